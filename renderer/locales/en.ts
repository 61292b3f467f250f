/** Words of the window in English; every other language has the same keys. */
export const en = {
  app: { name: 'Packbench', language: '中文', switchLanguage: 'Switch to Chinese' },
  orders: {
    title: 'Orders',
    search: 'Search order, buyer, SKU…',
    all: 'All',
    toShip: 'To ship',
    held: 'Held',
    count_one: '{{count}} order',
    count_other: '{{count}} orders',
    order: 'Order',
    status: 'Status',
    country: 'Country',
    buyer: 'Buyer',
    items: 'Items',
    shipBy: 'Ship by',
    shipments: 'Shipments',
    more: 'Show more',
    loading: 'Loading…',
    emptyTitle: 'No orders yet',
    emptyText: 'Import the order workbook that you downloaded from the seller centre.',
    noneTitle: 'Nothing matches',
    noneText: 'Try another search, or show all orders.',
  },
} as const;

type Words<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]>;
};

/** The shape that the words of every language have. */
export type Locale = Words<typeof en>;
