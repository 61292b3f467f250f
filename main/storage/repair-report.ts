import { refusal, type Refusal } from '../../domain/result.ts';
import type { LeftOut } from './rebuild.ts';
import type { RepairPlan } from './repair-plan.ts';
import type { RepairReport } from './repair.ts';
import type { SegmentDamage } from './salvage-segment.ts';

/** A damaged place; `line`, `byte` and `bytes` are 0 where the whole file is meant. */
export type RepairDamage = {
  readonly file: string;
  readonly line: number;
  readonly byte: number;
  readonly bytes: number;
  /** How what stands there is known all the same; `no`: it is not. */
  readonly mended: SegmentDamage['mended'] | 'other-copy';
};

/** Every damaged place that a plan found. */
export const damagesOf = ({ segments, badSnapshots }: RepairPlan): readonly RepairDamage[] => [
  ...segments.flatMap(({ file, stale, damages }): readonly RepairDamage[] => {
    const whole = { line: 0, byte: 0, bytes: 0, mended: 'other-copy' as const };
    return stale === null
      ? damages.map(({ at, bytes, mended }) => ({ file: file.path, ...at, bytes, mended }))
      : [{ file: stale.path, ...whole }];
  }),
  ...badSnapshots.map(({ file }) => ({
    file,
    line: 0,
    byte: 0,
    bytes: 0,
    mended: 'no' as const,
  })),
];

/** As many ids as a sentence names. */
const namedIds = 20;

/** What somebody in front of the shop's computer needs to know, the most important first. */
export function sentencesOf(
  report: Omit<RepairReport, 'sentences'>,
  { base }: RepairPlan,
): readonly Refusal[] {
  const { outcome, lost, leftOut, isEndUnknown, damages, quarantine } = report;
  const isLossy = lost.length > 0 || isEndUnknown;
  const count = lost.reduce((sum, { from, through }) => sum + through - from + 1, 0);
  const mended = damages.filter((damage) => damage.mended === 'bit').length;
  return [
    isLossy ? refusal('repair-loses', { count }) : refusal('repair-complete'),
    ...lost.map(({ from, through, before, after }) =>
      refusal('repair-lost', {
        from,
        through,
        after: before?.at ?? '?',
        before: after?.at ?? '?',
        station: [...new Set([before?.station, after?.station])].filter(Boolean).join(', ') || '?',
      }),
    ),
    ...(isEndUnknown ? [refusal('repair-end-unknown', { seq: report.seq })] : []),
    ...leftOutSentence(leftOut),
    ...(isLossy ? [refusal('repair-check')] : []),
    ...(base.kind === 'packbench-backup'
      ? [refusal('repair-from-backup', { file: base.file, seq: base.seq })]
      : []),
    ...(mended > 0 ? [refusal('repair-bits', { count: mended })] : []),
    ...(quarantine === null ? [] : [refusal('repair-kept', { folder: quarantine })]),
    ...(outcome === 'consent-needed' ? [refusal('repair-consent')] : []),
  ];
}

function leftOutSentence(leftOut: readonly LeftOut[]): readonly Refusal[] {
  if (leftOut.length === 0) return [];
  const ids = [...new Set(leftOut.map(({ missing }) => missing))];
  const named = ids.slice(0, namedIds).join(', ');
  return [
    refusal('repair-left-out', {
      count: leftOut.length,
      ids: ids.length > namedIds ? `${named}, …` : named,
    }),
  ];
}
