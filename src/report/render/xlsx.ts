import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Table } from '../table.ts';
import { sheetNames } from './xlsx-names.ts';
import { type TableSheet, tableSheet } from './xlsx-sheet.ts';
import { FONT } from './xlsx-styles.ts';

/** What a sheet can hold, with room for headings and notes. */
const MOST_ROWS = 1_000_000;

/** The first moment that a zip file can name: the same tables give the same bytes, whenever they are written. */
const ALWAYS = new Date(Date.UTC(1980, 0, 1));

/**
 * A workbook (Excel, LibreOffice) with a sheet for each table, the settings last. Cells hold whole numbers; only their format rounds.
 *
 * @param title what the workbook is about, as its properties name it
 * @throws UserError (status 2) when a table has more rows than a workbook can hold
 */
export async function renderXlsx(tables: readonly Table[], title: string): Promise<Uint8Array> {
  const tooLong = tables.find(({ rows }) => rows.length > MOST_ROWS);
  if (tooLong !== undefined) {
    const facts = { title: tooLong.title, rows: tooLong.rows.length };
    throw cannotRun(createMessage(choiceMessages, 'too-large-for-xlsx', facts));
  }
  const names = sheetNames(tables.map(wantedName));
  const sheets = tables.map((table, index) => tableSheet(table, names[index]!));
  return workbook(
    sheets.map(({ sheet }) => sheet),
    title,
    sheets.map(printTitles),
  );
}

/** The number of a numbered table; the settings are found by their title. */
function wantedName({ id, label, title }: Table): string {
  return id === 'settings' ? title : (label ?? title);
}

/** Rows of headings are printed on every page. */
function printTitles({ sheet: { name }, headingRows }: TableSheet) {
  return {
    name: '_xlnm.Print_Titles',
    range: `'${name.replaceAll("'", "''")}'!$1:$${headingRows}`,
    scope: name,
  };
}

export async function workbook(
  sheets: readonly WriteSheet[],
  title: string,
  namedRanges: readonly { name: string; range: string; scope: string }[] = [],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [...sheets],
    properties: { title, creator: 'ensure-stats', created: ALWAYS, modified: ALWAYS },
    defaultFont: FONT,
    namedRanges: [...namedRanges],
  });
}
