import { describe, expect, it } from 'vitest';
import { clearCorrelations } from '../../src/analysis/clear-correlations.ts';
import type { WaveScore } from '../../src/analysis/wave.ts';
import { ScoreValues } from '../../src/scoring/respondent-scores.ts';
import { productMoment } from '../../src/stats/pearson-correlation.ts';
import { seededRandom } from '../../src/stats/random.ts';

const ROWS = 7000;
const source = seededRandom(8);
const random = () => source.nextUint32() / 2 ** 32;
const common = Float64Array.from({ length: ROWS }, random);

/** Scores with so much in common, one in twenty missing; only every second respondent belongs to the wave. */
const columns = [0.9, 0.5, 0.05, -0.6].map((weight) =>
  common.map((shared) => (random() < 0.05 ? Number.NaN : 3 + weight * shared + random())),
);
const groupOf = Int32Array.from({ length: ROWS }, (_, index) => index % 2);
const scores = columns.map((values) => ({
  wave: { dataset: { rows: ROWS, groupOf }, group: 1 },
  column: { plan: { range: [1, 5] }, scores: new ScoreValues(values, new Uint16Array(ROWS), 1) },
})) as unknown as WaveScore[];

function exact(one: number, other: number) {
  const both = [...groupOf.keys()].filter(
    (index) => index % 2 === 1 && !Number.isNaN(columns[one]![index]! + columns[other]![index]!),
  );
  const of = (column: number) => Float64Array.from(both, (index) => columns[column]![index]!);
  return { n: both.length, r: productMoment(of(one), of(other)) };
}

describe('correlations that are beyond doubt', () => {
  const known = clearCorrelations(scores, () => 1, 1.96);

  it.each([
    [0, 1],
    [1, 0],
    [0, 2],
  ])('are those of the respondents with both scores: %i and %i', (one, other) => {
    const { n, r } = exact(one, other);
    const found = known(one, other);
    expect(found?.n).toBe(n);
    expect(r.ok && Math.abs(found!.r - r.value)).toBeLessThan(1e-9);
  });

  it('leave what goes against expectation to be computed', () => {
    expect(known(0, 3)).toBeNull();
    expect(clearCorrelations(scores, () => -1, 1.96)(0, 1)).toBeNull();
    expect(clearCorrelations(scores, () => -1, 1.96)(0, 3)).not.toBeNull();
  });
});
