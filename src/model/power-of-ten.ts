/** 1, 10, 100, … as far as doubles hold them exactly. */
const EXACT = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The double nearest to a power of ten. `10 ** n` is not that for every n, and versions of Node differ in which.
 *
 * @param exponent a whole number
 * @example powerOfTen(-4) // 0.0001
 */
export function powerOfTen(exponent: number): number {
  return EXACT[exponent] ?? Number(`1e${exponent}`);
}
