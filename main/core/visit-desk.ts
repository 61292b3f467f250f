import { refuse } from '../../domain/result.ts';
import { readLockNote } from '../storage/lock-note.ts';
import type { AnswerCall } from './answerer.ts';
import { receiveVisits, removeAddress } from './receive-visits.ts';
import type { Visits } from './receive-visits.ts';
import { visitNoteSchema } from './visits.ts';
import type { VisitNote } from './visits.ts';

/** Where other programs of the same user are answered while this one has the folder open. */
export type VisitDesk = {
  /** Begins to listen; for whoever holds the folder's lock. */
  readonly open: () => Promise<VisitNote | undefined>;
  /** What was asked until now waited for this. */
  readonly serve: (answer: AnswerCall) => void;
  /** Waits for what was asked; asked for nothing yet, it is told that the folder is closed. */
  readonly close: () => Promise<void>;
};

/** A desk for the data folder `directory`; `version` is that of the program. */
export function visitDesk(directory: string, version: string): VisitDesk {
  let visits: Visits | null = null;
  let begin: ((answer: AnswerCall) => void) | undefined;
  const answering = new Promise<AnswerCall>((resolve) => {
    begin = resolve;
  });
  return {
    open: async () => {
      // Whoever held the lock before is gone; killed, it left its socket.
      const left = visitNoteSchema.safeParse((await readLockNote(directory))?.visits);
      if (left.success) await removeAddress(left.data.address);
      visits = await receiveVisits(version, async (call, context) =>
        (await answering)(call, context),
      );
      return visits?.note;
    },
    serve: (answer) => begin?.(answer),
    close: async () => {
      begin?.(async () => refuse('store-closed'));
      await visits?.close();
    },
  };
}
