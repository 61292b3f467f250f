import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { messageInBoth } from '../../domain/messages.ts';
import { openCaller } from '../../preload/caller.ts';
import type { AskingMessage, NewsMessage, WindowAnswer } from '../../preload/wire.ts';
import { applyPendingChange } from '../pending-change.ts';
import type { CoreOptions, FromCore, MendWish, ToCore } from './core-protocol.ts';
import { isMendable, mendData } from './mend.ts';
import { openCore } from './open-core.ts';
import type { Core } from './open-core.ts';

/** Answers a window over its port until the window is gone. */
function serveOver(port: MessagePort, core: Core): void {
  const answerer = core.serveWindow((message) => {
    const sent: WindowAnswer | NewsMessage =
      message.kind === 'answer' ? { ...message, result: JSON.stringify(message.result) } : message;
    port.postMessage(sent);
  });
  port.on('message', (message: AskingMessage) => answerer.hear(message));
  port.on('close', answerer.stop);
}

/** Runs beside the thread of the windows, so that nothing slow there or here stops the other. */
function run(parent: MessagePort): void {
  const tell = (message: FromCore): void => parent.postMessage(message);
  const host = openCaller(tell);
  const waiting: MessagePort[] = [];
  let opening: Promise<Core | null> = Promise.resolve(null);
  let core: Core | null = null;
  let options: CoreOptions | null = null;

  const open = async (asked: CoreOptions): Promise<Core | null> => {
    const changed = await applyPendingChange(asked.directory);
    // What was there before still is; it is opened as if nothing had been asked.
    if (!changed.ok) tell({ kind: 'trouble', text: messageInBoth(changed.refusal) });
    const opened = await openCore(asked, host, (line) => process.stderr.write(line));
    if (!opened.ok) {
      const canBeMended = isMendable(opened.refusal);
      tell({ kind: 'refused', text: messageInBoth(opened.refusal), canBeMended });
      return null;
    }
    core = opened.value;
    for (const port of waiting.splice(0)) serveOver(port, core);
    tell({ kind: 'opened' });
    return core;
  };
  const mend = async (wish: MendWish): Promise<Core | null> => {
    await opening;
    if (options === null) throw new Error('A folder is to be mended before it was opened.');
    const result = await mendData(options.directory, wish);
    tell({ kind: 'mended', result });
    return result.outcome === 'mended' ? open(options) : null;
  };
  const close = async (): Promise<void> => {
    // A folder that is being opened is not left half open.
    await (await opening)?.close();
    process.exit(0);
  };

  parent.on('message', (message: ToCore) => {
    switch (message.kind) {
      case 'open':
        ({ options } = message);
        opening = open(options);
        return;
      case 'window':
        if (core === null) waiting.push(message.port);
        else serveOver(message.port, core);
        return;
      case 'mend':
        opening = mend(message.wish);
        return;
      case 'close':
        void close();
        return;
      case 'answer':
      case 'progress':
        host.hear(message);
        return;
      default:
        message satisfies never;
    }
  });
}

if (parentPort === null) throw new Error('core.ts runs in a worker thread only');
run(parentPort);
