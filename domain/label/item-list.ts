import { inset, type Area } from './geometry.ts';
import type { Label } from './label.ts';
import { cleanText } from './label-text.ts';
import { minimumMm, splitLeft, splitTop } from './layout.ts';
import type { Refusal } from '../result.ts';
import type { Sheet } from './sheet.ts';
import { fitText, placeText, writeText, type TextBlock } from './text-block.ts';

type Item = Label['items'][number];

/** Letter sizes of the SKUs, of what stands below them and of the heading. */
type ItemLetters = {
  readonly sizeMm: number;
  readonly smallMm: number;
  readonly headingMm: number;
};

const pieces = (items: readonly Item[]): number =>
  items.reduce((sum, { quantity }) => sum + quantity, 0);

/** Order ids that are written out; a parcel of more orders names the first of them and says how many follow. */
const maxOrderIds = 2;

function referenceBlock(label: Label, letters: ItemLetters): TextBlock {
  const shown = label.orderIds.slice(0, maxOrderIds);
  const more = label.orderIds.length - shown.length;
  return {
    paragraphs: [
      ...shown.map((id) => ({ field: 'orderId' as const, text: `订单 ${id}` })),
      { field: 'orderId', text: more > 0 ? `另有 ${more} 单 +${more} more` : '' },
      { field: 'shipmentId', text: `包裹 ${label.shipmentId}` },
    ],
    maxMm: letters.smallMm,
    minMm: minimumMm.small,
  };
}

/** One SKU and its pieces; the height it took, or null when it does not fit. */
function writeItem(sheet: Sheet, area: Area, item: Item, letters: ItemLetters): number | null {
  const count: TextBlock = {
    paragraphs: [{ field: 'sku', text: `× ${item.quantity}`, weight: 'bold' }],
    maxMm: letters.sizeMm,
    minMm: minimumMm.small,
    align: 'right',
  };
  const [left, right] = splitLeft(area, area.width - letters.sizeMm * 3.6);
  const sku: TextBlock = {
    ...count,
    paragraphs: [{ field: 'sku', text: cleanText(item.sku) === '' ? '—' : item.sku }],
    align: 'left',
  };
  const fittedSku = fitText(sheet, sku, left.width, left.height);
  const fittedCount = fitText(sheet, count, right.width, right.height);
  if (!fittedSku.ok || !fittedCount.ok) return null;
  placeText(sheet, sku, left, fittedSku.value);
  placeText(sheet, count, right, fittedCount.value);
  return Math.max(fittedSku.value.heightDots, fittedCount.value.heightDots);
}

/**
 * What is in the parcel, for the packer: SKU and pieces, the order and shipment numbers below. SKUs beyond the space are
 * counted in a last line, "+n more".
 */
export function writeItemList(
  sheet: Sheet,
  area: Area,
  label: Label,
  letters: ItemLetters,
): Refusal | null {
  const body = inset(area, 0.9, 0.5);
  const [title, below] = splitTop(body, letters.headingMm * 1.4);
  const [name, total] = splitLeft(title, title.width * 0.6);
  const headed: Omit<TextBlock, 'paragraphs'> = {
    maxMm: letters.headingMm,
    minMm: minimumMm.small,
  };
  const refused =
    writeText(sheet, name, {
      ...headed,
      paragraphs: [{ field: 'caption', text: '配货 ITEMS', weight: 'bold' }],
    }) ??
    writeText(sheet, total, {
      ...headed,
      align: 'right',
      paragraphs: [{ field: 'caption', text: `${pieces(label.items)} 件 pcs`, weight: 'bold' }],
    });
  if (refused !== null) return refused;

  const references = referenceBlock(label, letters);
  const fitted = fitText(sheet, references, body.width, below.height);
  if (!fitted.ok) return fitted.refusal;
  const perMm = sheet.dots(100) / 100;
  const referencesMm = fitted.value.heightDots / perMm;
  const [list, bottom] = splitTop(below, below.height - referencesMm - 0.4);
  sheet.rule(area.x, bottom.y - 0.3, area.width);
  placeText(sheet, references, bottom, fitted.value);

  const lineMm = letters.smallMm * 1.25;
  let rest = { ...list, height: list.height - 0.6 };
  for (const [index, item] of label.items.entries()) {
    const isLast = index === label.items.length - 1;
    const room = isLast ? rest : { ...rest, height: rest.height - lineMm };
    const taken = writeItem(sheet, room, item, letters);
    if (taken === null) {
      const left = label.items.slice(index);
      return writeText(sheet, rest, {
        ...headed,
        maxMm: letters.smallMm,
        paragraphs: [
          { field: 'sku', text: `+${left.length} more 另有 ${left.length} 种 ${pieces(left)} 件` },
        ],
      });
    }
    [, rest] = splitTop(rest, taken / perMm);
  }
  return null;
}
