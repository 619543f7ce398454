import { describe, expect, test } from 'vitest';
import { auditTable, hasFailed } from '../../src/audit/audit-table.ts';
import type { AuditResult } from '../../src/model/audit-result.ts';
import type { PublishedTable } from '../../src/model/published.ts';
import { renderAudit } from '../../src/report/audit.ts';

type Row = NonNullable<PublishedTable['rows']>[number];
type Parts = Omit<PublishedTable, 'source'>;

/** Student's sleep data: extra hours of sleep by two drugs; R: `t.test(extra ~ group, sleep)` and `paired = TRUE`. */
const SLEEP: Row = {
  scale: 'sleep',
  waves: { pre: { n: '10', mean: '0.75', sd: '1.79' }, post: { n: '10', mean: '2.33', sd: '2.00' } },
};

function table(parts: Parts): PublishedTable {
  return { source: { title: 'test' }, decimal: '.', ...parts };
}

/** One row, of one item answered 1-7 unless said otherwise. */
function oneRow(row: Partial<Row>, scale: object = { items: 1, aggregate: 'mean', range: [1, 7] }): Parts {
  return { scales: { x: scale }, rows: [{ scale: 'x', ...row }] };
}

function sleep(comparison: Row['comparison'], more: Parts = {}): Parts {
  return { ...more, rows: [{ ...SLEEP, ...(comparison === undefined ? {} : { comparison }) }] };
}

/** `severity code: explanation, explanation` of every finding. */
function found(parts: Parts): string[] {
  return words(auditTable(table(parts), { file: 'x.json' }));
}

function words({ findings }: AuditResult): string[] {
  return findings.map(({ severity, code, explanations }) =>
    [`${severity} ${code}`, ...explanations.map((each) => each.code)].join(' / '),
  );
}

