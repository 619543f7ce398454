import { describe, expect, it } from 'vitest';
import {
  smallestDetectableChange,
  standardErrorOfMeasurement,
} from '../../../src/stats/reliability/standard-error-of-measurement.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, reasonOf } from './reference-scales.ts';

describe('standardErrorOfMeasurement', () => {
  it('is SD √(1 − reliability)', () => {
    expectClose(computed(standardErrorOfMeasurement(4, 0.84)), 1.6, 1e-14);
    // An intelligence scale with SD 15 and reliability .96: 3 points, the standard textbook case.
    expectClose(computed(standardErrorOfMeasurement(15, 0.96)), 3, 1e-13);
    expect(computed(standardErrorOfMeasurement(4, 1))).toBe(0);
    expect(computed(standardErrorOfMeasurement(4, 0))).toBe(4);
  });

  it('does not exist for a score that does not vary or a reliability that is none', () => {
    expect(reasonOf(standardErrorOfMeasurement(0, 0.8))).toBe('zero-variance');
    expect(reasonOf(standardErrorOfMeasurement(4, -0.2))).toBe('improper-reliability');
    expect(reasonOf(standardErrorOfMeasurement(4, 1.01))).toBe('improper-reliability');
    expect(() => standardErrorOfMeasurement(-1, 0.8)).toThrow(RangeError);
    expect(() => standardErrorOfMeasurement(4, Number.NaN)).toThrow(RangeError);
  });
});

describe('smallestDetectableChange', () => {
  it('is 1.96 √2 SEM for one person and that / √n for a group', () => {
    const { individual, group, level } = smallestDetectableChange(1.6, 46, 0.95);
    // R: qnorm(.975) * sqrt(2) * 1.6; divided by sqrt(46).
    expectClose(individual, 4.43489223791897, 1e-13);
    expectClose(group, 0.653889186894942, 1e-13);
    expect(level).toBe(0.95);
  });

  it('is the same for a group of one, and zero without error', () => {
    const { individual, group } = smallestDetectableChange(2, 1, 0.9);
    expect(group).toBe(individual);
    expect(smallestDetectableChange(0, 10, 0.95).individual).toBe(0);
  });

  it('refuses what is no error, group or level', () => {
    expect(() => smallestDetectableChange(-1, 10, 0.95)).toThrow(RangeError);
    expect(() => smallestDetectableChange(1, 0, 0.95)).toThrow(RangeError);
    expect(() => smallestDetectableChange(1, 10, 1)).toThrow(RangeError);
  });
});
