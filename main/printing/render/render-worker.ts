import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { encodeLabel, type WireFormat } from '../encoders/encode-label.ts';
import { loadLabelFonts, type LabelFonts } from './fonts.ts';
import { checkLabel, renderLabel } from './render-label.ts';
import { renderPaper } from './render-paper.ts';
import type {
  Drawn,
  RenderJob,
  RenderReply,
  RenderRequest,
  RenderWorkerData,
} from './render-protocol.ts';
import { scalePicture } from './scale-picture.ts';
import { renderTestLabel } from './test-label.ts';

function render(request: RenderRequest, fonts: LabelFonts): Result<Drawn> | Promise<Result<Drawn>> {
  switch (request.kind) {
    case 'label':
      return renderLabel(request.label, fonts);
    case 'check':
      return checkLabel(request.label, fonts);
    case 'encode':
      return encoded(renderLabel(request.label, fonts), request.printer);
    case 'encode-test':
      return encoded(renderTestLabel(request.test, fonts), request.printer);
    case 'paper':
      return renderPaper(request.paper, fonts);
    case 'picture':
      return scalePicture(request.bytes);
    default:
      return request satisfies never;
  }
}

const encoded = (drawn: Result<Bitmap>, printer: WireFormat): Result<Uint8Array> =>
  drawn.ok ? ok(encodeLabel(drawn.value, printer)) : drawn;

async function reply({ id, request }: RenderJob, fonts: LabelFonts): Promise<RenderReply> {
  try {
    return { id, result: await render(request, fonts) };
  } catch (thrown) {
    return { id, thrown };
  }
}

/**
 * A label is moved to the main thread, not copied, unless its bytes are part of a larger piece of memory; a document's may
 * lie in that of the canvas library.
 */
function movedWith({ request }: RenderJob, answer: RenderReply): ArrayBuffer[] {
  if (request.kind === 'paper' || !('result' in answer) || !answer.result.ok) return [];
  const { value } = answer.result;
  if (value === null) return [];
  const { buffer, byteLength } = value instanceof Uint8Array ? value : value.bytes;
  return buffer.byteLength === byteLength ? [buffer as ArrayBuffer] : [];
}

/** Draws what the main thread asks for, one picture after the other. */
function serve(): void {
  if (parentPort === null) throw new Error('The render worker runs as a worker thread only');
  const port = parentPort;
  const { fontsDirectory } = workerData as RenderWorkerData;
  const fonts = loadLabelFonts(fontsDirectory);
  const jobs: RenderJob[] = [];
  let busy = false;
  const drawAll = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const answer = await reply(job, fonts);
      port.postMessage(answer, movedWith(job, answer));
      // The canvas frees its memory between turns of the event loop; without one it grows by megabytes a label.
      await nextTurn();
    }
    busy = false;
  };
  port.on('message', (job: RenderJob) => {
    jobs.push(job);
    void drawAll();
  });
}

serve();
