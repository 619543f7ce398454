import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { describedSamplesOf, descriptionOf, ofWave, sampleOf } from '../../model/result/samples.ts';
import type { Description, ScaleResult } from '../../model/result.ts';
import type { CellExplanation } from '../../model/verification.ts';
import { type Count, requireCount } from '../../model/withheld.ts';
import { normalUpperQuantile, studentTUpperQuantile } from '../../stats/distributions/index.ts';
import type { Quantity } from '../published-cell.ts';
import { type Computed, explained, notComputable, type Recomputation, recomputation } from './computed.ts';
import { analysedScore, type ScoreSample, withChangedScale } from './score-sample.ts';

/** How a score is spread in one wave: all that the cells of a wave need. */
export interface Spread {
  readonly n: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median?: number | null;
  readonly min?: number | null;
  readonly max?: number | null;
}

/**
 * A cell of one wave of a score: n, mean, SD, standard error, interval of the mean, median, least and greatest score.
 *
 * @param sample the score in its row's waves
 * @param wave the wave of the cell
 * @param level of the interval of the mean
 */
export async function recomputeWaveCell(
  sample: ScoreSample,
  wave: string,
  quantity: Quantity,
  level: number,
): Promise<Computed<Recomputation>> {
  const analysed = await analysedScore(sample);
  if (!analysed.ok) return analysed;
  const score = analysed.value;
  const description = descriptionOf(score, ofWave(wave));
  if (description === undefined)
    return notComputable(createMessage(cellMessages, 'cell.no-value', { scale: sample.id, wave }));
  const of = (other: ScaleResult) => {
    const spread = descriptionOf(other, ofWave(wave));
    return spread === undefined ? null : waveValue(spread, quantity, level);
  };
  return recomputation(
    waveValue(description, quantity, level),
    quantity,
    (value) => [
      ...spreadAlternatives(description, quantity, level),
      ...itemMetric(score, quantity, value),
      ...countAlternatives(score, wave, description, quantity),
      ...otherWaves(score, wave, quantity, level),
    ],
    () => withChangedScale(sample, of),
  );
}

/** The quantity by the default convention; `null` where the data gives none. */
export function waveValue(spread: Spread, quantity: Quantity, level: number): number | null {
  const { mean, sd } = spread;
  const n = requireCount(spread.n);
  const se = sd === null ? null : sd / Math.sqrt(n);
  switch (quantity) {
    case 'n':
      return n;
    case 'mean':
      return mean;
    case 'sd':
      return sd;
    case 'se':
      return se;
    case 'median':
      return spread.median ?? null;
    case 'min':
      return spread.min ?? null;
    case 'max':
      return spread.max ?? null;
    case 'ci-lower':
    case 'ci-upper': {
      if (mean === null || se === null || n < 2) return null;
      const half = studentTUpperQuantile((1 - level) / 2, n - 1) * se;
      return quantity === 'ci-lower' ? mean - half : mean + half;
    }
    default:
      return null;
  }
}

/** Other numbers of the same scores that are printed in the place of the quantity. */
export function spreadAlternatives(spread: Spread, quantity: Quantity, level: number): CellExplanation[] {
  const { mean, sd, median } = spread;
  const n = requireCount(spread.n);
  if (sd === null || mean === null) return [];
  const population = sd * Math.sqrt((n - 1) / n);
  switch (quantity) {
    case 'mean':
      return explained('median', median);
    case 'median':
      return explained('mean', mean);
    case 'sd':
      return [
        ...explained('standard-error', sd / Math.sqrt(n)),
        ...explained('variance', sd ** 2),
        ...explained('population-sd', population),
      ];
    case 'se':
      return [
        ...explained('standard-deviation', sd),
        ...explained('population-sd', population / Math.sqrt(n)),
      ];
    case 'ci-lower':
    case 'ci-upper': {
      const half = normalUpperQuantile((1 - level) / 2) * (sd / Math.sqrt(n));
      return explained('normal-quantile', quantity === 'ci-lower' ? mean - half : mean + half);
    }
    default:
      return [];
  }
}

const ON_THE_METRIC: readonly Quantity[] = [
  'mean',
  'sd',
  'se',
  'median',
  'min',
  'max',
  'ci-lower',
  'ci-upper',
  'difference',
  'standard-error',
  'difference-ci-lower',
  'difference-ci-upper',
];

/** The same on the metric of the sum, or of the mean, of the items. */
export function itemMetric(
  { aggregate, k }: Pick<ScaleResult, 'aggregate' | 'k'>,
  quantity: Quantity,
  value: number,
): CellExplanation[] {
  if (k < 2 || !ON_THE_METRIC.includes(quantity)) return [];
  if (aggregate === 'mean') return explained('sum-of-items', value * k);
  return aggregate === 'sum' ? explained('mean-of-items', value / k) : [];
}

function countAlternatives(
  score: ScaleResult,
  wave: string,
  { n, missing }: Description,
  quantity: Quantity,
): CellExplanation[] {
  if (quantity !== 'n') return [];
  return [
    ...explained('all-respondents', requireCount(n) + requireCount(missing)),
    ...explained('complete-respondents', sampleOf(score, ofWave(wave))?.reliability?.n),
  ];
}

/** What stands in the columns of the other waves. */
function otherWaves(score: ScaleResult, wave: string, quantity: Quantity, level: number): CellExplanation[] {
  return describedSamplesOf(score)
    .filter(({ sample }) => sample.wave !== wave)
    .flatMap(({ sample, description }) =>
      explained('other-wave', waveValue(description, quantity, level), {
        sample: { group: null, wave: sample.wave },
      }),
    );
}
