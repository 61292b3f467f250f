import { Button, Modal, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconMapPinCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryCodes, countryName } from '../../domain/countries.ts';
import { addressText } from '../../domain/orders/correct-address.ts';
import { sameAddress } from '../../domain/orders/merge-import.ts';
import type { Address } from '../../domain/orders/order.ts';
import type { Refusal } from '../../domain/result.ts';
import { addressByteLimits, checkReceiver } from '../../domain/shipments/address-rules.ts';
import type { OrderView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { ByteField } from '../settings/byte-field.tsx';
import { Checks } from '../settings/checks.tsx';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './orders.module.css';

/** Corrects where an order goes; what the platform would not take is said while it is typed. */
export function AddressDialog(props: { readonly order: OrderView; readonly onClose: () => void }) {
  const { order } = props;
  const { orderId, platformAddress } = order;
  const { t } = useTranslation('orders');
  const [address, setAddress] = useState(order.address);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const typed = withTidyText(address);
  const isPlatforms = platformAddress !== undefined && sameAddress(typed, platformAddress);
  const problems = isPlatforms ? [] : checkReceiver(typed);
  const isReady =
    reason.trim() !== '' && problems.length === 0 && !sameAddress(typed, order.address);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const answer = await bridge.call('orders.correctAddress', { orderId, address: typed, reason });
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    notifyDone(t('correct.done'));
    props.onClose();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={t('correct.title', { orderId })}
      closeButtonProps={{ 'aria-label': t('import.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <Stack gap="sm">
          <p className={classes['hint']}>{t('correct.intro')}</p>
          {order.shipmentIds.length > 0 && (
            <p className={classes['hint']} data-tone="wait">
              {t('correct.shipments', { shipments: order.shipmentIds.join(', ') })}
            </p>
          )}
          <AddressFields
            address={address}
            onChange={(field) => (text) => setAddress((before) => ({ ...before, [field]: text }))}
          />
          <Checks
            refusals={problems}
            fine={isPlatforms ? t('correct.isPlatforms') : t('correct.fine')}
          />
          <Textarea
            label={t('reason.label')}
            size="md"
            autosize
            maxLength={500}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void run(save);
            }}
          />
          <RefusalAlert refusal={refusal} />
        </Stack>
        <div className={classes['foot']}>
          {platformAddress !== undefined && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              onClick={() => setAddress(platformAddress)}
            >
              {t('correct.asPlatform')}
            </Button>
          )}
          <Button variant="default" onClick={props.onClose}>
            {t('reason.cancel')}
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={!isReady}
            leftSection={<IconMapPinCheck size={18} aria-hidden />}
          >
            {t('correct.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function AddressFields({
  address,
  onChange,
}: {
  readonly address: Address;
  readonly onChange: (field: keyof Address) => (text: string) => void;
}) {
  const { t } = useTranslation('orders');
  const language = currentLanguage();
  const field = (name: Exclude<keyof Address, 'country'>, limit?: number) => (
    <ByteField
      label={t(`fields.address.${name}`)}
      value={address[name]}
      onChange={onChange(name)}
      isFirst={name === 'contactName'}
      {...(limit === undefined ? {} : { limit })}
    />
  );
  return (
    <>
      <SimpleGrid cols={2} verticalSpacing="sm">
        {field('contactName', addressByteLimits.name)}
        <Select
          label={t('fields.address.country')}
          size="md"
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          nothingFoundMessage={t('correct.noCountry')}
          value={address.country}
          onChange={(country) => country !== null && onChange('country')(country)}
          data={countryCodes.map((code) => ({
            value: code,
            label: `${countryName(code, language)} ${code}`,
          }))}
        />
      </SimpleGrid>
      {field('street', addressByteLimits.street)}
      <SimpleGrid cols={3} verticalSpacing="sm">
        {field('city')}
        {field('province', addressByteLimits.province)}
        {field('postcode')}
      </SimpleGrid>
      <SimpleGrid cols={2} verticalSpacing="sm">
        {field('mobile', addressByteLimits.mobile)}
        {field('phone', addressByteLimits.phone)}
      </SimpleGrid>
    </>
  );
}

const withTidyText = (address: Address): Address => ({
  contactName: addressText(address.contactName),
  country: address.country,
  province: addressText(address.province),
  city: addressText(address.city),
  street: addressText(address.street),
  postcode: addressText(address.postcode),
  phone: addressText(address.phone),
  mobile: addressText(address.mobile),
});
