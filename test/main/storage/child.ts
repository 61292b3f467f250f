import { writeSync } from 'node:fs';
import { nodeFileSystem, type FileSystem } from '../../../main/storage/file-system.ts';
import { openStore } from '../../../main/storage/store.ts';
import { add, model } from './sample-model.ts';

// A process of its own that works on a store until it is killed (`write`) or its input ends (`hold`). `careless` writes
// on a disk that says it has synced and has not.
const [, , mode = '', directory = '', prefix = ''] = process.argv;
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const careless: FileSystem = {
  ...nodeFileSystem,
  open: async (path, flags) => ({
    ...(await nodeFileSystem.open(path, flags)),
    datasync: async () => undefined,
  }),
};

const opened = await openStore(model, {
  directory,
  now: () => new Date(),
  station: 'child',
  program: 'packing station',
  fileSystem: mode === 'careless' ? careless : nodeFileSystem,
  limits: { segmentBytes: 20_000, compactRecords: 150 },
});
if (!opened.ok) {
  say(JSON.stringify(opened.refusal));
} else if (mode === 'hold') {
  say('open');
  process.stdin.resume();
} else {
  const worker = async (name: number): Promise<void> => {
    for (let step = 0; ; step += 1) {
      const key = `${prefix}-${name}-${step}`;
      const result = await opened.value.transact('Lin', add(key));
      if (!result.ok) throw new Error(result.refusal.code);
      say(key);
    }
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(worker));
}
