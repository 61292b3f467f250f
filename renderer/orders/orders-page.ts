import type { WindowRequest } from '../../preload/window-contract.ts';
import { askAhead } from '../ui/asked-ahead.ts';
import { pageSize } from '../ui/page-size.ts';
import { everything } from './filter.ts';
import type { Filter } from './filter.ts';

type Question = Omit<WindowRequest<'orders.list'>, 'offset' | 'limit'>;

/** What a filter asks of the list of orders. */
export const questionOf = ({ status, held, country, deadline, search }: Filter): Question => ({
  status,
  held,
  country,
  deadline,
  search,
});

/** What asks for a page of the list. */
export const pageQuestion = (
  offset: number,
  limit: number,
  question: Question,
): WindowRequest<'orders.list'> => ({ offset, limit, ...question });

/** The beginning of the list as it is shown first. */
export const firstPage = (filter: Filter): WindowRequest<'orders.list'> =>
  pageQuestion(0, pageSize, questionOf(filter));

/** Asks ahead for what the screen of the orders shows first. */
export const askOrdersAhead = (): Promise<unknown> =>
  Promise.all([askAhead('orders.list', firstPage(everything)), askAhead('orders.counts', {})]);
