import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../../main/open-app.ts';
import { context, openBareApp } from './bare-app.ts';

let directory: string;
let app: App;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'packbench-people-')), 'data');
  app = await openBareApp(directory);
});
afterEach(async () => {
  await app.close();
  await rm(join(directory, '..'), { recursive: true, force: true });
});

test('two people added at the same moment are both kept', async () => {
  const add = (name: string, pin: string) =>
    app.handlers['people.add']({ name, role: 'packer', pin, badge: '' }, context);
  const lead = await app.handlers['people.add'](
    { name: 'Wu', role: 'lead', pin: '482913', badge: '' },
    context,
  );
  expect(lead.ok).toBe(true);
  const answers = await Promise.all([add('Ana', '738291'), add('Ben', '918273')]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(app.services.settings.get().people.map(({ name }) => name)).toEqual(['Wu', 'Ana', 'Ben']);
});

test('who is removed while somebody else is changed stays removed', async () => {
  for (const [name, role] of [
    ['Wu', 'lead'],
    ['Ana', 'packer'],
    ['Ben', 'packer'],
  ] as const) {
    const added = await app.handlers['people.add'](
      { name, role, pin: '482913', badge: '' },
      context,
    );
    expect(added.ok).toBe(true);
  }
  const [, ana, ben] = app.services.settings.get().people;
  const answers = await Promise.all([
    app.handlers['people.remove']({ id: ana?.id ?? '' }, context),
    app.handlers['people.change'](
      { id: ben?.id ?? '', role: 'lead', pin: null, badge: null },
      context,
    ),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(app.services.settings.get().people.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'Wu lead',
    'Ben lead',
  ]);
});