const CASES: readonly (readonly [string, Parts, readonly string[]])[] = [
  // Brown & Heathers (2017): 28 people cannot have a mean of 5.19 on one item; 27 can (140/27).
  [
    'a mean that fails GRIM',
    oneRow({ waves: { once: { n: '28', mean: '5.19' } } }),
    ['impossible mean-not-attainable / fewer-respondents'],
  ],
  [
    'the same of several items, of whom some may have been left open',
    oneRow({ waves: { once: { n: '14', mean: '5.19' } } }, { items: 2, aggregate: 'mean', range: [1, 7] }),
    ['note mean-not-attainable / open-items / fewer-respondents'],
  ],
  [
    'the same where the table excludes that',
    oneRow(
      { waves: { once: { n: '14', mean: '5.19' } } },
      { items: 2, aggregate: 'mean', range: [1, 7], prorated: false },
    ),
    ['impossible mean-not-attainable / fewer-respondents'],
  ],
  [
    'the same of scores that may be prorated',
    oneRow(
      { waves: { once: { n: '14', mean: '5.19' } } },
      { items: 2, aggregate: 'mean', range: [1, 7], prorated: true },
    ),
    [],
  ],
  // Allard (2018): mean 3.44, SD 2.47, n 18 fails GRIMMER's test of parity.
  [
    'an SD that fails GRIMMER',
    oneRow({ waves: { once: { n: '18', mean: '3.44', sd: '2.47' } } }, { items: 1, aggregate: 'mean' }),
    ['impossible sd-not-attainable / truncated'],
  ],
  // Heathers & Brown (2019): answers 0 and 1 of 20 people with a mean of 0.35 have an SD of 0.49.
  [
    'an SD that fails DEBIT',
    oneRow(
      { waves: { once: { n: '20', mean: '0.35', sd: '0.18' } } },
      { items: 1, aggregate: 'mean', range: [0, 1] },
    ),
    ['impossible sd-of-binary'],
  ],
  // rsprite2's boundary test: five people with a mean of 4.2 on 1-7 have SDs of 0.447 to 3.033.
  [
    'an SD beyond its range',
    oneRow({ waves: { once: { n: '5', mean: '4.2', sd: '3.5' } } }),
    ['impossible sd-too-large'],
  ],
  [
    'a mean outside the range',
    oneRow({ waves: { once: { n: '20', mean: '7.40' } } }),
    ['impossible mean-outside-range'],
  ],
  [
    'a median outside the range, and above the highest score',
    oneRow({ waves: { once: { n: '20', median: '9', max: '7' } } }),
    ['impossible value-outside-range', 'impossible order'],
  ],
  // 1.79 / √10 = 0.566
  [
    'a standard error that is not SD / √n',
    oneRow({ waves: { once: { n: '10', sd: '1.79', se: '0.60' } } }),
    ['inconsistent standard-error / fewer-respondents'],
  ],
  [
    'SD and standard error swapped',
    oneRow({ waves: { once: { n: '10', sd: '0.57', se: '1.79' } } }),
    ['inconsistent standard-error / se-is-sd'],
  ],
  // R: 0.75 ± qt(.975, 9) 1.79/√10 = [-0.53, 2.03]
  [
    'an interval of the mean that fits',
    {
      rows: [
        {
          scale: 'x',
          waves: { once: { n: '10', mean: '0.75', sd: '1.79', ci: { lower: '-0.53', upper: '2.03' } } },
        },
      ],
    },
    [],
  ],
  [
    'an interval that is wider, out of the middle, or upside down',
    {
      rows: [
        {
          scale: 'a',
          waves: { once: { n: '10', mean: '0.75', sd: '1.79', ci: { lower: '-1.53', upper: '3.03' } } },
        },
        { scale: 'b', waves: { once: { mean: '0.75', ci: { lower: '-1.03', upper: '2.03' } } } },
        { scale: 'c', waves: { once: { mean: '0.75', ci: { lower: '2.03', upper: '-0.53' } } } },
        // qt(.995, 9) 1.79/√10 = 1.84
        {
          scale: 'd',
          waves: { once: { n: '10', mean: '0.75', sd: '1.79', ci: { lower: '-1.09', upper: '2.59' } } },
        },
      ],
    },
    [
      'inconsistent interval-width',
      'inconsistent interval-centre',
      'inconsistent interval-reversed',
      'inconsistent interval-width / other-level',
    ],
  ],
  // R: Student t(18) = 1.8608, p = .07919; Welch t(17.776), p = .07939; paired t(9) = 4.0621, p = .002833, r = .795.
  [
    'a row that is right',
    sleep({
      difference: '1.58',
      statistic: '1.86',
      df: '17.78',
      p: '.079',
      ci: { lower: '-0.21', upper: '3.37' },
    }),
    [],
  ],
  ['a difference that is not that of the means', sleep({ difference: '1.85' }), ['impossible difference']],
  [
    'first minus second in one row',
    {
      rows: [SLEEP, SLEEP].map((row, index) => ({
        ...row,
        scale: `s${index}`,
        comparison: { difference: index === 0 ? '1.58' : '-1.58' },
      })),
    },
    ['inconsistent difference / reversed'],
  ],
  [
    'first minus second in every row: a convention',
    {
      rows: [SLEEP, SLEEP].map((row, index) => ({
        ...row,
        scale: `s${index}`,
        comparison: { difference: '-1.58' },
      })),
    },
    ['note difference-reversed'],
  ],
  [
    'a p that is not, with the p of the paired test: as many in both waves, and a correlation of .79 to .80',
    sleep({ p: '.003' }),
    ['inconsistent p-of-groups / paired'],
  ],
  [
    'the same in an independent design',
    sleep({ p: '.003' }, { design: 'independent' }),
    ['impossible p-of-groups'],
  ],
  ['the same in a paired design', sleep({ p: '.003', correlation: '.795' }, { design: 'paired' }), []],
  [
    'half a p: one-sided, and paired with a correlation of .2',
    sleep({ p: '.040' }, { design: 'independent' }),
    ['inconsistent p-of-groups / one-sided'],
  ],
  ['the same where the table says so', sleep({ p: '.040', alternative: 'greater' }), []],
  [
    'a p that changes nothing',
    sleep({ p: '.090' }, { design: 'independent' }),
    ['inconsistent p-of-groups / fewer-respondents'],
  ],
  [
    'another test than the one that is named',
    // anorexia, CBT: R's Student p = .0991, Welch p = .1005
    {
      rows: [
        {
          scale: 'weight',
          waves: {
            pre: { n: '29', mean: '82.690', sd: '4.845' },
            post: { n: '29', mean: '85.697', sd: '8.352' },
          },
          comparison: { test: 'welch', p: '.0991' },
        },
      ],
    },
    ['inconsistent p-of-groups / other-test'],
  ],
  ['a t that is not', sleep({ statistic: '1.96' }), ['inconsistent statistic']],
  [
    'degrees of freedom that are not',
    sleep({ df: '16' }),
    ['inconsistent degrees-of-freedom / fewer-respondents'],
  ],
  [
    'degrees of freedom of pairs',
    sleep({ df: '9' }, { design: 'independent' }),
    ['inconsistent degrees-of-freedom / other-test'],
  ],
  [
    'a standard error of the difference that is not',
    // R: 0.849
    sleep({ standardError: '0.949' }),
    ['inconsistent standard-error-of-difference / fewer-respondents'],
  ],
  // R: 2 * pt(-2.2, 28) = .0362
  [
    'p against t, within the same decision',
    oneRow({ waves: { pre: {}, post: {} }, comparison: { statistic: '2.20', df: '28', p: '.03' } }),
    ['inconsistent p-of-statistic / truncated'],
  ],
  // R: 2 * pt(-1.7, 28) = .1002; half of it .0501
  [
    'p against t, with another decision',
    oneRow({ waves: { pre: {}, post: {} }, comparison: { statistic: '1.70', df: '28', p: '.02' } }),
    ['impossible p-of-statistic'],
  ],
  [
    'p of a one-sided test against t',
    oneRow({ waves: { pre: {}, post: {} }, comparison: { statistic: '1.70', df: '28', p: '.050' } }),
    ['inconsistent p-of-statistic / one-sided'],
  ],
  // 1.58 ± 2 excludes zero at p = .12 only
  [
    'an interval that includes zero beside a significant p',
    oneRow({
      waves: { pre: {}, post: {} },
      comparison: { difference: '1.58', ci: { lower: '-0.42', upper: '3.58' }, p: '.01' },
    }),
    ['inconsistent p-of-interval'],
  ],
  // R: 1.58 ± qt(.975, 18) 0.849 = 1.784; at 90% 1.472
  [
    'an interval of the difference at another level',
    sleep({ ci: { lower: '0.11', upper: '3.05' } }),
    ['inconsistent interval-width / other-level'],
  ],
  ['p above 1', sleep({ p: '1.2' }), ['impossible p-outside-range']],
  ['p below zero', sleep({ p: '< .000' }), ['impossible p-outside-range']],
  ['p printed as zero', oneRow({ waves: { pre: {}, post: {} }, comparison: { p: '.000' } }), ['note p-zero']],
  [
    'a star on a p that is not significant, and none on one that is',
    {
      rows: ['.294*', '.013', '.020*'].map((p, index) => ({
        scale: `s${index}`,
        where: 'Table 1',
        waves: { pre: {}, post: {} },
        comparison: { p },
      })),
    },
    ['inconsistent star', 'note star-missing'],
  ],
  // R: cohens_d 0.832, hedges_g 0.797; average and Glass's 0.883 and 0.789
  ['a d that follows', sleep({ effectSize: { value: '0.83' } }), []],
  ['a g that follows', sleep({ effectSize: { type: 'hedges-g', value: '0.80' } }), []],
  ['a d called g', sleep({ effectSize: { type: 'hedges-g', value: '0.83' } }), ['inconsistent effect-size']],
  [
    'a d outside its own interval',
    sleep({ effectSize: { value: '0.83', ci: { lower: '0.95', upper: '1.74' } } }),
    ['inconsistent effect-size-interval'],
  ],
  [
    'a correlation beyond 1',
    oneRow({ waves: { pre: {}, post: {} }, comparison: { correlation: '1.20' } }),
    ['impossible correlation'],
  ],
  // R: SD of the differences 1.23; any r gives 0.21 to 3.79
  [
    'an SD of differences that no correlation gives',
    sleep({ sdOfDifferences: '4.10' }, { design: 'paired' }),
    ['impossible sd-of-differences'],
  ],
  [
    'alpha above 1, negative, of other items, outside its interval, by an unknown method',
    {
      scales: { x: { items: 10 } },
      reliability: [
        { scale: 'x', alpha: '1.03' },
        { scale: 'y', alpha: '-.20' },
        { scale: 'x', wave: 'pre', alpha: '.80', items: '9' },
        { scale: 'x', wave: 'post', alpha: '.80', n: '100', ci: { lower: '.82', upper: '.90' } },
        { scale: 'x', wave: 'later', alpha: '.80', n: '100', ci: { lower: '.60', upper: '.90' } },
      ],
    },
    [
      'impossible alpha-above-one',
      'note alpha-negative',
      'inconsistent alpha-items / other-scoring',
      'inconsistent alpha-interval',
      'note alpha-interval-method',
    ],
  ],
  [
    'a rate that is cut off, and one that is no rate of theirs',
    {
      groups: [
        { id: 'a', invited: '108', waves: { once: { n: '83', rate: '76%' } } },
        { id: 'b', invited: '108', waves: { once: { n: '83', rate: '67%' } } },
      ],
    },
    ['inconsistent rate / truncated', 'impossible rate'],
  ],
  [
    'counts, percentages and totals',
    {
      groups: [{ id: 'g', waves: { pre: { n: '46' } } }],
      respondents: [
        {
          variable: 'sex',
          columns: { g: { group: 'g', wave: 'pre', total: '45' } },
          categories: [
            { label: 'man', counts: { g: '7' }, percentages: { g: '16%' } },
            { label: 'woman', counts: { g: '34' }, percentages: { g: '67%' } },
            { label: 'other', counts: { g: '5' }, percentages: { g: '11%' } },
          ],
        },
      ],
    },
    ['impossible total', 'note total-of-group', 'impossible percentage', 'inconsistent percentages'],
  ],
  [
    'percentages of those who answered',
    {
      respondents: [
        {
          variable: 'sex',
          columns: { g: { total: '46' } },
          // 7, 34 of 41: 17.1%, 82.9%
          categories: [
            { label: 'man', counts: { g: '7' }, percentages: { g: '17%' } },
            { label: 'woman', counts: { g: '34' }, percentages: { g: '83%' } },
            { label: 'no answer', missing: true, counts: { g: '5' } },
          ],
        },
      ],
    },
    [],
  ],
  [
    'a percentage that no count gives',
    {
      respondents: [
        {
          variable: 'sex',
          columns: { g: { total: '8' } },
          categories: [{ label: 'man', percentages: { g: '30%' } }],
        },
      ],
    },
    ['inconsistent percentage-not-attainable'],
  ],
  [
    'a score of more people than its group has',
    {
      groups: [{ id: 'g', waves: { pre: { n: '10' }, post: { n: '10' } } }],
      rows: [{ scale: 'x', group: 'g', waves: { pre: { n: '12' }, post: { n: '10' } } }],
    },
    ['inconsistent n-above-group'],
  ],
  [
    'numbers that fit fewer than the group has',
    {
      groups: [{ id: 'g', waves: { pre: { n: '12' }, post: { n: '10' } } }],
      rows: [
        {
          ...SLEEP,
          group: 'g',
          waves: { pre: { mean: '0.75', sd: '1.79', se: '0.566' }, post: { mean: '2.33', sd: '2.00' } },
          comparison: { df: '18' },
        },
      ],
    },
    ['note fewer-than-group'],
  ],
  [
    'items that do not make their sum',
    oneRow(
      {
        waves: { once: { n: '50', mean: '6.00' } },
        items: ['2.00', '3.50'].map((mean, index) => ({
          item: `i${index}`,
          waves: { once: { n: '50', mean } },
        })),
      },
      { items: 2, aggregate: 'sum', range: [2, 10] },
    ),
    ['inconsistent item-means'],
  ],
  [
    'changes of items that their sum does not leave room for',
    oneRow(
      {
        waves: { pre: { n: '50', mean: '3.00' }, post: { n: '50', mean: '4.00' } },
        items: [
          { item: 'i1', waves: { pre: { n: '50' }, post: { n: '50' } }, comparison: { difference: '3.90' } },
        ],
      },
      // The printed item alone ends at 1 + 3.9 at least, above the sum of both.
      { items: 2, aggregate: 'sum', range: [2, 10] },
    ),
    ['impossible item-changes'],
  ],
  ['the same claim twice', { claims: { 'alpha of x': ['.70', '.7', '0.70'] } }, []],
  [
    'two claims that differ, in numbers and in words',
    { claims: { people: ['83', '93'], change: ['fell', 'Fell', 'rose'] } },
    ['inconsistent contradiction', 'inconsistent contradiction'],
  ],
  [
    'one score in two rows',
    { rows: ['3.1', '3.3'].map((mean) => ({ scale: 'x', waves: { pre: { mean } } })) },
    ['inconsistent contradiction'],
  ],
];

