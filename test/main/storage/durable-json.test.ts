import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ok, refuse } from '../../../domain/result.ts';
import { openJsonDocument } from '../../../main/storage/durable-json.ts';
import { failingFileSystem } from './faulty-file-system.ts';
import { freshFolder, unwrap } from './folders.ts';

const schema = z.object({ station: z.string(), copies: z.int() });
const defaults = { station: '', copies: 1 };

const saved = async (): Promise<string> => {
  const path = join(await freshFolder(), 'settings.json');
  const document = unwrap(await openJsonDocument(path, schema, defaults));
  unwrap(await document.update((value) => ({ ...value, station: 'first' })));
  unwrap(await document.update((value) => ({ ...value, station: 'second' })));
  return path;
};

describe('a small document', () => {
  test('begins with the defaults and keeps what is saved', async () => {
    const path = join(await freshFolder(), 'settings.json');
    const document = unwrap(await openJsonDocument(path, schema, defaults));
    expect(document.value).toEqual(defaults);
    const changes = ['a', 'b', 'c'].map((station) =>
      document.update((value) => ({ station, copies: value.copies + 1 })),
    );
    await Promise.all(changes);
    expect(document.value).toEqual({ station: 'c', copies: 4 });
    const again = unwrap(await openJsonDocument(path, schema, defaults));
    expect(again.value).toEqual({ station: 'c', copies: 4 });
    expect(again.notice).toBeNull();
  });

  test('is seen by a change that may be refused as the change before leaves it', async () => {
    const path = join(await freshFolder(), 'settings.json');
    const document = unwrap(await openJsonDocument(path, schema, defaults));
    const add = () =>
      document.decide((value) =>
        value.station === 'a' ? refuse('cancelled') : ok({ ...value, station: 'a' }),
      );
    const answers = await Promise.all([add(), add()]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
    expect(document.value).toEqual({ ...defaults, station: 'a' });
  });

  test.each([
    ['empty', ''],
    ['NUL bytes', '\0'.repeat(64)],
    ['cut off', '{"station": "sec'],
    ['null', 'null'],
    ['of another shape', '{"station": 5, "copies": 1}'],
  ])('that is %s gives way to the version before and is set aside, not lost', async (_, text) => {
    const path = await saved();
    await writeFile(path, text);
    const document = unwrap(await openJsonDocument(path, schema, defaults));
    expect(document.value.station).toBe('first');
    expect(document.notice).toMatchObject({ code: 'document-recovered', params: { file: path } });
    expect(await readFile(path, 'utf8')).toBe(text);
    unwrap(await document.update((value) => ({ ...value, station: 'third' })));
    const aside = join(path, '..', 'quarantine');
    expect(await readFile(join(aside, 'settings.json'), 'utf8')).toBe(text);
    const again = unwrap(await openJsonDocument(path, schema, defaults));
    expect(again.value.station).toBe('third');
    expect(again.notice).toBeNull();
  });

  test('that is damaged together with its previous version is refused by name', async () => {
    const path = await saved();
    await writeFile(path, '');
    await writeFile(`${path}.previous`, 'x');
    expect(await openJsonDocument(path, schema, defaults)).toMatchObject({
      refusal: { code: 'document-damaged', params: { file: path, problem: 'it is empty' } },
    });
    await rm(path);
    expect(unwrap(await openJsonDocument(path, schema, defaults)).value).toEqual(defaults);
  });

  test('may begin with a byte order mark', async () => {
    const path = await saved();
    await writeFile(path, '\uFEFF{"station":"edited","copies":2}');
    const document = unwrap(await openJsonDocument(path, schema, defaults));
    expect(document.value.station).toBe('edited');
  });

  test('keeps its old value wherever the disk fails', async () => {
    for (let nth = 1; nth <= 12; nth += 1) {
      const path = await saved();
      const { files } = failingFileSystem(nth);
      const document = unwrap(await openJsonDocument(path, schema, defaults, files));
      const result = await document.update((value) => ({ ...value, station: 'third' }));
      const expected = result.ok ? 'third' : 'second';
      expect(['saved', 'store-io-failed']).toContain(result.ok ? 'saved' : result.refusal.code);
      expect(document.value.station).toBe(expected);
      const again = unwrap(await openJsonDocument(path, schema, defaults));
      // After the rename only the sync of the folder may have failed: then the new value is readable already.
      expect([expected, 'third']).toContain(again.value.station);
      expect(again.notice).toBeNull();
      expect((await readdir(join(path, '..'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });
});
