import { heading, type Table, type Value } from '../table.ts';
import { formulaSafe } from './formula-text.ts';

/** As RFC 4180 wants it. */
export const LINE_END = '\r\n';

/**
 * Comma-separated values after RFC 4180: raw doubles with a point, never rounded; empty for what does not exist.
 *
 * One table is a clean rectangle under its machine keys. Several tables stand below each other, each under a line with its
 * title, with a blank line between.
 */
export function renderCsv(tables: readonly Table[]): string {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return rectangle(only);
  return tables.map((table) => csvRow([heading(table)]) + rectangle(table)).join(LINE_END);
}

function rectangle({ data }: Table): string {
  const { columns, rows } = data();
  return csvRow(columns) + rows.map(csvRow).join('');
}

/** One record with its line end. */
export function csvRow(values: readonly Value[]): string {
  return values.map(csvField).join(',') + LINE_END;
}

/**
 * One field. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
 *
 * @example csvField(-0.1) // '-0.1'
 * @example csvField('=1+1') // "'=1+1"
 */
export function csvField(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const safe = formulaSafe(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
