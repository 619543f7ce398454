import { describe, expect, it, test } from 'vitest';
import { auditTable } from '../../src/audit/audit-table.ts';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import type { PublishedModel } from '../../src/model/published-model.ts';
import { randomModels } from './random-models.ts';

const audited = (model: PublishedModel) =>
  auditTable({ source: { title: 'a test' }, decimal: '.', models: [model] }, { file: '' });
const codes = (model: PublishedModel) =>
  audited(model).findings.map(({ code, severity }) => `${severity}: ${code}`);

// The larger run, with the errors that are found, is bench/audit-rates.mjs.
describe('tests that are right in every number', () => {
  test.each(Array.from({ length: 5 }, (_, part) => 40 * part))(
    'forty tables from seed %i: nothing is found',
    (first) => {
      for (let seed = first; seed < first + 40; seed++) {
        const table = randomModels(seed);
        expect(table.models!.length).toBeGreaterThan(5);
        expect(
          auditTable(table, { file: '' }).findings.map(
            ({ code, cells }) => `${code} ${cells.map(({ path, printed }) => `${path}=${printed}`)}`,
          ),
          `seed ${seed}`,
        ).toEqual([]);
      }
    },
  );
});

// R: pf(4.12, 2, 83, lower = FALSE) = .01969; eta2 = 4.12 * 2 / (4.12 * 2 + 83) = .0903; omega2 = 2 * 3.12 / (2 * 3.12 + 86) = .0676
const ONE_WAY = {
  name: 'brs',
  method: 'one-way-anova',
  statistic: '4.12',
  df: '2',
  df2: '83',
  p: '.020',
  effectSize: { value: '.09' },
} as const satisfies PublishedModel;

describe('F', () => {
  it('fits its p and each effect size by its name', () => {
    expect(codes(ONE_WAY)).toEqual([]);
    for (const [type, value] of [
      ['eta-squared', '.090'],
      ['omega-squared', '.068'],
      ['epsilon-squared', '.068'],
      ['cohens-f', '.315'],
    ] as const)
      expect(codes({ ...ONE_WAY, effectSize: { type, value } })).toEqual([]);
    expect(codes({ ...ONE_WAY, effectSize: { type: 'omega-squared', value: '.090' } })).toEqual([
      'inconsistent: effect-size-of-test',
    ]);
  });

  it('is held against p, whatever the rounding, and says when another decision follows', () => {
    expect(codes({ ...ONE_WAY, p: '.002' })).toEqual(['inconsistent: p-of-test']);
    expect(codes({ ...ONE_WAY, p: '.06' })).toEqual(['impossible: p-of-test']);
    const [finding] = audited({ ...ONE_WAY, p: '.06' }).findings;
    expect(finding).toMatchObject({ decisionError: true, values: { p: '.06', test: 'F(2, 83) = 4.12' } });
  });

  // R: pf(3.95, 2 * .55, 58 * .55, lower = FALSE) = .0521; uncorrected .0246
  it('of repeated measures may have a p that is corrected for sphericity where the degrees of freedom are not', () => {
    const model = {
      name: 'brs',
      method: 'repeated-measures-anova',
      statistic: '3.95',
      df: '2',
      df2: '58',
    } as const;
    expect(codes({ ...model, p: '.052' })).toEqual([]);
    expect(codes({ ...model, p: '.052', correction: 'none' })).toEqual(['impossible: p-of-test']);
    expect(codes({ ...model, p: '.20' })).toEqual(['impossible: p-of-test']);
  });

  it('has no effect size of its own after Welch, nor η² of all variance in an analysis of covariance', () => {
    expect(codes({ ...ONE_WAY, method: 'welch-anova', effectSize: { value: '.50' } })).toEqual([]);
    expect(codes({ ...ONE_WAY, method: 'ancova', effectSize: { value: '.50' } })).toEqual([]);
    expect(
      codes({ ...ONE_WAY, method: 'ancova', effectSize: { type: 'partial-eta-squared', value: '.50' } }),
    ).toEqual(['inconsistent: effect-size-of-test']);
  });
});

// R: pchisq(7.35, 3, lower = FALSE) = .0615; w = sqrt(7.35 / 120) = .2475
describe('χ²', () => {
  const model = {
    name: 'sex',
    method: 'chi-square',
    statistic: '7.35',
    df: '3',
    n: '120',
    p: '.062',
  } as const;
  it('fits p and V, w, φ and the coefficient of contingency', () => {
    for (const value of ['.25', '.24']) expect(codes({ ...model, effectSize: { value } })).toEqual([]);
    expect(codes({ ...model, effectSize: { type: 'cramers-v', value: '.41' } })).toEqual([
      'inconsistent: effect-size-of-test',
    ]);
    expect(codes({ ...model, p: '.03' })).toEqual(['impossible: p-of-test']);
  });

  it('of four cells may be corrected for continuity where V is not', () => {
    const four = { ...model, df: '1', statistic: '3.10', p: '.078' } as const;
    expect(codes({ ...four, effectSize: { type: 'phi', value: '.18' } })).toEqual([]);
    expect(codes({ ...four, effectSize: { type: 'phi', value: '.10' } })).toEqual([
      'inconsistent: effect-size-of-test',
    ]);
  });
});

