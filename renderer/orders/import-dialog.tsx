import { Button, Modal, Progress } from '@mantine/core';
import { IconCircleCheck, IconDownload, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { notifyDone, notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { RejectedRows } from '../ui/rejected-rows.tsx';
import { useOrderImport } from './import-store.ts';
import { MappingForm } from './mapping-form.tsx';
import classes from './orders.module.css';

/** What the import of a workbook needs to say or ask: how far it is, what the headers mean, what came of it. */
export function ImportDialog({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation('orders');
  const { step, start, cancel, dismiss } = useOrderImport();
  // Each step is a dialog of its own (`key`), so that each takes the focus when it opens.
  switch (step.kind) {
    case 'idle':
      return null;
    case 'running': {
      const { done = 0, total = null } = step.progress ?? {};
      return (
        <Modal
          key="running"
          closeButtonProps={{ 'aria-label': t('import.close') }}
          opened
          onClose={cancel}
          withCloseButton={false}
          closeOnClickOutside={false}
          title={t('import.running', { file: step.fileName })}
        >
          <Progress
            aria-label={t('import.running', { file: step.fileName })}
            value={total === null || total === 0 ? 0 : (100 * done) / total}
            size="lg"
            animated
          />
          <p className={classes['hint']} role="status">
            {t(total !== null && done >= total ? 'import.writing' : 'import.reading')}
          </p>
          <div className={classes['foot']}>
            <Button variant="default" data-autofocus onClick={cancel}>
              {t('import.cancel')}
            </Button>
          </div>
        </Modal>
      );
    }
    case 'headers':
      return (
        <Modal
          key="headers"
          closeButtonProps={{ 'aria-label': t('import.close') }}
          opened
          onClose={dismiss}
          size="64rem"
          title={t('mapping.title')}
        >
          <MappingForm
            fileName={step.fileName}
            sheet={step.sheet}
            onCancel={dismiss}
            onConfirm={(mapping) => void start(step.path, mapping)}
          />
        </Modal>
      );
    case 'done':
      return (
        <Modal
          key="done"
          closeButtonProps={{ 'aria-label': t('import.close') }}
          opened
          onClose={dismiss}
          size="60rem"
          title={t(step.report.rejected.length === 0 ? 'import.doneTitle' : 'import.partTitle', {
            file: step.fileName,
          })}
        >
          <Report path={step.path} fileName={step.fileName} report={step.report} />
        </Modal>
      );
    case 'refused':
      return (
        <Modal
          key="refused"
          closeButtonProps={{ 'aria-label': t('import.close') }}
          opened
          onClose={dismiss}
          title={t('import.refusedTitle', { file: step.fileName })}
        >
          <RefusalAlert refusal={step.refusal} />
          <div className={classes['foot']}>
            <Button variant="default" onClick={dismiss}>
              {t('import.close')}
            </Button>
            <Button
              onClick={() => {
                dismiss();
                onChoose();
              }}
            >
              {t('import.again')}
            </Button>
          </div>
        </Modal>
      );
    default:
      return step satisfies never;
  }
}

function Report(props: {
  readonly path: string;
  readonly fileName: string;
  readonly report: ImportReport;
}) {
  const { t } = useTranslation('orders');
  const { dismiss } = useOrderImport();
  const { read, accepted, unchanged, rejected, warnings } = props.report;
  const rejectedRows = new Set(rejected.map(({ row }) => row)).size;
  const save = async (): Promise<void> => {
    const to = await bridge.call('dialogs.saveFile', {
      title: t('import.exportTitle'),
      fileName: `${props.fileName.replace(/\.[^.]*$/, '')}-rejected.xlsx`,
      filters: [{ name: 'Excel', extensions: ['xlsx'] }],
    });
    if (!to.ok) return notifyRefused(to.refusal);
    if (to.value === null) return;
    const written = await bridge.call('orders.exportRejected', {
      path: props.path,
      to: to.value,
      language: currentLanguage(),
    });
    if (!written.ok) return notifyRefused(written.refusal);
    notifyDone(t('import.exported', { count: written.value.rows, file: written.value.file }));
    await bridge.call('dialogs.reveal', { path: written.value.file });
  };
  return (
    <>
      <dl className={classes['figures']}>
        <Figure label={t('import.read')} value={read} />
        <Figure label={t('import.accepted')} value={accepted} tone="go" />
        <Figure label={t('import.unchanged')} value={unchanged} />
        <Figure
          label={t('import.rejected')}
          value={rejectedRows}
          tone={rejectedRows > 0 ? 'stop' : undefined}
        />
      </dl>
      {rejected.length > 0 && (
        <>
          <h3 className={classes['heading']}>{t('import.rejectedHeading')}</h3>
          <p className={classes['hint']}>{t('import.rejectedHint')}</p>
          <RejectedRows rows={rejected} label={t('import.rejectedHeading')} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 className={classes['heading']}>{t('import.warningsHeading')}</h3>
          <RejectedRows rows={warnings} label={t('import.warningsHeading')} />
        </>
      )}
      <div className={classes['foot']}>
        <Button variant="default" onClick={dismiss}>
          {t('import.close')}
        </Button>
        {rejected.length > 0 && (
          <Button
            data-autofocus
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void save()}
          >
            {t('import.exportButton')}
          </Button>
        )}
      </div>
    </>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: number;
  readonly tone?: 'go' | 'stop' | undefined;
}) {
  const Icon = props.tone === 'stop' ? IconHandStop : IconCircleCheck;
  return (
    <div data-tone={props.tone}>
      <dt>
        {props.tone !== undefined && <Icon size={14} aria-hidden />} {props.label}
      </dt>
      <dd>{props.value.toLocaleString('en-US')}</dd>
    </div>
  );
}
