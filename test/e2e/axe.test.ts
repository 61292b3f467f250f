import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screens } from '../../renderer/shell/navigation.ts';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder, retell } from './freight-shop.ts';
import { midday } from './gallery-day.ts';
import { eachPart, openScreen, themes } from './gallery-tour.ts';

/** What axe found on one part of one screen. */
type Finding = {
  readonly where: string;
  readonly impact: string;
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
};

const isGrave = ({ impact }: Finding): boolean => impact === 'serious' || impact === 'critical';

describe('accessibility', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;
  let axeSource: string;
  const findings: Finding[] = [];

  beforeAll(async () => {
    axeSource = await readFile(
      createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
      'utf8',
    );
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await retell(await demoFolder(join(folder.path, 'demo')), data, midday());
    ({ app, page } = await openWindow(data));
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
    const lines = findings.map(
      ({ where, impact, rule, help, nodes }) =>
        `${impact.padEnd(9)}${where.padEnd(24)}${rule}: ${help}\n${nodes.map((node) => `         ${node}`).join('\n')}`,
    );
    await writeFile(join(outFolder, 'axe-report.txt'), `${lines.join('\n')}\n`);
  });

  /** The page's content policy allows no foreign script; what the debugger evaluates is not bound by it. */
  const check = async (where: string): Promise<readonly Finding[]> => {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    return violations.map(({ id, impact, help, nodes }) => ({
      where,
      impact: impact ?? 'minor',
      rule: id,
      help,
      nodes: nodes
        .slice(0, 4)
        .map(({ target, html }) => `${target.join(' ')}  ${html.slice(0, 160)}`),
    }));
  };

  for (const theme of themes) {
    test.each(screens)(`finds nothing serious on %s in the ${theme} theme`, async (screen) => {
      await page.emulateMedia({ colorScheme: theme });
      await openScreen(page, screen);
      const found: Finding[] = [];
      await eachPart(page, async (part) => {
        found.push(...(await check([screen, part, theme].filter(Boolean).join(' '))));
      });
      findings.push(...found);
      expect(found.filter(isGrave)).toStrictEqual([]);
    });
  }
});
