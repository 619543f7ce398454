import { qualityMessages } from '../model/messages/quality.ts';
import { type Said, said } from '../model/messages/said.ts';
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
  const more = { file: quality.file, count: flags - problems.length };
  return [
    ...problems,
    { ...said(qualityMessages, 'more-flags', more), severity: 'warning', file: quality.file },
  ];
}

interface Finding {
  readonly what: Said;
  readonly value: string;
  readonly valid: string;
  readonly scale?: string;
}

function problemOf(
  code: QualityFlag,
  respondent: FlaggedRespondent,
  { file, items }: FileQuality,
  limits: QualityLimits,
): Problem {
  const { row, line } = respondent;
  const { what, ...finding } = FINDINGS[code]({ ...respondent, file, row }, limits, items);
  return { ...what, severity: 'warning', file, row, line, ...finding };
}

type InFile = FlaggedRespondent & { readonly file: string };

const FINDINGS: Readonly<
  Record<QualityFlag, (respondent: InFile, limits: QualityLimits, items: number) => Finding>
> = {
  'many-missing': ({ file, row, missing }, limits, items) => ({
    what: said(qualityMessages, 'many-missing', { file, row, missing: Math.round(missing * items), items }),
    value: String(missing),
    valid: `at most ${limits.missing}`,
  }),
  'long-string': ({ file, row, longString }) => {
    const { length, of, limit, answer } = longString!;
    return {
      what: said(qualityMessages, 'long-string', { file, row, length, of, answer }),
      value: String(length),
      valid: `fewer than ${limit}`,
    };
  },
  'straight-line': ({ file, row, straightLines: scales }) => ({
    what: said(qualityMessages, 'straight-line', { file, row, scales }),
    value: scales.join(', '),
    valid: 'different answers to items that are keyed both ways',
    ...(scales.length === 1 ? { scale: scales[0]! } : {}),
  }),
  'low-variability': ({ file, row, variability }, limits) => ({
    what: said(qualityMessages, 'low-variability', { file, row, sd: variability! }),
    value: String(variability),
    valid: `above ${limits.variability}`,
  }),
  'low-consistency': ({ file, row, consistency: found }, limits) => {
    const { value: consistency, scales } = found!;
    return {
      what: said(qualityMessages, 'low-consistency', { file, row, consistency, scales }),
      value: String(consistency),
      valid: `at least ${limits.consistency ?? USUAL_CONSISTENCY}`,
    };
  },
  'multivariate-outlier': ({ file, row, mahalanobis }, limits) => {
    const { scale, distance, df, p } = mahalanobis!;
    return {
      what: said(qualityMessages, 'multivariate-outlier', { file, row, scale, distance, df, p }),
      value: String(distance),
      valid: `p of at least ${limits.outlier}`,
      ...(scale === null ? {} : { scale }),
    };
  },
};
