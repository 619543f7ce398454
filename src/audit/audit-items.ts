import type { Interval } from '../stats/estimate.ts';
import { isExact, overlaps, times, trueValues } from './checks/true-values.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import {
  consistent,
  findingOf,
  inconsistent,
  notCheckable,
  type Outcome,
  type Printed,
  recomputed,
} from './outcome.ts';
import { slackOfChange, slackOfMean } from './same-respondents.ts';
import { itemRange, type ScoreNumbers, type WaveNumbers } from './table-numbers.ts';

/** What single items and their score say of each other: means that add up, and changes that do. */
export function itemOutcomes(score: ScoreNumbers, settings: TableSettings): Outcome[] {
  if (score.items.length === 0) return [];
  const { items, aggregate } = score.facts;
  const range = itemRange(score.facts);
  if (items === undefined || aggregate === undefined || range === undefined || score.items.length > items)
    return [notCheckable('items')];
  const scale: Scale = {
    rest: items - score.items.length,
    lowest: range[0],
    highest: range[1] ?? Number.POSITIVE_INFINITY,
    unit: aggregate === 'mean' ? items : 1,
  };
  return [
    ...score.waves.map((wave) => meansOutcome(score, wave, scale, settings)),
    changesOutcome(score, scale, settings),
  ].filter((outcome) => outcome !== null);
}

interface Scale {
  /** Items of which nothing is printed. */
  readonly rest: number;
  readonly lowest: number;
  readonly highest: number;
  /** Turns the score into the sum of its items. */
  readonly unit: number;
}

/** The means of the items in a wave add up to the mean of the sum; items that are not printed have any mean in range. */
function meansOutcome(
  score: ScoreNumbers,
  wave: WaveNumbers,
  { rest, lowest, highest, unit }: Scale,
  settings: TableSettings,
): Outcome | null {
  const means = score.items.map((item) => item.waves.find((other) => other.wave === wave.wave)?.mean ?? null);
  if (wave.mean === null || means.every((mean) => mean === null)) return null;
  const printed = means.filter((mean) => mean !== null && isExact(mean.number)) as PrintedNumber[];
  if (printed.length < means.length || !isExact(wave.mean.number)) return notCheckable('items');
  const total = times(trueValues(wave.mean.number, settings.rounding), unit);
  const sum = added(printed.map(({ number }) => trueValues(number, settings.rounding)));
  const expected = { lower: sum.lower + rest * lowest, upper: sum.upper + (rest === 0 ? 0 : rest * highest) };
  if (overlaps(total, expected)) return consistent('items');
  const slack = haveSameSizes(score, [wave.wave]) ? 0 : slackOfMean(wave, settings);
  if (slack === null || overlaps(total, widened(expected, slack * unit))) return notCheckable('items');
  return inconsistent(
    'items',
    findingOf('item-means', 'inconsistent', {
      place: { ...score.place, wave: wave.wave },
      cells: [wave.mean, ...printed],
      values: {
        mean: wave.mean.cell.printed,
        items: printed.length,
        expected: recomputed(times(expected, 1 / unit), wave.mean.number.decimals + 1),
      },
      assumptions: ['same-respondents', 'all-items-answered'],
    }),
  );
}

/**
 * Changes of single items against the change of their sum. What the printed items leave, the other items must make up
 * for, and they can fall no further than from where they began: their share of the first mean is at most what the
 * printed items leave of it.
 */
