import type { ByteSource } from '../../model/dataset.ts';
import { isEntrySheet } from '../../model/entry-form.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { workbookMessages } from '../../model/messages/workbook.ts';
import { cannotRun, isUserError, type Problem } from '../../model/problem.ts';
import { readHead } from '../bytes-source.ts';
import { foreignFormat } from '../foreign-format.ts';
import { zipEntries } from '../zip.ts';
import { openOds } from './ods.ts';
import {
  columnLetters,
  type OpenSheets,
  type SheetRow,
  type SheetRows,
  UnreadableWorkbook,
  type Workbook,
  type WorkbookFormat,
} from './workbook.ts';
import { openXls } from './xls.ts';
import { openXlsx } from './xlsx.ts';

const MOST_PROBLEMS = 1000;

/**
 * Opens a workbook (.xlsx, .ods, .xls): its sheets, and the filled rows of one of them, cells as text. A text stays as it is (`014`),
 * a number has the digits that the program shows of it at most (fifteen), a date or time is ISO 8601, a formula what was computed last.
 * An error in a cell is a problem with its place, and so is a number that is shown with zeros before it.
 *
 * The file itself is held in memory; rows come in pieces.
 *
 * @param options `sheet` by its name, where several are filled or the one that is is hidden
 * @throws UserError (status 2) `workbook-unreadable`, `workbook-sheets`, `workbook-no-sheet`, `workbook-empty`
 * @example
 * const workbook = await openWorkbook(source);
 * for await (const { cells, rows } of workbook.batches()) {
 *   // cells[0] are those of the first filled row, rows[0] is its number
 * }
 */
export async function openWorkbook(
  source: ByteSource,
  options: { readonly sheet?: string } = {},
): Promise<Workbook> {
  const file = source.name;
  const { bytes } = await readHead(source, Number.POSITIVE_INFINITY);
  try {
    const [format, open] = await openSheets(bytes);
    const index = await sheetIndex(file, open, options.sheet);
    const sheet = open.sheets[index]!.name;
    return {
      file,
      format,
      sheets: open.sheets,
      sheet,
      batches: () => batches(file, sheet, open.rows(index)),
    };
  } catch (error) {
    throw told(file, error);
  }
}

/** An archive that holds no workbook. */
class OtherArchive extends Error {
  readonly format: 'numbers' | 'zip';

  constructor(format: 'numbers' | 'zip') {
    super(format);
    this.name = 'OtherArchive';
    this.format = format;
  }
}

/** By what is in the file, whatever its name says. */
async function openSheets(bytes: Uint8Array): Promise<[WorkbookFormat, OpenSheets]> {
  if (bytes[0] !== 0x50) return ['xls', await openXls(bytes)];
  const entries = zipEntries(bytes);
  if (entries === null) throw new UnreadableWorkbook('too-large');
  // Capitals make no difference in names of parts, and some programs write them with the slash of Windows.
  const parts = new Map(entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]));
  if (parts.has('content.xml')) return ['ods', await openOds(parts)];
  // Either is in every file of an office program; some writers leave out the first.
  const isOffice = parts.has('[content_types].xml') || parts.has('_rels/.rels');
  if (!isOffice || parts.has('word/document.xml')) {
    const names = [...parts.keys()];
    throw new OtherArchive(names.some((name) => name.endsWith('.iwa')) ? 'numbers' : 'zip');
  }
  return ['xlsx', await openXlsx(parts)];
}

/** The sheet that was named, else the only one of those in view that holds anything, or that is a form or list of our own. */
async function sheetIndex(file: string, open: OpenSheets, wanted: string | undefined): Promise<number> {
  const { sheets } = open;
  if (wanted !== undefined) {
    const found = sheets.findIndex(({ name }) => name === wanted);
    if (found !== -1) return found;
    const names = sheets.map(({ name }) => name);
    throw cannotRun(
      createMessage(workbookMessages, 'workbook-no-sheet', { file, sheet: wanted, sheets: names }),
      {
        file,
      },
    );
  }
  const filled: number[] = [];
  for (const [index, { isHidden }] of sheets.entries())
    if (!isHidden && (await isFilled(open, index))) filled.push(index);
  if (filled.length === 1) return filled[0]!;
  if (filled.length === 0)
    throw cannotRun(createMessage(workbookMessages, 'workbook-empty', { file }), { file });
  const own = filled.filter((index) => isEntrySheet(sheets[index]!.name));
  if (own.length === 1) return own[0]!;
  const names = filled.map((index) => sheets[index]!.name);
  throw cannotRun(createMessage(workbookMessages, 'workbook-sheets', { file, sheets: names }), { file });
}

async function isFilled({ rows }: OpenSheets, sheet: number): Promise<boolean> {
  for await (const _ of rows(sheet)) return true;
  return false;
}

async function* batches(
  file: string,
  sheet: string,
  rows: AsyncGenerator<SheetRow[], void>,
): AsyncGenerator<SheetRows, void> {
  let errors = 0;
  const shown = new Set<number>();
  const texts = new Set<number>();
  try {
    for await (const batch of rows) {
      const problems: Problem[] = [];
      const numberTexts: { row: number; column: number; value: string }[] = [];
      for (const { row, cells, remarks } of batch)
        for (const { column, remark } of remarks) {
          const place = { file, sheet, row, column: columnLetters(column) };
          const value = cells[column]!;
          if (remark === 'number-text') {
            if (!texts.has(column)) numberTexts.push({ row, column, value });
            texts.add(column);
          } else if (remark === 'leading-zeros') {
            // Said once for each column.
            if (shown.has(column)) continue;
            shown.add(column);
            problems.push({
              ...createMessage(workbookMessages, 'workbook-leading-zeros', { ...place, value }),
              severity: 'warning',
              file,
              row,
            });
          } else if (errors++ < MOST_PROBLEMS)
            problems.push({
              ...createMessage(workbookMessages, 'workbook-error-cell', { ...place, value }),
              severity: 'error',
              file,
              row,
              value,
            });
        }
      yield {
        cells: batch.map(({ cells }) => cells),
        rows: batch.map(({ row }) => row),
        problems,
        ...(numberTexts.length > 0 && { numberTexts }),
      };
    }
  } catch (error) {
    throw told(file, error);
  }
}

/** What is wrong with a file as a problem; whatever the parts of an archive do to a reader, the file is damaged. */
function told(file: string, error: unknown): unknown {
  if (isUserError(error)) return error;
  if (error instanceof OtherArchive) return foreignFormat(file, error.format);
  const fault = error instanceof UnreadableWorkbook ? error.fault : 'damaged';
  return cannotRun(createMessage(workbookMessages, 'workbook-unreadable', { file, fault }), { file });
}
