import type { FigureData, ScoreDistribution, ScoreFigureData } from '../../model/figure-data.ts';
import type { ScoreRow } from '../tables/score-rows.ts';

/** What the figures know of a score beyond the result. */
export function figureDataOf(data: FigureData, { scale, parent }: ScoreRow): ScoreFigureData | null {
  return (
    data.scores.find((score) =>
      parent === null
        ? score.scale === scale.id && score.subscale === null
        : score.scale === parent.id && score.subscale === scale.id,
    ) ?? null
  );
}

/** Its waves; none when it has no score. */
export function distributionsOf(data: FigureData, row: ScoreRow): readonly ScoreDistribution[] {
  return figureDataOf(data, row)?.waves ?? [];
}
