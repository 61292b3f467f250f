/** The groups in which a waybill number is read aloud and typed: 2-3-3-3-2 for postal (S10) numbers, else by four. */
export function groupWaybill(waybill: string): string {
  const groups =
    /^([A-Z]{2})(\d{3})(\d{3})(\d{3})([A-Z]{2})$/i.exec(waybill)?.slice(1) ??
    waybill.match(/.{1,4}/gu) ??
    [];
  return groups.join(' ');
}

/** What the QR code of a label holds: the waybill, and from the second copy on which copy it is, `RE123456785CN/2`. */
export const qrText = (waybill: string, copy: number): string =>
  copy >= 2 ? `${waybill}/${copy}` : waybill;

/** What a scan of a label says; `copy` is null where the code does not tell (every Code 128, and first copies). */
export type LabelScan = { readonly waybill: string; readonly copy: number | null };

/** Reads a scanned label, QR or Code 128. Blanks and the control characters that scanners add are left out. */
export function parseScan(text: string): LabelScan {
  const scanned = text.replace(/[\p{Cc}\s]+/gu, '');
  const [, waybill, copy] = /^(.+)\/([1-9]\d{0,3})$/.exec(scanned) ?? [];
  return waybill === undefined ? { waybill: scanned, copy: null } : { waybill, copy: Number(copy) };
}
