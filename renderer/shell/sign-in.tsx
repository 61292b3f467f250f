import { IconBox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { PinEntry } from './pin-entry.tsx';
import { useSession } from './session-store.ts';
import classes from './sign-in.module.css';

/** What the window shows while nobody is signed in. */
export function SignIn() {
  const { t } = useTranslation('shell');
  const { people, know } = useSession();
  return (
    <main className={classes['page']}>
      <section className={classes['card']} aria-labelledby="sign-in-title">
        <header className={classes['head']}>
          <IconBox size={28} aria-hidden />
          <div>
            <h1 id="sign-in-title">{t('signInTitle')}</h1>
            <p>{t('signInText')}</p>
          </div>
        </header>
        <PinEntry
          people={people ?? []}
          ask={t('who')}
          label={t('pinOrBadge')}
          action={t('signIn')}
          onEnter={async (person, secret) => {
            const signed = await bridge.call(
              'people.signIn',
              person === null ? { badge: secret } : { id: person.id, pin: secret },
            );
            if (!signed.ok) return signed.refusal;
            know(signed.value);
            return null;
          }}
        />
      </section>
    </main>
  );
}
