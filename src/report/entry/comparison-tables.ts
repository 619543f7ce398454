import type {
  EntryColumn,
  EntryComparison,
  EntryDifference,
  EntryFinding,
  EntryTypist,
  ScoreEffect,
} from '../../model/entry-comparison.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  type Value,
  words,
} from '../table.ts';
import { labelledNotes } from '../tables/notes.ts';
import { countCell, numberCells } from '../tables/number-cells.ts';
import { type EntryWords, entryWords, kindText } from './words.ts';

const PER = 10_000;

/** Two typists compared: scores that depend on who is right, the cells to decide, forms to look at, and how far they agree. */
export function comparisonTables(comparison: EntryComparison, context: Context): Table[] {
  const own = entryWords(context);
  const { scores, differences, findings } = comparison;
  return [
    ...(scores.length === 0 ? [] : [scoresTable(comparison, context, own)]),
    ...(differences.length === 0 ? [] : [cellsTable(comparison, context)]),
    ...(findings.length === 0 ? [] : [formsTable(comparison, context, own)]),
    typistsTable(comparison, context, own),
    agreementTable(comparison, context, own),
  ];
}

/** The parts of an id, as people write them down. */
export function idText(id: readonly string[]): string {
  return id.join(' + ');
}

/** A number as a number, anything else as text. */
function typed(text: string): Value {
  const number = Number(text);
  return /^-?\d+(\.\d+)?$/.test(text) && String(number) === text ? number : text;
}

function scoresTable(comparison: EntryComparison, context: Context, own: EntryWords): Table {
  const [first, second] = comparison.inputs;
  const textOf = scoreText(comparison, context);
  const valueCell = ({ score, values }: ScoreEffect, file: 0 | 1): Cell => {
    const value = values[file] ?? null;
    return value === null ? { text: MISSING, value } : { text: textOf(score, value), value };
  };
  return tableOf<ScoreEffect>(context, {
    id: 'entry-scores',
    title: own.word('title.entry.scores'),
    rows: comparison.scores,
    columns: [
      { key: 'id', header: own.text('column.entry.form'), stub: true, cell: ({ id }) => words(idText(id)) },
      { key: 'score', header: own.text('column.entry.score'), cell: ({ score }) => words(score) },
      numberColumn('first', plainText(first.file), (effect) => valueCell(effect, 0)),
      numberColumn('second', plainText(second.file), (effect) => valueCell(effect, 1)),
      numberColumn('change', own.text('column.entry.change'), ({ ofRange }) =>
        ofRange === null ? { text: MISSING, value: null } : numberCells(context).share(ofRange, 0),
      ),
      {
        key: 'bands',
        header: own.text('column.entry.bands'),
        cell: (effect) => words(bandsText(effect, context, own)),
      },
    ],
    notes: () =>
      comparison.scores.some(({ values }) => values.includes(null))
        ? [own.text('note.entry.scores', { none: MISSING })]
        : [],
  });
}

/** Two decimals are enough to tell two means apart; a score that is whole in every form has none. */
export function scoreText(
  { scores }: Pick<EntryComparison, 'scores'>,
  { number }: Context,
): (score: string, value: number) => string {
  const fractional = new Set(
    scores.flatMap(({ score, values }) =>
      values.every((value) => value === null || Number.isInteger(value)) ? [] : score,
    ),
  );
  return (score, value) => number.fixed(value, fractional.has(score) ? 2 : 0);
}

/** Both bands, where they differ. */
export function bandsText({ bands, bandChanges }: ScoreEffect, context: Context, own: EntryWords): string {
  if (bands === undefined || !bandChanges) return '';
  const [first, second] = bands.map((band) =>
    band === null ? own.word('entry.noBand') : context.name(band),
  );
  return own.word('entry.band', { first: first!, second: second! });
}

