import type { AnsweringPattern, ScorePattern } from '../model/result.ts';
import { groupedBy } from './grouped-by.ts';
import type { MatchedWaves } from './match-waves.ts';
import { isInWave, type Wave, type WaveScore } from './wave.ts';

/** People who took part in the same waves in the same way: a sign a wave, `-` where they did not. */
interface Pattern {
  readonly group: string | null;
  readonly waves: readonly string[];
  readonly signs: string;
  readonly n: number;
}

/**
 * How many people have a score in which waves, and in which they answered without one; each person is counted once, in one group.
 *
 * @param scores of the waves, where there are groups of each
 */
export function scorePatterns(scores: readonly WaveScore[], matched: MatchedWaves): ScorePattern[] {
  const columns = new Map(scores.map(({ wave, column }) => [wave, column.scores]));
  const signOf = (wave: Wave, index: number) => {
    if (!Number.isNaN(columns.get(wave)!.scoreAt(index))) return '1';
    return tookPart(wave, index, matched) ? '0' : ABSENT;
  };
  return patternsOf([...columns.keys()], matched, signOf).map(({ group, waves, signs, n }) => ({
    group,
    scored: waves.filter((_, position) => signs[position] === '1'),
    unscored: waves.filter((_, position) => signs[position] === '0'),
    n,
  }));
}

/** How many people took part in which waves, whatever they answered; each person is counted once, in one group. */
export function answeringPatterns(waves: readonly Wave[], matched: MatchedWaves): AnsweringPattern[] {
  const signOf = (wave: Wave, index: number) => (tookPart(wave, index, matched) ? '1' : ABSENT);
  return patternsOf(waves, matched, signOf).map(({ group, waves: ids, signs, n }) => ({
    group,
    seen: ids.filter((_, position) => signs[position] === '1'),
    n,
  }));
}

const ABSENT = '-';

/** In a file whose rows hold all waves, who answered nothing at a wave has a row all the same. */
function tookPart({ dataset }: Wave, index: number, { summary }: MatchedWaves): boolean {
  return (
    summary.by !== 'row' ||
    dataset.scales.some(({ scores }) => scores.some(({ scores: own }) => own.answeredAt(index) > 0))
  );
}

/** Those who took part from the first wave on come first. */
function patternsOf(
  samples: readonly Wave[],
  { people }: MatchedWaves,
  signOf: (wave: Wave, index: number) => string,
): Pattern[] {
  return [...groupedBy(samples, ({ key }) => key.group)].flatMap(([group, waves]) => {
    const signsOf = new Map<number, string>();
    for (const [position, wave] of waves.entries())
      for (let index = 0; index < wave.dataset.rows; index++) {
        if (!isInWave(wave, index)) continue;
        const person = people()[wave.file]![index]!;
        signsOf.set(person, (signsOf.get(person) ?? '').padEnd(position, ABSENT) + signOf(wave, index));
      }
    const counts = new Map<string, number>();
    for (const each of signsOf.values()) {
      const signs = each.padEnd(waves.length, ABSENT);
      counts.set(signs, (counts.get(signs) ?? 0) + 1);
    }
    const ids = waves.map(({ key }) => key.wave!);
    return [...counts]
      .toSorted(([one], [other]) => (one < other ? 1 : -1))
      .map(([signs, n]) => ({ group, waves: ids, signs, n }));
  });
}
