import { amountDigits, formatAmount, type Money } from '../money.ts';
import { inset, type Area } from './geometry.ts';
import type { Label } from './label.ts';
import { minimumMm, splitLeft, splitTop } from './layout.ts';
import { refusal, type Refusal } from '../result.ts';
import { labelFields, type LabelField } from './fields.ts';
import type { DeclarationLine } from '../shipments/shipment.ts';
import type { Sheet } from './sheet.ts';
import { fitText, placeText, writeText, type FittedBlock, type TextBlock } from './text-block.ts';

/** The boxes of the form; orders are goods sold, so the last is always the one that is ticked. */
const categories: readonly { readonly text: string; readonly ticked: boolean }[] = [
  { text: '礼品 Gift', ticked: false },
  { text: '文件 Documents', ticked: false },
  { text: '商业样品 Commercial sample', ticked: false },
  { text: '其他 Other: 销售商品 Sale of goods', ticked: true },
];

const declarationEn =
  'I declare that the above is true and that this item holds nothing dangerous or barred by postal or customs rules.';
const declarationZh = '兹声明所填属实，内件无危险品，亦无邮政、海关规章禁寄之物。';

/** One row of the table of goods, already in words. */
type Row = {
  readonly goods: string;
  readonly code: string;
  readonly weight: string;
  readonly value: string;
  readonly bold: boolean;
};

const kilograms = (grams: number): string => (grams / 1000).toFixed(3);

/** Amounts leave out the currency that the head of their column names. */
const amount = (money: Money, headed: string): string =>
  money.currency === headed ? amountDigits(money) : formatAmount(money);

const valueOf = ({ unitValue, quantity }: DeclarationLine): Money => ({
  minor: unitValue.minor * quantity,
  currency: unitValue.currency,
});

const weightOf = ({ unitWeightGrams, quantity }: DeclarationLine): number =>
  unitWeightGrams * quantity;

const lineRow = (line: DeclarationLine, currency: string): Row => ({
  goods: `${line.quantity} × ${line.nameEn} ${line.nameZh}`,
  code: `${line.hsCode} ${line.origin}`,
  weight: kilograms(weightOf(line)),
  value: amount(valueOf(line), currency),
  bold: false,
});

/** The lines that have no row of their own, as one row with their sums, so that the form still adds up. */
function restRow(lines: readonly DeclarationLine[], headed: string): Row {
  const sums = new Map<string, number>();
  for (const { minor, currency } of lines.map(valueOf)) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    goods: `${count} × 其他 ${lines.length} 项 other goods`,
    code: '',
    weight: kilograms(lines.reduce((sum, line) => sum + weightOf(line), 0)),
    value: [...sums].map(([currency, minor]) => amount({ minor, currency }, headed)).join(' + '),
    bold: false,
  };
}

/** The columns of the table, as shares of its width. */
const columns: readonly {
  readonly key: 'goods' | 'code' | 'weight' | 'value';
  readonly share: number;
  readonly align: 'left' | 'right';
  readonly field: LabelField;
}[] = [
  { key: 'goods', share: 0.43, align: 'left', field: 'declaration' },
  { key: 'code', share: 0.26, align: 'left', field: 'declaration' },
  { key: 'weight', share: 0.12, align: 'right', field: 'declaration' },
  { key: 'value', share: 0.19, align: 'right', field: 'declarationValue' },
];

type FittedCell = { readonly area: Area; readonly block: TextBlock; readonly fitted: FittedBlock };
type FittedRow = { readonly cells: readonly FittedCell[]; readonly heightMm: number };

const perMm = (sheet: Sheet): number => sheet.dots(100) / 100;

/** The cells of a row with the height it needs; null when they cannot be set in `area`. */
function fitRow(sheet: Sheet, area: Area, row: Row, sizeMm: number): FittedRow | null {
  const cells: FittedCell[] = [];
  let x = area.x;
  for (const { key, share, align, field } of columns) {
    const cell = { ...area, x, width: area.width * share - 0.5 };
    const block: TextBlock = {
      paragraphs: [{ field, text: row[key], weight: row.bold ? 'bold' : 'normal' }],
      maxMm: sizeMm,
      minMm: minimumMm.small,
      align,
    };
    const fitted = fitText(sheet, block, cell.width, cell.height);
    if (!fitted.ok) return null;
    cells.push({ area: cell, block, fitted: fitted.value });
    x += area.width * share;
  }
  const height = Math.max(...cells.map(({ fitted }) => fitted.heightDots));
  return { cells, heightMm: height / perMm(sheet) };
}

