import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../domain/result.ts';
import type { OrderQuote } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';

/** How many orders are quoted in one question. */
const pageSize = 50;

/** Quotes by order, as far as they are known. */
export type Quotes = {
  readonly byOrder: ReadonlyMap<string, OrderQuote>;
  readonly refusal: Refusal | null;
};

/** The quotes of the orders from `first` to `last` of a list, asked for as they come into sight. */
export function useQuotes(orderIds: readonly string[], first: number, last: number): Quotes {
  const changes = useChanges('plans.quote');
  const [byOrder, setByOrder] = useState<ReadonlyMap<string, OrderQuote>>(new Map());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const question = useRef(0);
  const wanted = useRef(new Set<number>());
  // News from the disk may be a catalogue or a tariff: every quote is asked for again.
  useEffect(() => {
    question.current += 1;
    wanted.current = new Set();
  }, [orderIds, changes]);
  const firstPage = Math.floor(Math.max(0, first) / pageSize);
  const lastPage = Math.floor(Math.max(0, last) / pageSize);
  useEffect(() => {
    const asked = question.current;
    const load = async (page: number): Promise<void> => {
      const part = orderIds.slice(page * pageSize, (page + 1) * pageSize);
      if (part.length === 0) return;
      const answer = await bridge.call('plans.quote', { orderIds: [...part] });
      if (asked !== question.current) return;
      if (!answer.ok) return setRefusal(answer.refusal);
      setRefusal(null);
      setByOrder((before) => {
        const next = new Map(before);
        for (const quote of answer.value) next.set(quote.orderId, quote);
        return next;
      });
    };
    for (let page = firstPage; page <= lastPage; page += 1) {
      if (wanted.current.has(page)) continue;
      wanted.current.add(page);
      void load(page);
    }
  }, [orderIds, changes, firstPage, lastPage]);
  return { byOrder, refusal };
}
