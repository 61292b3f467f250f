import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ScaleReading } from '../../domain/scale/reading.ts';
import type { Handlers } from '../../preload/contract.ts';
import { openScale } from '../scale/scale.ts';
import type { Services } from './services.ts';

/** The tools at the packing table besides the printer: the scale, and codes to try the scanner with. */
export function scaleHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `scale.${string}` | `scanner.${string}`>> {
  return {
    'scale.read': async ({ address, seconds }, { signal }) => {
      const at = address ?? services.settings.get().scale?.address ?? null;
      if (at === null) return refuse('scale-not-set');
      const opened = await openScale(at);
      if (!opened.ok) return opened;
      const scale = opened.value;
      const silent = refuse('scale-silent', { address: at, seconds });
      const answer = await new Promise<Result<ScaleReading>>((resolve) => {
        const timer = setTimeout(() => resolve(silent), seconds * 1_000);
        const settle = (result: Result<ScaleReading>): void => {
          clearTimeout(timer);
          resolve(result);
        };
        scale.onReading((reading) => {
          if (reading.stable) settle(ok(reading));
        });
        const cancel = (): void => settle(refuse('cancelled'));
        // It may have been cancelled while the scale was being opened; no event tells of that any more.
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
        void scale.ended.then((reason) =>
          settle(reason === null ? silent : { ok: false, refusal: reason }),
        );
      });
      scale.close();
      return answer;
    },
    'scanner.symbol': async ({ text }) => {
      // The bar code library takes a fifth of the program's start; hardly anybody asks for this.
      const { labelSymbols } = await import('../printing/render/symbols.ts');
      return labelSymbols(text, 1);
    },
  };
}
