import type { ColumnLabels } from '../model/column-labels.ts';
import type { PrimaryTest } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import type { IdComparison } from '../scoring/id-list.ts';
import type { Fuzziness } from '../scoring/match-ids.ts';

/** Every choice of an analysis, defaults filled in. */
export interface AnalysisSettings {
  /** Level of every interval. */
  readonly confidence: number;
  /** The test that comes first; `null` for Welch's, or the paired one when respondents are matched. */
  readonly test: PrimaryTest | null;
  /** `summary`: what the short tables print. `full`: every statistic, as JSON has them. */
  readonly detail: 'summary' | 'full';
  /**
   * `listwise`: alpha and item statistics of respondents who answered every item. `pairwise`: from the covariances of pairs of items,
   * each over everybody who answered both.
   */
  readonly alpha: 'listwise' | 'pairwise';
  /** The smallest differences that matter, for tests of equivalence. */
  readonly equivalence: EquivalenceBounds | null;
  /** Replicates and seed of bootstrap intervals; `null` for none. */
  readonly bootstrap: { readonly replicates: number; readonly seed: number } | null;
  /** Reliability for individual change by scale id, `*` for every scale; without it alpha of the first wave. */
  readonly reliability: Readonly<Record<string, number>>;
  /** Norms by scale id, for cut-offs of clinically significant change. */
  readonly norms: Readonly<Record<string, ScaleNorms>>;
  readonly invalid: 'error' | 'missing';
  /** Codes that stand for no answer, beside those of the definitions. */
  readonly missing: readonly string[];
  /** Column that names the respondent, or several with commas between: the waves are matched. */
  readonly id: string | null;
  /** `normalised`: ids are compared without case, blanks, accents and leading zeros. */
  readonly idComparison: IdComparison;
  /** Characters in which ids of one respondent may differ, where nobody else comes into question. */
  readonly fuzzy: Fuzziness;
  /** Columns of the first file in which those who left are compared with those who stayed. */
  readonly attrition: readonly string[];
  /** Columns that other parts of the output show, such as the table of respondents. */
  readonly shown: readonly string[];
  /** Columns that are shown although respondents could be recognised by them. */
  readonly personal: readonly string[];
  /** Column that splits one file into two groups. */
  readonly by: string | null;
  /** Which two values of `by` are compared, first and second; `null` when the column has just two. */
  readonly groups: readonly [string, string] | null;
  /** What codes of groups and characteristics are called. */
  readonly labels: ColumnLabels;
  readonly decimal: '.' | ',' | null;
  /** Scales asked for by name; `null` to use every candidate that is whole in the file. */
  readonly requested: readonly Scale[] | null;
  /** Scales to look for. */
  readonly candidates: readonly Scale[];
}

/** Bounds of a difference, in the units of the score or in standard deviations. */
export interface EquivalenceBounds {
  readonly lower: number;
  readonly upper: number;
  readonly unit: 'raw' | 'standardized';
}

/** Mean and standard deviation of the score in the populations that recovery leads from and to. */
export interface ScaleNorms {
  readonly dysfunctional?: { readonly mean: number; readonly sd: number };
  readonly functional?: { readonly mean: number; readonly sd: number };
}

export const defaultSettings: Omit<AnalysisSettings, 'candidates'> = {
  confidence: 0.95,
  test: null,
  detail: 'full',
  alpha: 'listwise',
  equivalence: null,
  bootstrap: null,
  reliability: {},
  norms: {},
  invalid: 'error',
  missing: [],
  id: null,
  idComparison: 'normalised',
  fuzzy: 0,
  attrition: [],
  shown: [],
  personal: [],
  by: null,
  groups: null,
  labels: {},
  decimal: null,
  requested: null,
};

/** What is computed beyond what every output shows, each part by its name. */
export interface Parts {
  /** Welch's and Student's test both, and d of the unpooled SD; else the one test that is shown. */
  readonly bothTTests: boolean;
  /** Feldt's interval of alpha of all waves together. */
  readonly pooledInterval: boolean;
  /** Standardized alpha and the mean inter-item correlation, for which pairs of items are looked at. */
  readonly interItem: boolean;
  /** Supplementary statistics: rank tests, equal variances, normality, equivalence, omega, measurement error, shape, change. */
  readonly supplement: boolean;
  /** Covariances of pairs of items over everybody who answered both. */
  readonly pairwise: boolean;
  /** The answers to every item, which resampling and coefficients across waves rest on. */
  readonly itemValues: boolean;
  /** Who left between the waves. */
  readonly attrition: boolean;
  /** SHA-256 of the files, which repeats their bytes for nobody when it is not shown. */
  readonly hashes: boolean;
}

/** The one place that says what has to be computed for these settings. */
export function partsToCompute(settings: Omit<AnalysisSettings, 'candidates' | 'requested'>): Parts {
  const { detail, test, alpha, equivalence, bootstrap, reliability, norms, attrition, id } = settings;
  const full =
    detail === 'full' ||
    equivalence !== null ||
    bootstrap !== null ||
    Object.keys(reliability).length > 0 ||
    Object.keys(norms).length > 0;
  const supplement =
    full || alpha === 'pairwise' || test === 'mann-whitney' || test === 'wilcoxon-signed-rank';
  return {
    bothTTests: full,
    pooledInterval: full,
    interItem: supplement,
    supplement,
    pairwise: full || alpha === 'pairwise',
    itemValues: full && (bootstrap !== null || id !== null),
    attrition: full || attrition.length > 0,
    hashes: detail === 'full',
  };
}
