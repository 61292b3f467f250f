import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlansWorkbook } from '../../../domain/plans/plans-workbook-parse.ts';
import { plansToWorkbook } from '../../../domain/plans/plans-workbook.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { writeWorkbook } from '../../../main/excel/write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packbench-plans-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a plans workbook on disk', () => {
  it('is read back as it was written', async () => {
    const path = join(folder, 'plans.xlsx');
    expect(await writeWorkbook(path, plansToWorkbook(starterPlans))).toMatchObject({ ok: true });
    const tables = await readSpreadsheet(path);
    if (!tables.ok) throw new Error(tables.refusal.code);
    const parsed = parsePlansWorkbook(tables.value);
    expect(parsed.rejected).toEqual([]);
    expect(parsed.plans).toEqual(starterPlans);
  });
});
