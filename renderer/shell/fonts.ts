import i18next from 'i18next';
import { screens } from './navigation.ts';
import type { Screen } from './navigation.ts';
import { shellWords } from './words.ts';

const chineseFamily = 'Noto Sans SC Variable';

/** Loads what is needed of a font to show `text`; one that cannot be read leaves it to the fonts of the system. */
const load = async (family: string, text: string): Promise<void> => {
  await document.fonts.load(`16px '${family}'`, text).catch(() => undefined);
};

/** Loads what every screen shows in either language: the button for the other one has Chinese on it, or Latin. */
export const loadFirstFonts = (): Promise<unknown> =>
  Promise.all([load('Noto Sans Variable', ' '), load(chineseFamily, shellWords.en.otherLanguage)]);

/**
 * Loads the fonts in which a screen is shown in the language that is spoken. Text that is laid out before its font is
 * there is sought among the fonts of the system first, which takes a quarter of a second at the start.
 */
export async function loadFontsOf(screen: Screen): Promise<void> {
  const { language } = i18next;
  const shown = [
    i18next.getResourceBundle(language, 'shell'),
    i18next.getResourceBundle(language, screen),
    screens.map((name) => i18next.t('title', { ns: name })),
  ];
  const chinese = JSON.stringify(shown).replaceAll(/\P{Script=Han}/gu, '');
  await Promise.all([loadFirstFonts(), load(chineseFamily, chinese)]);
}

/** All pieces of the font for Chinese. */
export const chineseFaces = (): readonly FontFace[] =>
  [...document.fonts].filter(({ family }) => family.includes(chineseFamily));
