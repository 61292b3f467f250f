import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import type { Result } from '../../../../domain/result.ts';
import { printerLanguages } from '../../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { loadLabelFonts } from '../../../../main/printing/render/fonts.ts';
import { renderLabel } from '../../../../main/printing/render/render-label.ts';
import { openLabelRenderer } from '../../../../main/printing/render/renderer.ts';
import { sampleLabel, sampleReceivers } from '../../../fixtures/labels/sample-labels.ts';
import { plain } from '../encoders/bitmaps.ts';
import { buildRender, type BuiltRender } from './built-worker.ts';
import { fontsDirectory } from './fonts-directory.ts';

const format = { size: '100x100', dpi: 203 } as const;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function hashOfResult(result: Result<Bitmap>): string {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return hashOf(result.value.bytes);
}

let built: BuiltRender;
beforeAll(async () => {
  built = await buildRender();
});
afterAll(async () => {
  await built.remove();
});

const open = (workerPath = built.workerPath) => openLabelRenderer({ workerPath, fontsDirectory });

describe('bits', () => {
  test('are the same here, again, in the worker and in another process, for every script', async () => {
    const fonts = loadLabelFonts(fontsDirectory);
    const requests = Object.values(sampleReceivers).map((receiver) => ({
      label: sampleLabel({ receiver }),
      ...format,
    }));
    const here = requests.map((request) => hashOfResult(renderLabel(request, fonts)));
    expect(requests.map((request) => hashOfResult(renderLabel(request, fonts)))).toEqual(here);
    expect(new Set(here).size).toBe(here.length);

    const renderer = open();
    const drawn = await Promise.all(requests.map((request) => renderer.render(request)));
    await renderer.close();
    expect(drawn.map(hashOfResult)).toEqual(here);

    const script = join(built.libraryFolder, 'hashes.mjs');
    await writeFile(
      script,
      `import { createHash } from 'node:crypto';
      import { renderLabel } from './label.mjs';
      import { loadLabelFonts } from './fonts.mjs';
      const [directory, requests] = process.argv.slice(2);
      const fonts = loadLabelFonts(directory);
      const hashes = JSON.parse(requests).map((request) =>
        createHash('sha256').update(renderLabel(request, fonts).value.bytes).digest('hex'));
      process.stdout.write(JSON.stringify(hashes));`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      fontsDirectory,
      JSON.stringify(requests),
    ]);
    expect(JSON.parse(stdout)).toEqual(here);
  });
});

