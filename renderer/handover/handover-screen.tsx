import { CarrierPicker } from './carrier-picker.tsx';
import { ClosedHandover } from './closed-handover.tsx';
import { useDesk } from './desk-state.ts';
import { ScanDesk } from './scan-desk.tsx';
import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useQuery } from '../ui/use-query.ts';

/** Step 5: a carrier is chosen, its parcels are scanned into bags, the bags are handed over with their list. */
export function HandoverScreen() {
  const handoverId = useDesk((desk) => desk.handoverId);
  return handoverId === null ? (
    <CarrierPicker />
  ) : (
    <OneHandover key={handoverId} handoverId={handoverId} />
  );
}

function OneHandover({ handoverId }: { readonly handoverId: string }) {
  const { t } = useTranslation('handover');
  const { value, refusal } = useQuery('handover.show', { handoverId });
  if (value === null) {
    return (
      <ScreenFrame title={t('title')}>
        <RefusalAlert refusal={refusal} />
      </ScreenFrame>
    );
  }
  return value.state === 'open' ? (
    <ScanDesk handover={value} refusal={refusal} />
  ) : (
    <ClosedHandover handover={value} />
  );
}
