import { namedWaves } from '../../src/analysis/sample-names.ts';
import { createMessage } from '../../src/model/messages/create-message.ts';
import { fileMessages } from '../../src/model/messages/file.ts';
import { resultMessages } from '../../src/model/messages/results.ts';
import type {
  Comparison,
  ConfidenceInterval,
  DescribeResult,
  Description,
  EffectSize,
  InputSummary,
  Matching,
  Reliability,
  Result,
  Sample,
  ScaleResult,
  Settings,
  TestResult,
} from '../../src/model/result.ts';

/**
 * Results made up by hand: round numbers that are easy to follow into a table. They are no analysis of anything; what is
 * tested is how they are printed.
 */

export const settings: Settings = {
  confidence: 0.95,
  test: 'welch',
  alpha: 'listwise',
  invalid: 'error',
  missing: [],
  id: null,
  by: null,
  decimal: null,
};

export function input(wave: string, rows: number, file = `${wave}.csv`): InputSummary {
  return {
    waves: [wave],
    file,
    sha256: null,
    rows,
    rowCounts: {
      inFile: rows + 1,
      headings: 1,
      blank: 0,
      damaged: 0,
      respondents: rows,
      withoutGroup: 0,
      otherGroups: 0,
      used: rows,
    },
    encoding: 'utf-8',
    format: 'csv',
    delimiter: ',',
    invalidSetMissing: 0,
    missingCodes: 0,
  };
}

export function interval(lower: number | null, upper: number | null, method?: string): ConfidenceInterval {
  return { level: 0.95, lower, upper, ...(method !== undefined && { method }) };
}

export function description(values: Partial<Description>): Description {
  return {
    n: 46,
    missing: 0,
    prorated: 0,
    mean: 3,
    sd: 1,
    median: 3,
    min: 1,
    max: 5,
    floor: 0,
    ceiling: 0,
    quartiles: [2.5, 3.5],
    shape: {
      method: 'adjusted-fisher-pearson',
      skewness: 0.304,
      skewnessStandardError: 0.35,
      kurtosis: -0.331,
      kurtosisStandardError: 0.688,
    },
    ...values,
  };
}

export function reliability(values: Partial<Reliability>): Reliability {
  return {
    method: 'cronbach-alpha-listwise',
    n: 44,
    k: 6,
    alpha: 0.743,
    alphaStandardized: 0.7428,
    ci: interval(0.6045, 0.8449, 'feldt'),
    meanInterItemCorrelation: 0.325,
    items: [],
    ...values,
  };
}

export function test(values: Partial<TestResult>): TestResult {
  return {
    method: 'welch',
    alternative: 'two-sided',
    n: [46, 40],
    difference: 0.2,
    standardError: 0.15,
    statistic: 1.4,
    df: 82.4,
    p: 0.153,
    pHolm: 0.306,
    pHochberg: 0.306,
    pBenjaminiHochberg: 0.306,
    ci: interval(-0.1, 0.5),
    ...values,
  };
}

export function effect(values: Partial<EffectSize>): EffectSize {
  return {
    type: 'hedges-g',
    n: [46, 40],
    value: 0.309,
    ci: interval(-0.115, 0.73, 'noncentral-t'),
    ...values,
  };
}

/** @param groups what is compared, `pre` and `post` unless given; a result with groups makes them groups */
export function comparison({
  groups = ['pre', 'post'],
  ...values
}: Partial<Comparison> & { readonly groups?: readonly [string, string] }): Comparison {
  const tests = values.tests ?? [test({})];
  return {
    design: 'independent',
    contrast: { kind: 'waves', of: groups, group: null },
    difference: tests[0]!.difference,
    family: 2,
    primary: tests[0]!.method,
    effectSizes: [effect({})],
    ...values,
    tests,
  };
}

