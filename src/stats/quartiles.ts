import type { ValueRuns } from './describe.ts';

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

/**
 * The first and the third of them of values that repeat, such as those of a score, without a list of all.
 *
 * @throws RangeError when there is no value
 * @example quartilesOfRuns({ values: Float64Array.of(1, 2), counts: Float64Array.of(2, 2) }) // [1, 2]
 */
export function quartilesOfRuns({ values, counts }: ValueRuns): readonly [number, number] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) throw new RangeError('quartiles: the sample is empty');
  const valueAt = (position: number): number => {
    let run = 0;
    for (let before = counts[0]!; before <= position; before += counts[run]!) run++;
    return values[run]!;
  };
  const at = (p: number): number => {
    const position = (n - 1) * p;
    const below = valueAt(Math.floor(position));
    return below + (position - Math.floor(position)) * (valueAt(Math.ceil(position)) - below);
  };
  return [at(0.25), at(0.75)];
}
