import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { HandoverView } from '../../../preload/views.ts';
import { fileRefusal } from '../../handlers/file-refusal.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment, Session } from '../command.ts';
import { writtenOutcome } from '../import-outcome.ts';
import { done, partly, spell, table } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const handoverTable = (handovers: readonly HandoverView[]): string =>
  table(
    ['handover', 'carrier', 'state', 'bags', 'parcels', 'weight g', 'missing', 'held'],
    handovers.map((handover) => [
      handover.handoverId,
      handover.carrier,
      handover.state,
      handover.bags.length,
      handover.parcels,
      handover.weightGrams,
      handover.missing.length,
      handover.held.length,
    ]),
  );

const one = (view: Result<HandoverView>): Result<Outcome> =>
  view.ok ? ok(done(view.value, handoverTable([view.value]))) : view;

/** Scans follow one another; a refused one is named and the next goes on. */
async function scanAll(
  { call, language }: Session,
  handoverId: string,
  scans: readonly string[],
  bag: string | undefined,
): Promise<Result<Outcome>> {
  const refused: { scan: string; code: string; message: string }[] = [];
  let view: HandoverView | null = null;
  for (const scan of scans) {
    const scanned = await call('handover.scan', { handoverId, scan, bagId: bag ?? null });
    if (scanned.ok) view = scanned.value;
    else if (scanned.refusal.code === 'handover-unknown') return scanned;
    else refused.push({ scan, ...spell(scanned.refusal, language) });
  }
  if (view === null) {
    const page = await allPages((cursor) => call('handover.list', { cursor, limit: pageSize }));
    if (!page.ok) return page;
    view = page.value.find((handover) => handover.handoverId === handoverId) ?? null;
  }
  const text = [
    ...(view === null ? [] : [handoverTable([view])]),
    ...refused.map(({ scan, message }) => `  REFUSED ${scan}: ${message}`),
  ].join('\n');
  return ok(partly({ ...view, refused }, text, refused.length > 0));
}

const textOf = (file: string): Promise<Result<string>> =>
  fileRefusal(file, () => readFile(file, 'utf8'));

/** Looking at what waits, what lies in the bags and what was given away. */
function addViews(handover: Command, environment: CliEnvironment): void {
  register(
    handover,
    environment,
    { name: 'carriers', description: 'carriers with the parcels that wait for them' },
    async ({ call }) => {
      const loads = await call('handover.carriers', {});
      if (!loads.ok) return loads;
      const rows = loads.value.map((load) => [
        load.carrier,
        load.waiting,
        load.bagged,
        load.unlabelled,
        load.handoverId ?? '',
      ]);
      const head = ['carrier', 'waiting', 'bagged', 'unlabelled', 'open handover'];
      return ok(done(loads.value, table(head, rows)));
    },
  );
  register(
    handover,
    environment,
    { name: 'show <handover>', description: 'a handover, and the parcels that have to come out' },
    async ({ call, language }, args) => {
      const shown = await call('handover.show', { handoverId: word(args, 0) });
      if (!shown.ok) return shown;
      const takeOut = shown.value.takeOut.map(({ refusal, ...parcel }) => ({
        ...parcel,
        ...spell(refusal, language),
      }));
      const text = [
        handoverTable([shown.value]),
        ...takeOut.map(({ waybill, message }) => `  TAKE OUT ${waybill}: ${message}`),
      ].join('\n');
      return ok(done({ ...shown.value, takeOut }, text));
    },
  );
  register<{ readonly bag: string; readonly search: string }>(
    handover,
    environment,
    {
      name: 'parcels <handover>',
      description: 'parcels in the bags, the last one scanned first',
      options: (command) =>
        command
          .option('--bag <bag>', 'only this bag', '')
          .option('--search <text>', 'part of a number', ''),
    },
    async ({ call }, args, { bag: bagId, search }) => {
      const handoverId = word(args, 0);
      const all = await allPages((cursor) =>
        call('handover.parcels', { handoverId, bagId, search, cursor, limit: pageSize }),
      );
      if (!all.ok) return all;
      const rows = all.value.map((item) => [
        item.bagId,
        item.place,
        item.waybill,
        item.country,
        item.weightGrams,
      ]);
      return ok(done(all.value, table(['bag', 'place', 'waybill', 'country', 'weight g'], rows)));
    },
  );
  register(
    handover,
    environment,
    { name: 'missing <handover>', description: 'parcels of the carrier that wait in no bag' },
    async ({ call }, args) => {
      const handoverId = word(args, 0);
      const all = await allPages((cursor) =>
        call('handover.missing', { handoverId, cursor, limit: pageSize }),
      );
      if (!all.ok) return all;
      const rows = all.value.map((item) => [
        item.waybill ?? item.shipmentId,
        item.state,
        item.country,
        item.since,
        item.held ?? '',
      ]);
      return ok(done(all.value, table(['parcel', 'state', 'country', 'since', 'held'], rows)));
    },
  );
  register(
    handover,
    environment,
    { name: 'history', description: 'closed handovers, the newest first' },
    async ({ call }) => {
      const all = await allPages((cursor) => call('handover.history', { cursor, limit: pageSize }));
      if (!all.ok) return all;
      const rows = all.value.map((item) => [
        item.handoverId,
        item.carrier,
        item.closedAt ?? '',
        item.driver,
        item.signed ? 'drawn' : 'name',
        item.bags,
        item.parcels,
        item.weightGrams,
      ]);
      const head = ['handover', 'carrier', 'closed', 'driver', 'signed', 'bags', 'parcels', 'g'];
      return ok(done(all.value, table(head, rows)));
    },
  );
}

