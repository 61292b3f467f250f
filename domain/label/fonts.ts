/** A font family that ships with the app; `bold` is null where bold is made from the regular weight. */
export type LabelFont = {
  /** Our own name, so that a font of the machine with the same name is never taken instead. */
  readonly family: string;
  readonly regular: string;
  readonly bold: string | null;
};

/** The fonts of `assets/fonts`, in the order in which a character looks for its glyph. */
export const labelFonts: readonly LabelFont[] = [
  { family: 'Packbench Sans', regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' },
  {
    family: 'Packbench Arabic',
    regular: 'NotoSansArabic-Regular.ttf',
    bold: 'NotoSansArabic-Bold.ttf',
  },
  {
    family: 'Packbench Hebrew',
    regular: 'NotoSansHebrew-Regular.ttf',
    bold: 'NotoSansHebrew-Bold.ttf',
  },
  { family: 'Packbench Thai', regular: 'NotoSansThai-Regular.ttf', bold: 'NotoSansThai-Bold.ttf' },
  { family: 'Packbench Georgian', regular: 'NotoSansGeorgian-Regular.ttf', bold: null },
  { family: 'Packbench Armenian', regular: 'NotoSansArmenian-Regular.ttf', bold: null },
  { family: 'Packbench Chinese', regular: 'NotoSansSC-Regular.ttf', bold: 'NotoSansSC-Bold.ttf' },
  { family: 'Packbench Korean', regular: 'NotoSansKR-Regular.ttf', bold: null },
];

export type FontWeight = 'normal' | 'bold';

const stack = labelFonts.map(({ family }) => `"${family}"`).join(', ');

/** The CSS font of label text: `sizeDots` high, every family of the label behind it. */
export const labelFont = (weight: FontWeight, sizeDots: number): string =>
  `${weight} ${sizeDots}px ${stack}`;
