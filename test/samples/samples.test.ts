import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchOrderColumns } from '../../domain/orders/headers.ts';
import { heldReason } from '../../domain/orders/holds.ts';
import { groupMergeable } from '../../domain/orders/merge-candidates.ts';
import { orderOf } from '../../domain/orders/order-entry.ts';
import type { OrderData } from '../../domain/orders/order.ts';
import { parseOrders } from '../../domain/orders/parse-orders.ts';
import { checkPickup, checkReceiver, checkSender } from '../../domain/shipments/address-rules.ts';
import { utf8Length } from '../../domain/text.ts';
import { decodeText } from '../../main/excel/text-encoding.ts';
import { readSpreadsheet } from '../../main/excel/read.ts';
import { goodRowCount, orderFaults } from '../fixtures/samples/bad-orders.ts';
import { ean13 } from '../fixtures/samples/ean13.ts';
import { exportHeaders } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { exampleMapping, otherOrders } from '../fixtures/samples/other-headers.ts';
import { sampleProducts } from '../fixtures/samples/products.ts';
import {
  importSamples,
  itemsOf,
  jsonOf,
  readCatalogue,
  readMapping,
  readOrders,
  samplesFolder,
  tableOf,
} from '../fixtures/samples/read-samples.ts';
import { sampleSender } from '../fixtures/samples/sender.ts';
import { expectOk } from '../fixtures/samples/story.ts';
import { writeSamples } from '../fixtures/samples/write-samples.ts';

beforeAll(async () => {
  if (process.env['UPDATE_SAMPLES'] === '1') await writeSamples();
});

const waiting = (orders: readonly OrderData[]): readonly OrderData[] =>
  orders.filter(({ status }) => status === 'WAIT_SELLER_SEND_GOODS');

