import type { EntryTemplate, TemplateColumn } from '../../model/entry-template.ts';
import type { Response } from '../../model/scale.ts';
import type { Context } from '../context.ts';
import { type Column, plainText, type Table, tableOf, words } from '../table.ts';
import { answerRange, listedCodes, questionOf, wordingOf } from './answer-codes.ts';
import type { EntryWords } from './words.ts';

type Item = Extract<TemplateColumn, { kind: 'item' }>;

/** What to type where a question has no answer that could be typed. */
export function howToTable({ codes, columns }: EntryTemplate, context: Context, own: EntryWords): Table {
  const example = columns.find(({ kind }) => kind === 'item')?.name ?? '';
  // A minus that no spreadsheet takes for the beginning of a formula.
  const code = (value: number) => ({ code: String(value).replace('-', '−') });
  const rows = [
    { when: own.word('entry.when.form'), type: own.word('entry.type.form') },
    { when: own.word('entry.when.answer'), type: own.word('entry.type.answer') },
    { when: own.word('entry.when.blank'), type: own.word('entry.type.blank') },
    { when: own.word('entry.when.twoCrosses'), type: own.word('entry.type.code', code(codes.twoCrosses)) },
    { when: own.word('entry.when.unreadable'), type: own.word('entry.type.code', code(codes.unreadable)) },
    { when: own.word('entry.when.between'), type: own.word('entry.type.code', code(codes.twoCrosses)) },
    { when: own.word('entry.when.doubt'), type: own.word('entry.type.doubt', { example }) },
    { when: own.word('entry.when.remarks'), type: own.word('entry.type.remarks') },
  ];
  return tableOf(context, {
    id: 'entry-how-to',
    title: own.word('title.entry.howTo'),
    rows,
    columns: [
      { key: 'when', header: own.text('column.entry.onPaper'), stub: true, cell: ({ when }) => words(when) },
      { key: 'type', header: own.text('column.entry.typed'), cell: ({ type }) => words(type) },
    ],
    notes: () => [],
  });
}

/** Every answer of every question with its code, a row each. */
export function codesTable({ columns }: EntryTemplate, context: Context, own: EntryWords): Table {
  const rows = columns.flatMap((column) => codeRows(column, context));
  return tableOf(context, {
    id: 'entry-codes',
    title: own.word('title.entry.codes'),
    rows,
    columns: [
      {
        key: 'column',
        header: own.text('column.entry.column'),
        stub: true,
        cell: ({ column }) => words(column),
      },
      {
        key: 'question',
        header: own.text('column.entry.question'),
        when: rows.some(({ question }) => question !== ''),
        cell: ({ question }) => words(question),
      },
      { key: 'code', header: own.text('column.entry.code'), cell: ({ code }) => words(code) },
      { key: 'answer', header: own.text('column.entry.answer'), cell: ({ answer }) => words(answer) },
    ],
    notes: () => [],
  });
}

function codeRows(column: TemplateColumn, context: Context) {
  if (column.kind !== 'item')
    return column.codes.map(({ code, label }, index) => ({
      column: index === 0 ? column.name : '',
      question: '',
      code,
      answer: typeof label === 'string' ? label : context.name(label),
    }));
  const { response, name } = column;
  const question = questionOf(column, context);
  const listed = listedCodes(response);
  if (listed === null) return [{ column: name, question, code: answerRange(response, context), answer: '' }];
  return listed.map((code, index) => ({
    column: index === 0 ? name : '',
    question: index === 0 ? question : '',
    code: String(code),
    answer: wordingOf(response, code, context) ?? '',
  }));
}

/** A row of boxes holds no more beside a question. */
const MOST_BOXES = 7;

/**
 * A sheet to lay beside the questionnaires: for each scale its questions in order, and under each box the code to type, then what to type
 * where there is no answer.
 */
export function codeSheetTables(template: EntryTemplate, context: Context, own: EntryWords): Table[] {
  const items = template.columns.filter((column): column is Item => column.kind === 'item');
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.scale === item.scale && isAlike(last[0]!.response, item.response))
      last.push(item);
    else groups.push([item]);
  }
  const others = template.columns.filter(({ kind }) => kind !== 'item');
  const coded = others.some((column) => column.kind !== 'item' && column.codes.length > 0);
  return [
    ...(coded ? [codesTable({ ...template, columns: others }, context, own)] : []),
    ...groups.map((group) => boxesTable(group, template, context, own)),
    howToTable(template, context, own),
  ];
}

function isAlike(one: Response, other: Response): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function boxesTable(
  group: readonly Item[],
  { scales }: EntryTemplate,
  context: Context,
  own: EntryWords,
): Table {
  const [{ response, scale }] = group as [Item];
  const definition = scales.find(({ id }) => id === scale);
  const listed = listedCodes(response);
  const boxes = listed !== null && listed.length <= MOST_BOXES ? listed : null;
  const columns: Column<Item>[] = [
    { key: 'column', header: context.text('column.item'), stub: true, cell: ({ name }) => words(name) },
    {
      key: 'question',
      header: own.text('column.entry.question'),
      when: group.some((item) => questionOf(item, context) !== ''),
      cell: (item) => words(questionOf(item, context)),
    },
    ...(boxes === null
      ? [
          {
            key: 'codes',
            header: own.text('column.entry.code'),
            cell: () => words(answerRange(response, context)),
          },
        ]
      : boxes.map(
          (code): Column<Item> => ({
            key: `code${code}`,
            header: plainText(wordingOf(response, code, context) ?? String(code)),
            align: 'center',
            cell: () => words(String(code)),
          }),
        )),
  ];
  return tableOf(context, {
    id: 'entry-boxes',
    title: definition === undefined ? scale : context.name(definition.name),
    rows: group,
    columns,
    notes: () => [],
  });
}
