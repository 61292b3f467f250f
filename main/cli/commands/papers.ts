import { Option } from 'commander';
import type { Command } from 'commander';
import {
  messageLanguages,
  type MessageLanguage,
} from '../../../domain/notices/message-templates.ts';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { done } from '../outcome.ts';
import { register, words } from '../register.ts';

type Options = { readonly out: string; readonly language?: MessageLanguage };

/** Documents on A4 paper. */
export function addPaperCommands(program: Command, environment: CliEnvironment): void {
  const papers = program.command('papers').description('documents on A4 paper');
  for (const [kind, description] of [
    ['pick-list', 'what to fetch from the shelves, by place and SKU'],
    ['packing-slips', 'what lies in each box, a page for each customer'],
  ] as const) {
    register<Options>(
      papers,
      environment,
      {
        name: `${kind} <shipments...>`,
        description,
        options: (command) => {
          command.requiredOption('--out <file>', 'a .pdf file, or .html for a page to print');
          return kind === 'pick-list'
            ? command
            : command.addOption(
                new Option('--language <code>', 'instead of that of each destination').choices([
                  ...messageLanguages,
                ]),
              );
        },
      },
      async ({ call }, args, { out, language = null }) => {
        const written = await call('papers.write', {
          kind,
          shipmentIds: [...words(args, 0)],
          language,
          path: out,
        });
        return written.ok ? ok(done(written.value, written.value.file)) : written;
      },
    );
  }
  register<{ readonly out: string }>(
    papers,
    environment,
    {
      name: 'command-codes',
      description: 'the codes that a packer scans instead of pressing a key, for the wall',
      options: (command) =>
        command.requiredOption('--out <file>', 'a .pdf file, or .html for a page to print'),
    },
    async ({ call, language }, _args, { out }) => {
      const written = await call('papers.writeCommands', { language, path: out });
      return written.ok ? ok(done(written.value, written.value.file)) : written;
    },
  );
}
