import { Option } from 'commander';
import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import { messageKinds } from '../../../domain/notices/message-templates.ts';
import type { MessageKind } from '../../../domain/notices/message-templates.ts';
import type { Notice, NoticePart } from '../../../domain/notices/notice.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { importedOutcome, importOptions, writtenOutcome } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { done, partly, spellOrNull, table } from '../outcome.ts';
import { parseNumber } from '../option-values.ts';
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

/** Filling by workbook, and taking back what was filled wrongly. */
function addCorrections(notices: Command, environment: CliEnvironment): void {
  register<ImportOptions & { readonly force?: string }>(
    notices,
    environment,
    {
      name: 'import <file>',
      description: 'fill in notices from a workbook',
      options: (command) =>
        importOptions(command).option(
          '--force <reason>',
          'fill in before the handover, with a reason',
        ),
    },
    async (session, args, { strict, force, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('notices.import', { path, strict, force: force ?? null });
      if (!report.ok) return report;
      const more = { notices: report.value.notices };
      return importedOutcome(session, { path, kind: 'notices', to }, report.value, more);
    },
  );
  register(
    notices,
    environment,
    {
      name: 'pending',
      description: 'parcels that were handed over and have no notice yet',
    },
    async ({ call }) => {
      const all = await allPages((cursor) => call('notices.pending', { cursor, limit: pageSize }));
      if (!all.ok) return all;
      const rows = all.value.map((one) => [
        one.shipmentId,
        one.orderIds.join(' '),
        one.waybill ?? '',
        one.service,
        one.buyer,
      ]);
      const head = ['shipment', 'orders', 'number', 'service', 'customer'];
      return ok(done(all.value, table(head, rows)));
    },
  );
  register<{ readonly reason: string }>(
    notices,
    environment,
    {
      name: 'withdraw <notices...>',
      description: 'take back notices that were not sent yet',
      options: (command) => command.option('--reason <text>', 'why', ''),
    },
    async ({ call }, args, { reason }) => {
      const withdrawn = await call('notices.withdraw', { noticeIds: [...words(args, 0)], reason });
      return withdrawn.ok ? ok(done(withdrawn.value, noticeTable(withdrawn.value))) : withdrawn;
    },
  );
  register<{ readonly kind: MessageKind; readonly language: string; readonly days?: number }>(
    notices,
    environment,
    {
      name: 'contact <order>',
      description: 'a message to the customer of an order, with or without a notice',
      options: (command) =>
        command
          .addOption(
            new Option('--kind <kind>', 'what it says')
              .choices([...messageKinds])
              .default('shipped'),
          )
          .option('--language <code>', 'en, ru, es, fr, pt, ar or zh; the country decides', '')
          .option('--days <number>', 'until a delayed parcel leaves', parseNumber),
    },
    async ({ call }, args, { kind, language, days }) => {
      const message = await call('notices.contact', {
        orderId: word(args, 0),
        kind,
        language,
        days: days ?? null,
      });
      return message.ok ? ok(done(message.value, message.value.text)) : message;
    },
  );
}

/** Step 6. */
export function addNoticeCommands(program: Command, environment: CliEnvironment): void {
  const notices = program.command('notices').description('shipping notices to the customers');
  register<{
    readonly description: string;
    readonly website: string;
    readonly force?: string;
    readonly service: string;
    readonly part: NoticePart | '';
  }>(
    notices,
    environment,
    {
      name: 'fill [shipments...]',
      description: 'fill in notices; without shipments, for all that were handed over',
      options: (command) =>
        command
          .option('--description <text>', 'in English', '')
          .option('--website <url>', 'where the number can be tracked', '')
          .option('--force <reason>', 'fill in before the handover, with a reason')
          .option('--service <name>', 'as the platform names it; else that of the plan', '')
          .addOption(
            new Option('--part <part>', 'instead of what the pieces left say')
              .choices(['all', 'part'])
              .default(''),
          ),
    },
    async ({ call, language }, args, { description, website, force, service, part }) => {
      const filled = await call('notices.fill', {
        shipmentIds: [...words(args, 0)],
        description,
        website,
        force: force ?? null,
        service,
        part,
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
  addCorrections(notices, environment);
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
  register<{ readonly only: readonly string[] }>(
    notices,
    environment,
    {
      name: 'export <file>',
      description: 'write the batch workbook of the notices that wait to be sent',
      options: (command) => command.option('--only <notice...>', 'only these', []),
    },
    async ({ call }, args, { only }) => {
      const written = await call('notices.export', { path: word(args, 0), noticeIds: [...only] });
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
