import {
  entryOf,
  type ScoreColumn,
  type ScoreFile,
  type ScoreHeading,
  type ScoreTable,
} from '../model/score-table.ts';
import type { Context } from './context.ts';
import { type CsvDialect, csvField, csvNumber, csvRow, LINE_END } from './render/csv.ts';
import {
  type Column,
  EMPTY,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  words,
} from './table.ts';
import { type RemarkNames, remarkNotes } from './tables/notes.ts';
import { countCell, numberCells } from './tables/number-cells.ts';

/** Rows that are handed on at once: enough to be fast, little enough to keep memory flat. */
const CSV_ROWS = 2_000;
const TABLE_ROWS = 500;
const DIGITS = 2;

/**
 * Scores as CSV, in pieces of some thousand rows so that a million respondents never stand in one string: file, row, id, and
 * per score its value (raw), the number of items answered, and its band. Several files have a wave column before that.
 */
export function* scoresAsCsv(table: ScoreTable, context: Context, dialect: CsvDialect): Generator<string> {
  const bands = table.scores.map((heading) =>
    heading.bands.map((band) => csvField(context.name(band), dialect)),
  );
  const texts = bands.map((): EntryTexts => ({ values: null, byEntry: [] }));
  let piece = dialect.mark + csvRow(scoreKeys(table), dialect);
  let rows = 0;
  for (const file of table.files) {
    const about = placeOf(table, file).map((each) => csvField(each, dialect));
    const start = about.join(dialect.delimiter) + dialect.delimiter;
    for (let index = 0; index < file.length; index++) {
      piece += start + csvScores(file, index, bands, texts, dialect);
      if (++rows % CSV_ROWS > 0) continue;
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** What stands before the row of a respondent: the wave and the office, where there are several, and the file. */
export function placeOf({ hasWaves, hasOffices }: ScoreTable, { wave, office, file }: ScoreFile): string[] {
  return [...(hasWaves ? [wave] : []), ...(hasOffices ? [office ?? ''] : []), file];
}

/** What respondents with the same entry have in common, made a text once; files of a wave share the entries. */
interface EntryTexts {
  values: ScoreColumn['values'] | null;
  byEntry: string[];
}

/** The rest of a respondent's record. Written out rather than by way of values: a million of them must not take long. */
function csvScores(
  file: ScoreFile,
  index: number,
  bands: readonly (readonly string[])[],
  texts: readonly EntryTexts[],
  dialect: CsvDialect,
): string {
  const { delimiter } = dialect;
  let record = String(rowOf(file, index));
  for (const ids of file.ids) record += delimiter + csvField(ids[index] ?? null, dialect);
  for (const values of file.kept) record += delimiter + csvField(values[index] ?? null, dialect);
  for (let position = 0; position < bands.length; position++) {
    const column = file.columns[position] ?? null;
    const labels = bands[position]!;
    if (column === null) {
      record += delimiter.repeat(labels.length === 0 ? 2 : 3);
      continue;
    }
    const entry = entryOf(column, index);
    if (column.states === undefined) {
      record += csvEntry(column, entry, labels, dialect);
      continue;
    }
    const known = texts[position]!;
    if (known.values !== column.values) {
      known.values = column.values;
      known.byEntry = [];
    }
    known.byEntry[entry] ??= csvEntry(column, entry, labels, dialect);
    record += known.byEntry[entry]!;
  }
  return record + LINE_END;
}

function csvEntry(
  column: ScoreColumn,
  entry: number,
  labels: readonly string[],
  dialect: CsvDialect,
): string {
  const { delimiter } = dialect;
  const value = column.values[entry] ?? Number.NaN;
  const text = delimiter + csvNumber(value, dialect) + delimiter + (column.answered[entry] ?? '');
  return labels.length === 0 ? text : text + delimiter + (labels[column.bands?.[entry] ?? -1] ?? '');
}

/** Scores as JSON in pieces: what each score is, then one object per respondent. */
export function* scoresAsJson(table: ScoreTable, context: Context): Generator<string> {
  const { schema, tool, idColumns, kept, scores, warnings, offices } = table;
  const about = {
    ...{ schema, tool, idColumns },
    ...(kept.length > 0 && { kept }),
    ...{ scores, warnings },
    ...(offices !== null && { offices }),
  };
  const head = JSON.stringify(about, null, 2);
  yield `${head.slice(0, -2)},\n  "respondents": [`;
  let separator = '\n';
  for (const file of table.files) {
    for (let start = 0; start < file.length; start += CSV_ROWS) {
      let piece = '';
      const end = Math.min(start + CSV_ROWS, file.length);
      for (let index = start; index < end; index++) {
        piece += `${separator}    ${JSON.stringify(respondent(table, file, index, context))}`;
        separator = ',\n';
      }
      yield piece;
    }
  }
  yield '\n  ]\n}\n';
}

/** Scores as tables of some hundred respondents, each with its headings. */
export function* scoresAsTables(table: ScoreTable, context: Context): Generator<Table> {
  for (const file of table.files) {
    for (let start = 0; start < file.length || (start === 0 && file.length === 0); start += TABLE_ROWS) {
      yield scoresTable(table, file, start, Math.min(start + TABLE_ROWS, file.length), context);
    }
  }
}

function scoresTable(
  table: ScoreTable,
  file: ScoreFile,
  start: number,
  end: number,
  context: Context,
): Table {
  return tableOf<Respondent>(context, {
    id: 'scores',
    title: context.word('note.place', { place: context.word('title.scores'), matter: file.file }),
    rows: Array.from({ length: end - start }, (_, offset) => ({ file, index: start + offset })),
    columns: columnsOf(table, context),
    notes: () => [
      context.text('note.scores'),
      ...(end === file.length ? scoreWarnings(table, file, context) : []),
    ],
  });
}

/** A row of a file. */
interface Respondent {
  readonly file: ScoreFile;
  readonly index: number;
}

/** The warnings of a file, which stand below its last respondent; those of no file below the last one of all. */
function scoreWarnings(table: ScoreTable, file: ScoreFile, context: Context): Text[] {
  const isLast = file === table.files[table.files.length - 1];
  const named = new Set(table.files.map((each) => each.file));
  const warnings = table.warnings.filter((warning) =>
    warning.file === undefined || !named.has(warning.file) ? isLast : warning.file === file.file,
  );
  return remarkNotes(context, warnings, namesOf(table, context));
}

/** What the scales of a table of scores are called in its remarks. */
export function namesOf({ scores, hasWaves }: ScoreTable, context: Context): RemarkNames {
  const names = new Map(scores.map(({ id, name }) => [id, context.name(name)]));
  return { scale: (id) => names.get(id) ?? id, hasWaves };
}

function columnsOf({ idColumns, kept, scores }: ScoreTable, context: Context): Column<Respondent>[] {
  const { fixed } = numberCells(context);
  return [
    numberColumn(
      'row',
      context.text('column.row'),
      ({ file, index }) => countCell(rowOf(file, index), context),
      { stub: true },
    ),
    ...idColumns.map(
      (column, position): Column<Respondent> => ({
        key: column,
        header: plainText(column),
        stub: true,
        cell: ({ file, index }) => words(file.ids[position]?.[index] ?? ''),
      }),
    ),
    ...kept.map(
      (column, position): Column<Respondent> => ({
        key: column,
        header: plainText(column),
        stub: true,
        cell: ({ file, index }) => words(file.kept[position]?.[index] ?? ''),
      }),
    ),
    ...scores.flatMap((heading, position): Column<Respondent>[] => {
      const { id, name, bands, aggregate } = heading;
      const group = plainText(context.name(name));
      const of = ({ file, index }: Respondent) => scoreOf(file, heading, position, index, context);
      const bandCell = (respondent: Respondent) => {
        const { band } = of(respondent);
        return band === null ? EMPTY : words(band);
      };
      return [
        numberColumn(
          id,
          plainText(id),
          (respondent) => {
            const { value } = of(respondent);
            if (value === null) return EMPTY;
            return fixed(value, aggregate === 'sum' && Number.isInteger(value) ? 0 : DIGITS);
          },
          { group },
        ),
        numberColumn(
          `${id}_answered`,
          context.text('column.answered'),
          (respondent) => {
            const { answered } = of(respondent);
            return answered === null ? EMPTY : countCell(answered, context);
          },
          { group },
        ),
        ...(bands.length === 0
          ? []
          : [{ key: `${id}_band`, header: context.text('column.band'), group, cell: bandCell }]),
      ];
    }),
  ];
}

/** The headings of the columns of scores, for programs. */
export function scoreKeys({ idColumns, kept, scores, hasWaves, hasOffices }: ScoreTable): string[] {
  return [
    ...(hasWaves ? ['wave'] : []),
    ...(hasOffices ? ['office'] : []),
    'file',
    'row',
    ...idColumns,
    ...kept,
    ...scores.flatMap(({ id, bands }) => [
      id,
      `${id}_answered`,
      ...(bands.length === 0 ? [] : [`${id}_band`]),
    ]),
  ];
}

function respondent(table: ScoreTable, file: ScoreFile, index: number, context: Context) {
  const scores = table.scores.map(
    (heading, position) => [heading.id, scoreOf(file, heading, position, index, context)] as const,
  );
  return {
    wave: file.wave,
    ...(file.office !== null && { office: file.office }),
    file: file.file,
    row: rowOf(file, index),
    ...(file.ids.length > 0 && {
      id: file.ids.length === 1 ? file.ids[0]![index] : file.ids.map((ids) => ids[index]),
    }),
    ...(table.kept.length > 0 && {
      kept: Object.fromEntries(table.kept.map((name, position) => [name, file.kept[position]![index]!])),
    }),
    scores: Object.fromEntries(scores),
  };
}

interface Score {
  readonly value: number | null;
  readonly answered: number | null;
  readonly band: string | null;
}

/** What one respondent has of one score. */
export function scoreOf(
  file: ScoreFile,
  heading: ScoreHeading,
  position: number,
  index: number,
  context: Context,
): Score {
  const column = file.columns[position] ?? null;
  if (column === null) return { value: null, answered: null, band: null };
  const entry = entryOf(column, index);
  const value = column.values[entry] ?? Number.NaN;
  const label = heading.bands[column.bands?.[entry] ?? -1];
  return {
    value: Number.isNaN(value) ? null : value,
    answered: column.answered[entry] ?? null,
    band: label === undefined ? null : context.name(label),
  };
}

/** The header is row 1. */
export function rowOf(file: ScoreFile, index: number): number {
  return file.rows?.[index] ?? index + 2;
}
