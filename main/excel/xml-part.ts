import { SaxesParser } from 'saxes';
import { fileRefused } from './file-refused.ts';
import type { ReadLimits } from './limits.ts';
import type { ZipParts } from './zip-parts.ts';

/** Attributes as the file spells their names, prefixes included. */
type Attributes = Readonly<Partial<Record<string, string>>>;

/** What a reader of one part wants to hear; element names come without their namespace prefix. */
export type XmlHandlers = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** After each piece of the part; the next one comes when it is done. */
  readonly pause?: () => Promise<void>;
};

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

const markup = /[<>]/;
const lastMarkup = (text: string): number => Math.max(text.lastIndexOf('<'), text.lastIndexOf('>'));

const encodingOf = (piece: Buffer): string =>
  piece[0] === 0xff && piece[1] === 0xfe
    ? 'utf-16le'
    : piece[0] === 0xfe && piece[1] === 0xff
      ? 'utf-16be'
      : 'utf-8';

/**
 * Reads one XML part of a workbook as it unpacks. Throws `FileRefused`: `file-damaged` (also for a wrong encoding),
 * `file-has-doctype`, `file-unpacks-too-large` (also for one endless text).
 */
export async function readXmlPart(
  parts: ZipParts,
  part: string,
  context: { readonly file: string; readonly limits: ReadLimits },
  handlers: XmlHandlers,
): Promise<void> {
  const { file, limits } = context;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw fileRefused('file-damaged', { file, part });
  });
  parser.on('doctype', () => {
    throw fileRefused('file-has-doctype', { file, part });
  });
  const { open, text, close } = handlers;
  if (open !== undefined) {
    parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  }
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close !== undefined) parser.on('closetag', ({ name }) => close(localName(name)));

  // Strict: a wrong byte is damage, never a replacement character in someone's address.
  let decoder = new TextDecoder('utf-8', { fatal: true });
  let begun = false;
  let run = 0;
  const feed = (piece?: Buffer): void => {
    if (piece !== undefined && !begun) {
      begun = true;
      decoder = new TextDecoder(encodingOf(piece), { fatal: true });
    }
    let characters: string;
    try {
      characters = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw fileRefused('file-damaged', { file, part });
    }
    const first = characters.search(markup);
    run += first === -1 ? characters.length : first;
    if (run > limits.textRun) throw fileRefused('file-unpacks-too-large', { file, part });
    if (first !== -1) run = characters.length - 1 - lastMarkup(characters);
    parser.write(characters);
  };
  const { pause } = handlers;
  await parts.unpack(
    part,
    pause === undefined
      ? feed
      : (piece) => {
          feed(piece);
          return pause();
        },
  );
  feed();
  parser.close();
  await pause?.();
}
