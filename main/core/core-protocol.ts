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

/** From the window's process to the core; windows are handed over as `window` with their port. */
export type ToCore =
  | { readonly kind: 'open'; readonly options: CoreOptions }
  | { readonly kind: 'window' }
  | { readonly kind: 'close' }
  | AnsweringMessage;

/** From the core. `text` is what to show, in both languages: nobody knows the user's before the settings are read. */
export type FromCore =
  | { readonly kind: 'opened' }
  | { readonly kind: 'trouble'; readonly text: string }
  /** The data folder cannot be opened; the core has ended its work. */
  | { readonly kind: 'refused'; readonly text: string }
  | AskingMessage;

/** What only the window's process can do; the core asks it. */
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
