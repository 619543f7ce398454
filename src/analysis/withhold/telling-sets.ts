import { contrastKey } from '../../model/result/samples.ts';
import type { ScoreFlow } from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';
import { isSmall } from './protect-counts.ts';

/** People of one wave, all alike in which of several sets they are. */
interface Alike {
  readonly n: number;
  /** For each set, whether they are in it. */
  readonly within: readonly boolean[];
}

/**
 * Which of several sets of people may be described beside everybody: those whose sums, taken from each other in any way, leave no group of
 * fewer than `minCell`. Sets that are shown cut everybody into parts, and whatever can be worked out from their sums is made of sums of
 * parts; so each part has to have nobody or enough. Sets are taken in their order, each that would leave a smaller part is left out.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4.3.4: linked tables, differencing.
 *
 * @param people a part of everybody each, together all of them
 */
export function setsToShow(people: readonly Alike[], minCell: number): boolean[] {
  const kept: number[] = [];
  const count = people[0]?.within.length ?? 0;
  return Array.from({ length: count }, (_, set) => {
    const parts = new Map<string, number>();
    for (const { n, within } of people) {
      const part = [...kept, set].map((each) => (within[each] ? '1' : '0')).join('');
      parts.set(part, (parts.get(part) ?? 0) + n);
    }
    const isSafe = [...parts.values()].every((n) => !isSmall(n, minCell));
    if (isSafe) kept.push(set);
    return isSafe;
  });
}

/** What would give away a few people, of three waves and more. */
export interface TellingSets {
  /** Keys of contrasts whose pairs may not be described. */
  readonly pairs: ReadonlySet<string>;
  /** Later waves in which those who came back may not be described as they were in the first. */
  readonly stayed: ReadonlySet<string>;
  /** Whether those with a score at every wave may not be described. */
  readonly complete: boolean;
  /**
   * Whether a few people of a group lack a score at a wave. A mixed model puts what it expects of them in its place, so its mean of the
   * wave and that of everybody who was there differ by them alone.
   */
  readonly missed: boolean;
}

/**
 * Whose pairs, and who of those that stayed, would beside the other waves give away a few people: those with a score in one later wave and
 * not in another are the difference of their pairs. Empty with two waves of everybody, where the pairs are looked at by themselves.
 *
 * @param undecided respondents with a score in the first wave of whom it is not known whether they came back
 */
export function tellingSets(
  { patterns = [], waves }: Pick<ScoreFlow, 'patterns' | 'waves'>,
  undecided: Count,
  minCell: number,
): TellingSets {
  const [first, ...later] = [...new Set(waves.map(({ wave }) => wave!))];
  const telling = { pairs: new Set<string>(), stayed: new Set<string>(), complete: false, missed: false };
  if (patterns.length === 0 || first === undefined) return telling;
  const groups = [...new Set(patterns.map(({ group }) => group))];
  const isShown = groups.map((group) => {
    const people = patterns
      .filter((pattern) => pattern.group === group && pattern.scored.includes(first))
      .map(({ n, scored, unscored }) => ({
        n: n ?? 0,
        within: [
          ...later.map((wave) => scored.includes(wave)),
          ...later.map((wave) => scored.includes(wave) || unscored.includes(wave)),
          later.every((wave) => scored.includes(wave)),
        ],
      }));
    return setsToShow(people, minCell);
  });
  for (const [position, wave] of later.entries()) {
    for (const [index, group] of groups.entries())
      if (isShown[index]?.[position] === false)
        telling.pairs.add(contrastKey({ kind: 'waves', of: [first, wave], group }));
    const stays = isShown.every((sets) => sets[later.length + position] !== false);
    if (!stays || isSmall(undecided, minCell)) telling.stayed.add(wave);
  }
  telling.missed = groups.some((group) =>
    [first, ...later].some((wave) => {
      const without = patterns.filter(
        (pattern) => pattern.group === group && pattern.scored.length > 0 && !pattern.scored.includes(wave),
      );
      return isSmall(
        without.reduce((sum, { n }) => sum + (n ?? 0), 0),
        minCell,
      );
    }),
  );
  telling.complete = isShown.some((sets) => sets[2 * later.length] === false);
  return telling;
}
