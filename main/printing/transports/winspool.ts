import type { PrinterCondition, PrinterProblem } from '../../../domain/printing/printer.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';

/** A job as the Windows spooler has it. `gone`: it knows of no such job any more, for it is done with it. */
export type SpoolerJob =
  | { readonly kind: 'gone' | 'printed' | 'deleted' }
  | { readonly kind: 'waiting'; readonly isBegun: boolean; readonly detail: string };

/** An open print queue of Windows. */
export type WindowsPrinter = {
  /** Begins a RAW job; its number, or null with the error of Windows. */
  startJob(name: string): { readonly jobId: number } | { readonly error: number };
  /** Bytes that the spooler took; 0 when it takes none. Does not hold up this thread. */
  write(bytes: Buffer): Promise<number>;
  /** Whether the spooler has the whole job now. */
  endJob(): boolean;
  /** Gives up the job that was begun. */
  abortJob(): void;
  readJob(jobId: number): SpoolerJob;
  /** Takes a job out of the queue. */
  deleteJob(jobId: number): void;
  condition(): PrinterCondition;
  close(): void;
};

/** The part of winspool.drv that carries labels. */
export type Winspool = {
  /** Refused: `printer-queue-unknown`, `printer-queue-refused`. */
  open(queue: string): Result<WindowsPrinter>;
  queues(): readonly { readonly name: string; readonly isDefault: boolean }[];
};

const invalidPrinterName = 1801;
const deleteCommand = 5;
const localAndConnected = 0x02 | 0x04;

/** Flags of JOB_INFO_1.Status. */
const jobFlags = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  printing: 0x10,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  userIntervention: 0x400,
  complete: 0x1000,
} as const;

/** Flags of PRINTER_INFO_6.dwStatus, the most telling first. */
const printerFlags: readonly (readonly [number, PrinterProblem])[] = [
  [0x0040_0000, 'head-open'], // DOOR_OPEN
  [0x0000_0010, 'paper-out'],
  [0x0000_0008, 'jam'],
  [0x0000_0001, 'paused'],
  [0x0000_0080, 'offline'],
  [0x0000_0002 | 0x0010_0000, 'fault'], // ERROR, USER_INTERVENTION
];

function jobOf(status: number): SpoolerJob {
  const has = (flag: number): boolean => (status & flag) !== 0;
  if (has(jobFlags.printed | jobFlags.complete)) return { kind: 'printed' };
  if (has(jobFlags.deleted | jobFlags.deleting)) return { kind: 'deleted' };
  const detail = Object.entries(jobFlags)
    .filter(([, flag]) => has(flag))
    .map(([name]) => name)
    .join(', ');
  // Only a job that waits for a paused or missing printer has certainly sent nothing.
  const isHeldBack = has(jobFlags.paused | jobFlags.offline | jobFlags.blocked);
  const isBegun = !isHeldBack || has(jobFlags.printing | jobFlags.error);
  return { kind: 'waiting', isBegun, detail };
}

/**
 * Loads winspool.drv. Only to be called on Windows: koffi's native part is loaded here and nowhere else.
 */
