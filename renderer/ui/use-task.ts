import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../domain/result.ts';
import type {
  WindowOutput,
  WindowProcedure,
  WindowRequest,
} from '../../preload/window-contract.ts';
import type { Progress } from '../../preload/procedure.ts';
import { bridge } from '../bridge.ts';

let lastTask = 0;

/** A task that takes a while: how far it is, and a way to stop it. */
export type Task = {
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly run: <Name extends WindowProcedure>(
    name: Name,
    input: WindowRequest<Name>,
  ) => Promise<Result<WindowOutput<Name>>>;
  readonly cancel: () => void;
};

/** Runs one long task at a time with progress and cancelling. */
export function useTask(): Task {
  const [taskId, setTaskId] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(
    () =>
      bridge.onProgress((id, next) => {
        if (id === taskId) setProgress(next);
      }),
    [taskId],
  );
  const run = useCallback(
    async <Name extends WindowProcedure>(name: Name, input: WindowRequest<Name>) => {
      lastTask += 1;
      const id = `task-${lastTask}`;
      setProgress(null);
      setTaskId(id);
      try {
        return await bridge.call(name, input, id);
      } finally {
        setTaskId(null);
      }
    },
    [],
  );
  const cancel = useCallback(() => {
    if (taskId !== null) bridge.cancel(taskId);
  }, [taskId]);
  return { running: taskId !== null, progress, run, cancel };
}
