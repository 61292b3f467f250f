/** What the data folder, its documents and its backups answer with. */
export const storageMessages = {
  'store-in-use': {
    en: 'The data folder is already open in {program} (process {pid}). Close it there and try again.',
    zh: '数据文件夹正被 {program}（进程 {pid}）使用。请先在那里关闭，然后重试。',
  },
  'store-in-use-elsewhere': {
    en: 'The data folder is in use on the computer "{host}" (last sign of life {at}). Close it there and try again; each computer needs its own data folder.',
    zh: '数据文件夹正在计算机“{host}”上使用（最近活动时间 {at}）。请先在那里关闭后重试；每台计算机应使用各自的数据文件夹。',
  },
  'store-missing': {
    en: 'There is no data in {directory}. Check the path of the data folder.',
    zh: '{directory} 中没有数据，请检查数据文件夹路径。',
  },
  'store-format-newer': {
    en: '{file} was written by a newer Packbench (format {found}; this one reads up to {known}). Nothing was changed: update Packbench and open it again.',
    zh: '{file} 由更新版本的 Packbench 写入（格式 {found}，本版本最高支持 {known}）。数据未作任何改动，请升级 Packbench 后再打开。',
  },
  'store-damaged': {
    en: '{file} is damaged at line {line} (byte {byte}). Nothing was changed or dropped: keep a copy of the data folder, then restore the latest backup.',
    zh: '{file} 第 {line} 行（第 {byte} 字节）已损坏。未更改或丢弃任何数据：请先复制保存数据文件夹，再恢复最近的备份。',
  },
  'store-records-missing': {
    en: '{file} does not continue where the data before it ends: entry {expected} is missing at line {line} (byte {byte}). Put the missing file back or restore the latest backup.',
    zh: '{file} 与之前的数据不连续：第 {line} 行（第 {byte} 字节）缺少第 {expected} 条记录。请放回缺失的文件或恢复最近的备份。',
  },
  'store-foreign-file': {
    en: '{file} belongs to another data folder. Move it out of this folder and open it again.',
    zh: '{file} 属于另一个数据文件夹，请将其移出后重新打开。',
  },
  'store-read-only': {
    en: 'Nothing more can be saved: {reason}. What was confirmed before is safe; this step was not saved. Free space or check the disk, then restart Packbench.',
    zh: '无法继续保存：{reason}。此前已确认的数据是安全的，本次操作未保存。请释放磁盘空间或检查磁盘，然后重新启动 Packbench。',
  },
  'store-closed': {
    en: 'The data folder has been closed. Open Packbench again to continue.',
    zh: '数据文件夹已关闭，请重新打开 Packbench 后继续。',
  },
  'store-io-failed': {
    en: 'The disk refused an operation on {file}: {reason}. Check free space, permissions and the disk, then try again.',
    zh: '磁盘拒绝了对 {file} 的操作：{reason}。请检查可用空间、权限和磁盘后重试。',
  },
  'store-tail-removed': {
    en: 'The last {bytes} bytes of {file} were an unfinished write and were set aside as {quarantine}. Check the last step before the interruption and repeat it if it is missing.',
    zh: '{file} 末尾的 {bytes} 字节是未完成的写入，已移至 {quarantine}。请核对中断前的最后一步，如缺失请重新操作。',
  },
  'snapshot-damaged': {
    en: 'The snapshot {file} is damaged ({problem}). The data is rebuilt from the previous snapshot and the journal; make a backup now.',
    zh: '快照 {file} 已损坏（{problem}）。数据将由上一个快照和日志重建，请立即备份。',
  },
  'snapshot-lost': {
    en: 'The snapshot {file} is damaged ({problem}) and the journal does not reach back to the beginning. Keep a copy of the data folder, then restore the latest backup.',
    zh: '快照 {file} 已损坏（{problem}），且日志不完整，无法从头重建。请先复制保存数据文件夹，再恢复最近的备份。',
  },
  'snapshot-differs': {
    en: 'The snapshot {file} does not agree with the journal (first difference: {key}). Keep a copy of the data folder and report it.',
    zh: '快照 {file} 与日志不一致（首个差异：{key}）。请复制保存数据文件夹并反馈此问题。',
  },
  'document-damaged': {
    en: '{file} cannot be read: {problem}. Restore it from a backup, or delete it to start with the defaults.',
    zh: '无法读取 {file}：{problem}。请从备份恢复，或删除该文件以使用默认值。',
  },
  'document-recovered': {
    en: '{file} could not be read ({problem}); its previous version is used. Check the settings and save them again.',
    zh: '{file} 无法读取（{problem}），已使用上一个版本。请检查设置并重新保存。',
  },
  'archive-damaged': {
    en: 'The archive {file} is damaged or missing ({problem}). What is not archived is not affected: keep a copy of the data folder, then take this file out of the latest backup.',
    zh: '归档文件 {file} 已损坏或缺失（{problem}）。未归档的数据不受影响：请先复制保存数据文件夹，再从最近的备份中取回此文件。',
  },
  'backup-damaged': {
    en: 'The backup {file} is damaged or incomplete ({problem}). Nothing was changed: use another backup.',
    zh: '备份 {file} 已损坏或不完整（{problem}）。未作任何改动，请使用其他备份。',
  },
  'restore-target-not-empty': {
    en: '{directory} already holds data. Choose an empty folder, or confirm that it shall be replaced; the present data is then kept in a subfolder.',
    zh: '{directory} 中已有数据。请选择空文件夹，或确认替换；现有数据会保留在子文件夹中。',
  },
  'restore-unfinished': {
    en: 'A restore into {directory} was interrupted. Restore the backup again and confirm the replacement.',
    zh: '对 {directory} 的恢复被中断。请再次恢复备份并确认替换。',
  },
} as const;
