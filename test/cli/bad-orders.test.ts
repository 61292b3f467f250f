import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportHeaders, exportRows } from '../fixtures/samples/export-sheet.ts';
import { goodRowCount, orderFaults } from '../fixtures/samples/bad-orders.ts';
import { encodeGb18030 } from '../fixtures/samples/gb18030.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import { makeXlsx } from '../main/excel/zip-maker.ts';
import { sample, temporaryFolder } from './packbench.ts';
import { importShape, ordersShape } from './shapes.ts';
import { copyOf, station } from './station.ts';
import { writeBytes } from './workbooks.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
const rows = exportRows(sampleOrders.map(({ order }) => order));

beforeAll(() => shop.done(importShape, 'orders', 'import', sample('orders.xls')));
afterAll(() => folder.remove());

describe('rows', () => {
  const faults = orderFaults.map(({ header, code }, index) => [
    goodRowCount + 2 + index,
    header.split('\n')[0],
    code,
  ]);

  it('that are bad are named, the good ones are taken', async () => {
    const copy = await copyOf(shop, at('some-bad'));
    const report = await copy.rejected('orders', 'import', sample('orders-bad.xlsx'));
    expect(report).toMatchObject({ read: 13, accepted: goodRowCount, unchanged: 0 });
    expect(report.rejected.map(({ row, field, code }) => [row, field, code])).toEqual(faults);
    for (const { message } of report.rejected) expect(message).not.toMatch(/[{}]/);
    expect(await copy.done(ordersShape, 'orders', 'list')).toHaveLength(76 + goodRowCount);
  });

  it('keep everything out with --strict', async () => {
    const before = await shop.contents();
    const report = await shop.rejected('orders', 'import', sample('orders-bad.xlsx'), '--strict');
    expect(report).toMatchObject({ read: 13, accepted: 0 });
    expect(report.rejected.map(({ row, field, code }) => [row, field, code])).toEqual(faults);
    expect(await shop.contents()).toEqual(before);
  });

  it('of which none is good leave the data as it was', async () => {
    const items = '产品信息\n（双击单元格展开所有产品信息！）';
    const bad: readonly (readonly [header: string, value: string | number, code: string])[] = [
      ['订单号', '', 'value-missing'],
      ['订单号', '81260309-1', 'order-number-invalid'],
      ['订单号', 8_126_030_900_010_008, 'order-number-digits-lost'],
      ['订单号', 8.12603e15, 'order-number-digits-lost'],
      ['订单状态', '', 'value-missing'],
      ['收货国家', '', 'value-missing'],
      ['下单时间', '09/03/2026', 'date-unreadable'],
      ['下单时间', '2026-02-30 10:00', 'date-unreadable'],
      ['订单金额', 'a lot', 'amount-invalid'],
      [items, '', 'order-items-missing'],
      [items, 'Phone Case (产品数量:1 piece)', 'order-items-no-block'],
      [items, '【1】Case\n(产品数量:0 piece)', 'order-items-quantity-invalid'],
      [items, '【1】Case\n(产品数量:1.5 piece)', 'order-items-quantity-invalid'],
      [items, '【1】Case\n(产品数量:many)', 'order-items-quantity-invalid'],
      [
        items,
        '【1】Case\n(产品数量:1 piece)\n【3】Pen\n(产品数量:1 piece)',
        'order-items-block-number',
      ],
    ];
    const template = rows[1] ?? [];
    const sheet = bad.map(([header, value], place) =>
      exportHeaders.map((name, column) => {
        if (name === header) return value;
        return name === '订单号' ? `9${String(place).padStart(15, '0')}` : (template[column] ?? '');
      }),
    );
    await writeXlsx(at('all-bad.xlsx'), [exportHeaders, ...sheet]);
    const before = await shop.contents();
    const report = await shop.rejected('orders', 'import', at('all-bad.xlsx'));
    expect(report).toMatchObject({ read: bad.length, accepted: 0 });
    expect(report.rejected.map(({ row, field, code }) => [row, field, code])).toEqual(
      bad.map(([header, , code], place) => [place + 2, header.split('\n')[0], code]),
    );
    expect(await shop.contents()).toEqual(before);
  });
});

