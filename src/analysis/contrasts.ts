import { groupedBy } from './grouped-by.ts';
import type { WaveScore } from './wave.ts';

type Pair = readonly [WaveScore, WaveScore];

/**
 * Which samples of a score are compared: each later wave with the first one that has the score, in every group by itself; then, at every
 * wave, each other group with the first.
 *
 * @param scores in the order of waves, within them of groups
 */
export function contrastsOf(scores: readonly WaveScore[]): Pair[] {
  const groups = together(scores, ({ wave }) => wave.file).flatMap(withFirst);
  return [...changesOf(scores), ...groups];
}

/** The first of these alone: waves of the same group, or of everybody. */
export function changesOf(scores: readonly WaveScore[]): Pair[] {
  return together(scores, ({ wave }) => wave.key.group).flatMap(withFirst);
}

function together(scores: readonly WaveScore[], keyOf: (score: WaveScore) => unknown): WaveScore[][] {
  return [...groupedBy(scores, keyOf).values()];
}

function withFirst([first, ...others]: readonly WaveScore[]): Pair[] {
  return others.map((other) => [first!, other]);
}