/** 30 respondents before, 28 after, 25 of them both times. */
export function matching(values: Partial<Matching>): Matching {
  return {
    by: 'id',
    id: 'id',
    waves: ['pre', 'post'],
    paired: 25,
    preOnly: 5,
    postOnly: 3,
    blank: { pre: 1, post: 0 },
    linkage: {
      comparison: 'normalised',
      fuzzy: 0,
      exact: 25,
      respelled: 2,
      near: 0,
      ambiguous: { pre: 0, post: 0 },
      nearRows: [],
      ambiguousRows: { pre: [], post: [] },
    },
    ...values,
  };
}

/** What is known of each sample, by its name; a result with groups makes groups of them. */
interface BySample {
  readonly waves?: Readonly<Record<string, Description>>;
  /** Of all samples together: `pooled`. */
  readonly reliability?: Readonly<Record<string, Reliability>>;
  readonly comparison?: Comparison | null;
}

function samplesOf({ waves = {}, reliability = {} }: BySample): Sample[] {
  const names = new Set([...Object.keys(waves), ...Object.keys(reliability)]);
  return [...names].map((name) => ({
    wave: name === 'pooled' ? null : name,
    group: null,
    pooled: name === 'pooled',
    ...(waves[name] === undefined ? {} : { descriptives: waves[name] }),
    ...(reliability[name] === undefined ? {} : { reliability: reliability[name] }),
  }));
}

/** The same score of groups at one wave. */
function ofGroups(score: ScaleResult, wave: string): ScaleResult {
  return {
    ...score,
    samples: score.samples.map((sample) =>
      sample.pooled ? sample : { ...sample, wave, group: sample.group ?? sample.wave },
    ),
    comparisons: score.comparisons.map((each) => ({
      ...each,
      contrast: { kind: 'groups', of: each.contrast.of, wave },
    })),
    subscales: score.subscales.map((subscale) => ofGroups(subscale, wave)),
  };
}

export function scale({
  waves,
  reliability: reliabilities,
  comparison: compared,
  ...values
}: Partial<ScaleResult> & BySample): ScaleResult {
  const known = {
    ...(waves === undefined ? {} : { waves }),
    ...(reliabilities === undefined ? {} : { reliability: reliabilities }),
  };
  return {
    id: 'brs',
    version: '1.0.0',
    name: { en: 'Resilience', nl: 'Veerkracht', fr: 'Résilience' },
    direction: 'higher-is-better',
    aggregate: 'mean',
    range: [1, 5],
    k: 6,
    minAnswered: 5,
    samples: samplesOf(known),
    comparisons: compared == null ? [] : [compared],
    primary: compared == null ? null : { in: 'comparisons', index: 0 },
    subscales: [],
    ...values,
  };
}

export function result(values: Partial<Result>): Result {
  const grouped = values.settings?.by != null;
  const files = grouped ? [input('pre', 86)] : [input('pre', 46), input('post', 40)];
  const { inputs = files, scales = [] } = values;
  const waves = inputs.flatMap((each) => each.waves);
  const own = grouped ? scales.map((score) => ofGroups(score, waves[0]!)) : scales;
  const groups = new Set(own.flatMap(({ samples }) => samples.flatMap(({ group }) => group ?? [])));
  return {
    schema: 'ensure-stats/result/2',
    tool: { name: 'ensure-stats', version: '0.1.0' },
    settings,
    waves: namedWaves(waves),
    groups: [...groups].map((id) => ({ id, name: { en: id } })),
    warnings: [],
    ...values,
    inputs,
    scales: own,
  };
}

