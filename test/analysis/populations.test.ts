import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PopulationComparison, Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Compared {
  readonly mean: number;
  readonly sd: number;
  readonly n: number | null;
  readonly difference: number;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
  readonly d: number;
  readonly dLower: number;
  readonly dUpper: number;
  readonly percentile: number;
  readonly below: number;
  readonly equal: number;
  readonly above: number;
  readonly norm: Pick<Compared, 'statistic' | 'df' | 'p' | 'lower' | 'upper'> | null;
}
const { compared: REFERENCE } = readJson<{ compared: readonly Compared[] }>(
  'fixtures/reference/populations.reference.json',
);

const BFI = 'fixtures/reference/bfi.csv';
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];
const DUTCH = 'brs:Dutch adults=3.53/0.68/844';

/** The first scale of bfi.csv with the populations of the reference. */
function scalesWithPopulations(): string {
  const [agree, ...others] = readJson<readonly Record<string, unknown>[]>('fixtures/scales/bfi.json');
  const populations = REFERENCE.map(({ mean, sd, n }, index) => ({
    id: index === 0 ? 'general' : 'older',
    name: { en: `Population ${index + 1}` },
    mean,
    sd,
    ...(n === null ? {} : { n }),
    source: 'Made up, A. (2020). A population. *Journal, 1*(1), 1–2.',
  }));
  const folder = temporaryFolder({ 'bfi.json': JSON.stringify([{ ...agree, populations }, ...others]) });
  return join(folder, 'bfi.json');
}

async function resultOf(...words: string[]): Promise<Result> {
  const { stdout, stderr } = await ensureStats('analyse', ...words, '--format', 'json');
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Result;
}

function populationsOf(result: Result, scale = 0): PopulationComparison[] {
  return result.scales[scale]!.samples.flatMap(({ populations = [] }) => populations);
}

