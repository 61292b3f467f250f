/** Where a printer is: what was typed as its address. */
const addressMessages = {
  'printer-address-invalid': {
    en: '"{address}" is not a printer address. Write tcp://HOST or tcp://HOST:PORT for a network printer, queue:NAME for a print queue of this computer, device:PATH for a printer on a cable, or serial:PATH?baud=9600 for a serial port, for example tcp://192.168.1.50:9100.',
    zh: '“{address}”不是有效的打印机地址。网络打印机请写 tcp://主机 或 tcp://主机:端口，本机打印队列请写 queue:名称，直连打印机请写 device:路径，串口请写 serial:路径?baud=9600，例如 tcp://192.168.1.50:9100。',
  },
  'printer-serial-setting-invalid': {
    en: '"{setting}" is no setting of a serial port. Choose from: {known}. A whole address is serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none.',
    zh: '“{setting}”不是有效的串口设置，可选：{known}。完整地址示例：serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none。',
  },
  'printer-port-invalid': {
    en: '"{port}" is not a port. Write a number from 1 to 65535, usually 9100.',
    zh: '“{port}”不是有效端口，请写 1 到 65535 之间的数字，通常为 9100。',
  },
} as const;

/** What somebody measured on a printer's test label. */
const scaleMessages = {
  'printer-scale-implausible': {
    en: '{measured} mm cannot be right for a stretch of {expected} mm. Measure once more from the mark 10 to the mark 90 of the ruler; if it is right, set the label size in the printer itself first.',
    zh: '{expected} 毫米的刻度不可能量得 {measured} 毫米。请从刻度 10 量到刻度 90 重新测量；如测量无误，请先在打印机上设置正确的标签尺寸。',
  },
} as const;

/** What can be said of a batch of labels that is on its way. */
const batchMessages = {
  'print-batch-none': {
    en: 'Nothing is being printed on {printer} now.',
    zh: '{printer} 当前没有正在打印的批次。',
  },
  'print-batch-running': {
    en: 'Batch {batchId} is being printed already.',
    zh: '批次 {batchId} 正在打印中。',
  },
  'print-batch-nothing-left': {
    en: 'Nothing is left to print of batch {batchId}.',
    zh: '批次 {batchId} 没有剩余的面单。',
  },
  'print-batch-ended': {
    en: 'Not sent: the program is closing. The rest of the batch is offered again at the next start.',
    zh: '未发送：程序正在关闭。下次启动时可继续打印该批次的其余面单。',
  },
  'print-check-failed': {
    en: '{count} of {total} labels cannot be printed, so none was. The first is {shipmentId}: "labels check" names all of them.',
    zh: '{total} 张面单中有 {count} 张无法打印，因此均未打印。第一张为 {shipmentId}；使用 “labels check” 可查看全部。',
  },
  'print-route-missing': {
    en: 'No printer is set for the labels of plan {plan}. Name one, or set a route in the settings. Printers that would do: {known}.',
    zh: '尚未为物流方案 {plan} 的面单指定打印机。请直接指定，或在设置中添加规则。可用的打印机：{known}。',
  },
  'printer-in-use': {
    en: '{printer} is being used by another {program} on this computer (process {pid}). Labels wait until it has finished.',
    zh: '{printer} 正被本机的另一个 {program}（进程 {pid}）使用，面单将等待其完成。',
  },
  'print-scan-awaited-none': {
    en: 'No batch waits for a scan.',
    zh: '当前没有批次在等待扫描。',
  },
} as const;

