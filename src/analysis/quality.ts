import type { Dataset } from '../model/dataset.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { qualityMessages } from '../model/messages/quality.ts';
import type { Problem } from '../model/problem.ts';
import {
  type FileQuality,
  type FlaggedRespondent,
  QUALITY_FLAGS,
  type QualityFlag,
  type QualityLimits,
} from '../model/quality.ts';
import { ofWave } from '../model/result/samples.ts';
import type { Warning } from '../model/result.ts';
import { type DecodedRow, type DecodeOptions, decodeDataset } from '../scoring/decode-dataset.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { scoreDataset } from '../scoring/score-dataset.ts';
import { pooledItemCovariances } from '../stats/item-covariances.ts';
import { itemsToReverse } from './items-to-reverse.ts';
import { orientationWarnings } from './orientation.ts';
import { startDistances } from './quality-distances.ts';
import { flagsOf, indicesOf, type RespondentIndices, USUAL_CONSISTENCY } from './quality-indices.ts';
import { type QualityLayout, qualityLayout } from './quality-layout.ts';
import { reliabilityOf } from './reliability.ts';
import { negativeItems } from './warnings.ts';

/** The quality of a file's answers, in two passes: what covariances need is gathered in the first, respondents are judged in the second. */
export interface QualityCheck {
  gather(row: DecodedRow): void;
  judge(): Promise<{ readonly quality: FileQuality; readonly problems: readonly Problem[] }>;
}

/** More flagged respondents than this are counted, not listed: limits that flag everybody would otherwise fill the memory. */
const LISTED = 50_000;

/**
 * Looks at how respondents answered: gaps, long strings, straight lines, variability, even-odd consistency, Mahalanobis distance;
 * and at what may be coded the wrong way round. Impossible values count as gaps; they are reported elsewhere. Nobody is removed.
 *
 * @param matches the scales of the file; a column that cannot be read is `null`
 */
export function startQuality(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  limits: QualityLimits,
): QualityCheck {
  const layout = qualityLayout(matches);
  const distances = startDistances(layout, limits.outlier);
  const answers = new Float64Array(layout.items.length);
  return {
    gather({ values }) {
      fill(answers, layout, values);
      distances.gather(answers);
    },
    async judge() {
      const { bases, distanceOf } = distances.measure();
      const indices = indicesOf(layout, limits);
      const counts = emptyCounts();
      const flagged: FlaggedRespondent[] = [];
      await decodeDataset(dataset, matches, options, ({ row, line, file, part, values }) => {
        fill(answers, layout, values);
        const own = indices(answers);
        const mahalanobis = distanceOf(answers);
        const flags = flagsOf(own, limits, mahalanobis !== null && mahalanobis.p < limits.outlier);
        for (const flag of QUALITY_FLAGS) {
          if (isComputed(flag, own, mahalanobis, layout)) counts[flag].computed++;
          if (flags.includes(flag)) counts[flag].flagged++;
        }
        if (flags.length > 0 && flagged.length < LISTED)
          flagged.push({ ...(part !== undefined && { file }), row, line, flags, ...own, mahalanobis });
      });
      const quality = {
        file: dataset.file,
        respondents: dataset.rowCount,
        items: layout.items.length,
        indices: counts,
        mahalanobis: bases,
        flagged,
      };
      const orientation = await orientationProblems(dataset, matches, options.missing);
      return { quality, problems: [...orientation, ...qualityProblems(quality, limits)] };
    },
  };
}

function fill(answers: Float64Array, { items }: QualityLayout, values: readonly Float64Array[]): void {
  for (let i = 0; i < items.length; i++) answers[i] = values[items[i]!.scale]![items[i]!.position]!;
}

function isComputed(
  flag: QualityFlag,
  indices: RespondentIndices,
  mahalanobis: FlaggedRespondent['mahalanobis'],
  layout: QualityLayout,
): boolean {
  switch (flag) {
    case 'many-missing':
      return true;
    case 'long-string':
      return indices.longString !== null;
    case 'straight-line':
      return layout.reversible.length > 0;
    case 'low-variability':
      return indices.variability !== null;
    case 'low-consistency':
      return indices.consistency !== null;
    case 'multivariate-outlier':
      return mahalanobis !== null;
  }
}

function emptyCounts(): Record<QualityFlag, { computed: number; flagged: number }> {
  return {
    'many-missing': { computed: 0, flagged: 0 },
    'long-string': { computed: 0, flagged: 0 },
    'straight-line': { computed: 0, flagged: 0 },
    'low-variability': { computed: 0, flagged: 0 },
    'low-consistency': { computed: 0, flagged: 0 },
    'multivariate-outlier': { computed: 0, flagged: 0 },
  };
}

/**
 * One warning per flag, by row. `value` is the index as a number, `valid` its limit.
 */