describe('means against populations', () => {
  it('of a definition agree with t.test(mu = ) and effectsize::cohens_d(mu = )', async () => {
    const result = await resultOf(BFI, '--scales', scalesWithPopulations(), '--population', 'general,older');
    const found = populationsOf(result);
    expect(found).toHaveLength(REFERENCE.length);
    for (const [index, expected] of REFERENCE.entries()) {
      const own = found[index]!;
      const { difference, statistic, df, p, ci, effectSize, percentile, below, equal, above } = own;
      expectClose(difference, expected.difference);
      expectClose(statistic, expected.statistic);
      expect(df).toBe(expected.df);
      expectClose(p, expected.p);
      // R gives the interval of the mean: some digits are lost in the difference.
      expectClose(ci.lower, expected.lower, 1e-9);
      expectClose(ci.upper, expected.upper, 1e-9);
      expectClose(effectSize.value, expected.d);
      // effectsize searches the limits to five digits.
      expectClose(effectSize.ci.lower, expected.dLower, 1e-4);
      expectClose(effectSize.ci.upper, expected.dUpper, 1e-4);
      expectClose(percentile, expected.percentile);
      expect([below, equal, above]).toEqual([expected.below, expected.equal, expected.above]);
      expect(own.normSample === undefined).toBe(expected.norm === null);
      if (expected.norm === null) continue;
      const { statistic: t, df: dfWelch, p: pWelch, ci: interval } = own.normSample!;
      expectClose(t, expected.norm.statistic);
      expectClose(dfWelch, expected.norm.df);
      expectClose(pWelch, expected.norm.p);
      expectClose(interval.lower, expected.norm.lower, 1e-9);
      expectClose(interval.upper, expected.norm.upper, 1e-9);
    }
    // Holm of two by hand.
    const [smaller, larger] = found.map(({ p }) => p!).toSorted((a, b) => a - b) as [number, number];
    expect(found.map(({ pHolm }) => pHolm).toSorted((a, b) => a! - b!)).toEqual([
      2 * smaller,
      Math.max(2 * smaller, larger),
    ]);
    // Scales without the population are left alone.
    expect(result.scales.slice(1).flatMap((_, index) => populationsOf(result, index + 1))).toEqual([]);
  });

  it('that are given are those of a definition', async () => {
    const [first, second] = REFERENCE as [Compared, Compared];
    const given = [
      `bfi-agree=${first.mean}/${first.sd}`,
      `bfi-agree=${second.mean}/${second.sd}/${second.n}`,
    ].join(',');
    const definition = await resultOf(
      BFI,
      '--scales',
      scalesWithPopulations(),
      '--population',
      'general,older',
    );
    const named = await resultOf(BFI, '--scales', 'fixtures/scales/bfi.json', '--population', given);
    const numbers = (result: Result) =>
      populationsOf(result).map(({ population: { mean, sd, n: people }, ...rest }) => ({
        ...{ mean, sd, people },
        ...rest,
      }));
    expect(numbers(named)).toEqual(numbers(definition));
  });

  it('hold of every wave and group, and of a study with the key "population"', async () => {
    const result = await resultOf(...PAIRED, '--population', DUTCH);
    expect(populationsOf(result, 1).map(({ n }) => n)).toEqual(
      result.scales[1]!.samples.flatMap(({ descriptives }) => descriptives?.n ?? []),
    );
    const folder = temporaryFolder({
      'study.json': JSON.stringify({
        groups: [
          {
            id: 'all',
            waves: ['pre', 'post'].map((id) => ({
              id,
              file: join(process.cwd(), `fixtures/paired/${id}.csv`),
            })),
          },
        ],
        match: { columns: ['id'] },
        population: [{ scale: 'brs', name: 'Dutch adults', mean: 3.53, sd: 0.68, n: 844 }],
        outputs: [{ what: 'analysis', file: 'result.json' }],
      }),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status, stderr).toBe(0);
    const ofStudy = readJson<Result>(join(folder, 'result.json'));
    expect(populationsOf(ofStudy, 1)).toEqual(populationsOf(result, 1));
  });

  it('are printed, in sentences too, in three languages', async () => {
    const said = {
      en: 'that of the population “Dutch adults”',
      nl: 'die van de populatie ‘Dutch adults’',
      fr: 'celui de la population «',
    };
    for (const [lang, words] of Object.entries(said)) {
      const { stdout } = await ensureStats(
        'analyse',
        ...PAIRED,
        '--population',
        DUTCH,
        '--sentences',
        '--lang',
        lang,
      );
      const text = stdout.replace(/\s+/g, ' ');
      expect(text).toContain(words);
      expect(text).toContain(lang === 'fr' ? 'M = 3,53, ET = 0,68, n = 844' : 'n = 844');
    }
    const { stdout: html } = await ensureStats(
      ...['report', ...PAIRED, '--population', DUTCH, '--format', 'html', '--date', '2026-01-01'],
    );
    expect(html).toContain('one-sample');
    expect(html).toContain('The probable error of a mean');
  });

  it('are tested to the side that is asked for, against the population', async () => {
    const said = {
      en: ["mean higher than the population's", "mean lower than the population's"],
      nl: ['gemiddelde hoger dan dat van de populatie', 'gemiddelde lager dan dat van de populatie'],
      fr: ['moyenne supérieure à celle de la population', 'moyenne inférieure à celle de la population'],
    };
    for (const [lang, sides] of Object.entries(said))
      for (const [at, side] of ['greater', 'less'].entries()) {
        const { stdout } = await ensureStats(
          ...['analyse', ...PAIRED, '--population', DUTCH, '--alternative', side, '--lang', lang],
        );
        expect(stdout.replace(/\s+/g, ' ')).toContain(`(${sides[at]})`);
      }
  });

  it('need a name that is known, and a score', async () => {
    const outcome = async (population: string) =>
      ensureStats('analyse', ...PAIRED, '--population', population);
    const none = await outcome('general');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('have no populations')]);
    const other = await ensureStats(
      ...['analyse', BFI, '--scales', scalesWithPopulations(), '--population', 'young'],
    );
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('known: general and older')]);
    const scale = await outcome('phq9=5/4');
    expect([scale.status, scale.stderr]).toEqual([2, expect.stringContaining('"phq9" is not a score')]);
    for (const wrong of ['brs=3', 'brs=3/0', 'brs=3/1/1', '=3/1'])
      expect((await outcome(wrong)).status, wrong).toBe(2);
  });

  it('say why there is no test', async () => {
    const folder = temporaryFolder({
      'one.csv': 'brs1,brs2,brs3,brs4,brs5,brs6\n4,2,3,2,4,1\n',
      'same.csv': 'brs1,brs2,brs3,brs4,brs5,brs6\n4,2,4,2,4,2\n4,2,4,2,4,2\n',
    });
    const [one] = populationsOf(await resultOf(join(folder, 'one.csv'), '--population', DUTCH));
    expect([one!.p, one!.reason, one!.above, one!.normSample!.reason]).toEqual([
      null,
      'too-few',
      1,
      'too-few',
    ]);
    const [same] = populationsOf(await resultOf(join(folder, 'same.csv'), '--population', DUTCH));
    expect([same!.p, same!.reason]).toEqual([null, 'zero-variance']);
    // Mean of four 4s (two of them reversed 2s) minus that of the population, by hand.
    expectClose(same!.difference, 4 - 3.53);
  });

  it('give nothing away that is withheld elsewhere', async () => {
    const result = await resultOf(...PAIRED, '--population', DUTCH, '--min-cell', '28');
    const [pre, post] = populationsOf(result, 1) as [PopulationComparison, PopulationComparison];
    // 30 and 27 people.
    expect([post.n, post.difference, post.statistic, post.effectSize.value, post.above]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(post.normSample!.p).toBeNull();
    expect(pre.difference).not.toBeNull();
    expect([pre.below, pre.equal, pre.above]).toEqual([null, null, null]);
    expect(pre.withheld).toEqual(['below', 'equal', 'above']);
  });
});
