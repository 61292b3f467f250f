import { access, constants, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the system keeps its devices and what it knows of them. */
export type DeviceRoots = { readonly dev: string; readonly sys: string };

/** Those of this computer, or below another folder: an image of a system, or a test. */
export const deviceRoots = (root = process.env['PACKBENCH_DEVICE_ROOT'] ?? '/'): DeviceRoots => ({
  dev: join(root, 'dev'),
  sys: join(root, 'sys'),
});

/** The names in a folder in the order of their numbers; none where there is no such folder. */
export async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => pattern.test(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The text of a file of sysfs; null where it cannot be read or is empty. */
export async function attribute(folder: string, name: string): Promise<string | null> {
  const text = await readFile(join(folder, name), 'latin1').catch(() => '');
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || null;
}

/** Whether this user may not write to a device; it is not opened, for that alone makes some printers start. */
export const isForbidden = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => false,
    () => true,
  );
