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
    en: '{file} is damaged at line {line} (byte {byte}). Nothing was changed or dropped: repair the data folder (packbench repair). You are told first what is lost, if anything is.',
    zh: '{file} 第 {line} 行（第 {byte} 字节）已损坏。未更改或丢弃任何数据：请修复数据文件夹（packbench repair），系统会先告知是否有数据丢失。',
  },
  'store-records-missing': {
    en: '{file} does not continue where the data before it ends: entry {expected} is missing at line {line} (byte {byte}). Put the missing file back, or repair the data folder (packbench repair).',
    zh: '{file} 与之前的数据不连续：第 {line} 行（第 {byte} 字节）缺少第 {expected} 条记录。请放回缺失的文件，或修复数据文件夹（packbench repair）。',
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
    en: 'The snapshot {file} is damaged ({problem}) and the journal does not reach back to the beginning. Repair the data folder (packbench repair), or restore the latest backup.',
    zh: '快照 {file} 已损坏（{problem}），且日志不完整，无法从头重建。请修复数据文件夹（packbench repair），或恢复最近的备份。',
  },
  'store-records-lost': {
    en: '{file} says that the entries {from} to {through} were lost, and no snapshot holds what they did. Repair the data folder (packbench repair), or restore the latest backup.',
    zh: '{file} 标明第 {from} 至 {through} 条记录已丢失，且没有快照包含其内容。请修复数据文件夹（packbench repair），或恢复最近的备份。',
  },
  'store-repaired': {
    en: 'Damage in the data folder was repaired; nothing is lost. The damaged files and a report are in {folder}. Check the disk, and make a backup now.',
    zh: '数据文件夹中的损坏已修复，没有数据丢失。损坏的文件和报告保存在 {folder}。请检查磁盘并立即备份。',
  },
  'repair-complete': {
    en: 'Nothing is lost: everything that is damaged is held by another copy or can be read again.',
    zh: '没有数据丢失：所有损坏的内容都有其他副本，或可重新读出。',
  },
  'repair-loses': {
    en: '{count} journal entries are destroyed, and no other copy of them was found. Everything else can be read.',
    zh: '{count} 条日志记录已损毁，且未找到其他副本。其余数据均可读取。',
  },
  'repair-lost': {
    en: 'Lost: entries {from} to {through}, written between {after} and {before} (station {station}).',
    zh: '丢失：第 {from} 至 {through} 条记录，写于 {after} 与 {before} 之间（工位 {station}）。',
  },
  'repair-end-unknown': {
    en: 'The newest part of the journal is missing: what was done after entry {seq} cannot be told.',
    zh: '日志的最新部分缺失：无法得知第 {seq} 条记录之后的操作。',
  },
  'repair-left-out': {
    en: '{count} later steps refer to what was lost and are left out: {ids}.',
    zh: '{count} 个后续步骤引用了丢失的数据，已略过：{ids}。',
  },
  'repair-check': {
    en: 'After the repair: import the order workbook of those days again (what is known stays as it is), and compare the parcels and labels of that time with the list of shipments before you print or hand over.',
    zh: '修复后：请重新导入当天的订单表（已有数据不变），并在打印或交接前，将该时段的包裹和面单与物流订单列表核对。',
  },
  'repair-from-backup': {
    en: 'The backup {file} holds everything up to entry {seq}; the state is taken from it.',
    zh: '备份 {file} 包含截至第 {seq} 条记录的全部数据，将以此为基础恢复。',
  },
  'repair-bits': {
    en: 'Lines in which a single bit had changed were restored by their checksum: {count}.',
    zh: '有 {count} 行因单个比特改变而损坏，已根据校验和恢复。',
  },
  'repair-kept': {
    en: 'The damaged files are kept as they were in {folder}, with a report. Check the disk, and make a backup now.',
    zh: '损坏的文件按原样保存在 {folder}，并附有报告。请检查磁盘并立即备份。',
  },
  'repair-consent': {
    en: 'Nothing was changed yet. A newer backup may hold what is lost (packbench repair --backup FILE). To go on without it: packbench repair --accept-loss.',
    zh: '尚未作任何更改。较新的备份可能包含丢失的数据（packbench repair --backup 文件）。若接受丢失并继续：packbench repair --accept-loss。',
  },
  'snapshot-differs': {
    en: 'The snapshot {file} and the journal behind it do not lead to what the snapshot before it leads to (first difference: {key}). Keep a copy of the data folder and report it.',
    zh: '快照 {file} 与日志不一致（首个差异：{key}）。请复制保存数据文件夹并反馈此问题。',
  },
  'memory-differs': {
    en: 'What Packbench holds in memory ({memory}) is not what the disk holds ({disk}). Restart Packbench: what was confirmed is on the disk. Then check again, and report it.',
    zh: 'Packbench 内存中的数据（{memory}）与磁盘上的数据（{disk}）不一致。请重新启动 Packbench：已确认的数据都在磁盘上。然后再次检查并反馈此问题。',
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
    en: 'The archive {file} is damaged or missing ({problem}). What is not archived is not affected: repair the data folder with a backup that holds this file (packbench repair --backup FILE).',
    zh: '归档文件 {file} 已损坏或缺失（{problem}）。未归档的数据不受影响：请用包含此文件的备份修复数据文件夹（packbench repair --backup 文件）。',
  },
  'archive-restored': {
    en: 'The archive {file} was damaged or missing; a whole copy was taken from the backup {backup}.',
    zh: '归档文件 {file} 已损坏或缺失，已从备份 {backup} 中取回完整副本。',
  },
  'backup-damaged': {
    en: 'The backup {file} is damaged or incomplete ({problem}). Nothing was changed: use another backup.',
    zh: '备份 {file} 已损坏或不完整（{problem}）。未作任何改动，请使用其他备份。',
  },
  'backup-unreadable': {
    en: 'The backup was written but cannot be read back ({problem}); it was set aside as {file}, and the older backups were kept. Check that disk, or choose another folder.',
    zh: '备份已写入，但无法读回（{problem}）；已改名为 {file}，较早的备份均保留。请检查该磁盘或选择其他文件夹。',
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
