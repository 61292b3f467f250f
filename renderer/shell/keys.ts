/** A group of keys on the key map; `keys` are pressed together, or one after the other where `then` says so. */
export type KeyGroup = {
  readonly title: 'keysEverywhere' | 'keysLists';
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: KeyWords }[];
};

type KeyWords =
  | 'keyPalette'
  | 'keyMap'
  | 'keyUndo'
  | 'keySave'
  | 'keyLock'
  | 'keyPrintMap'
  | 'keyClose'
  | 'keyMove'
  | 'keyPage'
  | 'keyEnds'
  | 'keyTick'
  | 'keyOpen';

/** Everything the keyboard does wherever one is; the screens themselves are Alt and their number. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'keysEverywhere',
    rows: [
      { keys: ['Ctrl', 'K'], does: 'keyPalette' },
      { keys: ['?'], does: 'keyMap' },
      { keys: ['Ctrl', 'Z'], does: 'keyUndo' },
      { keys: ['Ctrl', 'S'], does: 'keySave' },
      { keys: ['Ctrl', 'L'], does: 'keyLock' },
      { keys: ['Ctrl', 'P'], does: 'keyPrintMap' },
      { keys: ['Esc'], does: 'keyClose' },
    ],
  },
  {
    title: 'keysLists',
    rows: [
      { keys: ['↑', '↓'], does: 'keyMove' },
      { keys: ['PgUp', 'PgDn'], does: 'keyPage' },
      { keys: ['Home', 'End'], does: 'keyEnds' },
      { keys: ['Space'], does: 'keyTick' },
      { keys: ['Enter'], does: 'keyOpen' },
    ],
  },
];