/** Every cell in which the two differ, or which one of them doubted. */
export function cellsTable(comparison: EntryComparison, context: Context): Table {
  const own = entryWords(context);
  const [first, second] = comparison.inputs;
  const columnOf = new Map(comparison.columns.map((column) => [column.column, column]));
  const question = ({ column }: EntryDifference) => {
    const { text } = columnOf.get(column) ?? {};
    return text === undefined ? '' : context.name(text);
  };
  const cell = (text: string): Cell =>
    text === '' ? { text: own.word('entry.blankCell'), value: '' } : { text, value: typed(text) };
  const columns: Column<EntryDifference>[] = [
    { key: 'id', header: own.text('column.entry.form'), stub: true, cell: ({ id }) => words(idText(id)) },
    {
      key: 'column',
      header: own.text('column.entry.column'),
      stub: true,
      cell: ({ column }) => words(column),
    },
    { key: 'scale', value: ({ column }) => columnOf.get(column)?.scale },
    { key: 'item', value: ({ column }) => columnOf.get(column)?.item },
    numberColumn('first', plainText(first.file), ({ values }) => cell(values[0]!)),
    numberColumn('second', plainText(second.file), ({ values }) => cell(values[1]!)),
    {
      key: 'rows',
      header: own.text('column.entry.rows'),
      align: 'right',
      data: ['firstRow', 'secondRow'],
      cell: ({ rows }) => ({
        ...words(rows.join(' / ')),
        parts: rows.map((row) => countCell(row, context)),
      }),
    },
    { key: 'kind', value: ({ kind }) => kind },
    { key: 'doubted', value: ({ doubted }) => doubted.map((file) => file + 1).join(' ') },
    {
      key: 'remark',
      header: own.text('column.entry.kind'),
      data: [],
      cell: ({ kind, doubted }) => words(kindText(kind, doubted.length > 0, own)),
    },
    { key: 'question', header: own.text('column.entry.question'), cell: (each) => words(question(each)) },
  ];
  return tableOf<EntryDifference>(context, {
    id: 'entry-cells',
    title: own.word('title.entry.cells'),
    rows: comparison.differences,
    columns,
    data: () => dataOf(columns, comparison.differences),
    notes: () => [],
  });
}

function formsTable(comparison: EntryComparison, context: Context, own: EntryWords): Table {
  return tableOf<EntryFinding>(context, {
    id: 'entry-forms',
    title: own.word('title.entry.forms'),
    rows: comparison.findings,
    columns: [
      {
        key: 'id',
        header: own.text('column.entry.form'),
        stub: true,
        cell: ({ id }) => words(id === null ? '' : idText(id)),
      },
      {
        key: 'rows',
        header: own.text('column.entry.rows'),
        cell: ({ rows, file }) => words(rowsText(rows, file === null || rows.length === 2 ? ' / ' : ', ')),
      },
      { key: 'kind', value: ({ kind }) => kind },
      {
        key: 'what',
        header: own.text('column.entry.what'),
        cell: (finding) => words(findingText(finding, comparison, own)),
      },
    ],
    notes: () => [],
  });
}

/** More rows are counted by those who look. */
const SHOWN_ROWS = 12;

function rowsText(rows: readonly number[], separator: string): string {
  return rows.length <= SHOWN_ROWS ? rows.join(separator) : `${rows.slice(0, SHOWN_ROWS).join(separator)}, …`;
}

/** What is wrong with a form, in words. */
function findingText(finding: EntryFinding, { inputs }: EntryComparison, own: EntryWords): string {
  const { kind, other, columns = [] } = finding;
  const file = inputs[finding.file === 1 ? 1 : 0].file;
  switch (kind) {
    case 'only-in-one':
      return other === undefined
        ? own.word('entry.finding.only-in-one', { file })
        : own.word('entry.finding.perhaps', { file, other: idText(other.id), row: String(other.row) });
    case 'shifted-form':
      return own.word('entry.finding.shifted-form', { file, other: idText(other?.id ?? []) });
    case 'shifted-answers':
      return own.word('entry.finding.shifted-answers', { from: columns[0] ?? '', to: columns[1] ?? '' });
    case 'unknown-doubt':
      return own.word('entry.finding.unknown-doubt', { file, names: columns.join(' ') });
    default:
      return own.word(`entry.finding.${kind}`, { file });
  }
}

