import { Option } from 'commander';
import type { Command } from 'commander';
import type { PrintJobState } from '../../../domain/printing/job.ts';
import { ok } from '../../../domain/result.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { done, partly, spellOrNull } from '../outcome.ts';
import { jobJson, jobTable, printOutcome } from '../print-outcome.ts';
import { register, word, words } from '../register.ts';
import { addLabelTemplateCommands } from './label-templates.ts';
import { addPrintCommands } from './print.ts';

const jobStates: readonly PrintJobState[] = [
  'queued',
  'claimed',
  'sending',
  'handed-over',
  'acknowledged',
  'unknown',
  'failed',
  'cancelled',
];

/** Step 4, paper: labels, their jobs, and what a person has to say about them. */
export function addLabelCommands(program: Command, environment: CliEnvironment): void {
  const labels = program.command('labels').description('shipping labels');
  addPrintCommands(labels, environment);
  addLabelTemplateCommands(labels, environment);
  register<{ readonly reason: string; readonly printer?: string }>(
    labels,
    environment,
    {
      name: 'reprint <shipment>',
      description: 'print one more copy, which makes earlier ones worthless',
      options: (command) =>
        command
          .requiredOption('--reason <text>', 'why')
          .option('--printer <name>', 'another printer than last time'),
    },
    async ({ call, language }, args, { reason, printer }) => {
      const printed = await call('labels.reprint', {
        shipmentId: word(args, 0),
        reason,
        printer: printer ?? null,
      });
      return printed.ok ? ok(printOutcome([printed.value], language)) : printed;
    },
  );
  register<{ readonly state: string }>(
    labels,
    environment,
    {
      name: 'jobs',
      description: 'print jobs and how they ended',
      options: (command) =>
        command.addOption(
          new Option('--state <state>', 'only these').choices([...jobStates]).default(''),
        ),
    },
    async ({ call, language }, _args, { state }) => {
      const all = await allPages((cursor) =>
        call('labels.jobs', { cursor, limit: pageSize, state }),
      );
      if (!all.ok) return all;
      const jobs = all.value.map((job) => jobJson(job, language));
      return ok(done(jobs, jobTable(jobs)));
    },
  );
  for (const [name, printed, description] of [
    ['printed', true, 'the label of an unknown job is on paper'],
    ['not-printed', false, 'the label of an unknown job did not come out'],
  ] as const) {
    register(
      labels,
      environment,
      { name: `${name} <job>`, description: `say that ${description}` },
      async ({ call, language }, args) => {
        const job = await call('labels.settle', { jobId: word(args, 0), printed });
        return job.ok
          ? ok(done([jobJson(job.value, language)], jobTable([jobJson(job.value, language)])))
          : job;
      },
    );
  }
  register(
    labels,
    environment,
    { name: 'found <scan>', description: 'scan a label of an unknown job: it is on paper' },
    async ({ call, language }, args) => {
      const job = await call('labels.settleByScan', { scan: word(args, 0) });
      return job.ok
        ? ok(done([jobJson(job.value, language)], jobTable([jobJson(job.value, language)])))
        : job;
    },
  );
  register<{ readonly scan: string }>(
    labels,
    environment,
    {
      name: 'affix <shipment>',
      description: 'scan the label on the box: it must be the right one, and its latest copy',
      options: (command) => command.requiredOption('--scan <code>', 'what the scanner read'),
    },
    async ({ call }, args, { scan }) => {
      const affixed = await call('labels.affix', { shipmentId: word(args, 0), scan });
      return affixed.ok
        ? ok(done({ ...affixed.value, refused: null }, `${affixed.value.shipmentId} affixed`))
        : affixed;
    },
  );
  register<{ readonly out: string; readonly printer?: string }>(
    labels,
    environment,
    {
      name: 'render <shipments...>',
      description: 'draw labels into PNG files without printing them',
      options: (command) =>
        command
          .requiredOption('--out <dir>', 'folder')
          .option('--printer <name>', 'as this printer would burn them'),
    },
    async ({ call, language }, args, { out, printer }) => {
      const rendered = await call('labels.render', {
        shipmentIds: [...words(args, 0)],
        directory: out,
        printer: printer ?? null,
      });
      if (!rendered.ok) return rendered;
      const value = rendered.value.map((label) => ({
        ...label,
        refused: spellOrNull(label.refused, language),
      }));
      return ok(
        partly(
          value,
          value
            .map(
              ({ shipmentId, file, refused }) => `${shipmentId}  ${file ?? refused?.message ?? ''}`,
            )
            .join('\n'),
          value.some(({ refused }) => refused !== null),
        ),
      );
    },
  );
}
