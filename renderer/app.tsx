import { useTranslation } from 'react-i18next';
import { bridge } from './bridge.ts';
import { currentLanguage, switchLanguage } from './i18n.ts';
import { OrdersScreen } from './orders/orders-screen.tsx';

/** Shows the other language at once, and next time too. */
async function toggleLanguage(): Promise<void> {
  const language = currentLanguage() === 'en' ? 'zh' : 'en';
  await switchLanguage(language);
  await bridge.call('settings.set', { settings: { language } });
}

/** The window: a bar with the product's name and language, and the screen below it. */
export function App() {
  const { t } = useTranslation();
  return (
    <>
      <header className="bar">
        <strong>{t('app.name')}</strong>
        <button
          type="button"
          className="quiet"
          aria-label={t('app.switchLanguage')}
          onClick={() => void toggleLanguage()}
        >
          {t('app.language')}
        </button>
      </header>
      <OrdersScreen />
    </>
  );
}
