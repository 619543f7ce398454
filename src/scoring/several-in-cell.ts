import type { PlatformId } from '../model/export-form.ts';
import { normaliseAnswer } from './column-name.ts';
import { categoryName } from './group-list.ts';

/** Between answers in one cell: Microsoft Forms and most others, or Google Forms. */
export type Separator = ';' | ', ';

/** So many respondents gave a combination of known answers at least; one may have typed a sentence. */
const FEWEST_COMBINING = 2;

/** The cells of a column in a file. */
export interface CellsOfFile {
  readonly platform: PlatformId | undefined;
  /** How many respondents gave each, without blanks. */
  readonly cells: ReadonlyMap<string, number>;
}

/**
 * The sign between several answers to one question in a cell; what one of the files that have it proves holds for all.
 *
 * One respondent who answered in two files is no two: each file is judged by itself.
 */
export function separatorIn(files: readonly CellsOfFile[]): Separator | null {
  for (const { cells, platform } of files) {
    const separator = separatorOf(cells, platform);
    if (separator !== null) return separator;
  }
  return null;
}

/**
 * The sign between several answers to one question in a cell, where the cells prove it; `null` where each cell is one answer.
 *
 * A semicolon is one when combinations are made of answers that also occur in other cells, alone or in other combinations: by two respondents
 * at least, and by more than gave anything else with a semicolon in it, which is free text. Microsoft Forms ends every answer with one. The
 * comma of Google Forms is one where the cells are combinations of fewer answers.
 *
 * @param cells how many respondents of a file gave each cell, without blanks
 */
function separatorOf(cells: ReadonlyMap<string, number>, platform: PlatformId | undefined): Separator | null {
  const texts = [...cells.keys()];
  if (platform === 'microsoft-forms' && texts.length > 0 && texts.every((cell) => /;\s*$/.test(cell)))
    return ';';
  if (combines(cells)) return ';';
  if (platform !== 'google-forms') return null;
  const parts = new Set(texts.flatMap((cell) => cell.split(', ')));
  return texts.length > parts.size ? ', ' : null;
}

function combines(cells: ReadonlyMap<string, number>): boolean {
  const answers = [...cells].map(([cell, count]) => {
    const parts = new Set(answersIn(cell, ';').map(normaliseAnswer));
    return { parts, count, hasSign: cell.includes(';') };
  });
  // In how many different cells each answer stands.
  const places = new Map<string, number>();
  for (const { parts } of answers) for (const part of parts) places.set(part, (places.get(part) ?? 0) + 1);
  let [combining, other] = [0, 0];
  for (const { parts, count, hasSign } of answers) {
    if (!hasSign || (parts.size === 1 && places.get([...parts][0]!)! > 1)) continue;
    if (parts.size > 1 && [...parts].every((part) => places.get(part)! > 1)) combining += count;
    else other += count;
  }
  return combining >= FEWEST_COMBINING && combining > other;
}

/** The answers in a cell; blank ones are none. */
export function answersIn(cell: string, separator: string | null): string[] {
  if (separator === null) return [cell];
  return cell.split(separator).flatMap((part) => (part.trim() === '' ? [] : [categoryName(part)]));
}
