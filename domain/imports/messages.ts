/** What recognising a workbook answers with. */
export const importMessages = {
  'workbook-unrecognised': {
    en: 'Nothing in this file looks like orders, products, plans, waybill numbers, shipments, notices or a bill. Its headers: {found}. Compare them with an empty workbook of that kind (Settings, Workbooks), or say which column is which if these are orders.',
    zh: '无法判断此文件的类型：它不像订单、商品、物流方案、运单号、物流订单、发货通知或账单。表头：{found}。请与对应的空白表格（设置 → 表格模板）对照；如果是订单，也可以手动指定各列的含义。',
  },
  'row-contradicted': {
    en: 'This row was imported, but row {row} is about the same. Delete the one of the two that is wrong.',
    zh: '该行已导入，但第 {row} 行与其重复，请删除两行中错误的一行。',
  },
  'workbook-changed': {
    en: 'The file "{file}" is no longer what was imported. Import it again, then save its rejected rows.',
    zh: '文件“{file}”在导入后已被更改。请重新导入，再保存未导入的行。',
  },
} as const;
