import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
  IconCoins,
  IconCopy,
  IconEqual,
  IconFileOff,
  IconHelpCircle,
  IconScale,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchStatus } from '../../domain/freight/bill-match.ts';
import type { FreightState } from '../../domain/freight/freight.ts';
import { differenceKind, signedYuan } from './difference.ts';
import type { DifferenceKind } from './difference.ts';
import classes from './freight.module.css';

export type Tone = 'go' | 'stop' | 'wait' | 'quiet';
export type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
type Face = { readonly icon: Icon; readonly tone: Tone };

/** Sign and tone of each state of freight; the words stand beside them always. */
export const stateFaces: Readonly<Record<FreightState, Face>> = {
  'to-pay': { icon: IconCoins, tone: 'wait' },
  disputed: { icon: IconAlertTriangle, tone: 'stop' },
  paid: { icon: IconCircleCheck, tone: 'go' },
  estimated: { icon: IconClockHour4, tone: 'quiet' },
  void: { icon: IconBan, tone: 'quiet' },
};

/** Sign and tone of each result of the match. */
export const matchFaces: Readonly<Record<MatchStatus, Face>> = {
  match: { icon: IconCircleCheck, tone: 'go' },
  over: { icon: IconArrowUp, tone: 'stop' },
  under: { icon: IconArrowDown, tone: 'wait' },
  'weight-differs': { icon: IconScale, tone: 'wait' },
  'unknown-waybill': { icon: IconHelpCircle, tone: 'stop' },
  'billed-twice': { icon: IconCopy, tone: 'stop' },
  voided: { icon: IconBan, tone: 'stop' },
  'not-on-bill': { icon: IconFileOff, tone: 'quiet' },
};

/** A sign and a word in the colour of their meaning. */
export function Mark(props: { readonly face: Face; readonly text: string }) {
  const { icon: Sign, tone } = props.face;
  return (
    <span className={classes['mark']} data-tone={tone}>
      <Sign size={16} aria-hidden />
      {props.text}
    </span>
  );
}

const differenceFaces: Readonly<Record<DifferenceKind, Face>> = {
  more: { icon: IconArrowUp, tone: 'stop' },
  less: { icon: IconArrowDown, tone: 'go' },
  same: { icon: IconEqual, tone: 'quiet' },
};

/** Billed less estimated: arrow, sign and word. */
export function Difference({ fen }: { readonly fen: number }) {
  const { t } = useTranslation('freight');
  const kind = differenceKind(fen);
  const { icon: Sign, tone } = differenceFaces[kind];
  return (
    <span className={classes['difference']} data-tone={tone}>
      <Sign size={16} aria-hidden />
      {kind !== 'same' && <span className="number">{signedYuan(fen)}</span>}
      <span className={classes['word']}>{t(`difference_${kind}`)}</span>
    </span>
  );
}

/** The difference of a bill that came, or that none did. */
export function BilledDifference({
  billedFen,
  differenceFen,
}: {
  readonly billedFen: number | null;
  readonly differenceFen: number;
}) {
  const { t } = useTranslation('freight');
  return billedFen === null ? (
    <span className="quiet">{t('notBilled')}</span>
  ) : (
    <Difference fen={differenceFen} />
  );
}