function changesOutcome(score: ScoreNumbers, scale: Scale, settings: TableSettings): Outcome | null {
  const changes = score.items.map((item) => changeOf(item, settings));
  if (changes.every((change) => change === null)) return null;
  const { first, second } = score;
  if (changes.some((change) => change === null) || !first?.mean || !second?.mean)
    return notCheckable('items');
  const printed = changes as readonly Change[];
  const [before, after] = [first.mean, second.mean].map(({ number }) =>
    times(trueValues(number, settings.rounding), scale.unit),
  ) as [Interval, Interval];
  const listed = added(printed.map(({ values }) => values));
  const change = { lower: after.lower - before.upper, upper: after.upper - before.lower };
  const needed = { lower: change.lower - listed.upper, upper: change.upper - listed.lower };
  const possible = restChange(printed, scale, before, after);
  if (overlaps(needed, possible)) return consistent('items');
  const same = haveSameSizes(score, [first.wave, second.wave]);
  const slack = same ? 0 : slackOfChange(score, settings);
  if (slack === null || overlaps(needed, widened(possible, slack * scale.unit))) return notCheckable('items');
  const decimals = Math.max(first.mean.number.decimals, ...printed.map(({ decimals }) => decimals));
  return inconsistent(
    'items',
    findingOf('item-changes', same ? 'impossible' : 'inconsistent', {
      place: score.place,
      cells: [...printed.map(({ cell }) => cell), first.mean, second.mean],
      values: {
        items: printed.length,
        listed: recomputed(listed, decimals),
        change: recomputed(change, decimals),
        rest: scale.rest,
        needed: recomputed(needed, decimals),
        possible: recomputed(possible, decimals),
      },
      assumptions: ['same-respondents', 'range'],
    }),
  );
}

/** Least and greatest change that the items which are not printed can have in sum. */
function restChange(
  printed: readonly Change[],
  { rest, lowest, highest }: Scale,
  before: Interval,
  after: Interval,
): Interval {
  if (rest === 0) return { lower: 0, upper: 0 };
  const least = (sign: 1 | -1) =>
    sum(
      printed.map(({ values }) => Math.max(lowest, lowest + sign * (sign > 0 ? values.lower : values.upper))),
    );
  const most = (sign: 1 | -1) =>
    sum(
      printed.map(({ values }) =>
        Math.min(highest, highest + sign * (sign > 0 ? values.upper : values.lower)),
      ),
    );
  const restOf = (total: Interval, sign: 1 | -1) => ({
    lower: Math.max(rest * lowest, total.lower - most(sign)),
    upper: Math.min(rest * highest, total.upper - least(sign)),
  });
  // The item before is the item after less its change, and the reverse.
  const [earlier, later] = [restOf(before, -1), restOf(after, 1)];
  return { lower: later.lower - earlier.upper, upper: later.upper - earlier.lower };
}

/** Whether the score and its printed items are, by the n's beside them, of as many respondents. */
function haveSameSizes({ waves, items }: ScoreNumbers, names: readonly string[]): boolean {
  return names.every((name) => {
    const sizes = [waves, ...items.map((item) => item.waves)].map(
      (of) => of.find(({ wave }) => wave === name)?.n,
    );
    return sizes.every((n) => n != null && !n.ofGroup && n.n === sizes[0]?.n);
  });
}

function widened({ lower, upper }: Interval, by: number): Interval {
  return { lower: lower - by, upper: upper + by };
}

interface Change {
  readonly cell: Printed;
  readonly values: Interval;
  readonly decimals: number;
}

/** As printed, else from the means. */
function changeOf({ first, second, comparison }: ScoreNumbers, { rounding }: TableSettings): Change | null {
  const difference = comparison?.difference ?? null;
  if (difference !== null && isExact(difference.number)) {
    const { decimals } = difference.number;
    return { cell: difference, values: trueValues(difference.number, rounding), decimals };
  }
  if (!first?.mean || !second?.mean || !isExact(first.mean.number) || !isExact(second.mean.number))
    return null;
  const [before, after] = [trueValues(first.mean.number, rounding), trueValues(second.mean.number, rounding)];
  return {
    cell: second.mean,
    values: { lower: after.lower - before.upper, upper: after.upper - before.lower },
    decimals: second.mean.number.decimals,
  };
}

function added(intervals: readonly Interval[]): Interval {
  return { lower: sum(intervals.map(({ lower }) => lower)), upper: sum(intervals.map(({ upper }) => upper)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((running, value) => running + value, 0);
}
