import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ArchiveVolume } from '../../domain/archive/archive.ts';
import { refusal, type Refusal } from '../../domain/result.ts';
import { attachedVolume, readVolume, volumePath } from './archive-volume.ts';
import { checksumText } from './checked-line.ts';
import { freePath, writeDurably, type Sink } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { unpacked } from './packing.ts';
import { quarantineFolder } from './segment.ts';
import { readSnapshot } from './snapshot-format.ts';

/**
 * Puts a whole copy from a backup in the place of each volume that is damaged or missing; the damaged one is kept in
 * `quarantine/`. Says in order what became of each; one of which no backup has a copy stays as it is, since the rest of
 * it can still be read. Errors of the disk are thrown.
 */
export async function repairVolumes(
  directory: string,
  volumes: Iterable<ArchiveVolume>,
  backups: readonly string[],
  files: FileSystem,
): Promise<readonly Refusal[]> {
  const told: Refusal[] = [];
  for (const volume of volumes) {
    const problem = await readVolume(files, directory, volume);
    if (problem === null) continue;
    const file = volumePath(directory, volume.name);
    const from = await takeFrom(backups, directory, volume, files);
    told.push(
      from === null
        ? refusal('archive-damaged', { file, problem })
        : refusal('archive-restored', { file, backup: from }),
    );
  }
  return told;
}

/** The backup from which the volume was taken; null when none has it as it was written. */
async function takeFrom(
  backups: readonly string[],
  directory: string,
  volume: ArchiveVolume,
  files: FileSystem,
): Promise<string | null> {
  for (const backup of backups) {
    let bytes = 0;
    let crc = 0;
    await readAttached(backup, volume, files, async (piece) => {
      bytes += piece.length;
      crc = crc32(piece, crc);
    });
    // What was noted when it was written: no other file will do.
    if (bytes !== volume.bytes || checksumText(crc) !== volume.crc) continue;
    const path = volumePath(directory, volume.name);
    if ((await files.size(path)) !== null) {
      const folder = join(directory, quarantineFolder);
      await files.makeDirectory(folder);
      const copy = await freePath(files, join(folder, basename(path)));
      await writeDurably(files, copy, 'replace', async (write) => {
        for await (const chunk of files.read(path)) await write(chunk);
      });
    }
    await writeDurably(files, path, 'replace', (write) =>
      readAttached(backup, volume, files, write),
    );
    await files.syncDirectory(dirname(path));
    return backup;
  }
  return null;
}

/** Gives the bytes of a volume as a backup holds them; none when it does not, or cannot be read. */
async function readAttached(
  backup: string,
  volume: ArchiveVolume,
  files: FileSystem,
  sink: Sink,
): Promise<void> {
  const name = attachedVolume(volume.name);
  await readSnapshot(unpacked(files.read(backup)), 'packbench-backup', async ({ key, value }) => {
    if (key === name && typeof value === 'string') await sink(Buffer.from(value, 'base64'));
  });
}
