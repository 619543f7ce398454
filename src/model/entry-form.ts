import type { Language } from './language.ts';
import type { Response } from './scale.ts';

/** What a form for typing in paper questionnaires has beside the answers. */

/** The last two columns of a form, by language: items that the typist doubts, and remarks. */
export const ENTRY_COLUMNS: Readonly<Record<Language, { readonly doubt: string; readonly remarks: string }>> =
  {
    en: { doubt: 'doubt', remarks: 'remarks' },
    nl: { doubt: 'twijfel', remarks: 'opmerkingen' },
    fr: { doubt: 'doute', remarks: 'remarques' },
  };

/** The sheets of our workbooks that are read again, each beside others that are only for people. */
export const ENTRY_SHEETS: Readonly<
  Record<Language, { readonly forms: string; readonly decisions: string }>
> = {
  en: { forms: 'Typed forms', decisions: 'Cells to decide' },
  nl: { forms: 'Getypte formulieren', decisions: 'Te beslissen cellen' },
  fr: { forms: 'Formulaires saisis', decisions: 'Cellules à trancher' },
};

/** Whether a sheet is one of them. */
export function isEntrySheet(name: string): boolean {
  return Object.values(ENTRY_SHEETS).some(({ forms, decisions }) => name === forms || name === decisions);
}

/** What is typed where a question has no answer that could be typed. */
export interface EntryCodes {
  readonly twoCrosses: number;
  readonly unreadable: number;
}

const CODES: readonly EntryCodes[] = [
  { twoCrosses: -8, unreadable: -9 },
  { twoCrosses: -88, unreadable: -99 },
  { twoCrosses: -888, unreadable: -999 },
];

/** The codes of a form: −8 and −9 unless one of its items has such an answer. */
export function entryCodes(responses: readonly Pick<Response, 'min' | 'max'>[]): EntryCodes {
  const isAnswer = (code: number) =>
    responses.some(({ min, max }) => code >= min && (max === null || code <= max));
  return (
    CODES.find(({ twoCrosses, unreadable }) => !isAnswer(twoCrosses) && !isAnswer(unreadable)) ?? CODES[2]!
  );
}

/** Every code that a form may have, for files that are one. */
const ALL_CODES = CODES.flatMap(({ twoCrosses, unreadable }) => [twoCrosses, unreadable].map(String));

/** The codes for no answer of a file with these columns; none where it is no form. */
export function codesOfForm(columns: readonly { readonly name: string }[]): readonly string[] {
  return entryColumns(columns.map(({ name }) => name)) === null ? [] : ALL_CODES;
}

/** Where the columns of doubt and remarks stand; `null` for a file that is no such form. */
export function entryColumns(
  headers: readonly string[],
): { readonly doubt: number; readonly remarks: number } | null {
  const names = headers.map((header) => header.trim().toLowerCase());
  for (const { doubt, remarks } of Object.values(ENTRY_COLUMNS)) {
    const at = names.indexOf(doubt);
    if (at !== -1 && names[at + 1] === remarks) return { doubt: at, remarks: at + 1 };
  }
  return null;
}

/** The items that a cell of doubt names. */
export function doubtedItems(cell: string): string[] {
  return cell.split(/[\s,;]+/).filter((name) => name !== '');
}
