import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from './packbench.ts';
import { station } from './station.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const personShape = z.object({ name: z.string(), role: z.string(), hasBadge: z.boolean() });

it('people get another role or badge, and a lead may go when another is there', async () => {
  const shop = station(join(folder.path, 'data'));
  const add = (name: string, role: string, pin: string) =>
    shop.done(personShape, 'people', 'add', name, '--role', role, '--pin', pin);
  await add('Li', 'lead', '2468');
  await add('Wang', 'packer', '1357');
  expect(await shop.refused('people', 'remove', 'Li')).toMatchObject({ code: 'last-lead' });
  expect(await shop.refused('people', 'change', 'Li', '--role', 'packer')).toMatchObject({
    code: 'last-lead',
  });
  const changed = ['people', 'change', 'Wang'];
  expect(await shop.done(personShape, ...changed, '--role', 'lead')).toMatchObject({
    role: 'lead',
    hasBadge: false,
  });
  expect(await shop.done(personShape, ...changed, '--badge', 'WANG-1')).toMatchObject({
    role: 'lead',
    hasBadge: true,
  });
  expect(await shop.done(personShape, ...changed, '--badge', '')).toMatchObject({
    hasBadge: false,
  });
  await shop.done(personShape, 'people', 'remove', 'Li');
  expect(await shop.done(z.array(personShape), 'people', 'list')).toMatchObject([{ name: 'Wang' }]);
});
