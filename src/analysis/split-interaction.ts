import { contrastKey, isPrimaryContrast, primaryModel, scoresOf } from '../model/result/samples.ts';
import type { Contrast, Result, ScaleResult } from '../model/result.ts';
import type { SplitInteraction } from '../model/split-interaction.ts';
import { holm } from '../stats/holm.ts';
import { equalDifferences, type PartDifference } from '../stats/models/equal-differences.ts';

/**
 * The interaction of the values of a column with every difference of the primary analysis, each tested once: Cochran's Q over the parts.
 *
 * @param overall whose scores and differences are looked at
 * @param parts results of the values of one column
 */
export function splitInteraction(overall: Result, parts: readonly Result[]): SplitInteraction[] {
  const known = parts.map((part) => scoresOf(part));
  const found = scoresOf(overall).flatMap((score) =>
    differencesOf(score).flatMap(({ contrast }) => {
      const own = known.flatMap((scores) => {
        const same = scores.find(({ id }) => id === score.id);
        return same === undefined
          ? []
          : differencesOf(same).filter((each) => contrastKey(each.contrast) === contrastKey(contrast));
      });
      const test = equalDifferences(own);
      return test.ok ? [{ score, contrast, ...test.value }] : [];
    }),
  );
  const corrected = holm(found.map(({ p }) => p));
  return found.map(({ score, contrast, parts: count, statistic, df, p }, index) => ({
    ...{ score, contrast, parts: count, statistic, df, p },
    pHolm: corrected[index]!,
  }));
}

/** Those of the primary analysis that have a standard error, which those of ranks have not. */
function differencesOf(score: ScaleResult): (PartDifference & { readonly contrast: Contrast })[] {
  const model = primaryModel(score);
  const all =
    model === null
      ? score.comparisons.flatMap(({ contrast, tests: [test] }) =>
          test === undefined
            ? []
            : [{ contrast, difference: test.difference, standardError: test.standardError }],
        )
      : model.contrasts.filter((each) => each.against === 'each' || isPrimaryContrast(each, model));
  return all.flatMap(({ contrast, difference, standardError }) =>
    difference === null || standardError == null ? [] : [{ contrast, difference, standardError }],
  );
}
