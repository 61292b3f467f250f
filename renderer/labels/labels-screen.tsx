import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../shell/navigation.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useQuery } from '../ui/use-query.ts';
import { BatchCard } from './batch-card.tsx';
import { BatchLines } from './batch-lines.tsx';
import { JobsView } from './jobs-view.tsx';
import { HandshakeScans } from './handshake-scans.tsx';
import { PrintOptions } from './print-options.tsx';
import { countPrinted, printLabels } from './print.ts';
import type { PrintChoice } from './print.ts';
import { PrintView } from './print-view.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import { PrintersView } from './printers-view.tsx';
import { UnknownLabels } from './unknown-labels.tsx';
import { over, useBatches } from './use-batches.ts';
import { usePrinters } from './use-printers.ts';

/** Stands for no printer in particular among their names; no printer can be called so. */
const byRoute = '\u0000';

const nothing: ReadonlySet<string> = new Set();

const tabs = ['print', 'jobs', 'printers'] as const;

/** Labels that wait, labels on their way to paper, labels that were printed, and the printers. */
export function LabelsScreen() {
  const { t } = useTranslation('labels');
  const { t: printerWord } = useTranslation('printers');
  const { selection } = useNavigation();
  const { printers, refresh: refreshPrinters } = usePrinters();
  const hasRoutes = (useQuery('settings.get', {}).value?.labelRoutes.length ?? 0) > 0;
  const { batches, command, finish, refresh } = useBatches();
  const [tab, setTab] = useState<(typeof tabs)[number]>('print');
  const [asked, setAsked] = useState(selection);
  // Null until what waits was offered: once, whatever other tabs are looked at meanwhile.
  const [chosen, setTicked] = useState<ReadonlySet<string> | null>(
    selection.length > 0 ? new Set(selection) : null,
  );
  const ticked = chosen ?? nothing;
  const [wanted, setWanted] = useState<string | null>(null);
  const [how, setHow] = useState<Pick<PrintChoice, 'order' | 'handshake'>>({
    order: 'given',
    handshake: false,
  });
  const [lines, setLines] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const printer = printers?.find(({ name }) => name === wanted) ?? printers?.[0] ?? null;
  const isRouted = wanted === byRoute || (wanted === null && hasRoutes);
  const choice: PrintChoice = { ...how, printer: isRouted ? null : (printer?.name ?? null) };
  const awaiting = batches.some(({ state }) => state === 'awaiting-scan');

  const print = async (): Promise<void> => {
    if (printer === null) return;
    const ids = [...ticked];
    setTicked(new Set());
    setAsked([]);
    const printing = printLabels(ids, choice);
    refresh();
    const outcomes = await printing;
    refresh();
    if (!outcomes.ok) return notifyRefused(outcomes.refusal);
    const { printed, not } = countPrinted(outcomes.value);
    const on = choice.printer ?? t('byRoute');
    if (not === 0) notifyDone(t('finishedAll', { count: printed, printer: on }));
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
              value={isRouted ? byRoute : printer.name}
              onChange={setWanted}
              data={[
                ...(hasRoutes ? [{ value: byRoute, label: t('byRoute') }] : []),
                ...(printers ?? []).map(({ name }) => ({ value: name, label: name })),
              ]}
            />
            <Button
              disabled={ticked.size === 0}
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => void print()}
            >
              {ticked.size === 0 ? t('printNone') : t('printGo', { count: ticked.size })}
            </Button>
          </>
        ) : (
          tab !== 'jobs' && (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {printerWord('addPrinter')}
            </Button>
          )
        )
      }
    >
      <UnknownLabels />
      {awaiting && <HandshakeScans />}
      {batches.map((batch) => (
        <BatchCard
          key={batch.batchId}
          batch={batch}
          command={command}
          onLines={() => setLines(batch.batchId)}
          onContinue={() => void finish('labels.continue', batch.batchId)}
          onLeave={() => void finish('labels.leave', batch.batchId)}
        />
      ))}
      {tab === 'print' && printer !== null && ticked.size > 0 && (
        <PrintOptions
          ticked={ticked}
          choice={choice}
          isPrinting={batches.some(({ state }) => !over.has(state))}
          onChange={({ order, handshake }) => setHow({ order, handshake })}
        />
      )}
      {tab === 'print' && (
        <PrintView
          asked={asked}
          onShowAll={() => setAsked([])}
          ticked={ticked}
          isOffered={chosen !== null}
          onTick={setTicked}
          printer={printer?.name ?? null}
        />
      )}
      {tab === 'jobs' && <JobsView printers={printers ?? []} />}
      {tab === 'printers' && (
        <PrintersView
          printers={printers ?? []}
          busy={new Set(batches.flatMap((one) => (over.has(one.state) ? [] : [one.printer])))}
          onChanged={refreshPrinters}
        />
      )}
      <BatchLines batchId={lines} onClose={() => setLines(null)} />
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
