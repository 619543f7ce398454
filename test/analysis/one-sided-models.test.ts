import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { isPrimaryContrast } from '../../src/model/result/samples.ts';
import type { Model, ModelContrast, Result } from '../../src/model/result.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface OneSided {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly end: number;
  readonly holm?: number;
}
type BySide = Readonly<Record<Side, readonly OneSided[]>>;
type Side = 'greater' | 'less';
// R with fixtures/reference/one-sided-models.R.
const reference = readJson<{
  groups: { pre: number[]; post: number[] }[];
  margin: number;
  ancova: BySide;
  bounds: { lower: number[]; upper: number[] };
  against: Readonly<Record<'higher' | 'lower', { statistic: number; p: number }[]>>;
  changes: BySide;
  fourMeans: BySide;
  mixed: BySide;
}>('fixtures/reference/one-sided-models.reference.json');
const arms = readJson<{ cases: { name: string; groups: (number | null)[][][] }[] }>(
  'fixtures/reference/mixed-model.reference.json',
).cases.find(({ name }) => name === 'arms')!;
// R with fixtures/reference/mixed-model-exact.R: degrees of freedom by the formula of the likelihood's curvature, not by differences.
const exact = readJson<{ oneSided: BySide }>('fixtures/reference/mixed-model-exact.reference.json').oneSided;
/**
 * What holds of the one-sided tests of a mixed model: statistic, df, p, end and Holm's p to 1e-9 against the formula. lmerTest and the first
 * reference of the definition differentiate numerically: their df have five to six digits, and p as many.
 */
const EXACT = 1e-9;
const DIFFERENTIATED = 1e-5;
const SIDES = ['greater', 'less'] as const;

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-one-sided-models-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let files = 0;

type Groups = readonly (readonly (readonly (number | null)[])[])[];

/** A score of one item to tenths, from a row of scores a person; `direction` says which end is better. */
async function analysed(
  groups: Groups,
  { direction = 'higher-is-better', matched = true }: { direction?: string; matched?: boolean } = {},
  ...words: string[]
): Promise<Result> {
  const name = `${files++}`;
  const definition = join(folder, `${name}.json`);
  const scale = {
    ...{ id: 'weight', version: '1.0.0', name: { en: 'Weight' }, direction },
    response: { min: -10_000, max: 10_000 },
    items: [{ id: 'weight' }],
    score: { aggregate: 'sum', minAnswered: 1, transform: { steps: [{ multiply: 0.1 }] } },
    ...{ citation: 'R', licence: 'R', examples: [] },
  };
  writeFileSync(definition, JSON.stringify(scale));
  const people = groups.flatMap((rows, group) => rows.map((scores) => ({ group, scores })));
  const paths = people[0]!.scores.map((_, wave) => {
    const rows = people.flatMap(({ group, scores }, person) => {
      const score = scores[wave];
      return score == null ? [] : [`p${person},g${group},${Math.round(score * 10)}`];
    });
    const path = join(folder, `${name}-t${wave}.csv`);
    writeFileSync(path, `id,arm,weight\n${rows.join('\n')}\n`);
    return path;
  });
  const { stdout, stderr, status } = await ensureStats(
    ...['analyse', ...paths, '--scales', definition, '--format', 'json', ...(matched ? ['--id', 'id'] : [])],
    ...(groups.length > 1 ? ['--by', 'arm'] : []),
    ...words,
  );
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Result;
}

const modelsIn = ({ scales: [scale] }: Result) => scale!.models!;
const anorexia: Groups = reference.groups.map(({ pre, post }) => pre.map((score, i) => [score, post[i]!]));

function expectOneSided(found: ModelContrast, expected: OneSided, side: Side, tolerance: number): void {
  expect(found.alternative).toBe(side);
  expectClose(found.statistic, expected.statistic, tolerance);
  expectClose(found.df, expected.df, tolerance);
  expectClose(found.p, expected.p, tolerance);
  const [end, other] = side === 'greater' ? (['lower', 'upper'] as const) : (['upper', 'lower'] as const);
  expectClose(found.ci[end], expected.end, tolerance);
  expect(found.ci[other]).toBeNull();
  if (expected.holm !== undefined) expectClose(found.pHolm, expected.holm, tolerance);
}

