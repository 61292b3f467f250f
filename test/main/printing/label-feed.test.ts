import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterConfirmation } from '../../../domain/printing/printer.ts';
import type { CutLabels } from '../../../main/printing/cut-labels.ts';
import { encodeLabel } from '../../../main/printing/encoders/encode-label.ts';
import { openFeed } from '../../../main/printing/label-feed.ts';
import type { FeedOptions, LabelFeed } from '../../../main/printing/label-feed.ts';
import { printerTurns } from '../../../main/printing/printer-queues.ts';
import type { EnterTurn } from '../../../main/printing/printer-queues.ts';
import type { Timings } from '../../../main/printing/transports/transport.ts';
import { parseFault } from '../../../main/printing/virtual/faults.ts';
import { startVirtualPrinter } from '../../../main/printing/virtual/virtual-printer.ts';
import type {
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../../main/printing/virtual/virtual-printer.ts';
import { labelLike, picture, plain } from './encoders/bitmaps.ts';
import { closePeers, shortTimings, startPeer } from './transports/peers.ts';

/** Patient enough for a busy computer, but for what never comes. */
const timings: Timings = {
  ...shortTimings,
  answerMs: 2_000,
  stallMs: 2_000,
  confirmMs: 4_000,
  pollMs: 20,
  beginMs: 100,
};

const confirmations = {
  zpl: 'zpl-odometer',
  tspl: 'tspl-status',
  escpos: 'escpos-process-id',
} as const;
type Confirming = keyof typeof confirmations;
const languages = Object.keys(confirmations) as Confirming[];

const probedAt = '2026-11-22T00:00:00.000Z';
const running: VirtualPrinter[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((printer) => printer.close()));
  await closePeers();
});

/** Every label is another picture, so that each is known by what comes out. */
const bitmaps = Array.from({ length: 12 }, (_, index) => labelLike(200, 240, index + 1));
const nameOf = (index: number): string => `label ${index}`;
const onPaper = new Map(bitmaps.map((bitmap, index) => [picture(bitmap).join(), nameOf(index)]));

/** A printer that writes down what comes out of it, by name. */
async function start(language: Confirming, options: Partial<VirtualPrinterOptions> = {}) {
  const paper: string[] = [];
  const printer = await startVirtualPrinter({
    port: 0,
    language,
    labelMs: () => 40,
    onError: () => undefined,
    ...options,
    onLabel: async (label) => {
      await options.onLabel?.(label);
      paper.push(onPaper.get(picture(label.bitmap).join()) ?? 'torn');
    },
  });
  running.push(printer);
  /** Resolves when everything that it took is on paper. */
  const printed = async (): Promise<void> => {
    while (printer.status().waiting > 0) await nextTurn();
  };
  return { ...printer, paper, printed };
}

/** What was cut off at the printers of a test. */
function cutsInMemory(): CutLabels {
  let cut: ReturnType<CutLabels['languageAt']> = null;
  return {
    languageAt: () => cut,
    record: async ({ language }) => {
      cut = language;
    },
    clear: async () => {
      cut = null;
    },
  };
}

type Setup = {
  readonly port: number;
  readonly language: Confirming;
  readonly confirms?: PrinterConfirmation;
  readonly cuts?: CutLabels;
  readonly enter?: EnterTurn;
};

const feedTo = (
  { port, language, confirms = confirmations[language], cuts, enter }: Setup,
  options: FeedOptions = {},
): LabelFeed =>
  openFeed(
    { cuts: cuts ?? cutsInMemory(), enter: enter ?? printerTurns() },
    {
      address: { kind: 'tcp', host: '127.0.0.1', port },
      language,
      reports: { condition: true, confirms, probedAt },
    },
    options,
    timings,
  );

type Told = {
  /** What is known of each label in the end, by name. */
  readonly states: Map<string, string>;
  /** Labels that were said to be out before they were. */
  readonly falselyTold: string[];
  /** The most labels of which nobody knew what became of them. */
  mostUnderWay: number;
};

