import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handoverListHtml } from '../../../domain/handover/handover-list-html.ts';
import {
  readSignature,
  signatureLimits,
  signaturePath,
  signatureSize,
} from '../../../domain/handover/signature.ts';
import { aBag, aHandover, aShipment, byId } from './samples.ts';

const codeOf = (text: string): string => {
  const read = readSignature(text);
  return read.ok ? 'ok' : read.refusal.code;
};

describe('signaturePath', () => {
  it('writes strokes as whole numbers within the paper, each point once', () => {
    const path = signaturePath([
      [
        { x: 1.4, y: 2.6 },
        { x: 1.2, y: 3.1 },
        { x: 10, y: -5 },
      ],
      [{ x: 99_999, y: Number.NaN }],
    ]);
    expect(path).toBe(`M1 3L10 0M${signatureSize.width} 0`);
  });

  it('is always read again as it was written', () => {
    const point = fc.record({ x: fc.double(), y: fc.double() });
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 8 }), (strokes) => {
        const path = signaturePath(strokes);
        expect(readSignature(path)).toEqual({ ok: true, value: path === '' ? null : path });
      }),
    );
  });
});

describe('readSignature', () => {
  it('takes nothing for no signature', () => {
    for (const none of [null, undefined, '', ' \n']) {
      expect(readSignature(none)).toEqual({ ok: true, value: null });
    }
  });

  it.each(['L1 1', 'M1 1"/><script>', 'M1,1', 'M1 1C2 2', 'M12345 1', 'javascript:'])(
    'refuses %s',
    (text) => expect(codeOf(text)).toBe('handover-signature-invalid'),
  );

  it('refuses what is too long', () => {
    const long = `M1 1${'L10 10'.repeat(signatureLimits.characters / 6)}`;
    expect(codeOf(long)).toBe('handover-signature-long');
  });
});

describe('the handover list', () => {
  const listWith = (signature: string | null): string =>
    handoverListHtml({
      handover: aHandover({
        state: 'closed',
        closedAt: '2026-01-05T09:00:00.000Z',
        driver: 'Wang <b>',
        signature,
        bags: [aBag({ shipmentIds: ['SA-000001'], closed: true })],
      }),
      shipments: byId([aShipment()]),
      planName: (code) => code,
      shipper: 'Shop',
      offsetMinutes: 480,
    });

  it('shows what the driver drew, and the name in any case', () => {
    expect(listWith('M1 1L20 20')).toContain('<path d="M1 1L20 20"/>');
    expect(listWith(null)).not.toContain('<svg');
    expect(listWith(null)).toContain('<strong>Wang &lt;b&gt;</strong>');
  });

  it('leaves out a path that is none of ours', () => {
    expect(listWith('M1 1"/><script>')).not.toContain('script>');
  });
});
