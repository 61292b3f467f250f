import { z } from 'zod';
import { contract } from './contract.ts';
import { commandSheetWish, paperWish } from './contract/papers.ts';
import { procedure } from './procedure.ts';
import type { HandlersOf, InputOf, OutputOf, RequestOf } from './procedure.ts';
import { stationContract } from './station-contract.ts';

const filters = z
  .array(z.strictObject({ name: z.string(), extensions: z.array(z.string().regex(/^[a-z0-9]+$/)) }))
  .default([]);

/** What only a window can do: ask the user through the system's own dialogs. Null when the user changed their mind. */
export const dialogContract = {
  'dialogs.openFile': procedure({ title: z.string().max(200), filters }).returns<string | null>(),
  'dialogs.saveFile': procedure({
    title: z.string().max(200),
    fileName: z.string().max(200),
    filters,
  }).returns<string | null>(),
  'dialogs.folder': procedure({ title: z.string().max(200) }).returns<string | null>(),
  /** Puts text on the system's clipboard; the page itself may not. */
  'dialogs.copyText': procedure({ text: z.string().max(20_000) }).returns<null>(),
  /** Shows a file that was written in the system's file manager. */
  'dialogs.reveal': procedure({ path: z.string().min(1).max(4_096) }).returns<null>(),
} as const;

/** What leaves the window on paper; `printed` is false when the user changed their mind. */
export const paperContract = {
  'handover.print': procedure({ handoverId: z.string().trim().min(1).max(200) }).returns<{
    readonly printed: boolean;
  }>(),
  'papers.print': procedure(paperWish).returns<{ readonly printed: boolean }>(),
  'papers.printCommands': procedure(commandSheetWish).returns<{ readonly printed: boolean }>(),
} as const;

/** Everything that the window can ask: the contract that it shares with the command line, the dialogs, and the station. */
export const windowContract = {
  ...contract,
  ...dialogContract,
  ...paperContract,
  ...stationContract,
} as const;

export type WindowContract = typeof windowContract;
export type WindowProcedure = keyof WindowContract;
export type WindowHandlers = HandlersOf<WindowContract>;
export type DialogHandlers = HandlersOf<typeof dialogContract>;
export type WindowRequest<Name extends WindowProcedure> = RequestOf<WindowContract[Name]>;
export type WindowInput<Name extends WindowProcedure> = InputOf<WindowContract[Name]>;
export type WindowOutput<Name extends WindowProcedure> = OutputOf<WindowContract[Name]>;
