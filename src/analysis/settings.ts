import { settingDefaults } from '../generated/setting-defaults.ts';
import type { Scale } from '../model/scale.ts';
import type { AnalysisValues } from '../model/settings/schema.ts';
import { testEntry } from '../model/statistics/tests.ts';
import type { IdComparison } from '../scoring/id-list.ts';

/** Every choice of an analysis, defaults filled in: the settings that it takes by name (`model/settings/`), and what is made of others. */
export interface AnalysisSettings extends AnalysisValues {
  /** `summary`: what the short tables print. `items`: what tables of items print. `full`: every statistic, as JSON has them. */
  readonly detail: 'summary' | 'items' | 'full';
  /** Replicates and seed of bootstrap intervals; `null` for none. */
  readonly bootstrap: { readonly replicates: number; readonly seed: number } | null;
  /** `normalised`: ids are compared without case, blanks, accents and leading zeros. */
  readonly idComparison: IdComparison;
  /** Whether other outputs have the same `answers`: a code may be meant for a scale that is left out here. */
  readonly sharesAnswers: boolean;
  /** Whether a column is looked for by which respondents could be matched, where none is named. */
  readonly looksForIds: boolean;
  /** Whether a score that is the only one is correlated with itself at a later wave, which the table of pairs has too. */
  readonly correlatesOneScore: boolean;
  /** Columns that other parts of the output show, such as the table of respondents. */
  readonly shown: readonly string[];
  /** Scales asked for by name; `null` to use every candidate that is whole in the file. */
  readonly requested: readonly Scale[] | null;
  /** Scales to look for. */
  readonly candidates: readonly Scale[];
}

/** Bounds of a difference, in the units of the score or in standard deviations. */
export type EquivalenceBounds = NonNullable<AnalysisValues['equivalence']>;

/** Mean and standard deviation of the score in the populations that recovery leads from and to. */
export type ScaleNorms = AnalysisValues['norms'][string];

/** What an analysis does where nothing else is asked for: every statistic, no ids, every scale that is whole in the files. */
export const defaultSettings: Omit<AnalysisSettings, 'candidates'> = {
  ...settingDefaults,
  detail: 'full',
  bootstrap: null,
  idComparison: 'normalised',
  sharesAnswers: false,
  looksForIds: true,
  correlatesOneScore: true,
  shown: [],
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
  /** The answers to every item as they were given, for each item by itself. */
  readonly singleItems: boolean;
  /** Who left between the waves. */
  readonly attrition: boolean;
  /** SHA-256 of the files, which repeats their bytes for nobody when it is not shown. */
  readonly hashes: boolean;
}

/** The one place that says what has to be computed for these settings. */
export function partsToCompute(settings: Omit<AnalysisSettings, 'candidates' | 'requested'>): Parts {
  const { detail, test, alpha, equivalence, bootstrap, reliability, norms, attrition, id, overlap } =
    settings;
  const { singleItems } = settings;
  const full =
    detail === 'full' ||
    equivalence !== null ||
    bootstrap !== null ||
    overlap !== null ||
    Object.keys(reliability).length > 0 ||
    Object.keys(norms).length > 0;
  const supplement = full || alpha === 'pairwise' || (test !== null && testEntry(test).supplementary);
  return {
    bothTTests: full || detail === 'items',
    pooledInterval: full || detail === 'items',
    interItem: supplement || detail === 'items',
    supplement,
    pairwise: full || alpha === 'pairwise',
    itemValues: full && (bootstrap !== null || id !== null),
    singleItems,
    attrition: full || attrition.length > 0,
    hashes: detail !== 'summary',
  };
}