export async function loadWinspool(): Promise<Winspool> {
  const { default: koffi } = await import('koffi');
  const winspool = koffi.load('winspool.drv');
  const kernel = koffi.load('kernel32.dll');
  koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' });
  koffi.struct('PRINTER_INFO_4W', {
    pPrinterName: 'str16',
    pServerName: 'str16',
    Attributes: 'uint32_t',
  });
  const openPrinter = winspool.func(
    'int __stdcall OpenPrinterW(str16 name, _Out_ void **handle, void *defaults)',
  );
  const closePrinter = winspool.func('int __stdcall ClosePrinter(void *printer)');
  const startDoc = winspool.func(
    'uint32_t __stdcall StartDocPrinterW(void *printer, uint32_t level, DOC_INFO_1W *info)',
  );
  const writePrinter = winspool.func(
    'int __stdcall WritePrinter(void *printer, const uint8_t *bytes, uint32_t count, _Out_ uint32_t *written)',
  );
  const endDoc = winspool.func('int __stdcall EndDocPrinter(void *printer)');
  const abortPrinter = winspool.func('int __stdcall AbortPrinter(void *printer)');
  const getJob = winspool.func(
    'int __stdcall GetJobW(void *printer, uint32_t job, uint32_t level, _Out_ uint8_t *info, uint32_t size, _Out_ uint32_t *needed)',
  );
  const setJob = winspool.func(
    'int __stdcall SetJobW(void *printer, uint32_t job, uint32_t level, void *info, uint32_t command)',
  );
  const getPrinter = winspool.func(
    'int __stdcall GetPrinterW(void *printer, uint32_t level, _Out_ uint8_t *info, uint32_t size, _Out_ uint32_t *needed)',
  );
  const enumPrinters = winspool.func(
    'int __stdcall EnumPrintersW(uint32_t flags, str16 name, uint32_t level, _Out_ uint8_t *info, uint32_t size, _Out_ uint32_t *needed, _Out_ uint32_t *count)',
  );
  const getDefaultPrinter = winspool.func(
    'int __stdcall GetDefaultPrinterW(_Out_ uint16_t *name, _Inout_ uint32_t *size)',
  );
  const lastError = kernel.func('uint32_t __stdcall GetLastError()');
  const pointerBytes = koffi.sizeof('void *');
  // JOB_INFO_1W: the number, padded to a pointer, then six pointers, then the flags.
  const statusOffset = 7 * pointerBytes;

  const printer = (handle: unknown): WindowsPrinter => ({
    startJob(name) {
      const jobId = Number(
        startDoc(handle, 1, { pDocName: name, pOutputFile: null, pDatatype: 'RAW' }),
      );
      return jobId === 0 ? { error: Number(lastError()) } : { jobId };
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        const written = [0];
        writePrinter.async(
          handle,
          bytes,
          bytes.length,
          written,
          (error: Error | null, done: number) => {
            if (error !== null) reject(error);
            else resolve(done === 0 ? 0 : (written[0] ?? 0));
          },
        );
      }),
    endJob: () => Number(endDoc(handle)) !== 0,
    abortJob: () => void abortPrinter(handle),
    readJob(jobId) {
      const needed = [0];
      getJob(handle, jobId, 1, null, 0, needed);
      const info = Buffer.alloc(needed[0] ?? 0);
      if (info.length < statusOffset + 4) return { kind: 'gone' };
      return Number(getJob(handle, jobId, 1, info, info.length, needed)) === 0
        ? { kind: 'gone' }
        : jobOf(info.readUInt32LE(statusOffset));
    },
    deleteJob: (jobId) => void setJob(handle, jobId, 0, null, deleteCommand),
    condition() {
      const info = Buffer.alloc(4);
      if (Number(getPrinter(handle, 6, info, info.length, [0])) === 0) return 'mute';
      const status = info.readUInt32LE();
      const found = printerFlags.find(([flag]) => (status & flag) !== 0);
      return found === undefined ? 'mute' : { problem: found[1] };
    },
    close: () => void closePrinter(handle),
  });

  return {
    open(queue) {
      const handle: unknown[] = [null];
      if (Number(openPrinter(queue, handle, null)) !== 0) return ok(printer(handle[0]));
      const error = Number(lastError());
      return error === invalidPrinterName
        ? refuse('printer-queue-unknown', { queue })
        : refuse('printer-queue-refused', { queue, detail: `Windows ${error}` });
    },
    queues() {
      const needed = [0];
      const count = [0];
      enumPrinters(localAndConnected, null, 4, null, 0, needed, count);
      const info = Buffer.alloc(needed[0] ?? 0);
      if (
        info.length === 0 ||
        Number(enumPrinters(localAndConnected, null, 4, info, info.length, needed, count)) === 0
      ) {
        return [];
      }
      const found = koffi.decode(info, koffi.array('PRINTER_INFO_4W', count[0] ?? 0)) as readonly {
        readonly pPrinterName: string;
      }[];
      const name = Buffer.alloc(1024);
      const isKnown = Number(getDefaultPrinter(name, [name.length / 2])) !== 0;
      const [preferred = ''] = isKnown ? name.toString('utf16le').split('\0') : [''];
      return found.map(({ pPrinterName }) => ({
        name: pPrinterName,
        isDefault: pPrinterName === preferred,
      }));
    },
  };
}
