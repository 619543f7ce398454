import { keyOf } from '../../model/result/samples.ts';
import type { Count, DescribeResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Layer, labels } from './marks.ts';
import { sampleText } from './score-texts.ts';
import { SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

/** Where the names stand, and where the counts end. */
interface SampleColumns {
  readonly left: number;
  readonly width: number;
  readonly countRight: number;
}

/**
 * To the left of each row of a figure its wave or group and how many respondents it is about.
 *
 * @param groups the positions of the waves and groups in the figure
 */
export function sampleLabels(
  rows: readonly { readonly y: number; readonly group: number; readonly n: Count }[],
  index: number,
  groups: readonly number[],
  { left, width, countRight }: SampleColumns,
  { samples }: DescribeResult,
  context: Context,
): Layer[] {
  const keys = groups.map((group) => keyOf(samples[group]!));
  const nameOf = (group: number) => sampleText(keyOf(samples[group]!), keys, context);
  return [
    ...labels(
      `waves-${index}`,
      rows.map(({ y, group }) => ({
        x: left,
        y,
        text: wrapToWidth(nameOf(group), width, SMALL.size, { lines: 1 })[0]!,
      })),
      SMALL,
    ),
    ...labels(
      `counts-${index}`,
      rows.map(({ y, n }) => ({ x: countRight, y, text: context.number.count(n) })),
      SMALL,
      { align: 'right', fill: SOFT_INK },
    ),
  ];
}
