import { execFileSync } from 'node:child_process';
import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A kind of filesystem and how it is mounted. */
export type Kind = { readonly make: readonly string[]; readonly mount: string };

/** A filesystem in a file, whose power can be cut. */
export type Disk = {
  /** Where it is mounted while its power is on. */
  readonly path: string;
  readonly on: () => void;
  /** Stops it as a power cut would: what was not synced is gone, the journal's own buffers too. */
  readonly cut: () => void;
  /** Takes it off; nobody may have a file of it open. */
  readonly off: () => void;
  readonly remove: () => Promise<void>;
};

/** Large enough for xfs; the file is sparse. */
const bytes = 512 << 20;

/** `EXT4_IOC_SHUTDOWN` and `XFS_IOC_GOINGDOWN`, which are the same, with `NOLOGFLUSH`. */
const cutPower = `
import fcntl, os, struct, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(folder, 0x8004587d, struct.pack("I", 2))
`;

const run = (program: string, ...words: readonly string[]): void => {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
};

export async function makeDisk({ make, mount }: Kind): Promise<Disk> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-power-'));
  const image = join(folder, 'disk');
  const path = join(folder, 'mounted');
  await mkdir(path);
  writeFileSync(image, '');
  truncateSync(image, bytes);
  const [program = '', ...words] = make;
  run(program, ...words, image);
  let isOn = false;
  const off = (): void => {
    if (isOn) run('umount', path);
    isOn = false;
  };
  return {
    path,
    on: () => {
      run('mount', '-o', `loop${mount}`, image, path);
      isOn = true;
    },
    cut: () => run('python3', '-c', cutPower, path),
    off,
    remove: async () => {
      // A test that failed may have left files open.
      if (isOn) run('umount', '-l', path);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Why power cannot be cut here; null where it can. */
export async function whyNot(kind: Kind): Promise<string | null> {
  if (process.platform !== 'linux') return 'only Linux has the call that stops a filesystem';
  if (process.getuid?.() !== 0) return 'only root may mount';
  const [program = ''] = kind.make;
  if (!['/sbin', '/usr/sbin'].some((folder) => existsSync(join(folder, program)))) {
    return `${program} is missing`;
  }
  let disk: Disk | null = null;
  try {
    disk = await makeDisk(kind);
    disk.on();
    disk.cut();
    return null;
  } catch (error) {
    return String(error).split('\n')[0] ?? '';
  } finally {
    await disk?.remove();
  }
}
