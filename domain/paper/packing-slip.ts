import { countryName } from '../countries.ts';
import { languageForCountry, type MessageLanguage } from '../notices/message-templates.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { Paper, PaperSection } from './paper.ts';

type Words = {
  readonly title: string;
  readonly order: string;
  readonly parcel: string;
  readonly number: string;
  readonly to: string;
  readonly goods: string;
  readonly pieces: string;
  readonly total: string;
  readonly thanks: string;
};

const words: Readonly<Record<MessageLanguage, Words>> = {
  en: {
    title: 'Packing slip',
    order: 'Order',
    parcel: 'Parcel',
    number: 'Tracking number',
    to: 'To',
    goods: 'Goods',
    pieces: 'Pieces',
    total: 'Total',
    thanks: 'Thank you for your order.',
  },
  ru: {
    title: 'Упаковочный лист',
    order: 'Заказ',
    parcel: 'Посылка',
    number: 'Трек-номер',
    to: 'Получатель',
    goods: 'Товар',
    pieces: 'Шт.',
    total: 'Всего',
    thanks: 'Спасибо за ваш заказ.',
  },
  es: {
    title: 'Lista de contenido',
    order: 'Pedido',
    parcel: 'Paquete',
    number: 'Número de seguimiento',
    to: 'Destinatario',
    goods: 'Artículo',
    pieces: 'Unidades',
    total: 'Total',
    thanks: 'Gracias por su pedido.',
  },
  fr: {
    title: 'Bon de livraison',
    order: 'Commande',
    parcel: 'Colis',
    number: 'Numéro de suivi',
    to: 'Destinataire',
    goods: 'Article',
    pieces: 'Quantité',
    total: 'Total',
    thanks: 'Merci pour votre commande.',
  },
  pt: {
    title: 'Lista de conteúdo',
    order: 'Pedido',
    parcel: 'Pacote',
    number: 'Código de rastreio',
    to: 'Destinatário',
    goods: 'Artigo',
    pieces: 'Unidades',
    total: 'Total',
    thanks: 'Obrigado pelo seu pedido.',
  },
  ar: {
    title: 'قائمة المحتويات',
    order: 'الطلب',
    parcel: 'الطرد',
    number: 'رقم التتبع',
    to: 'المستلم',
    goods: 'المنتج',
    pieces: 'الكمية',
    total: 'المجموع',
    thanks: 'شكرًا لطلبك.',
  },
  zh: {
    title: '装箱单',
    order: '订单',
    parcel: '包裹',
    number: '运单号',
    to: '收件人',
    goods: '商品',
    pieces: '数量',
    total: '合计',
    thanks: '感谢您的订购。',
  },
};

function slip(shipment: Shipment, language: MessageLanguage): PaperSection {
  const { receiver, items } = shipment;
  const said = words[language];
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const place = [receiver.street, receiver.city, receiver.province, receiver.postcode]
    .filter((part) => part.trim() !== '')
    .join(', ');
  return {
    title: said.title,
    language,
    heading: '',
    facts: [
      [said.order, shipment.orderIds.join(', ')],
      [said.parcel, shipment.shipmentId],
      ...(shipment.waybill === null ? [] : [[said.number, shipment.waybill] as const]),
      [said.to, receiver.contactName],
      ['', `${place}, ${countryName(receiver.country, 'en')}`],
    ],
    columns: [
      { title: 'SKU', share: 0.28 },
      { title: said.goods, share: 0.57 },
      { title: said.pieces, share: 0.15, align: 'right' },
    ],
    rows: items.map(({ sku, title, quantity }) => [sku, title, String(quantity)]),
    totals: [said.total, '', String(pieces)],
    notes: [said.thanks],
  };
}

/** What lies in each box, for the customer: a page per parcel, in `language` or else in that of its destination. */
export const packingSlips = (
  shipments: readonly Shipment[],
  language: MessageLanguage | null,
): Paper => ({
  title: '装箱单 Packing slips',
  language: 'zh-CN',
  apart: true,
  sections: shipments.map((shipment) =>
    slip(shipment, language ?? languageForCountry(shipment.receiver.country)),
  ),
});
