/** A whole number of `10^-places` units in plain digits: `decimalText(5625000, 5, 2)` is `56.25`. */
export function decimalText(units: number, places: number, minPlaces = places): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  let fraction = digits.slice(digits.length - places);
  while (fraction.length > minPlaces && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${units < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Fen as yuan with two decimals: 2815 is `28.15`. */
export const yuanText = (fen: number): string => decimalText(fen, 2);
