import { isSameSample, keyOf, sampleOf, scoresOf } from '../../model/result/samples.ts';
import type {
  ConfidenceInterval,
  CorrelatedScore,
  Correlation,
  Result,
  SampleKey,
  ScaleResult,
  Withholdable,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  numberColumn,
  plainText,
  type RowKind,
  type Table,
  tableOf,
  words,
} from '../table.ts';
import { hasWaves, labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';

const DIGITS = 2;

/** What stands beside Pearson's r. */
type Beside = 'spearman' | 'disattenuated' | null;

/** A score with its numbers in one wave. */
interface Variable {
  readonly key: CorrelatedScore;
  readonly name: string;
  readonly score: ScaleResult;
  readonly sample: SampleKey;
}

/**
 * Scales together: of each wave or group M, SD, alpha and the correlations of all scores, then of matched respondents those of the first
 * wave with a later one. None where they were not asked for.
 */
export function correlationTables(result: Result, context: Context): Table[] {
  const { correlations = [] } = result;
  const beside = besidePearson(correlations);
  return groupByWaves(correlations).map((own) => {
    const [{ first, second }] = own as [Correlation];
    return isSameSample(keyOf(first), keyOf(second))
      ? withinTable(result, own, context, beside)
      : acrossTable(result, own, context, beside);
  });
}

function besidePearson([one]: readonly Correlation[]): Beside {
  if (one?.spearman !== undefined) return 'spearman';
  return one?.disattenuated === undefined ? null : 'disattenuated';
}

/** Those of one wave, or of the same two, together. */
function groupByWaves(correlations: readonly Correlation[]): Correlation[][] {
  const ways = new Map<string, Correlation[]>();
  for (const each of correlations) {
    const { first, second } = each;
    const key = JSON.stringify([first.wave, first.group, second.wave, second.group]);
    ways.set(key, [...(ways.get(key) ?? []), each]);
  }
  return [...ways.values()];
}

function withinTable(
  result: Result,
  correlations: readonly Correlation[],
  context: Context,
  beside: Beside,
): Table {
  const variables = variablesOf(
    correlations.flatMap(({ first, second }) => [first, second]),
    result,
    context,
  );
  const [{ sample }] = variables as [Variable];
  const pairOf = (one: Variable, other: Variable) =>
    correlations.find(
      ({ first, second }) =>
        (isSame(first, one.key) && isSame(second, other.key)) ||
        (isSame(first, other.key) && isSame(second, one.key)),
    );
  const rows = variables.flatMap((variable, row): Line[] => {
    const own = { variable, row, of: 'pearson' } as const;
    return [
      { ...own, line: 'value' },
      // Nothing stands below the diagonal of the first score.
      ...(row === 0 && beside === null ? [] : [{ ...own, line: 'interval' } as const]),
      ...(row === 0 || beside === null ? [] : [{ ...own, line: 'n' } as const]),
    ];
  });
  const cellOf = ({ variable, row, line }: Line, column: number): Cell => {
    if (row === column) return line === 'value' ? alphaCell(variable, context) : EMPTY;
    const pair = pairOf(variable, variables[column]!);
    if (pair === undefined) return EMPTY;
    if (column < row) return lineCell(pair, line, 'pearson', context);
    if (beside === null) return line === 'value' ? countCell(pair.n, context) : EMPTY;
    return line === 'n' ? EMPTY : lineCell(pair, line, beside, context);
  };
  const level = context.number.level(result.settings.confidence);
  return tableOf<Line>(context, {
    id: `correlations-${context.sampleData(sample)}`,
    title: hasWaves(result)
      ? context.word('title.correlations.of', { sample: context.sample(sample) })
      : context.word('title.correlations'),
    rows,
    kind: kindOf,
    name: ({ variable }) => variable.name,
    columns: [
      nameColumn(context, level),
      numberColumn('mean', context.text('column.mean'), ({ variable, line }) =>
        line === 'value' ? describedCell(variable, 'mean', context) : EMPTY,
      ),
      numberColumn('sd', context.text('column.sd'), ({ variable, line }) =>
        line === 'value' ? describedCell(variable, 'sd', context) : EMPTY,
      ),
      ...variables.map((_, column) =>
        numberColumn<Line>(`score${column + 1}`, plainText(String(column + 1)), (row) => cellOf(row, column)),
      ),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text(`note.correlations.${beside ?? 'pearson'}`, { level }),
        context.text('note.correlations.uncorrected'),
        ...blanks,
      ]),
    data: () => correlationData(correlations, context),
  });
}

function acrossTable(
  result: Result,
  correlations: readonly Correlation[],
  context: Context,
  beside: Beside,
): Table {
  const rowsOf = variablesOf(
    correlations.map(({ first }) => first),
    result,
    context,
  );
  const columnsOf = variablesOf(
    correlations.map(({ second }) => second),
    result,
    context,
  );
  const [before, after] = [rowsOf[0]!.sample, columnsOf[0]!.sample];
  const names = { first: context.sample(before), second: context.sample(after) };
  const lines = [
    ['value', 'pearson'],
    ['interval', 'pearson'],
    ...(beside === null
      ? []
      : ([
          ['value', beside],
          ['interval', beside],
        ] as const)),
    ['n', 'pearson'],
  ] as const;
  const level = context.number.level(result.settings.confidence);
  return tableOf<Line>(context, {
    id: `correlations-${context.sampleData(before)}-${context.sampleData(after)}`,
    title: context.word('title.correlations.across', names),
    rows: rowsOf.flatMap((variable, row) => lines.map(([line, of]) => ({ variable, row, line, of }))),
    kind: kindOf,
    name: ({ variable }) => variable.name,
    columns: [
      nameColumn(context, level),
      ...columnsOf.map((variable, column) =>
        numberColumn<Line>(`score${column + 1}`, plainText(String(column + 1)), (row) => {
          const pair = correlations.find(
            ({ first, second }) => isSame(first, row.variable.key) && isSame(second, variable.key),
          );
          return pair === undefined ? EMPTY : lineCell(pair, row.line, row.of, context);
        }),
      ),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.correlations.across', { ...names, level }),
        ...(beside === null ? [] : [context.text(`note.correlations.across.${beside}`)]),
        context.text('note.correlations.uncorrected'),
        ...blanks,
      ]),
    data: () => correlationData(correlations, context),
  });
}

