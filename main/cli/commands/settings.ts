import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ok, refuse } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { done } from '../outcome.ts';
import { register, word } from '../register.ts';

/** What is set up once: sender, station, tolerances, templates. */
export function addSettingsCommands(program: Command, environment: CliEnvironment): void {
  const settings = program.command('settings').description('what is set up once');
  register(
    settings,
    environment,
    { name: 'show', description: 'all settings as JSON' },
    async ({ call }) => {
      const current = await call('settings.get', {});
      return current.ok ? ok(done(current.value, JSON.stringify(current.value, null, 2))) : current;
    },
  );
  register(
    settings,
    environment,
    {
      name: 'set <file>',
      description: 'take settings from a JSON file; what it leaves out stays as it is',
    },
    async ({ call }, args) => {
      const file = word(args, 0);
      let given: unknown;
      try {
        given = JSON.parse(await readFile(file, 'utf8'));
      } catch (error) {
        return error instanceof SyntaxError
          ? refuse('settings-not-json', { file, problem: error.message })
          : refuse('file-not-found', { file });
      }
      // The contract checks the shape and names the field that is wrong.
      const changed = await call('settings.set', { settings: given as object });
      return changed.ok ? ok(done(changed.value, JSON.stringify(changed.value, null, 2))) : changed;
    },
  );
}
