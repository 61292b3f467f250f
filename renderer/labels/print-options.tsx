import { Select, Switch, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { printOrders } from '../../domain/printing/print-order.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import classes from './labels.module.css';
import type { PrintChoice } from './print.ts';
import { useLabelCheck } from './use-label-check.ts';

/** How the batch is printed, and which of the ticked labels cannot be, before any of them is. */
export function PrintOptions(props: {
  readonly ticked: ReadonlySet<string>;
  readonly choice: PrintChoice;
  readonly isPrinting: boolean;
  readonly onChange: (choice: PrintChoice) => void;
}) {
  const { t } = useTranslation('labels');
  const { ticked, choice, onChange } = props;
  const { check, isChecking } = useLabelCheck(ticked, choice, props.isPrinting);
  return (
    <section className={classes['options']} aria-label={t('order')}>
      <Select
        aria-label={t('order')}
        allowDeselect={false}
        value={choice.order}
        onChange={(order) => order !== null && onChange({ ...choice, order })}
        data={printOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
      <Switch
        label={t('handshake')}
        checked={choice.handshake}
        onChange={(event) => onChange({ ...choice, handshake: event.currentTarget.checked })}
      />
      {isChecking && <Text className="quiet">{t('checking')}</Text>}
      {check !== null && (
        <span className={classes['batchWord']} data-tone="go" role="status">
          <IconCircleCheck size={20} aria-hidden /> {t('checked', { count: check.ready })}
        </span>
      )}
      {check !== null && check.refused.length > 0 && (
        <div className={classes['checkBad']} role="alert">
          <span className={classes['batchWord']} data-tone="stop">
            <IconAlertTriangle size={20} aria-hidden />{' '}
            {t('checkBad', { count: check.refused.length })}
          </span>
          <ul>
            {check.refused.map(({ shipmentId, waybill, refused }) => (
              <li key={shipmentId}>
                <strong className="number">{waybill ?? shipmentId}</strong> {wordsOf(refused)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