interface Line {
  readonly variable: Variable;
  /** Its place among the variables. */
  readonly row: number;
  readonly line: 'value' | 'interval' | 'n';
  readonly of: 'pearson' | 'spearman' | 'disattenuated';
}

/** The first line of a score; intervals and counts stand below it. */
function kindOf(row: Line): RowKind {
  return isFirstLine(row) ? 'body' : 'sub';
}

function isFirstLine({ line, of }: Line): boolean {
  return line === 'value' && of === 'pearson';
}

function nameColumn(context: Context, level: string): Column<Line> {
  return {
    key: 'name',
    header: context.text('column.scale'),
    stub: true,
    cell: (row) => {
      const { line, of, variable } = row;
      if (line === 'n') return words(context.word('column.n'));
      if (line === 'interval') return words(context.word('column.interval', { level }));
      if (of !== 'pearson') return words(context.word(`variable.${of}`));
      return words(context.word('variable', { number: String(row.row + 1), name: variable.name }));
    },
  };
}

/** The scores of these places, each once, in their order. */
function variablesOf(keys: readonly CorrelatedScore[], result: Result, context: Context): Variable[] {
  const different = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...different.values()].flatMap((key) => {
    const scale = result.scales.find(({ id }) => id === key.scale);
    if (scale === undefined) return [];
    const score = scoresOf({ scales: [scale] }).find(({ id }) => id === (key.subscale ?? key.scale));
    return score === undefined ? [] : [{ key, name: context.name(score.name), score, sample: keyOf(key) }];
  });
}

function isSame(one: CorrelatedScore, other: CorrelatedScore): boolean {
  return (
    one.scale === other.scale && one.subscale === other.subscale && isSameSample(keyOf(one), keyOf(other))
  );
}

function describedCell({ score, sample }: Variable, field: 'mean' | 'sd', context: Context): Cell {
  const described = sampleOf(score, sample)?.descriptives;
  return numberCells(context, described, 'too-few', field).fixed(described?.[field] ?? null, DIGITS);
}

function alphaCell({ score, sample }: Variable, context: Context): Cell {
  const reliability = sampleOf(score, sample)?.reliability;
  return numberCells(context, reliability, 'not-computed').bounded(reliability?.alpha ?? null, DIGITS);
}

function lineCell(pair: Correlation, line: Line['line'], of: Line['of'], context: Context): Cell {
  if (line === 'n') return countCell(pair.n, context);
  const own = cellsOf(pair, context);
  const coefficient = pair[of];
  if (line === 'value') return own.bounded(coefficient?.value ?? null, DIGITS);
  const { lower = null, upper = null } = coefficient?.ci ?? {};
  return own.boundedInterval([lower, upper], DIGITS, 'no-interval');
}

function cellsOf(pair: Withholdable, context: Context): NumberCells {
  return numberCells(context, pair, 'not-computed');
}

function correlationData(correlations: readonly Correlation[], context: Context) {
  const score = (prefix: 'first' | 'second'): Column<Correlation>[] =>
    (['scale', 'subscale', 'wave', 'group'] as const).map((field) => ({
      key: `${prefix}${field[0]!.toUpperCase()}${field.slice(1)}`,
      value: (pair) => pair[prefix][field],
    }));
  const number = (
    key: string,
    value: (pair: Correlation) => number | null | undefined,
  ): Column<Correlation> => ({ key, value: (pair) => cellsOf(pair, context).plain(value(pair) ?? null) });
  const interval = (
    prefix: string,
    of: (pair: Correlation) => ConfidenceInterval | undefined,
  ): Column<Correlation>[] => [
    number(`${prefix}CiLower`, (pair) => of(pair)?.lower),
    number(`${prefix}CiUpper`, (pair) => of(pair)?.upper),
  ];
  return dataOf<Correlation>(
    [
      ...score('first'),
      ...score('second'),
      { key: 'n', value: ({ n }) => countCell(n, context) },
      number('pearson', ({ pearson }) => pearson.value),
      number('pearsonStatistic', ({ pearson }) => pearson.statistic),
      number('pearsonDf', ({ pearson }) => pearson.df),
      number('pearsonP', ({ pearson }) => pearson.p),
      { key: 'ciLevel', value: ({ pearson }) => pearson.ci.level },
      ...interval('pearson', ({ pearson }) => pearson.ci),
      number('spearman', ({ spearman }) => spearman?.value),
      number('spearmanP', ({ spearman }) => spearman?.p),
      ...interval('spearman', ({ spearman }) => spearman?.ci),
      number('disattenuated', ({ disattenuated }) => disattenuated?.value),
      ...interval('disattenuated', ({ disattenuated }) => disattenuated?.ci),
    ],
    correlations,
    context,
  );
}
