import type { Result, TestResult } from '../../model/result.ts';
import { testEntry } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, numberColumn, type Table, tableOf } from '../table.ts';
import {
  type ComparedScore,
  comparedColumns,
  comparedName,
  comparedScores,
  contrastNames,
  degreesOfFreedom,
  differenceCell,
  differenceIntervalCell,
  holmCell,
  respondentColumns,
  sidesOf,
  whyNoTest,
} from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { intervalData, numberCells, respondentsCell } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** Every test that was run, the primary one first: one row per score and test. `null` when nothing was compared. */
export function testsTable(result: Result, context: Context): Table | null {
  const compared = comparedScores(result);
  const [one] = compared;
  if (one === undefined) return null;
  const { first, second } = contrastNames(compared, context);
  const rows = compared.flatMap((score) => testsOf(score).map((test) => ({ ...score, test })));
  const sides = sidesOf(compared.map(({ test }) => test));
  const lengths = new Set(rows.map(({ test }) => test.n.length));
  return tableOf<TestRow>(context, {
    id: 'tests',
    title: context.word('title.tests'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(result.settings.confidence, one.isOneOf, context),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text(one.isOneOf ? 'note.tests.contrasts' : 'note.tests', { sides }),
        ...(sides === 'two-sided' ? [] : [context.text('note.oneSided')]),
        ...(lengths.has(2) ? [context.text('note.n.two', { first, second })] : []),
        ...(lengths.has(1) ? [context.text('note.n.pairs')] : []),
        ...(lengths.has(3) ? [context.text('note.n.overlap', { first, second })] : []),
        ...(hasShift(compared) ? [context.text('note.tests.shift')] : []),
        ...(hasVarianceTest(compared) ? [context.text('note.tests.variances')] : []),
        ...blanks,
      ]),
  });
}

type TestRow = ComparedScore & { readonly test: TestResult };

function testsOf({ comparison }: ComparedScore): TestResult[] {
  const isPrimary = (test: TestResult) => test.method === comparison.primary;
  return [...comparison.tests.filter(isPrimary), ...comparison.tests.filter((test) => !isPrimary(test))];
}

function columnsOf(confidence: number, several: boolean, context: Context): Column<TestRow>[] {
  const level = context.number.level(confidence);
  const why = (test: TestResult) => (test.statistic === null ? whyNoTest(test) : 'not-computed');
  const cells = (test: TestResult) => numberCells(context, test, why(test));
  return [
    ...comparedColumns(context, several),
    { key: 'primary', value: ({ test, comparison }) => test.method === comparison.primary },
    {
      key: 'method',
      header: context.text('column.test'),
      stub: true,
      cell: ({ test: { method } }) => ({ text: context.title(`method.${method}`), value: method }),
    },
    { key: 'alternative', value: ({ test }) => test.alternative },
    numberColumn('n', context.text('column.n'), ({ test }) => respondentsCell(test.n, context), { data: [] }),
    ...respondentColumns<TestRow>(({ test }) => test.n, context),
    numberColumn(
      'difference',
      context.text('column.difference'),
      ({ test }) => (hasDifference(test) ? differenceCell(test, context, why(test)) : EMPTY),
      { data: [] },
    ),
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ test }) => (hasDifference(test) ? differenceIntervalCell(test, context, why(test)) : EMPTY),
      { data: [] },
    ),
    { key: 'difference', value: ({ test }) => test.difference },
    { key: 'standardError', value: ({ test }) => test.standardError },
    ...intervalData<TestRow>('ci', ({ test }) => test.ci),
    { key: 'hodgesLehmann', value: ({ test }) => test.hodgesLehmann?.estimate },
    { key: 'hodgesLehmannLower', value: ({ test }) => test.hodgesLehmann?.ci.lower },
    { key: 'hodgesLehmannUpper', value: ({ test }) => test.hodgesLehmann?.ci.upper },
    { key: 'hodgesLehmannCiMethod', value: ({ test }) => test.hodgesLehmann?.ci.method },
    numberColumn('statistic', context.text('column.statistic'), ({ test }) =>
      cells(test).fixed(test.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ test }) => degreesOfFreedom(test, context, why(test))),
    numberColumn('p', context.text('column.p'), ({ test }) => cells(test).p(test.p)),
    numberColumn('pHolm', context.text('column.pHolm'), ({ test }) => holmCell(test, context, why(test))),
    { key: 'family', value: ({ comparison }) => comparison.family },
  ];
}

/** A test of variances is about no difference that could be printed. */
function hasDifference(test: TestResult): boolean {
  const aboutMeans = ![test.difference, test.ci.lower, test.ci.upper].every((value) => value === null);
  return test.hodgesLehmann !== undefined || aboutMeans || isMeanTest(test);
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
