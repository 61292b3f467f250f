/** What the rules of `handover` answer with. */
export const handoverMessages = {
  'handover-closed': {
    en: 'Handover {handover} is closed. Open a new one and scan the parcel into it.',
    zh: '交接单 {handover} 已关闭，请新建交接单后再扫描该包裹。',
  },
  'handover-bag-unknown': {
    en: 'Handover {handover} has no bag {bag}. Scan a bag of this handover or open a new bag.',
    zh: '交接单 {handover} 中没有袋 {bag}，请扫描本交接单的袋或新开一袋。',
  },
  'handover-bag-closed': {
    en: 'Bag {bag} is closed. Open another bag and scan the parcel into it.',
    zh: '袋 {bag} 已封袋，请另开一袋后再扫描该包裹。',
  },
  'handover-bag-full': {
    en: 'Bag {bag} holds {limit} parcels, which is the limit. Close it and start the next bag.',
    zh: '袋 {bag} 已有 {limit} 件，达到上限，请封袋并启用下一袋。',
  },
  'handover-full': {
    en: 'Handover {handover} holds {limit} parcels, which is the limit. Close it and open the next one.',
    zh: '交接单 {handover} 已有 {limit} 件，达到上限，请关闭后新建交接单。',
  },
  'handover-bag-empty': {
    en: 'Bag {bag} is empty. Scan parcels into it before you close it.',
    zh: '袋 {bag} 是空的，请先扫描包裹再封袋。',
  },
  'handover-empty': {
    en: 'Handover {handover} holds no parcels. Scan parcels into a bag before you close it.',
    zh: '交接单 {handover} 没有包裹，请先扫描包裹装袋再关闭。',
  },
  'handover-driver-missing': {
    en: 'Enter who collects handover {handover} before you close it.',
    zh: '关闭交接单 {handover} 前请填写取件人。',
  },
  'handover-wrong-carrier': {
    en: 'Parcel {parcel} goes with {carrier}; this handover is for {expected}. Put it on the pile of {carrier}.',
    zh: '包裹 {parcel} 属于 {carrier}，本交接单属于 {expected}，请放到 {carrier} 的货堆。',
  },
  'handover-parcel-held': {
    en: 'Parcel {parcel} is held: {reason}. Set it aside and tell the shift lead.',
    zh: '包裹 {parcel} 已被拦截：{reason}。请放到一旁并通知班组长。',
  },
  'handover-parcel-voided': {
    en: 'Parcel {parcel} was voided: {reason}. Take its label off and set it aside.',
    zh: '包裹 {parcel} 已作废：{reason}。请撕下面单并放到一旁。',
  },
  'handover-already-handed-over': {
    en: 'Parcel {parcel} was already given to the carrier with handover {handover}. Check for a second label with this number.',
    zh: '包裹 {parcel} 已随交接单 {handover} 交给承运商，请检查是否有重复面单。',
  },
  'handover-already-bagged': {
    en: 'Parcel {parcel} is already in bag {bag} of handover {handover}. Check for a second label with this number.',
    zh: '包裹 {parcel} 已在交接单 {handover} 的袋 {bag} 中，请检查是否有重复面单。',
  },
  'handover-not-packed': {
    en: 'Parcel {parcel} is not packed yet. Finish packing it first.',
    zh: '包裹 {parcel} 尚未完成打包，请先完成打包。',
  },
  'handover-not-labelled': {
    en: 'No label of parcel {parcel} is known to have printed. Print it, or confirm the print job, first.',
    zh: '包裹 {parcel} 的面单尚未确认打印，请先打印或确认打印任务。',
  },
  'handover-scan-copy': {
    en: 'The label of parcel {parcel} was printed {copy} times. Scan the square code (QR) of copy {copy}.',
    zh: '包裹 {parcel} 的面单打印过 {copy} 次，请扫描第 {copy} 份面单上的二维码（QR）。',
  },
  'handover-copy-superseded': {
    en: 'This is copy {scanned} of the label of parcel {parcel}; only copy {copy} is valid. Replace the label.',
    zh: '这是包裹 {parcel} 的第 {scanned} 份面单，只有第 {copy} 份有效，请更换面单。',
  },
  'handover-copy-unknown': {
    en: 'The scan says copy {scanned} of parcel {parcel}, but only {copy} were printed here. Check which data this station works on.',
    zh: '扫描显示为包裹 {parcel} 的第 {scanned} 份面单，但这里只打印过 {copy} 份，请检查本工位的数据。',
  },
  'print-page-failed': {
    en: 'The system could not print the page ({reason}). Check the office printer, or export the list and print it from there.',
    zh: '系统无法打印该页面（{reason}）。请检查办公打印机，或导出清单后打印。',
  },
  'handover-signature-invalid': {
    en: 'The signature cannot be read. Clear it and sign again, or leave it empty: the typed name then counts.',
    zh: '签名无法识别，请清除后重新签名，或留空以所填姓名为准。',
  },
  'handover-signature-long': {
    en: 'The signature has {length} characters; at most {max} are kept. Clear it and sign with fewer strokes.',
    zh: '签名数据有 {length} 个字符，最多保存 {max} 个，请清除后用更少的笔画重签。',
  },
  'handover-not-bagged': {
    en: 'Parcel {parcel} is not in bag {bag} any more. Take it out of the bag and scan it again.',
    zh: '包裹 {parcel} 已不在袋 {bag} 中，请取出后重新扫描。',
  },
} as const;
