import type { LocalisedText, Result, Warning } from './result.ts';

/**
 * Scores per respondent, in columns: a file of a million respondents is a few typed arrays, not a million objects.
 */
export interface ScoreTable {
  readonly schema: 'ensure-stats/scores/1';
  readonly tool: Result['tool'];
  /** Headers of the columns that make up the respondents' id; empty without one. */
  readonly idColumns: readonly string[];
  /** The scores, one output column each, in order; the union over the files. */
  readonly scores: readonly ScoreHeading[];
  /** What must be known about how the scores came about. */
  readonly warnings: readonly Warning[];
  readonly files: readonly ScoreFile[];
}

/** What one score is. */
export interface ScoreHeading {
  readonly id: string;
  readonly name: LocalisedText;
  readonly version: string;
  readonly aggregate: 'sum' | 'mean';
  /** Number of items, and how many must be answered. */
  readonly k: number;
  readonly minAnswered: number;
  readonly range: readonly [number, number | null];
  /** Names of the bands in order; empty without bands. */
  readonly bands: readonly LocalisedText[];
}

/** The respondents of one file. */
export interface ScoreFile {
  /** What the wave column says when several files are joined. */
  readonly wave: string;
  readonly file: string;
  readonly length: number;
  /** Row of each respondent as a spreadsheet counts it; `null` when the file has no skipped rows, so that it is position + 2. */
  readonly rows: ArrayLike<number> | null;
  /** Per id column what stands there for each respondent, `''` when blank. */
  readonly ids: readonly ArrayLike<string>[];
  /** One entry per entry of `ScoreTable.scores`; `null` where the file lacks the scale. */
  readonly columns: readonly (ScoreColumn | null)[];
}

export interface ScoreColumn {
  /** Score per respondent; `NaN` without a score. */
  readonly values: ArrayLike<number>;
  /** Items answered per respondent. */
  readonly answered: ArrayLike<number>;
  /** Position of the band per respondent, −1 without one; `null` for a score without bands. */
  readonly bands: ArrayLike<number> | null;
}