/** Two waves: a mean of bounded items, and a sum of counts with a subscale. */
export const twoWaves: Result = result({
  scales: [
    scale({
      reliability: {
        pre: reliability({}),
        post: reliability({ n: 39, alpha: -0.052, ci: interval(-1.204, 0.385, 'feldt') }),
        pooled: reliability({ n: 83, alpha: 0.9542 }),
      },
      waves: {
        pre: description({
          mean: 3.005,
          sd: 0.6888,
          median: 3,
          min: 1.6666666666666667,
          max: 4.666666666666667,
          floor: 0,
          ceiling: 0.125,
          prorated: 2,
        }),
        post: description({ n: 40, mean: 3.225, sd: 0.687, median: 3.166666666666667, min: 2, max: 4 }),
      },
      comparison: comparison({
        tests: [
          test({
            difference: 0.22,
            ci: interval(-0.0814, 0.5103),
            statistic: 1.4416,
            p: 0.0494,
            pHolm: 0.0988,
          }),
          test({
            method: 'student',
            difference: 0.22,
            ci: interval(-0.0815, 0.5102),
            statistic: 1.4414,
            df: 84,
            p: 0.0505,
            pHolm: 0.101,
          }),
        ],
      }),
    }),
    scale({
      id: 'lsns6',
      name: { en: 'Social network', nl: 'Sociale integratie', fr: 'Intégration sociale' },
      aggregate: 'sum',
      range: [0, null],
      minAnswered: 6,
      reliability: {
        pre: reliability({ n: 46, alpha: 0.751 }),
        post: reliability({ n: 40, alpha: 0.7508 }),
        pooled: reliability({ n: 86, alpha: 0.7508 }),
      },
      waves: {
        pre: description({ mean: 4.5, sd: 4.54, median: 2.5, min: 0, max: 16, floor: 0.0217, ceiling: null }),
        post: description({
          n: 40,
          mean: 7.1,
          sd: 12.14,
          median: 3.5,
          min: 0,
          max: 66,
          floor: 0.225,
          ceiling: null,
        }),
      },
      comparison: comparison({
        tests: [
          test({
            difference: 2.6,
            ci: interval(-1.51, 6.67),
            statistic: 12.345,
            df: 48.46,
            p: 0.0002,
            pHolm: 0.0004,
          }),
        ],
        effectSizes: [effect({ value: 0.2865, ci: interval(-0.1364, 0.7079, 'noncentral-t') })],
      }),
      subscales: [
        scale({
          id: 'family',
          name: { en: 'Family', nl: 'Familie', fr: 'Famille' },
          aggregate: 'sum',
          range: [0, null],
          k: 3,
          minAnswered: 3,
          reliability: {
            pre: reliability({ n: 46, k: 3, alpha: 0.587, ci: interval(0.3265, 0.7578, 'feldt') }),
            post: reliability({ n: 40, k: 3, alpha: 0.843, ci: interval(0.734, 0.9116, 'feldt') }),
          },
          waves: {
            pre: description({ mean: 3, sd: 2.91, median: 2, min: 0, max: 11, floor: 0.13, ceiling: null }),
            post: description({
              n: 40,
              mean: 3,
              sd: 10.67,
              median: 2.5,
              min: 0,
              max: 63,
              floor: 0.3,
              ceiling: null,
            }),
          },
          comparison: comparison({
            tests: [
              test({
                difference: -0.0004,
                ci: interval(-1.28, 1.28),
                statistic: -0.0002,
                df: 44.06,
                p: 0.9998,
                pHolm: null,
              }),
            ],
            effectSizes: [effect({ value: -0.0001, ci: interval(-0.42, 0.42, 'noncentral-t') })],
          }),
        }),
      ],
    }),
  ],
  warnings: [
    {
      ...createMessage(resultMessages, 'negative-item-rest-correlation', {
        scale: 'brs',
        items: [{ item: 'brs4', correlations: [{ wave: 'post', r: -0.21 }] }],
        advice: [{ wave: 'post', alpha: 0.61, reverse: [['brs4']], alphaReversed: 0.72 }],
        reversed: ['brs2'],
      }),
      scale: 'brs',
      item: 'brs4',
    },
    {
      ...createMessage(fileMessages, 'blank-rows', { file: 'pre.csv', row: 12, line: 13, count: 2 }),
      file: 'pre.csv',
    },
  ],
});

