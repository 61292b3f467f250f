import type { Plan } from '../plans/plan.ts';
import { refusal } from '../result.ts';
import type { Refusal } from '../result.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ColumnMatch } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetTable } from '../sheets/table.ts';
import type { Steps } from '../steps.ts';
import { batchColumns, batchHeader, shipmentSheetName } from './batch-headers.ts';
import type { BatchColumnKey } from './batch-headers.ts';
import { deliveryOf, readBatchRow } from './batch-row.ts';
import type { BatchFault, BatchRowRead, BatchValues } from './batch-row.ts';
import type { DeliveryRequest } from './delivery.ts';
import type { ParcelRequest } from './plan-shipment.ts';
import type { Undeliverable } from './shipment.ts';

/** A parcel that the batch workbook asks for. */
export type BatchRequest = {
  /** Rows that belong to it, as the spreadsheet shows them; several for a merged parcel. */
  readonly rows: readonly number[];
  readonly parcel: ParcelRequest;
  readonly plan: string;
  readonly delivery: DeliveryRequest;
  readonly undeliverable: Undeliverable;
};

/** The parcels asked for, and how many rows nobody filled in. */
export type ParsedBatch = ParsedRows<BatchRequest> & { readonly notFilled: number };

const rowsPerStep = 50;

type Found = { readonly table: SheetTable; readonly match: ColumnMatch<BatchColumnKey> };

/**
 * Reads the batch workbook. A row is filled in once it names a plan; rows without one are counted as `notFilled`,
 * unless a filled-in row merges with them. Rows that name one another become one parcel; if one of them is rejected,
 * all are. Whether an order may ship and a plan takes it is decided later, against what is known by then.
 * Rejections: `value-missing`, `batch-digits-lost`, `plan-unknown`, `delivery-kind-unknown`,
 * `batch-undeliverable-unknown`, `batch-order-repeated`, `batch-merge-row-rejected`, `batch-merge-differs`, those of
 * `readDomesticParcel`, and for the whole file `sheet-empty` and `header-missing`.
 */
export function* parseBatchWorkbook(
  tables: readonly SheetTable[],
  plans: readonly Plan[],
): Steps<ParsedBatch> {
  const found = findSheet(tables);
  if ('refusal' in found) {
    const rejected = [{ row: found.row, field: '', refusal: found.refusal }];
    return { read: 0, items: [], rejected, notFilled: 0 };
  }
  const rows: BatchRowRead[] = [];
  for (const row of rowsBelow(found.table, found.match.headerRow)) {
    if (rows.length % rowsPerStep === 0) yield;
    rows.push(readBatchRow(row, found.match.index, plans));
  }
  const reads = rejectRepeated(rows);
  yield;
  const items: { row: number; item: BatchRequest }[] = [];
  const rejected: RowRejection[] = [];
  let notFilled = 0;
  for (const group of yield* groupRows(reads)) {
    if (items.length % rowsPerStep === 0) yield;
    const filled = group.filter((read) => read.kind !== 'empty');
    if (filled.length === 0) {
      notFilled += group.length;
      continue;
    }
    const outcome = requestOf(group);
    if ('request' in outcome) {
      items.push({ row: filled[0]?.row ?? 0, item: outcome.request });
    } else {
      rejected.push(...outcome.rejected);
    }
  }
  return {
    read: rows.length,
    items,
    rejected: rejected.toSorted((a, b) => a.row - b.row),
    notFilled,
  };
}

const ourNameFirst = (tables: readonly SheetTable[]): readonly SheetTable[] => {
  const named = tables.filter(({ name }) => name === shipmentSheetName);
  return [...named, ...tables.filter((table) => !named.includes(table))];
};

/** The sheet with our name if it has the columns, else the first one that has; null where none has. */
export function findBatchSheet(tables: readonly SheetTable[]): Found | null {
  for (const table of ourNameFirst(tables)) {
    const match = matchColumns(table, batchColumns);
    if (match.ok) return { table, match: match.value };
  }
  return null;
}

/** The sheet that holds the batch, or why there is none. */
function findSheet(
  tables: readonly SheetTable[],
): Found | { readonly row: number; readonly refusal: Refusal } {
  const found = findBatchSheet(tables);
  if (found !== null) return found;
  const [first] = ourNameFirst(tables);
  const match = first === undefined ? undefined : matchColumns(first, batchColumns);
  return {
    row: first?.rows[0]?.row ?? 1,
    refusal:
      match === undefined || match.ok
        ? refusal('sheet-empty', { sheet: shipmentSheetName })
        : match.refusal,
  };
}

