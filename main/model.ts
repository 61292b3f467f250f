import { evolveAfterLoss, settleLoss } from '../domain/after-loss.ts';
import { outlineOf } from '../domain/event-outline.ts';
import type { EventOutline } from '../domain/event-outline.ts';
import type { Event } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import { rebase } from '../domain/rebase.ts';
import { Replay } from '../domain/replay.ts';
import { fromRows, toRows } from '../domain/snapshot.ts';
import { emptyState } from '../domain/state.ts';
import type { State } from '../domain/state.ts';
import type { FollowedModel } from './storage/model.ts';

/** What the store of this application keeps: its facts, how they change the state, and how a snapshot holds it. */
export const packbenchModel: FollowedModel<State, Event, EventOutline> = {
  // 2: orders may lie in the archive. 3: the lines of a bill may come in several events, and an order may bear an address
  // that was corrected here. 4: snapshots have the traits of their orders; 5: by kinds.
  version: 5,
  empty: emptyState,
  evolve,
  evolveAfterLoss,
  settleLoss,
  toRows,
  fromRows,
  rebase,
  replay: (state) => new Replay(state),
  outline: outlineOf,
};
