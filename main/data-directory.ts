import { homedir } from 'node:os';
import { join } from 'node:path';

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
