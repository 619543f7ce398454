import * as disclosure from '../../generated/disclosure.ts';
import { shownLabels } from '../../model/column-labels.ts';
import type { OfSample } from '../../model/messages/wording.ts';
import { isSameSample, keyOf, overlapsOf, placeOf, scoresOf } from '../../model/result/samples.ts';
import type {
  Contrast,
  DescribeResult,
  Flow,
  InputSummary,
  Result,
  SampleKey,
  ScaleResult,
  ScoreFlow,
  ScoreOverlap,
} from '../../model/result.ts';
import { type Count, sumOfCounts } from '../../model/withheld.ts';
import { withheldByClass } from './by-class.ts';
import { isSmall, withholdRows } from './protect-counts.ts';
import { type TellingSets, tellingSets } from './telling-sets.ts';
import { numbersIn } from './withheld-fields.ts';
import { withholdAttrition } from './withhold-attrition.ts';
import { withholdBaseline } from './withhold-baseline.ts';
import { withholdChoices } from './withhold-choices.ts';
import { withholdCorrelations } from './withhold-correlations.ts';
import { hidesFileTotal, withholdFlow, withholdMatching } from './withhold-matching.ts';
import { withholdQuestions } from './withhold-questions.ts';
import type { ItemRule } from './withhold-reliability.ts';
import { withholdScale } from './withhold-score.ts';
import { withholdSmallCounts } from './withhold-small-counts.ts';
import { withholdWarnings } from './withhold-warnings.ts';
import { withholding } from './withholding.ts';

/**
 * A result without the numbers from which respondents could be recognised. Taken out are
 *
 * - of a wave or group with fewer than `minCell` scores: n, every statistic, its reliability and that of all waves together, and every
 *   comparison it is part of;
 * - counts from 1 to `minCell` − 1 (bands, floor and ceiling, individual change, steps of the flow, linkage, attrition) and the counts
 *   beside them that would give them away;
 * - lowest and highest scores, which are those of single respondents, and skewness and kurtosis, which tell them; rows of the files;
 * - differences of pairs and those that a model estimates, where beside the means of everybody or the pairs of other waves they would
 *   give away a few respondents; their tests stay;
 * - means and SDs of items, which tell with n how many gave which answer, unless `described` shows that they leave that open.
 *
 * What was withheld is `null` and named in `withheld` of its object; `withheld` of the result tells the rule. Numbers of respondents that
 * were read, paired or have a score stay when they are not small: statistics cannot be judged without them. Their differences, such as
 * the number without a score, can therefore be worked out; they tell nobody's answers. Up to 1, and where it was done already, nothing
 * changes.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control: threshold rule, primary and secondary suppression, differencing.
 *
 * @param described the same respondents' answers, by the same waves, before anything was withheld from it
 * @example withholdSmallCells(await analyse(inputs, settings), 5).withheld?.minCell // 5
 */
export function withholdSmallCells(
  result: Result,
  minCell: number,
  described: DescribeResult | null = null,
): Result {
  if (minCell <= 1 || result.withheld !== undefined) return result;
  const { flow, matching, attrition, baseline, correlations, choices } = result;
  const flowOf = (scale: string, subscale: string | null) =>
    flow?.scores.find((each) => each.scale === scale && each.subscale === subscale);
  const telling = (scale: string, subscale: string | null, undecided = 0) => {
    const own = flowOf(scale, subscale);
    return own === undefined ? NOTHING_TOLD : tellingSets(own, undecided, minCell);
  };
  const hiddenRows = flow !== undefined && hidesFileTotal(flow, minCell);
  // The rows of a file with several waves would give away a small one by subtraction.
  const hidesWave = ({ waves }: InputSummary) =>
    waves.length > 1 && (flow?.waves ?? []).some(({ read }) => isSmall(read, minCell));
  const items = itemRules(described, result.scales, minCell);
  const scales = result.scales.map((scale) =>
    withholdScale(scale, {
      minCell,
      overlap: (id, subscale, contrast) => overlapOf(flowOf(id, subscale), contrast),
      telling,
      items,
    }),
  );
  const hidden = hiddenSamples(scales);
  const decided: Result = {
    ...result,
    inputs: result.inputs.map((input) =>
      withholdRows(input, hiddenRows || hidesWave(input) || hidesOutside(input, minCell), minCell),
    ),
    settings: { ...result.settings, minCell },
    ...(matching === undefined ? {} : { matching: withholdMatching(matching, minCell) }),
    ...(flow === undefined ? {} : { flow: withholdFlow(flow, minCell) }),
    ...(baseline === undefined ? {} : { baseline: withholdBaseline(baseline, scales, attrition, minCell) }),
    ...(attrition === undefined
      ? {}
      : {
          attrition: withholdAttrition(attrition, {
            minCell,
            overlap: (scale, subscale, wave) =>
              overlapsOf(flowOf(scale, subscale)).filter(({ waves }) => waves[1] === wave),
            tellingStayed: (scale, subscale, undecided) => telling(scale, subscale, undecided).stayed,
            scored: (scale, subscale) => firstScored(flow, flowOf(scale, subscale)),
          }),
        }),
    scales,
    ...(result.questions === undefined ? {} : { questions: withholdQuestions(result.questions, minCell) }),
    ...(correlations === undefined
      ? {}
      : { correlations: withholdCorrelations(correlations, result.scales, minCell) }),
    ...(choices === undefined ? {} : { choices: withholdChoices(choices, scales, minCell) }),
    warnings: withholdWarnings(result.warnings, (scale, sample) =>
      hidden.some(
        ([id, place]) => id === scale && place.wave === sample.wave && place.group === sample.group,
      ),
    ),
  };
  // That small groups are withheld is a setting of what is shown, and no number of the result.
  const asked = { ...result, settings: decided.settings };
  const kept = withheldByClass(decided, disclosure.result, minCell);
  const shownOnly = shownLabels(kept, kept.labels);
  return { ...shownOnly, withheld: withholding(minCell, numbersIn(asked) - numbersIn(kept)) };
}

