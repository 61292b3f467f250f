import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { HandoverView } from '../../../preload/views.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment, Session } from '../command.ts';
import { writtenOutcome } from '../import-outcome.ts';
import { done, partly, spell, table } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const handoverTable = (handovers: readonly HandoverView[]): string =>
  table(
    ['handover', 'carrier', 'state', 'bags', 'parcels', 'weight g', 'missing'],
    handovers.map((handover) => [
      handover.handoverId,
      handover.carrier,
      handover.state,
      handover.bags.length,
      handover.parcels,
      handover.weightGrams,
      handover.missing.length,
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
  register<{ readonly driver: string; readonly acceptMissing: boolean }>(
    handover,
    environment,
    {
      name: 'close <handover>',
      description: 'give the bags to the carrier',
      options: (command) =>
        command
          .requiredOption('--driver <name>', 'who takes them')
          .option('--accept-missing', 'labelled parcels in no bag stay behind', false),
    },
    async ({ call }, args, { driver, acceptMissing }) =>
      one(await call('handover.close', { handoverId: word(args, 0), driver, acceptMissing })),
  );
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
