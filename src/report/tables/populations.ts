import { keyOf } from '../../model/result/samples.ts';
import type { PopulationComparison, Result, Sample } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  EMPTY,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { openEnds } from './comparison.ts';
import { hasWaves, labelledNotes } from './notes.ts';
import { countCell, intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { related, STATISTIC_DIGITS } from './test-names.ts';

/** A score of one sample beside a population. */
export interface PopulationRow extends ScoreRow {
  readonly sample: Sample;
  readonly compared: PopulationComparison;
}

export function populationRows(result: Pick<Result, 'scales'>): PopulationRow[] {
  return scoreRows(result.scales).flatMap((row) =>
    row.scale.samples.flatMap((sample) =>
      (sample.populations ?? []).map((compared) => ({ ...row, sample, compared })),
    ),
  );
}

/** What a population is called; one without a name is the one that was given. */
export function populationName({ compared: { population } }: PopulationRow, context: Context): string {
  return population.name === null ? context.word('population.given') : context.name(population.name);
}

/** Every mean beside that of a population: difference, test, effect size and who is above. `null` where none was asked for. */
export function populationsTable(result: Result, context: Context): Table | null {
  const rows = populationRows(result);
  if (rows.length === 0) return null;
  return tableOf<PopulationRow>(context, {
    id: 'populations',
    title: context.word('title.populations'),
    rows,
    kind: rowKind,
    name: (row) => `${context.name(row.scale.name)}, ${populationName(row, context)}`,
    columns: columnsOf(result, context),
    notes: (blanks) => labelledNotes(context, [...notesOf(rows, context), ...blanks]),
  });
}

function columnsOf(result: Result, context: Context): Column<PopulationRow>[] {
  const level = context.number.level(result.settings.confidence);
  const interval = context.text('column.interval', { level });
  const own = ({ compared }: PopulationRow): NumberCells =>
    numberCells(context, compared, compared.n !== null && compared.n < 2 ? 'too-few' : 'zero-variance');
  const share = (row: PopulationRow, side: 'below' | 'above') => {
    const { n, [side]: count } = row.compared;
    const cells = numberCells(context, row.compared, 'no-scores', side);
    return cells.share(n === null || n === 0 || count === null ? null : count / n, 0);
  };
  const difference = context.text('group.difference');
  const test = context.text('population.one-sample');
  const sides = context.text('group.population.share');
  return [
    ...scoreColumns(context),
    {
      key: 'wave',
      header: context.text('column.sample'),
      stub: true,
      when: hasWaves(result),
      cell: ({ sample }) => ({
        text: context.sampleTitle(keyOf(sample)),
        value: context.sampleData(keyOf(sample)),
      }),
    },
    {
      key: 'population',
      header: context.text('column.population'),
      stub: true,
      cell: (row) => ({ ...words(populationName(row, context)), value: row.compared.population.id }),
    },
    {
      key: 'populationMean',
      value: ({ compared }) => compared.population.mean,
    },
    { key: 'populationSd', value: ({ compared }) => compared.population.sd },
    { key: 'populationN', value: ({ compared }) => compared.population.n },
    numberColumn('n', context.text('column.n'), ({ compared }) => countCell(compared.n, context)),
    numberColumn(
      'difference',
      context.text('column.mean'),
      (row) => own(row).fixed(row.compared.difference, STATISTIC_DIGITS),
      { group: difference },
    ),
    numberColumn(
      'interval',
      interval,
      (row) => own(row).interval(openEnds(row.compared.ci, row.compared.alternative), STATISTIC_DIGITS),
      { group: difference, data: [] },
    ),
    ...intervalData<PopulationRow>('ci', ({ compared }) => compared.ci),
    { key: 'alternative', value: ({ compared }) => compared.alternative },
    { key: 'standardError', value: ({ compared }) => compared.standardError },
    numberColumn(
      'statistic',
      context.text('symbol.t'),
      (row) => own(row).fixed(row.compared.statistic, STATISTIC_DIGITS),
      { group: test },
    ),
    numberColumn('df', context.text('column.df'), (row) => own(row).degreesOfFreedom(row.compared.df), {
      group: test,
    }),
    numberColumn('p', context.text('column.p'), (row) => own(row).p(row.compared.p), { group: test }),
    numberColumn(
      'pHolm',
      context.text('column.pHolm'),
      (row) =>
        row.compared.pHolm === null && row.compared.p !== null ? EMPTY : own(row).p(row.compared.pHolm),
      { group: test },
    ),
    numberColumn(
      'effectValue',
      context.text('symbol.cohens-d'),
      (row) => own(row).fixed(row.compared.effectSize.value, STATISTIC_DIGITS),
      { group: context.text('effect.cohens-d') },
    ),
    numberColumn(
      'effectInterval',
      interval,
      ({ compared, ...row }) =>
        own({ compared, ...row }).interval(
          [compared.effectSize.ci.lower, compared.effectSize.ci.upper],
          STATISTIC_DIGITS,
        ),
      { group: context.text('effect.cohens-d'), data: ['effectCiLower', 'effectCiUpper'] },
    ),
    numberColumn('percentile', context.text('column.percentile'), (row) =>
      own(row).share(row.compared.percentile, 0),
    ),
    numberColumn('below', context.text('column.below'), (row) => share(row, 'below'), {
      group: sides,
      data: [],
    }),
    numberColumn('above', context.text('column.above'), (row) => share(row, 'above'), {
      group: sides,
      data: [],
    }),
    { key: 'nBelow', value: ({ compared }) => countCell(compared.below, context) },
    { key: 'nEqual', value: ({ compared }) => countCell(compared.equal, context) },
    { key: 'nAbove', value: ({ compared }) => countCell(compared.above, context) },
    { key: 'welchStatistic', value: ({ compared }) => compared.normSample?.statistic },
    { key: 'welchDf', value: ({ compared }) => compared.normSample?.df },
    { key: 'welchP', value: ({ compared }) => compared.normSample?.p },
  ];
}

function notesOf(rows: readonly PopulationRow[], context: Context): Text[] {
  const family = rows.filter(({ compared: { pHolm } }) => pHolm !== null).length;
  const populations = new Map(rows.map((row) => [populationText(row, context), row]));
  return [
    context.text('note.populations', { sides: sidesIn(rows) }),
    ...(family > 1 ? [context.text('note.populations.holm', { family: context.number.count(family) })] : []),
    ...[...populations.keys()].map((text) => plainText(text)),
    ...rows.flatMap((row) => normSampleNote(row, context)),
  ];
}

function sidesIn(rows: readonly PopulationRow[]): PopulationComparison['alternative'] | 'mixed' {
  const [side = 'two-sided', ...others] = new Set(rows.map(({ compared }) => compared.alternative));
  return others.length === 0 ? side : 'mixed';
}

/** `Brief Resilience Scale, Dutch adults: M = 3.53, SD = 0.68, n = 844 (Source).` */
function populationText(row: PopulationRow, context: Context): string {
  const { mean, sd, n, source } = row.compared.population;
  const { number } = context;
  return context.word('population.described', {
    scale: context.name(row.scale.name),
    population: populationName(row, context),
    mean: number.plain(mean),
    sd: number.plain(sd),
    n: n === null ? '' : context.word('population.n', { n: number.count(n) }),
    source: source === null ? '' : ` (${source.replace(/\.$/, '')})`,
  });
}

/** Welch's test of the two samples, where the population is itself an estimate from one. */
function normSampleNote(row: PopulationRow, context: Context): Text[] {
  const { compared, scale, sample } = row;
  const { normSample: test } = compared;
  if (test === undefined || test.p === null) return [];
  return [
    context.text('note.populations.welch', {
      scale: context.name(scale.name),
      sample: context.sample(keyOf(sample)),
      statistic: context.number.fixed(test.statistic, STATISTIC_DIGITS),
      df: context.number.degreesOfFreedom(test.df),
      p: related(context.number.p(test.p)),
    }),
  ];
}
