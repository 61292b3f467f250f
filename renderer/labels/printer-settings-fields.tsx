import {
  Checkbox,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
} from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelDpis, labelSizes } from '../../domain/label/label.ts';
import {
  languageSettings,
  mediaKinds,
  printerLimits,
  zplFormats,
} from '../../domain/printing/printer-settings.ts';
import type { LanguageSetting, PrinterSettings } from '../../domain/printing/printer-settings.ts';

/** The settings of a printer; those that its language has no command for are not shown. */
export function PrinterSettingsFields(props: {
  readonly settings: PrinterSettings;
  readonly onChange: (change: Partial<PrinterSettings>) => void;
}) {
  const { t } = useTranslation('printers');
  const { settings, onChange } = props;
  const { has, endings } = languageSettings[settings.language];
  const isShown = (setting: LanguageSetting): boolean => has.includes(setting);
  const { darkness, speed, gapMm, offsetMm, copies } = printerLimits;
  const ending = endings.includes(settings.ending) ? settings.ending : 'printer';
  return (
    <Stack>
      <SimpleGrid cols={2}>
        <Choice
          label={t('dpi')}
          hint={t('dpiHint')}
          value={settings.dpi}
          values={labelDpis}
          nameOf={String}
          onChange={(dpi) => onChange({ dpi })}
        />
        <Select
          label={t('size')}
          description={t('sizeHint')}
          allowDeselect={false}
          value={settings.size}
          data={labelSizes.map((value) => ({ value, label: t(`sizes.${value}`) }))}
          onChange={(value) =>
            onChange({ size: labelSizes.find((one) => one === value) ?? settings.size })
          }
        />
        {isShown('media') && (
          <Select
            label={t('media')}
            description={t('mediaHint')}
            allowDeselect={false}
            value={settings.media}
            data={mediaKinds.map((value) => ({ value, label: t(`mediaKinds.${value}`) }))}
            onChange={(value) =>
              onChange({ media: mediaKinds.find((one) => one === value) ?? settings.media })
            }
          />
        )}
        {isShown('gapMm') && settings.media !== 'continuous' && (
          <NumberInput
            label={t(settings.media === 'mark' ? 'markLength' : 'gapLength')}
            description={t(settings.media === 'mark' ? 'markHint' : 'gapHint')}
            {...gapMm}
            step={0.5}
            decimalScale={1}
            value={settings.gapMm}
            onChange={(value) => onChange({ gapMm: Number(value) || 0 })}
          />
        )}
        <NumberInput
          label={t('darkness')}
          description={t('darknessHint')}
          {...darkness}
          allowDecimal={false}
          value={settings.darkness ?? ''}
          onChange={(value) => onChange({ darkness: value === '' ? null : Number(value) })}
        />
        {isShown('speed') && (
          <NumberInput
            label={t('speed')}
            description={t('speedHint')}
            {...speed}
            allowDecimal={false}
            value={settings.speed ?? ''}
            onChange={(value) => onChange({ speed: value === '' ? null : Number(value) })}
          />
        )}
        {endings.length > 1 && (
          <Select
            label={t('ending')}
            description={t('endingHint')}
            allowDeselect={false}
            value={ending}
            data={endings.map((value) => ({ value, label: t(`endings.${value}`) }))}
            onChange={(value) =>
              onChange({ ending: endings.find((one) => one === value) ?? 'printer' })
            }
          />
        )}
        <NumberInput
          label={t('copies')}
          description={t('copiesHint')}
          {...copies}
          allowDecimal={false}
          value={settings.copies}
          onChange={(value) => onChange({ copies: Number(value) || 1 })}
        />
        {isShown('zplFormat') && (
          <Select
            label={t('zplFormat')}
            description={t('zplFormatHint')}
            allowDeselect={false}
            value={settings.zplFormat}
            data={zplFormats.map((value) => ({ value, label: t(`zplFormats.${value}`) }))}
            onChange={(value) =>
              onChange({
                zplFormat: zplFormats.find((one) => one === value) ?? settings.zplFormat,
              })
            }
          />
        )}
        <NumberInput
          label={t('offsetX')}
          description={t('offsetXHint')}
          {...offsetMm}
          step={0.5}
          decimalScale={1}
          value={settings.offsetXMm}
          onChange={(value) => onChange({ offsetXMm: Number(value) || 0 })}
        />
        <NumberInput
          label={t('offsetY')}
          description={t('offsetYHint')}
          {...offsetMm}
          step={0.5}
          decimalScale={1}
          value={settings.offsetYMm}
          onChange={(value) => onChange({ offsetYMm: Number(value) || 0 })}
        />
      </SimpleGrid>
      <Checkbox
        size="md"
        label={t('inverted')}
        description={t('invertedHint')}
        checked={settings.inverted}
        onChange={(event) => onChange({ inverted: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function Choice<Value extends string | number>(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <Input.Wrapper size="md" label={props.label} description={props.hint} labelElement="div">
      <SegmentedControl
        fullWidth
        mt={4}
        id={id}
        aria-label={props.label}
        value={String(props.value)}
        data={props.values.map((value) => ({ value: String(value), label: props.nameOf(value) }))}
        onChange={(text) => {
          const value = props.values.find((one) => String(one) === text);
          if (value !== undefined) props.onChange(value);
        }}
      />
    </Input.Wrapper>
  );
}
