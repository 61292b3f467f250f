const polynomial = 0x1021;

/** What each first byte makes of the sum. */
const table = Uint16Array.from({ length: 256 }, (_, first) => {
  let sum = first << 8;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? (sum << 1) ^ polynomial : sum << 1;
  return sum;
});

/** CRC-16/CCITT as ZPL uses it: polynomial 0x1021, start value 0, most significant bit first. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc = ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ byte] ?? 0);
  }
  return crc;
}
