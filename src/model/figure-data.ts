import type { ConfidenceInterval, Count, LocalisedText } from './result.ts';

/** What can be drawn, in the order of a report. */
export const FIGURE_KINDS = [
  'effects',
  'means',
  'trends',
  'mean-changes',
  'scores',
  'change',
  'answers',
  'items',
  'missing',
  'choices',
] as const;
/** A kind of figure, as `plot` names it. */
export type FigureKind = (typeof FIGURE_KINDS)[number];

/**
 * What figures show and a Result does not hold: how scores are distributed and how pairs changed. Values are sorted and counted, so
 * that the order of the respondents is lost, and in groups too small to hide in there are none.
 */
export interface FigureData {
  readonly scores: readonly ScoreFigureData[];
  /** Wordings of the items, by scale, in the scale's order. */
  readonly items: readonly {
    readonly scale: string;
    readonly items: readonly { readonly id: string; readonly text: LocalisedText | null }[];
  }[];
}

export interface ScoreFigureData {
  readonly scale: string;
  /** `null` for the total of the scale. */
  readonly subscale: string | null;
  /** In the order of comparison. */
  readonly waves: readonly ScoreDistribution[];
  /** Of each later wave beside the first, in every group; empty without matched respondents. */
  readonly changes: readonly PairedChange[];
}

export interface ScoreDistribution {
  readonly wave: string | null;
  readonly group: string | null;
  readonly n: Count;
  readonly mean: number | null;
  /** Of the mean, from Student's t. */
  readonly ci: ConfidenceInterval;
  /** What shows single respondents; `null` below {@link SMALLEST_GROUP}, or when respondents are not to be shown. */
  readonly shape: {
    readonly quartiles: readonly [number, number, number];
    /** Gaussian kernel estimate over the attainable range; `null` when everybody has the same score. */
    readonly density: readonly { readonly value: number; readonly density: number }[] | null;
    /** The scores that occur, ascending, and how many have each. */
    readonly counts: readonly { readonly value: number; readonly n: number }[];
  } | null;
}

export interface PairedChange {
  readonly waves: readonly [string, string];
  readonly group: string | null;
  readonly pairs: number;
  readonly precision: ChangePrecision | null;
  /** Pairs by what became of them; `null` without a precision. */
  readonly counts: { readonly increased: number; readonly same: number; readonly decreased: number } | null;
  readonly first: number | null;
  readonly second: number | null;
  /** Each pair of scores that occurs, ascending, and how many have it; `null` below {@link SMALLEST_GROUP} or when not to be shown. */
  readonly changes: readonly PairedScores[] | null;
}

/** What a change is measured against (Jacobson & Truax 1991). */
export interface ChangePrecision {
  readonly sd: number;
  readonly reliability: number;
  /** From the first wave, or given by the user. */
  readonly sdFrom: 'sample' | 'given';
  readonly reliabilityFrom: 'sample' | 'given';
  readonly criterion: number;
  /** Changes beyond this many points are reliable. */
  readonly smallestReliableChange: number;
}

export interface PairedScores {
  readonly first: number;
  readonly second: number;
  readonly n: number;
  /** `null` without a precision. */
  readonly change: 'increased' | 'same' | 'decreased' | null;
}

/** Figures draw the distribution and the single changes of at least this many respondents. */
export const SMALLEST_GROUP = 10;
