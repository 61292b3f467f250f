import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** The bytes gzipped. An error of the source reaches the reader. */
export const packed = (
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Buffer> => through(source, createGzip());

/** The bytes unpacked. What was not packed so, or is cut off, throws an error that `isUnpackError` knows. */
export const unpacked = (source: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> =>
  through(source, createGunzip());

function through(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  transform: Transform,
): AsyncIterable<Buffer> {
  const output = new PassThrough();
  // An error reaches the reader through `output`, which the pipeline destroys with it.
  pipeline(Readable.from(source), transform, output).catch(() => undefined);
  return output;
}

/** True for what zlib says of bytes that were not packed so. */
export const isUnpackError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('Z_');
