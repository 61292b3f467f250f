import { localTime } from '../../domain/freight/calendar.ts';
import type { Language } from '../../domain/messages.ts';

/**
 * `full` to the second, `short` with the month in letters and without the year, `time` of the day only, `stamp` as
 * `YYYY-MM-DD HH:mm`.
 */
export type MomentForm = 'full' | 'short' | 'time' | 'stamp';

const options = {
  full: { dateStyle: 'short', timeStyle: 'medium' },
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
} as const satisfies Record<Exclude<MomentForm, 'stamp'>, Intl.DateTimeFormatOptions>;

/** A moment of UTC as a clock shows it that is so many minutes ahead. */
export function momentText(
  utc: string,
  offsetMinutes: number,
  language: Language,
  form: MomentForm,
): string {
  const wallClock = localTime(utc, offsetMinutes);
  if (form === 'stamp') return wallClock.slice(0, 16).replace('T', ' ');
  // The wall clock's own figures are formatted, so the zone of this computer has no say.
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...options[form],
    timeZone: 'UTC',
  }).format(new Date(`${wallClock}Z`));
}
