const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/**
 * The wall-clock time `YYYY-MM-DDTHH:mm:ss` of a UTC time, `offsetMinutes` east of Greenwich (480 for China). A time
 * without a zone is taken for wall-clock already.
 */
export function localTime(time: string, offsetMinutes: number): string {
  if (!time.endsWith('Z')) return time.slice(0, 19);
  const shifted = new Date(Date.parse(time) + offsetMinutes * msPerMinute);
  return shifted.toISOString().slice(0, 19);
}

/** The day `YYYY-MM-DD` of a time, see `localTime`. */
export const localDay = (time: string, offsetMinutes: number): string =>
  localTime(time, offsetMinutes).slice(0, 10);

/** The ISO 8601 week of a day: `2026-W01` holds the year's first Thursday. Throws on what is no day. */
export function isoWeek(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(ms).getUTCDay() + 6) % 7;
  const thursday = new Date(ms + (3 - weekday) * msPerDay);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * msPerDay));
  if (!Number.isInteger(week)) throw new Error(`"${day}" is not a day.`);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
