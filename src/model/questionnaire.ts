/** A questionnaire as a form, a dictionary or the columns of files describe it: what definitions of scales are drafted from. */

/** A text, and its language where that is known. */
export interface QuestionText {
  /** ISO 639 code; `null` where nothing tells. */
  readonly language: string | null;
  readonly text: string;
}

/** An answer that the form offers. */
export interface OfferedAnswer {
  /** The number that it is exported as; `null` where only the wording is known. */
  readonly code: number | null;
  readonly texts: readonly QuestionText[];
}

/** A question with answers to choose from. */
export interface Question {
  /** Its code, or the header of its column. */
  readonly name: string;
  /** Other names by which exports may call its column. */
  readonly codes: readonly string[];
  /** What respondents read; of a matrix the row. */
  readonly texts: readonly QuestionText[];
  /** What the form puts together: a matrix, a list, columns with numbered names. `null` for a question by itself. */
  readonly block: string | null;
  /** What the block is called, where the form says so. */
  readonly blockName: string | null;
  /** In the order of the form; `null` where nobody says which answers there are. */
  readonly offered: readonly OfferedAnswer[] | null;
  /** The ends of a rating that is declared without wordings. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** What the form says of its scoring: whether the item is reversed. */
  readonly reversed: boolean | null;
  /** Answers that stand in files, and how often; empty for a form. Never those of a column that holds free text. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Why no scale is drafted from a column. */
export type UnusedReason =
  | 'personal'
  | 'free-text'
  | 'technical'
  | 'id'
  | 'characteristic'
  | 'blank'
  | 'many-values'
  | 'one-value'
  | 'mixed-answers'
  | 'alone'
  | 'boxes'
  | 'known-scale'
  | 'not-in-every-file'
  | 'two-columns';

export interface UnusedColumn {
  readonly name: string;
  readonly reason: UnusedReason;
  /** The scale that has it. */
  readonly scale?: string;
}

export interface Questionnaire {
  readonly questions: readonly Question[];
  readonly unused: readonly UnusedColumn[];
}

/** What of a draft somebody who knows the questionnaire has to decide. */
export const UNDECIDED_KINDS = [
  'items',
  'answers',
  'order',
  'range',
  'missing',
  'aggregate',
  'reverse',
] as const;
export type UndecidedKind = (typeof UNDECIDED_KINDS)[number];
