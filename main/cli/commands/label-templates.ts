import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { LabelTemplateSummary } from '../../../preload/views.ts';
import type { CliEnvironment } from '../command.ts';
import { done, table } from '../outcome.ts';
import { register, word } from '../register.ts';

const listTable = (templates: readonly LabelTemplateSummary[]): string =>
  table(
    ['template', 'size', 'used for plans'],
    templates.map(({ name, size, usedFor }) => [
      name,
      size,
      usedFor.map((plan) => plan ?? '(all others)').join(', '),
    ]),
  );

/** How labels look: templates of the shop as files, and what each is used for. */
export function addLabelTemplateCommands(labels: Command, environment: CliEnvironment): void {
  const templates = labels.command('templates').description('how labels look');
  register(
    templates,
    environment,
    { name: 'list', description: 'the templates there are and what they are used for' },
    async ({ call }) => {
      const list = await call('labelTemplates.list', {});
      return list.ok ? ok(done(list.value, listTable(list.value))) : list;
    },
  );
  register(
    templates,
    environment,
    {
      name: 'export <name> <file>',
      description: 'write a template as a JSON file, to be changed and imported under another name',
    },
    async ({ call }, args) => {
      const written = await call('labelTemplates.export', {
        name: word(args, 0),
        path: word(args, 1),
      });
      return written.ok ? ok(done(written.value, written.value.file)) : written;
    },
  );
  register<{ readonly replace?: true }>(
    templates,
    environment,
    {
      name: 'import <file>',
      description: 'check a template and keep it',
      options: (command) => command.option('--replace', 'write over the one of the same name'),
    },
    async ({ call }, args, { replace = false }) => {
      const template = await call('labelTemplates.import', { path: word(args, 0), replace });
      return template.ok ? ok(done(template.value, template.value.name)) : template;
    },
  );
  register<{ readonly plan?: string }>(
    templates,
    environment,
    {
      name: 'use <name>',
      description: 'draw labels by a template from now on',
      options: (command) => command.option('--plan <code>', 'only those of this plan'),
    },
    async ({ call }, args, { plan = null }) => {
      const list = await call('labelTemplates.use', { name: word(args, 0), plan });
      return list.ok ? ok(done(list.value, listTable(list.value))) : list;
    },
  );
  register(
    templates,
    environment,
    { name: 'remove <name>', description: 'forget a template' },
    async ({ call }, args) => {
      const template = await call('labelTemplates.remove', { name: word(args, 0) });
      return template.ok ? ok(done(template.value, template.value.name)) : template;
    },
  );
}
