import type { ArchivedKeys } from '../archive/archive.ts';
import type { Plan } from '../plans/plan.ts';
import { refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { cellAt, cellText, hasLostDigits } from '../sheets/cells.ts';
import type { ColumnIn, ColumnMatch } from '../sheets/columns.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../sheets/table.ts';
import type { Steps } from '../steps.ts';
import { checkTypedWaybill } from './check.ts';
import { occupiedNumbers, rangeBorders } from './occupied.ts';
import type { OccupiedNumbers } from './occupied.ts';
import { findPlan } from './plan-choice.ts';
import type { WaybillEntry, WaybillPool } from './pool.ts';
import { parseS10 } from './s10.ts';
import { seenNumbers } from './seen-numbers.ts';
import type { SeenNumbers } from './seen-numbers.ts';

/** What an import of numbers is judged against. */
export type WaybillImportContext = {
  readonly plans: readonly Plan[];
  readonly pools: readonly WaybillPool[];
  /** Numbers that a parcel had: never used again, which is stricter than the 24 months that UPU S10 recommends. */
  readonly used: Iterable<string>;
  /** Numbers that lie in the archive; absent where there is none. */
  readonly archived?: ArchivedKeys;
};

/** New entries for the pools, with the rows that the pools hold already and what looks odd without being wrong. */
export type ParsedWaybills = ParsedRows<WaybillEntry> & {
  readonly unchanged: number;
  readonly warnings: readonly RowRejection[];
};

type PoolKey = 'plan' | 'waybill' | 'from' | 'to';

export const poolHeaders = { plan: 'Plan', waybill: 'Waybill', from: 'From', to: 'To' } as const;

export const poolColumns: readonly ColumnIn<PoolKey>[] = [
  {
    key: 'plan',
    aliases: [poolHeaders.plan, 'Plan code', 'Service', '方案', '方案代码', '物流方案', '物流服务'],
    required: true,
  },
  {
    key: 'waybill',
    aliases: [
      poolHeaders.waybill,
      'Waybill number',
      'Tracking number',
      '运单号',
      '运单号码',
      '物流单号',
    ],
    required: false,
  },
  {
    key: 'from',
    aliases: [poolHeaders.from, 'Start', '起始号', '起始号码', '起始单号', '开始号'],
    required: false,
  },
  {
    key: 'to',
    aliases: [poolHeaders.to, 'End', '截止号', '截止号码', '终止号', '结束号', '结束单号'],
    required: false,
  },
];

const rowsPerStep = 100;

/** A row that cannot be taken: the column at fault and why. */
type Fault = { readonly ok: false; readonly field: string; readonly refusal: Refusal };
type Read =
  | Fault
  | { readonly ok: true; readonly entry: WaybillEntry; readonly warnings: readonly Refusal[] };

const fault = (key: PoolKey | null, reason: Refusal): Fault => ({
  ok: false,
  field: key === null ? '' : poolHeaders[key],
  refusal: reason,
});

/**
 * Reads a sheet of waybill numbers, `Plan | Waybill` and `Plan | From | To` rows mixed as they come. Every row becomes
 * an entry, is counted as unchanged, or is rejected: `value-missing`, `plan-unknown`, `waybill-digits-lost`,
 * `waybill-row-empty`, `waybill-row-both`, `waybill-range-open`, `waybill-range-mixed`, `waybill-range-reversed`,
 * `waybill-range-repeats`, `waybill-range-overlap`, `waybill-range-used`, `waybill-duplicate`, `waybill-in-pool`,
 * `waybill-used`, and those of `parseS10` (range borders) and `checkTypedWaybill` (single numbers).
 */
export function* parseWaybillTable(
  table: SheetTable,
  context: WaybillImportContext,
): Steps<ParsedWaybills> {
  const matched = matchPoolColumns(table);
  if (!matched.ok) {
    const row = table.rows[0]?.row ?? 1;
    return {
      read: 0,
      items: [],
      rejected: [{ row, field: '', refusal: matched.refusal }],
      unchanged: 0,
      warnings: [],
    };
  }
  const occupied = yield* occupiedNumbers(context.pools, context.used, context.archived);
  const seen = seenNumbers();
  const items: { row: number; item: WaybillEntry }[] = [];
  const rejected: RowRejection[] = [];
  const warnings: RowRejection[] = [];
  let unchanged = 0;
  const rows = rowsBelow(table, matched.value.headerRow);
  for (const [index, row] of rows.entries()) {
    if (index % rowsPerStep === 0) yield;
    const read = readRow(row, matched.value, context.plans);
    const found = read.ok ? judgeEntry(read.entry, row.row, seen, occupied) : read;
    if (found !== null && found !== 'known') {
      rejected.push({ row: row.row, field: found.field, refusal: found.refusal });
    } else if (found === 'known') {
      unchanged += 1;
    } else if (read.ok) {
      items.push({ row: row.row, item: read.entry });
      const field = read.entry.kind === 'range' ? poolHeaders.from : poolHeaders.waybill;
      for (const warning of read.warnings) {
        warnings.push({ row: row.row, field, refusal: warning });
      }
    }
  }
  return { read: rows.length, items, rejected, unchanged, warnings };
}

/** The columns of numbers for a pool: a waybill, or the two ends of a range. Refusals: `sheet-empty`, `header-missing`. */
export function matchPoolColumns(
  table: SheetTable,
): Result<ColumnMatch<PoolKey>, 'sheet-empty' | 'header-missing'> {
  const matched = matchColumns(table, poolColumns);
  if (!matched.ok) return matched;
  const { index, headerRow } = matched.value;
  if (index.waybill !== undefined || (index.from !== undefined && index.to !== undefined)) {
    return matched;
  }
  const header = table.rows.find(({ row }) => row === headerRow);
  return refuse('header-missing', {
    field: `${poolHeaders.waybill} / ${poolHeaders.from} + ${poolHeaders.to}`,
    found: (header?.cells ?? []).map(cellText).join(' | '),
  });
}

function readRow(row: SheetRow, match: ColumnMatch<PoolKey>, plans: readonly Plan[]): Read {
  const textOf = (key: PoolKey): string => cellText(cellAt(row, match.index[key]));
  for (const key of ['waybill', 'from', 'to'] as const) {
    if (!hasLostDigits(cellAt(row, match.index[key]))) continue;
    const lost = { field: poolHeaders[key], value: textOf(key) };
    return fault(key, refusal('waybill-digits-lost', lost));
  }
  const named = textOf('plan');
  if (named === '') return fault('plan', refusal('value-missing', { field: poolHeaders.plan }));
  const plan = findPlan(plans, named);
  if (plan === undefined) return fault('plan', refusal('plan-unknown', { plan: named }));

  const single = textOf('waybill');
  const from = textOf('from');
  const to = textOf('to');
  if (single !== '' && (from !== '' || to !== '')) return fault(null, refusal('waybill-row-both'));
  if (single !== '') {
    const checked = checkTypedWaybill(single, plan);
    if (!checked.ok) return fault('waybill', checked.refusal);
    const { waybill, warnings } = checked.value;
    return { ok: true, entry: { kind: 'number', plan: plan.code, waybill }, warnings };
  }
  if (from === '' && to === '') return fault(null, refusal('waybill-row-empty'));
  if (from === '') return fault('from', refusal('waybill-range-open', { border: to }));
  if (to === '') return fault('to', refusal('waybill-range-open', { border: from }));
  return readRange(from, to, plan);
}

function readRange(from: string, to: string, plan: Plan): Read {
  const first = parseS10(from);
  if (!first.ok) return fault('from', first.refusal);
  const last = parseS10(to);
  if (!last.ok) return fault('to', last.refusal);
  const { indicator, country } = first.value;
  const borders = { from: first.value.text, to: last.value.text };
  if (last.value.indicator !== indicator || last.value.country !== country) {
    return fault('to', refusal('waybill-range-mixed', borders));
  }
  if (first.value.serial > last.value.serial) {
    return fault('from', refusal('waybill-range-reversed', borders));
  }
  const checked = checkTypedWaybill(first.value.text, plan);
  const entry = {
    kind: 'range',
    plan: plan.code,
    indicator,
    country,
    from: first.value.serial,
    to: last.value.serial,
  } as const;
  return { ok: true, entry, warnings: checked.ok ? checked.value.warnings : [] };
}

function judgeEntry(
  entry: WaybillEntry,
  row: number,
  seen: SeenNumbers,
  occupied: OccupiedNumbers,
): Fault | 'known' | null {
  const earlier = seen.rowOf(entry);
  if (earlier === null) {
    seen.add(entry, row);
    return placeEntry(entry, occupied);
  }
  return entry.kind === 'number'
    ? fault('waybill', refusal('waybill-duplicate', { waybill: entry.waybill, row: earlier }))
    : fault('from', refusal('waybill-range-repeats', { ...rangeBorders(entry), row: earlier }));
}

/** Whether the pools hold the entry already (`known`), something forbids it, or nothing does (null). */
function placeEntry(entry: WaybillEntry, occupied: OccupiedNumbers): Fault | 'known' | null {
  if (entry.kind === 'number') {
    const { waybill } = entry;
    const plan = occupied.planOf(waybill);
    if (plan === entry.plan) return 'known';
    if (plan !== null) return fault('waybill', refusal('waybill-in-pool', { waybill, plan }));
    return occupied.isUsed(waybill) ? fault('waybill', refusal('waybill-used', { waybill })) : null;
  }
  if (occupied.isKnownRange(entry)) return 'known';
  const obstacle = occupied.obstacleOf(entry);
  if (obstacle === null) return null;
  const borders = rangeBorders(entry);
  switch (obstacle.kind) {
    case 'range': {
      const { other, plan } = obstacle;
      return fault('from', refusal('waybill-range-overlap', { ...borders, other, plan }));
    }
    case 'pooled': {
      const { waybill, plan } = obstacle;
      return fault('from', refusal('waybill-range-overlap', { ...borders, other: waybill, plan }));
    }
    case 'used':
      return fault(
        'from',
        refusal('waybill-range-used', { ...borders, waybill: obstacle.waybill }),
      );
    default:
      return obstacle satisfies never;
  }
}