/** Why a label certainly did not reach the printer; it may be sent again. */
const notSentMessages = {
  'print-cancelled': {
    en: 'Printing was cancelled before anything was sent.',
    zh: '发送前已取消打印。',
  },
  'print-job-empty': {
    en: 'The label is empty, so nothing was sent. Draw the label again.',
    zh: '标签内容为空，未发送。请重新生成标签。',
  },
  'printer-host-unknown': {
    en: 'This computer cannot find "{host}" on the network. Check the name in the printer settings, or use the IP address from the printer\'s own configuration print.',
    zh: '在网络中找不到“{host}”。请检查打印机设置中的名称，或使用打印机自检页上的 IP 地址。',
  },
  'printer-refused-connection': {
    en: '{address} is there but takes no print data on this port. Check that it is the printer and that raw printing is enabled on it.',
    zh: '{address} 可以访问，但该端口不接受打印数据。请确认这是打印机，并已启用其原始（RAW）打印端口。',
  },
  'printer-unreachable': {
    en: '{address} cannot be reached ({detail}). Check that the printer is switched on and its network cable or Wi-Fi is connected.',
    zh: '无法连接 {address}（{detail}）。请检查打印机是否开机、网线或 Wi-Fi 是否连接。',
  },
  'printer-connect-timeout': {
    en: '{address} did not answer within {seconds} s. Check that the printer is switched on, connected, and not busy with another computer.',
    zh: '{address} 在 {seconds} 秒内没有应答。请检查打印机是否开机、已联网，且未被其他电脑占用。',
  },
  'printer-device-missing': {
    en: 'There is no printer at {path}. Plug the printer in, switch it on, and check the path in the printer settings.',
    zh: '{path} 处没有打印机。请插好线缆并开机，然后检查打印机设置中的路径。',
  },
  'printer-device-not-a-device': {
    en: '{path} is a file or folder, not a printer. Correct the path in the printer settings.',
    zh: '{path} 是文件或文件夹，不是打印机。请在打印机设置中改正路径。',
  },
  'printer-serial-not-a-port': {
    en: '{path} is not a serial port. Write device:{path} for a printer on a USB or parallel cable.',
    zh: '{path} 不是串口。USB 或并口直连的打印机请写 device:{path}。',
  },
  'printer-serial-unset': {
    en: 'The serial port {path} cannot be set to {settings}: {detail}. Choose settings that the port knows and that the printer has, in the printer settings.',
    zh: '串口 {path} 无法设置为 {settings}：{detail}。请在打印机设置中选择串口支持且与打印机一致的参数。',
  },
  'printer-device-forbidden': {
    en: 'You may not write to {path}. Ask for access to the printer (on Linux: membership of the group lp, for a serial port dialout).',
    zh: '当前用户无权写入 {path}。请申请打印机访问权限（Linux 下为加入 lp 组，串口为 dialout 组）。',
  },
  'printer-device-unready': {
    en: 'The printer at {path} takes no data ({detail}). Check that it is switched on, has paper, and is not used by another program.',
    zh: '{path} 处的打印机不接收数据（{detail}）。请检查是否开机、有纸，且未被其他程序占用。',
  },
  'printer-queue-unknown': {
    en: 'This computer has no print queue "{queue}". Check the name in the printer settings.',
    zh: '本机没有打印队列“{queue}”。请检查打印机设置中的名称。',
  },
  'printer-queue-refused': {
    en: 'The print queue "{queue}" did not take the label: {detail}',
    zh: '打印队列“{queue}”未接收标签：{detail}',
  },
  'printer-spooler-missing': {
    en: "The print spooler of this computer does not answer ({detail}). Start it (CUPS on Linux and macOS), or give the printer's network address instead: tcp://HOST:PORT.",
    zh: '本机打印服务没有应答（{detail}）。请启动打印服务（Linux 和 macOS 下为 CUPS），或改用打印机的网络地址：tcp://主机:端口。',
  },
  'printer-queue-paused': {
    en: 'The print queue "{queue}" is paused, so nothing was sent. Resume it in the printer settings of this computer. {detail}',
    zh: '打印队列“{queue}”已暂停，未发送任何数据。请在本机打印机设置中恢复该队列。{detail}',
  },
  'printer-queue-not-begun': {
    en: 'The print queue "{queue}" did not begin with the label (job {job}) and the label was taken out of it again: {detail}',
    zh: '打印队列“{queue}”未开始处理该面单（任务 {job}），已从队列中取回：{detail}',
  },
} as const;

/** Why nobody knows whether a label printed; a person must look before it is sent again. */
const perhapsPrintedMessages = {
  'print-cancelled-midway': {
    en: 'Printing was cancelled after {sent:KB} of {total:KB} KB had left this computer. Look at the printer: throw a torn label away before printing again.',
    zh: '已发送 {sent:KB} / {total:KB} KB 后取消打印。请查看打印机，如有残缺标签请丢弃后再打印。',
  },
  'printer-stalled': {
    en: 'The printer took no more data for {seconds} s, after {sent:KB} of {total:KB} KB had left this computer. Check paper, cover and pause light, and see whether the label came out before printing again.',
    zh: '打印机在接收 {sent:KB} / {total:KB} KB 后停顿超过 {seconds} 秒。请检查纸张、上盖和暂停灯，并确认标签是否已打印，再决定是否重打。',
  },
  'printer-connection-broken': {
    en: 'The connection to the printer broke after {sent:KB} of {total:KB} KB had left this computer ({detail}). See whether the label came out whole before printing again.',
    zh: '发送 {sent:KB} / {total:KB} KB 后与打印机的连接中断（{detail}）。请确认标签是否完整打印，再决定是否重打。',
  },
  'printer-closed-early': {
    en: 'The printer ended the connection before it had all of the label ({sent:KB} of {total:KB} KB had left this computer). See whether the label came out whole before printing again.',
    zh: '打印机在收完标签之前断开了连接（已发送 {sent:KB} / {total:KB} KB）。请确认标签是否完整打印，再决定是否重打。',
  },
  'printer-never-confirmed': {
    en: 'The whole label ({total:KB} KB) was sent, but within {seconds} s the printer did not confirm that it took them. See whether the label came out before printing again.',
    zh: '已发送完整面单（{total:KB} KB），但打印机在 {seconds} 秒内未确认接收。请确认标签是否已打印，再决定是否重打。',
  },
  'printer-queue-stalled': {
    en: 'The print queue "{queue}" was not done with the label (job {job}) after {seconds} s, so the job was cancelled. It says: {detail}. See whether the label came out before printing again.',
    zh: '打印队列“{queue}”在 {seconds} 秒后仍未完成该面单（任务 {job}），任务已取消。队列信息：{detail}。请确认标签是否已打印，再决定是否重打。',
  },
  'printer-queue-ended': {
    en: 'The print queue "{queue}" gave the label up midway (job {job}). It says: {detail}. See whether the label came out whole before printing again.',
    zh: '打印队列“{queue}”中途放弃了该面单（任务 {job}）。队列信息：{detail}。请确认标签是否完整打印，再决定是否重打。',
  },
  'printer-queue-interrupted': {
    en: 'Handing the label to the print queue "{queue}" was interrupted ({detail}). Look into the queue before printing again.',
    zh: '向打印队列“{queue}”提交标签时中断（{detail}）。请先查看队列，再决定是否重打。',
  },
} as const;

/** What the rules of `printing` answer with. */
export const printingMessages = {
  ...addressMessages,
  ...scaleMessages,
  ...batchMessages,
  ...notSentMessages,
  ...perhapsPrintedMessages,
} as const;
