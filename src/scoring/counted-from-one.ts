import type { Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import type { ItemReader } from './decode-dataset.ts';
import type { ScaleMatch } from './match-items.ts';

/** Among so many answers somebody gives the lowest one, unless the file has no such code. */
const ENOUGH = { rows: 10, answers: 100 };

/** Ratings have no more answers than 0 to 10; a total or a number typed in counts from nowhere else. */
const HIGHEST_RATING = 10;

/** The codes of a scale that counts from 0, in a file that may count from 1. */
interface FromOne {
  readonly min: number;
  readonly max: number;
  /** Whether the file has one code more than the definition. */
  readonly isBeyond: boolean;
}

/**
 * Scales whose answers count from 0 where the file seems to count from 1, as Qualtrics, SurveyMonkey, SoSci Survey and Unipark do when they
 * export numbers: the lowest code never occurs. Where the highest one and more does, the answers are impossible and this is why; where nobody
 * gave the highest answer, every score would be too high without an error.
 *
 * @param readers of the items of every scale, after all cells were read; a set for each kind of file
 */
export function countedFromOne(
  { file, rowCount }: Pick<Dataset, 'file' | 'rowCount'>,
  matches: readonly Pick<ScaleMatch, 'scale'>[],
  readers: readonly (readonly (readonly (ItemReader | null)[])[])[],
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const [index, { scale }] of matches.entries()) {
    const found = fromOne(readers.flatMap((set) => set[index] ?? []));
    if (found === null || !(found.isBeyond || isEnough(rowCount, scale.items.length))) continue;
    const { min, max, isBeyond } = found;
    const facts = { file, scale: scale.id, min, max };
    if (isBeyond)
      problems.push({
        ...createMessage(answerMessages, 'codes-from-one', facts),
        severity: 'error',
        file,
        scale: scale.id,
      });
    else
      warnings.push({
        ...createMessage(answerMessages, 'lowest-code-absent', facts),
        severity: 'warning',
        file,
        scale: scale.id,
      });
  }
  return { problems, warnings };
}

/** Whether cells can tell that a file counts the answers of a scale from 1; in so many rows they may still be too few to say so. */
export function mayCountFromOne(readers: readonly (ItemReader | null)[], rows: number): boolean {
  const [first] = readers;
  const { min, max } = first?.response ?? {};
  if (min !== 0 || max == null || max < 2 || max > HIGHEST_RATING || !isEnough(rows, readers.length))
    return false;
  return readers.every(
    (reader) =>
      reader?.response.min === min && reader.response.max === max && reader.column.valueLabels === undefined,
  );
}

/**
 * Of a file that holds several waves, what is true of the whole of it: a code that one wave lacks and another has is not absent.
 *
 * @param scored what was read of each wave, of the same file several times where it holds them all
 */
export function warningsOfFiles(
  scored: readonly { readonly file: string; readonly warnings: readonly Problem[] }[],
): Problem[] {
  const isAbsent = (of: string | undefined) => (each: Problem) =>
    each.code === 'lowest-code-absent' && each.scale === of;
  return scored.flatMap(({ file, warnings }, index) =>
    warnings.filter((warning) => {
      if (warning.code !== 'lowest-code-absent') return true;
      const alike = scored.filter((other) => other.file === file);
      const first = alike.findIndex(({ warnings: own }) => own.some(isAbsent(warning.scale)));
      return (
        alike.every(({ warnings: own }) => own.some(isAbsent(warning.scale))) &&
        alike[first] === scored[index]
      );
    }),
  );
}

/** Whether there is anything to be said of a scale. */
export function isFromOne(readers: readonly (ItemReader | null)[], rows: number): boolean {
  const found = fromOne(readers);
  return found !== null && (found.isBeyond || isEnough(rows, readers.length));
}

function isEnough(rows: number, items: number): boolean {
  return rows >= ENOUGH.rows && rows * items >= ENOUGH.answers;
}

/** `null` where the lowest answer occurs, answers are written in words, or the file tells by value labels what its codes are. */
function fromOne(readers: readonly (ItemReader | null)[]): FromOne | null {
  const [first] = readers;
  const { min = 1, max = null } = first?.response ?? {};
  if (min !== 0 || max === null || max < 2 || max > HIGHEST_RATING) return null;
  let hasAnswers = false;
  let isBeyond = false;
  for (const reader of readers) {
    if (reader === null || reader.response.min !== min || reader.response.max !== max) return null;
    if (reader.column.valueLabels !== undefined) return null;
    for (const [cell, answer] of reader.known()) {
      if (answer.kind === 'value') {
        if (answer.value === min || Number(cell.trim().replace(',', '.')) !== answer.value) return null;
        hasAnswers = true;
      } else if (answer.kind === 'invalid') {
        if (answer.facts.missing !== undefined) continue;
        if (Number(cell.trim().replace(',', '.')) !== max + 1) return null;
        isBeyond = true;
      }
    }
  }
  return hasAnswers ? { min, max, isBeyond } : null;
}
