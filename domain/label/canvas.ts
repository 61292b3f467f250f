/**
 * The part of a Canvas 2D context that labels need, so that the printer's renderer and a preview in a window can both
 * be drawn on.
 */
export type LabelCanvas = {
  font: string;
  /** Written only, as a CSS colour; real contexts also hold gradients here. */
  fillStyle: unknown;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  textBaseline: 'top' | 'hanging' | 'middle' | 'alphabetic' | 'ideographic' | 'bottom';
  direction: 'ltr' | 'rtl' | 'inherit';
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  save(): void;
  restore(): void;
};

/** As much of a canvas as tells how wide a text is; nothing is drawn on it. */
export type TextRuler = Pick<LabelCanvas, 'font' | 'measureText'>;
