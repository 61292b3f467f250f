import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pictureHead } from '../../domain/catalogue/picture-head.ts';
import { skuOfPicture } from '../../domain/catalogue/picture-name.ts';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PicturesReport } from '../../preload/views.ts';
import type { LabelRenderer } from '../printing/render/renderer.ts';
import { ioCode } from '../storage/file-system.ts';
import { mostPictures, type PictureShelf } from './shelf.ts';

/** What a camera makes is smaller; what is larger would fill the memory before it is scaled. */
const mostBytes = 24 * 1024 * 1024;
const mostPixels = 50_000_000;
const longestSku = 200;
/** So many pictures are written down together, that a cancelled import keeps what it has. */
const together = 25;

type World = {
  readonly shelf: PictureShelf;
  readonly renderer: Pick<LabelRenderer, 'scalePicture'>;
  /** Whether the catalogue or an order knows a SKU. */
  readonly isKnown: (sku: string) => boolean;
};

/**
 * Takes the pictures of a folder, each named after its SKU, scaled to what the packing table shows. A file that is no
 * picture is refused by its name and the others are taken; a SKU that nothing knows yet is taken and named.
 * Refusals: `folder-missing`, `cancelled`, `store-io-failed`.
 */
export async function importPictures(
  { shelf, renderer, isKnown }: World,
  path: string,
  { signal, progress }: CallContext,
): Promise<Result<PicturesReport>> {
  const folder = resolve(path);
  const names = await picturesIn(folder);
  if (!names.ok) return names;
  const rejected: { file: string; refusal: Refusal }[] = [];
  const unknownSkus: string[] = [];
  let accepted = 0;
  let unchanged = 0;
  let batch = new Map<string, Uint8Array>();
  const keep = async (): Promise<Result<number>> => {
    const put = await shelf.put(batch);
    if (!put.ok) return put;
    accepted += put.value;
    unchanged += batch.size - put.value;
    batch = new Map();
    return put;
  };
  for (const [done, { file, sku }] of names.value.entries()) {
    progress({ done, total: names.value.length });
    const isNew = !shelf.has(sku) && !batch.has(sku);
    const scaled =
      isNew && shelf.count() + batch.size >= mostPictures
        ? refuse('picture-too-many', { most: mostPictures })
        : await scaledPicture(renderer, join(folder, file), sku, signal);
    if (signal.aborted) {
      const kept = await keep();
      return kept.ok ? refuse('cancelled') : kept;
    }
    if (!scaled.ok) rejected.push({ file, refusal: scaled.refusal });
    else {
      batch.set(sku, scaled.value);
      if (!isKnown(sku)) unknownSkus.push(sku);
    }
    if (batch.size < together) continue;
    const kept = await keep();
    if (!kept.ok) return kept;
  }
  const kept = await keep();
  return kept.ok
    ? ok({ read: names.value.length, accepted, unchanged, rejected, unknownSkus })
    : kept;
}

type Named = { readonly file: string; readonly sku: string };

async function picturesIn(folder: string): Promise<Result<readonly Named[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return ok(
      entries
        .flatMap((entry): Named[] => {
          const sku = entry.isFile() ? skuOfPicture(entry.name) : null;
          return sku === null ? [] : [{ file: entry.name, sku }];
        })
        .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    );
  } catch (error) {
    const code = ioCode(error) ?? String(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? refuse('pictures-folder-missing', { folder })
      : refuse('file-unreadable', { file: folder, reason: code });
  }
}

async function scaledPicture(
  renderer: World['renderer'],
  path: string,
  sku: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  if (sku.length > longestSku) return refuse('picture-unreadable', { reason: `> ${longestSku}` });
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return refuse('picture-too-large', { limit: `${mostBytes >> 20} MB` });
    const bytes = await readFile(path);
    const head = pictureHead(bytes);
    if (head === null) return refuse('picture-unreadable', { reason: 'PNG, JPEG, WebP' });
    if (head.widthPx * head.heightPx > mostPixels) {
      return refuse('picture-too-large', { limit: `${mostPixels / 1_000_000} MP` });
    }
    return await renderer.scalePicture(bytes, { signal });
  } catch (error) {
    if (signal.aborted) return refuse('cancelled');
    const code = ioCode(error);
    if (code === undefined) throw error;
    return refuse('picture-unreadable', { reason: code });
  }
}
