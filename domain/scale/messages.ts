/** What the rules of scales answer with. */
export const scaleMessages = {
  'scale-address-invalid': {
    en: '"{address}" is no scale address. Use tcp://HOST:PORT, or serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none (serial:COM3?baud=9600 on Windows) with what its display shows, or the path of a device.',
    zh: '“{address}”不是电子秤地址。请使用 tcp://主机:端口，或按秤的设置填写 serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none（Windows 为 serial:COM3?baud=9600），或设备路径。',
  },
  'scale-not-set': {
    en: 'No scale is set up for this station. Give its address in the settings.',
    zh: '本工位未设置电子秤。请在设置中填写其地址。',
  },
  'scale-unreachable': {
    en: 'The scale at {address} cannot be reached ({detail}). Check its cable and power; a weight can be typed meanwhile.',
    zh: '无法连接电子秤 {address}（{detail}）。请检查连线和电源；期间可手动输入重量。',
  },
  'scale-silent': {
    en: 'The scale at {address} gave no steady weight within {seconds} s. Set it to send continuously, and check speed and parity of its port.',
    zh: '电子秤 {address} 在 {seconds} 秒内没有给出稳定重量。请将其设为连续发送，并检查串口速率和校验。',
  },
} as const;
