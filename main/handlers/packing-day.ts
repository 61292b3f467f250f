import type { EventMeta } from '../../domain/event.ts';
import type { EventOutline } from '../../domain/event-outline.ts';
import { paceOf } from '../../domain/packing/pace.ts';
import type { PackingDay } from '../../domain/packing/pace.ts';
import { dayOf } from './services.ts';
import type { Services } from './services.ts';

const dayMilliseconds = 86_400_000;

type Tally = { readonly day: string; readonly packedAtMs: number[]; errors: number };

/**
 * What was packed and refused today, by the journal. Read from disk once, then kept up with every commit, so that the
 * packer's screen can ask after each scan.
 */
export function packingDay(services: Services): () => Promise<PackingDay> {
  let tally: Tally | null = null;
  let lastSeq = 0;

  const today = (): string => dayOf(services.now(), services.settings.get().utcOffsetMinutes);

  const add = (to: Tally, meta: EventMeta, events: readonly EventOutline[]): void => {
    if (meta.seq <= lastSeq) return;
    lastSeq = meta.seq;
    const { utcOffsetMinutes, station } = services.settings.get();
    if (meta.station !== station) return;
    if (dayOf(new Date(meta.at), utcOffsetMinutes) !== to.day) return;
    for (const event of events) {
      if (event.type === 'parcel-packed') to.packedAtMs.push(Date.parse(meta.at));
      // A weight that was not believed bears no code: it is no wrong scan.
      if (event.type === 'scan-refused' && event.code !== '') to.errors += 1;
    }
  };

  const seeded = async (day: string): Promise<Tally> => {
    const fresh: Tally = { day, packedAtMs: [], errors: 0 };
    lastSeq = 0;
    const now = services.now().getTime();
    // A local day lies in two days of UTC, by which the journal counts.
    const days = [-1, 0, 1].map((shift) =>
      new Date(now + shift * dayMilliseconds).toISOString().slice(0, 11),
    );
    const since = new Date(now - 2 * dayMilliseconds).toISOString();
    for await (const { meta, events } of services.store.history({ containing: days, since })) {
      add(fresh, meta, events);
    }
    return fresh;
  };

  /** What is written while the past is read may come too late to be read with it. */
  let missed: { readonly meta: EventMeta; readonly events: readonly EventOutline[] }[] = [];
  let seeding: Promise<Tally> | null = null;
  services.store.onCommit((records) => {
    if (seeding !== null) missed.push(...records);
    else if (tally !== null) for (const { meta, events } of records) add(tally, meta, events);
  });

  const seed = async (day: string): Promise<Tally> => {
    missed = [];
    try {
      const read = await seeded(day);
      for (const { meta, events } of missed) add(read, meta, events);
      tally = read;
      return read;
    } finally {
      missed = [];
      seeding = null;
    }
  };

  const current = async (): Promise<Tally> => {
    const day = today();
    if (tally?.day === day) return tally;
    return (seeding ??= seed(day));
  };

  return async () => {
    const { packedAtMs, errors } = await current();
    return {
      packed: packedAtMs.length,
      errors,
      perHour: paceOf(packedAtMs, services.now().getTime()),
    };
  };
}
