import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { labelTemplateSchema } from '../../domain/label/template.ts';
import { temporaryFolder } from './packbench.ts';
import { codesOf, readWithZxing } from './pictures.ts';
import { renderedShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import { create, packSample, stock } from './stocked-shop.ts';
import type { Created } from './stocked-shop.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const prepared = station(at('data'));
const copy = copiesOf(prepared);
let box: Created;

beforeAll(async () => {
  await stock(prepared);
  const [created] = await create(prepared, 'CPAM', '8126030900010007');
  if (created === undefined) throw new Error('no shipment');
  box = created;
  await packSample(prepared, '8126030900010007');
});
afterAll(() => folder.remove());

const summaryShape = z.array(
  z.looseObject({ name: z.string(), usedFor: z.array(z.string().nullable()) }),
);
const anything = z.unknown();

/** The program's own template with a word of the shop's in its first element. */
async function ownTemplate(name: string, word: string): Promise<string> {
  const file = at(`${name}-standard.json`);
  await prepared.done(anything, 'labels', 'templates', 'export', 'standard 100x150', file);
  const template = labelTemplateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const elements = template.elements.map((element) =>
    element.id === 'air' ? { ...element, paragraphs: [{ text: word }] } : element,
  );
  const own = at(`${name}.json`);
  await writeFile(own, JSON.stringify({ ...template, name, elements }));
  return own;
}

it('prints the labels of a plan by the template that is chosen for it', async () => {
  const shop = await copy();
  const render = async (
    out: string,
  ): Promise<{ readonly file: string; readonly bytes: Buffer }> => {
    const [label] = await shop.done(
      renderedShape,
      'labels',
      'render',
      box.shipmentId,
      '--out',
      at(out),
    );
    if (typeof label?.file !== 'string') throw new Error('no label');
    return { file: label.file, bytes: await readFile(label.file) };
  };
  const before = await render('before');
  await shop.done(anything, 'labels', 'templates', 'import', await ownTemplate('gate', 'GATE 7'));
  expect((await render('kept')).bytes).toEqual(before.bytes);

  const used = await shop.done(
    summaryShape,
    'labels',
    'templates',
    'use',
    'gate',
    '--plan',
    'CPAM',
  );
  expect(used.find(({ name }) => name === 'gate')?.usedFor).toEqual(['CPAM']);
  const after = await render('after');
  expect(after.bytes).not.toEqual(before.bytes);
  expect(await readWithZxing(after.file)).toEqual(codesOf(box.waybill));

  await shop.done(anything, 'labels', 'templates', 'remove', 'gate');
  expect((await render('removed')).bytes).toEqual(before.bytes);
});

it('keeps one template of a name, and never one whose labels would not scan', async () => {
  const shop = await copy();
  const file = await ownTemplate('mine', 'AIR');
  await shop.done(anything, 'labels', 'templates', 'import', file);
  expect((await shop.refused('labels', 'templates', 'import', file)).code).toBe(
    'label-template-exists',
  );
  await shop.done(anything, 'labels', 'templates', 'import', file, '--replace');

  const template = labelTemplateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const bad = at('bad.json');
  const importing = async (content: string) => {
    await writeFile(bad, content);
    return shop.refused('labels', 'templates', 'import', bad);
  };
  const without = {
    ...template,
    name: 'bad',
    elements: template.elements.filter(({ kind }) => kind !== 'barcode'),
  };
  expect(await importing(JSON.stringify(without))).toMatchObject({
    status: 1,
    code: 'label-template-code-missing',
  });
  expect(await importing('{"name": 1}')).toMatchObject({ code: 'label-template-invalid' });
  expect(await importing('no json')).toMatchObject({ code: 'label-template-invalid' });
  expect(await importing(JSON.stringify({ ...template, name: 'standard 100x150' }))).toMatchObject({
    code: 'label-template-built-in',
  });
  expect(await shop.refused('labels', 'templates', 'use', 'nobody')).toMatchObject({
    code: 'label-template-unknown',
  });
  expect(await shop.refused('labels', 'templates', 'use', 'mine', '--plan', 'NONE')).toMatchObject({
    code: 'plan-unknown',
  });
});
