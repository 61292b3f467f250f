import { isEveryones } from './settings.ts';
import type { Settings } from './settings.ts';

/** One setting that changed, as text; empty where it was not there before or is not there any more. */
export type SettingDifference = {
  /** A path such as `sender.phone` or `printers.Bench 1.address`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
};

/** Shown instead of a secret, which is never written down. */
const secret = '***';
const secrets: ReadonlySet<string> = new Set(['pinHash', 'badgeHash']);

/** What the program found out by itself and nobody chose. */
const foundOut: ReadonlySet<string> = new Set(['reports']);

/** Long texts such as templates are kept by their beginning. */
const keptLength = 200;

/**
 * What differs between two states of the settings, of those that only a lead may change. PINs and badge codes are named
 * without their values.
 */
export function settingDifferences(
  before: Settings,
  after: Settings,
): readonly SettingDifference[] {
  const [old, now] = [leaves(before), leaves(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name) && !isWithinWhole(name, old, now),
  );
  return names.map((name) => ({
    name,
    before: shown(name, old.get(name)),
    after: shown(name, now.get(name)),
  }));
}

/** Whether a value belongs to something that came or went as a whole, and is told by that alone. */
const isWithinWhole = (
  name: string,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): boolean => {
  const whole = name.split(partMark)[0] ?? name;
  return whole !== name && old.has(whole) !== now.has(whole);
};

const shown = (name: string, value: string | undefined): string => {
  if (value === undefined) return '';
  if (secrets.has(name.split('.').at(-1) ?? '')) return secret;
  return value.length > keptLength ? `${value.slice(0, keptLength)}…` : value;
};

/** The sample day is bookkeeping of the program and no choice of anybody; what draws labels is told in larger pieces. */
const toldApart: ReadonlySet<string> = new Set([
  'sampleDay',
  'labelTemplates',
  'labelTemplateChoices',
]);

/** Stands between a label template and its elements: a name may hold any other character. */
const partMark = ' › ';

/** Every single value of the settings by its path; what is in a list goes by its name, so that its place does not matter. */
function leaves(settings: Settings): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (path: string, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => walk(`${path}.${nameOf(item, index)}`, item));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!foundOut.has(key)) walk(`${path}.${key}`, inner);
      }
    } else if (value !== null && value !== undefined) {
      found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    }
  };
  for (const [name, value] of Object.entries(settings)) {
    if (!isEveryones(name) && !toldApart.has(name)) walk(name, value);
  }
  for (const { plan, template } of settings.labelTemplateChoices) {
    // One for each size of paper.
    const path = `labelTemplateChoices.${plan ?? '*'}`;
    found.set(path, [...(found.get(path)?.split(', ') ?? []), template].toSorted().join(', '));
  }
  for (const { name, size, elements } of settings.labelTemplates) {
    const path = `labelTemplates.${name}`;
    found.set(path, size);
    for (const element of elements) {
      found.set(`${path}${partMark}${element.id}`, JSON.stringify(element));
    }
  }
  return found;
}

function nameOf(item: unknown, index: number): string {
  if (typeof item !== 'object' || item === null) return String(index + 1);
  const { name, kind, language, currency } = item as Readonly<Record<string, unknown>>;
  if (typeof currency === 'string') return currency;
  if (typeof name === 'string') return name;
  return typeof kind === 'string' && typeof language === 'string'
    ? `${kind} ${language}`
    : String(index + 1);
}
