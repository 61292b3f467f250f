import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { printOrders } from '../../../domain/printing/print-order.ts';
import type { PrintOrder } from '../../../domain/printing/print-order.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { PrintOutcome } from '../../../preload/views.ts';
import type { CliEnvironment, Session } from '../command.ts';
import { done, partly, spell, spellOrNull, table } from '../outcome.ts';
import { followBatches, scanLines } from '../print-watch.ts';
import { printOutcome } from '../print-outcome.ts';
import { register, word, words } from '../register.ts';

type WhatToPrint = {
  readonly all: boolean;
  readonly printer?: string;
  readonly size?: string;
  readonly order: PrintOrder;
};

const whatToPrint = (command: Command): Command =>
  command
    .option('--all', 'every parcel that is packed, numbered and without a label', false)
    .option('--printer <name>', 'printer; without it, as the routes of the settings say')
    .option('--size <size>', 'only printers with labels of this size, as in 100x150')
    .addOption(
      new Option('--order <order>', 'as named, or sorted by warehouse location, SKU or plan')
        .choices([...printOrders])
        .default('given'),
    );

/** The parcels that were named, or all that wait for their label. */
async function wanted(
  { call }: Session,
  named: readonly string[],
  options: WhatToPrint,
): Promise<
  Result<{
    shipmentIds: string[];
    printer: string | null;
    size: string | null;
    order: PrintOrder;
  }>
> {
  const { all, printer = null, size = null, order } = options;
  if (!all && named.length === 0) {
    throw new CommanderError(2, 'labels.none', 'error: name the parcels, or print --all');
  }
  if (!all) return ok({ shipmentIds: [...named], printer, size, order });
  const waiting = await call('shipments.ids', { state: 'packed', numbered: true });
  return waiting.ok ? ok({ shipmentIds: [...waiting.value], printer, size, order }) : waiting;
}

/** Tells what keeps a batch waiting while it prints, and takes scans from standard input in a handshake. */
async function watched(
  session: Session,
  environment: CliEnvironment,
  handshake: boolean,
  work: () => Promise<Result<readonly PrintOutcome[]>>,
): Promise<Result<readonly PrintOutcome[]>> {
  const stops = [followBatches(session, environment.stderr)];
  if (handshake) stops.push(scanLines(session, environment));
  try {
    return await work();
  } finally {
    for (const stop of stops) stop();
  }
}

/** Batches of labels: checked, printed, watched, continued. */
export function addPrintCommands(labels: Command, environment: CliEnvironment): void {
  register<
    WhatToPrint & { readonly handshake: boolean; readonly strict: boolean; readonly check: boolean }
  >(
    labels,
    environment,
    {
      name: 'print [shipments...]',
      description: 'print the label of each parcel, once',
      options: (command) =>
        whatToPrint(command)
          .option('--handshake', 'wait for the scan of each label, read from standard input', false)
          .option('--strict', 'one label that cannot be printed refuses all of them', false)
          .option('--check', 'only say what would be printed where, as "labels check" does', false),
    },
    async (session, args, options) => {
      const labelsWanted = await wanted(session, words(args, 0), options);
      if (!labelsWanted.ok) return labelsWanted;
      if (options.check) return check(session, labelsWanted.value);
      const { handshake, strict } = options;
      const printed = await watched(session, environment, handshake, () =>
        session.call('labels.print', { ...labelsWanted.value, handshake, strict }),
      );
      return printed.ok ? ok(printOutcome(printed.value, session.language)) : printed;
    },
  );
  register<WhatToPrint>(
    labels,
    environment,
    {
      name: 'check [shipments...]',
      description: 'name the labels that cannot be printed, before any is',
      options: whatToPrint,
    },
    async (session, args, options) => {
      const labelsWanted = await wanted(session, words(args, 0), options);
      return labelsWanted.ok ? check(session, labelsWanted.value) : labelsWanted;
    },
  );
  register(
    labels,
    environment,
    { name: 'batches', description: 'batches that are printing, stopped or were interrupted' },
    async ({ call, language }) => {
      const batches = await call('labels.batches', {});
      if (!batches.ok) return batches;
      const value = batches.value.map((batch) => ({
        ...batch,
        waiting: spellOrNull(batch.waiting, language),
      }));
      return ok(
        done(
          value,
          table(
            ['batch', 'opened', 'printer', 'state', 'labels', 'printed', 'unknown', 'left'],
            value.map((batch) => [
              batch.batchId,
              batch.openedAt,
              batch.printer,
              batch.state,
              batch.total,
              batch.printed,
              batch.unknown,
              batch.left,
            ]),
          ),
        ),
      );
    },
  );
  register<{ readonly printer?: string }>(
    labels,
    environment,
    {
      name: 'continue <batch>',
      description: 'print what is left of a batch',
      options: (command) => command.option('--printer <name>', 'another printer than before'),
    },
    async (session, args, { printer = null }) => {
      const batchId = word(args, 0);
      const known = await session.call('labels.batches', {});
      const handshake =
        known.ok && known.value.some((batch) => batch.batchId === batchId && batch.handshake);
      const printed = await watched(session, environment, handshake, () =>
        session.call('labels.continue', { batchId, printer }),
      );
      return printed.ok ? ok(printOutcome(printed.value, session.language)) : printed;
    },
  );
  register(
    labels,
    environment,
    { name: 'leave <batch>', description: 'give up what is left of a batch' },
    async ({ call }, args) => {
      const batchId = word(args, 0);
      const left = await call('labels.leave', { batchId });
      return left.ok ? ok(done({ batchId }, `${batchId} is closed`)) : left;
    },
  );
  register(
    labels,
    environment,
    {
      name: 'scan <code>',
      description: 'the label that a batch waits for, scanned on its box',
    },
    async ({ call }, args) => {
      const affixed = await call('labels.scan', { scan: word(args, 0) });
      return affixed.ok ? ok(done(affixed.value, `${affixed.value.shipmentId} affixed`)) : affixed;
    },
  );
  for (const [name, description] of [
    ['pause', 'stop after the labels that are on their way'],
    ['resume', 'go on after a pause'],
    ['cancel', 'end after the labels that are on their way and give up the rest'],
  ] as const) {
    register(
      labels,
      environment,
      { name: `${name} <printer>`, description: `the batch on a printer: ${description}` },
      async ({ call, language }, args) => {
        const printer = word(args, 0);
        const batch = await call(`labels.${name}`, { printer });
        if (!batch.ok) return batch;
        const value =
          batch.value === null
            ? null
            : { ...batch.value, waiting: spellOrNull(batch.value.waiting, language) };
        return ok(done(value, `${printer}: ${value?.state ?? '-'}`));
      },
    );
  }
}

async function check(
  { call, language }: Session,
  what: {
    shipmentIds: string[];
    printer: string | null;
    size: string | null;
    order: PrintOrder;
  },
) {
  const checked = await call('labels.check', what);
  if (!checked.ok) return checked;
  const { ready, printers, refused } = checked.value;
  const bad = refused.map((label) => ({ ...label, refused: spell(label.refused, language) }));
  const text = [
    ...printers.map(({ printer, count }) => `${printer}: ${count}`),
    table(
      ['shipment', 'waybill', ''],
      bad.map((label) => [label.shipmentId, label.waybill, label.refused.message]),
    ),
  ].join('\n');
  return ok(partly({ ready, printers, refused: bad }, text, bad.length > 0));
}
