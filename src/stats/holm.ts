/**
 * Holm's step-down adjustment of p-values for a family of tests (Holm 1979).
 *
 * Sorted ascending, p₍ᵢ₎ becomes max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎), m the number of tests.
 * A `null` (a test that could not be computed) stays `null` and does not count in m. As `p.adjust(method = "holm")` in R.
 *
 * @throws RangeError when a p-value is outside 0..1
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tests = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
  if (tests.some(({ p }) => !(p >= 0 && p <= 1))) throw new RangeError('holm: a p-value is outside 0..1');
  tests.sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let running = 0;
  tests.forEach(({ p, index }, rank) => {
    running = Math.max(running, Math.min(1, (tests.length - rank) * p));
    adjusted[index] = running;
  });
  return adjusted;
}
