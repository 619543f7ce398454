/**
 * First quartile, median and third quartile (type 7 of Hyndman & Fan 1996).
 *
 * The quantile p of n sorted values lies at position (n − 1)p, interpolated linearly between its neighbours; as `quantile` in R,
 * QUARTILE.INC in Excel and numpy. SPSS's default (type 6) reaches further out in small samples.
 *
 * @param sorted finite numbers, ascending
 * @throws RangeError when there is no value
 * @example quartiles(Float64Array.of(1, 2, 3, 4)) // [1.75, 2.5, 3.25]
 */
export function quartiles(sorted: Float64Array): readonly [number, number, number] {
  if (sorted.length === 0) throw new RangeError('quartiles: the sample is empty');
  const at = (p: number): number => {
    const position = (sorted.length - 1) * p;
    const below = sorted[Math.floor(position)]!;
    const above = sorted[Math.ceil(position)]!;
    return below + (position - Math.floor(position)) * (above - below);
  };
  return [at(0.25), at(0.5), at(0.75)];
}
