import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc16 } from '../../../../main/printing/encoders/crc16.ts';
import { encodeZpl, zplGraphicField } from '../../../../main/printing/encoders/zpl.ts';
import { drawn, labelLike, plain } from './bitmaps.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('crc16', () => {
  it('has the check value of CRC-16/XMODEM', () => {
    expect(crc16(ascii('123456789'))).toBe(0x31c3);
  });

  it('agrees with an independent ZPL encoder on a deflated picture', () => {
    expect(crc16(ascii('eJztwTEBAAAAwqD1T20JT6AAAHgaCWAAAQ=='))).toBe(0xcf6f);
  });
});

describe('zplGraphicField', () => {
  const rows = drawn(24, 5, (x, y) => (y < 2 ? x < 20 : y === 3 ? true : x === 23 && y === 4));

  it('writes hex', () => {
    expect(zplGraphicField(rows, false, 'hex')).toBe('^GFA,15,15,3,FFFFF0FFFFF0000000FFFFFF000001');
  });

  it('writes run lengths, white to the end of the row and repeated rows', () => {
    expect(zplGraphicField(rows, false, 'acs')).toBe('^GFA,15,15,3,KF,:,LFK01');
  });

  it('adds run lengths up beyond 400', () => {
    const wide = drawn(4 * 437, 1, () => true);
    expect(zplGraphicField(wide, false, 'acs')).toBe('^GFA,219,219,219,zgWF,');
  });

  it('writes deflated base64 with the CRC of its text', () => {
    const field = zplGraphicField(rows, false, 'z64');
    const match = /^\^GFA,15,15,3,:Z64:([\w+/=]+):([0-9A-F]{4})$/.exec(field);
    const [, encoded = '', crc = ''] = match ?? [];
    expect(inflateSync(Buffer.from(encoded, 'base64')).toString('hex')).toBe(
      'fffff0fffff0000000ffffff000001',
    );
    expect(crc16(ascii(encoded))).toBe(Number.parseInt(crc, 16));
  });
});

describe('encodeZpl', () => {
  it('frames one label for one copy, after forgetting a broken-off one', () => {
    const dot = drawn(8, 1, (x) => x === 0);
    expect(encodeZpl(dot, { ...plain, darkness: 4, zplFormat: 'hex' }).toString()).toBe(
      '~JX\n~SD08\n^XA\n^MNY\n^PW8\n^LL1\n^LH0,0\n^FO0,0^GFA,1,1,1,80^FS\n^PQ1\n^XZ\n',
    );
  });

  it('says what the printer is set to', () => {
    const bytes = encodeZpl(labelLike(8, 8), {
      ...plain,
      media: 'mark',
      speed: 6,
      ending: 'peel',
      copies: 2,
    }).toString();
    expect(bytes).toContain('^XA\n^MNM\n^MMP\n^PR6\n');
    expect(bytes).toContain('^PQ2\n^XZ');
  });

  it('turns the bits over for an inverted printer', () => {
    const dot = drawn(8, 1, (x) => x === 0);
    expect(encodeZpl(dot, { ...plain, inverted: true, zplFormat: 'hex' }).toString()).toContain(
      '1,1,1,7F^FS',
    );
  });

  it.each([
    [800, 1200],
    [1181, 1772],
  ])('keeps every graphic of %i x %i dots within 99,999 bytes', (width, height) => {
    const label = labelLike(width, height);
    const fields = [
      ...encodeZpl(label, plain)
        .toString('latin1')
        .matchAll(/\^FO0,(\d+)\^GFA,(\d+),/g),
    ];
    const sizes = fields.map((field) => Number(field[2]));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(99_999);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(label.bytes.length);
    fields.reduce((top, field, index) => {
      expect(Number(field[1])).toBe(top);
      return top + (sizes[index] ?? 0) / label.bytesPerRow;
    }, 0);
  });

  it('is many times smaller deflated than in hex', () => {
    const label = labelLike(800, 1200);
    expect(encodeZpl(label, plain).length * 5).toBeLessThan(
      encodeZpl(label, { ...plain, zplFormat: 'hex' }).length,
    );
  });
});
