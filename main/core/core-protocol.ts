import type { MessagePort } from 'node:worker_threads';
import type { HandlersOf } from '../../preload/procedure.ts';
import type { Procedure } from '../../preload/procedure.ts';
import type { dialogContract } from '../../preload/window-contract.ts';
import type { AnsweringMessage, AskingMessage } from '../../preload/wire.ts';
import type { z } from 'zod';
import type { AppPaths } from '../open-app.ts';

/** What the core is started with. */
export type CoreOptions = {
  readonly directory: string;
  readonly paths: AppPaths;
  /** Of the program, as its package says. */
  readonly version: string;
};

/** How a damaged data folder shall be made usable again. */
export type MendWish =
  | { readonly kind: 'repair'; readonly acceptLoss: boolean; readonly backup: string | null }
  | { readonly kind: 'restore'; readonly file: string };

/** `loss`: nothing was changed, since what `text` names would be lost. `text` is in both languages. */
export type MendResult = {
  readonly outcome: 'mended' | 'loss' | 'refused';
  readonly text: string;
};

/** From the thread of the windows to the core. */
export type ToCore =
  | { readonly kind: 'open'; readonly options: CoreOptions }
  /** A window that may ask over this port. */
  | { readonly kind: 'window'; readonly port: MessagePort }
  | { readonly kind: 'mend'; readonly wish: MendWish }
  | { readonly kind: 'close' }
  | AnsweringMessage;

/** From the core. `text` is what to show, in both languages: nobody knows the user's before the settings are read. */
export type FromCore =
  | { readonly kind: 'opened' }
  | { readonly kind: 'trouble'; readonly text: string }
  /** The data folder cannot be opened. Where it can be mended the core waits to be told how; else it ends its work. */
  | { readonly kind: 'refused'; readonly text: string; readonly canBeMended: boolean }
  /** What became of a wish; `mended` is followed by another try to open the folder. */
  | { readonly kind: 'mended'; readonly result: MendResult }
  | AskingMessage;

/** What only the thread of the windows can do; the core asks it. */
type HostContract = typeof dialogContract & {
  /** Prints a page that we made; see `printPage`. */
  readonly 'host.printPage': Procedure<
    z.ZodType<{ readonly html: string }>,
    { readonly printed: boolean }
  >;
  /** Ends the program and starts it again. */
  readonly 'host.restart': Procedure<z.ZodType<Record<never, never>>, null>;
  /** Opens a folder in the system's file manager. */
  readonly 'host.openFolder': Procedure<z.ZodType<{ readonly path: string }>, null>;
};

export type HostHandlers = HandlersOf<HostContract>;
