import type { Problem } from '../model/problem.ts';
import type { FileQuality, FlaggedRespondent, QualityFlag, QualityLimits } from '../model/quality.ts';
import { USUAL_CONSISTENCY } from './quality-indices.ts';

/**
 * One warning per flag, by row. `value` is the index as a number, `valid` its limit.
 */
export function qualityProblems(quality: FileQuality, limits: QualityLimits): Problem[] {
  const problems = quality.flagged.flatMap((respondent) =>
    respondent.flags.map((code) => problemOf(code, respondent, quality, limits)),
  );
  const flags = Object.values(quality.indices).reduce((sum, { flagged }) => sum + flagged, 0);
  if (flags === problems.length) return problems;
  return [
    ...problems,
    {
      code: 'more-flags',
      severity: 'warning',
      file: quality.file,
      message: `${quality.file}: ${flags - problems.length} more flags are counted, not listed; with limits that flag so many, look at the limits first`,
    },
  ];
}

interface Finding {
  readonly value: string;
  readonly valid: string;
  readonly matter: string;
  readonly scale?: string;
}

function problemOf(
  code: QualityFlag,
  respondent: FlaggedRespondent,
  { file, items }: FileQuality,
  limits: QualityLimits,
): Problem {
  const { value, valid, matter, scale } = FINDINGS[code](respondent, limits, items);
  const { row, line } = respondent;
  return {
    code,
    severity: 'warning',
    message: `${file}, row ${row}: ${matter}`,
    file,
    row,
    line,
    value,
    valid,
    ...(scale === undefined ? {} : { scale }),
  };
}

const FINDINGS: Readonly<
  Record<QualityFlag, (respondent: FlaggedRespondent, limits: QualityLimits, items: number) => Finding>
> = {
  'many-missing': ({ missing }, limits, items) => ({
    value: String(missing),
    valid: `at most ${limits.missing}`,
    matter: `${Math.round(missing * items)} of ${items} items have no answer`,
  }),
  'long-string': ({ longString }) => {
    const { length, of, limit, answer } = longString!;
    return {
      value: String(length),
      valid: `fewer than ${limit}`,
      matter: `${length} answers in a row are ${answer}, of ${of} items with the same answer options`,
    };
  },
  'straight-line': ({ straightLines }) => ({
    value: straightLines.join(', '),
    valid: 'different answers to items that are keyed both ways',
    matter: `every answer to ${straightLines.join(' and to ')} is the same, though some of the items are reversed`,
    ...(straightLines.length === 1 ? { scale: straightLines[0]! } : {}),
  }),
  'low-variability': ({ variability }, limits) => ({
    value: String(variability),
    valid: `above ${limits.variability}`,
    matter: `the answers to items with the same options hardly differ (SD ${variability!.toFixed(2)})`,
  }),
  'low-consistency': ({ consistency }, limits) => ({
    value: String(consistency!.value),
    valid: `at least ${limits.consistency ?? USUAL_CONSISTENCY}`,
    matter: `the two halves of the scales disagree (even-odd consistency ${consistency!.value.toFixed(2)} over ${consistency!.scales} scales)`,
  }),
  'multivariate-outlier': ({ mahalanobis }, limits) => {
    const { scale, distance, df, p } = mahalanobis!;
    return {
      value: String(distance),
      valid: `p of at least ${limits.outlier}`,
      matter: `an unusual combination of answers${scale === null ? '' : ` to ${scale}`} (Mahalanobis D² ${distance.toFixed(1)}, df ${df}, p ${p < 0.001 ? '< .001' : `= ${p.toFixed(3)}`})`,
      ...(scale === null ? {} : { scale }),
    };
  },
};
