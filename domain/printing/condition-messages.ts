import type { PrinterProblem } from './printer.ts';

type Words = { readonly en: string; readonly zh: string };

/** What a printer lacks and what to do, in the words of an operator. */
const problems = {
  'paper-out': {
    en: 'The printer is out of paper. Load labels.',
    zh: '打印机缺纸，请装入标签纸。',
  },
  'ribbon-out': {
    en: 'The printer is out of ribbon. Load a ribbon.',
    zh: '打印机碳带用尽，请更换碳带。',
  },
  'head-open': {
    en: 'The cover of the printer is open. Close it.',
    zh: '打印机上盖未合，请合上。',
  },
  jam: {
    en: 'Paper is jammed in the printer. Open it and take it out.',
    zh: '打印机卡纸，请打开清理。',
  },
  paused: {
    en: 'The printer is paused. Press its pause key, or resume its queue.',
    zh: '打印机已暂停，请按打印机上的暂停键或恢复其打印队列。',
  },
  overheated: { en: 'The printer is too hot. Let it cool down.', zh: '打印机过热，请等待冷却。' },
  offline: {
    en: 'The printer is offline. Switch it on and check its cable.',
    zh: '打印机离线，请开机并检查连接。',
  },
  fault: {
    en: 'The printer reports a fault. Look at its display.',
    zh: '打印机报告故障，请查看其显示屏。',
  },
} as const satisfies Readonly<Record<PrinterProblem, Words>>;

type Coded<Prefix extends string> = Readonly<Record<`${Prefix}-${PrinterProblem}`, Words>>;

const coded = <Prefix extends string>(prefix: Prefix, tail: Words): Coded<Prefix> =>
  Object.fromEntries(
    Object.entries(problems).map(([problem, { en, zh }]) => [
      `${prefix}-${problem}`,
      { en: `${en} ${tail.en}`, zh: `${zh}${tail.zh}` },
    ]),
  ) as Coded<Prefix>;

/** What printers say of themselves: before a label was sent, and while it was in them. */
export const conditionMessages = {
  ...coded('printer', { en: 'Nothing was sent.', zh: '未发送任何数据。' }),
  ...coded('label-met', {
    en: 'The printer has the whole label, and this happened while it was in the printer. Look whether the label came out whole; after mending, the printer may still print it.',
    zh: '打印机已收到整张面单，但处理期间出现上述问题。请查看面单是否完整打印；排除故障后打印机仍可能补打。',
  }),
};
