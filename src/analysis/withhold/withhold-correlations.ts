import * as disclosure from '../../generated/disclosure.ts';
import { isSameSample, keyOf, sampleOf, scoresOf } from '../../model/result/samples.ts';
import type { CorrelatedScore, Correlation, ScaleResult } from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { isSmall, shown } from './protect-counts.ts';

/**
 * Correlations without what rests on too few respondents or gives them away. Within a wave r of those with both scores is one equation
 * in many unknowns and stays. Across waves r with the SDs of the waves leads to the change of the pairs, so it goes where few were seen
 * once only.
 *
 * @param scales before anything was withheld from them
 */
export function withholdCorrelations(
  correlations: readonly Correlation[],
  scales: readonly ScaleResult[],
  minCell: number,
): Correlation[] {
  const sizeOf = (key: CorrelatedScore) => {
    const scale = scales.filter(({ id }) => id === key.scale);
    const score = scoresOf({ scales: scale }).find(({ id }) => id === (key.subscale ?? key.scale));
    return (score && sampleOf(score, keyOf(key))?.descriptives?.n) ?? 0;
  };
  return correlations.map((each) => {
    const { first, second, n } = each;
    const sizes = [sizeOf(first), sizeOf(second)];
    const isTooSmall = isSmall(n, minCell) || sizes.some((size) => isSmall(size, minCell));
    const isAcross = !isSameSample(keyOf(first), keyOf(second));
    const tells = isAcross && sizes.some((size) => isSmall(size - (n ?? 0), minCell));
    return isTooSmall || tells ? emptied(each, disclosure.correlation, { n: shown(n, minCell) }) : each;
  });
}
