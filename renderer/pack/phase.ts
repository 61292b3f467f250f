import type { PackItem, PackView } from '../../preload/views.ts';

/**
 * What the packer does next: nothing is open; pieces go into the box; it is weighed; its label is printed (or that
 * failed); somebody looks whether it came out; it is scanned on the box; the parcel is done.
 */
export type Phase = 'idle' | 'scan' | 'weigh' | 'print' | 'ask' | 'affix' | 'done';

/** The phase of a box, by what is on disk about it. */
export function phaseOf(view: PackView | null): Phase {
  if (view === null) return 'idle';
  switch (view.state) {
    case 'created':
      return view.remaining.length > 0 ? 'scan' : 'weigh';
    case 'packed':
      return view.job?.state === 'unknown' ? 'ask' : 'print';
    case 'labelled':
      return view.job?.state === 'unknown' ? 'ask' : 'affix';
    case 'affixed':
    case 'bagged':
    case 'handed-over':
      return 'done';
    case 'voided':
      return 'idle';
    default:
      return view.state satisfies never;
  }
}

/** The piece to scan next; null when all are in the box. */
export const nextItem = (view: PackView): PackItem | null =>
  view.items.find(({ quantity, scanned }) => scanned < quantity) ?? null;

/** Pieces in the box and pieces in all. */
export const piecesOf = (view: PackView): { readonly scanned: number; readonly all: number } => ({
  scanned: view.items.reduce((sum, { scanned }) => sum + scanned, 0),
  all: view.items.reduce((sum, { quantity }) => sum + quantity, 0),
});

const maxDigits = 5;

/** The weight being typed after one more key; anything but a digit changes nothing. */
export const withDigit = (weight: string, text: string): string =>
  /^\d$/.test(text) && weight.length < maxDigits ? `${weight}${text}`.replace(/^0+/, '') : weight;

/** How a stop is shown: its sign and its title. */
export type StopKind = 'wrong' | 'over' | 'held' | 'label' | 'weight' | 'other';

const stopKinds: Readonly<Record<string, StopKind>> = {
  'scan-wrong-item': 'wrong',
  'scan-unknown': 'wrong',
  'pack-sku-not-needed': 'wrong',
  'pack-code-unknown': 'wrong',
  'scan-too-many': 'over',
  'shipment-held': 'held',
  'shipment-voided': 'held',
  'label-wrong-parcel': 'label',
  'label-superseded': 'label',
  'label-copy-unreadable': 'label',
  'weight-differs': 'weight',
  'weight-invalid': 'weight',
};

/** The kind of stop that a refusal is. */
export const stopKindOf = (code: string): StopKind => stopKinds[code] ?? 'other';
