import type { Problem } from './problem.ts';
import type { LocalisedText, Result, Warning } from './result.ts';

/**
 * Scores per respondent, in columns: a file of a million respondents is a few typed arrays, not a million objects.
 */
export interface ScoreTable {
  readonly schema: 'ensure-stats/scores/1';
  readonly tool: Result['tool'];
  /** Headers of the columns that make up the respondents' id; empty without one. */
  readonly idColumns: readonly string[];
  /** Headers of the columns that are kept beside the scores. */
  readonly kept: readonly string[];
  /** Whether there are waves to tell apart. */
  readonly hasWaves: boolean;
  /** Whether a column `office` says which file of a wave a respondent is of. */
  readonly hasOffices: boolean;
  /** The scores, one output column each, in order; the union over the files. */
  readonly scores: readonly ScoreHeading[];
  /** What must be known about how the scores came about. */
  readonly warnings: readonly Warning[];
  readonly files: readonly ScoreFile[];
  /** What the files of a wave brought, in the order of `files`; `null` where each wave is one file. */
  readonly offices: readonly OfficeSummary[] | null;
}

/** The forms of one of several files that are one wave. */
export interface OfficeSummary {
  readonly wave: string;
  readonly office: string;
  readonly file: string;
  /** Respondents in the file, those that are set aside among them. */
  readonly forms: number;
  /** Of the others, those who answered every item that the file has. */
  readonly complete: number;
  /** Respondents that are set aside for impossible answers; `null` where nobody was to be. */
  readonly setAside: number | null;
  /** Mean number of items without an answer, of those that are not set aside; `null` without any. */
  readonly meanMissing: number | null;
}

/** Respondents that are set aside for impossible answers, with every reason. */
export interface SetAside {
  readonly tool: Result['tool'];
  readonly idColumns: readonly string[];
  readonly hasWaves: boolean;
  /** How many respondents there were, and how many of them are set aside. */
  readonly respondents: number;
  readonly setAside: number;
  readonly reasons: readonly RejectedAnswer[];
}

/** An impossible answer, and whose it is. */
export interface RejectedAnswer {
  readonly wave: string;
  readonly ids: readonly string[];
  readonly problem: Problem;
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
  /** The file among those of its wave, by its name or its folder; `null` where the wave is one file. */
  readonly office: string | null;
  readonly length: number;
  /** Row of each respondent as a spreadsheet counts it; `null` when the file has no skipped rows, so that it is position + 2. */
  readonly rows: ArrayLike<number> | null;
  /** Per id column what stands there for each respondent, `''` when blank. */
  readonly ids: readonly ArrayLike<string>[];
  /** The same per column that is kept. */
  readonly kept: readonly ArrayLike<string>[];
  /** One entry per entry of `ScoreTable.scores`; `null` where the file lacks the scale. */
  readonly columns: readonly (ScoreColumn | null)[];
}

export interface ScoreColumn {
  /** Which of the entries below each respondent has, where they are not one a respondent: few different ones serve a million. */
  readonly states?: ArrayLike<number>;
  /** Scores; `NaN` for none. */
  readonly values: ArrayLike<number>;
  /** Items answered. */
  readonly answered: ArrayLike<number>;
  /** Positions of the bands, −1 for none; `null` for a score without bands. */
  readonly bands: ArrayLike<number> | null;
}

/** The entry of a respondent. */
export function entryOf({ states }: ScoreColumn, respondent: number): number {
  return states === undefined ? respondent : states[respondent]!;
}
