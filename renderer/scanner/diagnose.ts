import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import { defaultScanner } from '../../domain/settings/scanner.ts';
import { idleDetector, keyDown, keyUp, tick } from './scan-detector.ts';
import type { Scan } from './scan-detector.ts';
import { cleanCode, controlCharacter, isIme } from './strokes.ts';
import type { KeyInput } from './strokes.ts';

/** One key event of a scan, exactly as it came. */
export type HeardKey = { readonly kind: 'down' | 'up'; readonly key: KeyInput };

/** One thing that the doctor found; `problem` has to be mended, `note` is taken care of by the settings. */
export type Finding = {
  readonly code:
    | 'nothing'
    | 'other-code'
    | 'stripped'
    | 'letter-case'
    | 'layout'
    | 'scanner-layout'
    | 'caps-lock'
    | 'ime'
    | 'alt-codes'
    | 'prefix'
    | 'suffix'
    | 'no-suffix'
    | 'slow'
    | 'unsteady';
  readonly level: 'good' | 'note' | 'problem';
  readonly params: Readonly<Record<string, string | number>>;
};

export type Diagnosis = {
  readonly findings: readonly Finding[];
  /** What to set; null when nothing useful was heard. */
  readonly settings: ScannerSettings | null;
};

/** Slow enough for every scanner, and for some hands: the doctor knows that a scan comes. */
const patient: ScannerSettings = { prefix: '', suffix: 'auto', maxGapMs: 200, mapping: 'auto' };

const minKeys = 3;

function hear(keys: readonly HeardKey[], mapping: ScannerSettings['mapping']): Scan | null {
  const config = { ...patient, mapping };
  let state = idleDetector;
  let longest: Scan | null = null;
  const listen = (step: ReturnType<typeof tick>): void => {
    ({ state } = step);
    for (const output of step.outputs) {
      if (output.kind !== 'scan') continue;
      if (longest === null || output.scan.raw.length > longest.raw.length) longest = output.scan;
    }
  };
  for (const { kind, key } of keys) {
    listen(kind === 'down' ? keyDown(state, key, config) : keyUp(state, key, config));
  }
  listen(tick(state, Number.MAX_SAFE_INTEGER, config));
  return longest;
}

/** The function key or control character that comes before a code; null when none does. */
function keyPrefix(keys: readonly HeardKey[]): string | null {
  const first = keys.find(
    ({ kind, key }) =>
      kind === 'down' && !/^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(key.key),
  )?.key;
  if (first === undefined) return null;
  if (/^F([1-9]|1\d|2[0-4])$/.test(first.key)) return first.key;
  return first.ctrlKey && controlCharacter(first) === '\u0002' ? 'STX' : null;
}

/** The characters of `whole` that are missing in `part`, in order; null when `part` is not `whole` with gaps. */
function missingIn(part: string, whole: string): string | null {
  let at = 0;
  let missing = '';
  for (const character of whole) {
    if (part[at] === character) at += 1;
    else missing += character;
  }
  return at === part.length && part.length > whole.length / 2 ? missing : null;
}

const finding = (
  code: Finding['code'],
  level: Finding['level'],
  params: Finding['params'] = {},
): Finding => ({ code, level, params });

const clean = (scan: Scan): string => cleanCode(scan.raw, '');

