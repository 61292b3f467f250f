import { Button, Menu } from '@mantine/core';
import { IconFileTypePdf, IconListDetails, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';

const kinds = ['pick-list', 'packing-slips'] as const;
type Kind = (typeof kinds)[number];

/** What goes with some shipments on A4 paper: through the system's dialog, or as a PDF. */
export function PaperMenu({ shipmentIds }: { readonly shipmentIds: readonly string[] }) {
  const { t } = useTranslation('shipments');
  const print = async (kind: Kind): Promise<void> => {
    const printed = await bridge.call('papers.print', { kind, shipmentIds: [...shipmentIds] });
    if (!printed.ok) notifyRefused(printed.refusal);
  };
  const save = async (kind: Kind): Promise<void> => {
    const path = await bridge.call('dialogs.saveFile', {
      title: t('savePaper', { paper: t(`paper-${kind}`) }),
      fileName: `${kind}.pdf`,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (!path.ok) return notifyRefused(path.refusal);
    if (path.value === null) return;
    const written = await bridge.call('papers.write', {
      kind,
      shipmentIds: [...shipmentIds],
      path: path.value,
    });
    if (written.ok) notifyDone(t('paperSaved', { file: written.value.file }));
    else notifyRefused(written.refusal);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconListDetails size={18} aria-hidden />}>
          {t('papers')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.flatMap((kind) => {
          const paper = t(`paper-${kind}`);
          return [
            <Menu.Item
              key={`print-${kind}`}
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => void print(kind)}
            >
              {t('printPaper', { paper })}
            </Menu.Item>,
            <Menu.Item
              key={`save-${kind}`}
              leftSection={<IconFileTypePdf size={18} aria-hidden />}
              onClick={() => void save(kind)}
            >
              {t('savePaper', { paper })}
            </Menu.Item>,
          ];
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
