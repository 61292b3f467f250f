import { nodeFileSystem, type FileSystem } from '../../../main/storage/file-system.ts';

export type Operation =
  | 'open'
  | 'write'
  | 'datasync'
  | 'sync'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'makeDirectory'
  | 'syncDirectory';

/** The real disk, watched: `before` sees each operation that changes something and may throw in its stead. */
export const watchedFileSystem = (
  before: (operation: Operation, path: string) => void,
  options: { readonly shortWrites?: boolean } = {},
): FileSystem => ({
  ...nodeFileSystem,
  async open(path, flags) {
    before('open', path);
    const file = await nodeFileSystem.open(path, flags);
    return {
      async write(bytes) {
        try {
          before('write', path);
        } catch (error) {
          // A disk that fails in the middle has taken a part already.
          await file.write(bytes.subarray(0, bytes.length >> 1));
          throw error;
        }
        return file.write(options.shortWrites ? bytes.subarray(0, 7) : bytes);
      },
      async datasync() {
        before('datasync', path);
        await file.datasync();
      },
      async sync() {
        before('sync', path);
        await file.sync();
      },
      close: () => file.close(),
    };
  },
  async truncate(path, length) {
    before('truncate', path);
    await nodeFileSystem.truncate(path, length);
  },
  async rename(from, to) {
    before('rename', to);
    await nodeFileSystem.rename(from, to);
  },
  async remove(path) {
    before('remove', path);
    await nodeFileSystem.remove(path);
  },
  async makeDirectory(path) {
    before('makeDirectory', path);
    await nodeFileSystem.makeDirectory(path);
  },
  async syncDirectory(path) {
    before('syncDirectory', path);
    await nodeFileSystem.syncDirectory(path);
  },
});

/** What a disk says: an error with a code, as node makes them. */
export const diskError = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: simulated, '${path}'`), { code, syscall: 'write', path });

/** A disk whose operation number `nth` (from 1) fails, and all after it when `forGood`. */
export function failingFileSystem(
  nth: number,
  { code = 'EIO', forGood = false }: { readonly code?: string; readonly forGood?: boolean } = {},
): { readonly files: FileSystem; readonly count: () => number } {
  let count = 0;
  const files = watchedFileSystem((_operation, path) => {
    count += 1;
    if (count === nth || (forGood && count > nth)) throw diskError(code, path);
  });
  return { files, count: () => count };
}
