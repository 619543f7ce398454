import type { CellValue, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { ScoreHeading, ScoreTable } from '../../model/score-table.ts';
import type { Context } from '../context.ts';
import { officesTable } from '../offices.ts';
import { namesOf, placeOf, rowOf, scoreKeys, scoreOf } from '../scores.ts';
import { type Cell, EMPTY, numberColumn, type Table, tableOf, words } from '../table.ts';
import { remarkNotes } from '../tables/notes.ts';
import { countCell, numberCells } from '../tables/number-cells.ts';
import { formulaSafe } from './formula-text.ts';
import { displayWidth } from './text-width.ts';
import { workbook } from './xlsx.ts';
import { sheetNames } from './xlsx-names.ts';
import { tableSheet } from './xlsx-sheet.ts';
import type { StreamedValue } from './xlsx-stream.ts';
import { FONT, headerStyle } from './xlsx-styles.ts';

/** More cells than this are a file that no spreadsheet program opens in reasonable time; a file of text has no such limit. */
const MOST_CELLS = 20_000_000;
const MOST_ROWS = 1_048_575;
/** Respondents of a workbook that is written whole; of more, the rows are written one after the other. */
const MOST_WHOLE = 1000;
const DECIMALS = '0.00';

/**
 * Scores per respondent as a workbook in pieces: one sheet with a row each under the same headings as in CSV, ready to sort and filter,
 * and one that says what each score is.
 *
 * @param mostWhole respondents up to which it is one piece
 * @throws UserError (status 2) when there are more respondents than a workbook can hold
 */
export async function* scoresWorkbook(
  table: ScoreTable,
  context: Context,
  mostWhole = MOST_WHOLE,
): AsyncGenerator<Uint8Array> {
  const keys = scoreKeys(table);
  const respondents = table.files.reduce((sum, { length }) => sum + length, 0);
  if (respondents > MOST_ROWS || respondents * keys.length > MOST_CELLS) {
    const facts = { respondents, columns: keys.length };
    throw cannotRun(createMessage(choiceMessages, 'too-large-for-xlsx', facts));
  }
  const title = context.word('title.scores');
  const about = scoringTable(table, context);
  const byOffice = table.offices === null ? null : officesTable(table.offices, context);
  const [scores = '', settings = '', offices = ''] = sheetNames([
    title,
    about.title,
    ...(byOffice === null ? [] : [byOffice.title]),
  ]);
  const withRows = (rows: Iterable<readonly StreamedValue[]>) => {
    const sheets = [scoresSheet(table, keys, rows, scores), tableSheet(about, settings).sheet];
    if (byOffice !== null) sheets.splice(1, 0, tableSheet(byOffice, offices).sheet);
    return workbook(sheets, title);
  };
  const rows = respondentRows(table, context);
  if (respondents <= mostWhole) {
    yield await withRows(rows);
    return;
  }
  const { streamedWorkbook } = await import('./xlsx-stream.ts');
  yield* streamedWorkbook(await withRows([keys.map(() => 0), keys.map(() => 0.5)]), rows, respondents);
}

function scoresSheet(
  table: ScoreTable,
  keys: readonly string[],
  respondents: Iterable<readonly StreamedValue[]>,
  name: string,
): WriteSheet {
  const columns = columnsOf(table, keys);
  const cells = new Map<string, Partial<SheetCell>>();
  columns.forEach(({ key, align }, column) => {
    const style = headerStyle(align, { first: false, last: true });
    cells.set(`0,${column}`, { value: formulaSafe(key), type: 'string', style });
  });
  const rows: CellValue[][] = [keys.map(formulaSafe), ...Array.from(respondents, (row) => [...row])];
  const decimals = { font: FONT, numFmt: DECIMALS };
  rows.forEach((row, at) => {
    row.forEach((value, column) => {
      const isPlain = columns[column]?.format === null;
      if (isPlain && typeof value === 'number' && !Number.isInteger(value))
        cells.set(`${at},${column}`, { value, type: 'number', style: decimals });
    });
  });
  return {
    name,
    rows,
    columns: columns.map(({ key, format }) => ({
      width: Math.max(9, displayWidth(key) + 2),
      style: { font: FONT, ...(format !== null && { numFmt: format }) },
    })),
    cells,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** A mean has two decimals, and so has a sum that is not whole (prorated). */
function columnsOf({ scores }: ScoreTable, keys: readonly string[]) {
  const scored = scores.flatMap(({ aggregate, bands }) => [
    { align: 'right' as const, format: aggregate === 'mean' ? DECIMALS : null },
    { align: 'right' as const, format: null },
    ...(bands.length === 0 ? [] : [{ align: 'left' as const, format: null }]),
  ]);
  const before = keys.length - scored.length;
  return keys.map((key, index) => ({
    key,
    ...(scored[index - before] ?? { align: 'left' as const, format: null }),
  }));
}

function* respondentRows(table: ScoreTable, context: Context): Generator<StreamedValue[]> {
  for (const file of table.files) {
    const about = placeOf(table, file).map(formulaSafe);
    for (let index = 0; index < file.length; index++) {
      const row: StreamedValue[] = [...about, rowOf(file, index)];
      for (const ids of file.ids) row.push(formulaSafe(ids[index] ?? ''));
      for (const values of file.kept) row.push(formulaSafe(values[index] ?? ''));
      table.scores.forEach((heading, position) => {
        const { value, answered, band } = scoreOf(file, heading, position, index, context);
        row.push(value, answered);
        if (heading.bands.length > 0) row.push(band === null ? null : formulaSafe(band));
      });
      yield row;
    }
  }
}

/** What made the scores: per score how it comes from the items, then the tool and the files. */
function scoringTable(table: ScoreTable, context: Context): Table {
  const { tool, files, scores, warnings } = table;
  const { number } = context;
  const lines = [
    { label: context.word('setting.tool'), text: `${tool.name} ${tool.version}`, score: null },
    ...files.map(({ file, length }) => ({
      label: context.word('setting.file'),
      text: `${file} (${number.count(length)})`,
      score: null,
    })),
  ];
  const rows = [
    ...scores.map((score) => ({
      label: score.id,
      text: `${context.name(score.name)} (${score.version})`,
      score,
    })),
    ...lines,
  ];
  const ofScore = (cell: (score: ScoreHeading) => Cell) => (row: (typeof rows)[number]) =>
    row.score === null ? EMPTY : cell(row.score);
  return tableOf(context, {
    id: 'settings',
    title: context.word('title.settings'),
    rows,
    columns: [
      { key: 'id', header: context.text('column.id'), cell: ({ label }) => words(label) },
      { key: 'name', header: context.text('column.name'), cell: ({ text }) => words(text) },
      {
        key: 'aggregate',
        header: context.text('column.aggregate'),
        cell: ofScore(({ aggregate }) => words(context.word(`aggregate.${aggregate}`))),
      },
      numberColumn(
        'items',
        context.text('column.items'),
        ofScore(({ k }) => countCell(k, context)),
      ),
      numberColumn(
        'minAnswered',
        context.text('column.minAnswered'),
        ofScore(({ minAnswered }) => numberCells(context).plain(minAnswered)),
      ),
    ],
    notes: () => [context.text('note.scores'), ...remarkNotes(context, warnings, namesOf(table, context))],
  });
}