/** What one scan of the known code `expected` says about the scanner and this computer. */
function diagnoseOne(expected: string, keys: readonly HeardKey[]): Diagnosis {
  const auto = hear(keys, 'auto');
  const us = hear(keys, 'us');
  const host = hear(keys, 'host');
  const downs = keys.filter(({ kind }) => kind === 'down');
  if (auto === null || us === null || host === null || downs.length < minKeys) {
    return { findings: [finding('nothing', 'problem')], settings: null };
  }
  const findings: Finding[] = [];
  const isAlt = downs.some(({ key }) => key.altKey && /^Numpad\d$/.test(key.code));
  const hasIme = downs.some(({ key }) => isIme(key));
  const hasCaps = downs.some(({ key }) => key.capsLock);
  if (hasIme) findings.push(finding('ime', 'note'));
  if (hasCaps) findings.push(finding('caps-lock', 'note'));
  if (isAlt) findings.push(finding('alt-codes', 'note'));

  const isUs = clean(us).includes(expected);
  const isHost = clean(host).includes(expected);
  const isAuto = clean(auto).includes(expected);
  let { mapping } = defaultScanner;
  if (isUs && !isHost) {
    if (!hasIme && !hasCaps) findings.push(finding('layout', 'note', { heard: clean(host) }));
    mapping = isAuto ? 'auto' : 'us';
  } else if (isHost && !isUs) {
    findings.push(finding('scanner-layout', 'note'));
    mapping = isAuto ? 'auto' : 'host';
  } else if (!isUs) {
    findings.push(failure(expected, clean(auto)));
  }

  const heard = clean(isUs ? us : isHost ? host : auto);
  const before = heard.includes(expected) ? heard.slice(0, heard.indexOf(expected)) : '';
  const prefix = keyPrefix(keys) ?? before;
  if (prefix !== '') findings.push(finding('prefix', 'good', { prefix }));
  const { suffix } = auto;
  findings.push(
    suffix === 'none'
      ? finding('no-suffix', 'note')
      : finding('suffix', 'good', { suffix: suffix === 'enter' ? 'Enter' : 'Tab' }),
  );
  const gapMs = Math.round(auto.medianGapMs ?? 0);
  const isSlow = gapMs > defaultScanner.maxGapMs;
  if (isSlow) findings.push(finding('slow', prefix === '' ? 'problem' : 'note', { gapMs }));
  const isRead = isUs || isHost;
  return {
    findings,
    settings: isRead
      ? {
          prefix: prefix.length <= 8 ? prefix : '',
          suffix,
          // Twice what was measured: a busy computer hears some keys late.
          maxGapMs: Math.min(200, Math.max(defaultScanner.maxGapMs, gapMs * 2)),
          mapping,
        }
      : null,
  };
}

function failure(expected: string, heard: string): Finding {
  if (heard.toLowerCase().includes(expected.toLowerCase()))
    return finding('letter-case', 'problem');
  const missing = missingIn(heard, expected);
  return missing === null
    ? finding('other-code', 'problem', { heard })
    : finding('stripped', 'problem', { missing: [...new Set(missing.split(''))].join(' ') });
}

/**
 * What is wrong with a scanner, from scans of codes whose content is known, and the settings that mend what settings
 * can. Two scans tell a steady fault from a slip.
 */
export function diagnose(
  scans: readonly { readonly expected: string; readonly keys: readonly HeardKey[] }[],
): Diagnosis {
  const each = scans.map(({ expected, keys }) => diagnoseOne(expected, keys));
  const byCode = new Map(each.flatMap(({ findings }) => findings.map((one) => [one.code, one])));
  const known = each.flatMap(({ settings }) => settings ?? []);
  const [first] = known;
  const isSteady =
    known.length < 2 ||
    known.every(({ prefix, suffix }) => prefix === first?.prefix && suffix === first.suffix);
  if (!isSteady) byCode.set('unsteady', finding('unsteady', 'problem'));
  if (byCode.has('no-suffix')) byCode.delete('suffix');
  const mapping = known.find((one) => one.mapping !== 'auto')?.mapping ?? defaultScanner.mapping;
  return {
    findings: [...byCode.values()],
    settings:
      first === undefined || known.length < scans.length
        ? null
        : {
            prefix: isSteady ? first.prefix : '',
            suffix: isSteady ? first.suffix : 'auto',
            maxGapMs: Math.max(...known.map(({ maxGapMs }) => maxGapMs)),
            mapping,
          },
  };
}
