import { readFileSync } from 'node:fs';

/** The most memory that this process has had, in bytes. */
export function peakBytes(): number {
  try {
    // What the system tells of a process counts in the one that started it; here it is this one's own.
    const own = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (own !== null) return Number(own[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
