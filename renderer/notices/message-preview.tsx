import { Button, NumberInput, Select } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  languageForCountry,
  messageKinds,
  messageLanguages,
} from '../../domain/notices/message-templates.ts';
import type { MessageKind } from '../../domain/notices/message-templates.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { notifyDone, notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './notices.module.css';

const usualDelayDays = 5;

/** What a customer would read, in their language or another, ready to be copied. */
export function MessagePreview(props: {
  readonly orderId: string;
  readonly country: string;
  /** What fits the order; the reader may choose another. */
  readonly kind: MessageKind;
  /** The notice whose own words are shown for `kind`; null writes about the order's newest parcel. */
  readonly noticeId: string | null;
}) {
  const { orderId, country, noticeId } = props;
  const { t } = useTranslation('notices');
  const [kind, setKind] = useState(props.kind);
  const [language, setLanguage] = useState('');
  const [days, setDays] = useState<number>(usualDelayDays);
  const names = new Intl.DisplayNames([currentLanguage()], { type: 'language' });
  const own = languageForCountry(country);
  return (
    <>
      <div className={classes['row']}>
        <Select
          label={t('kind')}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind(messageKinds.find((one) => one === value) ?? kind)}
          data={messageKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <Select
          label={t('language')}
          allowDeselect={false}
          value={language}
          onChange={(value) => setLanguage(value ?? '')}
          data={[
            { value: '', label: t('ownLanguage', { language: names.of(own) ?? own }) },
            ...messageLanguages.map((value) => ({ value, label: names.of(value) ?? value })),
          ]}
        />
        {kind === 'delayed' && (
          <NumberInput
            label={t('days')}
            min={1}
            max={365}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : usualDelayDays)}
          />
        )}
      </div>
      {noticeId !== null && kind === props.kind ? (
        <OfNotice noticeId={noticeId} language={language} />
      ) : (
        <OfOrder
          orderId={orderId}
          kind={kind}
          language={language}
          days={kind === 'delayed' ? Math.max(1, days) : null}
        />
      )}
    </>
  );
}

function OfNotice(input: { readonly noticeId: string; readonly language: string }) {
  const { value, refusal } = useQuery('notices.message', input);
  return <Words message={value} refusal={refusal} />;
}

function OfOrder(input: {
  readonly orderId: string;
  readonly kind: MessageKind;
  readonly language: string;
  readonly days: number | null;
}) {
  const { value, refusal } = useQuery('notices.contact', input);
  return <Words message={value} refusal={refusal} />;
}

function Words({
  message,
  refusal,
}: {
  readonly message: { readonly language: string; readonly text: string } | null;
  readonly refusal: Parameters<typeof RefusalAlert>[0]['refusal'];
}) {
  const { t } = useTranslation('notices');
  const copy = async (text: string): Promise<void> => {
    // The page may not reach the clipboard; the window's main process does it.
    const copied = await bridge.call('dialogs.copyText', { text });
    if (copied.ok) notifyDone(t('copied'));
    else notifyRefused(copied.refusal);
  };
  if (refusal !== null) return <RefusalAlert refusal={refusal} />;
  if (message === null) return null;
  return (
    <>
      {/* Long messages scroll, and the keyboard must be able to. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={classes['message']}
        tabIndex={0}
        role="region"
        aria-label={t('message')}
        lang={message.language}
        dir="auto"
      >
        {message.text}
      </div>
      <Button
        variant="light"
        leftSection={<IconCopy size={18} aria-hidden />}
        onClick={() => void copy(message.text)}
      >
        {t('copy')}
      </Button>
    </>
  );
}
