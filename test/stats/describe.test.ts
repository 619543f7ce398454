import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRuns, describeSample, mergedRuns } from '../../src/stats/describe.ts';
import { moments, momentsOfRuns } from '../../src/stats/moments.ts';

/** Scores such as means of three to seven answers have, each some number of times. */
const repeated = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.tuple(fc.integer({ min: -40, max: 60 }), fc.constantFrom(1, 3, 7, 10)).map(([sum, k]) => sum / k),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0),
      ),
      fc.integer({ min: 1, max: 40 }),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((pairs) => new Map(pairs));

function runsOf(counts: ReadonlyMap<number, number>) {
  const values = Float64Array.from(counts.keys()).sort();
  return { values, counts: values.map((value) => counts.get(value)!) };
}

function sampleOf(counts: ReadonlyMap<number, number>): Float64Array {
  return Float64Array.from([...counts].flatMap(([value, count]) => new Array<number>(count).fill(value)));
}

describe('describeRuns', () => {
  it('gives every bit of what describeSample gives of the same values one by one', () => {
    fc.assert(
      fc.property(repeated, (counts) => {
        expect(describeRuns(runsOf(counts))).toStrictEqual(describeSample(sampleOf(counts)));
      }),
    );
  });

  it('describes several samples as one', () => {
    fc.assert(
      fc.property(fc.array(repeated, { minLength: 1, maxLength: 3 }), (samples) => {
        const all = samples.flatMap((sample) => [...sampleOf(sample)]);
        const merged = mergedRuns(samples.map(runsOf));
        expect(describeRuns(merged)).toStrictEqual(describeSample(Float64Array.from(all)));
      }),
    );
  });

  it('rests on moments that are the same in any order of the values', () => {
    fc.assert(
      fc.property(repeated, (counts) => {
        const [values, times] = [Float64Array.from(counts.keys()), Float64Array.from(counts.values())];
        expect(momentsOfRuns(values, times)).toStrictEqual(moments(sampleOf(counts)));
      }),
    );
  });

  it('describes nobody', () => {
    const nobody = { values: new Float64Array(0), counts: new Float64Array(0) };
    expect(describeRuns(nobody)).toStrictEqual(describeSample(new Float64Array(0)));
  });
});
