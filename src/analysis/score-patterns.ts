import type { ScorePattern } from '../model/result.ts';
import { groupedBy } from './grouped-by.ts';
import type { MatchedWaves } from './match-waves.ts';
import { isInWave, type WaveScore } from './wave.ts';

/**
 * How many people have a score in which waves, and in which they answered without one; each person is counted once, in one group.
 *
 * @param scores of the waves, where there are groups of each
 */
export function scorePatterns(scores: readonly WaveScore[], { people }: MatchedWaves): ScorePattern[] {
  const byGroup = groupedBy(scores, ({ wave }) => wave.key.group);
  return [...byGroup].flatMap(([group, waves]) => {
    const states = new Map<number, string>();
    for (const [position, { wave, column }] of waves.entries())
      for (let index = 0; index < wave.dataset.rows; index++) {
        if (!isInWave(wave, index)) continue;
        const person = people()[wave.file]![index]!;
        const state = Number.isNaN(column.scores.scoreAt(index)) ? '0' : '1';
        states.set(person, (states.get(person) ?? '').padEnd(position, '-') + state);
      }
    const counts = new Map<string, number>();
    for (const state of states.values()) {
      const pattern = state.padEnd(waves.length, '-');
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    }
    const ids = waves.map(({ wave }) => wave.key.wave!);
    const inState = (pattern: string, state: string) =>
      ids.filter((_, position) => pattern[position] === state);
    return [...counts]
      .toSorted(([one], [other]) => (one < other ? 1 : -1))
      .map(([pattern, n]) => ({
        group,
        scored: inState(pattern, '1'),
        unscored: inState(pattern, '0'),
        n,
      }));
  });
}
