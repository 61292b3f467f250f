import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backUp, backUpBySchedule, isBackupDue } from '../../../main/backups.ts';
import { openCaretaker } from '../../../main/core/caretaker.ts';
import type { Caretaker } from '../../../main/core/caretaker.ts';
import { restoreData } from '../../../main/data-care.ts';
import { refuse } from '../../../domain/result.ts';
import { nodeFileSystem, type FileSystem } from '../../../main/storage/file-system.ts';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from '../archive/archive-shop.ts';
import type { Shop } from '../archive/archive-shop.ts';

const hour = 3_600_000;

/** A shop whose clock is turned by hand and which backs up every 6 hours, keeping 2. */
async function scheduledShop(): Promise<{
  readonly shop: Shop;
  readonly backups: string;
  readonly wait: (milliseconds: number) => void;
}> {
  const folder = await freshFolder();
  const backups = join(folder, 'backups');
  let at = Date.parse('2026-09-01T00:00:00.000Z');
  const shop = await openShop(join(folder, 'data'), { now: () => new Date(at) });
  await happen(
    shop,
    finishedShop().journal.map(({ event }) => event),
  );
  await mkdir(backups);
  await shop.services.settings.set({
    backup: { directory: backups, everyHours: 6, keep: 2 },
    archiveAfterDays: null,
  });
  return {
    shop,
    backups,
    wait: (milliseconds) => {
      at += milliseconds;
    },
  };
}

const statsOf = async ({ handlers }: Shop) => unwrap(await handlers['data.stats']({}, quiet));

describe('backups by the clock', () => {
  it('are due at first, and then every so many hours', async () => {
    const { shop, wait } = await scheduledShop();
    expect(isBackupDue(shop.services)).toBe(true);
    await backUpBySchedule(shop.services);
    expect(isBackupDue(shop.services)).toBe(false);
    wait(6 * hour - 1);
    expect(isBackupDue(shop.services)).toBe(false);
    wait(1);
    expect(isBackupDue(shop.services)).toBe(true);
    wait(-48 * hour);
    expect(isBackupDue(shop.services)).toBe(true);
    await shop.services.settings.set({ backup: null });
    expect(isBackupDue(shop.services)).toBe(false);
    expect(await backUpBySchedule(shop.services)).toBeNull();
  });

  it('carry the local date, keep only the newest of their own, and touch no other file', async () => {
    const { shop, backups, wait } = await scheduledShop();
    const others = [
      'packbench-00000000-2020-01-01-000000.backup',
      'packbench-2020-01-01.backup',
      'notes.txt',
    ];
    for (const name of others) await writeFile(join(backups, name), 'of somebody else');
    const written: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const backup = await backUpBySchedule(shop.services);
      if (backup === null) throw new Error('none was written');
      written.push(unwrap(backup).file);
      wait(6 * hour);
    }
    expect(written[0]).toMatch(/-2026-09-01-080000\.backup$/);
    const names = written.map((file) => file.slice(backups.length + 1));
    expect(await readdir(backups)).toEqual([...others, ...names.slice(2)].toSorted());
    const restored = join(backups, '..', 'restored');
    unwrap(await restoreData(written[3] ?? '', restored, false));
  });

  it('that fail are told until one is whole, also after a restart, and remove nothing', async () => {
    const { shop, backups, wait } = await scheduledShop();
    await backUpBySchedule(shop.services);
    const first = (await statsOf(shop)).lastBackupAt;
    expect(first).toBe('2026-09-01T00:00:00.000Z');
    wait(6 * hour);
    await rm(backups, { recursive: true });
    await backUpBySchedule(shop.services);
    await shop.close();
    const again = await openShop(shop.services.directory, { now: shop.services.now });
    await again.services.settings.set({ backup: shop.services.settings.get().backup });
    expect(await statsOf(again)).toMatchObject({
      backupFailure: { code: 'folder-missing', params: { folder: backups } },
      lastBackupAt: first,
    });
    expect(isBackupDue(again.services)).toBe(true);
    await mkdir(backups);
    unwrap(await backUp(again.services, join(backups, 'by-hand.backup')));
    expect(await statsOf(again)).toMatchObject({ backupFailure: null, lastBackupAt: first });
    expect(isBackupDue(again.services)).toBe(true);
  });
});

/** A disk that takes everything and keeps one bit of it wrong. */
const lyingDisk: FileSystem = {
  ...nodeFileSystem,
  async open(path, flags) {
    const file = await nodeFileSystem.open(path, flags);
    return {
      write: (bytes) => {
        const kept = Buffer.from(bytes);
        kept.writeUInt8(kept.readUInt8(kept.length >> 1) ^ 4, kept.length >> 1);
        return file.write(kept);
      },
      datasync: () => file.datasync(),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
};

describe('a backup that cannot be read back', () => {
  it('is told, set aside, and pushes no good one out', async () => {
    const { shop, backups, wait } = await scheduledShop();
    const good: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const written = await backUpBySchedule(shop.services);
      good.push(unwrap(written ?? refuse('store-closed')).file.slice(backups.length + 1));
      wait(6 * hour);
    }
    for (let n = 0; n < 3; n += 1) {
      const bad = await backUpBySchedule(shop.services, lyingDisk);
      expect(bad).toMatchObject({ ok: false, refusal: { code: 'backup-unreadable' } });
      wait(6 * hour);
    }
    const left = await readdir(backups);
    expect(left.filter((name) => name.endsWith('.backup'))).toEqual(good);
    expect(left.filter((name) => name.endsWith('.damaged'))).toHaveLength(3);
    expect(await statsOf(shop)).toMatchObject({
      backupFailure: { code: 'backup-unreadable' },
      lastBackupAt: '2026-09-01T06:00:00.000Z',
    });
    expect(isBackupDue(shop.services)).toBe(true);
  });
});

describe('the caretaker', () => {
  const open: Caretaker[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  it('backs up and archives at the start, and tries again at once when the settings change', async () => {
    const { shop, backups, wait } = await scheduledShop();
    wait(40 * 24 * hour);
    const failures: string[] = [];
    let told = (): void => undefined;
    const next = () =>
      new Promise<void>((resolve) => {
        told = resolve;
      });
    await rm(backups, { recursive: true });
    const afterFirst = next();
    const caretaker = openCaretaker(shop.services, {
      told: () => told(),
      failed: ({ code }) => failures.push(code),
      bug: (error) => failures.push(String(error)),
      firstMs: 0,
    });
    open.push(caretaker);
    await afterFirst;
    expect(failures).toEqual(['folder-missing']);

    await mkdir(backups);
    const { backup } = shop.services.settings.get();
    if (backup === null) throw new Error('no backup is set');
    await shop.services.settings.set({ backup: { ...backup, keep: 3 }, archiveAfterDays: 30 });
    const afterSecond = next();
    caretaker.look();
    await afterSecond;
    expect(await readdir(backups)).toHaveLength(1);
    await expect.poll(async () => (await statsOf(shop)).archived).toMatchObject({ orders: 3 });
    expect(failures).toEqual(['folder-missing']);
  });

  it('leaves finished orders where they are when the settings say so', async () => {
    const { shop, wait } = await scheduledShop();
    wait(40 * 24 * hour);
    const looked = new Promise<void>((resolve) => {
      open.push(
        openCaretaker(shop.services, {
          told: resolve,
          failed: () => undefined,
          bug: () => undefined,
          firstMs: 0,
        }),
      );
    });
    await looked;
    for (const one of open.splice(0)) await one.close();
    expect((await statsOf(shop)).archived.orders).toBe(0);
  });
});
