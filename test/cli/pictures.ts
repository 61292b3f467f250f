import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const run = promisify(execFile);

/** What a decoder must find on the label of a waybill, whatever it calls the symbologies. */
export type LabelCodes = { readonly code128: readonly string[]; readonly qr: readonly string[] };

export const codesOf = (waybill: string): LabelCodes => ({ code128: [waybill], qr: [waybill] });

let ready: Promise<unknown> | null = null;

async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** What ZXing reads on a PNG file. */
export async function readWithZxing(file: string): Promise<LabelCodes> {
  ready ??= prepare();
  await ready;
  const found = await readBarcodes(new Uint8Array(await readFile(file)), {
    formats: ['Code128', 'QRCode'],
  });
  const textsOf = (wanted: string): readonly string[] =>
    found.filter(({ format }) => format === wanted).map(({ text }) => text);
  return { code128: textsOf('Code128'), qr: textsOf('QRCode') };
}

/** Whether the ZBar command line is installed. */
export const hasZbar = await run('zbarimg', ['--version']).then(
  () => true,
  () => false,
);

const source = /<source href='([^']+)'>([\s\S]*?)<\/source>/g;
const symbol = /<symbol type='([^']+)'[^>]*><data><!\[CDATA\[([\s\S]*?)\]\]><\/data><\/symbol>/g;

/** What ZBar reads on PNG files, all in one process; by file. */
export async function readWithZbar(
  files: readonly string[],
): Promise<ReadonlyMap<string, LabelCodes>> {
  const { stdout } = await run('zbarimg', ['-q', '--xml', ...files], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return new Map(
    [...stdout.matchAll(source)].map(([, file = '', inside = '']) => {
      const symbols = [...inside.matchAll(symbol)];
      const textsOf = (wanted: string): readonly string[] =>
        symbols.filter(([, type]) => type === wanted).map(([, , text = '']) => text);
      return [file, { code128: textsOf('CODE-128'), qr: textsOf('QR-Code') }];
    }),
  );
}
