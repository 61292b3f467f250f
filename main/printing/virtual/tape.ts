import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabelDpi } from '../../../domain/label/label.ts';
import { bitmapToPng } from '../render/bitmap-to-png.ts';
import type { VirtualLabel } from './print-head.ts';

/** Everything that came out of a virtual printer, in its order: pictures, and `tape.jsonl` with a line for each event. */
export type Tape = {
  /** Writes the label as `label-NNNN.png`; its path. */
  label(label: VirtualLabel): Promise<string>;
  /** Notes a fault that struck, or a complaint about the bytes. */
  note(kind: 'fault' | 'complaint', message: string): Promise<void>;
};

/** A tape in `directory`, which is made when it is not there; what is in it stays. */
export async function openTape(directory: string, dpi: LabelDpi): Promise<Tape> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'tape.jsonl');
  let writing = Promise.resolve();
  const append = (entry: object): Promise<void> => {
    const line = `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`;
    writing = writing.then(() => appendFile(file, line));
    return writing;
  };
  return {
    async label({ bitmap, language, index, commands, idleMs }) {
      const name = `label-${String(index).padStart(4, '0')}.png`;
      await writeFile(join(directory, name), bitmapToPng(bitmap, dpi));
      await append({
        event: 'label',
        index,
        file: name,
        language,
        widthDots: bitmap.width,
        heightDots: bitmap.height,
        commands,
        idleMs: Math.round(idleMs),
      });
      return join(directory, name);
    },
    note: (event, message) => append({ event, message }),
  };
}