const placeRow = (sheet: Sheet, row: FittedRow, y: number): void => {
  for (const { area, block, fitted } of row.cells) {
    placeText(sheet, block, { ...area, y }, fitted);
  }
};

/** The rows that fit in `area`: all goods, or as many as leave room for a row that sums up the others. */
function fitGoods(
  sheet: Sheet,
  area: Area,
  { declaration: lines, totalValue: { currency } }: Label,
  sizeMm: number,
): readonly FittedRow[] | null {
  const fitAll = (rows: readonly Row[]): readonly FittedRow[] | null => {
    const fitted: FittedRow[] = [];
    let used = 0;
    for (const row of rows) {
      const next = fitRow(sheet, { ...area, height: area.height - used }, row, sizeMm);
      if (next === null) return null;
      fitted.push(next);
      used += next.heightMm;
    }
    return fitted;
  };
  for (let shown = lines.length; shown >= 1; shown -= 1) {
    const rest = lines.slice(shown);
    const rows = lines.slice(0, shown).map((line) => lineRow(line, currency));
    const fitted = fitAll(rest.length === 0 ? rows : [...rows, restRow(rest, currency)]);
    if (fitted !== null) return fitted;
  }
  return lines.length === 0 ? [] : null;
}

/** The category boxes, in as many lines as they need; the height they took. */
function writeCategories(sheet: Sheet, area: Area, sizeMm: number): number {
  const sizeDots = Math.ceil(sizeMm * perMm(sheet) - 0.01);
  const lineMm = sizeMm * 1.2;
  const boxMm = sizeMm * 0.85;
  const lineMmWide = 0.25;
  let x = area.x;
  let y = area.y;
  for (const { text, ticked } of categories) {
    const textMm = sheet.measure(text, ticked ? 'bold' : 'normal', sizeDots) / perMm(sheet);
    if (x > area.x && x + boxMm + 0.5 + textMm > area.x + area.width) {
      x = area.x;
      y += lineMm;
    }
    const box = { x, y: y + (lineMm - boxMm) / 2, width: boxMm, height: boxMm };
    sheet.box(box, 'black');
    sheet.box(inset(box, lineMmWide), 'white');
    if (ticked) sheet.box(inset(box, lineMmWide * 2), 'black');
    const block: TextBlock = {
      paragraphs: [{ field: 'caption', text, weight: ticked ? 'bold' : 'normal' }],
      maxMm: sizeMm,
      minMm: sizeMm,
    };
    const textArea = { x: x + boxMm + 0.5, y, width: textMm + 1, height: lineMm + 0.5 };
    const fitted = fitText(sheet, block, textArea.width, textArea.height);
    if (fitted.ok) placeText(sheet, block, textArea, fitted.value);
    x += boxMm + 0.5 + textMm + 1.3;
  }
  return y + lineMm - area.y;
}

/**
 * The customs declaration CN22 报关签条: category, goods with quantity, weight, value, HS code and origin, totals, the
 * sender's declaration, date and signature. Goods beyond the space are summed up in a last row; a parcel
 * that needs the larger form says that it is attached.
 */
