import { describe, expect, it } from 'vitest';
import { kurtosis, skewness } from '../../src/stats/shape.ts';
import { expectClose } from '../helpers/fixtures.ts';
import { computed, readReference, reasonOf, referenceScales } from './reliability/reference-scales.ts';

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
}>('shape');

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
