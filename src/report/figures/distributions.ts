import type { FigureData, ScoreDistribution, ScoreFigureData } from '../../model/figure-data.ts';
import { ofScore, type ScoreRow } from '../tables/score-rows.ts';

/** What the figures know of a score beyond the result. */
export function figureDataOf(data: FigureData, row: ScoreRow): ScoreFigureData | null {
  return ofScore(data.scores, row) ?? null;
}

/** Its waves; none when it has no score. */
export function distributionsOf(data: FigureData, row: ScoreRow): readonly ScoreDistribution[] {
  return figureDataOf(data, row)?.waves ?? [];
}
