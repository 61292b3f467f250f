import net from 'node:net';
import type { Socket } from 'node:net';
import { openCaller } from '../../preload/caller.ts';
import type { Caller } from '../../preload/caller.ts';
import type { AnsweringMessage } from '../../preload/wire.ts';
import { readLockNote } from '../storage/lock-note.ts';
import { readJsonLines, sendJsonLine } from './json-lines.ts';
import type { HolderMessage, VisitNote } from './visits.ts';
import { visitNoteSchema } from './visits.ts';

/** A visit at the program that has a data folder open. */
export type Visit = Pick<Caller, 'call'> & { readonly close: () => void };

/** Long lists come as one line. */
const maxAnswerCharacters = 256 << 20;

/**
 * Asks the program `pid` that has the folder open to answer in our place. `never`: it is of another version, or takes
 * no visitors. `not-now`: it is opening or closing the folder, it did not answer within `waitMs`, or another program
 * has the folder by now.
 */
export async function visitHolder(
  directory: string,
  {
    pid,
    version,
    waitMs,
  }: { readonly pid: unknown; readonly version: string; readonly waitMs: number },
): Promise<Visit | 'never' | 'not-now'> {
  const lockNote = await readLockNote(directory);
  // A note of a program that was killed names another process.
  if (lockNote === null || lockNote.pid !== Number(pid)) return 'not-now';
  const note = visitNoteSchema.safeParse(lockNote.visits);
  if (!note.success || note.data.version !== version) return 'never';
  return (await connect(note.data, waitMs)) ?? 'not-now';
}

function connect(note: VisitNote, waitMs: number): Promise<Visit | null> {
  return new Promise((resolve) => {
    const socket: Socket = net.connect({ path: note.address });
    const timer = setTimeout(() => socket.destroy(), waitMs);
    const caller = openCaller((message) => sendJsonLine(socket, message));
    const visit: Visit = { call: caller.call, close: () => socket.destroy() };
    readJsonLines(socket, maxAnswerCharacters, (line) => {
      const message = line as AnsweringMessage | HolderMessage;
      switch (message.kind) {
        case 'welcome':
          clearTimeout(timer);
          resolve(visit);
          return;
        case 'bye':
          caller.lose('store-closed');
          return;
        case 'answer':
        case 'progress':
          caller.hear(message);
          return;
        default:
          message satisfies never;
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      caller.lose();
      resolve(null);
    });
    sendHello(socket, note);
  });
}

const sendHello = (socket: Socket, { version, token }: VisitNote): void =>
  sendJsonLine(socket, { kind: 'hello', version, token });
