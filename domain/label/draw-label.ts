import { addressTextArea, receiverBlock, senderBlock, writeTag } from './address-block.ts';
import { writeCode128, writeQr, type LabelSymbols } from './barcode.ts';
import type { LabelCanvas } from './canvas.ts';
import { writeCn22 } from './cn22.ts';
import { inset, labelSizeDots, type Area } from './geometry.ts';
import { writeHeader } from './header.ts';
import { writeItemList } from './item-list.ts';
import type { Label, LabelDpi, LabelSize } from './label.ts';
import { labelPlans, minimumMm, splitLeft, splitTop, type LabelPlan } from './layout.ts';
import { paintMarks, type Mark } from './marks.ts';
import { ok, type Refusal, type Result } from '../result.ts';
import { groupWaybill } from './scan-code.ts';
import { createSheet, type Sheet } from './sheet.ts';
import { fitText, placeText, writeText, type FittedBlock, type TextBlock } from './text-block.ts';

/** The paper and the print head that a label is drawn for. */
export type LabelFormat = { readonly size: LabelSize; readonly dpi: LabelDpi };

/** Quiet zones begin beside the lines of the label, not on them. */
const clearMm = 0.5;

/** A block that has its size and the height of its row. */
type FittedRow = {
  readonly block: TextBlock;
  readonly heightMm: number;
  readonly fitted: FittedBlock;
};

/** The first of `blocks` that fits in a row, at the lowest of `heights` it fits in, or the last refusal. */
function fitRow(
  sheet: Sheet,
  blocks: readonly TextBlock[],
  heights: readonly number[],
  areaOf: (heightMm: number) => Area,
): Result<FittedRow> {
  let refused: Result<FittedRow> | null = null;
  for (const block of blocks) {
    for (const heightMm of heights) {
      const area = areaOf(heightMm);
      const fitted = fitText(sheet, block, area.width, area.height);
      if (fitted.ok) return ok({ block, heightMm, fitted: fitted.value });
      refused = fitted;
    }
  }
  if (refused === null) throw new Error('A row of the label has no text or no height');
  return refused;
}

/** QR code with the copy under it, which must not be overlooked. */
function writeQrCell(
  sheet: Sheet,
  cell: Area,
  label: Label,
  symbols: LabelSymbols,
  plan: LabelPlan,
): Refusal | null {
  if (label.copy < 2) return writeQr(sheet, inset(cell, clearMm), symbols.qr);
  const [code, band] = splitTop(cell, cell.height - plan.copyMm);
  sheet.box(band, 'black');
  return (
    writeQr(sheet, inset(code, clearMm), symbols.qr) ??
    writeText(sheet, inset(band, 0.5, 0.2), {
      paragraphs: [{ field: 'copy', text: `COPY ${label.copy}`, weight: 'bold' }],
      maxMm: plan.copyMm * 0.8,
      minMm: minimumMm.address,
      align: 'center',
      verticalAlign: 'middle',
      ink: 'white',
    })
  );
}

/** Code 128, with the sorting code beside it when the platform gave one. */
function writeBarcodeRow(
  sheet: Sheet,
  row: Area,
  label: Label,
  symbols: LabelSymbols,
  plan: LabelPlan,
): Refusal | null {
  const code = { caption: groupWaybill(label.waybill), runs: symbols.code128 };
  if (label.sortingCode.trim() === '') {
    return writeCode128(sheet, inset(row, clearMm, 0), plan, code);
  }
  const [bars, sorting] = splitLeft(row, row.width - plan.sortMm);
  sheet.divide(sorting.x, sorting.y, sorting.height);
  return (
    writeCode128(sheet, inset(bars, clearMm, 0), plan, code) ??
    writeText(sheet, inset(sorting, 0.8, 0.5), {
      paragraphs: [
        { field: 'caption', text: '分拣码 SORT' },
        { field: 'sortingCode', text: label.sortingCode, weight: 'bold', scale: 2.6 },
      ],
      maxMm: plan.heading * 1.2,
      minMm: minimumMm.small,
      align: 'center',
      verticalAlign: 'middle',
    })
  );
}

const captioned = (caption: string, text: string): string =>
  text.trim() === '' ? '' : `${caption} ${text}`;

function writeReturnCell(sheet: Sheet, cell: Area, label: Label, plan: LabelPlan): Refusal | null {
  const { returnUnit, agreementCustomer } = label.sender;
  return writeText(sheet, inset(cell, 1, 0.4), {
    paragraphs: [
      { field: 'returnUnit', text: captioned('退件单位', returnUnit) },
      {
        field: 'agreementCustomer',
        text: captioned('协议客户', agreementCustomer),
      },
    ],
    maxMm: plan.small * 1.1,
    minMm: minimumMm.small,
    verticalAlign: 'middle',
  });
}

