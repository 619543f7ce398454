import { comparedSamples } from '../../model/result/samples.ts';
import type { Comparison, Contrast, NonInferiority, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  type Column,
  EMPTY,
  numberColumn,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import {
  comparedScores,
  contrastText,
  differenceCell,
  differenceIntervalCell,
  openEnds,
} from './comparison.ts';
import { alphaText } from './decision.ts';
import { modelContrastText, modelRows } from './models.ts';
import { labelledNotes } from './notes.ts';
import { type NumberCells, numberCells, respondentsCell } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { related, STATISTIC_DIGITS } from './test-names.ts';

interface NonInferiorityRow extends ScoreRow {
  readonly contrast: Contrast;
  /** What the row says of it: `t0 → t1`, `intervention − control, adjusted`. */
  readonly text: string;
  /** Whether a row has to say which: several differences of one score, or an adjusted one. */
  readonly isOneOf: boolean;
  /** By a test of two samples; `null` by a model. */
  readonly design: Comparison['design'] | null;
  readonly found: NonInferiority;
  readonly own: NumberCells;
  readonly difference: Cell;
  readonly interval: Cell;
}

/** Every difference against its margin of non-inferiority. `null` where no margin was given. */
export function nonInferiorityTable(result: Result, context: Context): Table | null {
  const rows = rowsOf(result, context);
  if (rows.length === 0) return null;
  return tableOf<NonInferiorityRow>(context, {
    id: 'non-inferiority',
    title: context.word('title.nonInferiority'),
    rows,
    kind: rowKind,
    name: (row) => nameOf(row, context),
    columns: columnsOf(
      result.settings.confidence,
      rows.some(({ isOneOf }) => isOneOf),
      context,
    ),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.nonInferiority', {
          alpha: [...new Set(rows.map(({ found }) => alphaText(found.alpha, context)))].join(', '),
        }),
        ...(rows.length === 1
          ? []
          : [context.text('note.nonInferiority.several', { count: context.number.count(rows.length) })]),
        ...(result.plan === undefined ? [context.text('note.nonInferiority.beforehand')] : []),
        ...(rows.some(({ contrast }) => contrast.kind !== 'waves')
          ? [context.text('note.nonInferiority.groups')]
          : []),
        ...nonInferioritySentences(result, context),
        ...blanks,
      ]),
  });
}

function nameOf({ scale, isOneOf, text }: NonInferiorityRow, context: Context): string {
  const name = context.name(scale.name);
  return isOneOf ? `${name}, ${text}` : name;
}

/** What each comes to, in one sentence. */
export function nonInferioritySentences(result: Result, context: Context): Text[] {
  return rowsOf(result, context).flatMap((row): Text[] => {
    const { bound, margin, better, nonInferior, p } = row.found;
    if (bound === null || nonInferior === null) return [];
    const { number } = context;
    const fixed = (value: number) => number.fixed(value, STATISTIC_DIGITS);
    return [
      context.text('nonInferiority.sentence', {
        scale: context.name(row.scale.name),
        contrast: spelledOut(row, result, context),
        shown: nonInferior ? 'yes' : 'no',
        end: better === 'higher' ? 'lower' : 'upper',
        level: number.level(result.settings.confidence),
        bound: fixed(bound),
        margin: number.plain(better === 'higher' ? -margin : margin),
        // Rank tests have none.
        p: p === null ? [] : context.text('nonInferiority.p', { p: related(number.p(p)) }),
      }),
    ];
  });
}

/** `post minus pre`, of groups with what tells it from others: the group, the wave, the adjustment, the change. */
function spelledOut({ contrast, found }: NonInferiorityRow, result: Result, context: Context): string {
  const group = (id: string) => context.sample({ wave: null, group: id, pooled: false });
  if (contrast.kind === 'waves') {
    const [first, second] = contrast.of.map(context.wave) as [string, string];
    return contrast.group === null
      ? context.word('nonInferiority.minus', { first, second })
      : context.word('nonInferiority.minus.group', { first, second, group: group(contrast.group) });
  }
  const [first, second] = contrast.of.map(group) as [string, string];
  if (contrast.kind === 'change') {
    const [from, to] = contrast.waves.map(context.wave) as [string, string];
    return context.word('nonInferiority.minus.change', { first, second, from, to });
  }
  const [firstWave] = result.waves;
  if (found.method === 'ancova')
    return context.word('nonInferiority.minus.adjusted', {
      first,
      second,
      wave: context.wave(firstWave!.id),
    });
  return contrast.wave === null || result.waves.length < 2
    ? context.word('nonInferiority.minus', { first, second })
    : context.word('nonInferiority.minus.wave', { first, second, wave: context.wave(contrast.wave) });
}

