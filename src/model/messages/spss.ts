import type { Messages } from './create-message.ts';
import { type ColumnNames, columnsIn } from './wording.ts';

/** What of an SPSS system file contradicts the format. */
export type SavFault =
  | 'header'
  | 'record'
  | 'variable'
  | 'value-labels'
  | 'missing-values'
  | 'very-long-string'
  | 'weight'
  | 'number-format'
  | 'block';

export interface CutShort {
  readonly file: string;
  /** Where the file ends. */
  readonly byte: number;
  /** Rows that are whole; `null` where the file ends before its rows. */
  readonly whole: number | null;
  /** Rows that the file announces, if it does. */
  readonly declared: number | null;
}

export interface InvalidText {
  readonly file: string;
  readonly encoding: string;
  /** Where it stands; `null` for names and labels. */
  readonly row: number | null;
  readonly column: string | null;
}

/** Values that a file declares as missing, with the variables of each declaration; how many more declarations there are. */
export interface DeclaredMissing {
  readonly file: string;
  readonly declared: readonly { readonly values: readonly string[]; readonly columns: ColumnNames }[];
  readonly more: number;
}

/** What can be wrong with an SPSS system file. */
export const spssMessages = {
  'sav-damaged': (it: { readonly file: string; readonly byte: number; readonly fault: SavFault }, words) => {
    const fault = words.text(`spss.fault.${it.fault}`);
    return words.text('spss.sav-damaged', { ...it, fault, mend: words.text('spss.mend') });
  },
  'sav-damaged-row': (it: { readonly file: string; readonly row: number; readonly column: string }, words) =>
    words.text('spss.sav-damaged-row', { ...it, mend: words.text('spss.mend') }),
  'sav-cut-short': (it: CutShort, words) => {
    const { whole, declared } = it;
    if (whole === null) return words.text('spss.sav-cut-short.dictionary', it);
    const row = whole + 1;
    return declared === null
      ? words.text('spss.sav-cut-short', { ...it, whole, row })
      : words.text('spss.sav-cut-short.declared', { ...it, whole, declared, row });
  },
  'sav-row-count': (it: { readonly file: string; readonly rows: number; readonly declared: number }, words) =>
    words.text(it.rows < it.declared ? 'spss.sav-row-count.fewer' : 'spss.sav-row-count.more', {
      ...it,
      mend: words.text('spss.mend'),
    }),
  'sav-unknown-encoding': 'spss.sav-unknown-encoding',
  'sav-assumed-encoding': 'spss.sav-assumed-encoding',
  'sav-invalid-text': (it: InvalidText, words) => {
    const { row, column } = it;
    return row === null || column === null
      ? words.text('spss.sav-invalid-text.dictionary', it)
      : words.text('spss.sav-invalid-text', { ...it, row, column });
  },
  'sav-stray-labels': 'spss.sav-stray-labels',
  'sav-missing': (it: DeclaredMissing, words) => {
    const list = it.declared.map(({ values, columns }) =>
      words.text('spss.sav-missing.of', { values: values.join(', '), columns: columnsIn(words, columns) }),
    );
    return words.text('spss.sav-missing', {
      file: it.file,
      list: list.reduce((before, next) => words.text('wording.semicolon', { list: before, next })),
      more: it.more,
    });
  },
} as const satisfies Messages;
