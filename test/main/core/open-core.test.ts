import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../domain/result.ts';
import { openCore } from '../../../main/core/open-core.ts';
import { openRests } from '../../../main/courtesy.ts';
import { noPaths } from '../handlers/bare-app.ts';

describe('the core of a window', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'packbench-core-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('lets long work stand aside from the first keys of a scan on', async () => {
    const opened = await openCore(
      { directory, version: '0', paths: noPaths },
      { call: async () => refuse('cancelled') },
      () => undefined,
    );
    if (!opened.ok) throw new Error(opened.refusal.code);
    const window = opened.value.serveWindow(() => undefined);
    // Opening wrote something, for which long work stood aside as well.
    await expect.poll(() => openRests().after(1_000)).toBe(0);
    window.hear({ kind: 'expect' });
    expect(openRests().after(1_000)).toBeGreaterThan(0);
    await opened.value.close();
  });
});
