import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../shell/navigation.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { BatchCard } from './batch-card.tsx';
import { BatchLines } from './batch-lines.tsx';
import { JobsView } from './jobs-view.tsx';
import { countPrinted, printLabels } from './print.ts';
import { PrintView } from './print-view.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import { PrintersView } from './printers-view.tsx';
import { UnknownLabels } from './unknown-labels.tsx';
import { useBatches } from './use-batches.ts';
import { usePrinters } from './use-printers.ts';

const tabs = ['print', 'jobs', 'printers'] as const;

/** Labels that wait, labels on their way to paper, labels that were printed, and the printers. */
export function LabelsScreen() {
  const { t } = useTranslation('labels');
  const { selection } = useNavigation();
  const { printers, refresh: refreshPrinters } = usePrinters();
  const { batches, command, refresh } = useBatches();
  const [tab, setTab] = useState<(typeof tabs)[number]>('print');
  const [asked, setAsked] = useState(selection);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(selection));
  const [wanted, setWanted] = useState<string | null>(null);
  const [lines, setLines] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const printer = printers?.find(({ name }) => name === wanted) ?? printers?.[0] ?? null;

  const print = async (): Promise<void> => {
    if (printer === null) return;
    const { name } = printer;
    const ids = [...ticked];
    setTicked(new Set());
    setAsked([]);
    const printing = printLabels(ids, name);
    refresh();
    const outcomes = await printing;
    refresh();
    if (!outcomes.ok) return notifyRefused(outcomes.refusal);
    const { printed, not } = countPrinted(outcomes.value);
    if (not === 0) notifyDone(t('finishedAll', { count: printed, printer: name }));
  };

  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <SegmentedControl
          value={tab}
          onChange={(value) => setTab(value)}
          data={tabs.map((value) => ({ value, label: t(value) }))}
        />
      }
      action={
        tab === 'print' && printer !== null ? (
          <>
            <Select
              aria-label={t('printer')}
              allowDeselect={false}
              leftSection={<IconPrinter size={18} aria-hidden />}
              value={printer.name}
              onChange={setWanted}
              data={printers?.map(({ name }) => name) ?? []}
            />
            <Button
              disabled={ticked.size === 0}
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => void print()}
            >
              {t('printGo', { count: ticked.size })}
            </Button>
          </>
        ) : (
          tab !== 'jobs' && (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t('addPrinter')}
            </Button>
          )
        )
      }
    >
      <UnknownLabels />
      {batches.map((batch) => (
        <BatchCard
          key={batch.printer}
          batch={batch}
          command={command}
          onLines={() => setLines(batch.printer)}
        />
      ))}
      {tab === 'print' && (
        <PrintView
          asked={asked}
          onShowAll={() => setAsked([])}
          ticked={ticked}
          onTick={setTicked}
          printer={printer?.name ?? null}
        />
      )}
      {tab === 'jobs' && <JobsView printers={printers ?? []} />}
      {tab === 'printers' && (
        <PrintersView
          printers={printers ?? []}
          busy={new Set(batches.flatMap((one) => (one.state === 'finished' ? [] : [one.printer])))}
          onChanged={refreshPrinters}
        />
      )}
      <BatchLines printer={lines} onClose={() => setLines(null)} />
      {isAdding && (
        <PrinterDialog
          printer={null}
          onClose={() => setAdding(false)}
          onSaved={() => {
            refreshPrinters();
            setTab('printers');
          }}
        />
      )}
    </ScreenFrame>
  );
}
