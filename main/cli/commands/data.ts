import { resolve } from 'node:path';
import type { Command } from 'commander';
import { renderMessage } from '../../../domain/messages.ts';
import type { Language } from '../../../domain/messages.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { VerifyReport } from '../../../preload/views.ts';
import type { RepairReport } from '../../storage/repair.ts';
import { withCommonOptions } from '../command.ts';
import type { CliEnvironment, CommonOptions } from '../command.ts';
import { writtenOutcome } from '../import-outcome.ts';
import { reachData } from '../reach-data.ts';
import { addArchiveCommands } from './archive.ts';
import { done, partly, refusedOutcome, spell, table, yuan } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word } from '../register.ts';

/** Nearly the whole store, which other commands do without. */
const dataCare = () => import('../../data-care.ts');

/** Care of the data. */
export function addDataCommands(program: Command, environment: CliEnvironment): void {
  register(
    program,
    environment,
    { name: 'backup <file>', description: 'write everything into one checked file' },
    async ({ call }, args) => {
      const written = await call('data.backup', { path: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  register(
    program,
    environment,
    { name: 'stats', description: 'how much there is, and what waits' },
    async ({ call, language }) => {
      const stats = await call('data.stats', {});
      if (!stats.ok) return stats;
      const {
        shipments,
        waybillPools,
        toPayFen,
        disputedFen,
        archived,
        storeFailure,
        backupFailure,
        lastBackupAt,
        ...counts
      } = stats.value;
      const lines = [
        ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
        `shipments: ${Object.entries(shipments)
          .map(([state, count]) => `${count} ${state}`)
          .join(', ')}`,
        `archived: ${archived.orders} orders, ${archived.shipments} shipments in ${archived.volumes} files`,
        `last scheduled backup: ${lastBackupAt ?? '-'}`,
        `to pay: CNY ${yuan(toPayFen)}, disputed: CNY ${yuan(disputedFen)}`,
        ...waybillPools.map(
          ({ plan, remaining, low }) => `waybills ${plan}: ${remaining}${low ? ' LOW' : ''}`,
        ),
        ...[storeFailure, backupFailure].flatMap((failure) =>
          failure === null ? [] : [renderMessage(failure, language)],
        ),
      ];
      return ok(done(stats.value, lines.join('\n')));
    },
  );

  register(
    program,
    environment,
    {
      name: 'find <number>',
      description: 'orders, shipments and waybills by part of their number',
    },
    async ({ call }, args) => {
      const found = await call('data.find', { text: word(args, 0), limit: 50 });
      if (!found.ok) return found;
      const rows = found.value.map(({ kind, id, waybill, name }) => [kind, id, waybill, name]);
      return ok(done(found.value, table(['what', 'number', 'waybill', 'buyer'], rows)));
    },
  );

  addArchiveCommands(program, environment);

  // These work on the files themselves, so they do not open the folder.
  const verify = withCommonOptions(
    program
      .command('verify')
      .description('check every byte of the data folder, and prove the state by building it again'),
  );
  verify.action(async () => {
    const { data, lang } = verify.opts<CommonOptions>();
    const closed = await (await dataCare()).verifyData(resolve(data));
    const isOpen = !closed.ok && closed.refusal.code === 'store-in-use';
    const report = isOpen ? await verifyOpen(environment, data) : closed;
    if (!report.ok) {
      environment.finish(refusedOutcome(report.refusal, lang));
      return;
    }
    const { value } = report;
    const text = [
      `${value.ok ? 'whole' : 'DAMAGED'}: ${value.events} events, ${value.orders} orders, ${value.shipments} shipments`,
      `state ${value.stateHash ?? '-'}${value.isReplayed ? ', the same from the oldest snapshot on' : ''}${value.isMemoryCompared ? ', the same in memory' : ''}; ${value.volumes} archive files; ${value.seconds} s`,
      ...(value.lostRecords > 0 ? [`${value.lostRecords} records were lost before a repair`] : []),
      ...value.problems.map(({ message }) => `  ${message}`),
    ].join('\n');
    environment.finish(partly(value, text, !value.ok));
  });

  const repair = withCommonOptions(
    program
      .command('repair')
      .description('make a damaged data folder usable again; says first what is lost')
      .option('--accept-loss', 'go on without what no copy holds any more', false)
      .option('--backup <file>', 'a backup that may hold what is lost'),
  );
  repair.action(async () => {
    const { data, lang, acceptLoss, backup } = repair.opts<
      CommonOptions & { readonly acceptLoss: boolean; readonly backup?: string }
    >();
    const repaired = await (
      await dataCare()
    ).repairData(resolve(data), {
      acceptLoss,
      backup: backup === undefined ? null : resolve(backup),
    });
    environment.finish(
      repaired.ok ? repairOutcome(repaired.value, lang) : refusedOutcome(repaired.refusal, lang),
    );
  });

  const restore = withCommonOptions(
    program
      .command('restore <file>')
      .description('make the data folder from a backup')
      .option('--force', 'replace what is there; it is kept beside it', false),
  );
  restore.action(async () => {
    const { data, lang, force } = restore.opts<CommonOptions & { readonly force: boolean }>();
    const [file] = restore.processedArgs as [string];
    const restored = await (await dataCare()).restoreData(resolve(file), resolve(data), force);
    environment.finish(
      restored.ok
        ? done(restored.value, `restored up to record ${restored.value.seq}`)
        : refusedOutcome(restored.refusal, lang),
    );
  });
}

/** What a repair found and did; refused while something is lost that was not accepted. */
function repairOutcome(report: RepairReport, language: Language): Outcome {
  const { sentences, ...facts } = report;
  const messages = sentences.map((sentence) => spell(sentence, language));
  const text =
    report.outcome === 'nothing-to-repair'
      ? 'nothing to repair'
      : messages.map(({ message }) => message).join('\n');
  return partly({ ...facts, messages }, text, report.outcome === 'consent-needed');
}

/** Lets the program that has the folder open check it. */
async function verifyOpen(
  environment: CliEnvironment,
  directory: string,
): Promise<Result<VerifyReport>> {
  const data = await reachData(environment, directory);
  if (!data.ok) return data;
  const report = await data.value.call('data.verify', {}, { signal: environment.signal });
  const left = await data.value.close();
  // The contract pairs the name with this output.
  return left.ok ? (report as Result<VerifyReport>) : left;
}
