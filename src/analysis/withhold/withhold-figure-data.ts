import type { FigureData, ScoreDistribution, ScoreFigureData } from '../../model/figure-data.ts';
import { isSmall } from './protect-counts.ts';

/**
 * What figures know beyond the result, without single respondents (dots, distributions, changes) and without the means of waves with
 * fewer than `minCell` scores. Up to 1 nothing changes.
 */
export function withholdFigureData(data: FigureData, minCell: number): FigureData {
  if (minCell <= 1) return data;
  return {
    ...data,
    scores: data.scores.map(
      (score): ScoreFigureData => ({
        ...score,
        waves: score.waves.map((wave) => withoutRespondents(wave, minCell)),
        changes: [],
      }),
    ),
  };
}

function withoutRespondents(wave: ScoreDistribution, minCell: number): ScoreDistribution {
  if (!isSmall(wave.n, minCell)) return { ...wave, shape: null };
  return { ...wave, n: null, mean: null, ci: { ...wave.ci, lower: null, upper: null }, shape: null };
}
