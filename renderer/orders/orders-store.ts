import { create } from 'zustand';
import type { Refusal } from '../../domain/result.ts';
import type { Request } from '../../preload/contract.ts';
import type { OrderView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';

/** Which orders are wanted. */
export type OrderFilter = 'all' | 'to-ship' | 'held';

type OrdersState = {
  readonly filter: OrderFilter;
  readonly search: string;
  readonly orders: readonly OrderView[];
  readonly total: number;
  readonly next: string | null;
  readonly loading: boolean;
  readonly refusal: Refusal | null;
  readonly show: (filter: OrderFilter, search: string) => Promise<void>;
  readonly more: () => Promise<void>;
};

const request = (
  filter: OrderFilter,
  search: string,
  cursor: string | null,
): Request<'orders.list'> => ({
  cursor,
  limit: 100,
  search,
  status: filter === 'to-ship' ? 'WAIT_SELLER_SEND_GOODS' : null,
  held: filter === 'all' ? null : filter === 'held',
});

/** The order list as far as it was fetched: pages come from the main process as the user goes on. */
export const useOrders = create<OrdersState>()((set, get) => {
  // Answers may overtake each other while somebody types; only the last question counts.
  let latest = 0;
  const load = async (cursor: string | null): Promise<void> => {
    const { filter, search } = get();
    latest += 1;
    const asked = latest;
    set({ loading: true });
    const answer = await bridge.call('orders.list', request(filter, search, cursor));
    if (asked !== latest) return;
    if (!answer.ok) {
      set({ loading: false, refusal: answer.refusal });
      return;
    }
    const { items, next, total } = answer.value;
    set({
      orders: cursor === null ? items : [...get().orders, ...items],
      next,
      total,
      loading: false,
      refusal: null,
    });
  };
  return {
    filter: 'all',
    search: '',
    orders: [],
    total: 0,
    next: null,
    loading: false,
    refusal: null,
    show: async (filter, search) => {
      set({ filter, search });
      await load(null);
    },
    more: async () => {
      const { next, loading } = get();
      if (next !== null && !loading) await load(next);
    },
  };
});
