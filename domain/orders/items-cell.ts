import { ok, refuse, type Result } from '../result.ts';
import type { OrderLine } from './order.ts';

const minQuantity = 1;
/** The most pieces that one declaration line of the platform takes. */
const maxQuantity = 999;

type ItemField = 'properties' | 'sku' | 'quantity' | 'logistics';

/** What stands before the colon of a field. Chinese: the seller centre's export; English: not confirmed. */
const fieldLabels: Readonly<
  Record<
    ItemField,
    { readonly confirmed: readonly string[]; readonly unconfirmed: readonly string[] }
  >
> = {
  properties: {
    confirmed: ['产品属性'],
    unconfirmed: ['商品属性', 'Product attributes', 'Product properties', 'Attributes'],
  },
  sku: {
    confirmed: ['商家编码'],
    unconfirmed: ['商品编码', 'Merchant code', 'Merchant SKU', 'Seller SKU', 'SKU', 'Product code'],
  },
  quantity: {
    confirmed: ['产品数量'],
    unconfirmed: ['商品数量', 'Product quantity', 'Quantity', 'Qty'],
  },
  logistics: {
    confirmed: ['物流等级&买家选择物流'],
    unconfirmed: [
      '买家选择物流',
      '物流等级',
      'Service level & buyer selected logistics',
      'Logistics',
      'Shipping method',
    ],
  },
};

const labelKey = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const fieldByLabel: ReadonlyMap<string, ItemField> = new Map(
  (['properties', 'sku', 'quantity', 'logistics'] as const).flatMap((field) =>
    [...fieldLabels[field].confirmed, ...fieldLabels[field].unconfirmed].map(
      (label) => [labelKey(label), field] as const,
    ),
  ),
);

const blockStart = /^\s*[【［[]\s*(\d+)\s*[】］\]](.*)$/s;
const fieldStart = /^\s*[(（]\s*([^:：()（）]{1,60}?)\s*[:：](.*)$/s;
/** Where a cell lost its line breaks: only the platform's own labels are trusted to start a line of their own. */
const flattenedField =
  /[\s_]*([(（]\s*(?:产品属性|商家编码|产品数量|物流等级\s*[&＆]\s*买家选择物流)\s*[:：])/g;
const flattenedBlock = /([)）])[\s_]*(【\s*\d+\s*】)/g;
/** The same within a line that is a field already, where no title can stand. */
const fieldAfterField =
  /([)）])[\s_]*(?=[(（]\s*(?:产品属性|商家编码|产品数量|物流等级\s*[&＆]\s*买家选择物流)\s*[:：])/g;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Block = { readonly number: number; readonly lines: readonly string[] };

function splitBlocks(text: string): Result<readonly Block[]> {
  const blocks: { number: number; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const started = blockStart.exec(line);
    const open = blocks.at(-1);
    if (started !== null) {
      const expected = blocks.length + 1;
      const found = Number(started[1]);
      if (found !== expected) return refuse('order-items-block-number', { expected, found });
      blocks.push({ number: found, lines: [started[2] ?? ''] });
    } else if (open !== undefined) {
      open.lines.push(line);
    } else if (line.trim() !== '') {
      return refuse('order-items-no-block', { value: tidy(line).slice(0, 60) });
    }
  }
  if (blocks.length === 0) return refuse('order-items-missing');
  return ok(blocks);
}

function parseQuantity(
  text: string,
  block: number,
): Result<{ readonly quantity: number; readonly unit: string }> {
  const [, digits = '', unit = ''] =
    /^(\d{1,6})(?![\d.,])\s*(.*)$/s.exec(text.normalize('NFKC').trim()) ?? [];
  const quantity = Number(digits);
  if (digits === '' || quantity < minQuantity || quantity > maxQuantity) {
    return refuse('order-items-quantity-invalid', { block, value: text, max: maxQuantity });
  }
  return ok({ quantity, unit: tidy(unit) });
}

function parseBlock(block: Block): Result<OrderLine> {
  const title: string[] = [];
  const fields: { readonly label: string; readonly parts: string[] }[] = [];
  block.lines.forEach((line, index) => {
    const started = index === 0 ? null : fieldStart.exec(line);
    const open = fields.at(-1);
    if (started !== null) fields.push({ label: started[1] ?? '', parts: [started[2] ?? ''] });
    else if (open === undefined) title.push(line);
    else open.parts.push(line);
  });

  const values = new Map<ItemField, string>();
  for (const { label, parts } of fields) {
    const field = fieldByLabel.get(labelKey(label));
    // A field that the platform adds one day must not stop the import.
    if (field === undefined) continue;
    if (values.has(field)) {
      return refuse('order-items-field-twice', { block: block.number, field: label });
    }
    values.set(field, tidy(tidy(parts.join('\n')).replace(/[)）]$/, '')));
  }

  const titleText = tidy(title.join(' '));
  if (titleText === '') return refuse('order-items-title-missing', { block: block.number });
  const quantityText = values.get('quantity');
  if (quantityText === undefined || quantityText === '') {
    return refuse('order-items-quantity-missing', { block: block.number });
  }
  const amount = parseQuantity(quantityText, block.number);
  if (!amount.ok) return amount;
  return ok({
    lineId: String(block.number),
    sku: values.get('sku') ?? '',
    title: titleText,
    properties: values.get('properties') ?? '',
    quantity: amount.value.quantity,
    unit: amount.value.unit,
    logisticsService: values.get('logistics') ?? '',
  });
}

function parseLines(text: string): Result<readonly OrderLine[]> {
  const blocks = splitBlocks(text);
  if (!blocks.ok) return blocks;
  const lines: OrderLine[] = [];
  for (const block of blocks.value) {
    const line = parseBlock(block);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return ok(lines);
}

/**
 * Reads the cell that holds all items of an order: blocks that begin with `【n】` and the title, then lines such as
 * `(商家编码:SKU)` in any order, of which only the quantity must be there. Brackets and colons may be full-width, a title
 * may hold brackets of its own, and a cell whose line breaks were lost (to spaces or `_`) is read by its Chinese labels.
 * Refusals name the block: `order-items-missing`, `order-items-no-block`, `order-items-block-number`, `order-items-title-missing`,
 * `order-items-field-twice`, `order-items-quantity-missing`, `order-items-quantity-invalid`.
 */
export function parseItemsCell(text: string): Result<readonly OrderLine[]> {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      fieldStart.test(line)
        ? line.replace(fieldAfterField, '$1\n').replace(flattenedBlock, '$1\n$2')
        : line,
    )
    .join('\n');
  const parsed = parseLines(plain);
  if (parsed.ok) return parsed;
  const unfolded = plain.replace(flattenedField, '\n$1').replace(flattenedBlock, '$1\n$2');
  const second = parseLines(unfolded);
  // The first refusal quotes the cell as it stands.
  return second.ok ? second : parsed;
}

/** Writes items the way the seller centre's export does; `parseItemsCell` reads them back. */
export function renderItemsCell(lines: readonly OrderLine[]): string {
  return lines
    .map((line, index) =>
      [
        `【${index + 1}】${line.title}`,
        ...(line.properties === '' ? [] : [`(产品属性:${line.properties})`]),
        ...(line.sku === '' ? [] : [`(商家编码:${line.sku})`]),
        `(产品数量:${line.unit === '' ? line.quantity : `${line.quantity} ${line.unit}`})`,
        ...(line.logisticsService === ''
          ? []
          : [`(物流等级&买家选择物流:${line.logisticsService})`]),
      ].join('\n'),
    )
    .join('\n');
}