it('describes every sample file', async () => {
  const files = await readdir(samplesFolder);
  const readme = await readFile(join(samplesFolder, 'README.md'), 'utf8');
  const described = [...readme.matchAll(/^\| `([^`]+)`/gm)].map(([, file]) => file);
  expect(new Set(described)).toEqual(new Set(files.filter((file) => file !== 'README.md')));
});

describe('the order export', () => {
  it.each([
    ['orders.xls', 'xls'],
    ['orders.xlsx', 'xlsx'],
  ])('%s holds every sample order, none rejected', async (file, format) => {
    const formats: string[] = [];
    await readSpreadsheet(join(samplesFolder, file), { onFormat: (found) => formats.push(found) });
    expect(formats).toEqual([format]);
    const orders = await readOrders(file);
    expect(orders.rejected).toEqual([]);
    expect(itemsOf(orders)).toEqual(sampleOrders.map(({ order }) => order));
  });

  it.each(['orders.xls', 'orders.xlsx'])(
    '%s has the headers of the seller centre and only texts',
    async (file) => {
      const { rows } = await tableOf(file);
      const [header, ...data] = rows;
      expect(header?.cells.map((cell) => (cell?.kind === 'text' ? cell.text : null))).toEqual([
        ...exportHeaders,
      ]);
      const kinds = new Set(
        data.flatMap(({ cells }) => cells.map((cell) => cell?.kind ?? 'empty')),
      );
      expect([...kinds].toSorted()).toEqual(['empty', 'text']);
    },
  );

  it('has enough orders to ship, to enough countries, in enough scripts', async () => {
    const orders = waiting(itemsOf(await readOrders('orders.xls')));
    expect(orders).toHaveLength(68);
    expect(new Set(orders.map(({ address }) => address.country)).size).toBe(26);
    const text = orders.map(({ address }) => `${address.contactName} ${address.street}`).join(' ');
    const scripts = [
      'Latin',
      'Cyrillic',
      'Greek',
      'Georgian',
      'Hebrew',
      'Arabic',
      'Devanagari',
      'Thai',
      'Han',
      'Hiragana',
      'Katakana',
      'Hangul',
    ];
    for (const script of scripts) {
      expect(text).toMatch(new RegExp(`\\p{Script=${script}}{2}`, 'u'));
    }
    for (const diacritics of ['ễị', 'łŚóŹ', 'ñíú', 'ãâç', 'öüß', 'éèç']) {
      for (const letter of diacritics) expect(text.toLowerCase()).toContain(letter.toLowerCase());
    }
    for (const { address } of orders) expect(checkReceiver(address)).toEqual([]);
    expect(Math.max(...orders.map(({ address }) => utf8Length(address.street)))).toBe(90);
  });

  it('has the orders that must not ship, and one of which a part has shipped', async () => {
    const orders = itemsOf(await readOrders('orders.xls'));
    const statuses = orders
      .map(({ status }) => status)
      .filter((status) => status !== 'WAIT_SELLER_SEND_GOODS');
    expect(statuses.toSorted()).toEqual([
      'FINISH',
      'IN_CANCEL',
      'IN_FROZEN',
      'IN_ISSUE',
      'PLACE_ORDER_SUCCESS',
      'RISK_CONTROL',
      'SELLER_PART_SEND_GOODS',
      'WAIT_BUYER_ACCEPT_GOODS',
    ]);
    const held = (await importSamples()).orders
      .valueSeq()
      .filter((entry) => heldReason(orderOf(entry)) !== null);
    expect(held.count()).toBe(4);
  });

  it('has several items, several pieces, brackets in a title, notes and two orders of one buyer', async () => {
    const orders = waiting(itemsOf(await readOrders('orders.xls')));
    expect(orders.filter(({ lines }) => lines.length > 2).length).toBeGreaterThanOrEqual(4);
    expect(
      orders.filter(({ lines }) => lines.some(({ quantity }) => quantity > 1)).length,
    ).toBeGreaterThanOrEqual(15);
    expect(orders.some(({ lines }) => lines.some(({ title }) => /【\w+】/.test(title)))).toBe(true);
    expect(orders.filter(({ note }) => note !== '').length).toBeGreaterThanOrEqual(8);
    const merged = groupMergeable((await importSamples()).orders.valueSeq().map(orderOf));
    expect(merged.map((group) => group.length)).toEqual([2]);
  });

  it('writes items the way exports do: fields left out, stray spaces, blank lines', async () => {
    const table = await tableOf('orders.xlsx');
    const { index } = expectOk(matchOrderColumns(table), 'headers');
    const cells = table.rows.slice(1).map(({ cells: row }) => {
      const cell = row[index.items ?? 0];
      return cell?.kind === 'text' ? cell.text : '';
    });
    expect(cells.some((cell) => !cell.includes('产品属性'))).toBe(true);
    expect(cells.some((cell) => !cell.includes('物流等级'))).toBe(true);
    expect(cells.some((cell) => /\(商家编码: \S+ \)/.test(cell))).toBe(true);
    expect(cells.some((cell) => /^ \(产品数量/m.test(cell))).toBe(true);
    expect(cells.some((cell) => cell.includes('\n\n【2】'))).toBe(true);
  });
});

describe('the catalogue', () => {
  it('holds every product, none rejected, with valid barcodes', async () => {
    const products = await readCatalogue();
    expect(products.rejected).toEqual([]);
    expect(itemsOf(products)).toEqual(sampleProducts.map(({ product }) => product));
    const barcodes = itemsOf(products).flatMap((product) => product.barcodes);
    expect(new Set(barcodes).size).toBe(barcodes.length);
    for (const barcode of barcodes) expect(ean13(barcode.slice(0, 12))).toBe(barcode);
  });

  it('has a place of its own for every product, not in the order of the SKUs', async () => {
    const places = itemsOf(await readCatalogue()).map(({ location = '' }) => location);
    for (const place of places) expect(place).toMatch(/^[A-F]-0\d-[01]\d$/);
    expect(new Set(places).size).toBe(places.length);
    expect(places.toSorted()).not.toEqual(places);
  });

  it('knows every SKU of the orders, batteries and cosmetics among them', async () => {
    const products = new Map(
      itemsOf(await readCatalogue()).map((product) => [product.sku, product]),
    );
    const ordered = waiting(itemsOf(await readOrders('orders.xls'))).flatMap(({ lines }) => lines);
    expect(ordered.filter(({ sku }) => !products.has(sku))).toEqual([]);
    const goods = new Set(ordered.flatMap(({ sku }) => products.get(sku)?.goods ?? []));
    expect([...goods].toSorted()).toEqual(['battery', 'cosmetic', 'fragile']);
  });
});

it('has a sender who may be printed, submitted and collected from', async () => {
  expect(await jsonOf('sender.json')).toEqual({ sender: sampleSender });
  expect(checkSender(sampleSender)).toEqual([]);
  expect(checkPickup(sampleSender)).toEqual([]);
});

describe('the file that goes wrong', () => {
  it('has each fault once and loses no good row', async () => {
    const orders = await readOrders('orders-bad.xlsx');
    expect(orders.items).toHaveLength(goodRowCount);
    expect(orders.rejected.map(({ row, field, refusal }) => [row, field, refusal.code])).toEqual(
      orderFaults.map(({ header, code }, index) => [
        goodRowCount + 2 + index,
        header.split('\n')[0],
        code,
      ]),
    );
  });
});

/** What the list of another program says of an order. */
const essence = ({ orderId, status, buyerName, orderTotal, note, lines, address }: OrderData) => {
  const { phone, mobile, ...place } = address;
  return {
    orderId,
    status,
    buyerName,
    orderTotal,
    note,
    lines,
    ...place,
    phone: mobile || phone,
  };
};

describe('the list of another program', () => {
  it('is refused as it is and read with its mapping', async () => {
    const table = await tableOf('orders-other-headers.csv');
    const plain = parseOrders(table);
    expect(plain.ok ? null : plain.refusal.code).toBe('headers-unknown');
    const mapping = await readMapping();
    expect(mapping).toEqual(exampleMapping);
    const orders = await readOrders('orders-other-headers.csv', mapping);
    expect(orders.rejected).toEqual([]);
    expect(itemsOf(orders).map(essence)).toEqual(otherOrders.map(essence));
  });

  it('is written in GB18030', async () => {
    const bytes = await readFile(join(samplesFolder, 'orders-other-headers.csv'));
    const decoded = decodeText(bytes);
    expect(typeof decoded === 'string' ? decoded : decoded.encoding).toBe('gb18030');
  });
});
