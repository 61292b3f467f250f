import { Button, Modal, Table } from '@mantine/core';
import { IconCirclePlus, IconDownload, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDifference } from '../../domain/plans/diff.ts';
import type { PlansComparison } from '../../preload/views.ts';
import { saveRejected } from '../imports/save-rejected.ts';
import { RejectedRows } from '../ui/rejected-rows.tsx';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useTask } from '../ui/use-task.ts';
import classes from './plans.module.css';

/** Differences beyond these are counted only. */
const shownDifferences = 400;

/** What importing a plans workbook would change; nothing is taken until the user says so. */
export function CompareDialog(props: {
  readonly path: string;
  readonly comparison: PlansComparison;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('plans');
  const { running, run } = useTask();
  const { differences, report } = props.comparison;
  const take = async (): Promise<void> => {
    const taken = await run('plans.import', { path: props.path });
    if (!taken.ok) return notifyRefused(taken.refusal);
    notifyDone(t('compare.taken', { count: taken.value.accepted }));
    props.onClose();
  };
  const isSame = differences.length === 0;
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('compare.close') }}
      opened
      onClose={props.onClose}
      size="68rem"
      title={t('compare.title', { file: props.path.split(/[\\/]/).at(-1) })}
    >
      {isSame ? (
        <p>{t('compare.nothing')}</p>
      ) : (
        <>
          <p className="quiet">
            {t('compare.changes', { count: differences.length })}. {t('compare.hint')}
          </p>
          <Differences differences={differences} />
        </>
      )}
      {report.rejected.length > 0 && (
        <>
          <h3>{t('compare.rejected')}</h3>
          <RejectedRows rows={report.rejected} label={t('compare.rejected')} />
        </>
      )}
      {report.warnings.length > 0 && (
        <>
          <h3>{t('compare.warnings')}</h3>
          <RejectedRows rows={report.warnings} label={t('compare.warnings')} />
        </>
      )}
      <div className={classes['foot']}>
        <Button variant="default" onClick={props.onClose}>
          {t(isSame ? 'compare.close' : 'compare.cancel')}
        </Button>
        {report.rejected.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void saveRejected(props.path, 'plans', report)}
          >
            {t('imports:exportButton')}
          </Button>
        )}
        {!isSame && (
          <Button loading={running} data-autofocus onClick={() => void take()}>
            {t('compare.take')}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function Differences({ differences }: { readonly differences: readonly PlanDifference[] }) {
  const { t } = useTranslation('plans');
  return (
    // The list scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['differences']} tabIndex={0}>
      <Table stickyHeader verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.plan')}</Table.Th>
            <Table.Th>{t('compare.row')}</Table.Th>
            <Table.Th>{t('compare.change')}</Table.Th>
            <Table.Th>{t('compare.before')}</Table.Th>
            <Table.Th>{t('compare.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.slice(0, shownDifferences).map((one) => (
            <Table.Tr
              key={`${one.sheet}/${one.key}/${one.kind === 'changed' ? one.field : one.kind}`}
            >
              <Table.Td>{one.plan}</Table.Td>
              <Table.Td>
                {one.sheet} · {one.key}
              </Table.Td>
              {one.kind === 'changed' ? (
                <>
                  <Table.Td>{one.field}</Table.Td>
                  <Table.Td className="number">{one.before}</Table.Td>
                  <Table.Td className={`number ${classes['after'] ?? ''}`}>{one.after}</Table.Td>
                </>
              ) : (
                <Table.Td colSpan={3}>
                  {one.kind === 'added' ? (
                    <IconCirclePlus size={16} aria-hidden />
                  ) : (
                    <IconTrash size={16} aria-hidden />
                  )}{' '}
                  {t(`compare.${one.kind}`)}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {differences.length > shownDifferences && (
        <p className="quiet">
          {t('compare.more', { count: differences.length - shownDifferences })}
        </p>
      )}
    </div>
  );
}
