import { bridge } from '../bridge.ts';
import { currentLanguage, switchLanguage } from '../i18n.ts';
import type { Language } from '../../domain/messages.ts';

/** Shows `language` at once, and next time too. */
export async function chooseLanguage(language: Language): Promise<void> {
  await switchLanguage(language);
  await bridge.call('settings.set', { settings: { language } });
}

/** Shows the other language. */
export const toggleLanguage = (): Promise<void> =>
  chooseLanguage(currentLanguage() === 'en' ? 'zh' : 'en');
