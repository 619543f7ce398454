import type { Model, ModelContrast, ModelMean, ModelTest } from '../../model/result.ts';
import type { Alternative } from '../../stats/alternative.ts';
import type { ModelFTest } from '../../stats/models/model-contrast.ts';
import type { TTest } from '../../stats/t-test.ts';
import { interval } from '../compare.ts';

/** What the models of a score have in common. */
export interface ModelDesign {
  readonly waves: readonly string[];
  /** Empty for everybody together. */
  readonly groups: readonly string[];
  readonly level: number;
  /** Of the differences; F tests have no side. */
  readonly alternative: Alternative;
}

/** The lists of a model that could not be estimated. */
export const NOTHING = { tests: [], means: [], contrasts: [] } as const;

export function testOf(effect: ModelTest['effect'], { statistic, df1, df2, p }: ModelFTest) {
  return { effect, statistic, df1, df2, p } satisfies ModelTest;
}

export function meanOf(mean: TTest, wave: string, group: string | null, level: number): ModelMean {
  const { difference, standardError, df, ci } = mean;
  return { wave, group, mean: difference, standardError, df, ci: interval(ci, level) };
}

export function contrastFields(
  { difference, standardError, statistic, df, p, ci }: TTest,
  { level, alternative }: Pick<ModelDesign, 'level' | 'alternative'>,
): Pick<ModelContrast, 'alternative' | 'difference' | 'standardError' | 'statistic' | 'df' | 'p' | 'ci'> {
  return { alternative, difference, standardError, statistic, df, p, ci: interval(ci, level) };
}

/** People per group, and what they come to in all. */
export function peopleOf(n: readonly number[], scoresEach: number): Pick<Model, 'n' | 'observations'> {
  return { n, observations: scoresEach * n.reduce((sum, size) => sum + size, 0) };
}
