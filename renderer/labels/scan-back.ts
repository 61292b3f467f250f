/** What both codes of a test label begin with. */
const testCode = 'PACKBENCH-TEST';

/** Whether a scanner read the code of a test label, in whatever case its keyboard layout gave. */
export const isTestScan = (scan: string): boolean => scan.trim().toUpperCase().startsWith(testCode);

/** A length as people type it: a comma or a point, with or without its unit; null when it is none. */
export function readMillimetres(typed: string): number | null {
  const [, digits] = /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:mm|毫米)?\s*$/i.exec(
    typed.normalize('NFKC'),
  ) ?? [null, null];
  return digits === null || digits === undefined ? null : Number(digits.replace(',', '.'));
}
