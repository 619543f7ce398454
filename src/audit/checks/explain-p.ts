import type { Alternative } from '../../stats/alternative.ts';
import type { Interval } from '../../stats/estimate.ts';
import { type GroupBox, studentSpread, welchSpread } from './difference-spread.ts';
import { pInterval } from './p-interval.ts';
import { judgeP, type PrintedP, type PrintedPOptions } from './printed-p.ts';
import { greatestSd } from './sd-limits.ts';
import { groupBox, type ReportedGroup } from './t-test-check.ts';
import { isExact, times } from './true-values.ts';

/**
 * What could have gone wrong between computing and printing a row.
 * `none`: nothing, with the test named. `one-sided`: p was not doubled. `sd-is-standard-error`, `sd-is-variance`: another
 * quantity stands in the SD column. `sd-of-item-means`: SDs of item means beside means of item sums; `sd-of-item-sums`:
 * the reverse. `population-sd`: divided by n. `sds-swapped`, `sizes-swapped`: between the groups.
 * `means-and-sds-swapped`: the two columns. `fewer-respondents`: some had no score.
 */
export type PChange =
  | 'none'
  | 'one-sided'
  | 'sd-of-item-means'
  | 'sd-of-item-sums'
  | 'sd-is-standard-error'
  | 'sd-is-variance'
  | 'population-sd'
  | 'sds-swapped'
  | 'sizes-swapped'
  | 'means-and-sds-swapped'
  | 'fewer-respondents';

export interface ReportedRow {
  readonly first: ReportedGroup;
  readonly second: ReportedGroup;
  readonly p: PrintedP;
  /** Items of the scale, for SDs on the other metric. */
  readonly items?: number;
  /** Range of the score: a change that makes an SD impossible in it is left out. */
  readonly range?: readonly [number, number | null];
  /** Most respondents without a score per group; 3 unless given. */
  readonly mostMissing?: number;
}

/** A change under which the printed p is possible. */
export interface PExplanation {
  readonly change: PChange;
  readonly test: 'student' | 'welch';
  readonly alternative: Alternative;
  /** Sizes with which p was recomputed. */
  readonly n: readonly [number, number];
  /** All p-values under the change, within rounding; the printed p is among them. */
  readonly p: Interval;
}

type Groups = readonly [GroupBox, GroupBox];

interface Candidate {
  readonly change: PChange;
  readonly groups: Groups;
  readonly alternative: Alternative;
}

/**
 * Under which single change of the row the printed p would be possible, likeliest first; only `none`, with Student or
 * Welch, when it is possible as it stands. Each is a question to the authors, not a finding; many at once say little.
 *
 * @example
 * // mean 27,3 (SD 0,7; n 46) and 28,7 (0,4; 40), p ,261, ten items: impossible, but
 * explainP(row)[0] // { change: 'sd-of-item-means', test: 'student', p: 0.26… }
 */
export function explainP(row: ReportedRow, options: PrintedPOptions = {}): PExplanation[] {
  const { first, second } = row;
  if (![first.mean, first.sd, second.mean, second.sd].every(isExact)) return [];
  const rounding = options.rounding ?? 'nearest';
  const groups = [groupBox(first, rounding), groupBox(second, rounding)] as const;
  const asPrinted = explanations({ change: 'none', groups, alternative: 'two-sided' }, row, options);
  if (asPrinted.length > 0) return asPrinted;
  const changed = candidates(groups, row).flatMap((candidate) => explanations(candidate, row, options));
  return [...changed, ...fewerRespondents(groups, row, options)];
}

function explanations(
  { change, groups, alternative }: Candidate,
  row: ReportedRow,
  options: PrintedPOptions,
) {
  const [first, second] = groups;
  if (Math.min(first.n, second.n) < 2 || !groups.every((group) => isPossible(group, change, row))) return [];
  const difference = {
    lower: second.mean.lower - first.mean.upper,
    upper: second.mean.upper - first.mean.lower,
  };
  return (['student', 'welch'] as const).flatMap((test): PExplanation[] => {
    const spread = (test === 'student' ? studentSpread : welchSpread)(first, second);
    const p = pInterval(difference, spread, alternative);
    if (judgeP(p, row.p, options).verdict !== 'consistent') return [];
    return [{ change, test, alternative, n: [first.n, second.n], p }];
  });
}

/** What is printed stays; what the change makes of it must be possible. */
function isPossible({ mean, sd, n }: GroupBox, change: PChange, { range }: ReportedRow): boolean {
  if (range === undefined || change === 'none' || change === 'one-sided') return true;
  const [low, high] = range;
  if (mean.upper < low || (high !== null && mean.lower > high)) return false;
  return sd.lower <= greatestSd(mean, n, range) * (1 + 1e-9);
}

function candidates(groups: Groups, { items = 1 }: ReportedRow): Candidate[] {
  const [first, second] = groups;
  const changed = (change: PChange, map: (group: GroupBox, other: GroupBox) => GroupBox): Candidate => ({
    change,
    groups: [map(first, second), map(second, first)],
    alternative: 'two-sided',
  });
  const scaled = (change: PChange, factorOf: (n: number) => number) =>
    changed(change, (group) => ({ ...group, sd: times(group.sd, factorOf(group.n)) }));
  return [
    { change: 'one-sided', groups, alternative: 'greater' },
    { change: 'one-sided', groups, alternative: 'less' },
    ...(items > 1
      ? [scaled('sd-of-item-means', () => items), scaled('sd-of-item-sums', () => 1 / items)]
      : []),
    scaled('sd-is-standard-error', Math.sqrt),
    changed('sd-is-variance', (group) => ({
      ...group,
      sd: { lower: Math.sqrt(Math.max(0, group.sd.lower)), upper: Math.sqrt(Math.max(0, group.sd.upper)) },
    })),
    scaled('population-sd', (n) => Math.sqrt(n / (n - 1))),
    changed('sds-swapped', (group, other) => ({ ...group, sd: other.sd })),
    changed('sizes-swapped', (group, other) => ({ ...group, n: other.n })),
    changed('means-and-sds-swapped', (group) => ({
      ...group,
      mean: group.sd,
      sd: { lower: Math.max(0, group.mean.lower), upper: Math.max(0, group.mean.upper) },
    })),
  ];
}

/** The fewest missing respondents that suffice, in every split over the groups. */
function fewerRespondents(
  [first, second]: Groups,
  row: ReportedRow,
  options: PrintedPOptions,
): PExplanation[] {
  const most = row.mostMissing ?? 3;
  for (let missing = 1; missing <= 2 * most; missing++) {
    const found: PExplanation[] = [];
    for (let fromFirst = Math.max(0, missing - most); fromFirst <= Math.min(missing, most); fromFirst++) {
      const groups = [
        { ...first, n: first.n - fromFirst },
        { ...second, n: second.n - (missing - fromFirst) },
      ] as const;
      found.push(
        ...explanations({ change: 'fewer-respondents', groups, alternative: 'two-sided' }, row, options),
      );
    }
    if (found.length > 0) return found;
  }
  return [];
}
