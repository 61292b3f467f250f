import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decided } from '../../domain/decide/decision.ts';
import { packbenchModel } from '../../main/model.ts';
import { applyPendingChange, pendingPath, requestChange } from '../../main/pending-change.ts';
import { backupStore } from '../../main/storage/backup.ts';
import { openStore } from '../../main/storage/store.ts';

const now = (): Date => new Date('2026-01-01T08:00:00.000Z');
let folder: string;
let data: string;

async function opened() {
  const store = await openStore(packbenchModel, { directory: data, now, station: 'A' });
  if (!store.ok) throw new Error(store.refusal.code);
  return store.value;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packbench-'));
  data = join(folder, 'data');
  const store = await opened();
  await store.transact('', () =>
    decided([{ type: 'handover-opened', handoverId: 'HA-000001', carrier: 'China Post' }], null),
  );
  await backupStore(packbenchModel, store, join(folder, 'day.backup'), { now });
  await store.transact('', () =>
    decided([{ type: 'handover-opened', handoverId: 'HA-000002', carrier: 'China Post' }], null),
  );
  await store.close();
  await writeFile(join(data, 'settings.json'), '{}');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const handovers = async (): Promise<number> => {
  const store = await opened();
  const { size } = store.state.handovers;
  await store.close();
  return size;
};

describe('a change that waits for the next start', () => {
  it('is none where nothing was asked', async () => {
    expect(await applyPendingChange(data)).toEqual({ ok: true, value: null });
    expect(await handovers()).toBe(2);
  });

  it('restores a backup once and keeps what was there', async () => {
    const file = join(folder, 'day.backup');
    expect(await requestChange(data, { kind: 'restore', file })).toEqual({ ok: true, value: null });
    expect(await handovers()).toBe(2);
    expect(await applyPendingChange(data)).toMatchObject({ ok: true, value: { kind: 'restore' } });
    expect(await handovers()).toBe(1);
    expect((await readdir(data)).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
    expect(await applyPendingChange(data)).toEqual({ ok: true, value: null });
  });

  it('refuses a damaged backup at once and notes nothing', async () => {
    const file = join(folder, 'bad.backup');
    await writeFile(file, 'no backup');
    expect(await requestChange(data, { kind: 'restore', file })).toMatchObject({
      refusal: { code: 'backup-damaged' },
    });
    expect(await readdir(folder)).not.toContain('data-pending.json');
  });

  it('changes nothing when the backup is gone at the start, and does not ask again', async () => {
    const file = join(folder, 'day.backup');
    await requestChange(data, { kind: 'restore', file });
    await rm(file);
    expect(await applyPendingChange(data)).toMatchObject({ refusal: { code: 'file-not-found' } });
    expect(await handovers()).toBe(2);
    expect(await applyPendingChange(data)).toEqual({ ok: true, value: null });
  });

  it('starts anew with the settings, and keeps the rest aside', async () => {
    await requestChange(data, { kind: 'start-anew' });
    expect(await applyPendingChange(data)).toMatchObject({ ok: true });
    expect(await readdir(data)).toContain('settings.json');
    expect(await handovers()).toBe(0);
  });

  it('passes over a note that cannot be read', async () => {
    await writeFile(pendingPath(data), '{"kind":"erase"}');
    expect(await applyPendingChange(data)).toEqual({ ok: true, value: null });
    expect(await handovers()).toBe(2);
  });
});
