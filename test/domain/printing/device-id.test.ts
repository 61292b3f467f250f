import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessLanguage, parseDeviceId } from '../../../domain/printing/device-id.ts';

describe('parseDeviceId', () => {
  it('reads the short names of the keys, and the long ones', () => {
    expect(parseDeviceId('MFG:TSC;CMD:TSPL2;MDL:TTP-244 Pro;CLS:PRINTER;SN:A123;')).toEqual({
      maker: 'TSC',
      model: 'TTP-244 Pro',
      serial: 'A123',
      commandSet: ['TSPL2'],
    });
    expect(
      parseDeviceId(
        'MANUFACTURER:Zebra Technologies ;COMMAND SET:ZPL, EPL;MODEL:ZTC GK420d;CLASS:PRINTER;OPTIONS:XML;',
      ),
    ).toEqual({
      maker: 'Zebra Technologies',
      model: 'ZTC GK420d',
      serial: null,
      commandSet: ['ZPL', 'EPL'],
    });
  });

  it('takes any text, and finds in it no more than it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { maker, model, serial, commandSet } = parseDeviceId(text);
        for (const found of [maker, model, serial, ...commandSet]) {
          expect(found === null || (found !== '' && text.includes(found))).toBe(true);
        }
      }),
    );
  });
});

describe('guessLanguage', () => {
  it.each([
    [['ZPL'], 'anything', 'zpl'],
    [['EPL', 'ZPL'], 'anything', 'zpl'],
    [['TSPL2'], '', 'tspl'],
    [['TSPL-EZ'], '', 'tspl'],
    [['EPL2'], 'Zebra LP2844', 'epl2'],
    [['CPCL'], '', 'cpcl'],
    [['ESC/POS'], '', 'escpos'],
    [[], 'EPSON TM-T20II', 'escpos'],
    [[], 'Zebra Technologies ZTC GK420d', 'zpl'],
    [[], 'ZDesigner LP 2844', 'epl2'],
    [[], 'ZDesigner LP 2844-Z', 'zpl'],
    [[], 'ZDesigner GK420d (EPL)', 'epl2'],
    [[], 'Xprinter XP-420B', 'tspl'],
    [[], 'XP-80C', 'escpos'],
    [[], 'POS-58 Series', 'escpos'],
    [[], 'Gprinter GP-1324D', 'tspl'],
    [[], 'Gprinter GP-U80300I', 'escpos'],
    [[], 'TSC TE210', 'tspl'],
    [[], 'Zebra_Technologies_ZTC_ZD420', 'zpl'],
    [[], 'HM-A300-12345', 'cpcl'],
    [['PCL', 'PJL'], 'HP LaserJet 1020', null],
    [[], 'Brother QL-700', null],
    [[], '', null],
  ] as const)('of %j %j is %s', (commandSet, name, language) => {
    expect(guessLanguage({ commandSet, names: [name, null] })).toBe(language);
  });
});
