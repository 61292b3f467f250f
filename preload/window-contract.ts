import { z } from 'zod';
import { contract } from './contract.ts';
import { procedure } from './procedure.ts';
import type { HandlersOf, OutputOf, RequestOf } from './procedure.ts';

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
  /** Shows a file that was written in the system's file manager. */
  'dialogs.reveal': procedure({ path: z.string().min(1).max(4_096) }).returns<null>(),
} as const;

/** Everything that the window can ask: the contract that it shares with the command line, and the dialogs. */
export const windowContract = { ...contract, ...dialogContract } as const;

export type WindowContract = typeof windowContract;
export type WindowProcedure = keyof WindowContract;
export type WindowHandlers = HandlersOf<WindowContract>;
export type DialogHandlers = HandlersOf<typeof dialogContract>;
export type WindowRequest<Name extends WindowProcedure> = RequestOf<WindowContract[Name]>;
export type WindowOutput<Name extends WindowProcedure> = OutputOf<WindowContract[Name]>;
