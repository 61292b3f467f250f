import type { Address } from '../orders/order.ts';
import type { Label } from './label.ts';

/** Parcels to try a template with: one that is easily set, and those that need the most room or the rarest letters. */
export const exampleKinds = ['usual', 'long', 'chinese', 'arabic', 'copy'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

const address = (over: Partial<Address>): Address => ({
  contactName: 'Marie Exemple',
  country: 'FR',
  province: 'Île-de-France',
  city: 'Paris',
  street: '5 rue de la Poste',
  postcode: '75001',
  phone: '+33 1 00 00 00 00',
  mobile: '',
  ...over,
});

const receivers: Readonly<Record<ExampleKind, Address>> = {
  usual: address({}),
  copy: address({}),
  long: address({
    contactName: 'Wolfeschlegelsteinhausen Bergerdorff',
    country: 'DE',
    street: 'Donaudampfschifffahrtsgesellschaftsstraße 1024, Aufgang C, Wohnung 1204',
    city: 'Sankt Peter-Ording',
    province: 'Schleswig-Holstein',
    postcode: '25826',
    phone: '+49 40 0000 0000',
    mobile: '+49 170 0000 0000',
  }),
  chinese: address({
    contactName: '样例先生',
    country: 'TW',
    street: '信義路五段七號樣例大廈八十八樓之一（靠近捷運站二號出口）',
    city: '臺北市',
    province: '信義區',
    postcode: '110',
    phone: '+886 2 0000 0000',
  }),
  arabic: address({
    contactName: 'عميل المثال',
    country: 'SA',
    street: 'شارع الملك فهد، مبنى ١٢، الطابق الثالث، شقة ٣٤',
    city: 'الرياض',
    province: 'منطقة الرياض',
    postcode: '11564',
    phone: '+966 11 000 0000',
  }),
};

/** An invented parcel as it would be printed by `plan`'s template. */
export const exampleLabel = (kind: ExampleKind): Label => ({
  waybill: 'RE700150389CN',
  copy: kind === 'copy' ? 2 : 1,
  plan: '',
  serviceNameEn: 'Registered Air Mail',
  serviceNameZh: '挂号小包',
  shipmentId: 'SA-000001',
  orderIds: ['8000000000000001'],
  receiver: receivers[kind],
  sender: {
    nameEn: 'Example Trading',
    streetEn: 'Room 402, Building 7, 88 Example Road',
    cityEn: 'Hangzhou',
    provinceEn: 'Zhejiang',
    postcode: '310000',
    country: 'CN',
    phone: '+86 130 0000 0000',
    pickupContactZh: '样例',
    pickupAddressZh: '样例路88号',
    pickupMobile: '13000000000',
    returnUnit: '样例邮件处理中心',
    agreementCustomer: '00000000000001',
  },
  sortingCode: kind === 'long' ? '47-B' : '',
  items: [
    { sku: 'CASE-RED-XL', quantity: 2 },
    { sku: kind === 'long' ? 'LAMP-USB-02-WARM-WHITE-EU' : 'LAMP-USB-02', quantity: 1 },
  ],
  declaration: [
    {
      nameZh: '手机壳',
      nameEn: 'Phone case',
      quantity: 2,
      unitValue: { minor: 350, currency: 'USD' },
      unitWeightGrams: 45,
      hsCode: '39269090',
      origin: 'CN',
    },
    {
      nameZh: '台灯',
      nameEn: 'Desk lamp',
      quantity: 1,
      unitValue: { minor: 1299, currency: 'USD' },
      unitWeightGrams: 260,
      hsCode: '9405210000',
      origin: 'CN',
    },
  ],
  weightGrams: 372,
  totalValue: { minor: 1999, currency: 'USD' },
  customsForm: 'CN22',
  date: '2025-03-11',
});