// R: r .45, n 40: t = 3.106, p = .00357; tanh(atanh(.45) + c(-1, 1) * qnorm(.975) / sqrt(37)) = .1619, .6677
describe('r', () => {
  const model = { name: 'brs and gse', method: 'correlation', statistic: '.45', n: '40' } as const;
  it('fits p and interval, from n or from its degrees of freedom', () => {
    const whole = { ...model, p: '.004', ci: { lower: '.16', upper: '.67' } };
    expect(codes(whole)).toEqual([]);
    const { n: _, ...rest } = whole;
    expect(codes({ ...rest, df: '38' })).toEqual([]);
  });

  it('is held against them', () => {
    expect(codes({ ...model, p: '.04' })).toEqual(['inconsistent: p-of-test']);
    expect(codes({ ...model, ci: { lower: '.30', upper: '.58' } })).toEqual([
      'inconsistent: interval-of-correlation',
    ]);
    expect(codes({ ...model, statistic: '1.45' })).toEqual(['impossible: correlation']);
  });
});

// Adjusted means 3.12 and 3.47: difference 0.35; SE 0.14: t(83) = 2.5, p = .0144; F = 6.25; 95% CI 0.35 ± 1.989 × 0.14 = 0.0716, 0.6284
describe('an analysis of covariance of two groups', () => {
  const contrast = {
    first: 'control',
    second: 'training',
    difference: '0.35',
    standardError: '0.14',
    statistic: '2.50',
    df: '83',
    p: '.014',
    ci: { lower: '0.07', upper: '0.63' },
  };
  const model: PublishedModel = {
    name: 'brs',
    method: 'ancova',
    statistic: '6.25',
    df: '1',
    df2: '83',
    p: '.014',
    means: { control: { mean: '3.12' }, training: { mean: '3.47' } },
    contrasts: [contrast],
  };
  const withContrast = (change: object) => codes({ ...model, contrasts: [{ ...contrast, ...change }] });

  it('fits itself', () => {
    expect(codes(model)).toEqual([]);
  });

  it.each([
    [
      { difference: '0.45', ci: { lower: '0.17', upper: '0.73' }, statistic: '3.21', p: '.002' },
      'impossible: difference',
    ],
    [{ difference: '-0.35', ci: { lower: '-0.63', upper: '-0.07' } }, 'inconsistent: difference'],
    [{ standardError: '0.24' }, 'inconsistent: statistic-of-difference'],
    [{ p: '.14' }, 'impossible: p-of-statistic'],
    [{ ci: { lower: '0.07', upper: '0.73' } }, 'inconsistent: interval-centre'],
    [{ ci: { lower: '-0.10', upper: '0.80' } }, 'inconsistent: interval-of-contrast'],
    [{ statistic: '2.60', standardError: undefined, p: '.011' }, 'inconsistent: square-of-t'],
  ])('is held against adjusted means, standard error, interval and F: %o', (change, code) => {
    expect(withContrast(change)).toContain(code);
  });

  it('lets p of several comparisons be corrected upwards, never downwards', () => {
    const several = (change: object) =>
      codes({ name: 'brs', method: 'welch-anova', contrasts: [{ ...contrast, ...change }, contrast] });
    expect(several({ p: '.04' })).toEqual([]);
    expect(several({ p: '.004' })).toEqual(['inconsistent: p-of-statistic']);
    expect(several({ p: '.04', correction: 'none' })).toEqual(['inconsistent: p-of-statistic']);
  });
});

describe('the file', () => {
  const parse = (models: unknown) =>
    parsePublishedTable(JSON.stringify({ source: { title: 'x' }, models }), 't.json');
  it('names what is missing or unknown', () => {
    expect(() => parse([{ method: 'ancova', statistic: '1' }])).toThrow('must have "scale", or "name"');
    expect(() => parse([{ name: 'a', method: 'anova', statistic: '1' }])).toThrow('models[0].method');
    expect(() => parse([{ name: 'a', method: 'ancova', statistic: 'x' }])).toThrow(
      'must be a number as printed',
    );
    expect(() => parse([{ name: 'a', group: 'b', method: 'ancova', statistic: '1' }])).toThrow(
      'must be a group in "groups"',
    );
    expect(() =>
      parse([
        {
          name: 'a',
          method: 'ancova',
          means: { x: { mean: '1' } },
          contrasts: [{ first: 'x', second: 'y' }],
        },
      ]),
    ).toThrow('must be one of "means", not "y"');
    expect(parse([{ name: 'a', method: 'ancova', statistic: '1' }]).models).toHaveLength(1);
  });
});

// R: 2.16275530029782 / sqrt(169) = 0.16637; 2 * pt(-2.163, 168) = .03196
describe('a mean against that of a population', () => {
  const one = {
    name: 'anxiety',
    method: 'one-sample',
    populationMean: 40,
    statistic: '2.163',
    df: '168',
    p: '.032',
    effectSize: { value: '.166' },
  } as const satisfies PublishedModel;

  it('fits its p and d, and is found where one of them is wrong', () => {
    expect(codes(one)).toEqual([]);
    expect(codes({ ...one, statistic: '-2.163' })).toEqual([]);
    expect(codes({ ...one, p: '.023' })).toEqual(['inconsistent: p-of-test']);
    expect(codes({ ...one, effectSize: { value: '.616' } })).toEqual(['inconsistent: effect-size-of-test']);
  });
});
