import { words } from '../words.ts';

export const handoverWords = words({
  en: { title: 'Handover' },
  zh: { title: '交接' },
});