export function writeCn22(
  sheet: Sheet,
  area: Area,
  label: Label,
  { sizeMm: size, headingMm }: { readonly sizeMm: number; readonly headingMm: number },
): Refusal | null {
  const body = inset(area, 0.9, 0.5);
  const [title, afterTitle] = splitTop(body, headingMm * 1.3);
  const isOwnForm = label.customsForm === 'CN22';
  const [name, form] = splitLeft(title, title.width * (isOwnForm ? 0.8 : 0.6));
  const refused =
    writeText(sheet, name, {
      paragraphs: [{ field: 'caption', text: '报关签条 CUSTOMS DECLARATION', weight: 'bold' }],
      maxMm: headingMm,
      minMm: minimumMm.small,
      verticalAlign: 'middle',
    }) ??
    writeText(sheet, form, {
      paragraphs: [
        {
          field: 'caption',
          text: isOwnForm ? 'CN22' : 'CN23 另附 attached',
          weight: 'bold',
        },
      ],
      maxMm: headingMm * 1.15,
      minMm: minimumMm.small,
      align: 'right',
      verticalAlign: 'middle',
    });
  if (refused !== null) return refused;

  const caption = (text: string): TextBlock => ({
    paragraphs: [{ field: 'caption', text }],
    maxMm: size,
    minMm: minimumMm.small,
  });
  const [opened, afterOpened] = splitTop(afterTitle, size * 1.2);
  const refusedOpened = writeText(sheet, opened, caption('可以径行开拆 May be opened officially'));
  if (refusedOpened !== null) return refusedOpened;
  const categoriesMm = writeCategories(sheet, afterOpened, size);
  const [, table] = splitTop(afterOpened, categoriesMm + 0.3);

  const head: Row = {
    goods: '数量 品名 Quantity, goods',
    code: 'HS 原产国 origin',
    weight: '公斤 kg',
    value: `价值 ${label.totalValue.currency}`,
    bold: false,
  };
  const totals: Row = {
    goods: '合计 Total',
    code: '',
    weight: kilograms(label.weightGrams),
    value: formatAmount(label.totalValue),
    bold: true,
  };
  const headRow = fitRow(sheet, table, head, minimumMm.small);
  const totalRow = fitRow(sheet, table, totals, size);
  const signMm = size * 1.3;
  const statement: TextBlock = {
    ...caption(declarationZh),
    paragraphs: [
      { field: 'caption', text: declarationZh },
      { field: 'caption', text: declarationEn },
    ],
  };
  const fittedStatement = fitText(sheet, statement, table.width, table.height);
  if (!fittedStatement.ok) return fittedStatement.refusal;
  if (headRow === null || totalRow === null) {
    return refusal('label-text-too-long', { field: labelFields.declarationValue });
  }
  const statementMm = fittedStatement.value.heightDots / perMm(sheet);
  const goodsMm = table.height - headRow.heightMm - totalRow.heightMm - statementMm - signMm - 1;
  const goods = fitGoods(sheet, { ...table, height: goodsMm }, label, size);
  if (goods === null) return refusal('label-text-too-long', { field: labelFields.declaration });

  sheet.rule(area.x, table.y, area.width);
  placeRow(sheet, headRow, table.y + 0.3);
  let y = table.y + 0.3 + headRow.heightMm;
  sheet.rule(area.x, y, area.width);
  y += 0.3;
  for (const row of goods) {
    placeRow(sheet, row, y);
    y += row.heightMm;
  }
  const bottom = table.y + table.height;
  const signY = bottom - signMm;
  const statementY = signY - statementMm;
  const totalY = statementY - 0.3 - totalRow.heightMm;
  sheet.rule(area.x, totalY - 0.1, area.width);
  placeRow(sheet, totalRow, totalY + 0.15);
  sheet.rule(area.x, statementY - 0.1, area.width);
  placeText(sheet, statement, { ...table, y: statementY + 0.15 }, fittedStatement.value);
  return writeSignature(sheet, { ...table, y: signY, height: signMm }, label.date, size);
}

function writeSignature(sheet: Sheet, area: Area, date: string, size: number): Refusal | null {
  const [dated, signed] = splitLeft(area, area.width * 0.42);
  const words = (field: LabelField, text: string): TextBlock => ({
    paragraphs: [{ field, text }],
    maxMm: size,
    minMm: minimumMm.small,
    verticalAlign: 'middle',
  });
  const signature = '签名 Signature';
  const wide = size * 7;
  sheet.rule(signed.x + wide, area.y + area.height - 0.5, signed.width - wide);
  return (
    writeText(sheet, dated, words('date', `日期 Date ${date}`)) ??
    writeText(sheet, { ...signed, width: wide }, words('caption', signature))
  );
}
