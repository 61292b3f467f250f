import type { Result } from '../domain/result.ts';
import type { WindowOutput, WindowProcedure, WindowRequest } from './window-contract.ts';
import type { Progress } from './procedure.ts';

/** What the preload script puts on the window as `packbench`. */
export type Bridge = {
  /** Asks the main process; `taskId` names the request for progress and cancelling. */
  readonly call: <Name extends WindowProcedure>(
    name: Name,
    input: WindowRequest<Name>,
    taskId?: string,
  ) => Promise<Result<WindowOutput<Name>>>;
  readonly cancel: (taskId: string) => void;
  /** Returns the function that stops listening. */
  readonly onProgress: (listener: (taskId: string, progress: Progress) => void) => () => void;
  /** Told the number of the newest record whenever something new is on disk. Returns what stops it. */
  readonly onChanged: (listener: (seq: number) => void) => () => void;
  /** Where a dropped file lies on disk. */
  readonly pathOfFile: (file: File) => string;
};
