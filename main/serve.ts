import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { windowContract } from '../preload/window-contract.ts';
import type { WindowHandlers } from '../preload/window-contract.ts';
import { channels } from '../preload/channels.ts';
import { isAppPage } from './app-protocol.ts';
import { invoke } from './invoke.ts';
import type { ReportBug } from './invoke.ts';
import type { Session } from './people/session.ts';

/**
 * Answers the window's requests over IPC. Only the top frame of our own pages is answered: a frame that navigated
 * elsewhere, or a page of another origin, gets a refusal, and so does what `session` does not admit. Returns the function that stops serving.
 */
export function serve(
  handlers: WindowHandlers,
  session: Pick<Session, 'admit'>,
  reportBug: ReportBug,
): () => void {
  const running = new Map<string, AbortController>();
  const answer = async (
    event: IpcMainInvokeEvent,
    name: unknown,
    input: unknown,
    taskId: unknown,
    consent: unknown,
  ): Promise<Result<unknown>> => {
    if (!isOurs(event.senderFrame) || typeof name !== 'string') return refuse('sender-refused');
    const abort = new AbortController();
    const task = typeof taskId === 'string' ? taskKey(event.sender.id, taskId) : null;
    if (task !== null) running.set(task, abort);
    try {
      return await invoke(
        windowContract,
        handlers,
        name,
        input,
        {
          person: '',
          signal: abort.signal,
          progress: (progress) => {
            if (task !== null && !event.sender.isDestroyed()) {
              event.sender.send(channels.progress, taskId, progress);
            }
          },
        },
        reportBug,
        (asked, parsed) =>
          session.admit(asked, parsed, typeof consent === 'string' ? consent : null),
      );
    } finally {
      if (task !== null) running.delete(task);
    }
  };
  ipcMain.handle(channels.call, answer);
  ipcMain.on(channels.cancel, (event, taskId: unknown) => {
    if (isOurs(event.senderFrame) && typeof taskId === 'string') {
      running.get(taskKey(event.sender.id, taskId))?.abort();
    }
  });
  return () => {
    ipcMain.removeHandler(channels.call);
    ipcMain.removeAllListeners(channels.cancel);
    for (const abort of running.values()) abort.abort();
  };
}

const taskKey = (senderId: number, taskId: string): string => `${senderId}/${taskId}`;

const isOurs = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && isAppPage(frame.url);
