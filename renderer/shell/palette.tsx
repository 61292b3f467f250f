import { Kbd, Text, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import {
  IconBarcode,
  IconDatabase,
  IconDatabaseExport,
  IconDeviceDesktop,
  IconFileExport,
  IconFileImport,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconPackage,
  IconShoppingCart,
  IconSun,
  IconTruckDelivery,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { Found } from '../../domain/find.ts';
import { bridge } from '../bridge.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { toggleLanguage } from './language.ts';
import { screens, useNavigation } from './navigation.ts';
import { backUp, exportBatch } from './palette-actions.ts';
import { paletteStore } from './palette-store.ts';
import { screenIcons } from './screen-icons.ts';
import { signOut } from './session.ts';
import { useSession } from './session-store.ts';

type Action = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly run: () => void;
};

const matches = (query: string, { label }: Action): boolean =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => label.toLowerCase().includes(part));

/** Ctrl+K: every screen, everything that can be done from anywhere, and any order or shipment by its number. */
export function Palette({ onKeyMap }: { readonly onKeyMap: () => void }) {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const { setColorScheme } = useMantineColorScheme();
  const person = useSession((state) => state.person);
  const [query, setQuery] = useState('');
  const found = useFound(query);

  const places: readonly Action[] = screens.map((screen, index) => {
    const Icon = screenIcons[screen];
    return {
      id: screen,
      label: i18next.t(`${screen}:title`),
      icon: <Icon size={20} aria-hidden />,
      keys: `Alt+${index + 1}`,
      run: () => go(screen),
    };
  });
  const actions: readonly Action[] = [
    {
      id: 'import',
      label: t('doImport'),
      icon: <IconFileImport size={20} />,
      run: () => void chooseImport(null),
    },
    {
      id: 'batch',
      label: t('doBatch'),
      icon: <IconFileExport size={20} />,
      run: () => void exportBatch(),
    },
    {
      id: 'handover',
      label: t('doHandover'),
      icon: <IconTruckDelivery size={20} />,
      run: () => go('handover'),
    },
    {
      id: 'backup',
      label: t('doBackup'),
      icon: <IconDatabaseExport size={20} />,
      run: () => void backUp(),
    },
    {
      id: 'codes',
      label: t('doCodes'),
      icon: <IconBarcode size={20} />,
      run: () => go('settings', ['scanner']),
    },
    {
      id: 'check',
      label: t('doCheck'),
      icon: <IconDatabase size={20} />,
      run: () => go('settings', ['data']),
    },
    {
      id: 'language',
      label: t('switchLanguage'),
      icon: <IconLanguage size={20} />,
      run: () => void toggleLanguage(),
    },
    {
      id: 'light',
      label: t('doLight'),
      icon: <IconSun size={20} />,
      run: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('doDark'),
      icon: <IconMoon size={20} />,
      run: () => setColorScheme('dark'),
    },
    {
      id: 'auto',
      label: t('doAuto'),
      icon: <IconDeviceDesktop size={20} />,
      run: () => setColorScheme('auto'),
    },
    {
      id: 'keys',
      label: t('keyMapTitle'),
      icon: <IconKeyboard size={20} />,
      keys: '?',
      run: onKeyMap,
    },
    ...(person === null
      ? []
      : [
          {
            id: 'lock',
            label: t('signOut'),
            icon: <IconLock size={20} />,
            keys: 'Ctrl+L',
            run: () => void signOut(),
          },
        ]),
  ];
  const shownPlaces = places.filter((action) => matches(query, action));
  const shownActions = actions.filter((action) => matches(query, action));
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setQuery('')}
      // The window listens for it, also while this is not read yet.
      shortcut={null}
      // What is typed at once after the key must not be lost to a fading dialog.
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight={460}
      size="lg"
      attributes={{ content: { 'aria-label': t('paletteOpen') } }}
    >
      <Spotlight.Search
        aria-label={t('paletteSearch')}
        placeholder={t('paletteSearch')}
        onKeyDown={takeFirst}
      />
      <Spotlight.ActionsList>
        {found !== null && found.length > 0 && (
          <Spotlight.ActionsGroup label={t('paletteFound')}>
            {found.map(({ kind, id, waybill, name }) => (
              <Spotlight.Action
                key={`${kind}-${id}`}
                onClick={() => go(kind === 'order' ? 'orders' : 'shipments', [id])}
              >
                {kind === 'order' ? (
                  <IconShoppingCart size={20} aria-hidden />
                ) : (
                  <IconPackage size={20} aria-hidden />
                )}
                <span className="number"> {id}</span>
                <Text component="span" size="sm" c="var(--quiet)" ms="sm">
                  {waybill !== null && (
                    <>
                      <IconBarcode size={14} aria-hidden /> {waybill}{' '}
                    </>
                  )}
                  <bdi>{name}</bdi>
                </Text>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {shownPlaces.length > 0 && <Actions label={t('screens')} actions={shownPlaces} />}
        {shownActions.length > 0 && <Actions label={t('paletteDo')} actions={shownActions} />}
        {found?.length === 0 && shownPlaces.length + shownActions.length === 0 && (
          <Spotlight.Empty>{t('paletteNothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The library marks the first line when the text changes; what is found arrives later and is marked by nobody. */
function takeFirst(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const dialog = event.currentTarget.closest('[role="dialog"]');
  if (dialog === null || dialog.querySelector('[data-action][data-selected]') !== null) return;
  dialog.querySelector<HTMLElement>('[data-action]')?.click();
}

function Actions({
  label,
  actions,
}: {
  readonly label: string;
  readonly actions: readonly Action[];
}) {
  return (
    <Spotlight.ActionsGroup label={label}>
      {actions.map((action) => (
        <Spotlight.Action
          key={action.id}
          label={action.label}
          onClick={action.run}
          leftSection={action.icon}
          rightSection={action.keys === undefined ? null : <Kbd size="xs">{action.keys}</Kbd>}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Numbers that hold what was typed, asked a moment after the last key; null until they are known. */
function useFound(query: string): readonly Found[] | null {
  const text = query.trim();
  const [sought] = useDebouncedValue(text, 120);
  const [answered, setAnswered] = useState<{
    readonly to: string;
    readonly found: readonly Found[];
  } | null>(null);
  // Only numbers are sought: a word names a screen or an action.
  const isNumber = /\d/.test(sought);
  useEffect(() => {
    if (!isNumber) return undefined;
    let isStale = false;
    const ask = async (): Promise<void> => {
      const answer = await bridge.call('data.find', { text: sought, limit: 8 });
      if (!isStale) setAnswered({ to: sought, found: answer.ok ? answer.value : [] });
    };
    void ask();
    return () => {
      isStale = true;
    };
  }, [sought, isNumber]);
  if (!/\d/.test(text)) return [];
  // What was found for the number before must not be opened for this one.
  return answered?.to === text ? answered.found : null;
}
