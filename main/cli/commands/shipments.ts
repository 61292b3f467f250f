import { Option } from 'commander';
import type { Command } from 'commander';
import type { Language } from '../../../domain/messages.ts';
import { parseCountry } from '../../../domain/countries.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { splitTracking } from '../../../domain/shipments/domestic-express.ts';
import type { Result } from '../../../domain/result.ts';
import type { Shipment, ShipmentState } from '../../../domain/shipments/shipment.ts';
import type { ShipmentOutcome } from '../../../preload/views.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { historyOutcome } from '../history-outcome.ts';
import { importedOutcome, importOptions, writtenOutcome } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { collect, collectLines } from '../option-values.ts';
import type { LineChoice } from '../option-values.ts';
import { done, partly, spell, spellOrNull, table, yuan } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const shipmentStates: readonly ShipmentState[] = [
  'created',
  'packed',
  'labelled',
  'affixed',
  'bagged',
  'handed-over',
  'voided',
];

const withRefused = (shipment: Shipment) => ({ ...shipment, refused: null });

const shipmentTable = (shipments: readonly Shipment[]): string =>
  table(
    ['shipment', 'orders', 'plan', 'waybill', 'state', 'to', 'CNY'],
    shipments.map((shipment) => [
      shipment.shipmentId,
      shipment.orderIds.join(' '),
      shipment.plan,
      shipment.waybill,
      shipment.state,
      shipment.receiver.country,
      yuan(shipment.estimatedFen),
    ]),
  );

const shipmentsOutcome = (shipments: readonly Shipment[]): Outcome =>
  done(shipments.map(withRefused), shipmentTable(shipments));

/** What a batch of requests came to. */
function createdOutcome(outcomes: readonly ShipmentOutcome[], language: Language): Outcome {
  const value = outcomes.map(({ orderIds, shipment, refused, warnings }) => ({
    shipmentId: null,
    plan: null,
    waybill: null,
    state: null,
    ...shipment,
    orderIds,
    refused: spellOrNull(refused, language),
    warnings: warnings.map((warning) => spell(warning, language)),
  }));
  const created = outcomes.flatMap(({ shipment }) => shipment ?? []);
  const notes = value.flatMap(({ orderIds, refused, warnings }) => [
    ...(refused === null ? [] : [`  REFUSED ${orderIds.join(' ')}: ${refused.message}`]),
    ...warnings.map(({ message }) => `  ${orderIds.join(' ')}: ${message}`),
  ]);
  return partly(
    value,
    [...(created.length > 0 ? [shipmentTable(created)] : []), ...notes].join('\n'),
    outcomes.some(({ refused }) => refused !== null),
  );
}

type CreateOptions = {
  readonly plan: string;
  readonly delivery: 'door' | 'domestic' | 'warehouse';
  readonly pickupCity: string;
  readonly company: string;
  readonly companyName: string;
  readonly tracking: string;
  readonly warehouse: string;
  readonly undeliverable: 'return' | 'destroy';
  readonly merge: boolean;
  readonly line: readonly LineChoice[];
};

const createOptions = (command: Command): Command =>
  command
    .requiredOption('--plan <code>', 'plan code, or cheapest, cheapest-tracked<20d, fastest')
    .addOption(
      new Option('--delivery <kind>', 'how the parcel gets to the carrier')
        .choices(['door', 'domestic', 'warehouse'])
        .makeOptionMandatory(),
    )
    .option('--pickup-city <city>', 'for door collection', '')
    .option('--company <company>', 'domestic express company', '')
    .option('--company-name <name>', 'its name, where the company is "other"', '')
    .option(
      '--tracking <numbers>',
      'domestic tracking number: one for all parcels, or one for each, comma-separated',
      '',
    )
    .option('--warehouse <code>', "the plan's warehouse; its first by default", '')
    .addOption(
      new Option('--undeliverable <what>', 'what happens to a parcel that cannot be delivered')
        .choices(['return', 'destroy'])
        .default('return'),
    )
    .option('--merge', 'all orders named in one parcel', false)
    .option(
      '--line <line:quantity>',
      'only these pieces of one order; repeatable',
      collectLines,
      [],
    );

/** One number for each of `count` parcels, from one for all of them or a list of as many. */
function trackingNumbers(typed: string, count: number): Result<readonly string[]> {
  const numbers = splitTracking(typed);
  if (numbers.length <= 1) return ok(Array.from({ length: count }, () => numbers[0] ?? ''));
  return numbers.length === count
    ? ok(numbers)
    : refuse('domestic-tracking-count', { numbers: numbers.length, parcels: count });
}

