import { text as readAll } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import { personRoles } from '../../../domain/people/person.ts';
import type { PersonRole, PersonView } from '../../../domain/people/person.ts';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { done, table } from '../outcome.ts';
import { register, word } from '../register.ts';

/** A PIN from standard input stays out of the history of the shell and the list of processes. */
const pinOf = async (given: string): Promise<string> =>
  given === '-' ? (await readAll(process.stdin)).trim() : given;

const lines = (people: readonly PersonView[]): string =>
  table(
    ['id', 'name', 'role', 'badge'],
    people.map(({ id, name, role, hasBadge }) => [id, name, role, hasBadge ? 'yes' : '']),
  );

const pinHelp = '4 to 8 digits; - reads them from standard input';

/** Who works at the window. The command line itself asks for no PIN: it acts as `--person` says. */
export function addPeopleCommands(program: Command, environment: CliEnvironment): void {
  const people = program
    .command('people')
    .description('who works at the window; the command line acts as --person and asks for no PIN');
  register(people, environment, { name: 'list', description: 'everybody' }, async ({ call }) => {
    const listed = await call('people.list', {});
    return listed.ok ? ok(done(listed.value, lines(listed.value))) : listed;
  });
  register<{ readonly role: PersonRole; readonly pin: string; readonly badge: string }>(
    people,
    environment,
    {
      name: 'add <name>',
      description: 'add a person; the first must be a lead',
      options: (command) =>
        command
          .addOption(
            new Option('--role <role>', 'what they may do').choices(personRoles).default('packer'),
          )
          .requiredOption('--pin <pin>', pinHelp)
          .option('--badge <code>', 'a code that signs in without the PIN', ''),
    },
    async ({ call }, args, { role, pin, badge }) => {
      const name = word(args, 0);
      const added = await call('people.add', { name, role, pin: await pinOf(pin), badge });
      return added.ok ? ok(done(added.value, lines([added.value]))) : added;
    },
  );
  register(
    people,
    environment,
    { name: 'remove <person>', description: 'take a person out, by id or name' },
    async ({ call }, args) => {
      const removed = await call('people.remove', { id: word(args, 0) });
      return removed.ok ? ok(done(removed.value, lines([removed.value]))) : removed;
    },
  );
  register<{ readonly role?: PersonRole; readonly badge?: string }>(
    people,
    environment,
    {
      name: 'change <person>',
      description: 'give a person another role or badge',
      options: (command) =>
        command
          .addOption(new Option('--role <role>', 'what they may do').choices(personRoles))
          .option('--badge <code>', 'a code that signs in without the PIN; "" takes it away'),
    },
    async ({ call }, args, { role = null, badge = null }) => {
      const changed = await call('people.change', { id: word(args, 0), role, badge });
      return changed.ok ? ok(done(changed.value, lines([changed.value]))) : changed;
    },
  );
  register<{ readonly pin: string }>(
    people,
    environment,
    {
      name: 'set-pin <person>',
      description: 'give a person a new PIN',
      options: (command) => command.requiredOption('--pin <pin>', pinHelp),
    },
    async ({ call }, args, { pin }) => {
      const changed = await call('people.change', { id: word(args, 0), pin: await pinOf(pin) });
      return changed.ok ? ok(done(changed.value, lines([changed.value]))) : changed;
    },
  );
}
