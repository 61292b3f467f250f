import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the program, from the package in `root`; the same for the window and the command line. */
export function programVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
