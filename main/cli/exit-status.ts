/** What the command line answers with; scripts rely on these. */
export const exitStatus = {
  done: 0,
  /** Refused, or partly refused; the reasons were printed. */
  refused: 1,
  usage: 2,
  /** A file, the disk, the store or a printer did not do what it should. */
  fault: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Refusals that are no fault of what was asked for, but of files, disks and printers. */
const faultCodes: ReadonlySet<string> = new Set([
  'file-not-found',
  'file-unreadable',
  'file-not-written',
  'file-locked',
  'folder-missing',
  'pictures-folder-missing',
  'disk-full',
  'document-damaged',
  'restore-unfinished',
  'backup-unreadable',
  'scale-unreachable',
  'scale-silent',
  'unexpected',
  'core-lost',
]);

const faultPrefixes = ['store-', 'snapshot-', 'printer-', 'spooler-', 'device-'];

/** Setting up a printer wrongly is a refusal; only a printer that fails at its work is a fault. */
const refusedPrinterCodes: ReadonlySet<string> = new Set([
  'printer-unknown',
  'printer-exists',
  'printer-nameless',
  'printer-address-invalid',
  'printer-port-invalid',
  'printer-serial-setting-invalid',
]);

/** The exit status that a refusal of the whole command leads to. */
export function statusOf(code: string): ExitStatus {
  if (refusedPrinterCodes.has(code)) return exitStatus.refused;
  const isFault = faultCodes.has(code) || faultPrefixes.some((prefix) => code.startsWith(prefix));
  return isFault ? exitStatus.fault : exitStatus.refused;
}
