import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../ui/use-query.ts';
import { licences } from './licences.ts';
import { Panel } from './panel.tsx';
import classes from './settings.module.css';

/** What this is, where the data lies, and whose work it stands on. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const { value } = useQuery('data.about', {});
  return (
    <>
      <Panel title="Packbench" text={t('aboutText')}>
        <dl className={classes['facts']}>
          <dt>{t('version')}</dt>
          <dd className="number">{value?.version}</dd>
          <dt>{t('dataFolder')}</dt>
          <dd className={classes['path']}>{value?.folder}</dd>
          <dt>{t('licence')}</dt>
          <dd>MIT</dd>
        </dl>
      </Panel>
      <Panel title={t('licences')} text={t('licencesText')}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('library')}</Table.Th>
              <Table.Th>{t('licence')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {licences.map(({ name, licence }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{licence}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Panel>
    </>
  );
}