function qualityProblems(quality: FileQuality, limits: QualityLimits): Problem[] {
  const problems = quality.flagged.flatMap((respondent) =>
    respondent.flags.map((code) => problemOf(code, respondent, quality, limits)),
  );
  const flags = Object.values(quality.indices).reduce((sum, { flagged }) => sum + flagged, 0);
  if (flags === problems.length) return problems;
  const more = { file: quality.file, count: flags - problems.length };
  return [
    ...problems,
    { ...createMessage(qualityMessages, 'more-flags', more), severity: 'warning', file: quality.file },
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
  { file: all, items }: FileQuality,
  limits: QualityLimits,
): Problem {
  const { file = all, row, line } = respondent;
  const { what, ...finding } = FINDINGS[code]({ ...respondent, file, row }, limits, items);
  return { ...what, severity: 'warning', file, row, line, ...finding };
}

type InFile = FlaggedRespondent & { readonly file: string };

const FINDINGS: Readonly<
  Record<QualityFlag, (respondent: InFile, limits: QualityLimits, items: number) => Finding>
> = {
  'many-missing': ({ file, row, missing }, limits, items) => ({
    what: createMessage(qualityMessages, 'many-missing', {
      file,
      row,
      missing: Math.round(missing * items),
      items,
    }),
    value: String(missing),
    valid: `at most ${limits.missing}`,
  }),
  'long-string': ({ file, row, longString }) => {
    const { length, of, limit, answer } = longString!;
    return {
      what: createMessage(qualityMessages, 'long-string', { file, row, length, of, answer }),
      value: String(length),
      valid: `fewer than ${limit}`,
    };
  },
  'straight-line': ({ file, row, straightLines: scales }) => ({
    what: createMessage(qualityMessages, 'straight-line', { file, row, scales }),
    value: scales.join(', '),
    valid: 'different answers to items that are keyed both ways',
    ...(scales.length === 1 ? { scale: scales[0]! } : {}),
  }),
  'low-variability': ({ file, row, variability }, limits) => ({
    what: createMessage(qualityMessages, 'low-variability', { file, row, sd: variability! }),
    value: String(variability),
    valid: `above ${limits.variability}`,
  }),
  'low-consistency': ({ file, row, consistency: found }, limits) => {
    const { value: consistency, scales } = found!;
    return {
      what: createMessage(qualityMessages, 'low-consistency', { file, row, consistency, scales }),
      value: String(consistency),
      valid: `at least ${limits.consistency ?? USUAL_CONSISTENCY}`,
    };
  },
  'multivariate-outlier': ({ file, row, mahalanobis }, limits) => {
    const { scale, distance, df, p } = mahalanobis!;
    return {
      what: createMessage(qualityMessages, 'multivariate-outlier', { file, row, scale, distance, df, p }),
      value: String(distance),
      valid: `p of at least ${limits.outlier}`,
      ...(scale === null ? {} : { scale }),
    };
  },
};

/**
 * What may be coded the wrong way round in one file: items against the rest of their scale, whole scales against the others. The same
 * checks as in an analysis; impossible values count as gaps.
 */
async function orientationProblems(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  missing: readonly string[],
): Promise<Problem[]> {
  const gather = (products: 'sums' | 'pairs', of: readonly ScaleMatch[]) => {
    const collect = { products, pairwise: false, items: false };
    return scoreDataset(dataset, of, { missing, invalid: 'missing', collect });
  };
  const scored = await gather('sums', matches);
  const wave = { key: ofWave(dataset.file), file: 0, dataset: scored, group: 0 };
  const opposed = scored.scales.flatMap(({ plan, scores }) => {
    const totals = scores.filter(({ plan: { isTotal, score } }) => isTotal && score !== null);
    return (totals.length > 0 ? totals : scores).flatMap((column) => {
      if (column.plan.score === null || column.itemSums.length === 0) return [];
      const covariances = pooledItemCovariances(column.itemSums);
      const reliability = reliabilityOf(plan.scale, column.plan, covariances, 0.95, false);
      const samples = [{ ...wave.key, reliability }];
      const items = negativeItems({ samples });
      return items.length === 0
        ? []
        : [{ scale: plan.scale.id, score: { id: column.plan.id, samples }, items }];
    });
  });
  const items = await itemsToReverse(opposed, [wave], (_, ids) =>
    gather(
      'pairs',
      matches.filter(({ scale }) => ids.has(scale.id)),
    ),
  );
  return [...items, ...orientationWarnings([wave])].map((warning) => warningAsProblem(warning, dataset.file));
}

function warningAsProblem({ code, message, values, scale, item }: Warning, file: string): Problem {
  return {
    code,
    severity: 'warning',
    message,
    ...(values === undefined ? {} : { values }),
    file,
    ...(scale === undefined ? {} : { scale }),
    ...(item === undefined ? {} : { item }),
  };
}
