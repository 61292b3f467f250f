import type { Socket } from 'node:net';

/**
 * Calls `onMessage` with every line of JSON that arrives. A line that is no JSON, or is longer than `maxCharacters`,
 * ends the connection: whatever is at the other end, it is none of ours.
 */
export function readJsonLines(
  socket: Socket,
  maxCharacters: number,
  onMessage: (message: unknown) => void,
): void {
  // Pieces are joined only when a line ends, so that a long one costs no more than its length.
  let pieces: string[] = [];
  let length = 0;
  const take = (line: string): void => {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      socket.destroy();
      return;
    }
    onMessage(message);
  };
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      pieces.push(piece.slice(from, end));
      from = end + 1;
      const line = pieces.join('');
      pieces = [];
      length = 0;
      if (socket.destroyed) return;
      take(line);
    }
    pieces.push(piece.slice(from));
    length += piece.length - from;
    if (length > maxCharacters) socket.destroy();
  });
}

/** Sends a message as one line; a connection that is gone takes none. */
export function sendJsonLine(socket: Socket, message: unknown): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}
