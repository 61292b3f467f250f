import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import { Panel } from './panel.tsx';

/** Who changed what only a lead may set, the newest first. */
export function HistorySection() {
  const { t } = useTranslation('settings');
  const { value } = useQuery('settings.history', {});
  return (
    <Panel title={t('section-history')} text={t('historyText')}>
      {value !== null && value.length === 0 && <p className="quiet">{t('historyNone')}</p>}
      {value !== null && value.length > 0 && (
        <Table verticalSpacing={6} aria-label={t('section-history')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('historyTime')}</Table.Th>
              <Table.Th>{t('historyPerson')}</Table.Th>
              <Table.Th>{t('historySetting')}</Table.Th>
              <Table.Th>{t('historyBefore')}</Table.Th>
              <Table.Th>{t('historyAfter')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {value.flatMap(({ seq, at, person, changes }) =>
              changes.map(({ name, before, after }) => (
                <Table.Tr key={`${seq}/${name}`}>
                  <Table.Td>
                    <Moment at={at} form="full" />
                  </Table.Td>
                  <Table.Td>{person}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{before}</Table.Td>
                  <Table.Td>{after}</Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
