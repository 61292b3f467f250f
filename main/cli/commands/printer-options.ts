import { Option } from 'commander';
import type { Command } from 'commander';
import { labelSizes } from '../../../domain/label/label.ts';
import {
  labelEndings,
  mediaKinds,
  printerLimits,
  zplFormats,
} from '../../../domain/printing/printer-settings.ts';
import type { PrinterSettings } from '../../../domain/printing/printer-settings.ts';
import { dpiOption, parseNumber } from '../option-values.ts';

/** What was typed of a printer's settings; what is left out stays as it is, or as printers usually are. */
export type SettingsOptions = Partial<
  Omit<PrinterSettings, 'language' | 'gapMm' | 'darkness' | 'speed' | 'offsetXMm' | 'offsetYMm'>
> & {
  readonly darkness?: number | 'printer';
  readonly speed?: number | 'printer';
  readonly gap?: number;
  readonly offsetX?: number;
  readonly offsetY?: number;
};

/** A number, or `printer` for what the printer itself is set to; commander has no way to give null back. */
const orPrinter = (text: string): number | 'printer' =>
  text === 'printer' ? text : parseNumber(text);

const range = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  `${min} to ${max}`;

/** Everything about a printer that `printers add` and `printers edit` can set beside its language. */
export const settingsOptions = (command: Command): Command =>
  command
    .addOption(dpiOption())
    .addOption(new Option('--size <size>', 'label in mm').choices([...labelSizes]))
    .addOption(
      new Option('--media <kind>', 'how a label ends: TSPL, ZPL, EPL2, CPCL').choices([
        ...mediaKinds,
      ]),
    )
    .option('--gap <mm>', 'length of the gap or mark: TSPL, EPL2', parseNumber)
    .option(
      '--darkness <level>',
      `${range(printerLimits.darkness)}, or "printer" for its own setting`,
      orPrinter,
    )
    .option(
      '--speed <inches>',
      `inches a second, ${range(printerLimits.speed)}, or "printer": TSPL, ZPL, EPL2, CPCL`,
      orPrinter,
    )
    .addOption(
      new Option('--ending <what>', 'what is done behind a label').choices([...labelEndings]),
    )
    .option(
      '--copies <n>',
      `identical labels each time, ${range(printerLimits.copies)}`,
      parseNumber,
    )
    .addOption(
      new Option(
        '--zpl-format <format>',
        'how ZPL writes pictures; acs for clones without Z64',
      ).choices([...zplFormats]),
    )
    .option('--inverted', 'burns what it should leave white')
    .option('--no-inverted', 'burns what is black')
    .option('--offset-x <mm>', 'moves the picture to the right', parseNumber)
    .option('--offset-y <mm>', 'moves the picture down', parseNumber);

/** The settings that were typed, by the names that the contract gives them. */
export const typedSettings = ({
  dpi,
  size,
  media,
  gap,
  darkness,
  speed,
  ending,
  copies,
  zplFormat,
  inverted,
  offsetX,
  offsetY,
}: SettingsOptions) => ({
  dpi,
  size,
  media,
  gapMm: gap,
  darkness: darkness === 'printer' ? null : darkness,
  speed: speed === 'printer' ? null : speed,
  ending,
  copies,
  zplFormat,
  inverted,
  offsetXMm: offsetX,
  offsetYMm: offsetY,
});
