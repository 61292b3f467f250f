import { create } from 'zustand';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import { isDispute } from '../../domain/freight/disputes.ts';
import type { SheetHeaders } from '../../domain/orders/sheet-headers.ts';
import { ok } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { Progress } from '../../preload/procedure.ts';
import type { ImportReport, PlansComparison } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';

type File = { readonly path: string; readonly fileName: string };

/** How far the import of a workbook has come. It goes on when the user looks at another screen meanwhile. */
export type ImportStep =
  | { readonly kind: 'idle' }
  | ({
      readonly kind: 'running';
      readonly taskId: string;
      readonly progress: Progress | null;
    } & File)
  /** The file is something else than what was asked for. */
  | ({ readonly kind: 'other'; readonly wanted: ImportKind; readonly found: ImportKind } & File)
  /** Nobody knows these headers of orders: the user says which is which. */
  | ({ readonly kind: 'headers'; readonly sheet: SheetHeaders } & File)
  /** What a plans workbook would change; nothing is taken until the user says so. */
  | ({ readonly kind: 'compare'; readonly comparison: PlansComparison } & File)
  | ({
      readonly kind: 'done';
      readonly of: ImportKind;
      readonly report: ImportReport;
      /** Lines of a bill that are worth a claim. */
      readonly disputes: number;
    } & File)
  | ({
      readonly kind: 'refused';
      readonly wanted: ImportKind | null;
      readonly refusal: Refusal;
    } & File);

type ImportStore = {
  readonly step: ImportStep;
  /** Finds out what a file is and imports it; `wanted` is what the user asked for, null what it turns out to be. */
  readonly start: (path: string, wanted: ImportKind | null) => Promise<void>;
  /** Imports a file as what the user says it is; `mapping` is what they said of the headers of orders. */
  readonly startAs: (
    path: string,
    of: ImportKind,
    mapping?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** Shows the headers of a file, for the user to say which is which. */
  readonly askHeaders: (path: string) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
};

let lastTask = 0;

const fileAt = (path: string): File => ({ path, fileName: path.split(/[\\/]/).at(-1) ?? path });

export const useImport = create<ImportStore>()((set, get) => {
  /** Shows a task running until `work` says what comes next. One at a time: another is passed over. */
  const run = async (
    path: string,
    work: (file: File, taskId: string) => Promise<ImportStep>,
  ): Promise<void> => {
    if (get().step.kind === 'running') return;
    lastTask += 1;
    const taskId = `import-${lastTask}`;
    const file = fileAt(path);
    set({ step: { kind: 'running', taskId, progress: null, ...file } });
    const stopListening = bridge.onProgress((id, progress) => {
      if (id === taskId) set({ step: { kind: 'running', taskId, progress, ...file } });
    });
    try {
      set({ step: await work(file, taskId) });
    } finally {
      stopListening();
    }
  };
  return {
    step: { kind: 'idle' },
    start: (path, wanted) =>
      run(path, async (file, taskId) => {
        const known = await bridge.call('imports.recognise', { path }, taskId);
        if (known.ok) {
          const found = known.value.kind;
          if (wanted !== null && wanted !== found) return { kind: 'other', wanted, found, ...file };
          return take(file, found, taskId);
        }
        const isStrange = known.refusal.code === 'workbook-unrecognised';
        // The import that was asked for can say which of its headers is missing.
        if (isStrange && wanted !== null) return take(file, wanted, taskId);
        return refusedStep(file, wanted, known.refusal);
      }),
    startAs: (path, of, mapping) => run(path, (file, taskId) => take(file, of, taskId, mapping)),
    askHeaders: (path) => run(path, (file) => headersStep(file)),
    cancel: () => {
      const { step } = get();
      if (step.kind === 'running') bridge.cancel(step.taskId);
    },
    dismiss: () => {
      if (get().step.kind !== 'running') set({ step: { kind: 'idle' } });
    },
  };
});

/** Imports a file as what it is. */
async function take(
  file: File,
  of: ImportKind,
  taskId: string,
  mapping?: Readonly<Record<string, string>>,
): Promise<ImportStep> {
  const { path } = file;
  if (of === 'plans') {
    const compared = await bridge.call('plans.compare', { path }, taskId);
    return compared.ok
      ? { kind: 'compare', comparison: compared.value, ...file }
      : refusedStep(file, of, compared.refusal);
  }
  const answer = await taken(path, of, taskId, mapping);
  if (answer.ok) return { kind: 'done', of, ...answer.value, ...file };
  return answer.refusal.code === 'headers-unknown'
    ? headersStep(file)
    : refusedStep(file, of, answer.refusal);
}

type Taken = { readonly report: ImportReport; readonly disputes: number };

const asTaken = (answer: Result<ImportReport>): Result<Taken> =>
  answer.ok ? ok({ report: answer.value, disputes: 0 }) : answer;

async function taken(
  path: string,
  of: Exclude<ImportKind, 'plans'>,
  taskId: string,
  mapping: Readonly<Record<string, string>> | undefined,
): Promise<Result<Taken>> {
  switch (of) {
    case 'orders':
      return asTaken(
        await bridge.call('orders.import', { path, mapping: mapping ?? null }, taskId),
      );
    case 'shipments':
      return asTaken(await bridge.call('shipments.import', { path }, taskId));
    case 'catalogue':
      return asTaken(await bridge.call('catalogue.import', { path }, taskId));
    case 'waybills':
      return asTaken(await bridge.call('waybills.import', { path }, taskId));
    case 'notices':
      return asTaken(await bridge.call('notices.import', { path }, taskId));
    case 'bill': {
      const answer = await bridge.call('freight.bill', { path }, taskId);
      return answer.ok
        ? ok({ report: answer.value, disputes: answer.value.match.filter(isDispute).length })
        : answer;
    }
    default:
      return of satisfies never;
  }
}

async function headersStep(file: File): Promise<ImportStep> {
  const sheet = await bridge.call('orders.headers', { path: file.path });
  return sheet.ok
    ? { kind: 'headers', sheet: sheet.value, ...file }
    : refusedStep(file, 'orders', sheet.refusal);
}

const refusedStep = (file: File, wanted: ImportKind | null, refusal: Refusal): ImportStep =>
  refusal.code === 'cancelled' ? { kind: 'idle' } : { kind: 'refused', wanted, refusal, ...file };
