import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconArrowBackUp, IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handoverLimits } from '../../domain/handover/handover.ts';
import type { Refusal } from '../../domain/result.ts';
import type { HandoverDetail } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { BagList } from './bag-list.tsx';
import { BagParcels } from './bag-parcels.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { useDesk } from './desk-state.ts';
import { bagInUse, weightText } from './figures.ts';
import { MissingList } from './missing-list.tsx';
import { RefusedList } from './refused-list.tsx';
import { ScanField } from './scan-field.tsx';
import classes from './scan-desk.module.css';
import { useScanning } from './use-scanning.ts';
import { VerdictPanel } from './verdict-panel.tsx';

/** Scanning parcels into bags: the verdict large, the counts beside it, nothing that needs the mouse. */
export function ScanDesk({
  handover,
  refusal,
}: {
  readonly handover: HandoverDetail;
  readonly refusal: Refusal | null;
}) {
  const { t } = useTranslation('handover');
  const { handoverId, bags, carrier, parcels, weightGrams } = handover;
  const { target, isTakingOut, verdict, open, aim, takeOut: setTakingOut } = useDesk();
  const scanning = useScanning(handoverId, bags);
  const [isClosing, setClosing] = useState(false);
  const [shownBag, setShownBag] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const inUse = bagInUse(bags, target);
  const { parcelsPerBag, parcelsPerHandover } = handoverLimits;
  const closeBag = async (bagId: string): Promise<void> => {
    const closed = await bridge.call('handover.closeBag', { handoverId, bagId });
    if (!closed.ok) notifyRefused(closed.refusal);
  };
  const closeBagInUse = (): void => {
    if (inUse.bagId !== null && inUse.count > 0) void closeBag(inUse.bagId);
  };
  const newBag = (): void => {
    if (bags.length > 0) aim(target === 'new' ? 'auto' : 'new');
  };
  const toggleTakeOut = (): void => {
    if (parcels > 0) setTakingOut(!isTakingOut);
  };
  const isDialogOpen = isClosing || shownBag !== null;
  useHotkeys(
    [
      ['F6', closeBagInUse],
      ['F7', newBag],
      ['F8', toggleTakeOut],
      ['F9', () => parcels > 0 && setClosing(true)],
    ].map(([key, act]) => [key as string, isDialogOpen ? () => undefined : (act as () => void)]),
    [],
  );
  return (
    <ScreenFrame
      title={t('titleFor', { carrier })}
      tools={
        <>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={() => open(null)}
          >
            {t('back')}
          </Button>
          <span className="quiet number">{handoverId}</span>
        </>
      }
      action={
        <Button
          leftSection={<IconTruckDelivery size={20} aria-hidden />}
          rightSection={<kbd>F9</kbd>}
          disabled={parcels === 0}
          onClick={() => setClosing(true)}
        >
          {t('close')}
        </Button>
      }
    >
      <RefusalAlert refusal={refusal} />
      <div className={classes['desk']}>
        <div className={classes['main']}>
          <ScanField
            fieldRef={field}
            isTakingOut={isTakingOut}
            isPaused={isDialogOpen}
            onScan={scanning.scan}
          />
          <VerdictPanel verdict={verdict} isTakingOut={isTakingOut} isEmpty={parcels === 0} />
          <div className={classes['tools']}>
            <Button
              variant="default"
              rightSection={<kbd>F6</kbd>}
              disabled={inUse.bagId === null || inUse.count === 0}
              onClick={closeBagInUse}
            >
              {t('closeBag')}
            </Button>
            <Button
              variant={target === 'new' ? 'light' : 'default'}
              aria-pressed={target === 'new'}
              leftSection={<IconPlus size={18} aria-hidden />}
              rightSection={<kbd>F7</kbd>}
              disabled={bags.length === 0}
              onClick={newBag}
            >
              {t('newBag')}
            </Button>
            <Button
              variant={isTakingOut ? 'filled' : 'default'}
              color={isTakingOut ? 'wait' : 'gray'}
              aria-pressed={isTakingOut}
              rightSection={<kbd>F8</kbd>}
              disabled={parcels === 0}
              onClick={toggleTakeOut}
            >
              {t('takeOut')}
            </Button>
            {verdict.kind === 'ok' && (
              <Button
                variant="subtle"
                leftSection={<IconArrowBackUp size={18} aria-hidden />}
                onClick={() => scanning.takeOut(verdict.parcel.waybill)}
              >
                {t('undoLast')}
              </Button>
            )}
          </div>
          <div className={classes['figures']}>
            <Figure
              label={inUse.bagId === null ? t('thisBag') : `${t('thisBag')} ${inUse.bagId}`}
              value={inUse.count}
              limit={parcelsPerBag.count}
              weightGrams={inUse.weightGrams}
            />
            <Figure
              label={t('whole')}
              value={parcels}
              limit={parcelsPerHandover.count}
              weightGrams={weightGrams}
            />
          </div>
        </div>
        <aside className={classes['side']}>
          <MissingList handoverId={handoverId} count={handover.missing.length} />
          <BagList
            bags={bags}
            target={target}
            onAim={aim}
            onClose={(bagId) => void closeBag(bagId)}
            onShow={setShownBag}
          />
          <RefusedList />
        </aside>
      </div>
      {shownBag !== null && (
        <BagParcels
          handoverId={handoverId}
          bagId={shownBag}
          onTakeOut={scanning.takeOut}
          onClose={() => setShownBag(null)}
        />
      )}
      {isClosing && (
        <CloseDialog
          handover={handover}
          onTakeOut={scanning.takeOut}
          onClose={() => setClosing(false)}
        />
      )}
    </ScreenFrame>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: number;
  readonly limit: number;
  readonly weightGrams: number;
}) {
  const { t } = useTranslation('handover');
  const isNear = props.value >= props.limit * 0.95;
  return (
    <section className={classes['figure']} data-near={isNear || undefined}>
      <h2>{props.label}</h2>
      <p>
        <b className="number">{props.value}</b>{' '}
        <span className="quiet">{t('ofLimit', { limit: props.limit })}</span>
        <span className={classes['weight']}>{weightText(props.weightGrams)}</span>
      </p>
      <progress value={props.value} max={props.limit} aria-label={props.label} />
    </section>
  );
}
