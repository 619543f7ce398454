import { expect } from 'vitest';

/**
 * Holds a value against its reference within a relative tolerance; a failure names the inputs.
 */
export function expectRelative(actual: number, expected: number, tolerance: number, inputs: object): void {
  const error = actual === expected ? 0 : Math.abs((actual - expected) / (expected === 0 ? 1 : expected));
  const verdict = error <= tolerance ? 'agrees' : `differs by ${error} (tolerance ${tolerance})`;
  expect({ ...inputs, actual, expected, verdict }).toEqual({
    ...inputs,
    actual,
    expected,
    verdict: 'agrees',
  });
}
