import { dayOfFreight } from '../../domain/decide/freight.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import type { EventOutline } from '../../domain/event-outline.ts';
import type { BillLine } from '../../domain/freight/bill.ts';
import { addBilled, addPaid, freightView, nothingPaid } from '../../domain/freight/freight.ts';
import type { Billed, FreightView, Paid } from '../../domain/freight/freight.ts';
import type { State } from '../../domain/state.ts';
import type { Steps } from '../../domain/steps.ts';
import { searchKey } from '../../domain/text.ts';
import { LiveList, valuesPerStep } from './live-list.ts';

/** The freight of every shipment, kept up with what happens, under one set of terms. */
export class FreightList {
  readonly list: LiveList<FreightView>;
  readonly terms: FreightTerms;
  readonly #billed = new Map<string, Billed>();
  readonly #paid = new Map<string, Paid>();
  readonly #dueFen = { 'to-pay': 0, disputed: 0 };

  constructor(terms: FreightTerms) {
    this.terms = terms;
    this.list = new LiveList({
      idOf: ({ shipmentId }) => shipmentId,
      textOf: ({ shipmentId, waybill, plan, country }) =>
        searchKey([shipmentId, waybill ?? '', plan, country].join('\n')),
      onChange: (before, after) => {
        this.#addDue(before, -1);
        this.#addDue(after, 1);
      },
    });
  }

  /** What is still owed for all shipments: what can be paid, and apart from it what is disputed. */
  get dueFen(): { readonly 'to-pay': number; readonly disputed: number } {
    return this.#dueFen;
  }

  /** Takes everything there is, once, before it follows what happens. */
  *fill(state: State): Steps {
    for (const { lines } of state.bills.values()) {
      for (const [index, line] of lines.entries()) {
        if (index % valuesPerStep === 0) yield;
        addBilled(this.#billed, line);
      }
    }
    for (const payment of state.payments.values()) {
      addPaid(this.#paid, payment);
      yield;
    }
    yield* this.list.fill(this.#viewsOf(state));
  }

  /** Takes the money of an event, once; returns the shipments that it is about. */
  take(state: State, event: EventOutline): readonly string[] {
    switch (event.type) {
      case 'freight-billed':
        this.#bill(event.lines);
        return event.lines.flatMap(({ waybill }) => state.waybills.get(waybill) ?? []);
      case 'freight-paid':
        addPaid(this.#paid, event.payment);
        return event.payment.lines.map(({ shipmentId }) => shipmentId);
      default:
        return [];
    }
  }

  /** Takes some shipments as they are in `state`. */
  put(state: State, shipmentIds: readonly string[]): void {
    this.list.put(new Map(shipmentIds.map((id) => [id, this.#viewOf(state, id)])));
  }

  #addDue(view: FreightView | undefined, sign: 1 | -1): void {
    if (view?.state === 'to-pay' || view?.state === 'disputed') {
      this.#dueFen[view.state] += sign * view.dueFen;
    }
  }

  #bill(lines: readonly BillLine[]): void {
    for (const line of lines) addBilled(this.#billed, line);
  }

  *#viewsOf(state: State): Generator<FreightView> {
    for (const shipmentId of state.shipments.keys()) {
      const view = this.#viewOf(state, shipmentId);
      if (view !== undefined) yield view;
    }
  }

  #viewOf(state: State, shipmentId: string): FreightView | undefined {
    const shipment = state.shipments.get(shipmentId);
    if (shipment === undefined) return undefined;
    return freightView({
      shipment,
      billed: this.#billed.get(shipment.waybill ?? '') ?? null,
      paid: this.#paid.get(shipmentId) ?? nothingPaid,
      tolerances: this.terms.tolerances,
      day: dayOfFreight(state, shipment, this.terms.utcOffsetMinutes),
    });
  }
}
