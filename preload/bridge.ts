import type { Result } from '../domain/result.ts';
import type { Output, ProcedureName, Request } from './contract.ts';
import type { Progress } from './procedure.ts';

/** What the preload script puts on the window as `packbench`. */
export type Bridge = {
  /** Asks the main process; `taskId` names the request for progress and cancelling. */
  readonly call: <Name extends ProcedureName>(
    name: Name,
    input: Request<Name>,
    taskId?: string,
  ) => Promise<Result<Output<Name>>>;
  readonly cancel: (taskId: string) => void;
  /** Returns the function that stops listening. */
  readonly onProgress: (listener: (taskId: string, progress: Progress) => void) => () => void;
  /** Where a dropped file lies on disk. */
  readonly pathOfFile: (file: File) => string;
};
