import type { CellStyle, DataValidation, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import type { EntryComparison, EntryDifference } from '../../model/entry-comparison.ts';
import { ENTRY_SHEETS, entryCodes } from '../../model/entry-form.ts';
import type { Context } from '../context.ts';
import { rangeWords } from '../range-words.ts';
import { wrapText } from '../render/text-width.ts';
import { workbook } from '../render/xlsx.ts';
import { columnLetters, rowRanges, typedCell } from '../render/xlsx-grid.ts';
import { sheetNames } from '../render/xlsx-names.ts';
import { tableSheet } from '../render/xlsx-sheet.ts';
import { FONT, headerStyle } from '../render/xlsx-styles.ts';
import { listedCodes } from './answer-codes.ts';
import { bandsText, comparisonTables, idText, scoreText } from './comparison-tables.ts';
import { type EntryWords, entryWords, kindText } from './words.ts';

const TO_FILL: CellStyle = {
  font: FONT,
  alignment: { horizontal: 'center', vertical: 'top' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
};

/**
 * A workbook to decide in: a row for each cell that differs, with a column for the right value that takes no impossible answer, and who
 * decided it and why; on further sheets the scores, the forms to look at and the agreement.
 */
export async function decisionsWorkbook(comparison: EntryComparison, context: Context): Promise<Uint8Array> {
  const own = entryWords(context);
  const others = comparisonTables(comparison, context).filter(({ id }) => id !== 'entry-cells');
  const first = ENTRY_SHEETS[context.language].decisions;
  const names = sheetNames([first, ...others.map(({ title }) => title)]);
  return workbook(
    [
      decisionsSheet(comparison, first, context, own),
      ...others.map((table, index) => tableSheet(table, names[index + 1]!).sheet),
    ],
    own.word('title.entry.cells'),
  );
}

interface SheetColumn {
  readonly header: string;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly cell: (difference: EntryDifference) => Partial<SheetCell>;
}

function decisionsSheet(
  comparison: EntryComparison,
  name: string,
  context: Context,
  own: EntryWords,
): WriteSheet {
  const { differences } = comparison;
  const columns = sheetColumns(comparison, context, own);
  const cells = new Map<string, Partial<SheetCell>>();
  const put = (row: number, column: number, cell: Partial<SheetCell>) => cells.set(`${row},${column}`, cell);
  columns.forEach(({ header, align }, column) => {
    put(0, column, {
      value: header,
      type: 'string',
      style: headerStyle(align, { first: false, last: true }),
    });
  });
  differences.forEach((difference, index) => {
    columns.forEach(({ cell }, column) => void put(index + 1, column, cell(difference)));
  });
  const forms = formRows(comparison, columns, own);
  forms.forEach((cells, index) => {
    cells.forEach((cell, column) => void put(differences.length + index + 1, column, cell));
  });
  const count = differences.length + forms.length;
  const right = columns.findIndex(({ header }) => header === own.word('column.entry.right'));
  return {
    name,
    rows: Array.from({ length: count + 1 }, () => []),
    columns: columns.map(({ width }) => ({ width })),
    cells,
    rowDefs: heights(differences, columns),
    freezePane: { rows: 1, columns: comparison.idColumns.length + 1 },
    dataValidations: [
      ...validations(comparison, right, context, own),
      ...formValidation(differences.length, count, right, own),
    ],
    autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${count + 1}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** A row for each form that only one typist has: taken over or left out as a whole. */
function formRows(
  { findings, inputs, idColumns }: EntryComparison,
  columns: readonly SheetColumn[],
  own: EntryWords,
): Partial<SheetCell>[][] {
  const before = idColumns.length;
  return findings.flatMap((finding): Partial<SheetCell>[][] => {
    const { kind, file, id, rows } = finding;
    if (kind !== 'only-in-one' || file === null || id === null) return [];
    const text = (value: string): Partial<SheetCell> => ({
      ...typedCell(value),
      style: { font: FONT, alignment: { horizontal: 'left', vertical: 'top' } },
    });
    const typed = (which: number) => text(which === file ? own.word('entry.form.typed') : '–');
    const cells: Partial<SheetCell>[] = [
      ...id.map(text),
      text(own.word('entry.wholeForm')),
      text(own.word('entry.finding.only-in-one', { file: inputs[file === 0 ? 0 : 1].file })),
      typed(0),
      typed(1),
      { value: null, style: TO_FILL },
    ];
    const at = columns.findIndex(({ header }) => header === own.word('column.entry.rows'));
    return [
      columns.map(
        (_, index) =>
          cells[index] ?? (index === at && index > before ? text(rows.join(' / ')) : { value: null }),
      ),
    ];
  });
}

function formValidation(from: number, to: number, right: number, own: EntryWords): DataValidation[] {
  if (from === to) return [];
  const [take, leave] = [own.word('entry.form.take'), own.word('entry.form.leave')];
  return [
    {
      type: 'list',
      values: [take, leave],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: own.word('entry.decide.title'),
      errorMessage: own.word('entry.form.error', { take, leave }),
      range: rowRanges(
        right,
        Array.from({ length: to - from }, (_, index) => from + index + 1),
      ),
    },
  ];
}

/** Of a line of 11 points. */
const LINE_HEIGHT = 15;

/** Heights of rows with wrapped words; programs that open the file do not all work them out. */
function heights(
  differences: readonly EntryDifference[],
  columns: readonly SheetColumn[],
): Map<number, { height: number }> {
  return new Map(
    differences.flatMap((difference, index) => {
      const lines = columns.map(({ cell, width }) => {
        const { value, style } = cell(difference);
        // Letters differ in width: some room is kept.
        return style?.alignment?.wrapText === true ? wrapText(String(value ?? ''), width - 3).length : 1;
      });
      const most = Math.max(...lines);
      return most === 1 ? [] : [[index + 1, { height: LINE_HEIGHT * most }] as const];
    }),
  );
}

function sheetColumns(comparison: EntryComparison, context: Context, own: EntryWords): SheetColumn[] {
  const [first, second] = comparison.inputs;
  const columnOf = new Map(comparison.columns.map((column) => [column.column, column]));
  const effects = effectTexts(comparison, context, own);
  const text = (value: string, wrapText = false): Partial<SheetCell> => ({
    ...typedCell(value),
    style: { font: FONT, alignment: { horizontal: 'left', vertical: 'top', ...(wrapText && { wrapText }) } },
  });
  const typed =
    (at: 0 | 1) =>
    ({ values }: EntryDifference) =>
      typedCell(values[at] === '' ? own.word('entry.blankCell') : values[at]!);
  const toFill = () => ({ value: null, style: TO_FILL });
  const column = (
    header: string,
    width: number,
    cell: SheetColumn['cell'],
    align: SheetColumn['align'] = 'left',
  ) => {
    return { header, width, cell, align };
  };
  const question = ({ column: name }: EntryDifference) => {
    const { text: wording } = columnOf.get(name) ?? {};
    return text(wording === undefined ? '' : context.name(wording), true);
  };
  return [
    ...comparison.idColumns.map((header, part) => column(header, 12, ({ id }) => text(id[part]!))),
    column(own.word('column.entry.column'), 14, ({ column: name }) => text(name)),
    column(own.word('column.entry.question'), 50, question),
    column(first.file, 14, typed(0), 'right'),
    column(second.file, 14, typed(1), 'right'),
    column(own.word('column.entry.right'), 16, toFill, 'center'),
    column(own.word('column.entry.who'), 12, () => ({ value: null })),
    column(own.word('column.entry.when'), 12, () => ({ value: null })),
    column(own.word('column.entry.why'), 30, () => ({ value: null })),
    column(own.word('column.entry.kind'), 36, ({ kind, doubted }) =>
      text(kindText(kind, doubted.length > 0, own)),
    ),
    column(own.word('column.entry.effect'), 40, ({ id }) => text(effects.get(idText(id)) ?? '', true)),
    column(own.word('column.entry.rows'), 12, ({ rows }) => text(rows.join(' / '))),
    // In every row, so that it survives sorting and saving as CSV: errors per 10,000 cells need it.
    column(
      own.word('column.entry.compared'),
      14,
      () => typedCell(String(comparison.overall.fields)),
      'right',
    ),
  ];
}

/** What the differences of a form do to its scores. */
function effectTexts(comparison: EntryComparison, context: Context, own: EntryWords): Map<string, string> {
  const texts = new Map<string, string>();
  const textOf = scoreText(comparison, context);
  for (const effect of comparison.scores) {
    const [first, second] = effect.values.map((value) =>
      value === null ? own.word('entry.noScore') : textOf(effect.score, value),
    ) as [string, string];
    const bands = bandsText(effect, context, own);
    const facts = { score: effect.score, first, second };
    const said =
      bands === '' ? own.word('entry.effect', facts) : own.word('entry.effect.band', { ...facts, bands });
    const id = idText(effect.id);
    texts.set(id, texts.has(id) ? `${texts.get(id)}; ${said}` : said);
  }
  return texts;
}

/** The answers that a right value may be, one rule for the rows of columns with the same answers. */
function validations(
  { columns, differences }: EntryComparison,
  right: number,
  context: Context,
  own: EntryWords,
): DataValidation[] {
  const items = columns.filter(({ valid }) => valid !== undefined);
  const codes = entryCodes(items.map(({ valid }) => valid!));
  const blank = own.word('entry.blankCell');
  return items.flatMap((item): DataValidation[] => {
    const rows = differences.flatMap(({ column }, index) => (column === item.column ? [index + 1] : []));
    const values = item.valid === undefined ? null : listedCodes(item.valid);
    if (rows.length === 0 || values === null) return [];
    return [
      {
        type: 'list',
        values: [...values, codes.twoCrosses, codes.unreadable].map(String).concat(blank),
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: own.word('entry.decide.title'),
        errorMessage: own.word('entry.decide.error', {
          column: item.column,
          valid: rangeWords(context, context.number.plain(values[0]!), context.number.plain(values.at(-1)!)),
          twoCrosses: String(codes.twoCrosses),
          unreadable: String(codes.unreadable),
          blank,
        }),
        range: rowRanges(right, rows),
      },
    ];
  });
}