/** Step 3. */
export function addShipmentCommands(program: Command, environment: CliEnvironment): void {
  const shipments = program.command('shipments').description('logistics orders');
  register<CreateOptions>(
    shipments,
    environment,
    {
      name: 'create <orders...>',
      description: 'create logistics orders, one for each order unless --merge',
      options: createOptions,
    },
    async ({ call, language }, args, { merge, line, ...rest }) => {
      const orderIds = [...words(args, 0)];
      const common = {
        plan: rest.plan,
        delivery: rest.delivery,
        pickupCity: rest.pickupCity,
        company: rest.company,
        companyName: rest.companyName,
        warehouse: rest.warehouse,
        undeliverable: rest.undeliverable,
        lines: line.length === 0 ? null : [...line],
      };
      const groups = merge ? [orderIds] : orderIds.map((orderId) => [orderId]);
      const numbers = trackingNumbers(rest.tracking, groups.length);
      if (!numbers.ok) return numbers;
      const created = await call('shipments.create', {
        requests: groups.map((group, index) => ({
          ...common,
          orderIds: group,
          tracking: numbers.value[index] ?? '',
        })),
      });
      return created.ok ? ok(createdOutcome(created.value, language)) : created;
    },
  );
  register<{ readonly order: readonly string[]; readonly plan: string }>(
    shipments,
    environment,
    {
      name: 'export <file>',
      description: 'write the batch workbook for the orders that wait for shipment',
      options: (command) =>
        command
          .option('--order <order>', 'only this order; repeatable', collect, [])
          .option(
            '--plan <rule>',
            'fill in this plan, or what a rule such as "cheapest" chooses',
            '',
          ),
    },
    async ({ call }, args, { order, plan }) => {
      const written = await call('shipments.export', {
        path: word(args, 0),
        orderIds: [...order],
        plan,
      });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  register<ImportOptions>(
    shipments,
    environment,
    {
      name: 'import <file>',
      description: 'create logistics orders from the filled batch workbook',
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('shipments.import', { path, strict });
      if (!report.ok) return report;
      const more = { shipments: report.value.shipments.map(withRefused) };
      return importedOutcome(session, { path, kind: 'shipments', to }, report.value, more);
    },
  );
  register<{
    readonly state: string;
    readonly search: string;
    readonly plan: string;
    readonly country?: string;
  }>(
    shipments,
    environment,
    {
      name: 'list',
      description: 'logistics orders',
      options: (command) =>
        command
          .addOption(
            new Option('--state <state>', 'only these').choices([...shipmentStates]).default(''),
          )
          .option('--plan <code>', 'only with this plan', '')
          .option('--country <country>', 'two letters, or a name in English or Chinese')
          .option('--search <text>', 'shipment, waybill, order or plan', ''),
    },
    async ({ call }, _args, { state, search, plan, country: where }) => {
      const country = where === undefined ? '' : parseCountry(where);
      if (country === null) return refuse('country-unknown', { value: where ?? '' });
      const all = await allPages((cursor) =>
        call('shipments.list', { cursor, limit: pageSize, state, search, plan, country }),
      );
      return all.ok ? ok(shipmentsOutcome(all.value)) : all;
    },
  );
  register(
    shipments,
    environment,
    { name: 'show <shipment>', description: 'one logistics order, by its id or waybill' },
    async ({ call }, args) => {
      const shipment = await call('shipments.show', { shipmentId: word(args, 0) });
      return shipment.ok ? ok(shipmentsOutcome([shipment.value])) : shipment;
    },
  );
  register<{ readonly reason: string }>(
    shipments,
    environment,
    {
      name: 'void <shipment>',
      description: 'take a logistics order back',
      options: (command) => command.requiredOption('--reason <text>', 'why'),
    },
    async ({ call, language }, args, { reason }) => {
      const voided = await call('shipments.void', { shipmentId: word(args, 0), reason });
      if (!voided.ok) return voided;
      const { shipment, warnings } = voided.value;
      const { orderIds } = shipment;
      return ok(createdOutcome([{ orderIds, shipment, refused: null, warnings }], language));
    },
  );
  register(
    shipments,
    environment,
    { name: 'history <shipment>', description: 'everything that happened to a logistics order' },
    async ({ call }, args) => {
      const entries = await call('shipments.history', { shipmentId: word(args, 0) });
      return entries.ok ? ok(historyOutcome(entries.value)) : entries;
    },
  );

  const waybills = program.command('waybills').description('waybill numbers');
  register<ImportOptions>(
    waybills,
    environment,
    {
      name: 'import <file>',
      description: "read numbers for a pool, or the platform's answer for shipments that wait",
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('waybills.import', { path, strict });
      return report.ok
        ? importedOutcome(session, { path, kind: 'waybills', to }, report.value)
        : report;
    },
  );
  register(
    waybills,
    environment,
    { name: 'pool', description: 'how many numbers are left for each plan' },
    async ({ call }) => {
      const pools = await call('waybills.pool', {});
      if (!pools.ok) return pools;
      return ok(
        done(
          pools.value,
          table(
            ['plan', 'left', ''],
            pools.value.map(({ plan, remaining, low }) => [plan, remaining, low ? 'LOW' : '']),
          ),
        ),
      );
    },
  );
}
