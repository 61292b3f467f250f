import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { decided } from '../../domain/decide/decision.ts';
import { packbenchModel } from '../../main/model.ts';
import { openStore } from '../../main/storage/store.ts';
import { finishedShop } from '../domain/archive/finished-shop.ts';
import { temporaryFolder } from './packbench.ts';
import { writtenShape } from './shapes.ts';
import { station } from './station.ts';
import { openWorkbook, recordsOf } from './workbooks.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

it('the freight report and the payment sheet list what lies in the archive', async () => {
  const shop = station(join(folder.path, 'data'));
  const at = (name: string): string => join(folder.path, name);
  const now = () => new Date('2026-03-09T02:00:00.000Z');
  const opened = await openStore(packbenchModel, { directory: shop.data, now, station: 'A' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const events = finishedShop().journal.map(({ event }) => event);
  await opened.value.transact('Li', () => decided(events, null));
  await opened.value.close();
  const archived = await shop.done(z.looseObject({}), 'archive', '--older-than', '0');
  expect(archived).toMatchObject({ orders: 3, shipments: 3 });

  const report = async (...days: readonly string[]) => {
    await shop.done(writtenShape, 'freight', 'report', at('report.xlsx'), ...days);
    return openWorkbook(at('report.xlsx'));
  };
  const whole = await report();
  const shipments = recordsOf(whole, 'Shipments').filter(({ Shipment: id }) => id !== 'Total');
  expect(shipments.map(({ State: state }) => String(state)).toSorted()).toEqual([
    'paid',
    'paid',
    'paid',
    'paid',
    'to-pay',
  ]);
  const ids = shipments.map(({ Shipment: id }) => id);
  expect(new Set(ids).size).toBe(5);
  await shop.done(writtenShape, 'freight', 'payment-sheet', at('payments.xlsx'));
  const paid = recordsOf(await openWorkbook(at('payments.xlsx')), 'Payments');
  const lines = paid.filter(({ Payment: id }) => id !== 'Total');
  expect(lines).toHaveLength(4);
  for (const { Shipment: id, Waybill: waybill } of lines) {
    expect(ids).toContain(id);
    expect(waybill).toMatch(/^RX\d{9}CN$/);
  }
  const later = recordsOf(await report('--from', '2026-03-10'), 'Shipments');
  expect(later.filter(({ Shipment: id }) => String(id).startsWith('SA-'))).toEqual([]);
  const day = recordsOf(await report('--from', '2026-03-09', '--to', '2026-03-09'), 'Shipments');
  expect(day.filter(({ Shipment: id }) => String(id).startsWith('SA-'))).toHaveLength(5);
  expect(await shop.refused('freight', 'report', at('no.xlsx'), '--to', 'x')).toMatchObject({
    code: 'date-unreadable',
  });
});
