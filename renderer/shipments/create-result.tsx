import { Button, Table } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHandStop,
  IconPackages,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShipmentOutcome } from '../../preload/views.ts';
import { wordsOf } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { yuan } from '../ui/money.ts';
import classes from './shipments.module.css';

/** What became of every parcel: created with its number, or refused with its reason. */
export function CreateResult(props: {
  readonly outcomes: readonly ShipmentOutcome[];
  readonly onDone: () => void;
  /** Goes back to the parcels that were refused, named by their places in the list. */
  readonly onMend: (refused: readonly number[]) => void;
}) {
  const { t } = useTranslation('shipments');
  const { outcomes } = props;
  const numbered = outcomes.map((outcome, index) => ({ outcome, index }));
  const refused = numbered.filter(({ outcome }) => outcome.refused !== null);
  const created = outcomes.length - refused.length;
  // What needs a person comes first.
  const rows = [...refused, ...numbered.filter(({ outcome }) => outcome.refused === null)];
  return (
    <ScreenFrame
      title={t('resultTitle')}
      action={
        <>
          {refused.length > 0 && (
            <Button
              variant="default"
              onClick={() => props.onMend(refused.map(({ index }) => index))}
            >
              {t('resultMend')}
            </Button>
          )}
          <Button
            data-autofocus
            leftSection={<IconPackages size={18} aria-hidden />}
            onClick={props.onDone}
          >
            {t('resultDone')}
          </Button>
        </>
      }
    >
      {created > 0 && (
        <p className={classes['check']} data-tone="go" role="status">
          <IconCircleCheck size={18} aria-hidden /> {t('resultCreated', { count: created })}
        </p>
      )}
      {refused.length > 0 && (
        <p className={classes['check']} data-tone="stop" role="alert">
          <IconHandStop size={18} aria-hidden /> {t('resultRefused', { count: refused.length })}
        </p>
      )}
      <Table.ScrollContainer minWidth={700} className={classes['scroll'] ?? ''} tabIndex={0}>
        <Table stickyHeader className={classes['group'] ?? ''} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders')}</Table.Th>
              <Table.Th>{t('waybill')}</Table.Th>
              <Table.Th>{t('plan')}</Table.Th>
              <Table.Th ta="end">{t('estimate')}</Table.Th>
              <Table.Th>{t('reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, 1_000).map(({ outcome, index }) => (
              <ResultRow key={index} outcome={outcome} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </ScreenFrame>
  );
}

function ResultRow({ outcome }: { readonly outcome: ShipmentOutcome }) {
  const { t } = useTranslation('shipments');
  const { orderIds, shipment, refused, warnings } = outcome;
  return (
    <Table.Tr>
      <Table.Td className="number">{orderIds.join(' ')}</Table.Td>
      <Table.Td className="number" fw={700}>
        {shipment === null ? t('refused') : (shipment.waybill ?? t('noWaybill'))}
      </Table.Td>
      <Table.Td>{shipment?.plan}</Table.Td>
      <Table.Td ta="end" className="number">
        {yuan(shipment?.estimatedFen ?? null)}
      </Table.Td>
      <Table.Td>
        {refused !== null && (
          <span className={classes['check']} data-tone="stop">
            <IconHandStop size={18} aria-hidden /> {wordsOf(refused)}
          </span>
        )}
        {warnings.map((warning) => (
          <span
            key={`${warning.code}/${JSON.stringify(warning.params)}`}
            className={classes['check']}
            data-tone="wait"
          >
            <IconAlertTriangle size={18} aria-hidden /> {wordsOf(warning)}
          </span>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
