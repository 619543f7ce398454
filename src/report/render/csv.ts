import type { CsvStyle } from '../../model/format.ts';
import { heading, type Table, type Value } from '../table.ts';
import { formulaSafe } from './formula-text.ts';

/** As RFC 4180 wants it. */
export const LINE_END = '\r\n';

/** How fields are divided and numbers written. */
export interface CsvDialect {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  /** What the file begins with. */
  readonly mark: string;
}

const PLAIN: CsvDialect = { delimiter: ',', decimal: '.', mark: '' };
/** Excel takes UTF-8 for what it is by the byte order mark only. */
const EXCEL: CsvDialect = { delimiter: ';', decimal: ',', mark: '\uFEFF' };

/** The dialect of a style. */
export function csvDialect(style: CsvStyle = 'plain'): CsvDialect {
  return style === 'plain' ? PLAIN : EXCEL;
}

/**
 * Delimited values after RFC 4180: raw doubles, never rounded; empty for what does not exist.
 *
 * One table is a clean rectangle under its machine keys. Several tables stand below each other, each under a line with its
 * title, with a blank line between.
 */
export function renderCsv(tables: readonly Table[], dialect: CsvDialect = PLAIN): string {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return dialect.mark + rectangle(only, dialect);
  const parts = tables.map((table) => csvRow([heading(table)], dialect) + rectangle(table, dialect));
  return dialect.mark + parts.join(LINE_END);
}

function rectangle({ data }: Table, dialect: CsvDialect): string {
  const { columns, rows } = data();
  return csvRow(columns, dialect) + rows.map((row) => csvRow(row, dialect)).join('');
}

/** One record with its line end. */
export function csvRow(values: readonly Value[], dialect: CsvDialect = PLAIN): string {
  return values.map((value) => csvField(value, dialect)).join(dialect.delimiter) + LINE_END;
}

/**
 * One field. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
 *
 * @example csvField(-0.1) // '-0.1'
 * @example csvField('=1+1') // "'=1+1"
 * @example csvField(3.5, csvDialect('excel-nl')) // '3,5'
 */
export function csvField(value: Value, dialect: CsvDialect = PLAIN): string {
  if (value === null) return '';
  if (typeof value === 'number') return csvNumber(value, dialect);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const safe = formulaSafe(value);
  return /[",;\r\n]/.test(safe) && (dialect.delimiter === ';' || /[",\r\n]/.test(safe))
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

/** A number; nothing for what is none. */
export function csvNumber(value: number, { decimal }: CsvDialect): string {
  if (!Number.isFinite(value)) return '';
  return decimal === '.' ? String(value) : String(value).replace('.', ',');
}
