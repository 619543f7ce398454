import type { ALTERNATIVES } from './alternatives.ts';
import type { DecimalSign, Delimiter, Encoding } from './dataset.ts';
import type { ResponseStatus } from './export-form.ts';
import type { Direction, LocalisedText, Model, Result, TestMethod } from './result.ts';
import type { Score } from './scale.ts';

/** The programs that a script can be written for; `spss` runs in PSPP too. */
export const EMIT_TARGETS = ['r', 'spss'] as const;
/** A program for which scripts are written. */
export type EmitTarget = (typeof EMIT_TARGETS)[number];

type Alternative = (typeof ALTERNATIVES)[number];

/**
 * An analysis as a plan: which files are read how, how cells become codes, codes scores, and what is compared.
 * It names no statistics program, so that each emitter writes the same analysis in its own language.
 */
export interface EmitPlan {
  readonly tool: Result['tool'];
  readonly files: readonly EmitFile[];
  /** What the files are read into: a file each, or several that are one wave. */
  readonly sources: readonly EmitSource[];
  readonly waves: readonly EmitWave[];
  /** Groups that are compared, the reference first; empty without. */
  readonly groups: readonly string[];
  /** What is described: every wave, or every group at every wave, in the order of waves. */
  readonly samples: readonly EmitSample[];
  /** What is compared, as positions in `samples`; the difference is second minus first. */
  readonly contrasts: readonly EmitContrast[];
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
  /** The test that was asked for. */
  readonly test: TestMethod | null;
  /** How impossible values were treated. */
  readonly invalid: 'error' | 'missing';
  /** Whether every item is compared by itself. */
  readonly singleItems: boolean;
  /** Questions outside the scales. */
  readonly questions: readonly EmitQuestion[];
  /** Whether scores are correlated, and by which coefficients. */
  readonly correlations: 'none' | 'pearson' | 'spearman' | 'disattenuated';
  /** What those who left would have to have scored before a conclusion turns, by difference. */
  readonly leavers: readonly EmitLeavers[];
  /** Differences that are held against a margin of non-inferiority. */
  readonly nonInferiority: readonly EmitNonInferiority[];
}

export interface EmitFile {
  /** As the user gave it, relative to the folder in which the tool was called. */
  readonly path: string;
  readonly sha256: string | null;
  /** How it is read. */
  readonly form: EmitForm;
  /** Rows of headings: the header, and what the export of a platform has below it. */
  readonly headings: number;
  /** Respondents in the file. */
  readonly rows: number;
  /** Of these, those that the analysis uses. */
  readonly used: number;
  /** Physical line on which the first respondent begins. */
  readonly firstLine: number;
  /** Spreadsheet row of the first respondent with a line break inside a cell; `null` without one. */
  readonly brokenRow: number | null;
  /** Every column of the file, in order. */
  readonly columns: readonly EmitColumn[];
  /** Cells that are corrected before anything else is done. */
  readonly corrections: readonly EmitCorrections[];
  /** Which rows are used, one condition after the other. */
  readonly filters: readonly EmitFilter[];
}

export type EmitForm =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | { readonly kind: 'workbook'; readonly sheet: string }
  | { readonly kind: 'sav' };

export type EmitModel = Model['method'];

export interface EmitColumn {
  readonly index: number;
  readonly name: string;
  /** Whether the file has another column of this name, or none has a name: it goes by its position then. */
  readonly isAmbiguous: boolean;
  /** Longest cell in bytes of UTF-8. */
  readonly bytes: number;
  /** Whether a cell has blanks around it. */
  readonly padded: boolean;
}

/** What a file of corrections changes; `who`, `when` and `why` stay in that file. */
export interface EmitCorrections {
  readonly file: string;
  readonly sha256: string | null;
  readonly cells: readonly {
    readonly column: number;
    /** The respondent, by its place in the file, from 1: no id goes into a script. */
    readonly respondent: number;
    readonly old: string;
    readonly new: string;
  }[];
}

/** A condition under which a row is used. */
export type EmitFilter = {
  /** As the user wrote it. */
  readonly text: string;
} & (
  | {
      /** The row has, or has not, one of these cells. */
      readonly kind: 'cells';
      readonly column: number;
      readonly cells: readonly string[];
      readonly keeps: boolean;
    }
  | {
      readonly kind: 'number';
      readonly column: number;
      readonly sign: '<' | '<=' | '>' | '>=';
      readonly bound: number;
      readonly decimal: DecimalSign;
    }
  | { readonly kind: 'status'; readonly rules: readonly EmitStatusRule[] }
);

/** When a response has a status; the first rule that applies counts. */
export interface EmitStatusRule {
  readonly status: ResponseStatus;
  readonly isDropped: boolean;
  readonly columns: readonly number[];
  /** Cells that say nothing. */
  readonly blank: readonly string[];
  /** It applies when some column is filled and each that is filled has one of these cells; `null`: when all are blank. */
  readonly cells: readonly string[] | null;
}

