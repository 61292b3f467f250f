import type { Bridge } from '../preload/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly packbench: Bridge;
  }
}

/** The one way from the window to the main process. */
export const bridge: Bridge = window.packbench;
