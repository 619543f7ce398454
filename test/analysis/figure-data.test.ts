import { describe, expect, it } from 'vitest';
import type { FigureData, ScoreFigureData } from '../../src/model/figure-data.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { PAIRED, sourcesOf, VP } from '../report/figures/sources.ts';

interface WaveReference {
  readonly n: number;
  readonly mean: number;
  readonly ci: readonly [number, number];
  readonly ci90: readonly [number, number];
  readonly quartiles: readonly number[];
  readonly at: readonly number[];
  readonly density: readonly number[];
}

interface ChangeReference {
  readonly pre: WaveReference;
  readonly post: WaveReference;
  readonly pairs: number;
  readonly first: number;
  readonly second: number;
  readonly sd: number;
  readonly reliability: number;
  readonly limit: number;
  readonly increased: number;
  readonly decreased: number;
}

const reference = readJson<{
  scores: Readonly<Record<string, ChangeReference>>;
  given: { brs: Pick<ChangeReference, 'limit' | 'increased' | 'decreased'> };
}>('fixtures/reference/figure-data.reference.json');

const paired = (await sourcesOf(PAIRED, { id: 'id' })).data;

function scoreOf(data: FigureData, scale: string, subscale: string | null = null): ScoreFigureData {
  return data.scores.find((score) => score.scale === scale && score.subscale === subscale)!;
}

describe.each(Object.entries(reference.scores))('figure data of %s agree with R', (scale, expected) => {
  const score = scoreOf(paired, scale);

  it.each(['pre', 'post'] as const)('distribution of the %s-test', (wave) => {
    const found = score.waves.find((each) => each.wave === wave)!;
    expect(found.n).toBe(expected[wave].n);
    expectClose(found.mean, expected[wave].mean);
    expectClose(found.ci.lower, expected[wave].ci[0]);
    expectClose(found.ci.upper, expected[wave].ci[1]);
    found.shape!.quartiles.forEach((value, index) => {
      expectClose(value, expected[wave].quartiles[index]!);
    });
    found.shape!.density!.forEach(({ value, density }, index) => {
      expectClose(value, expected[wave].at[index]!);
      // Scores are rounded to 12 digits, so that equal means are one score.
      expectClose(density, expected[wave].density[index]!, 1e-8);
    });
  });

  it('reliable change', () => {
    const change = score.changes[0]!;
    expect(change.pairs).toBe(expected.pairs);
    expectClose(change.first, expected.first);
    expectClose(change.second, expected.second);
    expectClose(change.precision!.sd, expected.sd);
    expectClose(change.precision!.reliability, expected.reliability);
    expectClose(change.precision!.smallestReliableChange, expected.limit);
    expect(change.counts).toEqual({
      increased: expected.increased,
      decreased: expected.decreased,
      same: expected.pairs - expected.increased - expected.decreased,
    });
  });
});

describe('figure data', () => {
  it('take the confidence level', async () => {
    const { data } = await sourcesOf(PAIRED, { confidence: 0.9 });
    const { ci } = scoreOf(data, 'brs').waves[0]!;
    expectClose(ci.lower, reference.scores.brs!.pre.ci90[0]);
    expectClose(ci.upper, reference.scores.brs!.pre.ci90[1]);
  });

  it('take a reliability that is given', async () => {
    const { data } = await sourcesOf(PAIRED, { id: 'id', reliability: { brs: 0.9 } });
    const { precision, counts } = scoreOf(data, 'brs').changes[0]!;
    expect(precision).toMatchObject({ reliability: 0.9, reliabilityFrom: 'given', sdFrom: 'sample' });
    expectClose(precision!.smallestReliableChange, reference.given.brs.limit);
    expect(counts).toMatchObject({
      increased: reference.given.brs.increased,
      decreased: reference.given.brs.decreased,
    });
  });

  it('refuse a reliability of a scale that is not there', async () => {
    await expect(sourcesOf(PAIRED, { id: 'id', reliability: { bsr: 0.9 } })).rejects.toThrow(
      /--reliability: "bsr" is not one of the scales found: .*brs/,
    );
  });

  it('have no order of respondents', () => {
    for (const {
      waves,
      changes: [change],
    } of paired.scores) {
      for (const { shape } of waves) {
        const values = shape!.counts.map(({ value }) => value);
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      }
      const pairs = change!.changes!;
      expect(pairs).toEqual([...pairs].sort((a, b) => a.first - b.first || a.second - b.second));
    }
  });

  it('count everybody once', () => {
    for (const {
      waves,
      changes: [change],
    } of paired.scores) {
      for (const { n, shape } of waves) expect(shape!.counts.reduce((sum, each) => sum + each.n, 0)).toBe(n);
      expect(change!.changes!.reduce((sum, each) => sum + each.n, 0)).toBe(change!.pairs);
    }
  });

  it('have subscales beside their scale, and nothing of pairs without ids', async () => {
    const { data } = await sourcesOf(VP);
    expect(data.scores.map(({ scale, subscale }) => subscale ?? scale)).toEqual(
      expect.arrayContaining(['lsns6', 'family', 'friends']),
    );
    expect(data.scores.every(({ changes }) => changes.length === 0)).toBe(true);
  });
});

describe('privacy', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => {
      const person = from + index;
      return [`p${person}`, ...[1, 2, 3, 4, 5, 6].map((item) => 1 + ((person * item) % 5))].join(',');
    }).join('\n');
  const file = (from: number, to: number) => `id,brs1,brs2,brs3,brs4,brs5,brs6\n${rows(from, to)}\n`;

  it('keeps nine respondents to themselves, and shows ten', async () => {
    const { data } = await sourcesOf([file(0, 9), file(0, 10)]);
    const [pre, post] = scoreOf(data, 'brs').waves;
    expect(pre).toMatchObject({ n: 9, shape: null });
    expect(pre!.mean).not.toBeNull();
    expect(post!.shape!.counts.reduce((sum, { n }) => sum + n, 0)).toBe(10);
  });

  it('counts nine pairs without showing them', async () => {
    const { data } = await sourcesOf([file(0, 12), file(3, 15)], {
      id: 'id',
      reliability: { brs: 0.8 },
    });
    expect(scoreOf(data, 'brs').changes[0]).toMatchObject({ pairs: 9, changes: null });
    expect(scoreOf(data, 'brs').changes[0]!.counts).not.toBeNull();
  });

  it('shows nobody when asked to', async () => {
    const { data } = await sourcesOf(PAIRED, { id: 'id', respondents: false });
    for (const {
      waves,
      changes: [change],
    } of data.scores) {
      expect(waves.every(({ shape }) => shape === null)).toBe(true);
      expect(change!.changes).toBeNull();
    }
  });
});
