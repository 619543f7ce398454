import * as disclosure from '../../generated/disclosure.ts';
import { sampleOf } from '../../model/result/samples.ts';
import type { Attrition, Baseline, BaselineCharacteristic, ScaleResult } from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { isSmall, shown } from './protect-counts.ts';
import { marked, numbersIn } from './withheld-fields.ts';
import { withholdVariable } from './withhold-small-counts.ts';

/**
 * Groups side by side, without what rests on too few respondents. A standardised difference of shares comes of all their counts, so it
 * goes with any of them; where the same characteristic is counted among those who stayed and left, the two tables together would give
 * away small counts of each, and this one goes.
 *
 * @param scales after their own numbers were withheld
 */
export function withholdBaseline(
  baseline: Baseline,
  scales: readonly ScaleResult[],
  attrition: Attrition | undefined,
  minCell: number,
): Baseline {
  const isSmallGroup = (group: number) => isSmall(baseline.n[group] ?? 0, minCell);
  const counted = new Set(
    [...(attrition?.characteristics ?? []), ...(attrition?.quantities ?? [])].map(({ column }) => column),
  );
  return {
    ...baseline,
    n: baseline.n.map((n) => shown(n, minCell)),
    scores: baseline.scores.map((score) => {
      const { scale, subscale } = score;
      const whole = scales.find(({ id }) => id === scale)!;
      const own = subscale === null ? whole : whole.subscales.find(({ id }) => id === subscale)!;
      const hides = baseline.groups.some(
        (group) =>
          sampleOf(own, { wave: baseline.wave, group, pooled: false })?.descriptives?.withheld?.includes(
            'mean',
          ) === true,
      );
      return hides ? emptied(score, disclosure.baselineScore) : score;
    }),
    characteristics: baseline.characteristics.map((each): BaselineCharacteristic => {
      const { differences, ...variable } = each;
      const kept = withholdVariable(variable, isSmallGroup, minCell);
      if (counted.has(each.column))
        return emptied<BaselineCharacteristic>({ ...kept, differences }, disclosure.baselineCharacteristic);
      const hides =
        kept.numbers?.some(({ mean }) => mean === null) ??
        kept.categories.some(({ others, counts }) => others === true || counts.includes(null));
      if (!hides) return { ...kept, differences };
      const nothing: BaselineCharacteristic = { ...kept, differences: differences.map(() => null) };
      const lost = (['categories', 'differences'] as const).filter(
        (field) => numbersIn(each[field]) > 0 && numbersIn(nothing[field]) === 0,
      );
      return lost.length === 0 ? nothing : marked(nothing, ...lost);
    }),
  };
}
