import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../domain/result.ts';
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
import { renderTestLabel } from './test-label.ts';

function render(request: RenderRequest, fonts: LabelFonts): Result<Drawn> {
  switch (request.kind) {
    case 'label':
      return renderLabel(request.label, fonts);
    case 'check':
      return checkLabel(request.label, fonts);
    case 'test':
      return renderTestLabel(request.test, fonts);
    case 'paper':
      return renderPaper(request.paper, fonts);
    default:
      return request satisfies never;
  }
}

function reply({ id, request }: RenderJob, fonts: LabelFonts): RenderReply {
  try {
    return { id, result: render(request, fonts) };
  } catch (thrown) {
    return { id, thrown };
  }
}

/** A picture is moved to the main thread, not copied; a document's bytes may lie in memory of the canvas library. */
function movedWith(answer: RenderReply): ArrayBuffer[] {
  if (!('result' in answer) || !answer.result.ok) return [];
  const { value } = answer.result;
  return value === null || value instanceof Uint8Array ? [] : [value.bytes.buffer as ArrayBuffer];
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
      const answer = reply(job, fonts);
      port.postMessage(answer, movedWith(answer));
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
