import { keyOf } from '../../model/result/samples.ts';
import type { DescribeResult, ItemResult, QuestionResult, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  EMPTY,
  listed,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, intervalData, numberCells } from './number-cells.ts';
import { type ItemSet, itemsTable, overallTables, testedItems } from './single-items.ts';

const DIGITS = 1;

/** One answer to a question, or the respondents who answered it at all. */
interface AnswerRow {
  readonly question: QuestionResult;
  readonly option: ItemResult | null;
}

/** Questions outside the scales: how many of those who answered gave each answer, in every sample; those with two answers in one table. */
export function questionTables(result: Result | DescribeResult, context: Context): Table[] {
  const { questions = [] } = result;
  return gathered(questions).map((together) => {
    const [first] = together;
    const isOne = together.length === 1 && first!.kind !== 'yes-no';
    const samples = first!.options[0]?.samples ?? [];
    const single = samples.length === 1;
    const level = context.number.level(result.settings.confidence);
    const rows = together.flatMap((question): AnswerRow[] => [
      ...(isOne ? [{ question, option: null }] : []),
      ...question.options.map((option) => ({ question, option })),
    ]);
    return tableOf<AnswerRow>(context, {
      id: isOne ? `question-${first!.id}` : 'questions-yes-no',
      title: titleOf(together, context),
      rows,
      name: ({ question, option }) => rowName(question, option, isOne, context),
      columns: [
        { key: 'question', value: ({ question }) => question.id },
        { key: 'kind', value: ({ question }) => question.kind },
        {
          key: 'answer',
          header: context.text('column.questionAnswer'),
          stub: true,
          cell: ({ question, option }) => words(rowName(question, option, isOne, context)),
        },
        ...samples.flatMap((sample, position): Column<AnswerRow>[] => {
          const key = keyOf(sample);
          const group = single ? undefined : plainText(context.sampleTitle(key));
          const id = context.sampleData(key);
          const of = ({ question, option }: AnswerRow) => {
            const own = (option ?? question.options[0])?.samples[position];
            return { own, count: own === undefined ? undefined : option === null ? own.n : own.agreeing };
          };
          return [
            ...(isOne
              ? []
              : [
                  numberColumn<AnswerRow>(
                    `answered ${id}`,
                    context.text('column.answered'),
                    (row) => (of(row).own === undefined ? EMPTY : countCell(of(row).own!.n, context)),
                    { group },
                  ),
                ]),
            numberColumn(
              `n ${id}`,
              context.text('column.n'),
              (row) => (of(row).count === undefined ? EMPTY : countCell(of(row).count!, context)),
              { group },
            ),
            numberColumn(
              `share ${id}`,
              [{ text: '%' }],
              (row) => {
                const { own } = of(row);
                if (own === undefined || row.option === null) return EMPTY;
                return numberCells(context, own, 'too-few').share(own.share, DIGITS);
              },
              { group },
            ),
          ];
        }),
        numberColumn(
          'interval',
          context.text('column.interval', { level }),
          ({ option }) => {
            const own = option?.samples[0];
            if (own === undefined) return EMPTY;
            const ends = [own.ci.lower, own.ci.upper].map((end) => (end === null ? null : 100 * end));
            return numberCells(context, own, 'too-few').interval([ends[0]!, ends[1]!], DIGITS);
          },
          { when: single, data: [] },
        ),
        ...(single
          ? intervalData<AnswerRow>(
              'ci',
              ({ question, option }) => (option ?? question.options[0]!).samples[0]!.ci,
            )
          : []),
      ],
      notes: (blanks) => labelledNotes(context, [...shareNotes(together, single, context), ...blanks]),
    });
  });
}

/** Those with two answers together, each other one by itself. */
function gathered(questions: readonly QuestionResult[]): QuestionResult[][] {
  const two = questions.filter(({ kind }) => kind === 'yes-no');
  const others = questions.filter(({ kind }) => kind !== 'yes-no').map((question) => [question]);
  return [...(two.length === 0 ? [] : [two]), ...others];
}

function titleOf([first, ...more]: readonly QuestionResult[], context: Context): string {
  if (first!.kind === 'yes-no') return context.word('title.questions.yes-no');
  const question = context.name(first!.name);
  return more.length === 0 && first!.kind === 'several'
    ? context.word('title.question.several', { question })
    : context.word('title.question', { question });
}

function rowName(
  question: QuestionResult,
  option: ItemResult | null,
  isOne: boolean,
  context: Context,
): string {
  if (option === null) return context.word('question.answered');
  const answer = option.text === null ? option.id : context.name(option.text);
  return isOne ? answer : context.word('item.text', { item: context.name(question.name), text: answer });
}

function shareNotes(together: readonly QuestionResult[], single: boolean, context: Context): Text[] {
  const several = together.some(({ kind }) => kind === 'several');
  const sums = together.flatMap(({ options }) =>
    (options[0]?.samples ?? []).map((_, place) =>
      options.reduce((sum, { samples }) => sum + (samples[place]?.share ?? 0), 0),
    ),
  );
  return [
    context.text('note.question.share'),
    ...(several && sums.some((sum) => sum > 1.0005) ? [context.text('note.question.several')] : []),
    ...(several && together.some(({ columns }) => columns.length > 1)
      ? [context.text('note.question.ticked')]
      : []),
    ...(single ? [context.text('note.question.wilson')] : []),
  ];
}

/** How the answers changed or differ. */
export function questionComparisonTables(result: Result, context: Context): Table[] {
  return gathered(result.questions ?? []).flatMap((together) => {
    const set = setOf(together, context);
    if (set.items.every(({ comparisons }) => comparisons.length === 0)) return [];
    return [itemsTable(result, set, context), ...overallTables(set, context)];
  });
}

/** The answers of one question, or those of all with two answers, as items. */
function setOf(together: readonly QuestionResult[], context: Context): ItemSet {
  const [first] = together;
  const isOne = first!.kind !== 'yes-no';
  const questionOf = new Map(
    together.flatMap((question) => question.options.map((option) => [option, question])),
  );
  const title = isOne
    ? context.word('title.question.compared', { question: context.name(first!.name) })
    : context.word('title.questions.yes-no.compared');
  return {
    id: isOne ? `question-${first!.id}` : 'questions-yes-no',
    title,
    kind: 'yes-no',
    items: together.flatMap(({ options }) => options),
    scale: null,
    nameOf: (item) => rowName(questionOf.get(item) ?? first!, item, isOne, context),
    notes: {
      share: [context.text('note.question.share')],
      holm: context.text(isOne ? 'note.question.holm' : 'note.question.holm.questions'),
    },
    overallTitle: title,
  };
}

/** Which answers changed or differ: a sentence for each question, and one for all with two answers. */
export function questionSentences(result: Result, context: Context): Text[] {
  return gathered(result.questions ?? []).flatMap((together): Text[] => {
    const { items, nameOf } = setOf(together, context);
    const [first] = together;
    const isOne = first!.kind !== 'yes-no';
    const found = testedItems(items, result, nameOf, context);
    if (found === null) return [];
    const { paired, count, rows, list } = found;
    if (count === 1) {
      const { unit: _, ...values } = rows[0]!;
      return [context.text('question.sentence.one', { ...values, paired })];
    }
    const common = {
      count: context.number.count(count),
      kind: isOne ? ('answers' as const) : ('questions' as const),
      name: context.name(first!.name),
      paired,
    };
    return list.length === 0
      ? [context.text('question.sentence.none', common)]
      : [
          context.text('question.sentence.some', {
            ...common,
            found: list.length,
            list: listed(list, context.word('separator')),
          }),
        ];
  });
}
