import type { CellValue, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { ScoreFile, ScoreHeading, ScoreTable } from '../../model/score-table.ts';
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
import { FONT, headerStyle } from './xlsx-styles.ts';

/** More cells than this take more memory than a small computer has; a file of text has no such limit. */
const MOST_CELLS = 2_000_000;
const MOST_ROWS = 1_048_575;
const DECIMALS = '0.00';

/**
 * Scores per respondent as a workbook: one sheet with a row each under the same headings as in CSV, ready to sort and filter, and one
 * that says what each score is.
 *
 * @throws UserError (status 2) when there are more respondents than a workbook can hold
 */
export async function scoresWorkbook(table: ScoreTable, context: Context): Promise<Uint8Array> {
  const title = context.word('title.scores');
  const about = scoringTable(table, context);
  const byOffice = table.offices === null ? null : officesTable(table.offices, context);
  const [scores = '', settings = '', offices = ''] = sheetNames([
    title,
    about.title,
    ...(byOffice === null ? [] : [byOffice.title]),
  ]);
  const sheets = [scoresSheet(table, scores, context), tableSheet(about, settings).sheet];
  if (byOffice !== null) sheets.splice(1, 0, tableSheet(byOffice, offices).sheet);
  return workbook(sheets, title);
}

function scoresSheet(table: ScoreTable, name: string, context: Context): WriteSheet {
  const keys = scoreKeys(table);
  const respondents = table.files.reduce((sum, { length }) => sum + length, 0);
  if (respondents > MOST_ROWS || respondents * keys.length > MOST_CELLS) {
    const facts = { respondents, columns: keys.length };
    throw cannotRun(createMessage(choiceMessages, 'too-large-for-xlsx', facts));
  }
  const columns = columnsOf(table, keys);
  const cells = new Map<string, Partial<SheetCell>>();
  columns.forEach(({ key, align }, column) => {
    const style = headerStyle(align, { first: false, last: true });
    cells.set(`0,${column}`, { value: formulaSafe(key), type: 'string', style });
  });
  const rows = [
    keys.map(formulaSafe),
    ...table.files.flatMap((file) => respondentRows(table, file, context)),
  ];
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

function respondentRows(table: ScoreTable, file: ScoreFile, context: Context): CellValue[][] {
  const about = placeOf(table, file).map(formulaSafe);
  return Array.from({ length: file.length }, (_, index) => [
    ...about,
    rowOf(file, index),
    ...file.ids.map((ids) => formulaSafe(ids[index] ?? '')),
    ...file.kept.map((values) => formulaSafe(values[index] ?? '')),
    ...table.scores.flatMap((heading, position): CellValue[] => {
      const { value, answered, band } = scoreOf(file, heading, position, index, context);
      const scored = [value, answered];
      return heading.bands.length === 0 ? scored : [...scored, band === null ? null : formulaSafe(band)];
    }),
  ]);
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
