import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import electronPath from 'electron';
import { expect, test } from 'vitest';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openProgram } from './electron-app.ts';

/** Answers the dialogs of the system with these buttons, one after another, and writes down what they said. */
const answering = (log: string, answers: readonly number[]): string => `
  const { dialog } = require('electron');
  const { appendFileSync } = require('node:fs');
  const answers = ${JSON.stringify(answers)};
  dialog.showMessageBox = async ({ message, buttons }) => {
    appendFileSync(${JSON.stringify(log)}, JSON.stringify({ message, buttons }) + '\\n');
    return { response: answers.shift(), checkboxChecked: false };
  };
`;

test('a damaged data folder is repaired from the window, once the loss is accepted', async () => {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  const run = async (...words: string[]): Promise<void> => {
    expect(await packbench(...words, '--data', data)).toMatchObject({ status: 0 });
  };
  await run('orders', 'import', sample('orders.xls'));
  await run('orders', 'hold', '8126030900010007', '--reason', 'lost reason');
  await run('orders', 'hold', '8126030900010378', '--reason', 'kept reason');
  const journal = join(data, 'journal');
  const [segment = ''] = await readdir(journal);
  const path = join(journal, segment);
  const bytes = await readFile(path);
  bytes.fill(0, bytes.indexOf('lost reason') - 40, bytes.indexOf('lost reason') + 20);
  await writeFile(path, bytes);

  const log = join(folder.path, 'dialogs.jsonl');
  const stub = join(folder.path, 'answers.cjs');
  await writeFile(stub, answering(log, [0, 1, 0]));
  const { app, page } = await openProgram(
    electronPath as unknown as string,
    ['-r', stub, join(outFolder, 'main', 'index.js')],
    data,
  );
  await page.getByText('76 rows').waitFor();
  await page.getByText('kept reason').first().waitFor();
  expect(await page.getByText('lost reason').count()).toBe(0);
  const dialogs = (await readFile(log, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { message: string; buttons: string[] });
  expect(dialogs.map(({ buttons }) => buttons.length)).toEqual([4, 3, 1]);
  expect(dialogs[0]?.message).toContain('is damaged at line');
  expect(dialogs[1]?.message).toMatch(/1 journal entries are destroyed[\s\S]*written between/);
  expect(dialogs[1]?.message).toContain('1 条日志记录已损毁');
  expect(dialogs[1]?.buttons[1]).toContain('Go on without what is lost');
  expect(dialogs[2]?.message).toContain('quarantine');
  await app.close();
  expect(await packbench('verify', '--data', data)).toMatchObject({ status: 0 });
  await folder.remove();
});
