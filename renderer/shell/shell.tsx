import { ActionIcon, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconBox,
  IconKeyboard,
  IconLock,
  IconMoonStars,
  IconSearch,
  IconUser,
  IconUserStar,
} from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { useFirstRun } from '../first-run/use-first-run.ts';
import { useImport } from '../imports/import-store.ts';
import { ImportDrop } from '../imports/import-drop.tsx';
import { toggleLanguage } from './language.ts';
import { FirstRun, ImportDialog, KeyMap, Palette } from './later-parts.ts';
import { LeadDialog } from './lead-dialog.tsx';
import { screens, useNavigation } from './navigation.ts';
import type { Screen } from './navigation.ts';
import { takeBack } from './offer-undo.tsx';
import { palette } from './palette-store.ts';
import { ScreenBoundary } from './screen-boundary.tsx';
import { screenViews } from './screen-views.ts';
import { screenIcons } from './screen-icons.ts';
import { signOut, useAutoLock } from './session.ts';
import { useSession } from './session-store.ts';
import { setStationVolume } from '../ui/sounds.ts';
import { setStationOffset } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './shell.module.css';
import { SignIn } from './sign-in.tsx';
import { StatusLine } from './status-line.tsx';

/** The window: who is there first, then the welcome to an empty station, then the work. */
export function Shell({ settings }: { readonly settings: PublicSettings | null }) {
  const { people, person } = useSession();
  const firstRun = useFirstRun();
  // Asked again with every change on disk, so that a new limit counts at once.
  const { value: current } = useQuery('settings.get', {});
  useAutoLock((current ?? settings)?.autoLockMinutes ?? 0);
  const volume = (current ?? settings)?.soundVolume;
  useEffect(() => {
    if (volume !== undefined) setStationVolume(volume);
  }, [volume]);
  const offset = (current ?? settings)?.utcOffsetMinutes;
  useEffect(() => {
    if (offset !== undefined) setStationOffset(offset);
  }, [offset]);
  if (people === null) return null;
  if (people.length > 0 && person === null) return <SignIn />;
  if (firstRun === 'unknown') return null;
  return (
    <>
      {firstRun === 'yes' ? <FirstRun wanted /> : <Workplace />}
      <LeadDialog />
    </>
  );
}

/** The screens at the left in the order of the work (Alt+1 to Alt+9), what waits at the bottom. */
function Workplace() {
  const { t } = useTranslation('shell');
  const { screen, arrival, go } = useNavigation();
  const { toggleColorScheme } = useMantineColorScheme();
  const person = useSession((state) => state.person);
  const [isKeyMap, setIsKeyMap] = useState(false);
  const isImporting = useImport(({ step }) => step.kind !== 'idle');
  useHotkeys(
    screens
      .map((name, index) => [`alt+${index + 1}`, () => go(name)] as const)
      .map((key) => [...key]),
    [],
  );
  useHotkeys([
    ['mod+Z', () => void takeBack()],
    ['shift+?', () => setIsKeyMap(true)],
    ['?', () => setIsKeyMap(true)],
  ]);
  // Also while typing in a field.
  useHotkeys([['mod+K', () => palette.open()]], []);
  useHotkeys([['mod+L', () => person !== null && void signOut()]], []);
  const View = screenViews[screen];
  return (
    <div className={classes['window']} data-screen={screen}>
      <nav className={classes['rail']} aria-label={t('screens')}>
        <span className={classes['brand']}>
          <IconBox size={22} aria-hidden /> <strong>{t('name')}</strong>
        </span>
        <UnstyledButton className={classes['search']} onClick={() => palette.open()}>
          <IconSearch size={18} aria-hidden />
          <span>{t('paletteOpen')}</span>
          <kbd aria-hidden>Ctrl+K</kbd>
        </UnstyledButton>
        {screens.map((name, index) => (
          <ScreenButton key={name} screen={name} shortcut={`Alt+${index + 1}`} />
        ))}
        <div className={classes['foot']}>
          {person !== null && (
            <div className={classes['person']}>
              {person.role === 'lead' ? (
                <IconUserStar size={20} aria-hidden />
              ) : (
                <IconUser size={20} aria-hidden />
              )}
              <span>
                <strong>{person.name}</strong>
                <small>{t(person.role)}</small>
              </span>
              <Tooltip label={`${t('signOut')} (Ctrl+L)`}>
                <ActionIcon aria-label={t('signOut')} onClick={() => void signOut()}>
                  <IconLock size={20} />
                </ActionIcon>
              </Tooltip>
            </div>
          )}
          <div className={classes['tools']}>
            <UnstyledButton
              className={classes['language']}
              aria-label={`${t('otherLanguage')} – ${t('switchLanguage')}`}
              onClick={() => void toggleLanguage()}
            >
              {t('otherLanguage')}
            </UnstyledButton>
            <Tooltip label={`${t('keyMapTitle')} (?)`}>
              <ActionIcon aria-label={t('keyMapTitle')} onClick={() => setIsKeyMap(true)}>
                <IconKeyboard size={20} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('theme')}>
              <ActionIcon aria-label={t('theme')} onClick={() => toggleColorScheme()}>
                <IconMoonStars size={20} />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      </nav>
      <div className={classes['outlet']} key={`${screen}-${arrival}`}>
        <ScreenBoundary>
          <Suspense>
            <View />
          </Suspense>
        </ScreenBoundary>
      </div>
      <StatusLine />
      <ImportDialog wanted={isImporting} />
      <ImportDrop />
      {/* Read at once: what is typed after Ctrl+K must find it there. */}
      <Palette wanted onKeyMap={() => setIsKeyMap(true)} />
      <KeyMap wanted={isKeyMap} opened={isKeyMap} onClose={() => setIsKeyMap(false)} />
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
  const Icon = screenIcons[screen];
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
