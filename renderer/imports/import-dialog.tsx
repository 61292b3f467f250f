import { Button, Modal, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import { MappingForm } from '../orders/mapping-form.tsx';
import { CompareDialog } from '../plans/compare-dialog.tsx';
import { useNavigation } from '../shell/navigation.ts';
import type { Screen } from '../shell/navigation.ts';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { chooseImport } from './choose-import.ts';
import { ImportedReport } from './import-report.tsx';
import { useImport } from './import-store.ts';
import classes from './imports.module.css';

/** Where what was imported is seen; the catalogue has no screen. */
const screenOf: Readonly<Record<ImportKind, Screen | null>> = {
  orders: 'orders',
  shipments: 'shipments',
  plans: 'plans',
  catalogue: null,
  waybills: 'shipments',
  notices: 'notices',
  bill: 'freight',
};

/** What the import of a workbook needs to say or ask: how far it is, what the file is, what came of it. */
export function ImportDialog() {
  const { t } = useTranslation('imports');
  const { step, startAs, askHeaders, cancel, dismiss } = useImport();
  useArrival();
  const close = { 'aria-label': t('close') };
  // Each step is a dialog of its own (`key`), so that each takes the focus when it opens.
  switch (step.kind) {
    case 'idle':
      return null;
    case 'running': {
      const { done = 0, total = null } = step.progress ?? {};
      return (
        <Modal
          key="running"
          opened
          onClose={cancel}
          withCloseButton={false}
          closeOnClickOutside={false}
          title={t('running', { file: step.fileName })}
        >
          <Progress
            aria-label={t('running', { file: step.fileName })}
            value={total === null || total === 0 ? 0 : (100 * done) / total}
            size="lg"
            animated
          />
          <p className={classes['hint']} role="status">
            {t(total !== null && done >= total ? 'writing' : 'reading')}
          </p>
          <div className={classes['foot']}>
            <Button variant="default" data-autofocus onClick={cancel}>
              {t('cancel')}
            </Button>
          </div>
        </Modal>
      );
    }
    case 'other': {
      const found = t(`kind.${step.found}`);
      return (
        <Modal
          key="other"
          closeButtonProps={close}
          opened
          onClose={dismiss}
          title={t('otherTitle', { found })}
        >
          <p>{t('otherText', { file: step.fileName, found, wanted: t(`kind.${step.wanted}`) })}</p>
          <div className={classes['foot']}>
            <Button variant="default" onClick={() => void againAs(step.wanted)}>
              {t('again')}
            </Button>
            <Button data-autofocus onClick={() => void startAs(step.path, step.found)}>
              {t('otherGo', { found })}
            </Button>
          </div>
        </Modal>
      );
    }
    case 'headers':
      return (
        <Modal
          key="headers"
          closeButtonProps={close}
          opened
          onClose={dismiss}
          size="64rem"
          title={t('orders:mapping.title')}
        >
          <MappingForm
            fileName={step.fileName}
            sheet={step.sheet}
            onCancel={dismiss}
            onConfirm={(mapping) => void startAs(step.path, 'orders', mapping)}
          />
        </Modal>
      );
    case 'compare':
      return (
        <CompareDialog
          key="compare"
          path={step.path}
          comparison={step.comparison}
          onClose={dismiss}
        />
      );
    case 'done': {
      const { rejected, accepted } = step.report;
      const title = rejected.length > 0 ? 'partTitle' : accepted === 0 ? 'noneTitle' : 'doneTitle';
      return (
        <Modal
          key="done"
          closeButtonProps={close}
          opened
          onClose={dismiss}
          size="60rem"
          title={t(title, { file: step.fileName })}
        >
          <ImportedReport {...step} onClose={dismiss} />
        </Modal>
      );
    }
    case 'refused': {
      const { path, wanted, refusal } = step;
      return (
        <Modal
          key="refused"
          closeButtonProps={close}
          opened
          onClose={dismiss}
          size="lg"
          title={t('refusedTitle', { file: step.fileName })}
        >
          <RefusalAlert refusal={refusal} />
          <div className={classes['foot']}>
            <Button variant="default" onClick={dismiss}>
              {t('close')}
            </Button>
            {refusal.code === 'workbook-unrecognised' && (
              <Button variant="default" onClick={() => void askHeaders(path)}>
                {t('asOrders')}
              </Button>
            )}
            <Button data-autofocus onClick={() => void againAs(wanted)}>
              {t('again')}
            </Button>
          </div>
        </Modal>
      );
    }
    default:
      return step satisfies never;
  }
}

async function againAs(wanted: ImportKind | null): Promise<void> {
  useImport.getState().dismiss();
  await chooseImport(wanted);
}

/** Leads to the screen of what was imported; where there is nothing to look at a word is enough. */
function useArrival(): void {
  const { t } = useTranslation('imports');
  const { step, dismiss } = useImport();
  useEffect(() => {
    if (step.kind !== 'done' && step.kind !== 'compare') return;
    const { screen, go } = useNavigation.getState();
    const target = screenOf[step.kind === 'done' ? step.of : 'plans'];
    if (target !== null && target !== screen) go(target);
    if (step.kind === 'compare') return;
    const { fileName: file, of, report, disputes } = step;
    if (report.rejected.length > 0 || report.warnings.length > 0 || disputes > 0) return;
    notifyDone(
      report.accepted === 0
        ? t('nothingNew', { file, count: report.unchanged })
        : t(`taken.${of}`, { file, count: report.accepted }),
    );
    dismiss();
  }, [step, dismiss, t]);
}
