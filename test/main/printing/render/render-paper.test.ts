import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../../../domain/paper/paper.ts';
import { renderPaper } from '../../../../main/printing/render/render-paper.ts';
import { fonts } from './label-checks.ts';

const run = promisify(execFile);
/** Poppler reads what we wrote: its authors never saw our code. */
const hasPoppler = await run('pdftotext', ['-v']).then(
  () => true,
  () => false,
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packbench-paper-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const paper = (rows: readonly (readonly string[])[], over: Partial<Paper> = {}): Paper => ({
  title: '拣货单 Pick list',
  language: 'zh-CN',
  apart: false,
  sections: [
    {
      heading: 'Heading',
      facts: [['Shop', 'Example 样例']],
      columns: [
        { title: 'SKU', share: 0.3 },
        { title: 'Goods', share: 0.5 },
        { title: 'Pieces', share: 0.2, align: 'right' },
      ],
      rows,
      totals: ['Total', '', '1'],
      signatures: ['Packed by'],
    },
  ],
  ...over,
});

async function written(document: Paper, name: string): Promise<string> {
  const drawn = renderPaper(document, fonts);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, drawn.value);
  return file;
}

const pagesOf = async (file: string): Promise<readonly string[]> => {
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout.split('\f').slice(0, -1);
};

describe.skipIf(!hasPoppler)('a document on A4', () => {
  test('goes on over pages without losing a row, its head and number on each', async () => {
    const count = 180;
    const rows = Array.from({ length: count }, (_, index) => [
      `SKU-${index}`,
      index % 7 === 0 ? '不锈钢台灯 stainless lamp '.repeat(4) : 'Lamp',
      String(index),
    ]);
    const pages = await pagesOf(await written(paper(rows), 'long'));
    expect(pages.length).toBeGreaterThan(3);
    const found = pages.flatMap((page) => page.match(/SKU-\d+/g) ?? []);
    expect(found).toEqual(rows.map(([sku]) => sku));
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(new RegExp(`${index + 1} ?/ ?${pages.length}\\s*$`));
    }
    const withRows = pages.filter((page) => page.includes('SKU-'));
    for (const page of withRows) expect(page).toMatch(/SKU\s+Goods\s+Pieces/);
    expect(pages.at(-1)).toContain('Packed by');
  });

  test('is A4, and brings its fonts along', async () => {
    const file = await written(paper([['A', 'лампа المصباح 台灯 램프', '1']]), 'fonts');
    expect((await run('pdfinfo', [file])).stdout).toMatch(
      /Page size:\s+595[.\d]* x 84[12][.\d]* pts \(A4\)/,
    );
    const lines = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/ yes yes yes /);
  });

  test('shows a gap for what no font has', async () => {
    const [page] = await pagesOf(await written(paper([['A🔥B', '', '1']]), 'gap'));
    expect(page).toContain('A□B');
  });

  test('begins a page for each section that stands apart', async () => {
    const { sections } = paper([['A', '', '1']]);
    const [section] = sections;
    if (section === undefined) throw new Error('no section');
    const apart = paper([], {
      apart: true,
      sections: ['One', 'Two', 'Three'].map((title) => ({ ...section, title })),
    });
    const pages = await pagesOf(await written(apart, 'apart'));
    expect(pages.map((page) => page.trim().split('\n')[0])).toEqual(['One', 'Two', 'Three']);
  });
});

test('a cell that is longer than a page is refused', () => {
  const drawn = renderPaper(paper([['A', 'long '.repeat(20_000), '1']]), fonts);
  expect(drawn).toMatchObject({ ok: false, refusal: { code: 'label-text-too-long' } });
});
