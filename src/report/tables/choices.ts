import { scoresOf } from '../../model/result/samples.ts';
import type { Choice, Choices, Result, ScaleResult } from '../../model/result.ts';
import type { TestMethod } from '../../model/statistics/tests.ts';
import { TESTS } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  EMPTY,
  numberColumn,
  plain,
  type Section,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { contrastInWords } from './contrast-text.ts';
import { alphaText, significanceLevel } from './decision.ts';
import { labelledNotes } from './notes.ts';
import { intervalData, type NumberCells, numberCells, respondentsCell } from './number-cells.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

interface ChoiceRow {
  readonly of: Choices;
  readonly choice: Choice;
  readonly own: NumberCells;
}

/** Every primary comparison under one other choice at a time, each score under a heading of its own. `null` unless it was asked for. */
export function choicesTable(result: Result, context: Context): Table | null {
  const { choices = [] } = result;
  if (choices.length === 0) return null;
  const alpha = alphaText(significanceLevel(result.settings.confidence), context);
  const rows = choices.flatMap((of): (ChoiceRow | Section)[] => [
    { section: choicesName(of, result, context) },
    ...of.rows.map((choice) => ({ of, choice, own: numberCells(context, choice, 'not-computed') })),
  ]);
  return tableOf<ChoiceRow>(context, {
    id: 'choices',
    title: context.word('title.choices'),
    rows,
    name: ({ of, choice }) => `${choicesName(of, result, context)}, ${choiceText(choice, context)}`,
    columns: columnsOf(result, context),
    notes: (blanks) =>
      labelledNotes(context, [
        ...choices.flatMap((of) => choicesSentence(of, result, context)),
        context.text('note.choices', { alpha }),
        ...(choices.some(isOfTwoWaves) ? [context.text('note.choices.pairs')] : []),
        ...blanks,
      ]),
  });
}

/** Beside the model of all waves: two of them by themselves. */
function isOfTwoWaves({ rows: [first, ...others] }: Choices): boolean {
  return first?.method === 'mixed-model' && others.some(({ kind }) => kind === 'model');
}

function columnsOf({ settings }: Result, context: Context): Column<ChoiceRow>[] {
  const level = context.number.level(settings.confidence);
  return [
    { key: 'scale', value: ({ of }) => of.scale },
    { key: 'subscale', value: ({ of }) => of.subscale },
    { key: 'contrast', value: ({ of }) => of.contrast.kind },
    { key: 'first', value: ({ of }) => of.contrast.of[0] },
    { key: 'second', value: ({ of }) => of.contrast.of[1] },
    { key: 'kind', value: ({ choice }) => choice.kind },
    {
      key: 'choice',
      header: context.text('column.choice'),
      stub: true,
      cell: ({ choice }) => ({ text: choiceText(choice, context), value: choice.value }),
    },
    { key: 'method', value: ({ choice }) => choice.method },
    numberColumn('n', context.text('column.n'), ({ choice }) => respondentsCell(choice.n, context), {
      data: [],
    }),
    { key: 'respondents', value: ({ choice }) => choice.n.map((n) => n ?? '').join(' / ') },
    numberColumn('difference', context.text('column.difference'), ({ own, choice }) =>
      own.fixed(choice.difference, STATISTIC_DIGITS),
    ),
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ own, choice: { ci } }) => own.interval([ci.lower, ci.upper], STATISTIC_DIGITS),
      { data: [] },
    ),
    ...intervalData<ChoiceRow>('ci', ({ choice }) => choice.ci),
    numberColumn('p', context.text('column.p'), ({ own, choice }) => own.p(choice.p)),
    numberColumn('pHolm', context.text('column.pHolm'), ({ own, choice }) =>
      choice.pHolm === null && choice.p !== null ? EMPTY : own.p(choice.pHolm),
    ),
    {
      key: 'conclusion',
      header: context.text('column.conclusion'),
      data: [],
      cell: ({ choice }) => words(conclusionText(choice, context)),
    },
    { key: 'sameSign', value: ({ choice }) => choice.sameSign },
    { key: 'sameDecision', value: ({ choice }) => choice.sameDecision },
  ];
}

function conclusionText({ kind, sameSign, sameDecision }: Choice, context: Context): string {
  if (kind === 'as-analysed' || sameSign === null) return '';
  if (!sameSign) return context.word('choice.sign');
  return context.word(sameDecision === false ? 'choice.decision' : 'choice.same');
}

/** What was chosen otherwise: `without brs4`. */
export function choiceText({ kind, value, method }: Choice, context: Context): string {
  switch (kind) {
    case 'as-analysed':
      return context.word('choice.as-analysed', { method: methodText(method, context) });
    case 'test':
    case 'model':
      return methodText(method, context);
    case 'answers':
      return context.word(value === 'strict' ? 'choice.strict' : 'choice.lenient');
    case 'flagged':
      return context.word('choice.flagged');
    case 'item':
      return context.word('choice.item', { item: value });
  }
}

function methodText(method: Choice['method'], context: Context): string {
  if (method === 'partially-overlapping' || method === 'partially-overlapping-unequal')
    return context.word(`choice.${method}`);
  return isTest(method) ? plain(context.text(`method.${method}`)) : context.word(`choice.model.${method}`);
}

function isTest(method: Choice['method']): method is TestMethod {
  return Object.hasOwn(TESTS, method);
}

export function choicesScore({ scale, subscale }: Choices, { scales }: Result): ScaleResult {
  const own = scales.filter(({ id }) => id === scale);
  return scoresOf({ scales: own }).find(({ id }) => id === (subscale ?? scale))!;
}

/** The score, with what is compared where there is more than one comparison of it. */
export function choicesName(of: Choices, result: Result, context: Context): string {
  const name = context.name(choicesScore(of, result).name);
  const several = (result.choices ?? []).filter(
    ({ scale, subscale }) => scale === of.scale && subscale === of.subscale,
  );
  return several.length < 2 ? name : `${name}, ${contrastInWords(of.contrast, context)}`;
}

/**
 * What the choices of a score come to, in one sentence: how many keep sign and decision, between which values the difference lies, and
 * which choice moves it most. None where it was withheld, or nothing could be computed.
 */
export function choicesSentence(of: Choices, result: Result, context: Context): Text[] {
  const { known, sameSign, sameDecision, significant, lowest, highest, moves } = of.summary;
  if (known === null || sameSign === null || sameDecision === null || known === 0) return [];
  if (significant === null || lowest === null || highest === null) return [];
  const { number } = context;
  const moved = moves === null || moves.index === null ? undefined : of.rows[moves.index];
  const by = moves?.by ?? 0;
  return [
    context.text('choices.sentence', {
      scale: choicesName(of, result, context),
      known,
      sameSign,
      sameDecision: number.count(sameDecision),
      significant: significant ? 'yes' : 'no',
      lowest: number.fixed(lowest, STATISTIC_DIGITS),
      highest: number.fixed(highest, STATISTIC_DIGITS),
      moves: moved === undefined ? 'no' : 'yes',
      choice: moved === undefined ? '' : choiceText(moved, context),
      by: `${by > 0 ? '+' : ''}${number.fixed(by, STATISTIC_DIGITS)}`,
    }),
  ];
}
