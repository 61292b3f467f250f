import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useTask } from '../ui/use-task.ts';
import { choiceRules, usePlans } from './plans.ts';
import { askWorkbook } from './save-file.ts';

/** Writes the batch workbook for the orders that wait, with a plan filled in or not. */
export function ExportDialog(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shipments');
  const plans = usePlans();
  const [plan, setPlan] = useState('');
  const task = useTask();
  const write = async (): Promise<void> => {
    const path = await askWorkbook(t('exportTitle'), 'shipments.xlsx', t('workbook'));
    if (path === null) return;
    const written = await task.run('shipments.export', { path, plan });
    if (!written.ok) return notifyRefused(written.refusal);
    props.onClose();
    const { rows, file } = written.value;
    notifyDone(t('exported', { count: rows, file: file.split(/[\\/]/).at(-1) }));
    await bridge.call('dialogs.reveal', { path: file });
  };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('exportTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text className="quiet">{t('exportText')}</Text>
        <Select
          label={t('exportPlan')}
          value={plan}
          onChange={(value) => setPlan(value ?? '')}
          allowDeselect={false}
          searchable
          data={[
            { value: '', label: t('exportPlanNone') },
            {
              group: t('rules'),
              items: choiceRules.map((rule) => ({ value: rule, label: t(`rule.${rule}`) })),
            },
            { group: t('plans'), items: [...plans.options] },
          ]}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button loading={task.running} onClick={() => void write()}>
            {t('exportGo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
