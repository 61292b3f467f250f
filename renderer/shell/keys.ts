/** A group of keys on the key map; `keys` are pressed together, or one after the other where `then` says so. */
export type KeyGroup = {
  readonly title: 'keysEverywhere' | 'keysLists' | 'keysWork' | 'keysPack' | 'keysHandover';
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
  | 'keyOpen'
  | 'keyTickAll'
  | 'keyNext'
  | 'keyImport'
  | 'keySearch'
  | 'keyWeight'
  | 'keyConfirm'
  | 'keyTakeOut'
  | 'keyAside'
  | 'keyReprint'
  | 'keyAnswer'
  | 'keyCloseBag'
  | 'keyNewBag'
  | 'keyRemove'
  | 'keyHandOver';

/** Everything the keyboard does; the screens themselves are Alt and their number. */
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
      { keys: ['Ctrl', 'A'], does: 'keyTickAll' },
    ],
  },
  {
    title: 'keysWork',
    rows: [
      { keys: ['Ctrl', 'Enter'], does: 'keyNext' },
      { keys: ['Ctrl', 'O'], does: 'keyImport' },
      { keys: ['/'], does: 'keySearch' },
    ],
  },
  {
    title: 'keysPack',
    rows: [
      { keys: ['0–9'], does: 'keyWeight' },
      { keys: ['Enter'], does: 'keyConfirm' },
      { keys: ['Backspace'], does: 'keyTakeOut' },
      { keys: ['Esc'], does: 'keyAside' },
      { keys: ['R'], does: 'keyReprint' },
      { keys: ['1', '2', '3'], does: 'keyAnswer' },
    ],
  },
  {
    title: 'keysHandover',
    rows: [
      { keys: ['F6'], does: 'keyCloseBag' },
      { keys: ['F7'], does: 'keyNewBag' },
      { keys: ['F8'], does: 'keyRemove' },
      { keys: ['F9'], does: 'keyHandOver' },
    ],
  },
];
