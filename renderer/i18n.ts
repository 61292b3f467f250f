import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../domain/messages.ts';
import { catalogueWords } from './catalogue/words.ts';
import { firstRunWords } from './first-run/words.ts';
import { freightWords } from './freight/words.ts';
import { handoverWords } from './handover/words.ts';
import { importsWords } from './imports/words.ts';
import { labelTemplateWords } from './label-templates/words.ts';
import { printerWords } from './labels/printer-words.ts';
import { labelsWords } from './labels/words.ts';
import { noticesWords } from './notices/words.ts';
import { ordersWords } from './orders/words.ts';
import { packWords } from './pack/words.ts';
import { plansWords } from './plans/words.ts';
import { scannerWords } from './scanner/words.ts';
import { settingsWords } from './settings/words.ts';
import { shellWords } from './shell/words.ts';
import { shipmentsWords } from './shipments/words.ts';

const all = {
  shell: shellWords,
  orders: ordersWords,
  imports: importsWords,
  plans: plansWords,
  shipments: shipmentsWords,
  pack: packWords,
  labels: labelsWords,
  printers: printerWords,
  labelTemplates: labelTemplateWords,
  handover: handoverWords,
  notices: noticesWords,
  freight: freightWords,
  settings: settingsWords,
  catalogue: catalogueWords,
  scanner: scannerWords,
  firstRun: firstRunWords,
};

type Namespace = keyof typeof all;

const resourcesIn = (language: Language) =>
  Object.fromEntries((Object.keys(all) as Namespace[]).map((name) => [name, all[name][language]]));

/** Starts the window's words in `language`; they can be switched while it runs. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'shell',
    resources: { en: resourcesIn('en'), zh: resourcesIn('zh') },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** The language shown now. */
export const currentLanguage = (): Language => (i18next.language === 'zh' ? 'zh' : 'en');

/** Shows everything in another language at once. */
export async function switchLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