/** Sends labels as a batch does until one is lost, and holds what is said of them against the paper. */
async function print(
  setup: Setup,
  paper: readonly string[],
  indexes: readonly number[],
  options: FeedOptions = {},
): Promise<Told> {
  const told: Told = { states: new Map(), falselyTold: [], mostUnderWay: 0 };
  const say = (name: string, state: string): void => {
    if (state === 'acknowledged' && !paper.includes(name)) told.falselyTold.push(name);
    told.states.set(name, state);
  };
  const feed = feedTo(setup, {
    ...options,
    onConfirmed: (names) => {
      for (const name of names) say(name, 'acknowledged');
    },
  });
  const outcomes: Promise<void>[] = [];
  let underWay = 0;
  let lost = false;
  for (const index of indexes) {
    await feed.room();
    // What the room was made by is known in this turn of the event loop.
    await nextTurn();
    if (lost) break;
    const name = nameOf(index);
    const bitmap = bitmaps[index];
    if (bitmap === undefined) throw new Error(`There is no ${name}.`);
    const bytes = encodeLabel(bitmap, { ...plain, language: setup.language });
    const sending = await feed.send({ name, bytes });
    if (sending === null) break;
    if (sending.kind === 'failed') {
      say(name, 'failed');
      break;
    }
    underWay += 1;
    told.mostUnderWay = Math.max(told.mostUnderWay, underWay);
    outcomes.push(
      sending.outcome.then(({ kind }) => {
        underWay -= 1;
        if (kind === 'unknown') lost = true;
        say(name, kind);
        return undefined;
      }),
    );
  }
  await Promise.all(outcomes);
  await feed.rest();
  return told;
}

const all = bitmaps.map((_, index) => index);
const count = (told: Told, state: string): number =>
  [...told.states.values()].filter((one) => one === state).length;

describe.each(languages)('labels for a printer of %s that confirms them', (language) => {
  it('come out in their order, three of them in the printer at a time, and are all confirmed when they are out', async () => {
    let most = 0;
    const printer = await start(language, {
      onByte: () => {
        most = Math.max(most, printer.status().waiting);
      },
      onLabel: async ({ index }) => {
        if (index > 1) return;
        while (printer.status().waiting < 3) await nextTurn();
      },
    });
    const told = await print({ port: printer.port, language }, printer.paper, all);
    expect(told.falselyTold).toEqual([]);
    expect([told.mostUnderWay, most]).toEqual([3, 3]);
    expect(printer.paper).toEqual(all.map(nameOf));
    expect(count(told, 'acknowledged')).toBe(all.length);
  });

  // In the third, with two before it in the printer.
  const places = (['reset', 'close', 'stall'] as const).flatMap((kind) =>
    [0, 50, 99].map((percent) => [kind, percent] as const),
  );
  it.each(places)(
    'that meet a %s at %i percent of one are told of truly, and none comes out twice',
    async (kind, percent) => {
      const fault = parseFault(`${kind}@3:${percent}%`);
      if (fault === null) throw new Error('no such fault');
      const cuts = cutsInMemory();
      const printer = await start(language, { faults: [fault], remembersAcrossConnections: true });
      const setup = { port: printer.port, language, cuts };
      const told = await print(setup, printer.paper, all.slice(0, 6));
      expect(told.falselyTold).toEqual([]);
      const unknown = count(told, 'unknown');
      expect(unknown).toBeGreaterThanOrEqual(1);
      expect(unknown).toBeLessThanOrEqual(3);
      const next = all.length - 1;
      await printer.printed();
      const after = await print(setup, printer.paper, [next]);
      expect(after.falselyTold).toEqual([]);
      // What a printer that stalled held of the label before may have come out with this one: then its counter disagrees.
      const states = kind === 'stall' ? ['acknowledged', 'delivered'] : ['acknowledged'];
      expect(states).toContain(after.states.get(nameOf(next)));
      expect(printer.paper.at(-1)).toBe(nameOf(next));
      const whole = printer.paper.filter((name) => name !== 'torn');
      expect(new Set(whole).size).toBe(whole.length);
    },
  );

  it('are told of truly when the printer is switched off and on again', async () => {
    const printer = await start(language, {
      onLabel: ({ index }) => {
        if (index === 4) void printer.close();
      },
    });
    const told = await print({ port: printer.port, language }, printer.paper, all);
    expect(told.falselyTold).toEqual([]);
    expect(count(told, 'unknown')).toBeGreaterThanOrEqual(1);
    expect(count(told, 'unknown')).toBeLessThanOrEqual(3);
    const again = await start(language, { port: printer.port });
    const sent = told.states.size;
    const after = await print({ port: again.port, language }, again.paper, all.slice(sent));
    expect(after.falselyTold).toEqual([]);
    expect(again.paper).toEqual(all.slice(sent).map(nameOf));
  });

  it('that are given up at once are unknown, not more than three', async () => {
    const controller = new AbortController();
    const printer = await start(language, {
      onLabel: ({ index }) => {
        if (index === 4) controller.abort();
      },
    });
    const { signal } = controller;
    const told = await print({ port: printer.port, language }, printer.paper, all, { signal });
    expect(told.falselyTold).toEqual([]);
    expect(count(told, 'unknown')).toBeGreaterThanOrEqual(1);
    expect(count(told, 'unknown')).toBeLessThanOrEqual(3);
  });

  it('let others at the printer that wait for it', async () => {
    const printer = await start(language);
    const enter = printerTurns();
    const setup = { port: printer.port, language, enter };
    const batch = print(setup, printer.paper, all.slice(0, 9));
    const single = print(setup, printer.paper, all.slice(9, 10));
    const [first, second] = await Promise.all([batch, single]);
    expect([...first.falselyTold, ...second.falselyTold]).toEqual([]);
    expect(printer.paper).toHaveLength(10);
    expect(printer.paper.indexOf(nameOf(9))).toBeLessThan(9);
  });
});

