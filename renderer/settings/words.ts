import { words } from '../words.ts';

export const settingsWords = words({
  en: { title: 'Settings' },
  zh: { title: '设置' },
});
