import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { openAnswerer } from './answerer.ts';
import type { AnswerCall } from './answerer.ts';
import type { CoreOptions, FromCore, MendResult, MendWish, ToCore } from './core-protocol.ts';

/** The core as the thread of the windows sees it. */
export type CoreThread = {
  /**
   * A port over which a page may ask the core. What is asked while the core still opens its folder waits; the port
   * closes when the core is gone.
   */
  readonly portForWindow: () => MessagePort;
  /** Mends a folder that was refused; where that succeeds the core tries to open it once more. */
  readonly mend: (wish: MendWish) => Promise<MendResult>;
  /** Lets the core finish what is being written; resolves when its thread has ended. */
  readonly close: () => Promise<void>;
};

/** What happens to a core. `text` is in both languages. */
export type CoreListeners = {
  readonly onTrouble: (text: string) => void;
  readonly onRefused: (text: string) => void;
  /** The folder is refused, but may be mended. */
  readonly onDamaged: (text: string) => void;
  /** What the thread threw or ran out of; then it ends. */
  readonly onError: (error: Error) => void;
  /** The thread ended without having been asked to. */
  readonly onLost: (code: number) => void;
};

/** Longer than any tidying up takes; what was confirmed is on the disk long before. */
const closeWaitMs = 30_000;

/**
 * Five times what 100,000 open orders take beside an import. With a limit the thread alone ends when it runs out, as
 * `onError` and `onLost`; without one the whole program would.
 */
const memoryMb = 2_048;

/**
 * Starts the core in a thread of its own from `file`, the built `core.ts`. It needs nothing of Electron and may start
 * before the app is ready: a thread runs within a tenth of a second, while another process takes most of one.
 */
export function startCore(
  file: string,
  options: CoreOptions,
  host: AnswerCall,
  { onTrouble, onRefused, onDamaged, onError, onLost }: CoreListeners,
): CoreThread {
  const thread = new Worker(file, {
    name: 'Packbench core',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const send = (message: ToCore, ports: MessagePort[] = []): void =>
    thread.postMessage(message, ports);
  let isClosing = false;
  const mending: ((result: MendResult) => void)[] = [];
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', (code) => {
      answerer.stop();
      resolve();
      if (!isClosing) onLost(code);
    });
  });
  const answerer = openAnswerer(send, host);
  // What it threw or ran out of is told as it ends.
  thread.on('error', onError);
  thread.on('message', (message: FromCore) => {
    switch (message.kind) {
      case 'opened':
        return;
      case 'trouble':
        onTrouble(message.text);
        return;
      case 'refused':
        if (message.canBeMended) {
          onDamaged(message.text);
          return;
        }
        isClosing = true;
        onRefused(message.text);
        return;
      case 'mended':
        for (const settle of mending.splice(0)) settle(message.result);
        return;
      case 'call':
      case 'cancel':
      case 'expect':
        answerer.hear(message);
        return;
      default:
        message satisfies never;
    }
  });
  send({ kind: 'open', options });
  return {
    portForWindow: () => {
      const { port1, port2 } = new MessageChannel();
      send({ kind: 'window', port: port1 }, [port1]);
      return port2;
    },
    mend: (wish) =>
      new Promise((resolve) => {
        mending.push(resolve);
        send({ kind: 'mend', wish });
      }),
    close: async () => {
      isClosing = true;
      send({ kind: 'close' });
      const timer = setTimeout(() => void thread.terminate(), closeWaitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
