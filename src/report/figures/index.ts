import type { FigureData, FigureKind } from '../../model/figure-data.ts';
import type { DescribeResult, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { choicesFigure } from './choices.ts';
import { effectSizesFigure } from './effect-sizes.ts';
import type { Figure } from './figure.ts';
import { itemAnswersFigures } from './item-answers.ts';
import { itemStatisticsFigure } from './item-statistics.ts';
import { meanChangesFigure } from './mean-changes.ts';
import { missingAnswersFigure } from './missing-answers.ts';
import { pairedChangeFigure } from './paired-change.ts';
import { scoreDistributionsFigure } from './score-distributions.ts';
import { scoreMeansFigure } from './score-means.ts';
import { scoreTrendsFigure } from './score-trends.ts';

export { drawFigure, figureSvg } from './draw.ts';
export type { DrawnFigure, Figure } from './figure.ts';

/** What figures are made of; a kind whose source is absent has none. */
export interface FigureSources {
  readonly result?: Result;
  readonly data?: FigureData;
  readonly described?: DescribeResult;
}

/** Which sources a kind needs. */
export const NEEDS: Readonly<Record<FigureKind, readonly (keyof FigureSources)[]>> = {
  effects: ['result'],
  means: ['result', 'data'],
  trends: ['result', 'data'],
  'mean-changes': ['result'],
  scores: ['result', 'data'],
  change: ['result', 'data'],
  answers: ['described'],
  items: ['result', 'data'],
  missing: ['described'],
  choices: ['result'],
};

/** Kinds that are not drawn where small groups are withheld: they show single respondents. */
export const SHOWS_RESPONDENTS: ReadonlySet<FigureKind> = new Set(['scores', 'change']);

/**
 * The figures of one kind: one for all scales (`effects`, `means`, `trends`, `mean-changes`, `missing`), or one a scale. A scale without the numbers of a kind (no
 * total score, nobody matched) has no figure of it; kinds that show single respondents have none where small groups were withheld.
 *
 * @example
 * const [forest] = figuresOf('effects', { result }, createContext('nl', 'apa'));
 * const svg = figureSvg(forest);
 */
export function figuresOf(kind: FigureKind, sources: FigureSources, context: Context): Figure[] {
  return figuresOrGaps(kind, sources, context).filter((figure) => figure !== null);
}

function figuresOrGaps(
  kind: FigureKind,
  { result, data, described }: FigureSources,
  context: Context,
): (Figure | null)[] {
  if (kind === 'answers')
    return described?.scales.flatMap((scale) => itemAnswersFigures(scale, described, context)) ?? [];
  if (kind === 'missing') return described === undefined ? [] : [missingAnswersFigure(described, context)];
  if (result === undefined) return [];
  // Dots of single respondents, and lines.
  if (result.withheld !== undefined && SHOWS_RESPONDENTS.has(kind)) return [];
  if (kind === 'choices') return (result.choices ?? []).map((each) => choicesFigure(each, result, context));
  if (kind === 'effects') return [effectSizesFigure(result, context)];
  if (kind === 'mean-changes') return [meanChangesFigure(result, context)];
  if (data === undefined) return [];
  if (kind === 'means') return [scoreMeansFigure(result, data, context)];
  if (kind === 'trends') return [scoreTrendsFigure(result, data, context)];
  if (kind === 'change') return result.scales.map((scale) => pairedChangeFigure(scale, data, context));
  const ofScale = kind === 'scores' ? scoreDistributionsFigure : itemStatisticsFigure;
  return result.scales.map((scale) => ofScale(scale, result, data, context));
}