describe('paper that runs out with several labels in the printer', () => {
  it('is waited for in ZPL, and all come out', async () => {
    const fault = parseFault('paper-out@3');
    const printer = await start('zpl', { faults: fault === null ? [] : [fault] });
    const conditions: unknown[] = [];
    const told = await print({ port: printer.port, language: 'zpl' }, printer.paper, all, {
      onCondition: (condition) => {
        conditions.push(condition);
        printer.setProblem(null);
      },
    });
    expect(conditions).toEqual([{ problem: 'paper-out' }, 'ready']);
    expect(told.falselyTold).toEqual([]);
    expect(count(told, 'acknowledged')).toBe(all.length);
    expect(printer.paper).toEqual(all.map(nameOf));
  });

  it.each(['tspl', 'escpos'] as const)(
    'leaves those of %s unknown that are in it, not more than three',
    async (language) => {
      const fault = parseFault('paper-out@3');
      const printer = await start(language, { faults: fault === null ? [] : [fault] });
      const told = await print({ port: printer.port, language }, printer.paper, all);
      expect(told.falselyTold).toEqual([]);
      expect(printer.paper).toEqual([nameOf(0), nameOf(1)]);
      expect(told.states.get(nameOf(2))).toBe('unknown');
      expect(count(told, 'unknown')).toBeLessThanOrEqual(3);
      expect(told.states.has(nameOf(5))).toBe(false);
    },
  );
});

describe('a clone', () => {
  const hostStatus = Buffer.from(
    [
      '\u0002030,0,0,1218,000,0,0,0,000,0,0,0\u0003\r\n',
      '\u0002000,0,0,0,0,2,6,0,00000000,1,000\u0003\r\n',
      '\u00021234,0\u0003\r\n',
    ].join(''),
    'latin1',
  );
  /** Answers every question so, whatever it does, and takes everything. */
  const clone = async (answers: readonly (readonly [question: string, answer: Buffer])[]) =>
    startPeer((socket) => {
      let seen = '';
      socket.on('data', (chunk) => {
        seen += chunk.toString('latin1');
        for (const [question, answer] of answers) {
          const parts = seen.split(question);
          for (const _ of parts.slice(1)) socket.write(answer);
          seen = parts.join('');
        }
      });
      socket.on('end', () => socket.end());
    });

  it.each([
    ['zpl', 'zpl-host-status', '~HS\r\n', hostStatus],
    ['tspl', 'tspl-status', '\u001b!S', Buffer.from('\u0002@@@@\u0003\r\n', 'latin1')],
  ] as const)(
    'of %s that is always at rest is not believed',
    async (language, confirms, question, answer) => {
      const { port } = await clone([[question, answer]]);
      const told = await print({ port, language, confirms }, [], all.slice(0, 4));
      expect(told.falselyTold).toEqual([]);
      expect(count(told, 'delivered')).toBe(4);
    },
  );

  it.each([
    ['does not count', () => 0],
    ['counts a label that was only fed', (asked: number) => asked * 2],
  ])('whose counter %s is not believed', async (_, counter) => {
    let asked = 0;
    const peer = await startPeer((socket) => {
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        if (text.includes('~HS\r\n')) socket.write(hostStatus);
        if (text.includes('getvar')) {
          socket.write(`"${counter(asked)}"\r\n`);
          asked += 1;
        }
      });
    });
    const told = await print({ port: peer.port, language: 'zpl' }, [], [0]);
    expect(told.falselyTold).toEqual([]);
    expect(count(told, 'delivered')).toBe(1);
  });
});

it('a printer without a counter is believed at rest, if it was seen at work', async () => {
  const printer = await start('zpl');
  const setup = { port: printer.port, language: 'zpl', confirms: 'zpl-host-status' } as const;
  const told = await print(setup, printer.paper, all);
  expect(told.falselyTold).toEqual([]);
  expect(count(told, 'acknowledged')).toBe(all.length);
});
