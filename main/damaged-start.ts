import { app, dialog, shell } from 'electron';
import type { CoreThread } from './core/start-core.ts';
import type { MendResult, MendWish } from './core/core-protocol.ts';

/** What the user chooses between, in both languages: nobody knows theirs before the settings are read. */
const words = {
  repair: '修复 / Repair',
  restore: '恢复备份… / Restore a backup…',
  folder: '打开数据文件夹 / Open the data folder',
  quit: '退出 / Quit',
  acceptLoss: '接受丢失并继续 / Go on without what is lost',
  useBackup: '选择备份… / Look into a backup…',
  back: '返回 / Back',
  goOn: '继续 / Continue',
} as const;

type Word = keyof typeof words;

/** Asks with buttons; closing the dialog is the last of them. */
async function ask<Choice extends Word>(
  message: string,
  choices: readonly Choice[],
): Promise<Choice> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Packbench',
    message,
    buttons: choices.map((choice) => words[choice]),
    defaultId: 0,
    cancelId: choices.length - 1,
    noLink: true,
  });
  const choice = choices[response] ?? choices.at(-1);
  if (choice === undefined) throw new Error('There is nothing to choose.');
  return choice;
}

async function chooseBackup(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Packbench',
    filters: [{ name: 'Packbench', extensions: ['backup'] }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Leads the user out of a data folder that cannot be opened because it is damaged: nothing is given up without being
 * named first. `text` says what is wrong. Resolves when the core opens the folder anew, or the program ends.
 */
export async function mendBeforeStart(
  core: Pick<CoreThread, 'mend'>,
  directory: string,
  text: string,
): Promise<void> {
  for (;;) {
    const choice = await ask(text, ['repair', 'restore', 'folder', 'quit']);
    if (choice === 'quit') {
      app.exit(3);
      return;
    }
    if (choice === 'folder') {
      await shell.openPath(directory);
      continue;
    }
    const result = choice === 'repair' ? await repair(core) : await restore(core);
    if (result === null) continue;
    if (result.outcome === 'mended') {
      if (result.text !== '') await ask(result.text, ['goOn']);
      return;
    }
    await ask(result.text, ['back']);
  }
}

/** Null when the user went back. */
async function repair(core: Pick<CoreThread, 'mend'>): Promise<MendResult | null> {
  const wish: MendWish = { kind: 'repair', acceptLoss: false, backup: null };
  let result = await core.mend(wish);
  while (result.outcome === 'loss') {
    const choice = await ask(result.text, ['useBackup', 'acceptLoss', 'back']);
    if (choice === 'back') return null;
    const backup = choice === 'useBackup' ? await chooseBackup() : null;
    if (choice === 'useBackup' && backup === null) continue;
    result = await core.mend({ ...wish, acceptLoss: choice === 'acceptLoss', backup });
  }
  return result;
}

async function restore(core: Pick<CoreThread, 'mend'>): Promise<MendResult | null> {
  const file = await chooseBackup();
  return file === null ? null : core.mend({ kind: 'restore', file });
}
