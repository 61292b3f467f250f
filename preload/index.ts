import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { ScaleNews } from '../domain/scale/reading.ts';
import type { Bridge } from './bridge.ts';
import { channels } from './channels.ts';
import type { Progress } from './procedure.ts';

/** All that the window can reach of the machine. Nothing of Electron itself gets through. */
const bridge: Bridge = {
  call: async (name, input, taskId, consent) =>
    ipcRenderer.invoke(channels.call, name, input, taskId, consent),
  cancel: (taskId) => ipcRenderer.send(channels.cancel, taskId),
  onProgress: (listener) => {
    const forward = (_event: IpcRendererEvent, taskId: string, progress: Progress): void =>
      listener(taskId, progress);
    ipcRenderer.on(channels.progress, forward);
    return () => ipcRenderer.removeListener(channels.progress, forward);
  },
  onChanged: (listener) => {
    const forward = (_event: IpcRendererEvent, seq: number): void => listener(seq);
    ipcRenderer.on(channels.changed, forward);
    return () => ipcRenderer.removeListener(channels.changed, forward);
  },
  onScale: (listener) => {
    const forward = (_event: IpcRendererEvent, news: ScaleNews): void => listener(news);
    ipcRenderer.on(channels.scale, forward);
    return () => ipcRenderer.removeListener(channels.scale, forward);
  },
  pathOfFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('packbench', bridge);
