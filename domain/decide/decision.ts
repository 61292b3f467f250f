import type { ArchivedKeys } from '../archive/archive.ts';
import type { Event } from '../event.ts';
import type { Result } from '../result.ts';

/** What a command leads to: the facts to write down and the answer to give once they are on disk; or a refusal. */
export type Decision<Value> = Result<{
  readonly events: readonly Event[];
  readonly value: Value;
}>;

/** What the pure rules cannot know themselves: the time and the station. */
export type DecideContext = {
  /** UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly at: string;
  /** The local calendar day `YYYY-MM-DD`: tariffs are dated by it. */
  readonly today: string;
  /** 1 to 4 capital letters or digits, part of every id given here. */
  readonly station: string;
  /** What the state has forgotten because it lies in the archive; absent where there is none. */
  readonly archived?: ArchivedKeys;
};

/** The decision that `events` happen and `value` is answered. */
export const decided = <Value>(
  events: readonly Event[],
  value: Value,
): {
  readonly ok: true;
  readonly value: { readonly events: readonly Event[]; readonly value: Value };
} => ({
  ok: true,
  value: { events, value },
});
