import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../../domain/result.ts';
import { noteRefusedScan } from '../../../main/handlers/note-refused-scan.ts';
import { packingDay } from '../../../main/handlers/packing-day.ts';
import type { Services } from '../../../main/handlers/services.ts';
import type { App } from '../../../main/open-app.ts';
import { freshFolder } from '../storage/folders.ts';
import { context, openBareApp } from './bare-app.ts';

let app: App;

afterEach(async () => {
  await app.close();
});

const wrongScan = async (services: Services, code: string): Promise<void> => {
  const scan = { shipmentId: '', code, refusal: refusal('unexpected', { name: '' }) };
  const noted = await noteRefusedScan(services, context, scan);
  expect(noted.ok).toBe(true);
};

/** The services with a count of how often the past was read. */
function countingReads(services: Services): { services: Services; reads: () => number } {
  const { store } = services;
  let reads = 0;
  const history: typeof store.history = (filter) => {
    reads += 1;
    return store.history(filter);
  };
  const counted = {
    onCommit: (listener: Parameters<typeof store.onCommit>[0]) => store.onCommit(listener),
    history,
  } as unknown as Services['store'];
  return { services: { ...services, store: counted }, reads: () => reads };
}

describe('what was packed and refused today', () => {
  it('is read from the journal once, however much is written meanwhile', async () => {
    app = await openBareApp(await freshFolder());
    for (const code of ['A', 'B']) await wrongScan(app.services, code);
    const { services, reads } = countingReads(app.services);
    const today = packingDay(services);
    const first = today();
    await Promise.all([wrongScan(app.services, 'C'), wrongScan(app.services, 'D')]);
    // What came while it was read may be in it or not, but is never lost.
    expect((await first).errors).toBeGreaterThanOrEqual(2);
    expect((await today()).errors).toBe(4);
    await wrongScan(app.services, 'E');
    expect((await today()).errors).toBe(5);
    expect(reads()).toBe(1);
  });
});
