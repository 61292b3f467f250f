import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { ScaleNews } from '../domain/scale/reading.ts';
import type { ExposedBridge } from './bridge.ts';
import { openCallerFor } from './caller.ts';
import { channels } from './channels.ts';
import { askFirst } from './first-questions.ts';
import type { Progress } from './procedure.ts';
import type { Topic } from './topics.ts';
import type { AskingMessage, NewsMessage, WindowAnswer } from './wire.ts';

/** A set of listeners, and how one is added and taken away. */
function listeners<Args extends readonly unknown[]>() {
  const all = new Set<(...args: Args) => void>();
  return {
    tell: (...args: Args): void => {
      for (const listener of all) listener(...args);
    },
    add: (listener: (...args: Args) => void) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
  };
}

const changed = listeners<[topics: readonly Topic[]]>();
const scale = listeners<[news: ScaleNews]>();
const progress = listeners<[taskId: string, progress: Progress]>();

// What is asked before the port is there waits for it.
let port: MessagePort | null = null;
const early: AskingMessage[] = [];
const send = (message: AskingMessage): void => {
  if (port === null) early.push(message);
  else port.postMessage(message);
};
const caller = openCallerFor<string>(send, JSON.stringify);

const first = askFirst((name, input) => caller.call(name, input));

function hear(message: WindowAnswer | NewsMessage): void {
  switch (message.kind) {
    case 'changed':
      first.forget();
      changed.tell(message.topics);
      return;
    case 'scale':
      scale.tell(message.news);
      return;
    case 'answer':
    case 'progress':
      caller.hear(message);
      return;
    default:
      message satisfies never;
  }
}

ipcRenderer.once(channels.port, (event: IpcRendererEvent) => {
  const [given] = event.ports;
  if (given === undefined) return;
  port = given;
  given.addEventListener('message', ({ data }: MessageEvent<WindowAnswer | NewsMessage>) =>
    hear(data),
  );
  given.addEventListener('close', () => caller.lose());
  given.start();
  for (const message of early.splice(0)) given.postMessage(message);
});
ipcRenderer.send(channels.connect);

/** All that the window can reach of the machine. Nothing of Electron itself gets through. */
const bridge: ExposedBridge = {
  call: async (name, input, taskId, consent) => {
    const given = first.take(name, input);
    if (given !== null) return given;
    // Who asks something else may change what the others were answered.
    first.forget();
    return caller.call(name, input, {
      ...(taskId === undefined
        ? {}
        : { id: taskId, progress: (step: Progress) => progress.tell(taskId, step) }),
      ...(consent === undefined ? {} : { consent }),
    });
  },
  cancel: caller.cancel,
  expectScan: () => send({ kind: 'expect' }),
  onProgress: progress.add,
  onChanged: changed.add,
  onScale: scale.add,
  pathOfFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('packbench', bridge);
