import type { EmitMatching } from '../model/emit-plan.ts';
import { said } from '../model/messages/said.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun } from '../model/problem.ts';
import type { IdComparison } from '../scoring/id-list.ts';
import { normaliseId } from '../scoring/normalise-id.ts';

/**
 * Learns from the ids that occur what a script needs to compare them as this tool does: which letters beyond ASCII become
 * what, and whether blanks and leading zeros matter. No id is kept, so that no script names a respondent.
 */
export class IdSpelling {
  private readonly letters = new Map<string, string>();
  private blanks = false;
  private zeros = false;
  private readonly comparison: IdComparison;

  constructor(comparison: IdComparison) {
    this.comparison = comparison;
  }

  /**
   * Takes note of an id as it stands in the file.
   *
   * @throws UserError `emit-id` (status 2) for an id that the simple rules of a script would spell otherwise
   */
  add(file: string, row: number, cell: string): void {
    const text = cell.trim();
    const spelled = text.replace(/\P{M}\p{M}*/gu, (letter) => this.letter(letter));
    const blanksRemoved = this.comparison === 'as-written' ? spelled : withoutBlanks(spelled);
    const key = this.comparison === 'as-written' ? spelled : plainId(blanksRemoved);
    const wanted =
      this.comparison === 'as-written' ? text.normalize('NFC') : normaliseId(text.normalize('NFC'));
    if (key !== wanted) {
      throw cannotRun(said(scriptMessages, 'emit-id', { file, row }), { file, row });
    }
    if (blanksRemoved !== spelled) this.blanks = true;
    if (key !== lowerCase(blanksRemoved)) this.zeros = true;
  }

  matching(id: string, fuzzy: 0 | 1): EmitMatching {
    return {
      id,
      comparison: this.comparison,
      fuzzy,
      // Letters with marks of their own before the letters alone.
      letters: [...this.letters]
        .map(([from, to]) => ({ from, to }))
        .sort((a, b) => b.from.length - a.from.length || (a.from < b.from ? -1 : 1)),
      blanks: this.blanks,
      zeros: this.zeros,
    };
  }

  /** A letter with its marks: what it becomes, and a note of it when that is something else. */
  private letter(letter: string): string {
    if (/^[\0-\x7f]+$/.test(letter)) return letter;
    const known = this.letters.get(letter);
    if (known !== undefined) return known;
    const becomes = this.comparison === 'as-written' ? letter.normalize('NFC') : foldedLetter(letter);
    if (becomes !== letter) this.letters.set(letter, becomes);
    return becomes;
  }
}

function foldedLetter(letter: string): string {
  return /^\s$/u.test(letter) ? ' ' : normaliseId(letter);
}

/** Blanks stay between digits only, and then one. */
function withoutBlanks(text: string): string {
  return text.replace(/[\t-\r ]+/g, ' ').replace(/(?<![0-9]) | (?![0-9])/g, '');
}

/** Small letters, and no zeros before a number. The scripts do the same. */
function plainId(text: string): string {
  return lowerCase(text).replace(/(?<![0-9]|[0-9][.,])0+(?=[0-9])/g, '');
}

function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
