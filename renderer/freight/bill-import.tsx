import { Button, Group, Modal, Progress, Stack, Table } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDispute } from '../../domain/freight/disputes.ts';
import type { Output } from '../../preload/contract.ts';
import type { RejectedRow } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyRefused, wordsOf } from '../ui/refusal-alert.tsx';
import { useTask } from '../ui/use-task.ts';
import type { Task } from '../ui/use-task.ts';
import classes from './freight.module.css';

type BillReport = Output<'freight.bill'>;

export type BillImport = {
  readonly task: Task;
  readonly report: BillReport | null;
  /** Asks for a file and reads it. */
  readonly start: () => Promise<void>;
  readonly forget: () => void;
};

/** The import of a carrier's bill, from the choice of the file to its result. */
export function useBillImport(): BillImport {
  const { t } = useTranslation('freight');
  const task = useTask();
  const { run } = task;
  const [report, setReport] = useState<BillReport | null>(null);
  const start = useCallback(async () => {
    const path = await bridge.call('dialogs.openFile', {
      title: t('bill.choose'),
      filters: [{ name: t('bill.files'), extensions: ['xlsx', 'xls', 'csv'] }],
    });
    if (!path.ok) {
      notifyRefused(path.refusal);
      return;
    }
    if (path.value === null) return;
    const read = await run('freight.bill', { path: path.value });
    if (read.ok) setReport(read.value);
    else notifyRefused(read.refusal);
  }, [t, run]);
  return { task, report, start, forget: useCallback(() => setReport(null), []) };
}

/** Shows how far the import is, and then what it came to. */
export function BillImportDialog(props: {
  readonly billImport: BillImport;
  readonly onSeeDifferences: () => void;
}) {
  const { task, report, forget } = props.billImport;
  const { t } = useTranslation('freight');
  const isOpen = task.running || report !== null;
  return (
    <Modal
      opened={isOpen}
      onClose={report === null ? task.cancel : forget}
      title={report === null ? t('bill.reading') : resultTitle(report, t)}
      size="xl"
      transitionProps={{ duration: 0 }}
      classNames={{ title: classes['dialogTitle'] ?? '' }}
      closeButtonProps={{ 'aria-label': t(report === null ? 'bill.cancel' : 'bill.close') }}
    >
      {report === null ? (
        <Stack>
          <Progress aria-label={t('bill.reading')} size="lg" animated value={percentOf(task)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={task.cancel}>
              {t('bill.cancel')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <BillResult report={report} onClose={forget} onSeeDifferences={props.onSeeDifferences} />
      )}
    </Modal>
  );
}

const percentOf = ({ progress }: Task): number =>
  progress === null || progress.total === null ? 0 : (100 * progress.done) / progress.total;

const resultTitle = (
  { accepted, rejected }: BillReport,
  t: (key: 'bill.result' | 'bill.nothing' | 'bill.partly') => string,
): string => {
  if (rejected.length > 0) return t('bill.partly');
  return t(accepted === 0 ? 'bill.nothing' : 'bill.result');
};

function BillResult(props: {
  readonly report: BillReport;
  readonly onClose: () => void;
  readonly onSeeDifferences: () => void;
}) {
  const { report } = props;
  const { t } = useTranslation('freight');
  const differences = report.match.filter(isDispute).length;
  return (
    <Stack>
      <dl className={classes['counts']}>
        <Count name={t('bill.read')} count={report.read} />
        <Count name={t('bill.accepted')} count={report.accepted} />
        <Count name={t('bill.unchanged')} count={report.unchanged} />
        <Count name={t('bill.rejected')} count={report.rejected.length} />
      </dl>
      {report.rejected.length > 0 && (
        <Rows title={t('bill.rejected')} hint={t('bill.rejectedHint')} rows={report.rejected} />
      )}
      {report.warnings.length > 0 && (
        <Rows title={t('bill.warnings')} hint={null} rows={report.warnings} />
      )}
      <Group justify="flex-end">
        <Button
          variant={differences > 0 ? 'default' : 'filled'}
          autoFocus={differences === 0}
          onClick={props.onClose}
        >
          {t('bill.close')}
        </Button>
        {differences > 0 && (
          <Button autoFocus onClick={props.onSeeDifferences}>
            {t('bill.see', { count: differences })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Count({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function Rows(props: {
  readonly title: string;
  readonly hint: string | null;
  readonly rows: readonly RejectedRow[];
}) {
  const { t } = useTranslation('freight');
  return (
    <section>
      <h3 className={classes['rowsTitle']}>
        <IconAlertTriangle size={18} aria-hidden /> {props.title}
      </h3>
      {props.hint !== null && <p className={classes['lead']}>{props.hint}</p>}
      <Table.ScrollContainer
        minWidth={0}
        maxHeight={260}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, 'aria-label': props.title, role: 'region' },
        }}
      >
        <Table aria-label={props.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('bill.row')}</Table.Th>
              <Table.Th>{t('bill.field')}</Table.Th>
              <Table.Th>{t('bill.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.rows.map((row) => (
              <Table.Tr key={`${row.row}/${row.field}/${row.code}`}>
                <Table.Td className="number">{row.row}</Table.Td>
                <Table.Td>{row.field}</Table.Td>
                <Table.Td>{wordsOf(row)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
