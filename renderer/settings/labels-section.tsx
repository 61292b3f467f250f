import { NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';

/** A field of numbers says a text while it is being emptied; only numbers count. */
const number =
  (take: (value: number) => void) =>
  (given: number | string): void => {
    if (typeof given === 'number') take(given);
  };

/** How far scale and bill may lie from what is expected before somebody has to look. */
export function LabelsSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const { weightTolerance: weight, billTolerance: bill } = value;
  return (
    <>
      <Panel title={t('weightTolerance')} text={t('weightToleranceText')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={t('below')}
            suffix=" %"
            min={0}
            max={100}
            value={weight.belowPercent}
            onChange={number((belowPercent) =>
              change({ weightTolerance: { ...weight, belowPercent } }),
            )}
          />
          <NumberInput
            label={t('above')}
            suffix=" %"
            min={0}
            max={1_000}
            value={weight.abovePercent}
            onChange={number((abovePercent) =>
              change({ weightTolerance: { ...weight, abovePercent } }),
            )}
          />
          <NumberInput
            label={t('packaging')}
            suffix=" g"
            min={0}
            max={5_000}
            allowDecimal={false}
            value={weight.packagingGrams}
            onChange={number((packagingGrams) =>
              change({ weightTolerance: { ...weight, packagingGrams } }),
            )}
          />
        </SimpleGrid>
        <p className="quiet">
          {t('weightExample', {
            least: Math.round(1_000 * (1 - weight.belowPercent / 100)),
            most: Math.round(1_000 * (1 + weight.abovePercent / 100)) + weight.packagingGrams,
          })}
        </p>
      </Panel>
      <Panel title={t('billTolerance')} text={t('billToleranceText')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={t('absolute')}
            prefix="CNY "
            min={0}
            decimalScale={2}
            fixedDecimalScale
            value={bill.absoluteFen / 100}
            onChange={number((yuan) =>
              change({ billTolerance: { ...bill, absoluteFen: Math.round(yuan * 100) } }),
            )}
          />
          <NumberInput
            label={t('percent')}
            suffix=" %"
            min={0}
            decimalScale={2}
            value={bill.percentBasisPoints / 100}
            onChange={number((percent) =>
              change({ billTolerance: { ...bill, percentBasisPoints: Math.round(percent * 100) } }),
            )}
          />
          <NumberInput
            label={t('grams')}
            suffix=" g"
            min={0}
            allowDecimal={false}
            value={bill.weightGrams}
            onChange={number((weightGrams) => change({ billTolerance: { ...bill, weightGrams } }))}
          />
        </SimpleGrid>
      </Panel>
    </>
  );
}