/** The outline of the label, drawn inwards from its edge. */
function writeFrame(sheet: Sheet, { x, y, width, height }: Area): void {
  const lineMm = 0.4;
  sheet.box({ x, y, width, height: lineMm }, 'black');
  sheet.box({ x, y: y + height - lineMm, width, height: lineMm }, 'black');
  sheet.box({ x, y, width: lineMm, height }, 'black');
  sheet.box({ x: x + width - lineMm, y, width: lineMm, height }, 'black');
}

/**
 * Everything on a label and where it goes, in dots. Text is only measured on `canvas`, nothing is drawn.
 * Refuses `label-text-too-long` with the field that cannot be set in legible letters.
 */
export function layoutLabel(
  canvas: LabelCanvas,
  label: Label,
  symbols: LabelSymbols,
  { size, dpi }: LabelFormat,
): Result<readonly Mark[]> {
  const plan = labelPlans[size];
  const sheet = createSheet(canvas, dpi);
  const { frame } = plan;
  const [header, afterHeader] = splitTop(frame, plan.headerMm);

  const toBlocks = [receiverBlock(label, plan, 'open'), receiverBlock(label, plan, 'compact')];
  const toTextArea = (row: Area): Area =>
    addressTextArea({ ...row, width: row.width - plan.codesMm }, plan);
  const toFit = fitRow(sheet, toBlocks, plan.toMm, (heightMm) =>
    toTextArea({ ...afterHeader, height: heightMm }),
  );
  if (!toFit.ok) return toFit;
  const [toRow, afterTo] = splitTop(afterHeader, toFit.value.heightMm);

  const fromTextArea = (row: Area): Area =>
    addressTextArea({ ...row, width: row.width - plan.returnMm }, plan);
  const fromFit = fitRow(sheet, [senderBlock(label, plan)], plan.fromMm, (heightMm) =>
    fromTextArea({ ...afterTo, height: heightMm }),
  );
  if (!fromFit.ok) return fromFit;
  const [fromRow, afterFrom] = splitTop(afterTo, fromFit.value.heightMm);
  const [barcodeRow, bottom] = splitTop(afterFrom, plan.barcodeMm);
  const [customs, items] = splitLeft(bottom, bottom.width - plan.itemsMm);
  const [, qrCell] = splitLeft(toRow, toRow.width - plan.codesMm);
  const [, returnCell] = splitLeft(fromRow, fromRow.width - plan.returnMm);

  placeText(sheet, toFit.value.block, toTextArea(toRow), toFit.value.fitted);
  placeText(sheet, fromFit.value.block, fromTextArea(fromRow), fromFit.value.fitted);
  sheet.divide(qrCell.x, qrCell.y, qrCell.height);
  sheet.divide(returnCell.x, returnCell.y, returnCell.height);
  sheet.divide(items.x, items.y, items.height);
  const refused =
    writeHeader(sheet, header, label, plan) ??
    writeTag(sheet, toRow, plan, { en: 'TO', zh: '收件人', inverted: true }) ??
    writeTag(sheet, fromRow, plan, { en: 'FROM', zh: '寄件人', inverted: false }) ??
    writeQrCell(sheet, qrCell, label, symbols, plan) ??
    writeReturnCell(sheet, returnCell, label, plan) ??
    writeBarcodeRow(sheet, barcodeRow, label, symbols, plan) ??
    writeCn22(sheet, customs, label, plan) ??
    writeItemList(sheet, items, label, plan);
  if (refused !== null) return { ok: false, refusal: refused };

  for (const row of [toRow, fromRow, barcodeRow, bottom]) sheet.rule(row.x, row.y, row.width);
  writeFrame(sheet, frame);
  return ok(sheet.marks);
}

/**
 * Draws a shipping label, 1 canvas unit to the dot, on a canvas of `labelSizeDots(size, dpi)`. A label that cannot be
 * set in legible letters is refused as `label-text-too-long`, and then nothing is drawn.
 */
export function drawLabel(
  canvas: LabelCanvas,
  label: Label,
  symbols: LabelSymbols,
  format: LabelFormat,
): Result<void> {
  const layout = layoutLabel(canvas, label, symbols, format);
  if (!layout.ok) return layout;
  paintMarks(canvas, layout.value, labelSizeDots(format.size, format.dpi));
  return ok(undefined);
}
