import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { runOnData, withCommonOptions } from './command.ts';
import type { CliEnvironment, CommonOptions } from './command.ts';
import { prepareDemoFolder } from './demo-folder.ts';
import { refusedOutcome } from './outcome.ts';

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
    const problem = await prepareDemoFolder(out, options.fresh);
    if (problem !== null) {
      environment.finish(refusedOutcome(problem, options.lang));
      return;
    }
    const { demo } = await import('./demo.ts');
    const say = options.json ? environment.stderr : environment.stdout;
    await runOnData(environment, { ...options, data: join(out, 'data') }, (session) =>
      demo(session, out, environment.paths.samples, (line) => say(`${line}\n`)),
    );
  });
}
