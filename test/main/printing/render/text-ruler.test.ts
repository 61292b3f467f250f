import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { labelFont } from '../../../../domain/label/fonts.ts';
import { createTextRuler } from '../../../../main/printing/render/text-ruler.ts';
import { sampleReceivers } from '../../../fixtures/labels/sample-labels.ts';
import { fonts } from './label-checks.ts';

test('tells the widths that a canvas does, the first time and again, in either weight', () => {
  expect(fonts.coverage.has(0x41)).toBe(true);
  const canvas = createCanvas(10, 10).getContext('2d');
  const ruler = createTextRuler();
  const texts = Object.values(sampleReceivers).flatMap(({ contactName, street }) => [
    contactName,
    street,
  ]);
  for (const round of ['first', 'again']) {
    for (const text of texts) {
      for (const weight of ['normal', 'bold'] as const) {
        const font = labelFont(weight, 100);
        canvas.font = font;
        ruler.font = font;
        const said = `${round} ${weight} ${text}`;
        expect([said, ruler.measureText(text).width]).toEqual([
          said,
          canvas.measureText(text).width,
        ]);
      }
    }
  }
});

test('forgets what it measured long ago, and measures it anew', () => {
  const ruler = createTextRuler();
  ruler.font = labelFont('normal', 100);
  const { width } = ruler.measureText('RE700150389CN');
  for (let index = 0; index < 10_500; index += 1) ruler.measureText(String(index));
  expect(ruler.measureText('RE700150389CN').width).toBe(width);
});
