/**
 * Step-up adjustment of p-values: sorted ascending, p₍ᵢ₎ becomes the minimum over j ≥ i of min(1, factor(j, m) p₍ⱼ₎), m the
 * number of tests. The common part of Hochberg's and of Benjamini and Hochberg's procedure.
 *
 * A `null` (a test that could not be computed) stays `null` and does not count in m.
 *
 * @param factor multiplier of the j-th smallest of m p-values, j from 1
 * @param procedure name for the error
 * @throws RangeError when a p-value is outside 0..1
 */
export function stepUpAdjustment(
  pValues: readonly (number | null)[],
  factor: (rank: number, tests: number) => number,
  procedure: string,
): (number | null)[] {
  const tests = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
  if (tests.some(({ p }) => !(p >= 0 && p <= 1)))
    throw new RangeError(`${procedure}: a p-value is outside 0..1`);
  tests.sort((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let running = 1;
  tests.forEach(({ p, index }, place) => {
    running = Math.min(running, factor(tests.length - place, tests.length) * p);
    adjusted[index] = running;
  });
  return adjusted;
}