describe('auditTable', () => {
  test.each(CASES)('%s', (_, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  test('means of one decimal and forty people: the check says that it has no power', () => {
    const { checks, findings } = auditTable(
      table(oneRow({ waves: { once: { n: '40', mean: '4.3', sd: '1.2' } } })),
      {
        file: 'x.json',
      },
    );
    expect(findings).toEqual([]);
    expect(checks.find(({ check }) => check === 'grim')).toEqual({
      check: 'grim',
      consistent: 0,
      inconsistent: 0,
      noPower: 1,
      notCheckable: 0,
    });
  });

  test('a cell that is known to be wrong is reported and does not fail', () => {
    const wrong = oneRow({ waves: { once: { n: '28', mean: { printed: '5.19', known: 'a misprint' } } } });
    const result = auditTable(table(wrong), { file: 'x.json' });
    expect(result.findings).toMatchObject([
      { code: 'mean-not-attainable', severity: 'impossible', known: 'a misprint' },
    ]);
    expect(result.summary).toEqual({ impossible: 1, inconsistent: 0, notes: 0, known: 1, failing: 0 });
    expect(hasFailed(result)).toBe(false);
  });

  test('definitions say what the table does not; the table goes before', () => {
    const rows = { rows: [{ scale: 'x', waves: { once: { n: '14', mean: '5.19' } } }] };
    const scales = {
      x: {
        items: 2,
        aggregate: 'mean' as const,
        range: [1, 7] as [number, number],
        completeByDefinition: true,
      },
    };
    expect(words(auditTable(table(rows), { file: '', scales }))).toEqual([
      'inconsistent mean-not-attainable / open-items / fewer-respondents',
    ]);
    const said = { ...rows, scales: { x: { prorated: true } } };
    expect(words(auditTable(table(said), { file: '', scales }))).toEqual([]);
  });
});

describe('the words of findings', () => {
  test.each(['en', 'nl', 'fr'] as const)(
    'are complete in %s, and no line is longer than 80 columns',
    async (lang) => {
      for (const [name, parts] of CASES) {
        const result = auditTable(table(parts), { file: 'x.json' });
        const text = await renderAudit(result, { lang });
        for (const line of text.split('\n')) expect(line.length, `${name}: ${line}`).toBeLessThanOrEqual(80);
        const json = JSON.parse(await renderAudit(result, { format: 'json', lang })) as AuditResult & {
          findings: { code: string; message: string; possibleIf: string[]; assumed: string[] }[];
        };
        for (const { code, message, possibleIf, assumed, explanations, assumptions } of json.findings) {
          expect(message, name).not.toBe(code);
          expect(message).not.toMatch(/\{|undefined|NaN/);
          expect(possibleIf).toHaveLength(explanations.length);
          for (const each of possibleIf) expect(explanations.map((one) => one.code)).not.toContain(each);
          for (const each of assumed) if (each !== 'two-sided') expect(assumptions).not.toContain(each);
        }
      }
    },
  );
});
