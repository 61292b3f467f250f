import { notifications } from '@mantine/notifications';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useImport } from './import-store.ts';
import classes from './imports.module.css';
import { useWindowDrop } from './use-window-drop.ts';

/** Takes a workbook that is dropped anywhere on the window, and says so while one is held over it. */
export function ImportDrop() {
  const { t } = useTranslation('imports');
  const { t: shell } = useTranslation('shell');
  const isOver = useWindowDrop((files) => {
    const [file] = files;
    if (file === undefined) return;
    const { step, start } = useImport.getState();
    const path = bridge.pathOfFile(file);
    const trouble =
      step.kind === 'running'
        ? t('busy')
        : files.length > 1
          ? t('one')
          : path === ''
            ? t('noPath')
            : null;
    if (trouble === null) void start(path, null);
    else {
      notifications.show({
        color: 'stop',
        message: trouble,
        autoClose: false,
        closeButtonProps: { 'aria-label': shell('close') },
      });
    }
  });
  if (!isOver) return null;
  return (
    <div className={classes['overlay']} role="status">
      <IconFileImport size={48} aria-hidden />
      {t('drop')}
      <p>{t('dropHint')}</p>
    </div>
  );
}
