import { Option } from 'commander';
import type { Command } from 'commander';
import type { Language } from '../../../domain/messages.ts';
import type { PrintJob, PrintJobState } from '../../../domain/printing/job.ts';
import { ok } from '../../../domain/result.ts';
import type { PrintOutcome } from '../../../preload/views.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { done, partly, spell, spellFault, spellOrNull, table } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word, words } from '../register.ts';
import { addLabelTemplateCommands } from './label-templates.ts';

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

const jobJson = (job: PrintJob, language: Language) => ({
  ...job,
  message: spellFault(job.fault, language),
});

const jobTable = (jobs: readonly ReturnType<typeof jobJson>[]): string =>
  table(
    ['job', 'shipment', 'waybill', 'printer', 'copy', 'state', ''],
    jobs.map((job) => [
      job.jobId,
      job.shipmentId,
      job.waybill,
      job.printer,
      job.copy,
      job.state,
      job.message,
    ]),
  );

/** A label that may or may not have printed, or that a printer did not take, is a printer fault. */
function printOutcome(outcomes: readonly PrintOutcome[], language: Language): Outcome {
  const value = outcomes.map(({ shipmentId, job, refused }) =>
    job === null
      ? {
          jobId: null,
          shipmentId,
          waybill: null,
          printer: null,
          copy: null,
          state: 'refused',
          code: refused?.code ?? '',
          message: refused === null ? '' : spell(refused, language).message,
        }
      : { ...jobJson(job, language), code: job.fault?.code ?? '' },
  );
  const text = table(
    ['shipment', 'waybill', 'copy', 'state', ''],
    value.map(({ shipmentId, waybill, copy, state, message }) => [
      shipmentId,
      waybill,
      copy,
      state,
      message,
    ]),
  );
  const isFault = outcomes.some(
    ({ job }) =>
      job !== null && (job.state === 'unknown' || (job.state === 'failed' && !isDrawingFault(job))),
  );
  const isRefused = outcomes.some(
    ({ job, refused }) => refused !== null || job?.state === 'failed' || job?.state === 'cancelled',
  );
  return {
    value,
    text,
    status: isFault ? exitStatus.fault : isRefused ? exitStatus.refused : exitStatus.done,
  };
}

/** The label could not be drawn; no printer had a part in it. */
const isDrawingFault = (job: PrintJob): boolean =>
  job.fault !== null && !/^(?:printer|spooler|device|print)-/.test(job.fault.code);

/** Step 4, paper: labels, their jobs, and what a person has to say about them. */
export function addLabelCommands(program: Command, environment: CliEnvironment): void {
  const labels = program.command('labels').description('shipping labels');
  addLabelTemplateCommands(labels, environment);
  register<{ readonly printer: string }>(
    labels,
    environment,
    {
      name: 'print <shipments...>',
      description: 'print the label of each parcel, once',
      options: (command) => command.requiredOption('--printer <name>', 'printer'),
    },
    async ({ call, language }, args, { printer }) => {
      const printed = await call('labels.print', { shipmentIds: [...words(args, 0)], printer });
      return printed.ok ? ok(printOutcome(printed.value, language)) : printed;
    },
  );
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
