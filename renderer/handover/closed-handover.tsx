import { Button } from '@mantine/core';
import { IconArrowLeft, IconCircleCheckFilled, IconPrinter, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverDetail } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useMoments } from '../ui/station-time.tsx';
import { BagParcels } from './bag-parcels.tsx';
import classes from './closed-handover.module.css';
import { useDesk } from './desk-state.ts';
import { weightText } from './figures.ts';
import { SignatureImage } from './signature-pad.tsx';

const back = (): void => useDesk.getState().open(null);

/** A handover that was given away: its facts, its list on paper or as a workbook. */
export function ClosedHandover({ handover }: { readonly handover: HandoverDetail }) {
  const textOf = useMoments();
  const { t } = useTranslation('handover');
  const { handoverId, carrier, driver, parcels, weightGrams, closedAt, signature } = handover;
  const bags = handover.bags.filter(({ waybills }) => waybills.length > 0);
  const [shownBag, setShownBag] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const print = async (): Promise<void> => {
    setPrinting(true);
    const printed = await bridge.call('handover.print', { handoverId });
    setPrinting(false);
    if (!printed.ok) notifyRefused(printed.refusal);
    else if (printed.value.printed) notifyDone(t('printed'));
  };
  const save = async (): Promise<void> => {
    const chosen = await bridge.call('dialogs.saveFile', {
      title: t('exportTitle'),
      fileName: `${handoverId} ${carrier}.xlsx`.replace(/[\\/:*?"<>|]/g, '-'),
      filters: [
        { name: t('workbook'), extensions: ['xlsx'] },
        { name: 'PDF', extensions: ['pdf'] },
        { name: t('page'), extensions: ['html'] },
      ],
    });
    if (!chosen.ok || chosen.value === null) return;
    const written = await bridge.call('handover.export', { handoverId, path: chosen.value });
    if (!written.ok) notifyRefused(written.refusal);
    else notifyDone(t('exported', { count: written.value.rows, file: written.value.file }));
  };
  return (
    <ScreenFrame
      title={t('titleFor', { carrier })}
      tools={
        <>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={back}
          >
            {t('back')}
          </Button>
          <span className="quiet number">{handoverId}</span>
        </>
      }
      action={
        <>
          <Button
            variant="default"
            leftSection={<IconTable size={20} aria-hidden />}
            onClick={() => void save()}
          >
            {t('export')}
          </Button>
          <Button
            autoFocus
            loading={isPrinting}
            leftSection={<IconPrinter size={20} aria-hidden />}
            onClick={() => void print()}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <section className={classes['sheet']}>
        <IconCircleCheckFilled size={72} aria-hidden />
        <h2>{t('closed')}</h2>
        <p>
          {t('closedText', {
            driver,
            parcels,
            bags: bags.length,
            weight: weightText(weightGrams),
          })}{' '}
          {closedAt !== null && t('closedAtTime', { time: textOf(closedAt, 'short') })}
        </p>
        {signature !== null && <SignatureImage path={signature} />}
        <ul>
          {bags.map((bag) => (
            <li key={bag.bagId}>
              <Button variant="default" onClick={() => setShownBag(bag.bagId)}>
                {t('bagTitle', { bag: bag.bagId })} · {bag.waybills.length} ·{' '}
                {weightText(bag.weightGrams)}
              </Button>
            </li>
          ))}
        </ul>
        <Button variant="light" onClick={back}>
          {t('nextCarrier')}
        </Button>
      </section>
      {shownBag !== null && (
        <BagParcels handoverId={handoverId} bagId={shownBag} onClose={() => setShownBag(null)} />
      )}
    </ScreenFrame>
  );
}
