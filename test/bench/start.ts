import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import electronPath from 'electron';
import { chromium } from 'playwright-core';
import { outFolder } from '../cli/packbench.ts';
import { percentile } from './figures.ts';

const starts = 5;

/** By then every start has ended; nothing looks at the program before, so that it starts as it does for a user. */
const settledMs = 9_000;

/** Outside Electron the package is the path of its executable. */
const electron = electronPath as unknown as string;

/** Where a browser tells which address its debugger has. */
async function debuggerOf(child: ReturnType<typeof spawn>): Promise<string> {
  let told = '';
  for await (const chunk of child.stderr ?? []) {
    told += String(chunk);
    const address = /ws:\/\/\S+/.exec(told)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`Electron told no address: ${told}`);
}

/** Milliseconds from starting a program until its first element that is timed was painted, as the page itself noted. */
async function startOnce(main: string, data: string, profile: string): Promise<number> {
  const isRoot = process.getuid?.() === 0;
  const began = Date.now();
  const child = spawn(
    electron,
    [
      main,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    { env: { ...process.env, PACKBENCH_DATA: data }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'exit');
  try {
    const address = await debuggerOf(child);
    await wait(settledMs);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('There is no window.');
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          new PerformanceObserver((list) => {
            const [first] = list.getEntries();
            if (first !== undefined) resolve(performance.timeOrigin + first.startTime);
          }).observe({ type: 'element', buffered: true });
          setTimeout(() => reject(new Error('Nothing that is timed was painted.')), 5_000);
        }),
    );
    await browser.close();
    return painted - began;
  } finally {
    child.kill();
    await ended;
  }
}

/** The folder is empty at first and gone afterwards. */
async function inFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const medianOf = async (start: () => Promise<number>): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < starts; run += 1) times.push(await start());
  return percentile(times, 0.5);
};

const ourMain = join(outFolder, 'main', 'index.js');

/** Milliseconds from launching the program for the first time until the first order of a data folder is painted; median of five. */
export const measureStart = (directory: string): Promise<number> =>
  medianOf(() =>
    inFolder((profile) =>
      inFolder(async (copy) => {
        await cp(directory, copy, { recursive: true });
        return startOnce(ourMain, copy, profile);
      }),
    ),
  );

/** So often Chromium reads the program of a page before it keeps what it made of it. */
const firstStarts = 3;

/** The same on any later day. */
export const measureDailyStart = (directory: string): Promise<number> =>
  inFolder((profile) =>
    inFolder(async (copy) => {
      await cp(directory, copy, { recursive: true });
      for (let run = 0; run < firstStarts; run += 1) await startOnce(ourMain, copy, profile);
      return medianOf(() => startOnce(ourMain, copy, profile));
    }),
  );

/** The same of a window of Electron that shows one word and does nothing: what no program on it can be faster than. */
export const measureEmptyStart = (): Promise<number> =>
  inFolder(async (folder) => {
    const main = join(folder, 'main.cjs');
    await writeFile(join(folder, 'page.html'), '<p elementtiming="word">Hello</p>');
    await writeFile(
      main,
      `const { app, BrowserWindow } = require('electron');
      void app.whenReady().then(() => {
        const window = new BrowserWindow({ width: 1280, height: 800, show: false });
        window.once('ready-to-show', () => window.show());
        return window.loadFile(__dirname + '/page.html');
      });`,
    );
    return medianOf(() => inFolder((profile) => startOnce(main, folder, profile)));
  });
