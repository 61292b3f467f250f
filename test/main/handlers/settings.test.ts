import { expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { contract } from '../../../preload/contract.ts';
import { context, freshBareApp, openBareApp } from './bare-app.ts';

const printer = (name: string) =>
  contract['printers.add'].input.parse({
    name,
    address: 'tcp://127.0.0.1:9100',
    language: 'zpl',
  });

const fresh = freshBareApp();

test('changes made at the same moment are all kept, and found again', async () => {
  const { handlers } = fresh.app;
  const answers = await Promise.all([
    handlers['settings.set']({ settings: { theme: 'dark' } }, context),
    handlers['settings.set']({ settings: { language: 'zh' } }, context),
    handlers['settings.set']({ settings: { station: 'B' } }, context),
    ...['one', 'two', 'three'].map((name) => handlers['printers.add'](printer(name), context)),
  ]);
  expect(answers.map(({ ok }) => ok)).not.toContain(false);
  const expected = { theme: 'dark', language: 'zh', station: 'B' };
  expect(fresh.app.services.settings.get()).toMatchObject(expected);
  await fresh.app.close();
  fresh.app = await openBareApp(fresh.directory);
  const settings = fresh.app.services.settings.get();
  expect(settings).toMatchObject(expected);
  expect(settings.printers.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});

test('who changed how labels look stands in the history', async () => {
  const { handlers } = fresh.app;
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
