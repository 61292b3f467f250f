import type { ScaleNews } from '../domain/scale/reading.ts';
import type { Result } from '../domain/result.ts';
import type { WindowOutput, WindowProcedure, WindowRequest } from './window-contract.ts';
import type { Progress } from './procedure.ts';
import type { Topic } from './topics.ts';

/** The window's way to the main process. */
export type Bridge = {
  /**
   * Asks the main process; `taskId` names the request for progress and cancelling, `consent` is a lead's from
   * `people.authorize`.
   */
  readonly call: <Name extends WindowProcedure>(
    name: Name,
    input: WindowRequest<Name>,
    taskId?: string,
    consent?: string,
  ) => Promise<Result<WindowOutput<Name>>>;
  readonly cancel: (taskId: string) => void;
  /** A scan has begun, what it asks for will follow: whatever takes long in the main process stands aside already. */
  readonly expectScan: () => void;
  /** Returns the function that stops listening. */
  readonly onProgress: (listener: (taskId: string, progress: Progress) => void) => () => void;
  /** Told what the news is about whenever something new is on disk. Returns what stops it. */
  readonly onChanged: (listener: (topics: readonly Topic[]) => void) => () => void;
  /** Told of the weight on the station's scale whenever it changes. Returns what stops it. */
  readonly onScale: (listener: (news: ScaleNews) => void) => () => void;
  /** Where a dropped file lies on disk. */
  readonly pathOfFile: (file: File) => string;
};

/** What the preload script puts on the window as `packbench`. Answers come as JSON text, see `WindowAnswer`. */
export type ExposedBridge = Omit<Bridge, 'call'> & {
  readonly call: <Name extends WindowProcedure>(
    name: Name,
    input: WindowRequest<Name>,
    taskId?: string,
    consent?: string,
  ) => Promise<string>;
};