/** What each typed: blanks, and answers that there are not. */
function typistsTable(comparison: EntryComparison, context: Context, own: EntryWords): Table {
  const { typists, inputs, confidence } = comparison;
  const cells = numberCells(context);
  const level = context.number.level(confidence);
  const counts = ['fields', 'blank', 'ofItems', 'impossible'] as const;
  return tableOf<EntryTypist & { readonly file: string }>(context, {
    id: 'entry-typists',
    title: own.word('title.entry.typists'),
    rows: typists.map((typist, index) => ({ ...typist, file: inputs[index]!.file })),
    columns: [
      { key: 'file', header: own.text('column.entry.file'), stub: true, cell: ({ file }) => words(file) },
      ...counts.map((key) =>
        numberColumn<EntryTypist & { readonly file: string }>(key, own.text(`column.entry.${key}`), (each) =>
          countCell(each[key], context),
        ),
      ),
      numberColumn('per10000', own.text('column.entry.rate'), ({ impossible, ofItems, ci }) =>
        ci === null || impossible === null || ofItems === null
          ? EMPTY
          : cells.fixed((impossible / ofItems) * PER, 1),
      ),
      numberColumn(
        'interval',
        own.text('column.entry.interval', { level }),
        ({ ci }) =>
          ci === null || ci.lower === null || ci.upper === null
            ? EMPTY
            : cells.interval([ci.lower * PER, ci.upper * PER], 1),
        { data: ['lower', 'upper'] },
      ),
    ],
    notes: () => labelledNotes(context, [own.text('note.entry.typists')]),
  });
}

/** @param own words; of columns those in which somebody differs, and all of them together */
function agreementTable(comparison: EntryComparison, context: Context, own: EntryWords): Table {
  const { columns, overall, confidence } = comparison;
  const differing = columns.filter((column) => column.differing !== 0);
  const all = { ...overall, column: '', isAll: true };
  const rows = [...differing.map((column) => ({ ...column, isAll: false })), all];
  return tableOf<Rate>(context, {
    id: 'entry-agreement',
    title: own.word('title.entry.agreement'),
    rows,
    columns: rateColumns(context, own, confidence),
    data: () =>
      dataOf(rateColumns(context, own, confidence), [
        ...columns.map((column) => ({ ...column, isAll: false })),
        all,
      ]),
    notes: () =>
      labelledNotes(context, agreementNotes(comparison, columns.length - differing.length, context, own)),
  });
}

type Rate = Pick<EntryColumn, 'column' | 'fields' | 'differing' | 'agreement' | 'ci'> & {
  readonly isAll: boolean;
};

function rateColumns(context: Context, own: EntryWords, confidence: number): Column<Rate>[] {
  const cells = numberCells(context);
  const level = context.number.level(confidence);
  const perTenThousand = (share: number | null) => (share === null ? null : share * PER);
  return [
    {
      key: 'column',
      header: own.text('column.entry.column'),
      stub: true,
      cell: ({ column, isAll }) => (isAll ? { text: own.word('entry.all'), value: null } : words(column)),
    },
    numberColumn('fields', own.text('column.entry.fields'), ({ fields }) => countCell(fields, context)),
    numberColumn('differing', own.text('column.entry.differing'), (rate) =>
      countCell(rate.differing, context),
    ),
    numberColumn('agreement', own.text('column.entry.agreement'), ({ agreement }) =>
      cells.share(agreement, 2),
    ),
    numberColumn('per10000', own.text('column.entry.rate'), ({ agreement }) =>
      agreement === null ? EMPTY : cells.fixed(perTenThousand(1 - agreement), 1),
    ),
    numberColumn(
      'interval',
      own.text('column.entry.interval', { level }),
      ({ ci }) =>
        ci === null ? EMPTY : cells.interval([perTenThousand(ci.lower), perTenThousand(ci.upper)], 1),
      { data: ['lower', 'upper'] },
    ),
  ];
}

function agreementNotes(
  comparison: EntryComparison,
  equalColumns: number,
  context: Context,
  own: EntryWords,
): Text[] {
  const { forms, overall, columns, confidence, columnsOnlyIn, inputs } = comparison;
  const { number } = context;
  const { agreement, ci } = overall;
  const summary =
    agreement === null || ci === null
      ? own.text('note.entry.nothing')
      : own.text('note.entry.summary', {
          forms: number.count(forms.compared),
          columns: number.count(columns.length),
          differing: number.count(overall.differing),
          fields: number.count(overall.fields),
          rate: number.fixed((1 - agreement) * PER, 1),
          level: number.level(confidence),
          interval: number.interval((ci.lower ?? 0) * PER, (ci.upper ?? 0) * PER, 1),
        });
  return [
    summary,
    ...(equalColumns === 0
      ? []
      : [own.text('note.entry.equalColumns', { count: number.count(equalColumns) })]),
    ...columnsOnlyIn.flatMap((names, file) =>
      names.length === 0
        ? []
        : [own.text('note.entry.onlyIn', { file: inputs[file]!.file, columns: names.join(', ') })],
    ),
    own.text('note.entry.confidential'),
  ];
}