describe.each(SIDES)('--alternative %s', (side) => {
  it('holds for adjusted differences and differences of change, as emmeans and t.test', async () => {
    const [adjusted, changes] = modelsIn(await analysed(anorexia, {}, '--alternative', side));
    expect([adjusted!.method, changes!.method]).toEqual(['ancova', 'difference-of-changes']);
    adjusted!.contrasts.forEach((contrast, index) => {
      expectOneSided(contrast, reference.ancova[side][index]!, side, 1e-9);
    });
    changes!.contrasts.forEach((contrast, index) => {
      expectOneSided(contrast, reference.changes[side][index]!, side, 1e-9);
    });
    // F tests and means have no side.
    const plain = modelsIn(await analysed(anorexia));
    expect([adjusted!.tests, adjusted!.means]).toEqual([plain[0]!.tests, plain[0]!.means]);
  });

  it('holds for differences of differences of strangers', async () => {
    const [model] = modelsIn(await analysed(anorexia, { matched: false }, '--alternative', side));
    expect(model!.method).toBe('difference-of-differences');
    model!.contrasts.forEach((contrast, index) => {
      expectOneSided(contrast, reference.fourMeans[side][index]!, side, 1e-9);
    });
  });

  it('holds for the contrasts of a mixed model', async () => {
    const [model] = modelsIn(await analysed(arms.groups, {}, '--alternative', side));
    expect(model!.method).toBe('mixed-model');
    const planned = model!.contrasts.filter((each) => isPrimaryContrast(each, model!));
    expect(planned).toHaveLength(4);
    planned.forEach((contrast, index) => {
      expectOneSided(contrast, exact[side][index]!, side, EXACT);
      expectOneSided(contrast, reference.mixed[side][index]!, side, DIFFERENTIATED);
    });
    expect(model!.contrasts.every(({ alternative }) => alternative === side)).toBe(true);
  });
});

describe('--non-inferiority in trials', () => {
  it.each([
    ['higher', 'higher-is-better'],
    ['lower', 'lower-is-better'],
  ] as const)(
    'is judged by the adjusted difference where %s is better, as emmeans',
    async (better, direction) => {
      const { margin } = reference;
      const result = await analysed(anorexia, { direction }, '--non-inferiority', `${margin}`);
      const [adjusted, changes] = modelsIn(result);
      adjusted!.contrasts.forEach(({ nonInferiority }, index) => {
        const expected = reference.against[better][index]!;
        const bound = reference.bounds[better === 'higher' ? 'lower' : 'upper'][index]!;
        expectClose(nonInferiority!.statistic, expected.statistic, 1e-9);
        expectClose(nonInferiority!.p, expected.p, 1e-9);
        expectClose(nonInferiority!.bound, bound, 1e-8);
        const sizes = [0, index + 1].map((group) => reference.groups[group]!.pre.length);
        expect(nonInferiority).toMatchObject({ method: 'ancova', n: sizes, better, margin, alpha: 0.025 });
        expect(nonInferiority!.nonInferior).toBe(expected.p < 0.025);
      });
      // One verdict, by the primary analysis.
      expect(changes!.contrasts.every(({ nonInferiority }) => nonInferiority === undefined)).toBe(true);
      expect(result.scales[0]!.comparisons.every(({ nonInferiority }) => nonInferiority === undefined)).toBe(
        true,
      );
    },
  );

  it('is judged by the difference of changes where chance did not form the groups', async () => {
    const result = await analysed(anorexia, {}, '--non-inferiority', '2', '--no-randomised');
    const [primary, beside] = modelsIn(result);
    expect(primary!.method).toBe('difference-of-changes');
    expect(primary!.contrasts.map(({ nonInferiority }) => nonInferiority?.method)).toEqual(
      primary!.contrasts.map(() => 'difference-of-changes'),
    );
    expect(beside!.contrasts.every(({ nonInferiority }) => nonInferiority === undefined)).toBe(true);
  });

  it('is judged by the planned contrasts of a mixed model alone', async () => {
    const [model] = modelsIn(await analysed(arms.groups, {}, '--non-inferiority', '1'));
    for (const contrast of model!.contrasts)
      expect(contrast.nonInferiority !== undefined).toBe(isPrimaryContrast(contrast, model!));
    const one = await analysed([arms.groups[1]!], {}, '--non-inferiority', '1');
    const found = modelsIn(one)[0]!.contrasts.filter(({ nonInferiority }) => nonInferiority !== undefined);
    expect(found.map(({ contrast, against }) => [contrast.kind, against])).toEqual([
      ['waves', 'first'],
      ['waves', 'first'],
    ]);
  });

  it('is left to the tests of two samples where three samples of strangers have no planned contrast', async () => {
    const post: Groups = anorexia.map((rows) => rows.map(([, after]) => [after!]));
    const { scales } = await analysed(post, { matched: false }, '--non-inferiority', '2');
    expect(scales[0]!.models![0]!.method).toBe('welch-anova');
    expect(scales[0]!.comparisons.map(({ nonInferiority }) => nonInferiority?.method)).toEqual([
      'welch',
      'welch',
    ]);
  });
});

