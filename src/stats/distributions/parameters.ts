/**
 * Throws unless a distribution parameter (degrees of freedom, shape) is positive. `NaN` passes: a result
 * computed from it is `NaN`, which callers report as "not available". `Infinity` passes where the limit exists.
 *
 * @throws RangeError naming the parameter and its value
 * @example requirePositive('df', 12) // nothing happens
 */
export function requirePositive(name: string, value: number): void {
  if (value <= 0) throw new RangeError(`${name} must be greater than 0, but is ${value}`);
}

/**
 * Throws unless a probability lies in [0, 1]. `NaN` passes.
 *
 * @throws RangeError naming the parameter and its value
 * @example requireProbability('p', 0.975) // nothing happens
 */
export function requireProbability(name: string, value: number): void {
  if (value < 0 || value > 1) throw new RangeError(`${name} must lie in 0-1, but is ${value}`);
}

/**
 * Throws unless a sample size is a whole number of at least 1.
 *
 * @throws RangeError naming the parameter and its value
 * @example requireSampleSize('n', 12) // nothing happens
 */
export function requireSampleSize(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${name} must be a whole number of at least 1, but is ${value}`);
}
