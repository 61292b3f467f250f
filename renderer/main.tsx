// The styles of the library come first, so that those of our own components win over them.
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import './fonts.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, coloursOf } from './app.tsx';
import { askFirst } from './ask-first.ts';
import { bridge } from './bridge.ts';
import { isFirstRun } from './first-run/use-first-run.ts';
import { startI18n } from './i18n.ts';
import { startInColorScheme } from './shell/color-scheme.ts';
import { loadFirstFonts, loadFontsOf } from './shell/fonts.ts';
import { followNews } from './shell/changes.ts';
import { FirstRun } from './shell/later-parts.ts';
import { useNavigation } from './shell/navigation.ts';
import { loadScreen } from './shell/screen-views.ts';
import { warmUpWhenIdle } from './shell/warm-up.ts';
import { afterFirstPicture } from './ui/first-picture.ts';
import { setStationOffset } from './ui/station-time.tsx';

async function start(): Promise<void> {
  followNews(bridge.onChanged);
  void loadFirstFonts();
  const settings = await askFirst();
  if (settings.ok) {
    useNavigation.getState().go(settings.value.startScreen);
    setStationOffset(settings.value.utcOffsetMinutes);
  }
  const { screen } = useNavigation.getState();
  await startI18n(settings.ok ? settings.value.language : 'en');
  await Promise.all([
    loadFontsOf(screen),
    loadScreen(screen),
    isFirstRun() ? FirstRun.load() : null,
  ]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root.');
  const known = settings.ok ? settings.value : null;
  startInColorScheme(coloursOf(known));
  createRoot(root).render(
    <StrictMode>
      <App settings={known} />
    </StrictMode>,
  );
  await afterFirstPicture();
  void warmUpWhenIdle();
}

void start();
