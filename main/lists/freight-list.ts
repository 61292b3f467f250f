import { dayOfFreight } from '../../domain/decide/freight.ts';
import type { FreightTerms } from '../../domain/decide/freight.ts';
import type { Event } from '../../domain/event.ts';
import type { BillLine } from '../../domain/freight/bill.ts';
import { addBilled, addPaid, freightView } from '../../domain/freight/freight.ts';
import type { Billed, FreightView } from '../../domain/freight/freight.ts';
import type { State } from '../../domain/state.ts';
import { searchKey } from '../../domain/text.ts';
import { LiveList } from './live-list.ts';

/** The freight of every shipment, kept up with what happens, under one set of terms. */
export class FreightList {
  readonly list: LiveList<FreightView>;
  readonly terms: FreightTerms;
  readonly #billed = new Map<string, Billed>();
  readonly #paid = new Map<string, number>();
  readonly #dueFen = { 'to-pay': 0, disputed: 0 };

  constructor(state: State, terms: FreightTerms) {
    this.terms = terms;
    for (const { lines } of state.bills.values()) this.#bill(lines);
    for (const payment of state.payments.values()) addPaid(this.#paid, payment);
    const views: FreightView[] = [];
    for (const shipmentId of state.shipments.keys()) {
      const view = this.#viewOf(state, shipmentId);
      if (view !== undefined) views.push(view);
    }
    this.list = new LiveList(views, {
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

  /** Takes what happened; `touched` are the shipments that it touched, `state` the one after it. */
  follow(state: State, events: Iterable<Event>, touched: Iterable<string>): void {
    const stale = new Set(touched);
    for (const event of events) {
      if (event.type === 'freight-billed') {
        this.#bill(event.lines);
        for (const { waybill } of event.lines) {
          const owner = state.waybills.get(waybill);
          if (owner !== undefined) stale.add(owner);
        }
      }
      if (event.type === 'freight-paid') {
        addPaid(this.#paid, event.payment);
        for (const { shipmentId } of event.payment.lines) stale.add(shipmentId);
      }
    }
    this.list.put(new Map([...stale].map((id) => [id, this.#viewOf(state, id)])));
  }

  #addDue(view: FreightView | undefined, sign: 1 | -1): void {
    if (view?.state === 'to-pay' || view?.state === 'disputed') {
      this.#dueFen[view.state] += sign * view.dueFen;
    }
  }

  #bill(lines: readonly BillLine[]): void {
    for (const line of lines) addBilled(this.#billed, line);
  }

  #viewOf(state: State, shipmentId: string): FreightView | undefined {
    const shipment = state.shipments.get(shipmentId);
    if (shipment === undefined) return undefined;
    return freightView({
      shipment,
      billed: this.#billed.get(shipment.waybill ?? '') ?? null,
      paidFen: this.#paid.get(shipmentId) ?? 0,
      tolerances: this.terms.tolerances,
      day: dayOfFreight(state, shipment, this.terms.utcOffsetMinutes),
    });
  }
}
