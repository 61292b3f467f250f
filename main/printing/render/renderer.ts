import { Worker } from 'node:worker_threads';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import type { WireFormat } from '../encoders/encode-label.ts';
import type { LabelRequest } from './render-label.ts';
import type {
  Drawn,
  RenderJob,
  RenderReply,
  RenderRequest,
  RenderWorkerData,
} from './render-protocol.ts';
import type { TestLabelRequest } from './test-label.ts';

export type RenderOptions = { readonly signal?: AbortSignal };

/** Draws labels, and puts them into the languages of printers, on a thread of its own. */
export type LabelRenderer = {
  /** A shipping label; refusals are those of `renderLabel`. Rejects when cancelled, closed, or the worker dies. */
  render(request: LabelRequest, options?: RenderOptions): Promise<Result<Bitmap>>;
  /** Whether a shipping label can be drawn, without drawing it; refusals are those of `render`. */
  check(request: LabelRequest, options?: RenderOptions): Promise<Result<null>>;
  /** Starts the worker and loads the fonts, so that the first label need not wait for them. */
  warm(): void;
  /** A shipping label as the bytes that `printer` prints it from; refused and rejected as `render` is. */
  encode(
    request: LabelRequest,
    printer: WireFormat,
    options?: RenderOptions,
  ): Promise<Result<Buffer>>;
  /** The bytes of a label with rulers and a pattern, to see what a printer really does. */
  encodeTest(
    request: TestLabelRequest,
    printer: WireFormat,
    options?: RenderOptions,
  ): Promise<Result<Buffer>>;
  /** A document for A4 as a PDF; refusals are those of `renderPaper`. */
  renderPaper(paper: Paper, options?: RenderOptions): Promise<Result<Uint8Array>>;
  /** A picture of an item as a small WebP; refusals are those of `scalePicture`. */
  scalePicture(bytes: Uint8Array, options?: RenderOptions): Promise<Result<Buffer>>;
  /** Stops the worker; what was not drawn yet is rejected. */
  close(): Promise<void>;
};

/** Requests that the worker holds at once: enough that it never waits, few enough that cancelling stops soon. */
const maxInFlight = 2;

type Pending = {
  readonly job: RenderJob;
  readonly resolve: (result: Result<Drawn>) => void;
  readonly reject: (reason: unknown) => void;
};

/** The answer to a request for a picture. */
function picture(answer: Result<Drawn>): Result<Bitmap> {
  if (!answer.ok) return answer;
  if (answer.value === null || answer.value instanceof Uint8Array)
    throw new Error('The label renderer sent no picture');
  return ok(answer.value);
}

/** The answer to a request for bytes. */
function bytes(answer: Result<Drawn>): Result<Buffer> {
  if (!answer.ok) return answer;
  if (!(answer.value instanceof Uint8Array)) throw new Error('The label renderer sent no bytes');
  const { buffer, byteOffset, byteLength } = answer.value;
  return ok(Buffer.from(buffer, byteOffset, byteLength));
}

/**
 * Opens a renderer whose worker is the script at `workerPath` with the fonts of `fontsDirectory`. The worker starts with
 * the first label. When it dies, everything asked for so far is rejected and the next label starts a new one.
 */
export function openLabelRenderer({
  workerPath,
  fontsDirectory,
}: RenderWorkerData & { readonly workerPath: string }): LabelRenderer {
  const waiting: Pending[] = [];
  const inFlight = new Map<number, Pending>();
  let worker: Worker | null = null;
  let nextId = 1;
  let closed = false;

  const failAll = (reason: unknown): void => {
    const failed = [...inFlight.values(), ...waiting];
    inFlight.clear();
    waiting.length = 0;
    for (const { reject } of failed) reject(reason);
  };

  const startWorker = (): Worker => {
    const workerDataOut: RenderWorkerData = { fontsDirectory };
    const started = new Worker(workerPath, {
      workerData: workerDataOut,
      name: 'labels',
      // The fonts of the machine are not wanted and take a while to find.
      env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
    });
    started.on('message', (answer: RenderReply) => {
      const pending = inFlight.get(answer.id);
      inFlight.delete(answer.id);
      if ('result' in answer) pending?.resolve(answer.result);
      else pending?.reject(answer.thrown);
      sendNext();
    });
    const died = (reason: Error): void => {
      if (worker !== started) return;
      worker = null;
      failAll(reason);
    };
    started.on('error', (cause) => {
      died(new Error('The label renderer failed', { cause }));
    });
    started.on('exit', (code) => {
      died(new Error(`The label renderer stopped with code ${code}`));
    });
    started.unref();
    return started;
  };

  const sendNext = (): void => {
    while (inFlight.size < maxInFlight) {
      const pending = waiting.shift();
      if (pending === undefined) break;
      inFlight.set(pending.job.id, pending);
      worker ??= startWorker();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(pending.job);
    }
    // An idle worker must not keep a finished command line alive, a busy one must.
    if (inFlight.size > 0) worker?.ref();
    else worker?.unref();
  };

  const request = (what: RenderRequest, { signal }: RenderOptions): Promise<Result<Drawn>> =>
    new Promise((resolve, reject) => {
      if (closed) throw new Error('The label renderer is closed');
      signal?.throwIfAborted();
      const job: RenderJob = { id: nextId, request: what };
      nextId += 1;
      const settled = (): void => signal?.removeEventListener('abort', cancel);
      const pending: Pending = {
        job,
        resolve: (result) => {
          settled();
          resolve(result);
        },
        reject: (reason) => {
          settled();
          reject(reason);
        },
      };
      // What the worker already holds is drawn and its reply dropped; the rest never reaches it.
      const cancel = (): void => {
        const at = waiting.indexOf(pending);
        if (at >= 0) waiting.splice(at, 1);
        pending.reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      waiting.push(pending);
      sendNext();
    });

  return {
    render: async (label, options = {}) =>
      picture(await request({ kind: 'label', label }, options)),
    encode: async (label, printer, options = {}) =>
      bytes(await request({ kind: 'encode', label, printer }, options)),
    encodeTest: async (test, printer, options = {}) =>
      bytes(await request({ kind: 'encode-test', test, printer }, options)),
    renderPaper: async (paper, options = {}) =>
      bytes(await request({ kind: 'paper', paper }, options)),
    scalePicture: async (original, options = {}) =>
      bytes(await request({ kind: 'picture', bytes: original }, options)),
    check: async (label, options = {}) => {
      const checked = await request({ kind: 'check', label }, options);
      return checked.ok ? ok(null) : checked;
    },
    warm: () => {
      if (!closed) worker ??= startWorker();
    },
    async close() {
      closed = true;
      const stopping = worker;
      worker = null;
      failAll(new Error('The label renderer was closed'));
      await stopping?.terminate();
    },
  };
}
