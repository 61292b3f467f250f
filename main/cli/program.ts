import { Command, CommanderError } from 'commander';
import type { CliEnvironment } from './command.ts';
import { addCatalogueCommands } from './commands/catalogue.ts';
import { addDataCommands } from './commands/data.ts';
import { addFreightCommands } from './commands/freight.ts';
import { addHandoverCommands } from './commands/handover.ts';
import { addImportCommand } from './commands/imports.ts';
import { addLabelCommands } from './commands/labels.ts';
import { addNoticeCommands } from './commands/notices.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addPackCommand } from './commands/packing.ts';
import { addPaperCommands } from './commands/papers.ts';
import { addPeopleCommands } from './commands/people.ts';
import { addPlanCommands } from './commands/plans.ts';
import { addPrinterCommands } from './commands/printers.ts';
import { addScaleCommands } from './commands/scale.ts';
import { addSettingsCommands } from './commands/settings.ts';
import { addShipmentCommands } from './commands/shipments.ts';
import { addDemoCommand } from './demo-command.ts';
import { exitStatus } from './exit-status.ts';

/** All commands, in the order of the work. */
function makeProgram(environment: CliEnvironment): Command {
  const program = new Command('packbench')
    .description('Packs, labels and ships AliExpress orders, without a network.')
    .version(environment.version)
    .showHelpAfterError('(--help shows what there is)');
  addDemoCommand(program, environment);
  addImportCommand(program, environment);
  addOrderCommands(program, environment);
  addCatalogueCommands(program, environment);
  addPlanCommands(program, environment);
  addShipmentCommands(program, environment);
  addPackCommand(program, environment);
  addScaleCommands(program, environment);
  addPrinterCommands(program, environment);
  addLabelCommands(program, environment);
  addPaperCommands(program, environment);
  addHandoverCommands(program, environment);
  addNoticeCommands(program, environment);
  addFreightCommands(program, environment);
  addSettingsCommands(program, environment);
  addPeopleCommands(program, environment);
  addDataCommands(program, environment);
  return program;
}

/** Makes every command throw what is wrong with its words instead of ending the process. */
function throwUsageErrors(command: Command, stderr: (text: string) => void): void {
  command.exitOverride().configureOutput({ writeErr: stderr });
  for (const child of command.commands) throwUsageErrors(child, stderr);
}

/**
 * A reader that has seen enough (`| head`) closes the pipe; that ends the output, not the work. Every other failure to
 * write is a bug or a full disk and ends the program.
 */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Parses the words of a command line and runs the command; wrong words end with `exitStatus.usage`. */
export async function runProgram(
  environment: CliEnvironment,
  words: readonly string[],
): Promise<void> {
  outliveReaders();
  const program = makeProgram(environment);
  throwUsageErrors(program, environment.stderr);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    environment.finish({
      value: { error: { code: 'usage', message: error.message } },
      text: '',
      status: exitStatus.usage,
    });
  }
}
