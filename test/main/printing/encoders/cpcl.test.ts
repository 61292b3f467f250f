import { describe, expect, it } from 'vitest';
import { cpclCompressedGraphics, encodeCpcl } from '../../../../main/printing/encoders/cpcl.ts';
import { createLabelDecoder } from '../../../../main/printing/virtual/label-decoder.ts';
import { drawn, labelLike, picture, plain } from './bitmaps.ts';

/** The picture of the CPCL programming manual, section Graphics: `EG 2 16 90 45` and these digits. */
const manualSquares = `${'F0'.repeat(8)}${'0F'.repeat(8)}`.repeat(2);
const squares = drawn(16, 16, (x, y) => x % 8 < 4 === y % 8 < 4);

/** The bytes after the zeros. */
const text = (bytes: Buffer): string => bytes.toString('latin1').replace(/^[\0\r\n]+/, '');

describe('cpclCompressedGraphics', () => {
  it("writes the manual's digits as bytes, as it says of CG", () => {
    expect(cpclCompressedGraphics(90, 45, squares, false).toString('hex').toUpperCase()).toBe(
      `${Buffer.from('CG 2 16 90 45 ').toString('hex')}${manualSquares}0D0A`.toUpperCase(),
    );
  });

  it('turns the bits over for an inverted printer', () => {
    expect(
      cpclCompressedGraphics(
        0,
        0,
        drawn(3, 1, () => true),
        true,
      ).at(-3),
    ).toBe(0b0001_1111);
  });
});

describe('encodeCpcl', () => {
  it('frames the picture with height, copies, width and print', () => {
    const white = drawn(8, 8, () => false);
    const set = { ...plain, darkness: 10, speed: 9, copies: 2 } as const;
    expect(text(encodeCpcl(white, set))).toBe(
      '! 0 200 200 8 2\r\nPAGE-WIDTH 8\r\nGAP-SENSE\r\nCONTRAST 2\r\nSPEED 5\r\n' +
        `CG 1 8 0 0 ${'\0'.repeat(8)}\r\nFORM\r\nPRINT\r\n`,
    );
  });

  it.each([
    ['mark', ['BAR-SENSE', 'FORM']],
    ['continuous', ['JOURNAL']],
  ] as const)('tells the end of a label: %s', (media, wanted) => {
    const lines = text(encodeCpcl(labelLike(8, 8), { ...plain, media })).split('\r\n');
    expect(lines).toEqual(expect.arrayContaining([...wanted]));
    expect(lines.includes('FORM')).toBe(media === 'mark');
  });

  it('opens with at least a band of zeros', () => {
    const bytes = encodeCpcl(labelLike(800, 1200), plain);
    expect(bytes.findIndex((byte) => byte !== 0)).toBeGreaterThanOrEqual(100 * 128);
  });
});

describe('the virtual printer', () => {
  it("reads the manual's own example, in digits", () => {
    const decoder = createLabelDecoder();
    const events = decoder.push(
      Buffer.from(
        `! 0 200 200 210 1\r\nEG 2 16 90 45 ${manualSquares.slice(0, 32)}\r\n${manualSquares.slice(32)}\r\nFORM\r\nPRINT\r\n`,
      ),
    );
    const [label] = events;
    if (label?.kind !== 'label') throw new Error(JSON.stringify(events));
    expect(label.bitmap.height).toBe(210);
    expect(
      picture(label.bitmap)
        .slice(45, 61)
        .map((row) => row.slice(90)),
    ).toEqual(picture(squares));
  });
});
