import { forgetAnswers } from '../ui/asked-ahead.ts';
import { prepareSounds } from '../ui/sounds.ts';
import { chineseFaces } from './fonts.ts';
import { idle } from './idle.ts';
import { loadPartsWhenIdle } from './later-parts.ts';
import { loadScreensWhenIdle } from './screen-views.ts';

/** Does ahead, while nothing else is to do, what the first scan of the day would have to wait for otherwise. */
export async function warmUpWhenIdle(): Promise<void> {
  await idle();
  forgetAnswers();
  await loadPartsWhenIdle();
  await loadScreensWhenIdle();
  // A style sheet of pieces for Korean, as large as all the rest that a start has to read.
  await import('@fontsource-variable/noto-sans-kr/wght.css');
  await idle();
  prepareSounds();
  // Names of goods are Chinese in every shop. Each piece is quickly there; the search for another font meanwhile is not.
  for (const face of chineseFaces()) {
    await idle();
    await face.load().catch(() => undefined);
  }
}
