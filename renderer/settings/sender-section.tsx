import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  addressByteLimits,
  checkPickup,
  checkSender,
} from '../../domain/shipments/address-rules.ts';
import type { Sender } from '../../domain/shipments/sender.ts';
import { ByteField } from './byte-field.tsx';
import { Checks } from './checks.tsx';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';

/** Who sends, in English for the label and in Chinese for the courier; what is missing is said while it is typed. */
export function SenderSection({ value, change }: SectionProps) {
  const { sender } = value;
  return <SenderForm sender={sender} onChange={(next) => change({ sender: next })} />;
}

/** The fields of the sender and of the pickup. */
export function SenderForm(props: {
  readonly sender: Sender;
  readonly onChange: (sender: Sender) => void;
  /** Only what a label needs. */
  readonly isShort?: boolean;
}) {
  const { t } = useTranslation('settings');
  const { sender } = props;
  const set = (field: keyof Sender) => (text: string) =>
    props.onChange({ ...sender, [field]: text });
  const hasPickup = sender.pickupContactZh + sender.pickupAddressZh + sender.pickupMobile !== '';
  return (
    <>
      <Panel title={t('senderEnglish')} text={t('senderEnglishText')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
          <ByteField
            label={t('senderName')}
            value={sender.nameEn}
            limit={addressByteLimits.name}
            onChange={set('nameEn')}
          />
          <ByteField
            label={t('phone')}
            value={sender.phone}
            limit={addressByteLimits.phone}
            onChange={set('phone')}
          />
        </SimpleGrid>
        <ByteField
          label={t('street')}
          value={sender.streetEn}
          limit={addressByteLimits.street}
          onChange={set('streetEn')}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} verticalSpacing="sm">
          <ByteField label={t('city')} value={sender.cityEn} onChange={set('cityEn')} />
          <ByteField
            label={t('province')}
            value={sender.provinceEn}
            limit={addressByteLimits.province}
            onChange={set('provinceEn')}
          />
          <ByteField label={t('postcode')} value={sender.postcode} onChange={set('postcode')} />
        </SimpleGrid>
        <Checks refusals={checkSender(sender)} fine={t('senderFine')} />
      </Panel>
      {props.isShort !== true && (
        <>
          <Panel title={t('pickup')} text={t('pickupText')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
              <ByteField
                label={t('pickupContact')}
                value={sender.pickupContactZh}
                limit={addressByteLimits.name}
                onChange={set('pickupContactZh')}
              />
              <ByteField
                label={t('pickupMobile')}
                value={sender.pickupMobile}
                limit={addressByteLimits.mobile}
                onChange={set('pickupMobile')}
              />
            </SimpleGrid>
            <ByteField
              label={t('pickupAddress')}
              value={sender.pickupAddressZh}
              limit={addressByteLimits.street}
              onChange={set('pickupAddressZh')}
            />
            {hasPickup && <Checks refusals={checkPickup(sender)} fine={t('pickupFine')} />}
          </Panel>
          <Panel title={t('carrier')} text={t('carrierText')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={t('returnUnit')}
                value={sender.returnUnit}
                onChange={(event) => set('returnUnit')(event.currentTarget.value)}
              />
              <TextInput
                label={t('agreement')}
                value={sender.agreementCustomer}
                onChange={(event) => set('agreementCustomer')(event.currentTarget.value)}
              />
            </SimpleGrid>
          </Panel>
        </>
      )}
    </>
  );
}
