import { useState } from 'react';
import type { ImportReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { useTask } from '../ui/use-task.ts';

const spreadsheets = ['xlsx', 'xls', 'csv'];

/** The part of a path that a person recognises. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** An import from the question for its file to what it did. */
export type Import = {
  readonly file: string | null;
  /** 0 to 100; null while nothing is known. */
  readonly progress: number | null;
  readonly report: ImportReport | null;
  readonly start: () => Promise<void>;
  /** Stops an import that still reads, or puts its result away. */
  readonly close: () => void;
};

/** Asks for a workbook and imports it with `procedure`. */
export function useImport(
  procedure: 'shipments.import' | 'waybills.import',
  wording: { readonly title: string; readonly filter: string },
): Import {
  const task = useTask();
  const [file, setFile] = useState<string | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const start = async (): Promise<void> => {
    const chosen = await bridge.call('dialogs.openFile', {
      title: wording.title,
      filters: [{ name: wording.filter, extensions: spreadsheets }],
    });
    if (!chosen.ok) return notifyRefused(chosen.refusal);
    if (chosen.value === null) return;
    setReport(null);
    setFile(fileNameOf(chosen.value));
    const outcome = await task.run(procedure, { path: chosen.value });
    if (outcome.ok) setReport(outcome.value);
    else {
      setFile(null);
      notifyRefused(outcome.refusal);
    }
  };
  const close = (): void => {
    if (task.running) task.cancel();
    else setFile(null);
  };
  const { progress } = task;
  const total = progress?.total ?? null;
  return {
    file,
    progress: total === null || progress === null ? null : (progress.done / total) * 100,
    report,
    start,
    close,
  };
}
