import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBarcode, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused, wordsOf } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { faultOf } from './fault-words.ts';
import classes from './labels.module.css';

async function settle(jobId: string, printed: boolean): Promise<void> {
  const settled = await bridge.call('labels.settle', { jobId, printed });
  if (!settled.ok) notifyRefused(settled.refusal);
}

/** Labels of which nobody knows whether they printed: a person looks at the printer and scans them, or says so. */
export function UnknownLabels() {
  const { t } = useTranslation('labels');
  const { value } = useQuery('labels.jobs', { state: 'unknown', limit: 100 });
  const [scan, setScan] = useState('');
  if (value === null || value.total === 0) return null;
  const settleScanned = async (): Promise<void> => {
    // Emptied at once: the next scan may come before the answer.
    setScan('');
    const settled = await bridge.call('labels.settleByScan', { scan });
    if (settled.ok) notifyDone(t('unknownFound', { waybill: settled.value.waybill }));
    else notifyRefused(settled.refusal);
  };
  return (
    <section className={classes['unknown']} role="alert">
      <h2>
        <IconAlertTriangle size={22} aria-hidden /> {t('unknownTitle', { count: value.total })}
      </h2>
      <p>{t('unknownText')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (scan.trim() !== '') void settleScanned();
        }}
      >
        <TextInput
          label={t('unknownScan')}
          leftSection={<IconBarcode size={18} aria-hidden />}
          value={scan}
          onChange={(event) => setScan(event.currentTarget.value)}
        />
      </form>
      <ul>
        {value.items.map(({ jobId, waybill, printer, fault }) => {
          const cause = faultOf(fault);
          return (
            <li key={jobId}>
              <span>
                <strong className="number">{t('unknownAsk', { waybill, printer })}</strong>
                {cause !== null && <div className="quiet">{wordsOf(cause)}</div>}
              </span>
              <Button
                color="go"
                leftSection={<IconCircleCheck size={18} aria-hidden />}
                aria-label={`${t('cameOut')}: ${waybill}`}
                onClick={() => void settle(jobId, true)}
              >
                {t('cameOut')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconCircleX size={18} aria-hidden />}
                aria-label={`${t('didNot')}: ${waybill}`}
                onClick={() => void settle(jobId, false)}
              >
                {t('didNot')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
