import type { Messages } from './create-message.ts';
import { listIn, quoted } from './wording.ts';

/** Where a correction stands in its file. */
export interface CorrectionPlace {
  readonly file: string;
  readonly row: number;
}

/** What can be wrong with corrections of typed answers, and what is said of those that are applied. */
export const correctionMessages = {
  'corrections-columns': (it: { readonly file: string; readonly missing: readonly string[] }, words) =>
    words.text('corrections.corrections-columns', {
      file: it.file,
      missing: listIn(
        words,
        it.missing.map((column) =>
          column === 'id'
            ? words.text('corrections.corrections-columns.id')
            : words.text('corrections.corrections-columns.name', { column }),
        ),
      ),
    }),
  'correction-incomplete': (it: CorrectionPlace & { readonly what: 'id' | 'name' }, words) =>
    words.text('corrections.correction-incomplete', it),
  'correction-twice': (it: CorrectionPlace & { readonly before: number }, words) =>
    words.text('corrections.correction-twice', it),
  'correction-id': (it: { readonly file: string; readonly data: string }, words) =>
    words.text('corrections.correction-id', it),
  'correction-nobody': (
    it: CorrectionPlace & {
      readonly data: readonly string[];
      readonly id: string;
      readonly wave: string | null;
    },
    words,
  ) =>
    words.text('corrections.correction-nobody', {
      ...it,
      id: quoted(it.id),
      data: listIn(words, it.data),
      wave:
        it.wave === null ? '' : words.text('corrections.correction-nobody.wave', { wave: quoted(it.wave) }),
    }),
  'correction-several': (
    it: CorrectionPlace & { readonly id: string; readonly rows: readonly CorrectionPlace[] },
    words,
  ) =>
    words.text('corrections.correction-several', {
      ...it,
      id: quoted(it.id),
      rows: it.rows.map((place) => words.text('corrections.correction-several.row', place)).join('; '),
    }),
  'correction-old': (
    it: CorrectionPlace & {
      readonly data: string;
      readonly dataRow: number;
      readonly column: string;
      readonly old: string;
      readonly found: string;
    },
    words,
  ) => {
    const value = (text: string) =>
      text === '' ? words.text('corrections.correction-old.blank') : quoted(text);
    return words.text('corrections.correction-old', { ...it, old: value(it.old), found: value(it.found) });
  },
  'corrections-applied': (
    it: {
      readonly data: string;
      readonly file: string;
      readonly count: number;
      readonly columns: readonly { readonly column: string; readonly count: number }[];
    },
    words,
  ) =>
    words.text('corrections.corrections-applied', {
      ...it,
      columns: it.columns
        .map((each) => words.text('corrections.corrections-applied.column', each))
        .join(', '),
    }),
  'corrections-other-waves': (
    it: { readonly file: string; readonly count: number; readonly waves: readonly string[] },
    words,
  ) => words.text('corrections.corrections-other-waves', { ...it, waves: it.waves.map(quoted).join(', ') }),
  'decisions-columns': (it: { readonly file: string }, words) =>
    words.text('corrections.decisions-columns', it),
  'decision-open': (
    it: CorrectionPlace & { readonly id: string; readonly column: string; readonly blank: string },
    words,
  ) => words.text('corrections.decision-open', it),
  'form-open': (
    it: CorrectionPlace & { readonly id: string; readonly take: string; readonly leave: string },
    words,
  ) => words.text('corrections.form-open', it),
  'form-elsewhere': (it: CorrectionPlace & { readonly id: string; readonly other: string }, words) =>
    words.text('corrections.form-elsewhere', it),
  'form-nowhere': (it: CorrectionPlace & { readonly id: string; readonly data: string }, words) =>
    words.text('corrections.form-nowhere', it),
  'forms-decided': (it: { readonly added: number; readonly leftOut: number }, words) =>
    words.text('corrections.forms-decided', it),
  'trail-of-cells': (it: { readonly trail: string; readonly output: string }, words) =>
    words.text('corrections.trail-of-cells', it),
  'decisions-applied': (
    it: {
      readonly file: string;
      readonly to: string;
      readonly count: number;
      readonly changed: number;
      readonly kept: number;
    },
    words,
  ) => words.text('corrections.decisions-applied', it),
  'typist-errors': (
    it: {
      readonly typist: 'first' | 'second';
      readonly file: string;
      readonly errors: number;
      readonly rate: {
        readonly fields: number;
        readonly share: number;
        readonly lower: number;
        readonly upper: number;
      } | null;
    },
    words,
  ) => {
    const { typist, file, errors, rate } = it;
    if (rate === null) return words.text('corrections.typist-errors.counted', { typist, file, errors });
    const per = (share: number) => words.number.fixed(share * 10_000, 1);
    return words.text('corrections.typist-errors', {
      ...{ typist, file, errors, fields: rate.fields },
      ...{ rate: per(rate.share), lower: per(rate.lower), upper: per(rate.upper) },
    });
  },
  'typed-form': (it: { readonly file: string; readonly codes: readonly string[] }, words) =>
    words.text('corrections.typed-form', { file: it.file, codes: listIn(words, it.codes) }),
  'doubt-undecided': (
    it: CorrectionPlace & { readonly columns: readonly string[]; readonly doubt: string },
    words,
  ) => words.text('corrections.doubt-undecided', { ...it, columns: listIn(words, it.columns) }),
  'doubt-unknown': (
    it: CorrectionPlace & { readonly value: string; readonly doubt: string; readonly example: string },
    words,
  ) => words.text('corrections.doubt-unknown', { ...it, value: quoted(it.value) }),
} as const satisfies Messages;
