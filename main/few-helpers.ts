import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles what runs often and looks for memory that can be freed on up to four threads beside the one that needs it, as
 * if nobody else wanted the processor; what it frees at once it shares among several and waits for the slowest. On a small
 * machine that is busy, a scan beside an import so waited for up to 80 ms. One thread for each is enough.
 */
const flags: readonly string[] = [
  '--concurrent-marking-max-worker-num=1',
  '--concurrent-turbofan-max-threads=1',
  '--concurrent-maglev-max-threads=1',
  '--no-parallel-scavenge',
  '--no-parallel-compaction',
  '--no-parallel-pointer-update',
];

/** For the pages of this program, as Chromium takes it. */
export const fewHelpersInPages = flags.join(' ');

/**
 * For this process, whose threads share it: to be called before there is work. A V8 that knows one of the flags no more says
 * so on standard error and goes on.
 */
export function useFewHelpers(): void {
  for (const flag of flags) setFlagsFromString(flag);
}
