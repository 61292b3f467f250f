import { expect, test } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import { contract } from '../../../preload/contract.ts';
import { context, freshBareApp } from './bare-app.ts';

const printer = (name: string) =>
  contract['printers.add'].input.parse({
    name,
    address: 'tcp://127.0.0.1:9100',
    language: 'zpl',
    probe: false,
  });
const fresh = freshBareApp();

test('a printer that is added twice at once is there once', async () => {
  const { handlers, services } = fresh.app;
  const answers = await Promise.all([
    handlers['printers.add'](printer('one'), context),
    handlers['printers.add'](printer('one'), context),
  ]);
  expect(services.settings.get().printers.map(({ name }) => name)).toEqual(['one']);
  expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
});

test('a printer that is measured while it is edited keeps both', async () => {
  const { handlers, services } = fresh.app;
  await handlers['printers.add'](printer('one'), context);
  await Promise.all([
    handlers['printers.calibrate'](
      contract['printers.calibrate'].input.parse({ name: 'one', measuredMm: 81 }),
      context,
    ),
    handlers['printers.edit'](
      contract['printers.edit'].input.parse({ name: 'one', copies: 2 }),
      context,
    ),
  ]);
  const [one] = services.settings.get().printers;
  expect(one?.copies).toBe(2);
  expect(one?.scalePercent).not.toBe(100);
});

test('two templates saved under one name at once: the second is refused', async () => {
  const { handlers } = fresh.app;
  const template = { ...builtInTemplate('100x150'), name: 'Shop' };
  const answers = await Promise.all([
    handlers['labelTemplates.save']({ template, replace: false }, context),
    handlers['labelTemplates.save']({ template, replace: false }, context),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
});
