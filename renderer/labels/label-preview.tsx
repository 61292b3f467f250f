import { Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './labels.module.css';

/** The label of a shipment in its true size, dot for dot as the printer would burn it. */
export function LabelPreview(props: {
  readonly shipmentId: string;
  /** Draws as for this printer; null for the usual paper. */
  readonly printer: string | null;
}) {
  const { t } = useTranslation('labels');
  const { shipmentId, printer } = props;
  const { value, refusal, loading } = useQuery('labels.preview', { shipmentId, printer });
  if (refusal !== null) return <RefusalAlert refusal={refusal} />;
  if (value === null || loading) return <Skeleton w="100mm" h="150mm" maw="100%" />;
  const { image, waybill, widthMm, heightMm, dpi, copy } = value;
  return (
    <Stack gap={6}>
      <div className={classes['paperTray']}>
        <img
          className={classes['paper']}
          src={image}
          alt={t('previewOf', { waybill })}
          style={{ width: `${widthMm}mm`, height: `${heightMm}mm` }}
        />
      </div>
      <Text size="sm" className="quiet">
        {t('previewSize', { width: widthMm, height: heightMm, dpi, copy })}
      </Text>
    </Stack>
  );
}
