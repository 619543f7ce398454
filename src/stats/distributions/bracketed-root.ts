const PRECISION = 1e-14;

/**
 * Root of a falling function on the whole line: widens a bracket around `start` and closes it with the method of
 * Chandrupatla (1997), inverse quadratic interpolation where that is safe and bisection where it is not.
 *
 * @param falling a continuous function that falls through zero once
 * @param start a first guess
 * @param width width of the first bracket, about the error of the guess
 * @returns the root within 1e-14 of its size plus `width`, Infinity when there is none, NaN when `falling` is not a number
 * @example bracketedRoot((x) => 2 - x ** 3, 1, 1) // 1.2599210498948732
 */
export function bracketedRoot(falling: (x: number) => number, start: number, width: number): number {
  let a = start;
  let fa = falling(a);
  let b = a;
  let fb = fa;
  for (let reach = width; fb !== 0 && Math.sign(fb) === Math.sign(fa); reach *= 2) {
    a = b;
    fa = fb;
    b = fa > 0 ? a + reach : a - reach;
    if (!Number.isFinite(b)) return b;
    fb = falling(b);
  }
  let c = a;
  let fc = fa;
  let fraction = 0.5;
  for (let step = 0; step < 200; step++) {
    // The root lies between a and b; c is the point before them.
    const x = a + fraction * (b - a);
    const fx = falling(x);
    if (Number.isNaN(fx)) return Number.NaN;
    if (Math.sign(fx) === Math.sign(fa)) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const smallest = (PRECISION * (Math.abs(best) + width)) / Math.abs(b - a);
    if (smallest > 0.5 || fa === 0 || b === a) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const interpolates = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    const inverse =
      (fa / (fb - fa)) * (fc / (fb - fc)) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb));
    fraction = Math.min(Math.max(interpolates ? inverse : 0.5, smallest), 1 - smallest);
  }
  return a;
}
