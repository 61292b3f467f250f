import { Button, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconBarcode, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import { keyGroups } from './keys.ts';
import classes from './key-map.module.css';
import { screens, useNavigation } from './navigation.ts';

/** Every key there is, to look at and to print for the wall. */
export function KeyMap({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  useHotkeys([['mod+P', () => opened && window.print()]], []);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="62rem"
      title={t('keyMapTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes['sheet'] ?? '' }}
    >
      <div className={classes['groups']}>
        <section>
          <h3>{t('keysScreens')}</h3>
          <dl>
            {screens.map((screen, index) => (
              <KeyRow
                key={screen}
                keys={['Alt', String(index + 1)]}
                does={i18next.t(`${screen}:title`)}
              />
            ))}
          </dl>
        </section>
        {keyGroups.map(({ title, rows }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {rows.map(({ keys, does }) => (
                <KeyRow key={does} keys={keys} does={t(does)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={classes['print']}>
        <Button
          variant="subtle"
          leftSection={<IconBarcode size={18} aria-hidden />}
          onClick={() => {
            onClose();
            go('settings', ['scanner']);
          }}
        >
          {t('keyCodes')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('keyMapPrint')}
        </Button>
      </div>
    </Modal>
  );
}

function KeyRow({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div className={classes['row']}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