describe('headers', () => {
  const foreign = sample('orders-other-headers.csv');

  it('that nobody knows are listed with those that are missing', async () => {
    const refused = await shop.refused('orders', 'import', foreign);
    expect(refused).toMatchObject({ status: 1, code: 'headers-unknown' });
    expect(refused.message).toContain('订单号');
    expect(refused.message).toContain('平台单据');
  });

  it('are read with a mapping, which is remembered', async () => {
    const copy = await copyOf(shop, at('mapped'));
    const mapping = ['--mapping', sample('mapping-example.json')];
    const first = await copy.done(importShape, 'orders', 'import', foreign, ...mapping);
    expect(first).toMatchObject({ read: 12, accepted: 12, rejected: [] });
    const second = await copy.done(importShape, 'orders', 'import', foreign);
    expect(second).toMatchObject({ read: 12, accepted: 0, unchanged: 12 });
  });

  it.each([
    ['no JSON', '{"平台单据": ', 'mapping-not-json', 1],
    ['a list', '[]', 'mapping-invalid', 1],
    ['a column that no order has', '{"平台单据":"orderNumber"}', 'mapping-invalid', 1],
  ])('with a mapping that is %s are refused', async (_, text, code, status) => {
    const mapping = await writeBytes(at('mapping.json'), text);
    const refused = await shop.refused('orders', 'import', foreign, '--mapping', mapping);
    expect(refused).toMatchObject({ status, code });
  });

  it('with a mapping that is not there are refused', async () => {
    const refused = await shop.refused('orders', 'import', foreign, '--mapping', at('none.json'));
    expect(refused).toMatchObject({ status: 3, code: 'file-not-found' });
  });
});

describe('good files of every kind bring the same orders', () => {
  const quoted = (cell: string): string =>
    /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const csv = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

  it.each([
    ['UTF-8', (): Uint8Array => Buffer.from(csv)],
    ['UTF-8 with a byte order mark', (): Uint8Array => Buffer.from(`\uFEFF${csv}`)],
    ['GB18030', (): Uint8Array => encodeGb18030(csv)],
  ])('a CSV file in %s', async (_, bytes) => {
    const file = await writeBytes(at('orders.csv'), bytes());
    const before = await shop.contents();
    expect(await shop.done(importShape, 'orders', 'import', file)).toMatchObject({
      read: 76,
      accepted: 0,
      unchanged: 76,
      rejected: [],
    });
    expect(await shop.contents()).toEqual(before);
  });

  it('dates as serials of either epoch', async () => {
    // 2026-03-09 07:30, counted from 1900 and from 1904.
    const serial = 46_090.3125;
    const ordered = exportHeaders.indexOf('下单时间');
    for (const [epoch, since] of [
      ['', 0],
      ['date1904="1"', 1462],
    ] as const) {
      const copy = await copyOf(shop, at(`epoch-${since}`));
      const cells = exportHeaders.map((header, column) => {
        const text = (rows[1] ?? [])[column] ?? '';
        return header === '订单号' ? '9000000000000001' : text;
      });
      const xml = (texts: readonly string[], row: number): string =>
        `<row r="${row}">${texts
          .map((text, column) =>
            row === 2 && column === ordered
              ? `<c s="1"><v>${serial - since}</v></c>`
              : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
          )
          .join('')}</row>`;
      const bytes = makeXlsx({
        rows: xml(exportHeaders, 1) + xml(cells, 2),
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>',
        workbookProperties: epoch,
      });
      const file = await writeBytes(at('epoch.xlsx'), bytes);
      expect(await copy.done(importShape, 'orders', 'import', file)).toMatchObject({ accepted: 1 });
      const dated = z.array(z.looseObject({ orderedAt: z.string() }));
      expect(await copy.done(dated, 'orders', 'show', '9000000000000001')).toMatchObject([
        { orderedAt: '2026-03-09T07:30:00' },
      ]);
    }
  });
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
