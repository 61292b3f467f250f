import { expect, test } from 'vitest';
import { context, freshBareApp } from './bare-app.ts';

const fresh = freshBareApp();

test('two people added at the same moment are both kept', async () => {
  const add = (name: string, pin: string) =>
    fresh.app.handlers['people.add']({ name, role: 'packer', pin, badge: '' }, context);
  const lead = await fresh.app.handlers['people.add'](
    { name: 'Wu', role: 'lead', pin: '482913', badge: '' },
    context,
  );
  expect(lead.ok).toBe(true);
  const answers = await Promise.all([add('Ana', '738291'), add('Ben', '918273')]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(fresh.app.services.settings.get().people.map(({ name }) => name)).toEqual([
    'Wu',
    'Ana',
    'Ben',
  ]);
});

test('of two people added at the same moment with one badge, the second is refused', async () => {
  const add = (name: string, pin: string, badge: string) =>
    fresh.app.handlers['people.add']({ name, role: 'lead', pin, badge }, context);
  const answers = await Promise.all([
    add('Ana', '738291', 'BADGE-0001'),
    add('Ben', '918273', 'BADGE-0001'),
  ]);
  expect(answers.map((answer) => answer.ok || answer.refusal.code)).toEqual([true, 'badge-taken']);
  expect(fresh.app.services.settings.get().people.map(({ name }) => name)).toEqual(['Ana']);
});

test('who is removed while somebody else is changed stays removed', async () => {
  for (const [name, role] of [
    ['Wu', 'lead'],
    ['Ana', 'packer'],
    ['Ben', 'packer'],
  ] as const) {
    const added = await fresh.app.handlers['people.add'](
      { name, role, pin: '482913', badge: '' },
      context,
    );
    expect(added.ok).toBe(true);
  }
  const [, ana, ben] = fresh.app.services.settings.get().people;
  const answers = await Promise.all([
    fresh.app.handlers['people.remove']({ id: ana?.id ?? '' }, context),
    fresh.app.handlers['people.change'](
      { id: ben?.id ?? '', role: 'lead', pin: null, badge: null },
      context,
    ),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(
    fresh.app.services.settings.get().people.map(({ name, role }) => `${name} ${role}`),
  ).toEqual(['Wu lead', 'Ben lead']);
});
