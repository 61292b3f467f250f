import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import type { BaggedParcel } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import classes from './bag-parcels.module.css';
import { weightText } from './figures.ts';

/** What lies in a bag, the last one scanned first; Enter or the button takes a parcel out again. */
export function BagParcels(props: {
  readonly handoverId: string;
  readonly bagId: string;
  /** Absent once the handover is closed. */
  readonly onTakeOut?: (waybill: string) => void;
  readonly onClose: () => void;
}) {
  const { handoverId, bagId, onTakeOut, onClose } = props;
  const { t } = useTranslation('handover');
  const { t: shell } = useTranslation('shell');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [total, setTotal] = useState(0);
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('handover.parcels', { handoverId, bagId, search: sought, offset, limit }),
    [handoverId, bagId, sought],
  );
  const columns = useMemo((): readonly Column<BaggedParcel>[] => {
    const language = currentLanguage();
    return [
      { key: 'place', header: t('place'), width: '4rem', align: 'end', cell: ({ place }) => place },
      {
        key: 'number',
        header: t('number'),
        width: '13rem',
        cell: ({ waybill }) => <span className="number">{groupWaybill(waybill)}</span>,
      },
      {
        key: 'country',
        header: t('country'),
        width: 'minmax(0, 1fr)',
        cell: ({ country }) => `${countryName(country, language)} ${country}`,
      },
      {
        key: 'weight',
        header: t('weight'),
        width: '6rem',
        align: 'end',
        cell: ({ weightGrams }) => weightText(weightGrams),
      },
      ...(onTakeOut === undefined
        ? []
        : [
            {
              key: 'action',
              header: t('action'),
              width: '9rem',
              cell: ({ waybill }: BaggedParcel) => (
                <Button
                  variant="light"
                  color="wait"
                  size="sm"
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                  onClick={() => onTakeOut(waybill)}
                >
                  {t('takeOut')}
                </Button>
              ),
            },
          ]),
    ];
  }, [t, onTakeOut]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="70rem"
      title={t('bagTitle', { bag: bagId })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <div className={classes['body']}>
        <div className={classes['tools']}>
          <TextInput
            type="search"
            data-autofocus
            aria-label={t('searchNumber')}
            placeholder={t('searchNumber')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <span role="status" className="quiet">
            {shell('rows', { count: total })}
          </span>
        </div>
        <PagedTable
          label={t('showParcels', { bag: bagId })}
          asks="handover.parcels"
          fetchPage={fetchPage}
          columns={columns}
          idOf={({ shipmentId }) => shipmentId}
          rowHeight={48}
          {...(onTakeOut === undefined
            ? {}
            : { onOpen: ({ waybill }: BaggedParcel) => onTakeOut(waybill) })}
          onTotal={setTotal}
          empty={<EmptyState title={t('noParcels')} text="" />}
        />
      </div>
    </Modal>
  );
}
