/**
 * The values of several samples, one after the other.
 *
 * @example concatenated([Float64Array.of(1, 2), Float64Array.of(3)]) // 1, 2, 3
 */
export function concatenated(samples: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(samples.reduce((length, sample) => length + sample.length, 0));
  let end = 0;
  for (const sample of samples) {
    all.set(sample, end);
    end += sample.length;
  }
  return all;
}