/** By the primary analysis of each score: its model, else its tests of two samples. */
function rowsOf(result: Result, context: Context): NonInferiorityRow[] {
  const [tested, modelled] = [rowsOfTests(result, context), rowsOfModels(result, context)];
  return scoreRows(result.scales).flatMap(({ scale }) =>
    [...tested, ...modelled].filter((row) => row.scale === scale),
  );
}

function rowsOfTests(result: Result, context: Context): NonInferiorityRow[] {
  return comparedScores(result).flatMap((score): NonInferiorityRow[] => {
    const { comparison, scale, parent, test, isOneOf } = score;
    const found = comparison.nonInferiority;
    if (found === undefined) return [];
    const why = found.reason === 'zero-variance' ? 'zero-variance' : 'too-few';
    return [
      {
        ...{ scale, parent, isOneOf, found, contrast: comparison.contrast },
        text: contrastText(score, context),
        design: comparison.design,
        own: numberCells(context, found, why),
        difference: differenceCell(test, context),
        interval: differenceIntervalCell(test, context),
      },
    ];
  });
}

function rowsOfModels(result: Result, context: Context): NonInferiorityRow[] {
  return modelRows(result, context).flatMap(({ scale, parent, model, own }) =>
    model.contrasts.flatMap(({ contrast, difference, ci, alternative, nonInferiority: found }) =>
      found === undefined
        ? []
        : [
            {
              ...{ scale, parent, contrast, found, own, isOneOf: true, design: null },
              text: modelContrastText({ contrast, model }, context),
              difference: own.fixed(difference, STATISTIC_DIGITS),
              interval: own.interval(openEnds(ci, alternative), STATISTIC_DIGITS),
            },
          ],
    ),
  );
}

function columnsOf(confidence: number, several: boolean, context: Context): Column<NonInferiorityRow>[] {
  const level = context.number.level(confidence);
  // Of changes the groups at the later wave.
  const sample = ({ contrast }: NonInferiorityRow, place: 0 | 1) =>
    context.sampleData(comparedSamples(contrast).slice(-2)[place]!);
  return [
    ...scoreColumns(context),
    {
      key: 'contrast',
      header: context.text('column.contrast'),
      stub: true,
      when: several,
      data: [],
      cell: ({ text }) => words(text),
    },
    { key: 'kind', value: ({ contrast }) => contrast.kind },
    { key: 'design', value: ({ design }) => design },
    { key: 'first', value: (row) => sample(row, 0) },
    { key: 'second', value: (row) => sample(row, 1) },
    { key: 'method', value: ({ found }) => found.method },
    { key: 'better', value: ({ found }) => found.better },
    { key: 'alpha', value: ({ found }) => found.alpha },
    numberColumn('n', context.text('column.n'), ({ found }) => respondentsCell(found.n, context), {
      data: [],
    }),
    numberColumn('difference', context.text('column.difference'), ({ difference }) => difference),
    numberColumn('interval', context.text('column.interval', { level }), ({ interval }) => interval, {
      data: [],
    }),
    numberColumn('margin', context.text('column.margin'), ({ found: { margin, better } }) => ({
      value: margin,
      text: context.number.plain(better === 'higher' ? -margin : margin),
    })),
    numberColumn('bound', context.text('column.bound'), ({ found, own }) =>
      own.fixed(found.bound, STATISTIC_DIGITS),
    ),
    numberColumn('statistic', context.text('symbol.t'), ({ found, own }) =>
      found.statistic === null && found.bound !== null ? EMPTY : own.fixed(found.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ found, own }) =>
      found.df === null && found.bound !== null ? EMPTY : own.degreesOfFreedom(found.df),
    ),
    numberColumn('p', context.text('column.p'), ({ found, own }) =>
      found.p === null && found.bound !== null ? EMPTY : own.p(found.p),
    ),
    {
      key: 'nonInferior',
      header: context.text('column.nonInferior'),
      cell: ({ found: { nonInferior } }) =>
        nonInferior === null
          ? EMPTY
          : {
              ...words(context.word(nonInferior ? 'nonInferiority.shown' : 'nonInferiority.open')),
              value: nonInferior,
            },
    },
  ];
}
