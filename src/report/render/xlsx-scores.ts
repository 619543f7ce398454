import type { CellValue, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { choiceMessages } from '../../model/messages/choices.ts';
import { said } from '../../model/messages/said.ts';
import { cannotRun } from '../../model/problem.ts';
import type { ScoreFile, ScoreTable } from '../../model/score-table.ts';
import type { Context } from '../context.ts';
import { namesOf, rowOf, scoreKeys, scoreOf } from '../scores.ts';
import { EMPTY, type Table, words } from '../table.ts';
import { remarkNotes } from '../tables/notes.ts';
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
  const [scores = '', settings = ''] = sheetNames([title, about.title]);
  return workbook([scoresSheet(table, scores, context), tableSheet(about, settings).sheet], title);
}

function scoresSheet(table: ScoreTable, name: string, context: Context): WriteSheet {
  const keys = scoreKeys(table);
  const respondents = table.files.reduce((sum, { length }) => sum + length, 0);
  if (respondents > MOST_ROWS || respondents * keys.length > MOST_CELLS) {
    const facts = { respondents, columns: keys.length };
    throw cannotRun(said(choiceMessages, 'too-large-for-xlsx', facts));
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
  const about = [...(table.files.length > 1 ? [file.wave] : []), file.file].map(formulaSafe);
  return Array.from({ length: file.length }, (_, index) => [
    ...about,
    rowOf(file, index),
    ...file.ids.map((ids) => formulaSafe(ids[index] ?? '')),
    ...table.scores.flatMap((heading, position): CellValue[] => {
      const { value, answered, band } = scoreOf(file, heading, position, index, context);
      const scored = [value, answered];
      return heading.bands.length === 0 ? scored : [...scored, band === null ? null : formulaSafe(band)];
    }),
  ]);
}

/** What made the scores: the tool, the files, and per score how it comes from the items. */
function scoringTable(table: ScoreTable, context: Context): Table {
  const { tool, files, scores, warnings } = table;
  const { number } = context;
  const left = { align: 'left' } as const;
  const right = { align: 'right' } as const;
  const line = (label: string, text: string) => ({
    kind: 'body' as const,
    cells: [words(label), words(text), EMPTY, EMPTY, EMPTY],
  });
  return {
    id: 'settings',
    label: null,
    title: context.word('title.settings'),
    subtitle: null,
    columns: [
      { key: 'id', header: context.text('column.id'), ...left },
      { key: 'name', header: context.text('column.name'), ...left },
      { key: 'aggregate', header: context.text('column.aggregate'), ...left },
      { key: 'items', header: context.text('column.items'), ...right },
      { key: 'minAnswered', header: context.text('column.minAnswered'), ...right },
    ],
    rows: [
      ...scores.map(({ id, name, version, aggregate, k, minAnswered }) => ({
        kind: 'body' as const,
        cells: [
          words(id),
          words(`${context.name(name)} (${version})`),
          words(context.word(`aggregate.${aggregate}`)),
          { value: k, text: number.count(k) },
          { value: minAnswered, text: number.plain(minAnswered) },
        ],
      })),
      line(context.word('setting.tool'), `${tool.name} ${tool.version}`),
      ...files.map(({ file, length }) =>
        line(context.word('setting.file'), `${file} (${number.count(length)})`),
      ),
    ],
    notes: [context.text('note.scores'), ...remarkNotes(context, warnings, namesOf(table, context))],
    data: { columns: [], rows: [] },
  };
}