/** The answers of one file, or of several one after the other. */
export interface EmitSource {
  /** Positions in `files`. */
  readonly files: readonly number[];
  /** Headers as the first file that has the column writes them. */
  readonly columns: readonly EmitColumn[];
  /** Per file, where each of its columns stands among those. */
  readonly places: readonly (readonly number[])[];
}

/** The respondents of a wave: a source, or those of its rows that are of the wave. */
export interface EmitWave {
  readonly name: string;
  /** Position in `sources`. */
  readonly source: number;
  /** Respondents, of all groups and none. */
  readonly respondents: number;
  readonly rows: EmitRows | null;
  /** Per group its rows; empty without groups. */
  readonly groups: readonly EmitRows[];
  /** Columns that make up the respondent's id, or the row itself; empty when nobody is matched. */
  readonly id: readonly number[] | 'row';
}

/** Rows with certain cells in a column. */
export interface EmitRows {
  readonly column: number;
  readonly cells: readonly string[];
}

export interface EmitSample {
  readonly name: string;
  /** Position in `waves`. */
  readonly wave: number;
  /** Position in `groups`; `null` for everybody. */
  readonly group: number | null;
}

export interface EmitContrast {
  readonly kind: 'waves' | 'groups';
  readonly first: number;
  readonly second: number;
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
  /** What cells mean that are no plain numbers; items point at one of these tables for each wave. */
  readonly answers: readonly AnswerTable[];
  /** Those of the plan, among the waves that have the scale. */
  readonly contrasts: readonly EmitContrast[];
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
  /** What the table of single items needs; `null` where it is not asked for. */
  readonly single: {
    /** `means` of ratings, `shares` of questions with two answers or a right one. */
    readonly of: 'means' | 'shares';
    /** Codes of the answers, before reversal; none of open counts. */
    readonly codes: readonly number[];
    /** Those whose share is given. */
    readonly agreeing: readonly number[];
    /** To which side its comparisons are tested. */
    readonly alternative: Alternative;
  } | null;
  /** Per wave the column of its source and its table of answers; `null` where the wave lacks the scale. */
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

/** A question outside the scales: of each answer, which rows of which wave gave it. */
export interface EmitQuestion {
  /** As it was asked for. */
  readonly id: string;
  readonly kind: 'yes-no' | 'choice' | 'several';
  readonly options: readonly {
    readonly id: string;
    /** `null` where a wave does not have the question. */
    readonly waves: readonly ({
      /** Who has one of these cells in one of these columns answered the question, and who gave this answer. */
      readonly answered: readonly EmitRows[];
      readonly given: readonly EmitRows[];
    } | null)[];
  }[];
}

/** A difference, and the samples of those who stayed and of those who left. */
export interface EmitLeavers {
  /** Id of the score. */
  readonly score: string;
  /** The model that the difference is of; `null` for the paired test. */
  readonly model: EmitModel | null;
  /** Two samples of everybody or of a group, the first and the later one; or the groups whose changes or last scores are compared. */
  readonly contrast: EmitModelContrast;
  /** Position of the group of those who left among the groups of the model; 0 without groups. */
  readonly group: number;
  /** Positions in `samples` of the first wave and of the later one, of everybody or of that group. */
  readonly first: number;
  readonly later: number;
}

/** A difference and its margin of non-inferiority. */
export interface EmitNonInferiority {
  /** Id of the score. */
  readonly score: string;
  /** The test or model whose difference it is. */
  readonly method: TestMethod | EmitModel;
  readonly contrast: EmitModelContrast;
  /** Of a model, positions among its sizes of what is compared; `null` of a test. */
  readonly sizes: readonly number[] | null;
  readonly margin: number;
  readonly better: 'higher' | 'lower';
}

/** What a contrast of a model is called in scripts. */
export interface EmitModelContrast {
  readonly kind: 'waves' | 'groups' | 'change';
  /** Names of samples; of a change those of groups. */
  readonly of: readonly [string, string];
  /** Of a change. */
  readonly waves?: readonly [string, string];
}

export interface EmitScore {
  /** `lsns6`, or `lsns6.family` for a subscale. */
  readonly id: string;
  readonly name: LocalisedText;
  readonly direction: Direction;
  /** To which side it is tested. */
  readonly alternative: Alternative;
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
  /** The models of all its samples, with what the covariance matrix of a mixed model is. */
  readonly models: readonly {
    readonly method: EmitModel;
    readonly covariance: NonNullable<Model['covariance']> | null;
  }[];
  /** Populations that every sample is compared with. */
  readonly populations: readonly {
    readonly name: LocalisedText | null;
    readonly mean: number;
    readonly sd: number;
    readonly n: number | null;
  }[];
  /** Whether the score counts in the family that p-values are adjusted for. */
  readonly inFamily: boolean;
}
