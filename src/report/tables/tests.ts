import type { Result, TestResult } from '../../model/result.ts';
import { testEntry } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { type Cell, EMPTY, type Table, type TableRow, type Value, words } from '../table.ts';
import { type ComparedScore, comparedScores, degreesOfFreedom, gapOf } from './comparison.ts';
import { COMPARED_COLUMNS, comparedValues } from './comparison-data.ts';
import { differenceCells } from './difference-cells.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { labelledNotes } from './notes.ts';
import { printing, respondentsCell } from './number-cells.ts';
import { RESPONDENT_COLUMNS, respondentValues, STATISTIC_DIGITS } from './test-names.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** Every test that was run, the primary one first: one row per score and test. `null` when nothing was compared. */
export function testsTable(result: Result, context: Context): Table | null {
  const compared = comparedScores(result);
  const [one] = compared;
  if (one === undefined) return null;
  const [first, second] = one.samples.map(context.sample) as [string, string];
  const level = context.number.level(result.settings.confidence);
  const gaps = collectGaps(context);
  const right = { align: 'right' } as const;
  const lengths = new Set(
    compared.flatMap(({ comparison }) => comparison.tests.map((test) => test.n.length)),
  );
  return {
    id: 'tests',
    label: null,
    title: context.word('title.tests'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'test', header: context.text('column.test'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'difference', header: context.text('column.difference'), ...right },
      { key: 'interval', header: context.text('column.interval', { level }), ...right },
      { key: 'statistic', header: context.text('column.statistic'), ...right },
      { key: 'df', header: context.text('column.df'), ...right },
      { key: 'p', header: context.text('column.p'), ...right },
      { key: 'pHolm', header: context.text('column.pHolm'), ...right },
    ],
    rows: compared.flatMap((score) => testsOf(score).map((test) => rowOf(score, test, context, gaps))),
    notes: labelledNotes(context, [
      context.text('note.tests'),
      ...(lengths.has(2) ? [context.text('note.n.two', { first, second })] : []),
      ...(lengths.has(1) ? [context.text('note.n.pairs')] : []),
      ...(lengths.has(3) ? [context.text('note.n.overlap', { first, second })] : []),
      ...(hasShift(compared) ? [context.text('note.tests.shift')] : []),
      ...(hasVarianceTest(compared) ? [context.text('note.tests.variances')] : []),
      ...gaps.notes(),
    ]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: compared.flatMap((score) => dataRowsOf(score, context)),
    },
  };
}

function testsOf({ comparison }: ComparedScore): TestResult[] {
  const isPrimary = (test: TestResult) => test.method === comparison.primary;
  return [...comparison.tests.filter(isPrimary), ...comparison.tests.filter((test) => !isPrimary(test))];
}

function rowOf(score: ComparedScore, test: TestResult, context: Context, gaps: Gaps): TableRow {
  const own = printing(context, test);
  const { number } = own;
  const name = context.name(score.scale.name);
  const aboutMeans = ![test.difference, test.ci.lower, test.ci.upper].every((value) => value === null);
  const statistics: Cell[] = [
    ...(test.hodgesLehmann !== undefined || aboutMeans || isMeanTest(test)
      ? differenceCells(test, context)
      : [EMPTY, EMPTY]),
    { value: test.statistic, text: number.fixed(test.statistic, STATISTIC_DIGITS) },
    degreesOfFreedom(test, own),
    { value: test.p, text: number.p(test.p) },
    // Outside the family of scales (a subscale) there is no corrected p: a blank, not a gap.
    test.p !== null && test.pHolm === null ? EMPTY : { value: test.pHolm, text: number.p(test.pHolm) },
  ];
  gaps.watch(statistics, test.statistic === null ? gapOf(test) : 'not-computed', name);
  return {
    kind: score.parent === null ? 'body' : 'sub',
    cells: [
      words(name),
      words(context.title(`method.${test.method}`)),
      respondentsCell(test.n, context),
      ...statistics,
    ],
  };
}

function hasShift(compared: readonly ComparedScore[]): boolean {
  return compared.some(({ comparison }) =>
    comparison.tests.some(({ hodgesLehmann }) => hodgesLehmann !== undefined),
  );
}

function hasVarianceTest(compared: readonly ComparedScore[]): boolean {
  return compared.some(({ comparison }) =>
    comparison.tests.some(({ method }) => testEntry(method).compares === 'variances'),
  );
}

/** Tests of a difference between means, which always comes with an interval. */
function isMeanTest({ method }: TestResult): boolean {
  return testEntry(method).compares === 'means';
}

const DATA_COLUMNS = [
  ...COMPARED_COLUMNS,
  'primary',
  'method',
  'alternative',
  ...RESPONDENT_COLUMNS,
  'difference',
  'standardError',
  'ciLevel',
  'ciLower',
  'ciUpper',
  'ciMethod',
  'hodgesLehmann',
  'hodgesLehmannLower',
  'hodgesLehmannUpper',
  'hodgesLehmannCiMethod',
  'statistic',
  'df',
  'p',
  'pHolm',
  'family',
] as const;

function dataRowsOf(score: ComparedScore, context: Context): Value[][] {
  return testsOf(score).map((test) => [
    ...comparedValues(score, context),
    test.method === score.comparison.primary,
    test.method,
    test.alternative,
    ...respondentValues(test.n),
    test.difference,
    test.standardError,
    test.ci.level,
    test.ci.lower,
    test.ci.upper,
    test.ci.method ?? null,
    test.hodgesLehmann?.estimate ?? null,
    test.hodgesLehmann?.ci.lower ?? null,
    test.hodgesLehmann?.ci.upper ?? null,
    test.hodgesLehmann?.ci.method ?? null,
    test.statistic,
    test.df,
    test.p,
    test.pHolm,
    score.comparison.family,
    ...withheldValue(context, test),
  ]);
}
