import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profileFolder } from '../../main/data-directory.ts';

describe('the profile of a window', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packbench-profile-'));
    await mkdir(join(folder, 'data'));
    await mkdir(join(folder, 'other'));
    await symlink(join(folder, 'data'), join(folder, 'link'), 'dir');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is one for each data folder, whichever way leads there', () => {
    const of = (name: string): string => profileFolder('/base', join(folder, name));
    expect(of('data')).toBe(of('data/../data/'));
    expect(of('data')).toBe(of('link'));
    expect(of('data')).not.toBe(of('other'));
    expect(of('data')).not.toBe(of('not there yet'));
  });
});
