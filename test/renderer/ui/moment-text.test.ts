import { afterEach, expect, test } from 'vitest';
import { momentText } from '../../../renderer/ui/moment-text.ts';

const machine = process.env['TZ'];
afterEach(() => {
  if (machine === undefined) delete process.env['TZ'];
  else process.env['TZ'] = machine;
});

/** Half past eleven in the evening in London, when it is the next day in China. */
const moment = '2026-03-08T23:30:05.000Z';

test.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'a moment is told by the clock of the settings where the computer stands in %s',
  (zone) => {
    process.env['TZ'] = zone;
    expect(momentText(moment, 480, 'en', 'stamp')).toBe('2026-03-09 07:30');
    expect(momentText(moment, -300, 'en', 'stamp')).toBe('2026-03-08 18:30');
    expect(momentText(moment, 480, 'en', 'time')).toBe('07:30');
    expect(momentText(moment, 330, 'en', 'time')).toBe('05:00');
    expect(momentText(moment, 480, 'en', 'full')).toBe('09/03/2026, 07:30:05');
    expect(momentText(moment, 480, 'zh', 'full')).toBe('2026/3/9 07:30:05');
    expect(momentText(moment, 480, 'en', 'short')).toBe('9 Mar, 07:30');
  },
);
