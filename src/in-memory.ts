import { analyse as analyseInputs, type AnalysisInput as CompleteInput } from './analysis/analyse.ts';
import { type DescribeSettings, describe as describeInputs } from './analysis/describe.ts';
import { type AnalysisSettings, defaultSettings } from './analysis/settings.ts';
import { type Validation, validate as validateInputs } from './analysis/validate.ts';
import type { QualityLimits } from './model/quality.ts';
import type { DescribeResult, Result } from './model/result.ts';
import { builtInScales } from './scoring/definition/built-in.ts';

/** Data to analyse, and the wave that it stands for. */
export interface AnalysisInput extends Omit<CompleteInput, 'sha256'> {
  /** Of the file's bytes; repeated in the result. */
  readonly sha256?: string | null;
}

/** What is not given is as in `defaultSettings`; scales are looked for among the built-in ones. */
export type GivenSettings = Partial<AnalysisSettings>;

/**
 * Analyses data in memory: scores, descriptions, reliability, comparisons. For files see `analyseFiles`.
 *
 * @param inputs a dataset a wave, in the order of the waves (`openDataset`)
 * @param settings what differs from `defaultSettings`; scales are looked for among the built-in ones unless `candidates` or `requested` are given
 * @throws UserError with `status` 1 for impossible values and duplicate ids, with `status` 2 for scales or columns that are not there
 *
 * @example
 * const dataset = await openDataset(bytesSource('survey.csv', text));
 * const result = await analyse([{ wave: 'pre', dataset }]);
 */
export function analyse(inputs: readonly AnalysisInput[], settings: GivenSettings = {}): Promise<Result> {
  return analyseInputs(inputs.map(completeInput), completeSettings(settings));
}

/**
 * Who answered, and how: counts and shares of named columns, and of every answer to every item.
 *
 * @param inputs a dataset a wave
 * @param settings as of `analyse`; `columns`: of the table of respondents (default: none), `items`: whether answers are counted (default: yes)
 * @throws UserError as `analyse`; also with `status` 2 for a column by which respondents could be recognised
 */
export function describe(
  inputs: readonly AnalysisInput[],
  settings: Partial<DescribeSettings> = {},
): Promise<DescribeResult> {
  return describeInputs(inputs.map(completeInput), {
    ...{ columns: [], items: true },
    ...completeSettings(settings),
  });
}

/**
 * Gathers everything that is wrong with the data instead of stopping at it. Each input is looked at on its own.
 *
 * @param inputs a dataset a file
 * @param settings as of `analyse`
 * @param limits also flags respondents whose answers go beyond these (`defaultQualityLimits`); `null` for no such check
 * @throws UserError with `status` 2 for scales or columns that are not there
 */
export function validate(
  inputs: readonly AnalysisInput[],
  settings: GivenSettings = {},
  limits: QualityLimits | null = null,
): Promise<Validation> {
  return validateInputs(inputs.map(completeInput), completeSettings(settings), limits);
}

const completeInput = (input: AnalysisInput): CompleteInput => ({ sha256: null, ...input });

function completeSettings<Given extends GivenSettings>(settings: Given): AnalysisSettings & Given {
  return { ...defaultSettings, candidates: builtInScales(), ...settings };
}
