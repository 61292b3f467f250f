/** What the rules of `catalogue` answer with. */
export const catalogueMessages = {
  'sku-twice-in-file': {
    en: 'SKU {sku} already stands in row {firstRow} of this file. Remove one of the two rows.',
    zh: 'SKU {sku} 在本文件第 {firstRow} 行已出现，请删除其中一行。',
  },
  'product-unknown': {
    en: 'No product has the SKU or barcode "{code}". Import the catalogue workbook, or look at its list.',
    zh: '没有 SKU 或条码为“{code}”的产品。请导入商品表格，或查看商品列表。',
  },
  'barcode-taken': {
    en: 'The barcode {barcode} already belongs to SKU {sku}. A scan must name one product: correct one of the two.',
    zh: '条码 {barcode} 已属于 SKU {sku}。一次扫描只能对应一个产品，请更正其中一个。',
  },
  'barcode-invalid': {
    en: 'The barcode "{value}" holds spaces or signs that no scanner sends. Enter it as it is printed under the bars.',
    zh: '条码“{value}”含有扫码枪无法输出的字符，请按条码下方印刷的内容填写。',
  },
  'goods-attribute-unknown': {
    en: 'The goods attribute "{value}" is not known. Use general, or any of: {known}.',
    zh: '无法识别货物属性“{value}”。请填写 general，或以下任意项：{known}。',
  },
  'goods-general-and-special': {
    en: 'Goods cannot be general and {value} at once. Keep one of them.',
    zh: '货物不能同时为 general 和 {value}，请只保留其一。',
  },
  'hs-code-invalid': {
    en: 'The HS code "{value}" must have 6 to 10 digits. Look it up and correct it.',
    zh: 'HS 编码“{value}”必须为 6 至 10 位数字，请核对后更正。',
  },
  'declared-value-not-positive': {
    en: 'The declared value {value} must be above zero. Enter the value of one piece, or leave the cell empty.',
    zh: '申报价值 {value} 必须大于零。请填写单件价值，或留空。',
  },
  'declared-currency-differs': {
    en: 'The declared value is in {found} but the currency column says {expected}. Make them agree.',
    zh: '申报价值的币种为 {found}，而币种列为 {expected}，请统一。',
  },
  'pictures-folder-missing': {
    en: 'There is no folder "{folder}". Name the folder that holds the pictures.',
    zh: '没有文件夹“{folder}”。请指定存放图片的文件夹。',
  },
  'picture-unreadable': {
    en: 'This is no picture that can be read ({reason}). Save it as PNG, JPEG or WebP.',
    zh: '无法读取此图片（{reason}）。请另存为 PNG、JPEG 或 WebP。',
  },
  'picture-too-large': {
    en: 'The picture is larger than {limit}. Save a smaller one.',
    zh: '图片超过 {limit}，请另存为更小的图片。',
  },
  'pictures-none-named': {
    en: 'Name the SKUs whose pictures are to go, or say --all.',
    zh: '请指明要移除图片的 SKU，或使用 --all。',
  },
  'picture-too-many': {
    en: 'There are {most} pictures already, which is the most. Remove those of goods that you no longer sell.',
    zh: '已有 {most} 张图片，达到上限。请移除不再销售的商品图片。',
  },
} as const;
