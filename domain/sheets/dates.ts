const msPerDay = 86_400_000;
const msPerSecond = 1000;
/** The last serial a spreadsheet shows as a date: 9999-12-31 counted from 1900. */
const lastSerial1900 = 2_958_465;
const daysBetweenEpochs = 1462;
/** Serial 60 is 1900-02-29, a day that never was: both 1900 counters keep Lotus 1-2-3's leap year. */
const phantomLeapDay = 60;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The calendar day and time as `YYYY-MM-DDTHH:mm:ss`, or null when there is no such day or time. */
export function isoOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): string | null {
  if (year < 1900 || year > 9999 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
}

/**
 * The wall-clock time `YYYY-MM-DDTHH:mm:ss` that a spreadsheet shows for a day serial, to the nearest second.
 * Null for what is no date: a time of day alone, 1900-02-29, anything outside 1900-9999.
 * Source of the counters: ECMA-376 part 1, 18.17.4.1.
 */
export function serialToIso(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial)) return null;
  const totalSeconds = Math.round(serial * 86_400);
  const days = Math.floor(totalSeconds / 86_400);
  const in1900 = date1904 ? days + daysBetweenEpochs : days;
  if (days < (date1904 ? 0 : 1) || in1900 > lastSerial1900) return null;
  if (!date1904 && days === phantomLeapDay) return null;
  const sinceUnix =
    in1900 - (in1900 < phantomLeapDay ? 25_568 : 25_569) + (totalSeconds - days * 86_400) / 86_400;
  const ms = Math.round((sinceUnix * msPerDay) / msPerSecond) * msPerSecond;
  return new Date(ms).toISOString().slice(0, 19);
}

/** The day serial (1900 epoch) of a wall-clock `YYYY-MM-DD[THH:mm[:ss]]`, or null when it is not one. */
export function isoToSerial(iso: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(iso);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const whole = isoOf(year ?? 0, month ?? 0, day ?? 0, hour, minute, second);
  if (whole === null) return null;
  const days = Date.parse(`${whole}Z`) / msPerDay + 25_569;
  // Up to 1900-02-28 the real calendar and the counter with its phantom day differ by one.
  return days < phantomLeapDay + 1 ? days - 1 : days;
}

const yearFirst =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,9})?)?)?$/;
const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * The date that a text spells, as `YYYY-MM-DDTHH:mm:ss`: year first with `-`, `/`, `.` or Chinese signs, day first with
 * dots, or eight digits; a time may follow. Null for anything else, also for `1/2/2026` (two readings) and for a time
 * with a zone (a wall-clock time cannot be told from it).
 */
export function textToIso(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const found = yearFirst.exec(plain) ?? compact.exec(plain);
  if (found !== null) {
    const [year, month, day, ...time] = found.slice(1).map((part) => Number(part ?? 0));
    return isoOf(year ?? 0, month ?? 0, day ?? 0, ...time);
  }
  const reversed = dayFirst.exec(plain);
  if (reversed === null) return null;
  const [day, month, year, ...time] = reversed.slice(1).map((part) => Number(part ?? 0));
  return isoOf(year ?? 0, month ?? 0, day ?? 0, ...time);
}
