/** Limits beyond which a respondent's answers are flagged. Nothing is ever removed for them. */
export interface QualityLimits {
  /** Flagged above this share of unanswered items. */
  readonly missing: number;
  /**
   * Flagged from this many identical answers in a row; `null`: half of the neighbouring items with the same options, at least 10, and more
   * than the neighbouring items of one scale that are keyed one way.
   */
  readonly longString: number | null;
  /** Flagged at or below this standard deviation of the answers. */
  readonly variability: number;
  /** Flagged below this even-odd consistency; `null`: below .30 where at least ten scales tell it, else not flagged. */
  readonly consistency: number | null;
  /** Flagged below this chi-square p of the Mahalanobis distance. */
  readonly outlier: number;
}

/** The limits of `validate --quality`. */
export const defaultQualityLimits: QualityLimits = {
  missing: 0.5,
  longString: null,
  variability: 0,
  consistency: null,
  outlier: 0.001,
};

/** What a respondent can be flagged for; also the codes of the problems. */
export const QUALITY_FLAGS = [
  'many-missing',
  'long-string',
  'straight-line',
  'low-variability',
  'low-consistency',
  'multivariate-outlier',
] as const;
export type QualityFlag = (typeof QUALITY_FLAGS)[number];

/** A respondent with a flag, known by the row of the file and never by an id. */
export interface FlaggedRespondent {
  /** Where several files are joined. */
  readonly file?: string;
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly line: number;
  readonly flags: readonly QualityFlag[];
  /** Share of the items without an answer. */
  readonly missing: number;
  /** The run of identical answers that comes closest to its limit, among so many neighbouring items; `null` without answers. */
  readonly longString: {
    readonly length: number;
    readonly of: number;
    readonly limit: number;
    readonly answer: number;
  } | null;
  /** Scales with reversed items that were answered alike throughout. */
  readonly straightLines: readonly string[];
  /** Lowest standard deviation of the answers of one response format; `null` with too few answers. */
  readonly variability: number | null;
  /** Even-odd consistency and the scales that it rests on; `null` when it cannot be computed. */
  readonly consistency: { readonly value: number; readonly scales: number } | null;
  /** Squared distance with its p; of all items, or of the scale where it is most extreme. `null` for incomplete respondents. */
  readonly mahalanobis: {
    readonly scale: string | null;
    readonly distance: number;
    readonly df: number;
    /** Multiplied by the number of scales where scales were tested one by one. */
    readonly p: number;
  } | null;
}

/** What the Mahalanobis distance of a file is measured on. */
export interface MahalanobisBasis {
  /** `null` for all items together. */
  readonly scale: string | null;
  /** Respondents complete on its items. */
  readonly n: number;
  readonly items: number;
  /** Why there is none: too few complete respondents for anybody to be flagged, or nobody differs. */
  readonly reason: 'too-few' | 'zero-variance' | null;
}

/** The quality of the answers in one file. */
export interface FileQuality {
  readonly file: string;
  /** Where one file holds several waves: which of them. */
  readonly wave?: string;
  readonly respondents: number;
  /** Items of all recognised scales. */
  readonly items: number;
  /** Respondents for whom an index could be computed, and how many of them are flagged. */
  readonly indices: Readonly<Record<QualityFlag, { readonly computed: number; readonly flagged: number }>>;
  readonly mahalanobis: readonly MahalanobisBasis[];
  readonly flagged: readonly FlaggedRespondent[];
}

/** How respondents answered: the limits, and for each file who is beyond them. */
export interface QualityReport {
  readonly limits: QualityLimits;
  readonly files: readonly FileQuality[];
}
