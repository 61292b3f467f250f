/** What the rules of `label` answer with. */
export const labelMessages = {
  'label-text-too-long': {
    en: 'The label has no room for {field} in legible letters. Shorten it, or print on a larger label.',
    zh: '标签放不下{field}（字号已到最小可读尺寸）。请缩短内容，或改用更大的标签纸。',
  },
  'label-character-missing': {
    en: 'The label cannot print the character "{character}" ({codePoint}) in {field}. Remove or replace it, then print again.',
    zh: '{field}中的字符“{character}”（{codePoint}）无法打印。请删除或替换该字符后重新打印。',
  },
  'label-waybill-unprintable': {
    en: 'The waybill number "{waybill}" cannot be a barcode. Use only letters, digits and signs of a plain keyboard, without spaces.',
    zh: '运单号“{waybill}”无法生成条码。只能使用英文字母、数字和普通符号，且不能有空格。',
  },
  'label-template-invalid': {
    en: 'This is no label template: {path} {reason}. Export one to see the form.',
    zh: '这不是有效的标签模板：{path} {reason}。可先导出一个模板查看格式。',
  },
  'label-template-unknown': {
    en: 'There is no label template "{name}". There are: {known}.',
    zh: '没有名为“{name}”的标签模板。现有：{known}。',
  },
  'label-template-exists': {
    en: 'There is a label template "{name}" already. Give another name, or say that it is to be replaced.',
    zh: '已有名为“{name}”的标签模板。请换一个名称，或选择替换。',
  },
  'label-template-built-in': {
    en: '"{name}" comes with the program and stays as it is. Save your template under another name.',
    zh: '“{name}”是自带模板，不能更改。请用其他名称另存。',
  },
  'label-template-id-twice': {
    en: 'Two elements of the template are called "{element}". Give each a name of its own.',
    zh: '模板中有两个元素都叫“{element}”。请给每个元素不同的名称。',
  },
  'label-template-outside': {
    en: 'Element "{element}" leaves the label at its {edge} edge. Move it, make it smaller, or let rows grow less.',
    zh: '元素“{element}”超出了标签的边缘（{edge}）。请移动、缩小它，或减少行的可增高度。',
  },
  'label-template-field-unknown': {
    en: 'Element "{element}" wants the field "{field}", which does not exist. There are: {known}.',
    zh: '元素“{element}”使用了不存在的字段“{field}”。可用字段：{known}。',
  },
  'label-template-code-missing': {
    en: 'A label without its {code} cannot be scanned. Add one that is shown when {when}.',
    zh: '没有{code}的标签无法扫描。请添加一个在以下情况显示的{code}：{when}。',
  },
  'label-template-code-small': {
    en: 'Element "{element}" leaves its code too little room to be scanned at {dpi} dpi. Make it wider or higher.',
    zh: '元素“{element}”空间太小，{dpi} dpi 下的条码无法扫描。请加宽或加高。',
  },
  'label-template-overlap': {
    en: 'Element "{element}" covers the code "{code}", which could then not be scanned. Move one of them.',
    zh: '元素“{element}”盖住了条码“{code}”，将无法扫描。请移开其中一个。',
  },
  'label-template-conditions': {
    en: 'The template tells too many cases apart ({count} fields). Show elements by at most {most} fields.',
    zh: '模板区分的情况过多（{count} 个字段）。最多按 {most} 个字段决定显示。',
  },
} as const;
