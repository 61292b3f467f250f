import { Option } from 'commander';
import type { Command } from 'commander';
import { parseCountry } from '../../../domain/countries.ts';
import type { Deadline } from '../../../domain/orders/deadline.ts';
import { statusFilters } from '../../../domain/orders/order-filter.ts';
import type { StatusFilter } from '../../../domain/orders/order-filter.ts';
import { orderStatusLabel, parseOrderStatus } from '../../../domain/orders/statuses.ts';
import type { Language } from '../../../domain/messages.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { OrderView } from '../../../preload/views.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { historyOutcome } from '../history-outcome.ts';
import { importedOutcome, importOptions } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { done, table } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word } from '../register.ts';

/** The values that JSON keeps their names for, and everything else that is known of the order. */
function ordersOutcome(orders: readonly OrderView[], language: Language): Outcome {
  return done(
    orders,
    table(
      ['order', 'status', 'country', 'held', 'items', 'shipments'],
      orders.map(({ orderId, status, country, held, lines, shipmentIds }) => [
        orderId,
        orderStatusLabel(status, language),
        country,
        held?.reason ?? '',
        lines.map(({ sku, quantity }) => `${sku} x ${quantity}`).join(', '),
        shipmentIds.join(' '),
      ]),
    ),
  );
}

const addressFields = [
  'country',
  'province',
  'city',
  'street',
  'postcode',
  'phone',
  'mobile',
] as const;

type AddressOptions = { readonly [Field in (typeof addressFields)[number]]?: string } & {
  readonly name?: string;
  readonly asImported: boolean;
  readonly reason: string;
};

/** Step 1. */
export function addOrderCommands(program: Command, environment: CliEnvironment): void {
  const orders = program.command('orders').description('orders that the customers placed');
  register<ImportOptions & { readonly mapping?: string }>(
    orders,
    environment,
    {
      name: 'import <file>',
      description: 'read the order workbook of the seller centre (.xls, .xlsx, .csv)',
      options: (command) =>
        importOptions(command).option(
          '--mapping <file>',
          'JSON file: header text to column; remembered',
        ),
    },
    async (session, args, { mapping, strict, rejected: to }) => {
      const path = word(args, 0);
      const input = { path, mapping: mapping ?? null, strict };
      const report = await session.call('orders.import', input);
      return report.ok
        ? importedOutcome(session, { path, kind: 'orders', to }, report.value)
        : report;
    },
  );
  register<{
    readonly status?: string;
    readonly held: boolean;
    readonly country?: string;
    readonly deadline?: Deadline;
    readonly search: string;
  }>(
    orders,
    environment,
    {
      name: 'list',
      description: 'orders in the order of their import',
      options: (command) =>
        command
          .option('--status <status>', 'code, English or Chinese; TO_SHIP for all that wait')
          .option('--held', 'only those that must not ship', false)
          .option('--country <country>', 'two letters, or a name in English or Chinese')
          .addOption(
            new Option('--deadline <deadline>', 'time to ship is over, or ends soon').choices([
              'over',
              'soon',
            ]),
          )
          .option('--search <text>', 'order number, buyer, SKU, title, country', ''),
    },
    async (
      { call, language },
      _args,
      { status: typed, held, country: where, deadline, search },
    ) => {
      const status = typed === undefined ? null : statusFilterOf(typed);
      if (typed !== undefined && status === null) {
        return refuse('status-filter-unknown', { value: typed, known: statusFilters.join(', ') });
      }
      const country = where === undefined ? '' : parseCountry(where);
      if (country === null) return refuse('country-unknown', { value: where ?? '' });
      const all = await allPages((cursor) =>
        call('orders.list', {
          cursor,
          limit: pageSize,
          status,
          held: held ? true : null,
          country,
          deadline: deadline ?? null,
          search,
        }),
      );
      return all.ok ? ok(ordersOutcome(all.value, language)) : all;
    },
  );
  register(
    orders,
    environment,
    { name: 'show <order>', description: 'one order' },
    async ({ call, language }, args) => {
      const order = await call('orders.show', { orderId: word(args, 0) });
      return order.ok ? ok(ordersOutcome([order.value], language)) : order;
    },
  );
  register<{ readonly reason: string }>(
    orders,
    environment,
    {
      name: 'hold <order>',
      description: 'stop an order: it cannot be packed, bagged or handed over',
      options: (command) => command.requiredOption('--reason <text>', 'why'),
    },
    async ({ call, language }, args, { reason }) => {
      const order = await call('orders.hold', { orderId: word(args, 0), reason });
      return order.ok ? ok(ordersOutcome([order.value], language)) : order;
    },
  );
  register<{ readonly reason: string; readonly accept: boolean }>(
    orders,
    environment,
    {
      name: 'release <order>',
      description: 'let a held order go on',
      options: (command) =>
        command
          .requiredOption('--reason <text>', 'why')
          .option('--accept', 'take over the edit that held it', false),
    },
    async ({ call, language }, args, { reason, accept }) => {
      const order = await call('orders.release', {
        orderId: word(args, 0),
        reason,
        edit: accept ? 'accept' : 'dismiss',
      });
      return order.ok ? ok(ordersOutcome([order.value], language)) : order;
    },
  );
  register<AddressOptions>(
    orders,
    environment,
    {
      name: 'address <order>',
      description: 'correct where an order goes; what is not named stays',
      options: (command) =>
        command
          .option('--name <text>', 'of the receiver')
          .option('--country <country>', 'two letters, or a name in English or Chinese')
          .option('--province <text>', 'province or state')
          .option('--city <text>', 'city')
          .option('--street <text>', 'street, house and flat')
          .option('--postcode <text>', 'postcode')
          .option('--phone <text>', 'telephone')
          .option('--mobile <text>', 'mobile')
          .option('--as-imported', 'begin with what the platform gives', false)
          .requiredOption('--reason <text>', 'why'),
    },
    async ({ call, language }, args, { reason, asImported, name, ...typed }) => {
      const orderId = word(args, 0);
      const shown = asImported ? await call('orders.show', { orderId }) : null;
      if (shown !== null && !shown.ok) return shown;
      const order = await call('orders.correctAddress', {
        orderId,
        reason,
        address: {
          ...shown?.value.platformAddress,
          ...(name === undefined ? {} : { contactName: name }),
          ...Object.fromEntries(
            addressFields.flatMap((field) => {
              const text = typed[field];
              return text === undefined ? [] : [[field, text]];
            }),
          ),
        },
      });
      return order.ok ? ok(ordersOutcome([order.value], language)) : order;
    },
  );
  register(
    orders,
    environment,
    { name: 'history <order>', description: 'everything that happened to an order' },
    async ({ call }, args) => {
      const entries = await call('orders.history', { orderId: word(args, 0) });
      return entries.ok ? ok(historyOutcome(entries.value)) : entries;
    },
  );
}

/** Every status is known by its code and its names; the filter for all that wait only by its own. */
const statusFilterOf = (typed: string): StatusFilter | null =>
  statusFilters.find((filter) => filter === typed.toUpperCase()) ?? parseOrderStatus(typed);
