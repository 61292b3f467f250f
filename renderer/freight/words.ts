import { words } from '../words.ts';

export const freightWords = words({
  en: { title: 'Freight' },
  zh: { title: '运费' },
});
