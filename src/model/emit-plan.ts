import type { Delimiter, Encoding } from './dataset.ts';
import type { Direction, LocalisedText, Result } from './result.ts';
import type { Score } from './scale.ts';

/** The programs that a script can be written for; `spss` runs in PSPP too. */
export const EMIT_TARGETS = ['r', 'spss'] as const;
export type EmitTarget = (typeof EMIT_TARGETS)[number];

/**
 * An analysis as a plan: which files are read how, how cells become codes, codes scores, and what is compared.
 * It names no statistics program, so that each emitter writes the same analysis in its own language.
 */
export interface EmitPlan {
  readonly tool: Result['tool'];
  readonly files: readonly EmitFile[];
  /** One or two: the waves, or the groups of one file, in the order of the comparison. */
  readonly waves: readonly EmitWave[];
  readonly scales: readonly EmitScale[];
  /** How respondents are matched; `null` in an independent design. */
  readonly matching: EmitMatching | null;
  /** Level of the intervals. */
  readonly confidence: number;
  /** The smallest differences that matter; `null` without tests of equivalence. */
  readonly equivalence: {
    readonly lower: number;
    readonly upper: number;
    readonly unit: 'raw' | 'standardized';
  } | null;
  /** How impossible values were treated. */
  readonly invalid: 'error' | 'missing';
}

export interface EmitFile {
  /** As the user gave it, relative to the folder in which the tool was called. */
  readonly path: string;
  readonly sha256: string | null;
  /** Respondents. */
  readonly rows: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Physical line on which the first respondent begins. */
  readonly firstLine: number;
  /** Spreadsheet row of the first respondent with a line break inside a cell; `null` without one. */
  readonly brokenRow: number | null;
  /** Every column of the file, in order. */
  readonly columns: readonly EmitColumn[];
}

export interface EmitColumn {
  readonly index: number;
  readonly name: string;
  /** Longest cell in bytes of UTF-8. */
  readonly bytes: number;
  /** Whether a cell has blanks around it. */
  readonly padded: boolean;
}

/** The respondents of a wave: a file, or those of a file with certain cells in one column. */
export interface EmitWave {
  readonly name: string;
  /** Position in `files`. */
  readonly file: number;
  readonly group: { readonly column: number; readonly cells: readonly string[] } | null;
  /** Columns that make up the respondent's id; empty when nobody is matched. */
  readonly id: readonly number[];
}

/** How two spellings of an id become the same. */
export interface EmitMatching {
  /** The column or columns, as they were asked for. */
  readonly id: string;
  /** `normalised`: without case, blanks, accents and leading zeros. */
  readonly comparison: 'normalised' | 'as-written';
  /** Characters in which ids may differ where nobody else comes into question. */
  readonly fuzzy: 0 | 1;
  /** Letters beyond ASCII that occur, and what they become before anything else is done. */
  readonly letters: readonly { readonly from: string; readonly to: string }[];
  /** Whether an id has blanks inside it that are dropped. */
  readonly blanks: boolean;
  /** Whether an id has zeros before a number that are dropped. */
  readonly zeros: boolean;
}

export interface EmitScale {
  readonly id: string;
  readonly version: string;
  readonly name: LocalisedText;
  readonly items: readonly EmitItem[];
  /** What cells mean that are no plain numbers; items point at one of these tables for each file. */
  readonly answers: readonly AnswerTable[];
  /** The total first, if there is one, then the subscales. */
  readonly scores: readonly EmitScore[];
}

export interface EmitItem {
  readonly id: string;
  readonly text: LocalisedText | null;
  /** Declared range of the codes; the upper end is `null` for open counts. */
  readonly range: readonly [number, number | null];
  /** min + max of a reversed item, which becomes this minus the code; `null` for the others. */
  readonly reversal: number | null;
  /** What each code counts as, for items with a table of their own; `null` for the others. */
  readonly recode: readonly (readonly [code: number, value: number])[] | null;
  /** What a blank counts as, and after which codes of which items, where the form lets people skip the question; else `null`. */
  readonly skipped: {
    readonly code: number;
    readonly when: readonly (readonly (readonly [item: string, code: number])[])[];
  } | null;
  /** What the codes are called, before reversal. */
  readonly labels: readonly { readonly value: number; readonly text: LocalisedText }[];
  /** Per file the column and its table of answers; `null` where the file lacks the scale. */
  readonly columns: readonly ({ readonly index: number; readonly answers: number } | null)[];
}

/**
 * The cells of some columns, without outer blanks, that are no plain numbers or do not mean themselves. A plain number is
 * `4`, `-1` or `3.5` and means itself.
 */
export type AnswerTable = readonly AnswerMeaning[];

export interface AnswerMeaning {
  readonly cell: string;
  /** The code before reversal; `null` for no answer. */
  readonly value: number | null;
  readonly kind: 'answer' | 'missing' | 'impossible';
}

export interface EmitScore {
  /** `lsns6`, or `lsns6.family` for a subscale. */
  readonly id: string;
  readonly name: LocalisedText;
  readonly direction: Direction;
  /** Positions in the scale's items. */
  readonly items: readonly number[];
  readonly aggregate: 'sum' | 'mean';
  readonly minAnswered: number;
  /** Per entry of `items`; `null` when all are 1. */
  readonly weights: readonly number[] | null;
  readonly transform: NonNullable<Score['transform']> | null;
  readonly range: readonly [number, number | null];
  readonly bands: readonly {
    readonly min: number;
    readonly max: number | null;
    readonly label: LocalisedText;
  }[];
  /** Whether the score counts in the family that p-values are adjusted for. */
  readonly inFamily: boolean;
}
