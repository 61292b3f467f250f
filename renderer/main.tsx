// The styles of the library come first, so that those of our own components win over them.
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans-kr/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import './fonts.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { askOrdersAhead } from './orders/orders-page.ts';
import { learnFirstRun } from './first-run/use-first-run.ts';
import { startI18n } from './i18n.ts';
import { loadFirstFonts, loadFontsOf } from './shell/fonts.ts';
import { followNews } from './shell/changes.ts';
import { useNavigation } from './shell/navigation.ts';
import { loadScreen } from './shell/screen-views.ts';
import { refreshSession } from './shell/session.ts';
import { warmUpWhenIdle } from './shell/warm-up.ts';
import { askAhead } from './ui/asked-ahead.ts';
import { setStationOffset } from './ui/station-time.tsx';

async function start(): Promise<void> {
  followNews(bridge.onChanged);
  // All that the first picture needs is asked at once. The list of orders is where most stations begin.
  void askOrdersAhead();
  void loadFirstFonts();
  const [settings] = await Promise.all([
    askAhead('settings.get', {}),
    refreshSession(),
    learnFirstRun(askAhead),
  ]);
  if (settings.ok) {
    useNavigation.getState().go(settings.value.startScreen);
    setStationOffset(settings.value.utcOffsetMinutes);
  }
  const { screen } = useNavigation.getState();
  await startI18n(settings.ok ? settings.value.language : 'en');
  await Promise.all([loadFontsOf(screen), loadScreen(screen)]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root.');
  createRoot(root).render(
    <StrictMode>
      <App settings={settings.ok ? settings.value : null} />
    </StrictMode>,
  );
  void warmUpWhenIdle();
}

void start();
