import type { Locale } from './en.ts';

/** 界面文字：简体中文。 */
export const zh: Locale = {
  app: { name: 'Packbench', language: 'English', switchLanguage: '切换为英文' },
  orders: {
    title: '订单',
    search: '搜索订单号、买家、SKU…',
    all: '全部',
    toShip: '待发货',
    held: '已拦截',
    count_one: '共 {{count}} 个订单',
    count_other: '共 {{count}} 个订单',
    order: '订单号',
    status: '状态',
    country: '国家',
    buyer: '买家',
    items: '商品',
    shipBy: '发货期限',
    shipments: '物流订单',
    more: '显示更多',
    loading: '正在加载…',
    emptyTitle: '还没有订单',
    emptyText: '请导入从卖家后台下载的订单表格。',
    noneTitle: '没有符合条件的订单',
    noneText: '请更换搜索条件，或显示全部订单。',
  },
};
