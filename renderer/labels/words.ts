import { words } from '../words.ts';

export const labelsWords = words({
  en: { title: 'Labels and printers' },
  zh: { title: '面单与打印机' },
});
