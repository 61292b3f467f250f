import { describe, expect, it } from 'vitest';
import {
  parseEscPosStatus,
  parseTsplStatus,
  parseZplStatus,
} from '../../../../main/printing/transports/printer-status.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const hostStatus = (first: string, second: string): Buffer =>
  latin1(`\u0002${first}\u0003\r\n\u0002${second}\u0003\r\n\u00021234,0\u0003\r\n`);

describe('parseZplStatus', () => {
  const good = ['030,0,0,1218,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,6,0,00000000,1,000'] as const;

  it.each([
    [good[0], good[1], 'ready'],
    ['030,1,0,1218,000,0,0,0,000,0,0,0', good[1], { problem: 'paper-out' }],
    ['030,0,1,1218,000,0,0,0,000,0,0,0', good[1], { problem: 'paused' }],
    [good[0], '000,0,1,0,0,2,6,0,00000000,1,000', { problem: 'head-open' }],
    [
      '030,1,1,1218,000,0,0,0,000,0,0,0',
      '000,0,1,0,0,2,6,0,00000000,1,000',
      { problem: 'head-open' },
    ],
    [good[0], '000,0,0,1,1,2,6,0,00000000,1,000', { problem: 'ribbon-out' }],
    ['030,0,0,1218,000,0,0,0,000,0,0,1', good[1], { problem: 'overheated' }],
  ])('reads %s and %s', (first, second, condition) => {
    expect(parseZplStatus(hostStatus(first, second))).toEqual(condition);
  });

  it('waits for the second line', () => {
    expect(parseZplStatus(latin1(`\u0002${good[0]}\u0003\r\n\u0002000,0`))).toBeNull();
  });
});

describe('parseTsplStatus', () => {
  it.each([
    ['@@@@', 'ready'],
    ['P@@@', 'ready'],
    ['@A@@', 'ready'],
    ['`@@@', { problem: 'paused' }],
    ['E@@A', { problem: 'paper-out' }],
    ['E@@B', { problem: 'jam' }],
    ['E@@D', { problem: 'ribbon-out' }],
    ['E@@`', { problem: 'head-open' }],
    ['E@A@', { problem: 'overheated' }],
    ['E@@@', { problem: 'fault' }],
  ])('reads %s', (characters, condition) => {
    expect(parseTsplStatus(latin1(`\u0002${characters}\u0003\r\n`))).toEqual(condition);
  });

  it('waits for all four characters', () => {
    expect(parseTsplStatus(latin1('\u0002@@@'))).toBeNull();
  });
});

describe('parseEscPosStatus', () => {
  it.each([
    ['12121212', 'ready'],
    ['1a161212', { problem: 'head-open' }],
    ['1a321272', { problem: 'paper-out' }],
    ['1a525212', { problem: 'overheated' }],
    ['1a521a12', { problem: 'jam' }],
    ['1a523212', { problem: 'fault' }],
    ['1a121212', { problem: 'offline' }],
    ['1212121e', 'ready'],
  ])('reads %s', (hex, condition) => {
    expect(parseEscPosStatus(Buffer.from(hex, 'hex'))).toEqual(condition);
  });

  it('waits for all four answers and passes over other bytes', () => {
    expect(parseEscPosStatus(Buffer.from('121212', 'hex'))).toBeNull();
    expect(parseEscPosStatus(Buffer.from('12ff121212', 'hex'))).toBe('ready');
  });
});
