import type { Dataset } from '../model/dataset.ts';
import type { Problem } from '../model/problem.ts';
import {
  type FileQuality,
  type FlaggedRespondent,
  QUALITY_FLAGS,
  type QualityFlag,
  type QualityLimits,
} from '../model/quality.ts';
import { type DecodedRow, type DecodeOptions, decodeDataset } from '../scoring/decode-dataset.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { orientationProblems } from './file-orientation.ts';
import { startDistances } from './quality-distances.ts';
import { flagsOf, indicesOf, type RespondentIndices } from './quality-indices.ts';
import { type QualityLayout, qualityLayout } from './quality-layout.ts';
import { qualityProblems } from './quality-problems.ts';

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
      await decodeDataset(dataset, matches, options, ({ row, line, values }) => {
        fill(answers, layout, values);
        const own = indices(answers);
        const mahalanobis = distanceOf(answers);
        const flags = flagsOf(own, limits, mahalanobis !== null && mahalanobis.p < limits.outlier);
        for (const flag of QUALITY_FLAGS) {
          if (isComputed(flag, own, mahalanobis, layout)) counts[flag].computed++;
          if (flags.includes(flag)) counts[flag].flagged++;
        }
        if (flags.length > 0 && flagged.length < LISTED)
          flagged.push({ row, line, flags, ...own, mahalanobis });
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
