import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { refuse } from '../../domain/result.ts';
import type { Refusal } from '../../domain/result.ts';
import { runOnData, withCommonOptions } from './command.ts';
import type { CliEnvironment, CommonOptions } from './command.ts';
import { demo } from './demo.ts';
import { refusedOutcome } from './outcome.ts';

/** What a demo leaves behind; only these are ever replaced. */
const leftovers = [
  'data',
  'labels',
  'messages',
  'batch.xlsx',
  'handover.html',
  'handover.xlsx',
  'notices.xlsx',
  'payments.xlsx',
  'freight-report.xlsx',
] as const;

/** The whole job on the sample workbook, from orders to the freight report. */
export function addDemoCommand(program: Command, environment: CliEnvironment): void {
  const command = withCommonOptions(
    program
      .command('demo')
      .description('the whole job on sample orders, with virtual printers on TCP')
      .requiredOption('--out <dir>', 'folder for the data and everything that is made')
      .option('--fresh', 'replace what an earlier demo left there', false),
  );
  command.action(async () => {
    const options = command.opts<
      CommonOptions & { readonly out: string; readonly fresh: boolean }
    >();
    const out = resolve(options.out);
    const problem = await prepareFolder(out, options.fresh);
    if (problem !== null) {
      environment.finish(refusedOutcome(problem, options.lang));
      return;
    }
    const say = options.json ? environment.stderr : environment.stdout;
    await runOnData(environment, { ...options, data: join(out, 'data') }, (session) =>
      demo(session, out, environment.paths.samples, (line) => say(`${line}\n`)),
    );
  });
}

/** Makes the folder; anything in it that no demo left there is never touched. */
async function prepareFolder(out: string, isFresh: boolean): Promise<Refusal | null> {
  try {
    await mkdir(out, { recursive: true });
    const present = await readdir(out);
    const strangers = present.filter((name) => !(leftovers as readonly string[]).includes(name));
    if (strangers.length > 0 || (present.length > 0 && !isFresh)) {
      return refuse('demo-folder-not-empty', { folder: out, found: present.join(', ') }).refusal;
    }
    for (const name of present) await rm(join(out, name), { recursive: true });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('file-not-written', { file: out, reason }).refusal;
  }
}
