import type { Band } from './scale.ts';

/**
 * Decimals of the limits of bands, to which a score is rounded before it is put in one of them.
 *
 * @example bandDecimals([{ min: 1, max: 2.99 }, { min: 3, max: null }]) // 2
 */
export function bandDecimals(bands: readonly Pick<Band, 'min' | 'max'>[]): number {
  return Math.max(0, ...bands.flatMap(({ min, max }) => [min, max ?? min]).map(decimalPlaces));
}

function decimalPlaces(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}
