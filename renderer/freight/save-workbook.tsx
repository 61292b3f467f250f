import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';

const workbooks = {
  report: 'reportName',
  payments: 'paymentsName',
  disputes: 'disputesName',
  template: 'templateName',
} as const;

export type Workbook = keyof typeof workbooks;

/** Asks where a workbook shall lie, writes it there and offers to show it in its folder. */
export async function saveWorkbook(workbook: Workbook): Promise<void> {
  const t = i18next.getFixedT(null, 'freight', 'file');
  const path = await bridge.call('dialogs.saveFile', {
    title: t(workbook),
    fileName: t(workbooks[workbook]),
    filters: [{ name: t('kind'), extensions: ['xlsx'] }],
  });
  if (!path.ok) return notifyRefused(path.refusal);
  if (path.value === null) return undefined;
  const written = await write(workbook, path.value);
  if (!written.ok) return notifyRefused(written.refusal);
  const { file } = written.value;
  notifications.show({
    color: 'go',
    position: 'bottom-right',
    autoClose: 12_000,
    message: (
      <>
        <span>{t('saved', { file })}</span>{' '}
        <Button
          variant="light"
          mt="xs"
          onClick={() => void bridge.call('dialogs.reveal', { path: file })}
        >
          {t('reveal')}
        </Button>
      </>
    ),
  });
  return undefined;
}

function write(workbook: Workbook, path: string) {
  switch (workbook) {
    case 'report':
      return bridge.call('freight.report', { path });
    case 'payments':
      return bridge.call('freight.paymentSheet', { path });
    case 'disputes':
      return bridge.call('freight.disputes', { path });
    case 'template':
      return bridge.call('templates.write', { kind: 'bill', path });
    default:
      return workbook satisfies never;
  }
}
