import type { ArchivedGroup } from '../../domain/archive/archive.ts';
import { layBack } from '../../domain/archive/lay-back.ts';
import { freightOf, matchAllBills } from '../../domain/decide/freight.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import type { MatchRow } from '../../domain/freight/bill-match.ts';
import type { FreightView, Payment } from '../../domain/freight/freight.ts';
import type { Period } from '../../domain/freight/report.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { emptyState } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import { atOnce } from '../../domain/steps.ts';
import type { ArchiveEntry } from '../storage/archive-volume.ts';
import type { Breathe } from '../storage/breathing.ts';
import { isPresent } from './archived.ts';
import type { Services } from './services.ts';

const isWithin = ({ from, to }: Period, day: string): boolean =>
  (from === null || day >= from) && (to === null || day <= to);

/** What freight reports list, of the shipments that the state holds. */
export type Freight = {
  readonly views: readonly FreightView[];
  readonly payments: readonly Payment[];
  readonly match: readonly MatchRow[];
};

/**
 * Puts the freight of the archived shipments of a period before that of the state. The volumes are read block by block,
 * so that no more of them is held than the period asks for. Refused: `archive-damaged`, where sums would lack something.
 */
export async function withArchivedFreight(
  { archive }: Pick<Services, 'archive'>,
  { state, freight, period }: { state: State; freight: Freight; period: Period },
  terms: FreightTerms,
  breathe: Breathe,
): Promise<Result<Freight>> {
  const views: FreightView[] = [];
  const match: MatchRow[] = [];
  const payments = new Map(freight.payments.map((payment) => [payment.paymentId, payment]));
  const isWanted = mayConcern(period.from);
  for await (const group of archivedGroups(archive, state, isWanted)) {
    const own = freightOfGroup(group, terms);
    const listed = own.views.filter(({ day }) => isWithin(period, day));
    const ids = new Set(listed.map(({ shipmentId }) => shipmentId));
    for (const view of listed) views.push(view);
    for (const row of own.match) if (ids.has(row.shipmentId ?? '')) match.push(row);
    for (const part of own.payments) addLines(payments, part, ids);
    await breathe();
  }
  const damage = archive.damageOf(isWanted);
  if (damage !== null) return { ok: false, refusal: damage };
  const live = freight.views.filter(({ day }) => isWithin(period, day));
  const isWhole = period.from === null && period.to === null;
  const all = [...views.toSorted(byDay), ...live];
  const ids = new Set(all.map(({ shipmentId }) => shipmentId));
  const paid = [...payments.values()]
    .map((payment) => ({
      ...payment,
      lines: payment.lines.filter((line) => ids.has(line.shipmentId)),
    }))
    .filter(({ lines }) => lines.length > 0);
  return ok({
    views: all,
    payments: paid.toSorted((a, b) => (a.paymentId < b.paymentId ? -1 : 1)),
    // Nobody knows the day of a number that no shipment has.
    match: [
      ...match,
      ...freight.match.filter(({ shipmentId }) =>
        shipmentId === null ? isWhole : ids.has(shipmentId),
      ),
    ],
  });
}

const byDay = (a: FreightView, b: FreightView): number =>
  a.day < b.day || (a.day === b.day && a.shipmentId < b.shipmentId) ? -1 : 1;

/** Whether something in a volume may have a day from `from` on. */
function mayConcern(from: string | null): (volume: string) => boolean {
  // A volume has the month (UTC) in which its orders were finished: no shipment of theirs has a later local day.
  const month = from === null ? '' : dayBefore(from).slice(0, 7);
  return (volume) => volume.slice(0, 7) >= month;
}

/** The groups in the volumes that are wanted; none that `state` holds. */
async function* archivedGroups(
  archive: Services['archive'],
  state: State,
  isWanted: (volume: string) => boolean,
): AsyncGenerator<ArchivedGroup, void> {
  for await (const { value } of archive.entries(isWanted, orderKey)) {
    const group = value as ArchivedGroup;
    if (!isPresent(state, group)) yield group;
  }
}

const orderKey = ({ keys }: ArchiveEntry): string | null =>
  keys.find((key) => key.startsWith('order:')) ?? null;

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The day of a shipment is that by which its sums were counted when it was archived. */
function freightOfGroup(group: ArchivedGroup, { tolerances }: FreightTerms): Freight {
  const state = layBack(emptyState, [group]);
  const { utcOffsetMinutes } = group;
  return {
    views: freightOf(state, { tolerances, utcOffsetMinutes }),
    payments: [...state.payments.values()],
    match: atOnce(matchAllBills(state, tolerances)).rows,
  };
}

/** The lines of a payment that are about these shipments, to those that are known of it. */
function addLines(
  payments: Map<string, Payment>,
  part: Payment,
  shipmentIds: ReadonlySet<string>,
): void {
  const lines = part.lines.filter(({ shipmentId }) => shipmentIds.has(shipmentId));
  const known = payments.get(part.paymentId);
  payments.set(part.paymentId, { ...part, lines: [...(known?.lines ?? []), ...lines] });
}
