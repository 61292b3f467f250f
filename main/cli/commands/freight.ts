import { Option } from 'commander';
import type { Command } from 'commander';
import { matchStatuses } from '../../../domain/freight/bill-match.ts';
import type { MatchRow, MatchStatus } from '../../../domain/freight/bill-match.ts';
import type { FreightState, FreightView } from '../../../domain/freight/freight.ts';
import type { FreightStat } from '../../../domain/freight/stats.ts';
import { ok } from '../../../domain/result.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { importedOutcome, importOptions, writtenOutcome } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { done, table, yuan } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const freightStates: readonly FreightState[] = ['estimated', 'to-pay', 'disputed', 'paid', 'void'];

const freightTable = (views: readonly FreightView[]): string =>
  table(
    ['shipment', 'waybill', 'plan', 'estimated', 'billed', 'paid', 'due', 'state'],
    views.map((view) => [
      view.shipmentId,
      view.waybill,
      view.plan,
      yuan(view.estimatedFen),
      yuan(view.billedFen),
      yuan(view.paidFen),
      yuan(view.dueFen),
      view.state,
    ]),
  );

const matchTable = (rows: readonly MatchRow[]): string =>
  table(
    ['waybill', 'status', 'estimated', 'billed', 'difference', 'payment'],
    rows.map((row) => [
      row.waybill,
      row.status,
      yuan(row.estimatedFen),
      yuan(row.billedFen),
      yuan(row.differenceFen),
      row.payment,
    ]),
  );

const statTable = (title: string, stats: readonly FreightStat[]): string =>
  table(
    [title, 'parcels', 'weight g', 'estimated', 'billed', 'paid', 'average'],
    stats.map((stat) => [
      stat.key,
      stat.count,
      stat.weightGrams,
      yuan(stat.estimatedFen),
      yuan(stat.billedFen),
      yuan(stat.paidFen),
      yuan(stat.averageFen),
    ]),
  );

type PayOptions = {
  readonly method: 'alipay' | 'alipay-international' | 'other';
  readonly reference: string;
  readonly payer: string;
  readonly at?: string;
  readonly disputed: boolean;
};

/** Step 7. */
export function addFreightCommands(program: Command, environment: CliEnvironment): void {
  const freight = program.command('freight').description('what carriers charge');
  register<{ readonly state: string }>(
    freight,
    environment,
    {
      name: 'list',
      description: 'estimate, bill and payment of every shipment',
      options: (command) =>
        command.addOption(
          new Option('--state <state>', 'only these').choices([...freightStates]).default(''),
        ),
    },
    async ({ call }, _args, { state }) => {
      const all = await allPages((cursor) =>
        call('freight.list', { cursor, limit: pageSize, state }),
      );
      return all.ok ? ok(done(all.value, freightTable(all.value))) : all;
    },
  );
  register<PayOptions>(
    freight,
    environment,
    {
      name: 'pay [shipments...]',
      description: 'record a payment; without shipments, of everything that is to be paid',
      options: (command) =>
        command
          .addOption(
            new Option('--method <method>', 'how it was paid')
              .choices(['alipay', 'alipay-international', 'other'])
              .makeOptionMandatory(),
          )
          .requiredOption('--reference <text>', 'transaction number')
          .option('--payer <name>', 'who paid', '')
          .option('--at <time>', 'when, YYYY-MM-DDTHH:mm:ss; now by default')
          .option('--disputed', 'pay disputed bills too', false),
    },
    async ({ call }, args, { method, reference, payer, at, disputed }) => {
      const payment = await call('freight.pay', {
        shipmentIds: [...words(args, 0)],
        method,
        reference,
        payer,
        paidAt: at ?? null,
        disputed,
      });
      return payment.ok
        ? ok(
            done(
              payment.value,
              `${payment.value.paymentId}: CNY ${yuan(payment.value.totalFen)} for ${payment.value.lines.length} shipments`,
            ),
          )
        : payment;
    },
  );
  register<ImportOptions>(
    freight,
    environment,
    {
      name: 'bill <file>',
      description: "read a carrier's bill and match it with estimates and payments",
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('freight.bill', { path, strict });
      if (!report.ok) return report;
      const { bill, match } = report.value;
      const more = { billId: bill?.billId ?? null, match };
      const outcome = await importedOutcome(
        session,
        { path, kind: 'bill', to },
        report.value,
        more,
      );
      if (!outcome.ok) return outcome;
      const { text } = outcome.value;
      const odd = match.filter(({ status }) => status !== 'match');
      return ok({ ...outcome.value, text: `${text}\n${odd.length > 0 ? matchTable(odd) : ''}` });
    },
  );
  register<{ readonly status: '' | 'disputes' | MatchStatus }>(
    freight,
    environment,
    {
      name: 'match',
      description: 'estimate, bill and payment of every line of every bill',
      options: (command) =>
        command.addOption(
          new Option('--status <status>', 'only these; disputes are those to take up')
            .choices(['disputes', ...matchStatuses])
            .default(''),
        ),
    },
    async ({ call }, _args, { status }) => {
      const all = await allPages((cursor) =>
        call('freight.match', { cursor, limit: pageSize, status }),
      );
      return all.ok ? ok(done(all.value, matchTable(all.value))) : all;
    },
  );
  register<{ readonly disputed: boolean }>(
    freight,
    environment,
    {
      name: 'due [shipments...]',
      description: 'what paying these shipments, or everything that is to be paid, would come to',
      options: (command) => command.option('--disputed', 'disputed bills too', false),
    },
    async ({ call }, args, { disputed }) => {
      const due = await call('freight.due', { shipmentIds: [...words(args, 0)], disputed });
      if (!due.ok) return due;
      const { shipmentIds, totalFen, disputedCount, disputedFen } = due.value;
      const rest =
        disputedCount === 0 ? '' : `; in dispute: CNY ${yuan(disputedFen)} for ${disputedCount}`;
      const text = `CNY ${yuan(totalFen)} for ${shipmentIds.length} shipments${rest}`;
      return ok(done(due.value, text));
    },
  );
  register<{ readonly from?: string; readonly to?: string }>(
    freight,
    environment,
    {
      name: 'report <file>',
      description: 'write the freight report as a workbook with live totals',
      options: (command) =>
        command
          .option('--from <day>', 'only shipments of this day (YYYY-MM-DD) and later')
          .option('--to <day>', 'only shipments of this day (YYYY-MM-DD) and earlier'),
    },
    async ({ call }, args, { from, to }) => {
      const days = { from: from ?? null, to: to ?? null };
      const written = await call('freight.report', { path: word(args, 0), ...days });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  for (const [name, procedure, description] of [
    ['disputes <file>', 'freight.disputes', 'write the differences to take up with the carrier'],
    ['payment-sheet <file>', 'freight.paymentSheet', 'write all payments as a workbook'],
  ] as const) {
    register(freight, environment, { name, description }, async ({ call }, args) => {
      const written = await call(procedure, { path: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    });
  }
  register(
    freight,
    environment,
    { name: 'stats', description: 'freight by plan, country, day and week' },
    async ({ call }) => {
      const stats = await call('freight.stats', {});
      if (!stats.ok) return stats;
      const { plan, country, day, week } = stats.value;
      return ok(
        done(
          stats.value,
          [
            statTable('plan', plan),
            statTable('country', country),
            statTable('day', day),
            statTable('week', week),
          ].join('\n\n'),
        ),
      );
    },
  );
}
