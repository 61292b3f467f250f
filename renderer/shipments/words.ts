import { words } from '../words.ts';

export const shipmentsWords = words({
  en: { title: 'Shipments' },
  zh: { title: '物流订单' },
});