const NOTHING_TOLD: TellingSets = { pairs: new Set(), stayed: new Set(), complete: false, missed: false };

function overlapOf(own: ScoreFlow | undefined, contrast: Contrast): ScoreOverlap | null {
  if (contrast.kind !== 'waves') return null;
  const { of, group } = contrast;
  const found = overlapsOf(own).find(
    (each) => each.group === group && each.waves[0] === of[0] && each.waves[1] === of[1],
  );
  return found ?? null;
}

/** Respondents of the first wave with the score, in whatever group. */
function firstScored(flow: Flow | undefined, own: ScoreFlow | undefined): Count {
  const [first] = flow?.waves ?? [];
  return sumOfCounts(
    (own?.waves ?? []).filter(({ wave }) => wave === first?.wave).map(({ scored }) => scored),
  );
}

/** Of several files that are split into groups, those outside the groups of one of them. */
function hidesOutside({ rowCounts: { withoutGroup, otherGroups } }: InputSummary, minCell: number): boolean {
  return isSmall(withoutGroup, minCell) || isSmall(otherGroups, minCell);
}

/** Scores of which the numbers or the reliability of a sample are withheld, with the place that warnings name. */
function hiddenSamples(scales: readonly ScaleResult[]): (readonly [scale: string, OfSample])[] {
  return scoresOf({ scales }).flatMap(({ id, samples }) =>
    samples.flatMap((sample) =>
      sample.descriptives?.n === null || sample.reliability?.n === null
        ? [[id, placeOf(sample)] as const]
        : [],
    ),
  );
}

/**
 * An item's mean and SD may be shown where those of all who answered it are (see `shownAnswers`) and it is of the same respondents: of
 * others, the difference would be the answers of those who skipped another item.
 */
function itemRules(
  described: DescribeResult | null,
  scores: readonly ScaleResult[],
  minCell: number,
): (scale: string) => (sample: SampleKey) => ItemRule {
  if (described === null)
    return () => () => ({ isSafe: () => false, countsStay: () => false, fewSkipped: () => true });
  const { scales } = withholdSmallCounts(described, minCell, scores.map(itemsOfScores));
  return (scale) => {
    const all = described.scales.find(({ id }) => id === scale)?.items ?? [];
    const shownItems = scales.find(({ id }) => id === scale)?.items ?? [];
    return (sample) => {
      const chosen = described.samples.flatMap((each, position) =>
        sample.pooled || isSameSample(keyOf(each), sample) ? [position] : [],
      );
      const isKnown = chosen.length > 0;
      const find = (items: typeof all, id: string) =>
        isKnown ? items.find((item) => item.id === id) : undefined;
      const answered = (id: string) => chosen.reduce((sum, group) => sum + (find(all, id)?.n[group] ?? 0), 0);
      return {
        fewSkipped: (id, n) => isSmall(answered(id) - n, minCell),
        isSafe: (id, n) => {
          const item = find(shownItems, id);
          return (
            item !== undefined && answered(id) === n && chosen.every((group) => item.mean[group] !== null)
          );
        },
        countsStay: (id) => {
          const item = find(shownItems, id);
          return (
            item !== undefined &&
            chosen.every((group) => item.options.every(({ counts }) => counts[group] !== null))
          );
        },
      };
    };
  };
}

/** The items of a scale's subscales, as {@link withholdSmallCounts} wants them. */
function itemsOfScores({ id, subscales }: ScaleResult) {
  return {
    id,
    subscales: subscales.map(({ samples }) => ({
      items: [
        ...new Set(samples.flatMap(({ reliability }) => reliability?.items.map((item) => item.id) ?? [])),
      ],
    })),
  };
}
