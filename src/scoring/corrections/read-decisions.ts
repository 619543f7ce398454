import type { Correction, Corrections } from '../../model/corrections.ts';
import type { Dataset } from '../../model/dataset.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun, type Problem, UserError } from '../../model/problem.ts';
import { parseNumber } from '../parse-number.ts';

/** What a workbook of decisions calls its columns, and an answer that there is not. */
export interface DecisionHeadings {
  readonly column: string;
  readonly question: string;
  readonly right: string;
  readonly who: string;
  readonly when: string;
  readonly why: string;
  readonly compared: string;
  readonly blank: string;
  /** In the place of a column where a whole form is meant, and in that of what was typed where a typist has it. */
  readonly wholeForm: string;
  readonly formTyped: string;
  /** Right values of whole forms. */
  readonly takeForm: string;
  readonly leaveForm: string;
}

/** A form that only one typist has, and whether it is used. */
export interface DecidedForm {
  readonly row: number;
  readonly id: readonly string[];
  /** Who has it. */
  readonly typist: 0 | 1;
  readonly isTaken: boolean;
}

/** Decisions of what two typists typed. */
export interface Decisions {
  /** The files that were compared. */
  readonly files: readonly [string, string];
  /** As corrections of what the first typist typed, and of what the second did. */
  readonly corrections: readonly [first: Corrections, second: Corrections];
  /** Forms that only one of them has. */
  readonly forms: readonly DecidedForm[];
  /** How many cells were compared; `null` where the rows do not all say the same. */
  readonly fields: number | null;
}

/** Whether a file has a column for right values. */
export function isOfDecisions(
  { columns }: Pick<Dataset, 'columns'>,
  languages: readonly DecisionHeadings[],
): boolean {
  return languages.some(({ right }) => columns.some(({ name }) => name === right));
}

/**
 * Reads a workbook of decisions: left of the column that names the cell stands the id, right of the question what both typed.
 *
 * @throws UserError (status 2) for a file that is none; (status 1) while a cell has no right value
 */
export async function readDecisions(
  dataset: Dataset,
  sha256: string | null,
  languages: readonly DecisionHeadings[],
): Promise<Decisions> {
  const { file, columns } = dataset;
  const at = (heading: string) => columns.findIndex(({ name }) => name === heading);
  const words = languages.find(({ right, column, question }) =>
    [right, column, question].every((each) => at(each) !== -1),
  );
  if (words === undefined || at(words.column) === 0)
    throw cannotRun(createMessage(correctionMessages, 'decisions-columns', { file }), { file });
  const idColumns = columns.slice(0, at(words.column));
  const typed = at(words.question) + 1;
  const lists: [Correction[], Correction[]] = [[], []];
  const forms: DecidedForm[] = [];
  const problems: Problem[] = [];
  const compared = new Set<number>();
  for await (const batch of dataset.batches()) {
    for (const [position, cells] of batch.cells.entries()) {
      const row = batch.rows[position]!;
      const cell = (index: number) => (cells[columns[index]?.index ?? -1] ?? '').trim();
      const answer = (index: number) =>
        languages.some(({ blank }) => blank === cell(index)) ? '' : cell(index);
      const id = idColumns.map(({ index }) => (cells[index] ?? '').trim());
      const column = cell(at(words.column));
      const right = cell(at(words.right));
      if (languages.some(({ wholeForm }) => wholeForm === column)) {
        const isTaken = languages.some(({ takeForm }) => takeForm === right);
        if (isTaken || languages.some(({ leaveForm }) => leaveForm === right)) {
          const isFirst = languages.some(({ formTyped }) => formTyped === cell(typed));
          forms.push({ row, id, typist: isFirst ? 0 : 1, isTaken });
        } else {
          const facts = { file, row, id: id.join(' + '), take: words.takeForm, leave: words.leaveForm };
          problems.push({
            ...createMessage(correctionMessages, 'form-open', facts),
            ...{ severity: 'error', file, row, column: words.right },
          });
        }
        continue;
      }
      if (right === '') {
        const facts = { file, row, id: id.join(' + '), column, blank: words.blank };
        problems.push({
          ...createMessage(correctionMessages, 'decision-open', facts),
          ...{ severity: 'error', file, row, column: words.right },
        });
        continue;
      }
      compared.add(parseNumber(cell(at(words.compared)), null));
      for (const [which, list] of lists.entries())
        list.push({
          row,
          id,
          wave: null,
          column,
          old: answer(typed + which),
          new: answer(at(words.right)),
          who: cell(at(words.who)),
          when: cell(at(words.when)),
          why: cell(at(words.why)),
        });
    }
  }
  if (problems.length > 0) throw new UserError(problems, 1);
  const of = (list: Correction[]): Corrections => ({
    file,
    sha256,
    idColumns: idColumns.map(({ name }) => name),
    list,
  });
  const [fields = Number.NaN] = compared;
  const isKnown = compared.size === 1 && fields >= lists[0].length;
  return {
    files: [columns[typed]?.name ?? '', columns[typed + 1]?.name ?? ''],
    corrections: [of(lists[0]), of(lists[1])],
    forms,
    fields: isKnown ? fields : null,
  };
}
