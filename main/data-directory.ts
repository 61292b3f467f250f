import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the data lies unless somebody says otherwise; the same folder for the window and the command line.
 * `PACKBENCH_DATA` overrides it.
 */
export function defaultDataDirectory(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = environment['PACKBENCH_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const home = homedir();
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Packbench', 'data');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Packbench', 'data');
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'packbench');
  }
}

/** The folder below `base` where a window keeps what belongs to it and not to the data; one for each data folder. */
export function profileFolder(base: string, dataDirectory: string): string {
  const path = realPath(resolve(dataDirectory));
  const key = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return join(base, 'windows', key);
}

/** One folder has one name, whichever links lead to it; a folder that is still to be made has only the one it was given. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