describe('the renderer', () => {
  test('answers many requests in order, labels, refusals and test labels alike', async () => {
    const renderer = open();
    const order: number[] = [];
    const results = await Promise.all(
      Array.from({ length: 30 }, async (_item, index) => {
        const sku = index === 7 ? '😀' : `SKU-${index}`;
        const result = await renderer.render({
          label: sampleLabel({ items: [{ sku, quantity: 1 }] }),
          ...format,
        });
        order.push(index);
        return result;
      }),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(results.flatMap((result, index) => (result.ok ? [] : [index]))).toEqual([7]);
    expect(results[7]).toMatchObject({
      ok: false,
      refusal: { code: 'label-character-missing', params: { codePoint: 'U+1F600' } },
    });
    const asked = { printerName: 'Bench 1', size: '100x150', dpi: 300 } as const;
    const tested = await renderer.encodeTest(asked, { ...plain, language: 'zpl', dpi: 300 });
    if (!tested.ok) throw new Error(tested.refusal.code);
    expect(tested.value.toString('latin1')).toContain('^PW1181\n^LL1772\n');
    await renderer.close();
  });

  test.each(printerLanguages)('puts a label into %s as it is put there here', async (language) => {
    const renderer = open();
    const request = { label: sampleLabel(), ...format };
    const drawn = renderLabel(request, loadLabelFonts(fontsDirectory));
    if (!drawn.ok) throw new Error(drawn.refusal.code);
    const printer = { ...plain, language };
    expect(await renderer.encode(request, printer)).toEqual({
      ok: true,
      value: encodeLabel(drawn.value, printer),
    });
    const unprintable = { ...request, label: sampleLabel({ waybill: '运单' }) };
    expect(await renderer.encode(unprintable, printer)).toMatchObject({
      ok: false,
      refusal: { code: 'label-waybill-unprintable' },
    });
    await renderer.close();
  });

  test('a cancelled request is rejected with the reason, the others are drawn', async () => {
    const renderer = open();
    const controller = new AbortController();
    const request = { label: sampleLabel(), ...format };
    const kept = [renderer.render(request), renderer.render(request)];
    const cancelled = Array.from({ length: 5 }, () =>
      renderer.render(request, { signal: controller.signal }),
    );
    const last = renderer.render(request);
    controller.abort(new Error('enough'));
    const settled = await Promise.allSettled(cancelled);
    expect(settled.map(({ status }) => status)).toEqual(cancelled.map(() => 'rejected'));
    await expect(cancelled[0]).rejects.toThrow('enough');
    await expect(renderer.render(request, { signal: controller.signal })).rejects.toThrow('enough');
    expect((await Promise.all([...kept, last])).every(({ ok }) => ok)).toBe(true);
    await renderer.close();
  });

  test('when the worker dies, what it held is rejected and the next label starts another', async () => {
    const dying = join(built.libraryFolder, 'dying.mjs');
    await writeFile(
      dying,
      `import { parentPort } from 'node:worker_threads';
      let jobs = 0;
      parentPort.on('message', ({ id }) => {
        jobs += 1;
        if (jobs === 2) process.exit(7);
        parentPort.postMessage({ id, result: { ok: true, value: jobs } });
      });`,
    );
    const renderer = open(dying);
    const request = { label: sampleLabel(), ...format };
    const first = renderer.render(request);
    const others = [renderer.render(request), renderer.render(request), renderer.render(request)];
    expect(await first).toEqual({ ok: true, value: 1 });
    for (const other of others) await expect(other).rejects.toThrow('stopped with code 7');
    expect(await renderer.render(request)).toEqual({ ok: true, value: 1 });
    await renderer.close();
  });

  test('a worker that cannot start, or fonts that are missing, reject with the cause', async () => {
    const nowhere = open(join(built.libraryFolder, 'missing.mjs'));
    await expect(nowhere.render({ label: sampleLabel(), ...format })).rejects.toThrow(
      'The label renderer failed',
    );
    await nowhere.close();
    const fontless = openLabelRenderer({
      workerPath: built.workerPath,
      fontsDirectory: built.libraryFolder,
    });
    await expect(fontless.render({ label: sampleLabel(), ...format })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('is missing or damaged') },
    });
    await fontless.close();
  });

  test('a closed renderer rejects what waits and what comes', async () => {
    const renderer = open();
    const request = { label: sampleLabel(), ...format };
    const waiting = [renderer.render(request), renderer.render(request), renderer.render(request)];
    const settled = Promise.allSettled(waiting);
    await renderer.close();
    for (const { status } of await settled) expect(status).toBe('rejected');
    await expect(renderer.render(request)).rejects.toThrow('closed');
  });

  test('an idle renderer keeps no process alive', async () => {
    const script = join(built.libraryFolder, 'idle.mjs');
    await writeFile(
      script,
      `import { openLabelRenderer } from './renderer.mjs';
      const [workerPath, fontsDirectory, request] = process.argv.slice(2);
      const renderer = openLabelRenderer({ workerPath, fontsDirectory });
      const result = await renderer.render(JSON.parse(request));
      process.stdout.write(String(result.ok));`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      built.workerPath,
      fontsDirectory,
      JSON.stringify({ label: sampleLabel(), ...format }),
    ]);
    expect(stdout).toBe('true');
  });
});
