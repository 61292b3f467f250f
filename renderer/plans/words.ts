import { words } from '../words.ts';

export const plansWords = words({
  en: { title: 'Plans' },
  zh: { title: '物流方案' },
});