/** One wave of two respondents, where hardly anything can be computed. */
export const hardlyAnything: Result = result({
  inputs: [input('pre', 2)],
  scales: [
    scale({
      id: 'grade',
      name: { en: 'Grade' },
      k: 1,
      minAnswered: 1,
      range: [0, 10],
      reliability: {
        pre: reliability({
          n: 1,
          k: 1,
          alpha: null,
          alphaStandardized: null,
          ci: interval(null, null, 'feldt'),
          meanInterItemCorrelation: null,
          items: [
            {
              id: 'grade',
              reversed: false,
              n: 1,
              mean: 9,
              sd: null,
              itemRestCorrelation: null,
              alphaIfDropped: null,
            },
          ],
        }),
      },
      waves: { pre: description({ n: 1, missing: 1, mean: 9, sd: null, median: 9, min: 9, max: 9 }) },
    }),
  ],
  warnings: [
    {
      ...createMessage(resultMessages, 'few-respondents', { scale: 'grade', wave: 'pre', n: 1 }),
      scale: 'grade',
      wave: 'pre',
    },
  ],
});

/** Item statistics of one wave. */
export const oneScale: Result = result({
  inputs: [input('pre', 46)],
  scales: [
    scale({
      k: 3,
      reliability: {
        pre: reliability({
          k: 3,
          alpha: 0.8512,
          alphaStandardized: 0.8496,
          ci: interval(0.785, 0.8949, 'feldt'),
          meanInterItemCorrelation: 0.4175,
          items: [
            {
              id: 'brs1',
              reversed: false,
              n: 44,
              mean: 3.275,
              sd: 1.0045,
              itemRestCorrelation: 0.4151,
              alphaIfDropped: 0.7249,
            },
            {
              id: 'brs2',
              reversed: true,
              n: 44,
              mean: 3.3,
              sd: 0.98,
              itemRestCorrelation: -0.125,
              alphaIfDropped: 0.7115,
            },
            {
              id: 'brs3',
              reversed: false,
              n: 44,
              mean: 2.8,
              sd: 0,
              itemRestCorrelation: null,
              alphaIfDropped: 0.705,
            },
          ],
        }),
      },
      waves: { pre: description({}) },
    }),
  ],
});

/** Three files as `describe` sees them. */
export const described: DescribeResult = {
  schema: 'ensure-stats/describe/2',
  tool: { name: 'ensure-stats', version: '0.1.0' },
  inputs: [input('VP', 4), input('PS', 2)],
  settings,
  waves: namedWaves(['VP', 'PS']),
  groups: [],
  samples: [
    { wave: 'VP', group: null, n: 4 },
    { wave: 'PS', group: null, n: 2 },
  ],
  respondents: [
    {
      column: 'Geslacht',
      categories: [
        { value: 'man', counts: [1, 0], shares: [0.25, 0] },
        { value: 'vrouw', counts: [2, 2], shares: [0.5, 1] },
        { value: null, counts: [1, 0], shares: [0.25, 0] },
      ],
    },
    {
      column: 'Leeftijd',
      categories: [
        { value: '<18', counts: [0, 1], shares: [0, 0.5] },
        { value: '18-35', counts: [4, 1], shares: [1, 0.5] },
      ],
    },
  ],
  scales: [
    {
      id: 'brs',
      name: { en: 'Resilience', nl: 'Veerkracht', fr: 'Résilience' },
      items: [
        {
          id: 'brs1',
          text: { nl: 'Ik heb de neiging om snel de draad op te pakken.' },
          reversed: false,
          range: [1, 3],
          n: [4, 2],
          missing: [0, 0],
          mean: [2, 1.5],
          sd: [0.82, 0.71],
          options: [
            {
              value: 1,
              label: { en: 'disagree', nl: 'oneens', fr: "pas d'accord" },
              counts: [1, 1],
              shares: [0.25, 0.5],
            },
            {
              value: 2,
              label: { en: 'neutral', nl: 'neutraal', fr: 'neutre' },
              counts: [2, 1],
              shares: [0.5, 0.5],
            },
            {
              value: 3,
              label: { en: 'agree', nl: 'eens', fr: "d'accord" },
              counts: [1, 0],
              shares: [0.25, 0],
            },
          ],
        },
        {
          id: 'brs2',
          text: null,
          reversed: true,
          range: [1, 3],
          n: [3, 0],
          missing: [1, 2],
          mean: [1, null],
          sd: [0, null],
          options: [
            {
              value: 1,
              label: { en: 'disagree', nl: 'oneens', fr: "pas d'accord" },
              counts: [0, 0],
              shares: [0, null],
            },
            {
              value: 2,
              label: { en: 'neutral', nl: 'neutraal', fr: 'neutre' },
              counts: [0, 0],
              shares: [0, null],
            },
            {
              value: 3,
              label: { en: 'agree', nl: 'eens', fr: "d'accord" },
              counts: [3, 0],
              shares: [1, null],
            },
          ],
        },
      ],
    },
  ],
  warnings: [],
};

