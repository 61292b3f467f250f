import { z } from 'zod';

/** How a suffix ends a scan; `auto` takes Enter, Tab or a pause, whatever comes. */
export const scannerSuffixes = ['auto', 'enter', 'tab', 'none'] as const;
/** Where a scan's characters come from: the keys' places on a US keyboard, what the system made of them, or the better of both. */
export const scannerMappings = ['auto', 'us', 'host'] as const;

/** How this station's scanner types. The scanner doctor finds these out. */
export const scannerSchema = z.object({
  /** Empty, a function key (`F12`), `STX`, or characters that begin every scan. */
  prefix: z.string().max(8).default(''),
  suffix: z.enum(scannerSuffixes).default('auto'),
  /** Keys that follow one another faster than this come from a scanner. */
  maxGapMs: z.number().int().min(5).max(200).default(35),
  mapping: z.enum(scannerMappings).default('auto'),
});

export type ScannerSettings = z.output<typeof scannerSchema>;

export const defaultScanner: ScannerSettings = scannerSchema.parse({});
