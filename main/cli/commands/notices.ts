import { Option } from 'commander';
import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { writtenOutcome } from '../import-outcome.ts';
import { done, partly, spellOrNull, table } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const noticeTable = (notices: readonly Notice[]): string =>
  table(
    ['notice', 'order', 'service', 'number', 'part', 'state'],
    notices.map(({ noticeId, orderId, service, number, part, state }) => [
      noticeId,
      orderId,
      service,
      number,
      part,
      state,
    ]),
  );

/** Step 6. */
export function addNoticeCommands(program: Command, environment: CliEnvironment): void {
  const notices = program.command('notices').description('shipping notices to the customers');
  register<{ readonly description: string; readonly website: string; readonly force?: string }>(
    notices,
    environment,
    {
      name: 'fill [shipments...]',
      description: 'fill in notices; without shipments, for all that were handed over',
      options: (command) =>
        command
          .option('--description <text>', 'in English', '')
          .option('--website <url>', 'where the number can be tracked', '')
          .option('--force <reason>', 'fill in before the handover, with a reason'),
    },
    async ({ call, language }, args, { description, website, force }) => {
      const filled = await call('notices.fill', {
        shipmentIds: [...words(args, 0)],
        description,
        website,
        force: force ?? null,
      });
      if (!filled.ok) return filled;
      const value = filled.value.map((outcome) => ({
        ...outcome,
        refused: spellOrNull(outcome.refused, language),
      }));
      const refused = value.filter((outcome) => outcome.refused !== null);
      const text = [
        noticeTable(value.flatMap((outcome) => outcome.notices)),
        ...refused.map((outcome) => `  REFUSED ${outcome.shipmentId}: ${outcome.refused?.message}`),
      ].join('\n');
      return ok(partly(value, text, refused.length > 0));
    },
  );
  register<{ readonly state: 'filled' | 'sent' | '' }>(
    notices,
    environment,
    {
      name: 'list',
      description: 'notices',
      options: (command) =>
        command.addOption(
          new Option('--state <state>', 'only these').choices(['filled', 'sent']).default(''),
        ),
    },
    async ({ call }, _args, { state }) => {
      const all = await allPages((cursor) =>
        call('notices.list', { cursor, limit: pageSize, state }),
      );
      return all.ok ? ok(done(all.value, noticeTable(all.value))) : all;
    },
  );
  register(
    notices,
    environment,
    { name: 'export <file>', description: 'write the batch workbook of all filled notices' },
    async ({ call }, args) => {
      const written = await call('notices.export', { path: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  register<{ readonly via: string }>(
    notices,
    environment,
    {
      name: 'send [notices...]',
      description: 'mark notices as sent to the platform; without names, all that are filled',
      options: (command) => command.option('--via <way>', 'how they went', 'workbook'),
    },
    async ({ call }, args, { via }) => {
      const sent = await call('notices.send', { noticeIds: [...words(args, 0)], via });
      return sent.ok ? ok(done(sent.value, noticeTable(sent.value))) : sent;
    },
  );
  register<{ readonly language: string }>(
    notices,
    environment,
    {
      name: 'message <notice>',
      description: 'the message to the customer of a notice',
      options: (command) =>
        command.option(
          '--language <code>',
          'en, ru, es, fr, pt, ar or zh; the country decides',
          '',
        ),
    },
    async ({ call }, args, { language }) => {
      const message = await call('notices.message', { noticeId: word(args, 0), language });
      return message.ok ? ok(done(message.value, message.value.text)) : message;
    },
  );
  register(
    notices,
    environment,
    { name: 'messages <dir>', description: 'write the messages to the customers into files' },
    async ({ call }, args) => {
      const written = await call('notices.messages', { directory: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
}
