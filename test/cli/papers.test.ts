import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { commandCodes } from '../../domain/packing/command-codes.ts';
import { packbench, temporaryFolder } from './packbench.ts';
import { hasZbar, readWithZbar, readWithZxing } from './pictures.ts';
import { station } from './station.ts';
import { create, stock } from './stocked-shop.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
const writtenShape = z.looseObject({ file: z.string(), rows: z.number() });
let ids: readonly string[];

beforeAll(async () => {
  await stock(shop);
  const boxes = await create(shop, 'CPAM', '8126030900010007', '8126030900012975');
  ids = boxes.map(({ shipmentId }) => shipmentId);
});
afterAll(() => folder.remove());

it.each(['pick-list', 'packing-slips'])('writes a %s as a PDF and as a page', async (kind) => {
  const pdf = await shop.done(writtenShape, 'papers', kind, ...ids, '--out', at(`${kind}.pdf`));
  expect(pdf.rows).toBe(ids.length);
  expect((await readFile(pdf.file)).subarray(0, 5).toString()).toBe('%PDF-');
  const html = await shop.done(writtenShape, 'papers', kind, ...ids, '--out', at(`${kind}.html`));
  const page = await readFile(html.file, 'utf8');
  for (const id of ids) expect(page).toContain(id);
});

it('refuses a shipment that is not there, by its name, and writes nothing', async () => {
  const out = at('none.pdf');
  const refused = await shop.refused('papers', 'pick-list', 'SA-999999', '--out', out);
  expect(refused).toMatchObject({ code: 'shipment-unknown' });
  expect(refused.message).toContain('SA-999999');
  await expect(readFile(out)).rejects.toThrow('ENOENT');
});

const run = promisify(execFile);
/** Poppler draws what we wrote: its authors never saw our code. */
const hasPoppler = await run('pdftoppm', ['-v']).then(
  () => true,
  () => false,
);

it.skipIf(!hasPoppler).each(['en', 'zh'] as const)(
  'writes every command code so that decoders read it: %s',
  async (language) => {
    const out = at(`codes-${language}.pdf`);
    const { status } = await packbench(
      'papers',
      'command-codes',
      '--out',
      out,
      '--lang',
      language,
      '--data',
      at('data'),
    );
    expect(status).toBe(0);
    await run('pdftoppm', ['-r', '203', '-mono', '-png', out, at(`codes-${language}`)]);
    const pages = (await readdir(folder.path)).filter(
      (name) => name.startsWith(`codes-${language}`) && name.endsWith('.png'),
    );
    const read = await Promise.all(pages.map((name) => readWithZxing(at(name))));
    expect(read.flatMap(({ code128 }) => code128).toSorted()).toEqual(
      Object.values(commandCodes).toSorted(),
    );
    if (!hasZbar) return;
    const again = await readWithZbar(pages.map(at));
    expect([...again.values()].flatMap(({ code128 }) => code128).toSorted()).toEqual(
      Object.values(commandCodes).toSorted(),
    );
  },
);
