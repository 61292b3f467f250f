import { describe, expect, it } from 'vitest';
import { isTestScan, readMillimetres } from '../../../renderer/labels/scan-back.ts';

describe('what comes back from a test label', () => {
  it('is its code, whatever the scanner adds or makes of its case', () => {
    expect(isTestScan('PACKBENCH-TEST')).toBe(true);
    expect(isTestScan(' packbench-test/1\r\n')).toBe(true);
    expect(isTestScan('RX123456785CN')).toBe(false);
    expect(isTestScan('')).toBe(false);
  });

  it('is a length, as people type it', () => {
    expect(readMillimetres('80')).toBe(80);
    expect(readMillimetres(' 80,5 mm')).toBe(80.5);
    expect(readMillimetres('７９．５')).toBe(79.5);
    expect(readMillimetres('79.25毫米')).toBe(79.25);
    for (const wrong of ['', 'mm', '8 0', '-80', '8e1', '80.555']) {
      expect(readMillimetres(wrong)).toBeNull();
    }
  });
});
