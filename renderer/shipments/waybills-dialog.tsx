import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseImport } from '../imports/choose-import.ts';
import { useQuery } from '../ui/use-query.ts';
import { saveTemplate } from './save-file.ts';

/** What is left of the waybill numbers of every plan, and more of them from a workbook. */
export function WaybillsDialog(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shipments');
  const { value: pools } = useQuery('waybills.pool', {});
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={t('pools')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text className="quiet">{t('poolsText')}</Text>
        {pools === null || pools.length === 0 ? (
          <Text>{t('poolsEmpty')}</Text>
        ) : (
          <Table verticalSpacing="sm">
            <Table.Tbody>
              {pools.map(({ plan, remaining, low }) => (
                <Table.Tr key={plan}>
                  <Table.Td fw={700}>{plan}</Table.Td>
                  <Table.Td className="number">{t('poolLeft', { count: remaining })}</Table.Td>
                  <Table.Td c={low ? 'var(--wait)' : 'var(--go)'}>
                    <Group gap={6} wrap="nowrap">
                      {low ? (
                        <IconAlertTriangle size={18} aria-hidden />
                      ) : (
                        <IconCircleCheck size={18} aria-hidden />
                      )}
                      {t(low ? 'poolLow' : 'poolGood')}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => void saveTemplate('waybills', t('emptyNumbers'), t('workbook'))}
          >
            {t('emptyNumbers')}
          </Button>
          <Button
            data-autofocus
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => void chooseImport('waybills')}
          >
            {t('importNumbers')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
