import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';

export const serialBauds = [
  1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
] as const;
export const serialParities = ['none', 'even', 'odd'] as const;
/** Who holds the sender back: nobody, the wires RTS and CTS, or the characters XON and XOFF. */
export const serialFlows = ['none', 'rts', 'xon'] as const;

/** How bytes travel on a serial line; both ends must be set alike. */
export type SerialSettings = {
  readonly baud: (typeof serialBauds)[number];
  readonly bits: 7 | 8;
  readonly parity: (typeof serialParities)[number];
  readonly stop: 1 | 2;
  readonly flow: (typeof serialFlows)[number];
};

export const defaultSerialSettings: SerialSettings = {
  baud: 115_200,
  bits: 8,
  parity: 'none',
  stop: 1,
  flow: 'rts',
};

/** What each setting may be, in the order in which they are written. */
const choices: { readonly [Name in keyof SerialSettings]: readonly SerialSettings[Name][] } = {
  baud: serialBauds,
  bits: [7, 8],
  parity: serialParities,
  stop: [1, 2],
  flow: serialFlows,
};
const names = Object.keys(choices) as readonly (keyof SerialSettings)[];

const portPattern = /^(?:(\/[^?]+)|(?:\\\\\.\\)?(COM\d{1,3}))(?:\?(.*))?$/i;

/**
 * Reads `/dev/ttyUSB0?baud=9600` or `COM3`; what is not named is as `usual`. Null when it is no port; refused:
 * `printer-serial-setting-invalid`.
 */
export function parseSerialPort(
  text: string,
  usual: SerialSettings,
): Result<{ readonly path: string; readonly settings: SerialSettings }> | null {
  const [whole, unixPath, comName, settingsText = ''] = portPattern.exec(text) ?? [];
  if (whole === undefined) return null;
  const settings = parseSettings(settingsText, usual);
  const path = unixPath?.trim() ?? comName?.toUpperCase() ?? '';
  return settings.ok ? ok({ path, settings: settings.value }) : settings;
}

/**
 * Reads `baud=9600&flow=none`; what is not named is as `usual`. Refused, with what there is to choose from:
 * `printer-serial-setting-invalid`.
 */
function parseSettings(text: string, usual: SerialSettings): Result<SerialSettings> {
  const chosen: Partial<Record<keyof SerialSettings, string | number>> = {};
  for (const part of text === '' ? [] : text.toLowerCase().split('&')) {
    const [key = '', value = ''] = part.split('=', 2);
    const name = names.find((one) => one === key.trim());
    const choice =
      name && choices[name].find((one: string | number) => String(one) === value.trim());
    if (name === undefined || choice === undefined) {
      const known = name === undefined ? names.join(', ') : choices[name].join(', ');
      return refuse('printer-serial-setting-invalid', { setting: part, known });
    }
    chosen[name] = choice;
  }
  return ok({ ...usual, ...(chosen as Partial<SerialSettings>) });
}

/** The speed, and whatever else is not as usual. */
export const formatSerialSettings = (settings: SerialSettings): string =>
  names
    .filter((name) => name === 'baud' || settings[name] !== defaultSerialSettings[name])
    .map((name) => `${name}=${settings[name]}`)
    .join('&');
