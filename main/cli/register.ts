import type { Command } from 'commander';
import type { Result } from '../../domain/result.ts';
import { runOnData, withCommonOptions } from './command.ts';
import type { CliEnvironment, CommonOptions, Session } from './command.ts';
import { refusedOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What a command does, given its arguments as typed and its options. */
export type Action<Options> = (
  session: Session,
  args: readonly (string | readonly string[])[],
  options: Options,
) => Promise<Result<Outcome>>;

/** Declares one command, `register(group, env, 'import <file>', 'reads orders', add, action)`, and returns it for what stands below it. */
export function register<Options>(
  parent: Command,
  environment: CliEnvironment,
  declaration: {
    readonly name: string;
    readonly description: string;
    readonly options?: (command: Command) => Command;
  },
  action: Action<Options>,
): Command {
  const command = parent.command(declaration.name).description(declaration.description);
  declaration.options?.(command);
  withCommonOptions(command);
  command.action(async () => {
    takeOptionsBefore(command);
    const options = command.opts<Options & CommonOptions>();
    await runOnData(environment, options, async (session) => {
      const outcome = await action(session, command.processedArgs, options);
      return outcome.ok ? outcome.value : refusedOutcome(outcome.refusal, session.language);
    });
  });
  return command;
}

/** An option that stands before the command's name counts too, as in `pack --data DIR today`. */
function takeOptionsBefore(command: Command): void {
  for (const name of Object.keys(command.opts())) {
    if (command.getOptionValueSource(name) !== 'default') continue;
    if (command.parent?.getOptionValueSource(name) !== 'cli') continue;
    command.setOptionValueWithSource(name, command.parent.getOptionValue(name), 'cli');
  }
}

/** An argument that is one word. */
export const word = (args: readonly (string | readonly string[])[], index: number): string => {
  const value = args[index];
  if (typeof value !== 'string') throw new Error(`Argument ${index} is not one word.`);
  return value;
};

/** An argument that is a list of words. */
export const words = (
  args: readonly (string | readonly string[])[],
  index: number,
): readonly string[] => {
  const value = args[index];
  return typeof value === 'string' || value === undefined ? [] : value;
};
