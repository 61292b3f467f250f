import { create } from 'zustand';
import type { SheetHeaders } from '../../domain/orders/sheet-headers.ts';
import type { Refusal } from '../../domain/result.ts';
import type { Progress } from '../../preload/procedure.ts';
import type { ImportReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';

type File = { readonly path: string; readonly fileName: string };

/** How far the import of an order workbook has come. It goes on when the user looks at another screen meanwhile. */
export type ImportStep =
  | { readonly kind: 'idle' }
  | ({
      readonly kind: 'running';
      readonly taskId: string;
      readonly progress: Progress | null;
    } & File)
  /** Nobody knows these headers: the user says which is which. */
  | ({ readonly kind: 'headers'; readonly sheet: SheetHeaders; readonly why: Refusal } & File)
  | ({ readonly kind: 'done'; readonly report: ImportReport } & File)
  | ({ readonly kind: 'refused'; readonly refusal: Refusal } & File);

type ImportStore = {
  readonly step: ImportStep;
  /** `mapping` is what the user said of the headers. One import at a time: another is passed over. */
  readonly start: (path: string, mapping?: Readonly<Record<string, string>>) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
};

let lastTask = 0;

export const useOrderImport = create<ImportStore>()((set, get) => ({
  step: { kind: 'idle' },
  start: async (path, mapping) => {
    if (get().step.kind === 'running') return;
    lastTask += 1;
    const taskId = `orders-import-${lastTask}`;
    const file = { path, fileName: path.split(/[\\/]/).at(-1) ?? path };
    set({ step: { kind: 'running', taskId, progress: null, ...file } });
    const stopListening = bridge.onProgress((id, progress) => {
      if (id === taskId) set({ step: { kind: 'running', taskId, progress, ...file } });
    });
    try {
      const answer = await bridge.call('orders.import', { path, mapping: mapping ?? null }, taskId);
      set({
        step: answer.ok
          ? { kind: 'done', report: answer.value, ...file }
          : await refusedStep(file, answer.refusal),
      });
    } finally {
      stopListening();
    }
  },
  cancel: () => {
    const { step } = get();
    if (step.kind === 'running') bridge.cancel(step.taskId);
  },
  dismiss: () => {
    if (get().step.kind !== 'running') set({ step: { kind: 'idle' } });
  },
}));

/** Unknown headers are a question to the user; everything else is an answer. */
async function refusedStep(file: File, refusal: Refusal): Promise<ImportStep> {
  if (refusal.code === 'cancelled') return { kind: 'idle' };
  if (refusal.code === 'headers-unknown') {
    const sheet = await bridge.call('orders.headers', { path: file.path });
    if (sheet.ok) return { kind: 'headers', sheet: sheet.value, why: refusal, ...file };
  }
  return { kind: 'refused', refusal, ...file };
}
