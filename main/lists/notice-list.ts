import type { Notice } from '../../domain/notices/notice.ts';
import type { State } from '../../domain/state.ts';
import { searchKey } from '../../domain/text.ts';
import { buyerOf } from '../handlers/notice-views.ts';
import { LiveList } from './live-list.ts';

/** The notices as a list; each is found by its customer too, who stands in the order as it is in `facts`. */
export const openNoticeList = (facts: { readonly state: State }): LiveList<Notice> =>
  new LiveList({
    idOf: ({ noticeId }) => noticeId,
    textOf: ({ orderId, number }) =>
      searchKey([orderId, number, buyerOf(facts.state, orderId)].join('\n')),
  });
