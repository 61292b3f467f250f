import { ActionIcon, Button, Checkbox, NumberInput, Table, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '../../domain/currencies.ts';
import { sdr } from '../../domain/currency-rates.ts';
import type { CurrencyRate } from '../../domain/currency-rates.ts';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';

/** Whether a table of rates can be saved: every currency known, once, and worth something. */
export const areRates = (rates: readonly CurrencyRate[]): boolean =>
  rates.every((rate, index) => codeProblem(rates, rate.currency, index) === null) &&
  rates.every(({ cnyPer100 }) => cnyPer100 > 0);

function codeProblem(
  rates: readonly CurrencyRate[],
  code: string,
  index: number,
): 'rateUnknown' | 'rateTwice' | null {
  if (code !== sdr && !isCurrency(code)) return 'rateUnknown';
  return rates.findIndex(({ currency }) => currency === code) === index ? null : 'rateTwice';
}

/** What other currencies are worth: for the customs form and for the plans that limit the value of a parcel. */
export function RatesSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const { currencyRates: rates } = value;
  const set = (index: number, next: Partial<CurrencyRate>): void =>
    change({
      currencyRates: rates.map((rate, place) => (place === index ? { ...rate, ...next } : rate)),
    });
  return (
    <Panel title={t('rates')} text={t('ratesText')}>
      <Table aria-label={t('rates')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rateCurrency')}</Table.Th>
            <Table.Th>{t('rateValue')}</Table.Th>
            <Table.Th>{t('rateDate')}</Table.Th>
            <Table.Th>{t('rateSource')}</Table.Th>
            <Table.Th>{t('rateConfirmed')}</Table.Th>
            <Table.Th aria-label={t('rateRemove', { currency: '' })} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rates.map(({ currency, cnyPer100, date, source, confirmed }, index) => {
            const problem = codeProblem(rates, currency, index);
            const named = (what: string): string => `${what}, ${currency}`;
            return (
              // The code is what is being typed: only its place tells a row from the others.
              // oxlint-disable-next-line react/no-array-index-key
              <Table.Tr key={index}>
                <Table.Td>
                  <TextInput
                    w={90}
                    maxLength={3}
                    aria-label={named(t('rateCurrency'))}
                    value={currency}
                    error={problem === null ? undefined : t(problem)}
                    onChange={(event) =>
                      set(index, { currency: event.currentTarget.value.toUpperCase() })
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <NumberInput
                    w={120}
                    hideControls
                    min={0}
                    decimalScale={6}
                    aria-label={named(t('rateValue'))}
                    value={cnyPer100}
                    onChange={(given) =>
                      typeof given === 'number' && set(index, { cnyPer100: given })
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    type="date"
                    w={150}
                    aria-label={named(t('rateDate'))}
                    value={date}
                    onChange={(event) => set(index, { date: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    maxLength={200}
                    aria-label={named(t('rateSource'))}
                    placeholder={confirmed ? undefined : t('rateRough')}
                    value={source}
                    onChange={(event) => set(index, { source: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={named(t('rateConfirmed'))}
                    checked={confirmed}
                    onChange={(event) => set(index, { confirmed: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('rateRemove', { currency })}
                    onClick={() =>
                      change({ currencyRates: rates.filter((_, place) => place !== index) })
                    }
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() =>
          change({
            currencyRates: [
              ...rates,
              { currency: '', cnyPer100: 0, date: '', source: '', confirmed: false },
            ],
          })
        }
      >
        {t('rateAdd')}
      </Button>
    </Panel>
  );
}
