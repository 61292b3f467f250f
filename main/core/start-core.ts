import { MessageChannelMain, utilityProcess } from 'electron';
import type { MessagePortMain } from 'electron';
import { openAnswerer } from './answerer.ts';
import type { AnswerCall } from './answerer.ts';
import type { CoreOptions, FromCore, MendResult, MendWish, ToCore } from './core-protocol.ts';

/** The core as the process of the windows sees it. */
export type CoreProcess = {
  /** A port over which a page may ask the core. What is asked while the core still opens its folder waits. */
  readonly portForWindow: () => MessagePortMain;
  /** Mends a folder that was refused; where that succeeds the core tries to open it once more. */
  readonly mend: (wish: MendWish) => Promise<MendResult>;
  /** Lets the core finish what is being written; resolves when its process has ended. */
  readonly close: () => Promise<void>;
};

/** What happens to a core. `text` is in both languages. */
export type CoreListeners = {
  readonly onTrouble: (text: string) => void;
  readonly onRefused: (text: string) => void;
  /** The folder is refused, but may be mended. */
  readonly onDamaged: (text: string) => void;
  /** The process ended without having been asked to. */
  readonly onLost: (code: number) => void;
};

/** Longer than any tidying up takes; what was confirmed is on the disk long before. */
const closeWaitMs = 30_000;

/** Starts the core in a process of its own from `file`, the built `core.ts`. The app must be ready. */
export function startCore(
  file: string,
  options: CoreOptions,
  host: AnswerCall,
  { onTrouble, onRefused, onDamaged, onLost }: CoreListeners,
): CoreProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Packbench core' });
  const send = (message: ToCore, ports: MessagePortMain[] = []): void =>
    child.postMessage(message, ports);
  let isClosing = false;
  const mending: ((result: MendResult) => void)[] = [];
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      answerer.stop();
      resolve();
      if (!isClosing) onLost(code);
    });
  });
  const answerer = openAnswerer(send, host);
  child.on('message', (message: FromCore) => {
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
        answerer.hear(message);
        return;
      default:
        message satisfies never;
    }
  });
  send({ kind: 'open', options });
  return {
    portForWindow: () => {
      const { port1, port2 } = new MessageChannelMain();
      send({ kind: 'window' }, [port1]);
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
      const timer = setTimeout(() => child.kill(), closeWaitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
