import { fileURLToPath } from 'node:url';

/** The fonts that ship with the app. */
export const fontsDirectory = fileURLToPath(new URL('../../../../assets/fonts', import.meta.url));