/** Step 5. */
export function addHandoverCommands(program: Command, environment: CliEnvironment): void {
  const handover = program.command('handover').description('bags given to a carrier');
  register<{ readonly carrier: string }>(
    handover,
    environment,
    {
      name: 'open',
      description: 'open a handover for a carrier, or take up the open one',
      options: (command) => command.requiredOption('--carrier <name>', 'carrier of the plans'),
    },
    async ({ call }, _args, { carrier }) => one(await call('handover.open', { carrier })),
  );
  register<{ readonly bag?: string }>(
    handover,
    environment,
    {
      name: 'scan <handover> <labels...>',
      description: 'scan parcels into a bag',
      options: (command) => command.option('--bag <bag>', 'a bag id, or "new"'),
    },
    async (session, args, { bag }) => scanAll(session, word(args, 0), words(args, 1), bag),
  );
  register(
    handover,
    environment,
    { name: 'unscan <handover> <label>', description: 'take a parcel out of its bag' },
    async ({ call }, args) =>
      one(await call('handover.unscan', { handoverId: word(args, 0), scan: word(args, 1) })),
  );
  register(
    handover,
    environment,
    { name: 'close-bag <handover> <bag>', description: 'close a bag' },
    async ({ call }, args) =>
      one(await call('handover.closeBag', { handoverId: word(args, 0), bagId: word(args, 1) })),
  );
  register<{
    readonly driver: string;
    readonly acceptMissing: boolean;
    readonly signature?: string;
  }>(
    handover,
    environment,
    {
      name: 'close <handover>',
      description: 'give the bags to the carrier',
      options: (command) =>
        command
          .requiredOption('--driver <name>', 'who takes them')
          .option('--accept-missing', 'labelled parcels in no bag stay behind', false)
          .option('--signature <file>', 'a file with the SVG path that the driver drew'),
    },
    async ({ call }, args, { driver, acceptMissing, signature: file }) => {
      const drawn = file === undefined ? ok(null) : await textOf(resolve(file));
      if (!drawn.ok) return drawn;
      const signature = drawn.value;
      const handoverId = word(args, 0);
      return one(await call('handover.close', { handoverId, driver, acceptMissing, signature }));
    },
  );
  addViews(handover, environment);
  register(
    handover,
    environment,
    { name: 'list', description: 'handovers with their bags and what is missing' },
    async ({ call }) => {
      const all = await allPages((cursor) => call('handover.list', { cursor, limit: pageSize }));
      return all.ok ? ok(done(all.value, handoverTable(all.value))) : all;
    },
  );
  register(
    handover,
    environment,
    {
      name: 'export <handover> <file>',
      description: 'write the list 交接清单: .html is a page to print, all else a workbook',
    },
    async ({ call }, args) => {
      const written = await call('handover.export', {
        handoverId: word(args, 0),
        path: word(args, 1),
      });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
}
