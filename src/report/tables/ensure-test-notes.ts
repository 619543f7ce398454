import { primaryComparison } from '../../model/result/samples.ts';
import type { Comparison, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plainText, type Text } from '../table.ts';
import { leavesSomeOut, primaryTest, respondentsText } from './test-names.ts';

/** Which test it was, and of whom: a row may have the means of everybody beside the difference of the pairs. */
export function testNotes(
  scales: readonly ScaleResult[],
  samples: readonly SampleKey[],
  context: Context,
): Text[] {
  const comparisons = scales.flatMap((scale) => primaryComparison(scale) ?? []);
  const described = [...new Set(comparisons.map((comparison) => describe(comparison, context)))];
  const tested = scales.flatMap((scale) => {
    const comparison = primaryComparison(scale);
    const test = comparison === null ? null : primaryTest(comparison);
    return test === null ? [] : [{ scale, test }];
  });
  const counts = (groups: number) =>
    tested
      .filter(({ test }) => test.n.length === groups)
      .map(({ scale, test }) => `${context.name(scale.name)} ${respondentsText(test.n, context)}`)
      .join(context.word('separator'));
  const [pairs, overlapping] = [counts(1), counts(3)];
  const [first = '', second = ''] = samples.map(context.sample);
  return [
    ...described.map((text) => plainText(text)),
    ...(pairs === ''
      ? []
      : tested.some(({ scale, test }) => leavesSomeOut(test, scale))
        ? [context.text('ensure.note.pairs', { counts: pairs })]
        : [context.text('ensure.note.testN', { counts: pairs })]),
    ...(overlapping === ''
      ? []
      : [context.text('ensure.note.overlapN', { first, second, counts: overlapping })]),
  ];
}

function describe({ primary, design }: Comparison, context: Context): string {
  return context.word('note.test', {
    method: context.word(`method.${primary}`),
    design: context.word(`design.${design}`),
  });
}
