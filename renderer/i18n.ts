import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../domain/messages.ts';
import { en } from './locales/en.ts';
import { zh } from './locales/zh.ts';

/** Starts the window's words in `language`; they can be switched while it runs. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** The language shown now. */
export const currentLanguage = (): Language => (i18next.language === 'zh' ? 'zh' : 'en');

/** Shows everything in the other language at once. */
export async function switchLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
