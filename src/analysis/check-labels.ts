import { type ColumnLabels, labelIn } from '../model/column-labels.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import { LANGUAGES } from '../model/language.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName, normaliseName } from '../scoring/column-name.ts';
import { firstColumns } from '../scoring/find-column.ts';
import { categoryName } from '../scoring/group-list.ts';
import { isMissingText, missingCodes } from '../scoring/missing-codes.ts';
import { refusePersonal } from '../scoring/personal-column.ts';
import { decimalSign, quantityOf } from '../scoring/quantity.ts';
import { sortedGroups } from './groups.ts';
import type { AnalysisSettings } from './settings.ts';

/** Codes that a message names. */
const LISTED = 12;

/**
 * Whether labels are those of codes that the files have, and tell all codes of a column apart. The files are read once more for it, and
 * only where there are labels.
 *
 * @param shown columns whose codes the output shows; `null` where several outputs share the labels
 * @throws UserError (status 2) `unknown-label-column`, `labels-not-shown`, `unknown-label-code`, `labels-alike`
 */
export async function checkLabels(
  datasets: readonly Dataset[],
  labels: ColumnLabels,
  settings: Pick<AnalysisSettings, 'missing' | 'personal' | 'decimal'>,
  shown: readonly string[] | null = null,
): Promise<void> {
  for (const [name, own] of Object.entries(labels)) {
    const key = normaliseName(name);
    const having = datasets.flatMap((dataset) => {
      const column = dataset.columns.find((each) => normaliseName(lookupName(each)) === key);
      return column === undefined ? [] : [{ dataset, column }];
    });
    if (having.length === 0) {
      const files = datasets.map(({ file, columns }) => ({ file, columns: firstColumns(columns) }));
      throw cannotRun(createMessage(choiceMessages, 'unknown-label-column', { column: name, files }), {
        column: name,
      });
    }
    if (shown !== null && !shown.some((each) => normaliseName(each) === key))
      throw cannotRun(createMessage(choiceMessages, 'labels-not-shown', { column: name, columns: shown }), {
        column: name,
      });
    const codes = new Set<string>();
    for (const each of having) for (const code of await codesOf(each, settings)) codes.add(code);
    const unknown = Object.keys(own).find((code) => !codes.has(categoryName(code)));
    if (unknown !== undefined) {
      const valid = sortedGroups([...codes]);
      const facts = {
        column: name,
        code: unknown,
        valid: valid.slice(0, LISTED),
        more: Math.max(0, valid.length - LISTED),
      };
      throw cannotRun(createMessage(choiceMessages, 'unknown-label-code', facts), {
        column: name,
        value: unknown,
      });
    }
    for (const language of LANGUAGES) refuseAlike(name, own, codes, language);
  }
}

/** The different codes of a column, unless respondents could be recognised by them. */
async function codesOf(
  { dataset, column }: { readonly dataset: Dataset; readonly column: Column },
  { missing, personal, decimal }: Pick<AnalysisSettings, 'missing' | 'personal' | 'decimal'>,
): Promise<Iterable<string>> {
  const asked = { file: dataset.file, column, option: '--labels' };
  refusePersonal(asked, personal);
  const none = missingCodes(missing);
  const counts = new Map<string, number>();
  let blanks = 0;
  for await (const { cells } of dataset.batches())
    for (const row of cells) {
      const cell = row[column.index] ?? '';
      if (isMissingText(cell, none)) blanks++;
      else counts.set(categoryName(cell), (counts.get(categoryName(cell)) ?? 0) + 1);
    }
  const sign = decimalSign(column, decimal);
  const isNumeric = [...counts.keys()].every((code) => !Number.isNaN(quantityOf(code, sign)));
  refusePersonal(asked, personal, { counts, blanks, isNumeric });
  return counts.keys();
}

/** Two codes that look alike in a table could be taken for one; a code without a label is shown as it is. */
function refuseAlike(
  column: string,
  own: ColumnLabels[string],
  codes: ReadonlySet<string>,
  language: string,
): void {
  const seen = new Map<string, string>();
  for (const code of codes) {
    const label = Object.hasOwn(own, code) ? labelIn(own[code]!, language) : code;
    const key = categoryName(label).toLowerCase();
    const other = seen.get(key);
    if (other !== undefined)
      throw cannotRun(
        createMessage(choiceMessages, 'labels-alike', { column, codes: [other, code], label }),
        {
          column,
        },
      );
    seen.set(key, code);
  }
}
