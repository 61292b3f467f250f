import type { CurrencyRate } from '../currency-rates.ts';
import type { Label } from '../label/label.ts';
import type { Plan } from '../plans/plan.ts';
import { refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { checkSender } from '../shipments/address-rules.ts';
import { customsForm } from '../shipments/customs-form.ts';
import { declarationTotal } from '../shipments/declaration.ts';
import type { Sender } from '../shipments/sender.ts';
import type { Shipment } from '../shipments/shipment.ts';

/**
 * Everything that the label of a shipment shows. Refused: `waybill-missing`, and what is missing of the sender, since
 * a parcel without a return address cannot come back.
 */
export function labelOf(input: {
  readonly shipment: Shipment;
  readonly plan: Plan | undefined;
  readonly sender: Sender;
  readonly copy: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** What the form of the customs declaration is chosen by. */
  readonly rates: readonly CurrencyRate[];
}): Result<Label> {
  const { shipment, plan, sender } = input;
  if (shipment.waybill === null) {
    return refuse('waybill-missing', { shipmentId: shipment.shipmentId, plan: shipment.plan });
  }
  const [problem] = checkSender(sender);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const weightGrams = shipment.weightGrams ?? shipment.expectedWeightGrams;
  // Without a rate for the currency the stricter form is right in any case.
  const form = customsForm(shipment.declaration, weightGrams, input.rates);
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of shipment.items) {
    quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  }
  const total = declarationTotal(shipment.declaration);
  if (!total.ok) return total;
  return {
    ok: true,
    value: {
      waybill: shipment.waybill,
      copy: input.copy,
      plan: shipment.plan,
      serviceNameEn: plan?.nameEn ?? shipment.plan,
      serviceNameZh: plan?.nameZh ?? '',
      shipmentId: shipment.shipmentId,
      orderIds: shipment.orderIds,
      receiver: shipment.receiver,
      sender,
      sortingCode: shipment.sortingCode ?? '',
      items: [...quantities].map(([sku, quantity]) => ({ sku, quantity })),
      declaration: shipment.declaration,
      weightGrams,
      totalValue: total.value.value,
      customsForm: form.ok ? form.value : 'CN23',
      date: input.date,
    },
  };
}
