import type { AnalysisSettings } from '../analysis/settings.ts';
import { withholdFigureData, withholdSmallCells, withholdSmallCounts } from '../analysis/withhold/index.ts';
import type { FigureKind } from '../model/figure-data.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { Context } from '../report/context.ts';
import { type FigureSources, SHOWS_RESPONDENTS } from '../report/figures/index.ts';
import { withLabels } from '../report/labels.ts';
import { withheldContext } from '../report/withheld.ts';

/** What figures may be drawn from: small groups, small counts and single respondents taken out, where that was asked for. */
export function shownSources(
  { result, data, described }: FigureSources,
  { minCell, candidates }: Pick<AnalysisSettings, 'minCell' | 'candidates'>,
): FigureSources {
  return {
    ...(result === undefined ? {} : { result: withholdSmallCells(result, minCell) }),
    ...(data === undefined ? {} : { data: withholdFigureData(data, minCell) }),
    ...(described === undefined ? {} : { described: withholdSmallCounts(described, minCell, candidates) }),
  };
}

/** The context of figures drawn from these sources. */
export async function figureContext(
  context: Context,
  { result, described }: FigureSources,
): Promise<Context> {
  const source = result ?? described ?? {};
  return withheldContext(withLabels(context, source), source);
}

/**
 * The kinds that were asked for, when each may be drawn.
 *
 * @throws UserError (status 2) for a kind that shows single respondents, when small groups are withheld
 */
export function shownKinds(
  kinds: readonly FigureKind[],
  { minCell }: Pick<AnalysisSettings, 'minCell'>,
): readonly FigureKind[] {
  const refused = kinds.filter((kind) => SHOWS_RESPONDENTS.has(kind));
  if (minCell <= 1 || refused.length === 0) return kinds;
  throw cannotRun(createMessage(choiceMessages, 'figure-shows-respondents', { kinds: refused, minCell }));
}
