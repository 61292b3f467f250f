import type { Language } from '../messages.ts';
import { commandCodes, type CommandName } from '../packing/command-codes.ts';
import type { Paper } from './paper.ts';

type Command = { readonly name: string; readonly does: string };

type Words = {
  readonly title: string;
  readonly hint: string;
  readonly commands: Readonly<Record<CommandName, Command>>;
};

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Codes for the packing table',
    hint: 'Hang this sheet beside the table and scan a code instead of pressing its key.',
    commands: {
      ok: { name: 'OK (Enter)', does: 'Seen; take the weight; print again; next parcel' },
      undo: { name: 'Undo (Backspace)', does: 'Take the last piece out of the box again' },
      aside: { name: 'Put aside (Esc)', does: 'Leave this parcel as it is and open another' },
      reprint: { name: 'New label (R)', does: 'The label is unusable: print the next copy' },
      first: {
        name: 'Answer 1',
        does: 'Yes, the label came out; or: counted again, contents right',
      },
      second: { name: 'Answer 2', does: 'No label came out; or: heavy or light packaging' },
      third: { name: 'Answer 3', does: 'The weight in the catalogue is wrong' },
    },
  },
  zh: {
    title: '打包台指令码',
    hint: '将本页贴在打包台旁，扫描条码即可代替按键。',
    commands: {
      ok: { name: '确认（回车）', does: '已知悉；采用重量；重新打印；下一个包裹' },
      undo: { name: '撤回（退格）', does: '将最后一件商品从箱中取出' },
      aside: { name: '搁置（Esc）', does: '暂时放下此包裹，打开另一个' },
      reprint: { name: '新面单（R）', does: '面单无法使用：打印下一份' },
      first: { name: '回答 1', does: '面单已打出；或：已重新清点，内容正确' },
      second: { name: '回答 2', does: '面单没有打出；或：包装较重或较轻' },
      third: { name: '回答 3', does: '商品目录中的重量有误' },
    },
  },
};

/**
 * What a packer scans instead of pressing a key (指令码), one Code 128 for each command. `runsOf` gives the widths of a
 * code's bars and spaces.
 */
export function commandSheet(
  language: Language,
  runsOf: (text: string) => readonly number[],
): Paper {
  const { title, hint, commands } = words[language];
  const names = Object.keys(commandCodes) as readonly CommandName[];
  return {
    title,
    language: language === 'zh' ? 'zh-CN' : 'en',
    apart: false,
    sections: [
      {
        heading: '',
        facts: [['', hint]],
        columns: [],
        rows: [],
        codes: names.map((name) => ({
          ...commands[name],
          text: commandCodes[name],
          runs: runsOf(commandCodes[name]),
        })),
      },
    ],
  };
}
