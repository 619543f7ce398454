import type { Result, TestResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { ComparedScore } from './comparison.ts';

/**
 * What a comparison comes to: the one rule for the words and colours of tables, sentences and figures.
 *
 * It follows the decision after the correction for the number of scales. Only people who were seen twice improve, worsen, rise or fall;
 * of different people the second sample is higher or lower. Where neither end of a scale is better, nobody improves or worsens.
 */
export type Decision = 'open' | 'improved' | 'worsened' | 'rose' | 'fell' | 'higher' | 'lower';

export function decisionOf(score: ComparedScore, { settings }: Pick<Result, 'settings'>): Decision {
  const { scale, test } = score;
  if (test === null || !isSignificant(test, significanceLevel(settings.confidence))) return 'open';
  const side = higherSide(score);
  if (side === 0) return 'open';
  if (!comparesWithThemselves(test)) return side > 0 ? 'higher' : 'lower';
  return changeOf(scale.direction, side > 0);
}

/** What happened to people whose scores rose or not. */
export function changeOf(
  direction: ComparedScore['scale']['direction'],
  positive: boolean,
): 'improved' | 'worsened' | 'rose' | 'fell' {
  if (direction === 'neutral') return positive ? 'rose' : 'fell';
  return positive === (direction === 'higher-is-better') ? 'improved' : 'worsened';
}

/** `improved`, or `post-test higher`. */
export function decisionText(decision: Decision, { samples }: ComparedScore, context: Context): string {
  if (decision === 'open') return context.word('figure.verdict.open');
  return context.word(`change.${decision}`, { second: context.sample(samples[1]) });
}

/** Whether the test is of the changes of people who were seen twice. */
export function comparesWithThemselves({ method }: Pick<TestResult, 'method'>): boolean {
  return method === 'paired' || method === 'wilcoxon-signed-rank';
}

/** By p after its correction, where it belongs to a family. */
export function isSignificant({ p, pHolm }: Pick<TestResult, 'p' | 'pHolm'>, alpha: number): boolean {
  const corrected = pHolm ?? p;
  return corrected !== null && corrected < alpha;
}

/** Whether p, after the correction that belongs to it, is below the level; `before`: the raw p is, the corrected one is not. */
export type Verdict = 'significant' | 'before' | 'none';

export function verdictOf(test: Pick<TestResult, 'p' | 'pHolm'>, alpha: number): Verdict {
  if (isSignificant(test, alpha)) return 'significant';
  return test.p !== null && test.p < alpha ? 'before' : 'none';
}

/** Below which p is significant: 1 − the confidence level. */
export function significanceLevel(confidence: number): number {
  // 1 − 0.95 is a shade above 0.05 in binary.
  return Number((1 - confidence).toPrecision(12));
}

/** Above zero where the second is higher, below where the first is: by the difference of a test of means, else by the ranks. */
export function higherSide({ comparison, test, effect }: ComparedScore): number {
  if (comparison.difference !== null) return comparison.difference;
  // U counts the pairs across the groups in which the second is higher.
  if (test?.method === 'mann-whitney' && test.statistic !== null)
    return test.statistic - (test.n[0]! * test.n[1]!) / 2;
  return effect?.value ?? 0;
}

/** `.05`, with the decimals that it has. */
export function alphaText(alpha: number, { number }: Context): string {
  const decimals = String(alpha).split('.')[1]?.length ?? 0;
  return number.bounded(alpha, Math.min(Math.max(decimals, 2), 6));
}
