/** Names of the wires between the window and the main process. */
export const channels = {
  call: 'packbench:call',
  cancel: 'packbench:cancel',
  progress: 'packbench:progress',
  changed: 'packbench:changed',
  scale: 'packbench:scale',
} as const;
