/** What the rules of `settings` answer with. */
export const settingsMessages = {
  'sample-day-not-empty': {
    en: 'The sample day needs an empty data folder: there are orders, a sender or printers here already. Run "packbench demo --out DIR" to see it elsewhere.',
    zh: '样例日需要空的数据文件夹：此处已有订单、发件人或打印机。可用“packbench demo --out DIR”在别处查看。',
  },
  'sample-day-mixed': {
    en: 'There is more here than the sample data, so it stays. To begin empty, start Packbench with another data folder.',
    zh: '此处除样例数据外还有其他数据，因此不会移除。如需从空白开始，请使用另一个数据文件夹启动 Packbench。',
  },
} as const;
