import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconClockBolt,
  IconFileImport,
  IconFiles,
  IconMessage,
  IconTableExport,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import type { Task } from '../ui/use-task.ts';
import { writeTemplate } from './notice-files.ts';

/** What is done now and then. */
export function MoreMenu(props: {
  readonly task: Task;
  readonly onEarly: () => void;
  readonly onContact: () => void;
}) {
  const { task, onEarly, onContact } = props;
  const { t } = useTranslation('notices');
  const writeMessages = async (): Promise<void> => {
    const chosen = await bridge.call('dialogs.folder', { title: t('messagesTitle') });
    if (!chosen.ok || chosen.value === null) return;
    const written = await task.run('notices.messages', { directory: chosen.value });
    if (!written.ok) notifyRefused(written.refusal);
    else {
      const { rows: count, file } = written.value;
      notifyDone(t('savedMessages', { count, file }));
    }
  };
  const size = 18;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={size} aria-hidden />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMessage size={size} aria-hidden />} onClick={onContact}>
          {t('contact')}
        </Menu.Item>
        <Menu.Item leftSection={<IconClockBolt size={size} aria-hidden />} onClick={onEarly}>
          {t('early')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconFileImport size={size} aria-hidden />}
          onClick={() => void chooseImport('notices')}
        >
          {t('import')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTableExport size={size} aria-hidden />}
          onClick={() => void writeTemplate()}
        >
          {t('template')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFiles size={size} aria-hidden />}
          disabled={task.running}
          onClick={() => void writeMessages()}
        >
          {t('messages')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
