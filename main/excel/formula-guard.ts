/**
 * What spreadsheet programs take for the beginning of a formula (OWASP, "CSV injection"), apostrophes before it apart:
 * the signs, in full width too as Chinese and Japanese keyboards write them, and white space that programs skip.
 */
export const beginsFormula = /^'*[=+\-@＝＋－＠\t\r\n]/;
