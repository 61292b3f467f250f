import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Makes a terminal line whose near end is PATH, in the state in which a new one is (cooked, echoing), and carries it to
 * a TCP port; port 0 takes nothing.
 */
const script = `
import os, pty, select, socket, sys
path, port = sys.argv[1], int(sys.argv[2])
master, slave = pty.openpty()
os.symlink(os.ttyname(slave), path)
peer = socket.create_connection(("127.0.0.1", port)) if port else None
print("ready", flush=True)
while True:
    ready, _, _ = select.select([0] + ([master, peer] if peer else []), [], [])
    if 0 in ready: sys.exit()
    if master in ready: peer.sendall(os.read(master, 65536))
    if peer in ready:
        answer = peer.recv(65536)
        if not answer: sys.exit()
        os.write(master, answer)
`;

/** A serial port at `path` with the server on `port` behind it. Returns what unplugs it. */
export async function startPseudoTerminal(path: string, port: number): Promise<() => void> {
  const child = spawn('python3', ['-c', script, path, String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return () => child.kill('SIGKILL');
}
