/** Names of the wires between the window and the process that opened it. */
export const channels = {
  /** The page asks for a port to the core. */
  connect: 'packbench:connect',
  /** The port. */
  port: 'packbench:port',
} as const;
