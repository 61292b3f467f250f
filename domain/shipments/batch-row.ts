import type { Plan } from '../plans/plan.ts';
import { refusal } from '../result.ts';
import type { Refusal } from '../result.ts';
import { cellAt, cellText, hasLostDigits } from '../sheets/cells.ts';
import { headerKey } from '../sheets/columns.ts';
import type { SheetRow } from '../sheets/table.ts';
import { findPlan } from '../waybills/plan-choice.ts';
import { batchHeader, undeliverableChoices } from './batch-headers.ts';
import type { BatchColumnKey } from './batch-headers.ts';
import { deliveryKinds, parseDeliveryKind } from './delivery.ts';
import type { DeliveryKind, DeliveryRequest } from './delivery.ts';
import { readDomesticParcel } from './domestic-express.ts';
import type { Undeliverable } from './shipment.ts';

type RowOrders = {
  /** The number that the spreadsheet shows beside the row. */
  readonly row: number;
  /** Usually one; several where a cell names a merged parcel. */
  readonly orderIds: readonly string[];
  readonly mergeWith: readonly string[];
};

/** A row that cannot be taken: the column at fault and why. */
export type BatchFault = RowOrders & {
  readonly kind: 'fault';
  readonly key: BatchColumnKey;
  readonly refusal: Refusal;
};

/** What the fill-in columns of a row say; `''` is "not given". */
export type BatchValues = {
  /** Code of a known plan. */
  readonly plan: string;
  readonly delivery: DeliveryKind | '';
  readonly pickupCity: string;
  readonly company: string;
  readonly otherCompany: string;
  readonly tracking: string;
  readonly warehouse: string;
  readonly undeliverable: Undeliverable | '';
};

type DeliveryRead =
  | { readonly ok: true; readonly request: DeliveryRequest }
  | { readonly ok: false; readonly key: BatchColumnKey; readonly refusal: Refusal };

type FilledRow = RowOrders & {
  readonly kind: 'filled';
  readonly values: BatchValues;
};

export type BatchRowRead = BatchFault | FilledRow | (RowOrders & { readonly kind: 'empty' });

const orderIdsIn = (text: string): readonly string[] =>
  text.split(/[\s,;，；、/]+/).filter((part) => part !== '');

/** Columns whose digits matter. */
const exactColumns = ['order', 'mergeWith', 'tracking'] as const;

/** Reads one row of the batch sheet; without a plan it is `empty`, whatever else stands in it. */
export function readBatchRow(
  row: SheetRow,
  index: Readonly<Partial<Record<BatchColumnKey, number>>>,
  plans: readonly Plan[],
): BatchRowRead {
  const textOf = (key: BatchColumnKey): string => cellText(cellAt(row, index[key]));
  const orders: RowOrders = {
    row: row.row,
    orderIds: orderIdsIn(textOf('order')),
    mergeWith: orderIdsIn(textOf('mergeWith')),
  };
  const fault = (key: BatchColumnKey, reason: Refusal): BatchFault => ({
    ...orders,
    kind: 'fault',
    key,
    refusal: reason,
  });
  const missing = (key: BatchColumnKey): BatchFault =>
    fault(key, refusal('value-missing', { field: batchHeader(key) }));

  const named = textOf('plan');
  if (named === '') return { ...orders, kind: 'empty' };
  for (const key of exactColumns) {
    if (!hasLostDigits(cellAt(row, index[key]))) continue;
    const lost = { field: batchHeader(key), value: textOf(key) };
    return fault(key, refusal('batch-digits-lost', lost));
  }
  if (orders.orderIds.length === 0) return missing('order');
  const plan = findPlan(plans, named);
  if (plan === undefined) return fault('plan', refusal('plan-unknown', { plan: named }));

  const way = textOf('delivery');
  const delivery = way === '' ? '' : parseDeliveryKind(way);
  if (delivery === undefined) {
    const choices = deliveryKinds.map(({ kind, zh }) => `${kind} ${zh}`).join(', ');
    return fault('delivery', refusal('delivery-kind-unknown', { value: way, choices }));
  }
  const fate = textOf('undeliverable');
  const undeliverable = fate === '' ? '' : parseUndeliverable(fate);
  if (undeliverable === undefined) {
    const choices = Object.values(undeliverableChoices).join(', ');
    const reason = refusal('batch-undeliverable-unknown', { value: fate, choices });
    return fault('undeliverable', reason);
  }
  return {
    ...orders,
    kind: 'filled',
    values: {
      plan: plan.code,
      delivery,
      pickupCity: textOf('pickupCity'),
      company: textOf('company'),
      otherCompany: textOf('otherCompany'),
      tracking: textOf('tracking'),
      warehouse: textOf('warehouse'),
      undeliverable,
    },
  };
}

/** What is meant to happen to an undeliverable parcel, in either language; undefined when the text says neither. */
function parseUndeliverable(text: string): Undeliverable | undefined {
  const wanted = headerKey(text);
  return (['return', 'destroy'] as const).find((fate) => {
    const choice = undeliverableChoices[fate];
    return [choice, ...choice.split(' ')].some((name) => headerKey(name) === wanted);
  });
}

/**
 * The way of delivery that the values of a row, or of merged rows together, ask for. Whether the plan offers it is
 * decided later. Fails with `value-missing` and the refusals of `readDomesticParcel`.
 */
export function deliveryOf(values: BatchValues): DeliveryRead {
  const { delivery, pickupCity, company, otherCompany, tracking, warehouse } = values;
  switch (delivery) {
    case '':
      return {
        ok: false,
        key: 'delivery',
        refusal: refusal('value-missing', { field: batchHeader('delivery') }),
      };
    case 'door':
      return pickupCity === ''
        ? {
            ok: false,
            key: 'pickupCity',
            refusal: refusal('value-missing', { field: batchHeader('pickupCity') }),
          }
        : { ok: true, request: { kind: 'door', city: pickupCity } };
    case 'domestic': {
      const request = { kind: delivery, company, companyName: otherCompany, tracking, warehouse };
      const read = readDomesticParcel(request);
      if (read.ok) return { ok: true, request };
      const { code } = read.refusal;
      return { ok: false, key: domesticColumn(code), refusal: read.refusal };
    }
    case 'warehouse':
      return { ok: true, request: { kind: 'warehouse', warehouse } };
    default:
      return delivery satisfies never;
  }
}

function domesticColumn(code: string): BatchColumnKey {
  if (code.startsWith('delivery-tracking')) return 'tracking';
  return code === 'delivery-company-name-missing' ? 'otherCompany' : 'company';
}
