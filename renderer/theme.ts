import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** Go: done and on disk, the right item. */
const go: MantineColorsTuple = [
  '#e7f8ee',
  '#cdeeda',
  '#9cdcb6',
  '#68ca90',
  '#3fbb70',
  '#25b15c',
  '#127a3c',
  '#0f6b34',
  '#0b5c2c',
  '#064a22',
];
/** Stop: the wrong item, held, refused. */
const stop: MantineColorsTuple = [
  '#ffeceb',
  '#ffd6d3',
  '#faaba5',
  '#f67d74',
  '#f2564b',
  '#f03d31',
  '#b3160c',
  '#9e120a',
  '#880d07',
  '#6d0703',
];
/** Wait: something has to be looked at, nothing is lost. */
const wait: MantineColorsTuple = [
  '#fff6e0',
  '#ffebc9',
  '#fdd797',
  '#fbc160',
  '#f9ae33',
  '#f8a217',
  '#8a5300',
  '#7a4900',
  '#693f00',
  '#553200',
];
/** The colour of what can be done. */
const act: MantineColorsTuple = [
  '#e8f1ff',
  '#cfdfff',
  '#9dbcff',
  '#6797ff',
  '#3a78fe',
  '#1d64fe',
  '#1552d6',
  '#0e49c4',
  '#003fae',
  '#003598',
];

/** A few tokens: type, spacing and colours that mean something. Targets are large: they are hit with gloves on. */
export const theme = createTheme({
  colors: { go, stop, wait, act },
  primaryColor: 'act',
  primaryShade: 6,
  autoContrast: true,
  // The fonts that come in pieces first: one that is whole is read to see whether it has a character at all. No `sans-serif` at
  // the end: it would be asked for with every size of text that is laid out, 190 times at a start and each time of another
  // process. What no font here has is sought among those of the system anyway.
  fontFamily:
    "'Noto Sans Variable', 'Noto Sans SC Variable', 'Noto Sans KR Variable', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Thai', 'Noto Sans Georgian', 'Noto Sans Armenian', 'Noto Sans'",
  defaultRadius: 'md',
  headings: { fontWeight: '700' },
  components: {
    Button: { defaultProps: { size: 'md' } },
    // Its hidden first stop is no item of the menu; without it the first item has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    TextInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 'xl', variant: 'subtle' } },
    Modal: { defaultProps: { centered: true } },
  },
});
