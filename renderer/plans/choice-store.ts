import { create } from 'zustand';

/** Which plan each order is to travel with; what Plans hands over to Shipments. Kept until the window closes. */
type PlanChoice = {
  /** The orders that are being planned, in the order in which they were selected. */
  readonly orderIds: readonly string[];
  /** Order id to plan code; an order without a choice is not in it. */
  readonly choice: ReadonlyMap<string, string>;
  /** Plans these orders now; what was chosen for those of them that were there before stays. */
  readonly begin: (orderIds: readonly string[]) => void;
  /** Sets the plans of some orders; null takes a choice back. */
  readonly choose: (plans: Iterable<readonly [orderId: string, plan: string | null]>) => void;
};

export const usePlanChoice = create<PlanChoice>()((set) => ({
  orderIds: [],
  choice: new Map(),
  begin: (orderIds) =>
    set(({ choice }) => ({
      orderIds,
      choice: new Map(
        orderIds.flatMap((orderId) => {
          const plan = choice.get(orderId);
          return plan === undefined ? [] : [[orderId, plan] as const];
        }),
      ),
    })),
  choose: (plans) =>
    set(({ choice }) => {
      const next = new Map(choice);
      for (const [orderId, plan] of plans) {
        if (plan === null) next.delete(orderId);
        else next.set(orderId, plan);
      }
      return { choice: next };
    }),
}));
