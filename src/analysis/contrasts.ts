import { groupedBy } from './grouped-by.ts';

/** A sample of a wave, or of a group at a wave. */
interface Placed {
  readonly wave: { readonly file: number; readonly key: { readonly group: string | null } };
}

type Pair<Score> = readonly [Score, Score];

/**
 * Which samples of a score are compared: each later wave with the first one that has the score, in every group by itself; then, at every
 * wave, each other group with the first.
 *
 * @param scores in the order of waves, within them of groups
 */
export function contrastsOf<Score extends Placed>(scores: readonly Score[]): Pair<Score>[] {
  const groups = together(scores, ({ wave }) => wave.file).flatMap(withFirst);
  return [...changesOf(scores), ...groups];
}

/** The first of these alone: waves of the same group, or of everybody. */
export function changesOf<Score extends Placed>(scores: readonly Score[]): Pair<Score>[] {
  return together(scores, ({ wave }) => wave.key.group).flatMap(withFirst);
}

function together<Score>(scores: readonly Score[], keyOf: (score: Score) => unknown): Score[][] {
  return [...groupedBy(scores, keyOf).values()];
}

function withFirst<Score>([first, ...others]: readonly Score[]): Pair<Score>[] {
  return others.map((other) => [first!, other]);
}