/** Scores of people in groups at waves, with gaps after the first wave. */
const scoresOf = (groups: number, waves: number) => {
  const score = fc.integer({ min: 0, max: 300 }).map((value) => value / 10);
  const person = fc
    .tuple(
      ...Array.from({ length: waves }, (_, wave) => (wave === 0 ? score : fc.option(score, { freq: 6 }))),
    )
    .map((scores) => scores as (number | null)[]);
  return fc.array(fc.array(person, { minLength: 9, maxLength: 14 }), {
    minLength: groups,
    maxLength: groups,
  });
};

const MIRRORED = { greater: 'less', less: 'greater' } as const;
const OTHER = { 'higher-is-better': 'lower-is-better', 'lower-is-better': 'higher-is-better' } as const;

/** What is judged, whichever analysis does it. */
function verdicts({ scales: [score] }: Result) {
  const contrasts: Pick<ModelContrast, 'nonInferiority'>[] = [
    ...score!.comparisons,
    ...(score!.models ?? []).flatMap((model: Model) => model.contrasts),
  ];
  return contrasts.flatMap(({ nonInferiority }) => nonInferiority ?? []);
}

describe('a score turned around', () => {
  it.each([
    ['two groups twice, matched', 2, 2, true],
    ['two groups twice, strangers', 2, 2, false],
    ['three waves', 1, 3, true],
    ['two groups three times', 2, 3, true],
    ['two waves, matched', 1, 2, true],
  ] as const)(
    'has the same p, mirrored intervals and the same verdict: %s',
    async (_, groups, waves, matched) => {
      await fc.assert(
        fc.asyncProperty(
          scoresOf(groups, waves),
          fc.constantFrom('higher-is-better', 'lower-is-better'),
          fc.boolean(),
          fc.integer({ min: 1, max: 60 }),
          async (scores, direction, isOneSided, tenths) => {
            const turned = scores.map((rows) =>
              rows.map((row) => row.map((x) => (x === null ? null : 30 - x))),
            );
            const side = direction === 'higher-is-better' ? 'greater' : 'less';
            const margin = ['--non-inferiority', `${tenths / 10}`];
            const [one, other] = await Promise.all([
              analysed(
                scores,
                { direction, matched },
                ...margin,
                ...(isOneSided ? ['--alternative', side] : []),
              ),
              analysed(
                turned,
                { direction: OTHER[direction], matched },
                ...margin,
                ...(isOneSided ? ['--alternative', MIRRORED[side]] : []),
              ),
            ]);
            const [first, second] = [verdicts(one), verdicts(other)];
            expect(first.length).toBeGreaterThan(0);
            expect(second).toHaveLength(first.length);
            first.forEach((verdict, index) => {
              const mirror = second[index]!;
              const isNear = Math.abs(Math.abs(verdict.bound ?? 0) - verdict.margin) < 1e-6;
              if (!isNear) expect(mirror.nonInferior).toBe(verdict.nonInferior);
              expect(mirror.better).not.toBe(verdict.better);
              if (verdict.bound !== null) expect(mirror.bound! + verdict.bound).toBeCloseTo(0, 6);
              if (verdict.p !== null) expect(mirror.p!).toBeCloseTo(verdict.p, 6);
            });
            for (const [place, model] of (one.scales[0]!.models ?? []).entries())
              for (const [index, contrast] of model.contrasts.entries()) {
                const mirror = other.scales[0]!.models![place]!.contrasts[index]!;
                expect(mirror.difference! + contrast.difference!).toBeCloseTo(0, 6);
                expect(mirror.p!).toBeCloseTo(contrast.p!, 6);
                expect((mirror.ci.lower ?? 0) + (contrast.ci.upper ?? 0)).toBeCloseTo(0, 5);
                expect((mirror.ci.upper ?? 0) + (contrast.ci.lower ?? 0)).toBeCloseTo(0, 5);
              }
          },
        ),
        { numRuns: 8 },
      );
    },
  );
});
