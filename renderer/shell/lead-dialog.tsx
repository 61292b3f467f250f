import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowProcedure } from '../../preload/window-contract.ts';
import { bridge } from '../bridge.ts';
import { useLeadConsent } from './lead-consent.ts';
import { PinEntry } from './pin-entry.tsx';
import { useSession } from './session-store.ts';

/** Names of actions in the words of this screen; `{procedure}` with a low line for its dot. */
const actions = {
  'shipments.void': 'leadVoid',
  'labels.reprint': 'leadReprint',
  'freight.pay': 'leadPay',
  'orders.release': 'leadRelease',
  'orders.correctAddress': 'leadAddress',
  'packing.finish': 'leadWeight',
  'handover.close': 'leadMissing',
  'settings.set': 'leadSettings',
  'data.restore': 'leadRestore',
  'data.recall': 'leadRecall',
  'printers.add': 'leadPrinterAdd',
  'printers.edit': 'leadPrinterEdit',
  'printers.remove': 'leadPrinterRemove',
} as const satisfies Partial<Record<WindowProcedure, string>>;

/** Asks a lead for their PIN when a packer wants what only a lead may do. It counts for this one action. */
export function LeadDialog() {
  const { t } = useTranslation('shell');
  const { procedure, answer } = useLeadConsent();
  const people = useSession((state) => state.people);
  useEffect(() => {
    // Every open dialog listens for Escape on the window; it must send away only this one, which lies on top.
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || useLeadConsent.getState().procedure === null) return;
      event.stopImmediatePropagation();
      useLeadConsent.getState().answer(null);
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, []);
  const name =
    procedure !== null && Object.hasOwn(actions, procedure)
      ? actions[procedure as keyof typeof actions]
      : 'leadOther';
  return (
    <Modal
      opened={procedure !== null}
      onClose={() => answer(null)}
      closeOnEscape={false}
      size="xl"
      title={t('leadTitle')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>
        <strong>{t(name)}</strong>
        {' – '}
        {t('leadText')}
      </p>
      {procedure !== null && (
        <PinEntry
          people={(people ?? []).filter(({ role }) => role === 'lead')}
          ask={t('whichLead')}
          label={t('leadPin')}
          action={t('leadAllow')}
          onEnter={async (person, secret) => {
            if (person === null) return { code: 'pin-wrong', params: {} };
            const allowed = await bridge.call('people.authorize', {
              id: person.id,
              pin: secret,
              procedure,
            });
            if (!allowed.ok) return allowed.refusal;
            answer(allowed.value.consent);
            return null;
          }}
        />
      )}
    </Modal>
  );
}
