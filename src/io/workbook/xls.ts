import type { CellValue } from 'hucre/xlsx';
import { numberText } from './number-format.ts';
import { isNumberText, type OpenSheets, type SheetRow, UnreadableWorkbook } from './workbook.ts';

/** Rows that are handed on at once. */
const BATCH = 1000;

const ERROR = /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|ERR!)$/;

/**
 * Sheets of a workbook of Excel 97 to 2003, which `hucre` reads as a whole: it can have no more than 65,536 rows. It tells neither
 * hidden sheets nor the formats of numbers.
 */
export async function openXls(bytes: Uint8Array): Promise<OpenSheets> {
  if (holds(bytes, 'EncryptedPackage')) throw new UnreadableWorkbook('encrypted');
  const { readXls } = await import('hucre/xlsx');
  const { sheets } = await readXls(bytes);
  return {
    sheets: sheets.map(({ name }) => ({ name, isHidden: false })),
    rows: async function* (sheet) {
      const { rows } = sheets[sheet]!;
      for (let at = 0; at < rows.length; at += BATCH) {
        const filled = rows
          .slice(at, at + BATCH)
          .flatMap((values, index) => rowOf(values ?? [], at + index + 1));
        if (filled.length > 0) yield filled;
      }
    },
  };
}

/** Whether a name of the directory of such a file, in UTF-16, stands in it. */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}

function rowOf(values: readonly CellValue[], row: number): SheetRow[] {
  const cells = values.map(textOf);
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return [];
  const remarks = cells.flatMap((cell, column): SheetRow['remarks'][number][] => {
    if (ERROR.test(cell)) return [{ column, remark: 'error' }];
    return typeof values[column] === 'string' && isNumberText(cell)
      ? [{ column, remark: 'number-text' }]
      : [];
  });
  return [{ row, cells, remarks }];
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!(value instanceof Date)) return value;
  const [date, clock] = value.toISOString().slice(0, -1).replace('.000', '').split('T');
  // A number below 1 is a time of no day.
  if (value.getUTCFullYear() < 1900) return clock!;
  return clock === '00:00:00' ? date! : `${date}T${clock}`;
}
