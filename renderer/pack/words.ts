import { words } from '../words.ts';

export const packWords = words({
  en: { title: 'Pack' },
  zh: { title: '打包' },
});
