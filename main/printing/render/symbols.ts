import bwipJs from 'bwip-js/node';
import { create } from 'qrcode';
import type { LabelSymbols } from '../../../domain/label/barcode.ts';
import { qrText } from '../../../domain/label/scan-code.ts';
import { ok, refuse, type Result } from '../../../domain/result.ts';

/** What Code 128 can carry and a waybill number may hold: visible ASCII. */
const barcodeText = /^[\x21-\x7e]{1,40}$/;

/** Code 128 of `text` as widths of bar, space, bar, ... in modules, without quiet zones. */
export function code128Runs(text: string): readonly number[] {
  // As a method on purpose: the named export `raw` is the symbology of that name, not this function.
  // oxlint-disable-next-line import/no-named-as-default-member
  const [symbol] = bwipJs.raw({ bcid: 'code128', text });
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('Code 128 came without bars');
  return symbol.sbs;
}

/** QR modules of `text` by row, error correction M (15 % may be damaged), without quiet zone. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_row, row) =>
    Array.from({ length: modules.size }, (_column, column) => modules.get(row, column) !== 0),
  );
}

/**
 * The codes of a label: Code 128 with the bare waybill, QR with the copy too from the second on. A number that a barcode
 * cannot carry is refused as `label-waybill-unprintable`.
 */
export function labelSymbols(
  waybill: string,
  copy: number,
): Result<LabelSymbols, 'label-waybill-unprintable'> {
  if (!barcodeText.test(waybill)) return refuse('label-waybill-unprintable', { waybill });
  return ok({ code128: code128Runs(waybill), qr: qrModules(qrText(waybill, copy)) });
}
