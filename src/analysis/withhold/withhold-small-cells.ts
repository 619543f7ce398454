import { shownLabels } from '../../model/column-labels.ts';
import type { DescribeResult, Flow, Result, ScaleResult, ScoreOverlap } from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';
import { isSmall, shown, withholdRowCounts } from './protect-counts.ts';
import { numbersIn } from './withheld-fields.ts';
import { withholdAttrition } from './withhold-attrition.ts';
import { hidesFileTotal, withholdFlow, withholdMatching } from './withhold-matching.ts';
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
 * - differences of pairs that, beside the means of everybody, would give away a few respondents seen once;
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
  const { flow, matching, attrition } = result;
  const overlap = (scale: string, subscale: string | null) => overlapOf(flow, scale, subscale);
  const hiddenRows = flow !== undefined && hidesFileTotal(flow, minCell);
  const rows = Object.fromEntries(result.inputs.map((input) => [input.wave, input.rows]));
  const scales = result.scales.map((scale) =>
    withholdScale(scale, { minCell, overlap, items: itemRules(described, result.scales, minCell) }),
  );
  const hidden = hiddenWaves(scales);
  const kept: Result = {
    ...result,
    inputs: result.inputs.map((input) => ({
      ...input,
      rows: hiddenRows ? null : shown(input.rows, minCell),
      rowCounts: withholdRowCounts(input.rowCounts, hiddenRows, minCell),
      invalidSetMissing: shown(input.invalidSetMissing, minCell),
      missingCodes: shown(input.missingCodes, minCell),
    })),
    settings: { ...result.settings, minCell },
    ...(matching === undefined ? {} : { matching: withholdMatching(matching, rows, minCell) }),
    ...(flow === undefined ? {} : { flow: withholdFlow(flow, minCell) }),
    ...(attrition === undefined
      ? {}
      : {
          attrition: withholdAttrition(attrition, {
            minCell,
            overlap,
            scored: (scale, subscale) => firstScored(flow, scale, subscale),
          }),
        }),
    scales,
    warnings: withholdWarnings(result.warnings, (scale, wave) => hidden.has(`${scale} ${wave}`)),
  };
  const shownOnly = shownLabels(kept, kept.labels);
  return { ...shownOnly, withheld: withholding(minCell, numbersIn(result) - numbersIn(kept)) };
}

function overlapOf(flow: Flow | undefined, scale: string, subscale: string | null): ScoreOverlap | null {
  return flow?.scores.find((each) => each.scale === scale && each.subscale === subscale)?.overlap ?? null;
}

function firstScored(flow: Flow | undefined, scale: string, subscale: string | null): Count {
  const own = flow?.scores.find((each) => each.scale === scale && each.subscale === subscale);
  const [first] = flow?.waves ?? [];
  return (first === undefined ? undefined : own?.waves[first.wave]?.scored) ?? null;
}

/** Waves (and all together) of which the score or its reliability is withheld, as `scale wave`. */
function hiddenWaves(scales: readonly ScaleResult[]): Set<string> {
  return new Set(
    scales
      .flatMap((scale) => [scale, ...scale.subscales])
      .flatMap(({ id, waves, reliability }) =>
        [...Object.entries(waves), ...Object.entries(reliability)].flatMap(([wave, { n }]) =>
          n === null ? [`${id} ${wave}`] : [],
        ),
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
): (scale: string) => (wave: string) => ItemRule {
  if (described === null)
    return () => () => ({ isSafe: () => false, countsStay: () => false, fewSkipped: () => true });
  const { scales } = withholdSmallCounts(described, minCell, scores.map(itemsOfScores));
  const groups = described.groups.map(({ name }) => name);
  return (scale) => {
    const all = described.scales.find(({ id }) => id === scale)?.items ?? [];
    const shownItems = scales.find(({ id }) => id === scale)?.items ?? [];
    return (wave) => {
      const chosen = wave === 'pooled' ? groups.map((_, group) => group) : [groups.indexOf(wave)];
      const isKnown = chosen.length > 0 && !chosen.includes(-1);
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
    subscales: subscales.map(({ reliability }) => ({
      items: [...new Set(Object.values(reliability).flatMap(({ items }) => items.map((item) => item.id)))],
    })),
  };
}
