import { describe, expect, it } from 'vitest';
import { kurtosis, optionCounts, skewness } from '../../../src/stats/reliability/item-distribution.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, readReference, readScale, reasonOf, referenceScales } from './reference-scales.ts';

const r = readReference<{
  samples: Record<
    string,
    {
      values?: number[];
      n: number;
      skewness: number;
      skewness_se: number;
      kurtosis: number;
      kurtosis_se: number;
    }
  >;
  agree_counts: Record<string, { counts: number[]; missing: number }>;
}>('item-distribution');

const unreversed = readScale('agree', 'bfi.csv', { A1: 1, A2: 1, A3: 1, A4: 1, A5: 1 }, 1, 6).items;
const agree = referenceScales()[0]!.items;
const calm = referenceScales().find(({ name }) => name === 'vale_pre')!.items;

function sampleNamed(name: string): Float64Array {
  const { values } = r.samples[name]!;
  if (values !== undefined) return Float64Array.from(values);
  if (name === 'calm') {
    const complete = Array.from(calm[0]!.keys()).filter((row) =>
      calm.every((item) => !Number.isNaN(item[row]!)),
    );
    return Float64Array.from(complete, (row) => calm[0]![row]!);
  }
  return agree[['A1', 'A2'].indexOf(name)]!.filter((x) => !Number.isNaN(x));
}

describe('skewness and kurtosis', () => {
  it.each(Object.keys(r.samples))('agree with e1071 type 2: %s', (name) => {
    const values = sampleNamed(name);
    const expected = r.samples[name]!;
    expect(values.length).toBe(expected.n);
    const skew = computed(skewness(values));
    expectClose(skew.value, expected.skewness, 1e-10, 'skewness');
    expectClose(skew.standardError, expected.skewness_se, 1e-12, 'its standard error');
    const kurt = computed(kurtosis(values));
    expectClose(kurt.value, expected.kurtosis, 1e-10, 'kurtosis');
    expectClose(kurt.standardError, expected.kurtosis_se, 1e-12, 'its standard error');
  });

  it('mirror skewness and keep kurtosis when the item is reversed', () => {
    const values = sampleNamed('seven');
    const reversed = values.map((x) => 22 - x);
    expectClose(computed(skewness(reversed)).value, -computed(skewness(values)).value, 1e-12);
    expectClose(computed(kurtosis(reversed)).value, computed(kurtosis(values)).value, 1e-12);
  });

  it('say why there is none', () => {
    expect(reasonOf(skewness(Float64Array.of(1, 2)))).toBe('too-few');
    expect(reasonOf(kurtosis(Float64Array.of(1, 2, 3)))).toBe('too-few');
    expect(reasonOf(skewness(Float64Array.of(0.1, 0.1, 0.1)))).toBe('zero-variance');
    expect(reasonOf(kurtosis(Float64Array.of(4, 4, 4, 4)))).toBe('zero-variance');
    expect(() => skewness(Float64Array.of(1, 2, Number.NaN))).toThrow(RangeError);
  });
});

describe('optionCounts', () => {
  it('counts as table() in R', () => {
    const expected = Object.values(r.agree_counts);
    // The reference counts after reversal; unreversed, the counts of A1 are in the opposite order.
    agree.forEach((item, i) => {
      const { counts, missing, other } = optionCounts(item, [1, 2, 3, 4, 5, 6]);
      expect([...counts]).toEqual(expected[i]!.counts);
      expect([missing, other]).toEqual([expected[i]!.missing, 0]);
    });
    expect([...optionCounts(unreversed[0]!, [6, 5, 4, 3, 2, 1]).counts]).toEqual(expected[0]!.counts);
  });

  it('keeps what is no option apart', () => {
    const answers = Float64Array.of(1, 2, 2, Number.NaN, 7);
    expect(optionCounts(answers, [1, 2, 3])).toEqual({ counts: [1, 2, 0], missing: 1, other: 1 });
    expect(optionCounts(new Float64Array(0), [1])).toEqual({ counts: [0], missing: 0, other: 0 });
  });
});
