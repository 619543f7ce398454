import { groupedBy } from './grouped-by.ts';
import type { Wave } from './wave.ts';

/** What is known of a wave: a score, or an item. */
interface OfWave {
  readonly wave: Wave;
}

type Pair<S> = readonly [S, S];

/**
 * Which samples of a score are compared: each later wave with the first one that has the score, in every group by itself; then, at every
 * wave, each other group with the first.
 *
 * @param scores in the order of waves, within them of groups
 */
export function contrastsOf<S extends OfWave>(scores: readonly S[]): Pair<S>[] {
  const groups = together(scores, ({ wave }) => wave.file).flatMap(withFirst);
  return [...changesOf(scores), ...groups];
}

/** The first of these alone: waves of the same group, or of everybody. */
export function changesOf<S extends OfWave>(scores: readonly S[]): Pair<S>[] {
  return together(scores, ({ wave }) => wave.key.group).flatMap(withFirst);
}

function together<S>(scores: readonly S[], keyOf: (score: S) => unknown): S[][] {
  return [...groupedBy(scores, keyOf).values()];
}

function withFirst<S>([first, ...others]: readonly S[]): Pair<S>[] {
  return others.map((other) => [first!, other]);
}
