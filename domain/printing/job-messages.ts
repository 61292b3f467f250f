/** What the rules of print jobs answer with. */
export const jobMessages = {
  'label-already-printed': {
    en: 'The label of {waybill} was sent to {printer} already. To print it again use a reprint, with a reason.',
    zh: '运单 {waybill} 的面单已发送到打印机 {printer}。如需再次打印，请使用“补打”并填写原因。',
  },
  'label-outcome-unknown': {
    en: 'Nobody knows whether the label of {waybill} came out of {printer}. Look at the printer, then say so for job {jobId}: printed or not.',
    zh: '无法确定运单 {waybill} 的面单是否已从打印机 {printer} 打出。请查看打印机，然后为任务 {jobId} 选择“已打印”或“未打印”。',
  },
  'label-in-progress': {
    en: 'The label of {waybill} is being sent to {printer} right now (job {jobId}).',
    zh: '运单 {waybill} 的面单正在发送到打印机 {printer}（任务 {jobId}）。',
  },
  'label-never-printed': {
    en: 'The label of {waybill} was not printed yet; print it, a reprint needs a first copy.',
    zh: '运单 {waybill} 的面单尚未打印。请先正常打印，补打需要已有第一份。',
  },
  'reprint-needs-reason': {
    en: 'Say why the label is printed again: two labels with one number can end on two boxes.',
    zh: '请填写补打原因：同一单号的两张面单可能贴到两个包裹上。',
  },
  'reprint-after-bagging': {
    en: 'Parcel {waybill} is in bag {bagId}. Take it out of the bag before its label is printed again.',
    zh: '包裹 {waybill} 已装入袋 {bagId}。补打面单前请先将其从袋中取出。',
  },
  'waybill-missing': {
    en: 'Shipment {shipmentId} has no waybill number yet. Import numbers for plan {plan}, or the answer of the platform.',
    zh: '物流订单 {shipmentId} 还没有运单号。请为物流方案 {plan} 导入运单号，或导入平台返回的号码。',
  },
  'printer-unknown': {
    en: 'There is no printer "{name}". Known: {known}.',
    zh: '没有名为“{name}”的打印机。已有：{known}。',
  },
  'printer-nameless': {
    en: 'A printer has no name. Give it one that people call it by.',
    zh: '有一台打印机没有名称。请给它取一个大家惯用的名称。',
  },
  'printer-exists': {
    en: 'There is a printer "{name}" already. Remove it first, or choose another name.',
    zh: '已存在名为“{name}”的打印机。请先删除，或换一个名称。',
  },
  'job-unknown': {
    en: 'There is no print job "{jobId}".',
    zh: '没有打印任务“{jobId}”。',
  },
  'job-not-unknown': {
    en: 'Print job {jobId} is {state}; only a job whose outcome is unknown can be settled by a person.',
    zh: '打印任务 {jobId} 的状态为 {state}；只有结果未知的任务才能人工确认。',
  },
  'job-not-claimed': {
    en: 'Print job {jobId} for {waybill} is {state} and is not sent again. Print the label anew.',
    zh: '运单 {waybill} 的打印任务 {jobId} 状态为 {state}，不会再次发送。请重新打印面单。',
  },
  'print-interrupted': {
    en: 'The program stopped while the label was being sent. It may have printed: look at the printer before anything else.',
    zh: '发送面单时程序中断，面单可能已经打出。请先查看打印机。',
  },
  'label-wrong-parcel': {
    en: 'WRONG LABEL: this is {scanned}; the box in front of you is {expected}.',
    zh: '面单贴错！扫描到的是 {scanned}，当前包裹应为 {expected}。',
  },
  'label-superseded': {
    en: 'This is copy {copy} of the label; only copy {latest} is valid. Destroy this one.',
    zh: '这是面单的第 {copy} 份；只有第 {latest} 份有效。请销毁此份。',
  },
  'label-copy-unreadable': {
    en: 'This parcel has {latest} copies of its label: scan the square code (QR), it tells which copy this is.',
    zh: '该包裹的面单有 {latest} 份：请扫描方形二维码，以确认是哪一份。',
  },
  'print-batch-unknown': {
    en: 'There is no batch "{batchId}" with labels left to print.',
    zh: '没有待继续打印的批次“{batchId}”。',
  },
  'print-batch-stopped': {
    en: 'Not sent: the batch stopped at {waybill} because of the printer. Mend the printer, then print the rest.',
    zh: '未发送：批次在运单 {waybill} 处因打印机故障停止。请先处理打印机，再打印其余面单。',
  },
  'label-not-in-doubt': {
    en: 'No label of {waybill} is in doubt. Scan a label that is listed here.',
    zh: '运单 {waybill} 没有待确认的面单。请扫描列表中的面单。',
  },
} as const;
