import { ok, refuse, type Result } from '../result.ts';
import { goodsAttributes, type GoodsAttribute } from './product.ts';

/** Chinese words of the trade for goods attributes; `general` is the word for none. */
const aliases: readonly (readonly [GoodsAttribute | 'general', ...words: string[]])[] = [
  ['general', '普货', '普通货物', '一般货物', '无'],
  ['battery', '带电', '含电池', '内置电池', '配套电池', '电池'],
  ['battery-only', '纯电', '纯电池', '纯电池类'],
  ['liquid', '液体', '带液体'],
  ['powder', '粉末'],
  ['magnet', '带磁', '磁性', '磁铁', 'magnetic'],
  ['blade', '刀具', '利器', '刀片'],
  ['cosmetic', '化妆品', 'cosmetics'],
  ['fragile', '易碎', '易碎品', 'breakable'],
];

const wordKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const attributeByWord: ReadonlyMap<string, GoodsAttribute | 'general'> = new Map(
  aliases.flatMap(([attribute, ...words]) =>
    [attribute, ...words].map((word) => [wordKey(word), attribute] as const),
  ),
);

/**
 * Reads goods attributes, separated by commas, semicolons or line breaks, English or Chinese; none and `general` give an
 * empty list. They come back in the order of `goodsAttributes`, each once.
 * Refusals: `goods-attribute-unknown` with the word, `goods-general-and-special`.
 */
export function parseGoods(text: string): Result<readonly GoodsAttribute[]> {
  const found = new Set<GoodsAttribute | 'general'>();
  for (const word of text.split(/[,，、;；/|\n]+/)) {
    if (word.trim() === '') continue;
    const attribute = attributeByWord.get(wordKey(word));
    if (attribute === undefined) {
      return refuse('goods-attribute-unknown', {
        value: word.trim(),
        known: goodsAttributes.join(', '),
      });
    }
    found.add(attribute);
  }
  const goods = goodsAttributes.filter((attribute) => found.has(attribute));
  if (found.has('general') && goods.length > 0) {
    return refuse('goods-general-and-special', { value: goods.join(', ') });
  }
  return ok(goods);
}
