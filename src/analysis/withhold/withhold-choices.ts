import * as disclosure from '../../generated/disclosure.ts';
import { contrastKey, scoresOf } from '../../model/result/samples.ts';
import type { Choice, Choices, ScaleResult } from '../../model/result.ts';
import { choicesSummary } from '../choices-summary.ts';
import { emptied } from './by-class.ts';
import { isSmall } from './protect-counts.ts';

/**
 * Choices without what would give away a few respondents: all of a comparison whose own numbers are withheld, and every choice that a few
 * respondents more or fewer have part in, since the difference of the two means would be theirs. Differences without an item are in the
 * decimals that tables print: in all their digits they would tell the answers to it.
 *
 * @param scales as they may be shown
 */
export function withholdChoices(
  choices: readonly Choices[],
  scales: readonly ScaleResult[],
  minCell: number,
): Choices[] {
  return choices.map((each) => {
    const own = scales.filter(({ id }) => id === each.scale);
    const score = scoresOf({ scales: own }).find(({ id }) => id === (each.subscale ?? each.scale));
    const hides =
      each.n.some((n) => isSmall(n, minCell)) ||
      (score?.comparisons ?? []).some(
        ({ contrast, withheld, pairs }) =>
          contrastKey(contrast) === contrastKey(each.contrast) &&
          (withheld !== undefined || pairs?.withheld !== undefined),
      ) ||
      (score?.models ?? []).some(({ withheld }) => withheld !== undefined);
    if (hides) return emptied(each, disclosure.choices);
    const rows = each.rows.map((row) => withholdChoice(row, each.n, minCell));
    return { ...each, rows, summary: choicesSummary(rows, each.summary.significant) };
  });
}

function withholdChoice(row: Choice, n: Choices['n'], minCell: number): Choice {
  const isOther = (count: number | null, index: number) =>
    isSmall(Math.abs((count ?? 0) - (n[index] ?? 0)), minCell);
  const sameSamples = row.n.length === n.length;
  if (row.n.some((count) => isSmall(count, minCell)) || (sameSamples && row.n.some(isOther)))
    return emptied(row, disclosure.choice);
  if (row.kind !== 'item') return row;
  const { difference, ci, p, pHolm } = row;
  return {
    ...row,
    difference: rounded(difference, 2),
    ci: { ...ci, lower: rounded(ci.lower, 2), upper: rounded(ci.upper, 2) },
    p: rounded(p, 3),
    pHolm: rounded(pHolm, 3),
  };
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
