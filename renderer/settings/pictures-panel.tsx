import { Button, Group, Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PicturesReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused, wordsOf } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useTask } from '../ui/use-task.ts';
import { Panel } from './panel.tsx';

/** What the items look like on the packing table: a folder of pictures, each named after its SKU. */
export function PicturesPanel() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const { value: count } = useQuery('pictures.count', {});
  const [report, setReport] = useState<PicturesReport | null>(null);
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const take = async (): Promise<void> => {
    const folder = await bridge.call('dialogs.folder', { title: t('picturesImport') });
    if (!folder.ok) return notifyRefused(folder.refusal);
    if (folder.value === null) return;
    const taken = await task.run('pictures.import', { path: folder.value });
    if (!taken.ok) return notifyRefused(taken.refusal);
    const { accepted, rejected, unknownSkus } = taken.value;
    if (rejected.length + unknownSkus.length > 0) setReport(taken.value);
    else notifyDone(t('picturesTaken', { count: accepted }));
  };
  const removeAll = async (): Promise<void> => {
    const removed = await bridge.call('pictures.remove', {});
    setAsking(false);
    if (removed.ok) notifyDone(t('picturesRemoved', { count: removed.value }));
    else notifyRefused(removed.refusal);
  };
  const { done = 0, total = null } = task.progress ?? {};
  return (
    <Panel title={t('pictures')} text={t('picturesText')}>
      <Group>
        <Button
          variant="default"
          loading={task.running}
          leftSection={<IconPhotoPlus size={18} aria-hidden />}
          onClick={() => void take()}
        >
          {t('picturesImport')}
        </Button>
        {count !== null && count > 0 && !task.running && (
          <Button
            variant="subtle"
            color="stop"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('picturesRemove')}
          </Button>
        )}
        {task.running && (
          <>
            <Progress
              w={220}
              aria-label={t('pictures')}
              value={total === null || total === 0 ? 0 : (done / total) * 100}
            />
            <Button variant="default" size="sm" onClick={task.cancel}>
              {shell('cancel')}
            </Button>
          </>
        )}
        <Text className="quiet number" role="status">
          {t('picturesCount', { count: count ?? 0 })}
        </Text>
      </Group>
      <Modal
        opened={report !== null}
        onClose={() => setReport(null)}
        title={t('picturesTaken', { count: report?.accepted ?? 0 })}
        size="lg"
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        {report !== null && <Report report={report} />}
      </Modal>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('picturesRemove')}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        <Stack>
          <Text>{t('picturesRemoveText', { count: count ?? 0 })}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {shell('cancel')}
            </Button>
            <Button color="stop" onClick={() => void removeAll()}>
              {t('picturesRemove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Panel>
  );
}

/** Each file that was refused, with its reason; then what nothing is sold as. */
function Report({ report }: { readonly report: PicturesReport }) {
  const { t } = useTranslation('settings');
  return (
    <Stack>
      {report.rejected.length > 0 && (
        <Table verticalSpacing={6} aria-label={t('picturesRefused')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('picturesFile')}</Table.Th>
              <Table.Th>{t('picturesRefused')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.rejected.map(({ file, refusal }) => (
              <Table.Tr key={file}>
                <Table.Td>{file}</Table.Td>
                <Table.Td>{wordsOf(refusal)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {report.unknownSkus.length > 0 && (
        <Text>{t('picturesUnknown', { skus: report.unknownSkus.join(', ') })}</Text>
      )}
    </Stack>
  );
}