/** The longest that can be expected: big samples, negative numbers, long names, one p after another below .001. */
export const longest: Result = result({
  inputs: [
    input('pre', 2800, 'export of the first measurement 2020-11-30 final version.csv'),
    input('post', 2800),
  ],
  settings: { ...settings, confidence: 0.999 },
  scales: [
    'Warwick-Edinburgh Mental Well-being Scale',
    'Levensgebeurtenissenvragenlijstvoorjongvolwassenen',
    '心理的健康尺度（日本語版）',
    'مقياس المرونة القصير',
  ].map((name, index) =>
    scale({
      id: `scale-with-a-long-id-${index}`,
      name: { en: name },
      range: [-1400, 1400],
      k: 140,
      minAnswered: 112,
      reliability: {
        pre: reliability({ n: 2800, k: 140, alpha: -0.12, ci: interval(-1.21, -0.05, 'feldt') }),
        post: reliability({ n: 2436, k: 140, alpha: 0.95 }),
      },
      waves: {
        pre: description({
          n: 2800,
          missing: 1234,
          mean: -1234.5678,
          sd: 1234.567,
          median: -1234.5,
          min: -1400,
          max: 1399.5,
          floor: 1,
          ceiling: 1,
          prorated: 1234,
          bands: [{ label: { en: 'very much lower than average' }, n: 2800 }],
        }),
        post: description({
          n: 2436,
          mean: -1000.25,
          sd: 999.995,
          median: -1000,
          min: -1399.25,
          max: 1399.75,
          floor: 0.9999,
          ceiling: 0.9999,
          bands: [{ label: { en: 'very much lower than average' }, n: 2436 }],
        }),
      },
      comparison: comparison({
        design: 'paired',
        family: 12,
        tests: [
          test({
            method: 'partially-overlapping-unequal',
            n: [1236, 1564, 1200],
            difference: -1234.57,
            ci: interval(-1345.67, -1123.45),
            statistic: -123.45,
            df: 1654.48,
            p: 1e-30,
            pHolm: 1e-29,
          }),
          test({
            method: 'brown-forsythe',
            n: [2800, 2436],
            difference: null,
            ci: interval(null, null),
            statistic: 123.45,
            df: 5234,
            p: 0.9999,
            pHolm: 1,
          }),
          test({
            method: 'wilcoxon-signed-rank',
            n: [1236],
            difference: null,
            ci: interval(null, null),
            statistic: 763846.5,
            df: null,
            p: 0.0123,
            pHolm: 0.1476,
          }),
        ],
        effectSizes: [
          effect({
            type: 'cohens-d-average',
            n: [2800, 2436],
            value: -12.34,
            ci: interval(-13.45, -11.23, 'noncentral-t'),
          }),
          effect({ type: 'rank-biserial', n: [1236], value: -0.98, ci: interval(-0.99, -0.97) }),
        ],
      }),
    }),
  ),
  warnings: [
    {
      code: 'an-unknown-code',
      message:
        'A warning with a_very_long_word_that_no_line_can_hold_because_it_is_longer_than_eighty_columns_of_text.',
    },
  ],
});
