import { Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport, RejectedRow } from '../../preload/views.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import classes from './shipments.module.css';

/** What an import did: how many rows were taken, and every row that was not, with its reason. */
export function ImportResult({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('shipments');
  const { read, accepted, unchanged, rejected, warnings } = report;
  return (
    <Stack gap="md">
      <dl className={classes['sums']}>
        {(
          [
            ['read', read],
            ['accepted', accepted],
            ['unchanged', unchanged],
            ['rejected', rejected.length],
          ] as const
        ).map(([key, count]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {rejected.length === 0 ? (
        <p className={classes['check']} data-tone="go">
          <IconCircleCheck size={18} aria-hidden /> {t('allGood')}
        </p>
      ) : (
        <Rows title={t('rejectedTitle')} rows={rejected} tone="stop" />
      )}
      {warnings.length > 0 && <Rows title={t('warningsTitle')} rows={warnings} tone="wait" />}
    </Stack>
  );
}

function Rows(props: {
  readonly title: string;
  readonly rows: readonly RejectedRow[];
  readonly tone: 'stop' | 'wait';
}) {
  const { t } = useTranslation('shipments');
  return (
    <section>
      <p className={classes['check']} data-tone={props.tone}>
        <IconAlertTriangle size={18} aria-hidden /> {props.title}
      </p>
      <Table.ScrollContainer minWidth={400} maxHeight={320} tabIndex={0}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>{t('row')}</Table.Th>
              <Table.Th w={140}>{t('field')}</Table.Th>
              <Table.Th>{t('reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.rows.slice(0, 500).map((row) => (
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

/** A dialog over an import: how far it is, then what it did. */
export function ImportDialog(props: {
  readonly file: string | null;
  readonly progress: number | null;
  readonly report: ImportReport | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shipments');
  const { file, report, progress } = props;
  return (
    <Modal
      opened={file !== null}
      onClose={props.onClose}
      size="xl"
      title={t(report === null ? 'importing' : 'importDone', { file })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {report === null ? (
        <Stack>
          <Progress value={progress ?? 100} animated size="lg" aria-label={t('loading')} />
          <Text className="quiet">{t('loading')}</Text>
        </Stack>
      ) : (
        <ImportResult report={report} />
      )}
    </Modal>
  );
}
