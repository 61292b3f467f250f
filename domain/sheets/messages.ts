/** What reading and writing spreadsheets answers with. */
export const sheetsMessages = {
  'file-not-found': {
    en: 'There is no file "{file}". Check the name and the folder.',
    zh: '找不到文件“{file}”，请检查文件名和文件夹。',
  },
  'file-unreadable': {
    en: 'The file "{file}" cannot be opened ({reason}). Close it in other programs, check your access to it and try again.',
    zh: '无法打开文件“{file}”（{reason}）。请先在其他程序中关闭它，确认有访问权限后重试。',
  },
  'file-empty': {
    en: 'The file "{file}" is empty. Download or export it again.',
    zh: '文件“{file}”是空的，请重新下载或导出。',
  },
  'file-too-large': {
    en: 'The file "{file}" has {megabytes} MB; files of up to {limitMegabytes} MB are read. Split it into smaller ones.',
    zh: '文件“{file}”大小为 {megabytes} MB，最多支持 {limitMegabytes} MB，请拆分后再导入。',
  },
  'file-unpacks-too-large': {
    en: 'The part "{part}" of the file "{file}" unpacks to far more than a sheet of orders needs. The file was not read: open it in a spreadsheet program, copy the rows into a new workbook and save that.',
    zh: '文件“{file}”中的“{part}”解压后过大，未读取。请在表格软件中打开，把数据复制到新的工作簿并保存。',
  },
  'file-kind-unknown': {
    en: 'The file "{file}" is not a spreadsheet that can be read. Save it as .xlsx, .xls or .csv and try again.',
    zh: '文件“{file}”不是可读取的表格。请另存为 .xlsx、.xls 或 .csv 后重试。',
  },
  'file-encoding-unknown': {
    en: 'The text of the file "{file}" is neither UTF-8 nor GB18030 (GBK). Save it as "CSV UTF-8" or as .xlsx and try again.',
    zh: '文件“{file}”的文字编码既不是 UTF-8 也不是 GB18030（GBK）。请另存为“CSV UTF-8”或 .xlsx 后重试。',
  },
  'file-encrypted': {
    en: 'The file "{file}" is protected by a password. Open it, remove the password, save it and try again.',
    zh: '文件“{file}”设有密码。请打开并取消密码，保存后重试。',
  },
  'file-damaged': {
    en: 'The file "{file}" is damaged in its part "{part}"; nothing was taken from it. Download or export it again.',
    zh: '文件“{file}”的“{part}”部分已损坏，未读取任何内容。请重新下载或导出。',
  },
  'file-has-doctype': {
    en: 'The part "{part}" of the file "{file}" declares its own XML entities, which spreadsheets never do. The file was not read: do not trust where it came from.',
    zh: '文件“{file}”的“{part}”自带 XML 实体声明，正常表格不会如此。文件未读取，请核实其来源。',
  },
  'sheet-too-large': {
    en: 'The sheet "{sheet}" of "{file}" is larger than {limitRows} rows or {limitCells} cells. Split it into several files.',
    zh: '“{file}”的工作表“{sheet}”超过 {limitRows} 行或 {limitCells} 个单元格，请拆分为多个文件。',
  },
  'file-takes-too-long': {
    en: 'Working on the file "{file}" was stopped after {seconds} seconds. Save it as a new .xlsx file, or split it, and try again.',
    zh: '处理文件“{file}”超过 {seconds} 秒，已停止。请另存为新的 .xlsx 文件或拆分后重试。',
  },
  'file-needs-too-much-memory': {
    en: 'The file "{file}" needs more memory than is allowed for one file. Split it into smaller ones and try again.',
    zh: '文件“{file}”占用的内存超过单个文件的上限，请拆分后重试。',
  },
  cancelled: {
    en: 'The work was cancelled; nothing was changed.',
    zh: '操作已取消，未作任何更改。',
  },
  'folder-missing': {
    en: 'There is no folder "{folder}" to write "{file}" into. Choose another folder.',
    zh: '文件夹“{folder}”不存在，无法写入“{file}”，请选择其他文件夹。',
  },
  'file-locked': {
    en: 'The file "{file}" is write-protected or open in another program. Close it there, or choose another name, and try again.',
    zh: '文件“{file}”被写保护或正在其他程序中打开。请关闭后重试，或换一个文件名。',
  },
  'file-not-written': {
    en: 'The file "{file}" could not be written ({reason}). Whatever stood there before is unchanged. Choose another folder or name and try again.',
    zh: '无法写入文件“{file}”（{reason}），原有文件未改动。请更换文件夹或文件名后重试。',
  },
  'disk-full': {
    en: 'The disk is full; the file "{file}" was not written. Free some space and try again.',
    zh: '磁盘已满，文件“{file}”未写入。请清理空间后重试。',
  },
  'cell-text-too-long': {
    en: 'The text in cell {cell} of the sheet "{sheet}" has {length} characters; a cell holds {limit}. Shorten it and try again.',
    zh: '工作表“{sheet}”单元格 {cell} 的文字有 {length} 个字符，单元格最多 {limit} 个，请缩短后重试。',
  },
} as const;
