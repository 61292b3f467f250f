import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { contract } from '../../../preload/contract.ts';
import type { App } from '../../../main/open-app.ts';
import { context, openBareApp } from './bare-app.ts';

const printer = (name: string) =>
  contract['printers.add'].input.parse({
    name,
    address: 'tcp://127.0.0.1:9100',
    language: 'zpl',
  });

let directory: string;
let app: App;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'packbench-settings-')), 'data');
  app = await openBareApp(directory);
});
afterEach(async () => {
  await app.close();
  await rm(join(directory, '..'), { recursive: true, force: true });
});

test('changes made at the same moment are all kept, and found again', async () => {
  const { handlers } = app;
  const answers = await Promise.all([
    handlers['settings.set']({ settings: { theme: 'dark' } }, context),
    handlers['settings.set']({ settings: { language: 'zh' } }, context),
    handlers['settings.set']({ settings: { station: 'B' } }, context),
    ...['one', 'two', 'three'].map((name) => handlers['printers.add'](printer(name), context)),
  ]);
  expect(answers.map(({ ok }) => ok)).not.toContain(false);
  const expected = { theme: 'dark', language: 'zh', station: 'B' };
  expect(app.services.settings.get()).toMatchObject(expected);
  await app.close();
  app = await openBareApp(directory);
  const settings = app.services.settings.get();
  expect(settings).toMatchObject(expected);
  expect(settings.printers.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});

test('who changed how labels look stands in the history', async () => {
  const { handlers } = app;
  const template = { ...builtInTemplate('100x150'), name: 'Shop' };
  const by = { ...context, person: 'Li' };
  await handlers['labelTemplates.save']({ template, replace: false }, by);
  await handlers['labelTemplates.use']({ name: 'Shop', plan: null }, by);
  await handlers['labelTemplates.remove']({ name: 'Shop' }, by);
  const history = await handlers['settings.history']({ limit: 10 }, context);
  if (!history.ok) throw new Error(history.refusal.code);
  expect(history.value.map(({ person, changes }) => [person, changes])).toEqual([
    [
      'Li',
      [
        { name: 'labelTemplateChoices.*', before: 'Shop', after: '' },
        { name: 'labelTemplates.Shop', before: '100x150', after: '' },
      ],
    ],
    ['Li', [{ name: 'labelTemplateChoices.*', before: '', after: 'Shop' }]],
    ['Li', [{ name: 'labelTemplates.Shop', before: '', after: '100x150' }]],
  ]);
});
