import type { Column } from '../model/dataset.ts';
import { lookupName, normaliseName, otherNames } from './column-name.ts';
import type { ColumnIndex, ScaleMatch } from './match-items.ts';

/** One column more may be a total or a further question, such as the tenth of PHQ-9. */
const ENOUGH = 2;

/**
 * Columns that go on counting where the items of a scale end: `pss11` and `pss12` after `pss1` to `pss10`. Such a file has a longer form
 * of the scale, whose first items need not be those of the short one. Names that hold the number of items (`pss10_1`) say which form it is.
 *
 * @returns none unless the scale is whole and two or more columns follow
 */
export function columnsBeyond({ isWhole, columns }: ScaleMatch, { byName }: ColumnIndex): Column[] {
  if (!isWhole) return [];
  const stems = columns.map((column, index) => stemOf(column!, index + 1));
  const [stem] = stems;
  if (stem === undefined || stem === null || stems.some((each) => each !== stem)) return [];
  const question = questionOf(columns[0]!);
  const beyond: Column[] = [];
  for (;;) {
    const named = byName.get(`${stem}${columns.length + beyond.length + 1}`);
    const next = named?.find((column) => questionOf(column) === question);
    if (next === undefined) break;
    beyond.push(next);
  }
  return beyond.length < ENOUGH ? [] : beyond;
}

/** `pss` of `PSS_03`, when 3 is the number that is asked for. */
function stemOf(column: Column, number: number): string | null {
  for (const name of [lookupName(column), ...otherNames(column).codes]) {
    const [, stem, digits] = /^([^\d_]+)(\d+)$/.exec(normaliseName(name)) ?? [];
    if (stem !== undefined && Number(digits) === number) return stem;
  }
  return null;
}

/** What stands before the number of a row in codes such as `GAD[SQ001]`: `SQ008` of another question goes on counting nothing. */
function questionOf(column: Column): string {
  const names = [...otherNames(column).codes, lookupName(column)];
  const whole = names.find((name) => name.endsWith(']'));
  return whole === undefined ? '' : whole.slice(0, whole.lastIndexOf('['));
}