/** Two filled-in rows for one order would ship it twice: the later one becomes a fault. */
function rejectRepeated(reads: readonly BatchRowRead[]): readonly BatchRowRead[] {
  const rowOf = new Map<string, number>();
  return reads.map((read) => {
    if (read.kind === 'empty') return read;
    for (const orderId of read.orderIds) {
      const earlier = rowOf.get(orderId);
      if (earlier !== undefined && earlier !== read.row) {
        const reason = refusal('batch-order-repeated', { orderId, row: earlier });
        return fault(read, 'order', reason);
      }
    }
    for (const orderId of read.orderIds) rowOf.set(orderId, read.row);
    return read;
  });
}

const fault = (read: BatchRowRead, key: BatchColumnKey, reason: Refusal): BatchFault => ({
  kind: 'fault',
  row: read.row,
  orderIds: read.orderIds,
  mergeWith: read.mergeWith,
  key,
  refusal: reason,
});

/**
 * Rows that share an order or name one another, each group and the groups in the order of the sheet. A repeated order
 * does not tie its row to the first one: only that row is wrong.
 */
function* groupRows(reads: readonly BatchRowRead[]): Steps<readonly (readonly BatchRowRead[])[]> {
  const groups: BatchRowRead[][] = [];
  const groupOf = new Map<string, number>();
  for (const [place, read] of reads.entries()) {
    if (place % rowsPerStep === 0) yield;
    const isRepeat = read.kind === 'fault' && read.refusal.code === 'batch-order-repeated';
    const keys = isRepeat ? [] : [...read.orderIds, ...read.mergeWith];
    const touched = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))];
    const target = touched.length === 0 ? groups.length : Math.min(...touched);
    const joined = [...touched.flatMap((index) => groups[index] ?? []), read];
    for (const index of touched) groups[index] = [];
    groups[target] = joined.toSorted((a, b) => a.row - b.row);
    for (const key of joined.flatMap((one) => [...one.orderIds, ...one.mergeWith])) {
      if (!isRepeat) groupOf.set(key, target);
    }
  }
  return groups.filter((group) => group.length > 0);
}

const agreed = [
  'plan',
  'delivery',
  'pickupCity',
  'company',
  'otherCompany',
  'tracking',
  'warehouse',
  'undeliverable',
] as const satisfies readonly (keyof BatchValues)[];

type Outcome = { readonly request: BatchRequest } | { readonly rejected: readonly RowRejection[] };

/** What a group of rows asks for, or the rejection of each of its rows. */
function requestOf(group: readonly BatchRowRead[]): Outcome {
  const faults = new Map<number, BatchFault>();
  for (const read of group) if (read.kind === 'fault') faults.set(read.row, read);
  const filled = group.filter((read) => read.kind === 'filled');
  const [first, ...others] = filled;
  if (first !== undefined && faults.size === 0) {
    for (const other of others) {
      const key = agreed.find(
        (one) =>
          other.values[one] !== '' &&
          first.values[one] !== '' &&
          other.values[one] !== first.values[one],
      );
      if (key === undefined) continue;
      const params = { field: batchHeader(key), row: first.row };
      faults.set(other.row, fault(other, key, refusal('batch-merge-differs', params)));
    }
    const values = Object.fromEntries(
      agreed.map((key) => [key, filled.map((read) => read.values[key]).find(Boolean) ?? '']),
    ) as BatchValues;
    const delivery = deliveryOf(values);
    if (!delivery.ok) faults.set(first.row, fault(first, delivery.key, delivery.refusal));
    if (faults.size === 0 && delivery.ok) {
      const orderIds = [...new Set(group.flatMap((read) => [...read.orderIds, ...read.mergeWith]))];
      const [only = ''] = orderIds;
      return {
        request: {
          rows: group.map(({ row }) => row),
          parcel:
            orderIds.length === 1 ? { kind: 'order', orderId: only } : { kind: 'merge', orderIds },
          plan: values.plan,
          delivery: delivery.request,
          undeliverable: values.undeliverable === 'destroy' ? 'destroy' : 'return',
        },
      };
    }
  }
  const [culprit] = faults.keys();
  return {
    rejected: group.map((read) => {
      const own = faults.get(read.row);
      return own === undefined
        ? {
            row: read.row,
            field: batchHeader('mergeWith'),
            refusal: refusal('batch-merge-row-rejected', { row: culprit ?? read.row }),
          }
        : { row: read.row, field: batchHeader(own.key), refusal: own.refusal };
    }),
  };
}
