import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHandStop,
  IconLoader,
  IconMessageQuestion,
  IconPencil,
  IconPrinter,
  IconRefresh,
  IconRuler2,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPrinterAddress } from '../../domain/printing/printer.ts';
import type { Printer, PrinterProblem } from '../../domain/printing/printer.ts';
import { isScaleOff } from '../../domain/printing/scale.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { useTask } from '../ui/use-task.ts';
import classes from './labels.module.css';
import { PrinterDialog } from './printer-dialog.tsx';
import { PrinterRoutes } from './printer-routes.tsx';
import { ScanBackDialog } from './scan-back-dialog.tsx';

/** The printers of this station, each with how it is now. */
export function PrintersView(props: {
  readonly printers: readonly Printer[];
  /** Those that print just now and must not be asked anything between the bytes. */
  readonly busy: ReadonlySet<string>;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('printers');
  if (props.printers.length === 0) {
    return <EmptyState title={t('printerNone')} text={t('printerNoneText')} />;
  }
  return (
    <div className={classes['cards']}>
      {props.printers.map((printer) => (
        <PrinterCard
          key={printer.name}
          printer={printer}
          isBusy={props.busy.has(printer.name)}
          onChanged={props.onChanged}
        />
      ))}
    </div>
  );
}

type Condition = 'asking' | 'busy' | 'elsewhere' | 'ready' | 'mute' | PrinterProblem;

const fine: ReadonlySet<Condition> = new Set(['ready', 'mute', 'busy', 'elsewhere']);

/** What is known of a printer's answers, in the words of the card. */
const reportsKey = ({ reports }: Printer): string => {
  if (reports === null) return 'probeNever';
  if (reports.confirms !== null) return 'probeConfirms';
  return reports.condition ? 'probeCondition' : 'probeSilent';
};

function PrinterCard(props: {
  readonly printer: Printer;
  readonly isBusy: boolean;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('printers');
  const { printer, isBusy, onChanged } = props;
  const { name } = printer;
  const [dialog, setDialog] = useState<'edit' | 'remove' | 'measure' | null>(null);
  const isUnknown = printer.reports === null;
  const [told, setTold] = useState<Condition>('asking');
  const task = useTask();
  const ask = useCallback(async (): Promise<void> => {
    const answer = await bridge.call('printers.status', { name });
    if (!answer.ok) {
      return setTold(answer.refusal.code === 'printer-in-use' ? 'elsewhere' : 'offline');
    }
    const { condition } = answer.value;
    const now = typeof condition === 'string' ? condition : condition.problem;
    setTold(now);
    // It was switched off when it was added; news of its answer redraws this card.
    if (isUnknown && now !== 'offline') void bridge.call('printers.probe', { name });
  }, [name, isUnknown]);
  useEffect(() => {
    // A printer is an external system: asking it is what the effect is for.
    // oxlint-disable-next-line react/set-state-in-effect
    if (!isBusy) void ask();
  }, [ask, isBusy, printer.address, printer.language]);
  const condition: Condition = isBusy ? 'busy' : told;
  const test = async (): Promise<void> => {
    const tested = await task.run('printers.test', { name });
    if (tested.ok) notifyDone(t('tested', { name }));
    else notifyRefused(tested.refusal);
    void ask();
  };
  const probe = async (): Promise<void> => {
    const probed = await task.run('printers.probe', { name });
    if (!probed.ok) return notifyRefused(probed.refusal);
    onChanged();
    void ask();
  };
  const remove = async (): Promise<void> => {
    const removed = await bridge.call('printers.remove', { name });
    setDialog(null);
    if (!removed.ok) return notifyRefused(removed.refusal);
    notifyDone(t('removed', { name }));
    onChanged();
  };
  const isFine = fine.has(condition);
  const Icon = condition === 'asking' ? IconLoader : isFine ? IconCircleCheck : IconHandStop;
  const off = isScaleOff(printer.scalePercent);
  return (
    <section className={classes['card']} aria-label={name}>
      <Group justify="space-between" wrap="nowrap">
        <h2>{name}</h2>
        <span
          className={classes['batchWord']}
          data-tone={condition === 'asking' ? '' : isFine ? 'go' : 'stop'}
          role="status"
        >
          <Icon size={20} aria-hidden /> {t(`condition.${condition}`)}
        </span>
      </Group>
      <Text className="number">{formatPrinterAddress(printer.address)}</Text>
      <Text className="quiet">
        {printer.language.toUpperCase()} · {printer.dpi} dpi · {t(`sizes.${printer.size}`)} ·{' '}
        {t('scale', { percent: printer.scalePercent })}
      </Text>
      <Text className="quiet">{t(reportsKey(printer))}</Text>
      {off && (
        <Alert color="wait" icon={<IconAlertTriangle aria-hidden />}>
          {t('scaleOff', { percent: printer.scalePercent })}
        </Alert>
      )}
      <PrinterRoutes printer={name} />
      <Group gap="xs">
        <Button
          variant="default"
          loading={task.running}
          disabled={isBusy}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => void test()}
        >
          {t('test')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconRuler2 size={18} aria-hidden />}
          onClick={() => setDialog('measure')}
        >
          {t('measure')}
        </Button>
      </Group>
      <Group gap="xs">
        <Button
          variant="subtle"
          disabled={isBusy}
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => void ask()}
        >
          {t('status')}
        </Button>
        <Button
          variant="subtle"
          loading={task.running}
          disabled={isBusy}
          leftSection={<IconMessageQuestion size={18} aria-hidden />}
          onClick={() => void probe()}
        >
          {t('probe')}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={() => setDialog('edit')}
        >
          {t('edit')}
        </Button>
        <Button
          variant="subtle"
          color="stop"
          disabled={isBusy}
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => setDialog('remove')}
        >
          {t('remove')}
        </Button>
      </Group>
      {dialog === 'edit' && (
        <PrinterDialog printer={printer} onClose={() => setDialog(null)} onSaved={onChanged} />
      )}
      {dialog === 'measure' && (
        <ScanBackDialog printer={printer} onClose={() => setDialog(null)} onSaved={onChanged} />
      )}
      <Modal
        opened={dialog === 'remove'}
        onClose={() => setDialog(null)}
        title={t('removeTitle', { name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack>
          <Text>{t('removeText')}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setDialog(null)}>
              {t('cancel')}
            </Button>
            <Button color="stop" onClick={() => void remove()}>
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </section>
  );
}
