import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { CliEnvironment } from '../command.ts';
import { done, table } from '../outcome.ts';
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
    { name: 'history', description: 'who changed what only a lead may set, the newest first' },
    async ({ call }) => {
      const entries = await call('settings.history', {});
      if (!entries.ok) return entries;
      const rows = entries.value.flatMap(({ at, station, person, changes }) =>
        changes.map(({ name, before, after }) => [at, station, person, name, before, after]),
      );
      const head = ['time', 'station', 'person', 'setting', 'before', 'after'];
      return ok(done(entries.value, table(head, rows)));
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
      const current = await call('settings.get', {});
      if (!current.ok) return current;
      const change = changeOf(current.value, given);
      if (!change.ok) return change;
      // The contract checks the shape and names the field that is wrong.
      const changed = await call('settings.set', { settings: change.value });
      return changed.ok ? ok(done(changed.value, JSON.stringify(changed.value, null, 2))) : changed;
    },
  );
}

/**
 * What a file changes; the sender field by field, so that a new phone number leaves the street as it is. A name that no
 * setting has is refused: a slip of the pen must not pass for done.
 */
function changeOf(current: PublicSettings, given: unknown): Result<object> {
  if (!isRecord(given)) {
    return refuse('input-invalid', { name: 'settings.set', field: '-', problem: 'is no object' });
  }
  const sender = isRecord(given['sender']) ? given['sender'] : null;
  const unknown = [
    ...Object.keys(given).filter((key) => !Object.hasOwn(current, key)),
    ...Object.keys(sender ?? {})
      .filter((key) => !Object.hasOwn(current.sender, key))
      .map((key) => `sender.${key}`),
  ];
  const [field] = unknown;
  if (field !== undefined) {
    return refuse('input-not-known', { name: 'settings.set', field });
  }
  return ok(sender === null ? given : { ...given, sender: { ...current.sender, ...sender } });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
