import * as disclosure from '../../generated/disclosure.ts';
import type { ItemResult, QuestionResult } from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { protectCounts } from './protect-counts.ts';
import { withholdItems } from './withhold-items.ts';

/**
 * Questions without the shares that rest on too few respondents or give them away: of each answer the number that gave it or did not is small;
 * of a question with one answer each, also the answers by which a small number could be worked out from the others.
 */
export function withholdQuestions(questions: readonly QuestionResult[], minCell: number): QuestionResult[] {
  const items = { isSafe: () => false, countsStay: () => false, fewSkipped: () => true };
  const ruleOf = () => ({ minCell, small: false, differencing: false, pairsReveal: false });
  return questions.map((question) => {
    const options = withholdItems(question.options, { minCell, ruleOf, items: () => items });
    return {
      ...question,
      options: question.kind === 'choice' ? besideEachOther(question.options, options, minCell) : options,
    };
  });
}

/** Answers that add up to all who answered. */
function besideEachOther(
  whole: readonly ItemResult[],
  kept: readonly ItemResult[],
  minCell: number,
): ItemResult[] {
  const hidden = (countOf: (option: ItemResult) => number | null | undefined): boolean[] =>
    protectCounts(
      whole.map((option) => countOf(option) ?? 0),
      minCell,
    ).map((count) => count === null);
  const places = <T>(list: readonly T[] | undefined) => [...(list ?? []).keys()];
  const samples = places(whole[0]?.samples).map((place) => hidden(({ samples }) => samples[place]?.agreeing));
  const sides = places(whole[0]?.comparisons).map((place) =>
    [0, 1].map((side) => hidden(({ comparisons }) => comparisons[place]?.samples[side]?.agreeing)),
  );
  return kept.map((option, at) => {
    const { overall } = option;
    return {
      ...option,
      samples: option.samples.map((sample, place) =>
        samples[place]![at]!
          ? emptied(sample, disclosure.itemSample, { n: sample.n, missing: sample.missing })
          : sample,
      ),
      comparisons: option.comparisons.map((comparison, place) =>
        sides[place]!.some((side) => side[at]!)
          ? emptied(comparison, disclosure.itemComparison, { n: comparison.n })
          : comparison,
      ),
      ...(overall === undefined
        ? {}
        : {
            overall: samples.some((sample) => sample[at]!)
              ? emptied(overall, disclosure.itemOverall, { n: overall.n })
              : overall,
          }),
    };
  });
}
