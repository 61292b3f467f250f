// The styles of the library come first, so that those of our own components win over them.
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './fonts.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { startI18n } from './i18n.ts';
import { followNews } from './shell/changes.ts';
import { useNavigation } from './shell/navigation.ts';

async function start(): Promise<void> {
  followNews(bridge.onChanged);
  const settings = await bridge.call('settings.get', {});
  await startI18n(settings.ok ? settings.value.language : 'en');
  if (settings.ok) useNavigation.getState().go(settings.value.startScreen);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root.');
  createRoot(root).render(
    <StrictMode>
      <App settings={settings.ok ? settings.value : null} />
    </StrictMode>,
  );
}

void start();
