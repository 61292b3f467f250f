import { createCanvas, loadImage } from '@napi-rs/canvas';
import { ok, refuse, type Result } from '../../../domain/result.ts';

/** The longer side of a kept picture: as large as the packing table shows it on a large screen. */
const sidePx = 512;
/** WebP, of 100: on a packing table nobody sees the difference to a better one. */
const quality = 80;

/** A picture of any size as a small WebP on white, the right way up. Refused: `picture-unreadable`. */
export async function scalePicture(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const image = await loadImage(Buffer.from(bytes)).catch((error: unknown) => error);
  if (!isImage(image)) {
    return refuse('picture-unreadable', {
      reason: image instanceof Error ? image.message : String(image),
    });
  }
  const scale = Math.min(1, sidePx / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return ok(new Uint8Array(canvas.encodeSync('webp', quality)));
}

const isImage = (value: unknown): value is Awaited<ReturnType<typeof loadImage>> =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
