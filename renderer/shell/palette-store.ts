import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open, and how to open it: known before the palette itself is read. */
export const [paletteStore, palette] = createSpotlight();
