import { describe, expect, it } from 'vitest';
import { mixedModel } from '../../../src/stats/models/mixed-model.ts';
import { modelContrast, modelFTest } from '../../../src/stats/models/model-contrast.ts';
import { repeatedMeasuresModel } from '../../../src/stats/models/repeated-measures-model.ts';
import { moments } from '../../../src/stats/moments.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { pairedTest } from '../../../src/stats/t-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from '../comparison/reference-scores.ts';

type FTest = { F: number; df1: number; df2: number; p: number } | null;
interface Fit {
  logLik: number;
  means: number[];
  weights: number[][];
  estimate: number[];
  se: number[];
  df: number[];
  tests: { wave: FTest; group: FTest; interaction: FTest };
}
interface Case {
  name: string;
  groups: (number | null)[][][];
  unstructured:
    | (Fit & {
        gls_logLik: number;
        gls_means: number[];
        gls_se: number[];
        gls_covariances: number[];
        covariances: number[];
        vcov: number[];
      })
    | null;
  intercept: Fit & { between: number; within: number };
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/mixed-model.reference.json');
/** The same fits with the curvature of the likelihood by its formula, not by differences. */
type Exact = Pick<Fit, 'estimate' | 'se' | 'df'> | null;
const exact = readJson<{ cases: { name: string; unstructured: Exact; intercept: Exact }[] }>(
  'fixtures/reference/mixed-model-exact.reference.json',
).cases;

/** Columns a wave, from rows a person. */
function columns(groups: Case['groups']): Float64Array[][] {
  return groups.map((rows) =>
    rows[0]!.map((_, wave) => Float64Array.from(rows, (row) => row[wave] ?? Number.NaN)),
  );
}

/** gls and lmer search their maximum numerically; standard errors have half the digits of the likelihood. */
const ITERATIVE = 1e-7;
/** Degrees of freedom rest on numerical second derivatives in R: for complete people, where they are n − 1, it misses by up to 1e-5. */
const DIFFERENTIATED = 2e-5;

describe('mixed model for repeated measures', () => {
  it.each(cases.filter(({ unstructured }) => unstructured !== null))(
    '$name, unstructured, against nlme::gls and the definition in R',
    ({ groups, unstructured }) => {
      const reference = unstructured!;
      const model = computed(mixedModel(columns(groups), 'unstructured'));
      expectClose(model.logLikelihood, reference.logLik, 1e-11);
      expectClose(model.logLikelihood, reference.gls_logLik, ITERATIVE);
      model.means.forEach((mean, i) => {
        expectClose(mean, reference.means[i]!, 1e-9, `mean ${i}`);
        expectClose(mean, reference.gls_means[i]!, ITERATIVE, `gls mean ${i}`);
      });
      model.covariances.forEach((covariance, i) => {
        expectClose(covariance, reference.covariances[i]!, ITERATIVE, `covariance ${i}`);
      });
      expectContrasts(model, reference, ITERATIVE);
      reference.gls_se.forEach((se, i) => {
        // Where gls stops, its variances have about five digits
        expectClose(
          modelContrast(model, Float64Array.from(reference.weights[i]!), 0.95).standardError,
          se,
          5e-6,
        );
      });
    },
  );

  it.each(cases)('$name, random intercept, against lmerTest', ({ groups, intercept }) => {
    const model = computed(mixedModel(columns(groups), 'random-intercept'));
    expectClose(model.logLikelihood, intercept.logLik, 1e-10);
    const k = model.waves;
    expect(Math.abs(model.covariances[1]! - intercept.between)).toBeLessThan(
      1e-5 * (model.covariances[0]! + 1),
    );
    expectClose(model.covariances[0]! - model.covariances[k]!, intercept.within, 1e-5);
    // lmerTest differentiates numerically
    expectContrasts(model, intercept, 1e-5);
  });
});

describe('degrees of freedom', () => {
  const fits = exact.flatMap(({ name, unstructured, intercept }) => {
    const of = cases.find((each) => each.name === name)!;
    return [
      { name, of, structure: 'unstructured' as const, fit: unstructured, weights: of.unstructured?.weights },
      { name, of, structure: 'random-intercept' as const, fit: intercept, weights: of.intercept.weights },
    ].flatMap((each) => (each.fit === null ? [] : [{ ...each, fit: each.fit }]));
  });

  it.each(fits)(
    '$name, $structure, by the formula of the curvature in R',
    ({ of, structure, fit, weights }) => {
      const model = computed(mixedModel(columns(of.groups), structure));
      weights!.forEach((each, i) => {
        const contrast = modelContrast(model, Float64Array.from(each), 0.95);
        expect(Math.abs(contrast.difference - fit.estimate[i]!)).toBeLessThan(1e-10 * fit.se[i]!);
        expectClose(contrast.standardError, fit.se[i]!, 1e-10, `se of ${each}`);
        expectClose(contrast.df, fit.df[i]!, 1e-10, `df of ${each}`);
      });
    },
  );

  it('are known of every case but one, of which a variance is estimated at zero', () => {
    expect(fits).toHaveLength(8);
  });
});

function expectContrasts(
  model: Parameters<typeof modelContrast>[0],
  reference: Fit,
  tolerance: number,
): void {
  reference.weights.forEach((weights, i) => {
    const contrast = modelContrast(model, Float64Array.from(weights), 0.95);
    expect(Math.abs(contrast.difference - reference.estimate[i]!)).toBeLessThan(tolerance * reference.se[i]!);
    expectClose(contrast.standardError, reference.se[i]!, tolerance, `se of ${weights}`);
    expectClose(contrast.df, reference.df[i]!, DIFFERENTIATED, `df of ${weights}`);
  });
}

describe('tests of wave, group and interaction', () => {
  it.each(cases.filter((reference) => reference.unstructured !== null))(
    '$name',
    ({ groups, unstructured }) => {
      const result = computed(repeatedMeasuresModel(columns(groups), 0.95));
      expect(result.fellBack).toBeNull();
      for (const name of ['wave', 'group', 'interaction'] as const) {
        const expected = unstructured!.tests[name];
        const test = result.tests[name];
        expect(test === null).toBe(expected === null);
        if (test === null || expected === null) continue;
        expectClose(test.statistic, expected.F, ITERATIVE);
        expect(test.df1).toBe(expected.df1);
        expectClose(test.df2, expected.df2, 1e-5);
      }
    },
  );
});

describe('relations of mixed models', () => {
  const generator = seededRandom(5);
  const random = () => generator.nextUint32() / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const people = (n: number, k: number, effect: number, missing: number): Float64Array[] => {
    const level = Array.from({ length: n }, () => 20 + 4 * normal());
    return Array.from({ length: k }, (_, wave) =>
      Float64Array.from(level, (own) =>
        random() < missing ? Number.NaN : own + effect * wave + 3 * normal(),
      ),
    );
  };

  it('is the paired t-test for two waves of complete people', () => {
    const [pre, post] = people(31, 2, 1, 0) as [Float64Array, Float64Array];
    const model = computed(mixedModel([[pre, post]], 'unstructured'));
    const contrast = modelContrast(model, Float64Array.of(-1, 1), 0.95);
    const paired = computed(pairedTest(moments(post.map((score, i) => score - pre[i]!)), 0.95));
    for (const key of ['difference', 'standardError', 'statistic', 'df', 'p'] as const)
      expectClose(contrast[key], paired[key], 1e-10, key);
  });

  it('has the means and covariances of complete people', () => {
    const columnsOf = people(25, 4, 1, 0);
    const model = computed(mixedModel([columnsOf], 'unstructured'));
    columnsOf.forEach((column, wave) => {
      const { mean, variance } = moments(column);
      expectClose(model.means[wave], mean, 1e-12);
      expectClose(model.covariances[wave * 5], variance, 1e-10);
    });
  });

  it('moves with a shift, a scale, and the order of groups and waves', () => {
    const groups = [people(40, 3, 0, 0.2), people(33, 3, 2, 0.2)];
    const wanted = computed(mixedModel(groups, 'unstructured'));
    const stretched = computed(
      mixedModel(
        groups.map((waves) => waves.map((column) => column.map((score) => 1e4 + 250 * score))),
        'unstructured',
      ),
    );
    const turned = computed(
      mixedModel(groups.map((waves) => waves.toReversed()).toReversed(), 'unstructured'),
    );
    const weights = Float64Array.of(-1, 0, 1, 1, 0, -1);
    const contrast = modelContrast(wanted, weights, 0.95);
    const [scaled, backwards] = [stretched, turned].map((model) => modelContrast(model, weights, 0.95));
    for (const other of [scaled!, backwards!]) {
      expectClose(other.statistic, contrast.statistic, 1e-8);
      expectClose(other.df, contrast.df, 1e-7);
    }
    expectClose(scaled!.difference, 250 * contrast.difference, 1e-8);
  });

  it('gives up where the data fix no covariance, and says why', () => {
    const gap = Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    const [one, two] = [Float64Array.of(1, 4, 2, 8), Float64Array.of(3, 1, 4, 9)];
    expect(mixedModel([[one, gap]], 'unstructured')).toEqual({ ok: false, reason: 'empty-cell' });
    expect(mixedModel([[gap, gap]], 'unstructured')).toEqual({ ok: false, reason: 'too-few' });
    const apart = [Float64Array.of(1, 4, 2, ...gap), Float64Array.of(...gap.slice(1), 3, 1, 4, 9)];
    expect(mixedModel([apart], 'unstructured')).toEqual({ ok: false, reason: 'not-identified' });
    expect(mixedModel([[one, one.map(() => 2)]], 'unstructured')).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(mixedModel([[one, one.map((score) => 2 * score)]], 'unstructured')).toEqual({
      ok: false,
      reason: 'no-convergence',
    });
    expect(computed(repeatedMeasuresModel([[one, two, two.map((score) => 2 * score)]], 0.95)).fellBack).toBe(
      'no-convergence',
    );
    expect(
      modelFTest(computed(mixedModel([[one, two]], 'unstructured')), [
        Float64Array.of(1, -1),
        Float64Array.of(2, -2),
      ]),
    ).toEqual({ ok: false, reason: 'zero-variance' });
  });

  it('takes 5,000 people, four waves and three groups within two seconds', () => {
    const groups = [0, 1, 2].map((effect) => people(1667, 4, effect, 0.15));
    const before = performance.now();
    const result = computed(repeatedMeasuresModel(groups, 0.95));
    expect(performance.now() - before).toBeLessThan(2000);
    expect(result.contrasts).toHaveLength(30);
    for (const contrast of result.contrasts) expect(contrast.pHolm).toBeGreaterThanOrEqual(contrast.p);
  });
});

describe('scores of one wave that follow from those of another', () => {
  const first = Float64Array.from({ length: 12 }, (_, person) => 1 + (person % 5));

  it('but for a shift leave nothing that varies within people: there is no model, where independent scores would be taken for one', () => {
    for (const waves of [2, 3]) {
      const columns = Array.from({ length: waves }, (_, wave) => first.map((score) => score + wave));
      expect(mixedModel([columns], 'random-intercept')).toEqual({ ok: false, reason: 'no-convergence' });
      expect(repeatedMeasuresModel([columns], 0.95)).toEqual({ ok: false, reason: 'no-convergence' });
    }
  });

  it('in the opposite direction have no variance of people, as lmer has it at its bound', () => {
    const model = computed(mixedModel([[first, first.map((score) => 6 - score)]], 'random-intercept'));
    // The variance within, of two waves with the same one: its off-diagonal is zero.
    const [variance, covariance] = model.covariances;
    expectClose(variance, moments(first).variance);
    expect(covariance).toBe(0);
  });
});
