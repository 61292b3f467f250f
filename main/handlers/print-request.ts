import { decidePrint } from '../../domain/decide/printing.ts';
import { labelOf } from '../../domain/decide/label.ts';
import { orderLabels } from '../../domain/printing/print-order.ts';
import type { PrintOrder } from '../../domain/printing/print-order.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { routeLabel } from '../../domain/printing/route.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import { findShipment } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { checkLabel } from './render-label.ts';
import { findPrinter } from './printers.ts';
import { decideContext } from './services.ts';
import type { Services } from './services.ts';

/** Which labels are wanted, as `labels.print` and `labels.check` are asked. */
export type LabelsWanted = {
  readonly shipmentIds: readonly string[];
  readonly printer: string | null;
  readonly size: string | null;
  readonly order: PrintOrder;
};

/** One label of a batch that is about to be printed: the printer it goes to, or why it cannot be printed. */
export type PlannedLabel = {
  readonly shipmentId: string;
  readonly waybill: string | null;
  readonly printer: Result<Printer>;
};

/** This program, as a print job names who has it. */
export const claimant = ({ settings }: Services): string =>
  `${settings.get().station}/${process.pid}`;

/**
 * The labels in the order of printing, each with its printer. Refused as a whole only where a named printer does not
 * exist. Nothing is drawn yet.
 */
export function planLabels(
  services: Services,
  { shipmentIds, printer: name, size, order }: LabelsWanted,
): Result<readonly PlannedLabel[]> {
  const { state } = services.store;
  const named = name === null ? null : findPrinter(services, name);
  if (named !== null && !named.ok) return named;
  const { printers, labelRoutes } = services.settings.get();
  const known = shipmentIds.map((id) => findShipment(state, id)?.shipmentId ?? id);
  const context = decideContext(services);
  return ok(
    orderLabels(state, known, order).map((shipmentId) => {
      const shipment = state.shipments.get(shipmentId);
      const chosen =
        named ??
        routeLabel(shipment?.plan ?? '', { size, routes: labelRoutes, printers: [...printers] });
      const wanted = {
        shipmentId,
        printer: chosen.ok ? chosen.value.name : '',
        claimedBy: claimant(services),
      };
      // What the rules would say now; they are asked again when its turn comes.
      const allowed = decidePrint(state, wanted, context);
      const waybill = shipment?.waybill ?? null;
      return { shipmentId, waybill, printer: allowed.ok ? chosen : allowed };
    }),
  );
}

/**
 * Finds the labels among `planned` that cannot be drawn (a character that no font has, a text too long for its field, a
 * code too wide for the paper), as they would be drawn, without drawing them.
 */
export async function checkPlanned(
  services: Services,
  context: CallContext,
  planned: readonly PlannedLabel[],
): Promise<Result<readonly PlannedLabel[]>> {
  const checked: PlannedLabel[] = [];
  for (const label of planned) {
    if (context.signal.aborted) return refuse('cancelled');
    const problem = label.printer.ok
      ? await drawingProblem(services, context, label.shipmentId, label.printer.value)
      : null;
    checked.push(problem === null ? label : { ...label, printer: { ok: false, refusal: problem } });
  }
  return ok(checked);
}

async function drawingProblem(
  services: Services,
  context: CallContext,
  shipmentId: string,
  { size, dpi }: Printer,
): Promise<Refusal | null> {
  const { state } = services.store;
  const shipment = state.shipments.get(shipmentId);
  if (shipment === undefined) return null;
  const label = labelOf({
    shipment,
    plan: state.plans.get(shipment.plan),
    sender: services.settings.get().sender,
    rates: services.settings.get().currencyRates,
    copy: shipment.copies + 1,
    date: decideContext(services).today,
  });
  if (!label.ok) return label.refusal;
  const drawn = await checkLabel(services, context, { label: label.value, size, dpi });
  return drawn.ok ? null : drawn.refusal;
}
