import { words } from '../words.ts';

export const noticesWords = words({
  en: { title: 'Notices' },
  zh: { title: '发货通知' },
});
