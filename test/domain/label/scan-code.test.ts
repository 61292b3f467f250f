import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupWaybill, parseScan, qrText } from '../../../domain/label/scan-code.ts';

describe('a scan', () => {
  test.each([
    ['RE700150389CN', 'RE700150389CN', null],
    ['RE700150389CN/2', 'RE700150389CN', 2],
    ['RE700150389CN/12', 'RE700150389CN', 12],
    [' RE700150389CN/3\r\n', 'RE700150389CN', 3],
    ['\u0002RE700150389CN\u0003', 'RE700150389CN', null],
    ['LP00123456789012345', 'LP00123456789012345', null],
    ['A/B', 'A/B', null],
    ['A/0', 'A/0', null],
    ['A/B/4', 'A/B', 4],
    ['/2', '/2', null],
    ['', '', null],
  ])('%j is waybill %s, copy %s', (text, waybill, copy) => {
    expect(parseScan(text)).toEqual({ waybill, copy });
  });

  test('reads back what the QR code of every later copy says', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z0-9]{1,20}$/),
        fc.integer({ min: 1, max: 999 }),
        (waybill, copy) => {
          expect(parseScan(qrText(waybill, copy))).toEqual({
            waybill,
            copy: copy === 1 ? null : copy,
          });
        },
      ),
    );
  });
});

test.each([
  ['RE700150389CN', 'RE 700 150 389 CN'],
  ['LP00123456789012345', 'LP00 1234 5678 9012 345'],
  ['123456789', '1234 5678 9'],
  ['A', 'A'],
  ['', ''],
])('%s is written %s', (waybill, groups) => {
  expect(groupWaybill(waybill)).toBe(groups);
});
