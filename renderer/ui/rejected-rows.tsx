import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../preload/views.ts';
import { wordsOf } from './refusal-alert.tsx';
import classes from './rejected-rows.module.css';

/** Rows beyond these are only counted. */
const shownRows = 300;

/** Rows of a file with what is to be done about each. */
export function RejectedRows({
  rows,
  label,
}: {
  readonly rows: readonly RejectedRow[];
  readonly label: string;
}) {
  const { t } = useTranslation('shell');
  return (
    // The list scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['rows']} role="region" aria-label={label} tabIndex={0}>
      <Table stickyHeader verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>{t('rowNumber')}</Table.Th>
            <Table.Th w={190}>{t('rowField')}</Table.Th>
            <Table.Th>{t('rowReason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, shownRows).map((row) => (
            <Table.Tr key={`${row.row}/${row.field}/${row.code}`}>
              <Table.Td className="number">{row.row === 0 ? '' : row.row}</Table.Td>
              <Table.Td>{row.field}</Table.Td>
              <Table.Td>{wordsOf(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > shownRows && (
        <p className={classes['more']}>{t('rowsMore', { count: rows.length - shownRows })}</p>
      )}
    </div>
  );
}
