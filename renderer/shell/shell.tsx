import { ActionIcon, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconBell,
  IconBox,
  IconCoins,
  IconMoonStars,
  IconPackages,
  IconPrinter,
  IconRoute,
  IconScan,
  IconSettings,
  IconShoppingCart,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { FreightScreen } from '../freight/freight-screen.tsx';
import { HandoverScreen } from '../handover/handover-screen.tsx';
import { currentLanguage, switchLanguage } from '../i18n.ts';
import { LabelsScreen } from '../labels/labels-screen.tsx';
import { NoticesScreen } from '../notices/notices-screen.tsx';
import { OrdersScreen } from '../orders/orders-screen.tsx';
import { PackScreen } from '../pack/pack-screen.tsx';
import { PlansScreen } from '../plans/plans-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { ShipmentsScreen } from '../shipments/shipments-screen.tsx';
import { screens, useNavigation } from './navigation.ts';
import type { Screen } from './navigation.ts';
import classes from './shell.module.css';
import { StatusLine } from './status-line.tsx';

const faces: Readonly<
  Record<Screen, { readonly icon: ComponentType<{ size?: number }>; readonly view: ComponentType }>
> = {
  orders: { icon: IconShoppingCart, view: OrdersScreen },
  plans: { icon: IconRoute, view: PlansScreen },
  shipments: { icon: IconPackages, view: ShipmentsScreen },
  pack: { icon: IconScan, view: PackScreen },
  labels: { icon: IconPrinter, view: LabelsScreen },
  handover: { icon: IconTruckDelivery, view: HandoverScreen },
  notices: { icon: IconBell, view: NoticesScreen },
  freight: { icon: IconCoins, view: FreightScreen },
  settings: { icon: IconSettings, view: SettingsScreen },
};

/** Shows the other language at once, and next time too. */
async function toggleLanguage(): Promise<void> {
  const language = currentLanguage() === 'en' ? 'zh' : 'en';
  await switchLanguage(language);
  await bridge.call('settings.set', { settings: { language } });
}

/** The window: the screens at the left in the order of the work (Alt+1 to Alt+9), what waits at the bottom. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { screen, go } = useNavigation();
  const { toggleColorScheme } = useMantineColorScheme();
  useHotkeys(
    screens
      .map((name, index) => [`alt+${index + 1}`, () => go(name)] as const)
      .map((key) => [...key]),
    [],
  );
  const { view: View } = faces[screen];
  return (
    <div className={classes['window']}>
      <nav className={classes['rail']} aria-label={t('screens')}>
        <span className={classes['brand']}>
          <IconBox size={22} aria-hidden /> <strong>{t('name')}</strong>
        </span>
        {screens.map((name, index) => (
          <ScreenButton key={name} screen={name} shortcut={`Alt+${index + 1}`} />
        ))}
        <div className={classes['foot']}>
          <UnstyledButton
            className={classes['language']}
            aria-label={t('switchLanguage')}
            onClick={() => void toggleLanguage()}
          >
            {t('otherLanguage')}
          </UnstyledButton>
          <Tooltip label={t('theme')}>
            <ActionIcon aria-label={t('theme')} onClick={() => toggleColorScheme()}>
              <IconMoonStars size={20} />
            </ActionIcon>
          </Tooltip>
        </div>
      </nav>
      <div className={classes['outlet']} key={screen}>
        <View />
      </div>
      <StatusLine />
    </div>
  );
}

function ScreenButton({
  screen,
  shortcut,
}: {
  readonly screen: Screen;
  readonly shortcut: string;
}) {
  // Each screen names itself, in its own words.
  const { t } = useTranslation(screen);
  const { screen: current, go } = useNavigation();
  const { icon: Icon } = faces[screen];
  return (
    <UnstyledButton
      className={classes['link']}
      aria-current={current === screen ? 'page' : undefined}
      onClick={() => go(screen)}
    >
      <Icon size={20} aria-hidden />
      <span>{t('title')}</span>
      <kbd aria-hidden>{shortcut}</kbd>
    </UnstyledButton>
  );
}
