/** File names cannot keep capitals apart everywhere, nor every form of a letter: a SKU is looked up without either. */
export const pictureKey = (sku: string): string => sku.trim().normalize('NFC').toLowerCase();

const pictureFile = /^(.+)\.(?:png|jpe?g|webp)$/i;

/** The SKU that a picture file is named after, `%2F` for a slash and so on; null for a file that is no picture. */
export function skuOfPicture(fileName: string): string | null {
  const name = fileName.startsWith('.') ? undefined : pictureFile.exec(fileName)?.[1];
  if (name === undefined || name.trim() === '') return null;
  try {
    return decodeURIComponent(name).trim();
  } catch {
    // A SKU may hold a percent sign of its own.
    return name.trim();
  }
}
