import * as disclosure from '../../generated/disclosure.ts';
import { shownLabels } from '../../model/column-labels.ts';
import type {
  DescribeResult,
  ItemFrequencies,
  NumberSummary,
  RespondentVariable,
} from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';
import { emptied, withheldByClass, withoutPersons } from './by-class.ts';
import { shownAnswers } from './item-answers.ts';
import { mergeRare } from './merge-rare.ts';
import { isSmall, protectCounts, shown, withholdRows } from './protect-counts.ts';
import { numbersIn } from './withheld-fields.ts';
import { withholdQuestions } from './withhold-questions.ts';
import { withholdWarnings } from './withhold-warnings.ts';
import { withholding } from './withholding.ts';

type Item = ItemFrequencies['items'][number];

/** The items of a scale's further scores. A scale definition is one. */
export interface ItemsOfScores {
  readonly id: string;
  readonly subscales?: readonly { readonly items: readonly string[] }[] | undefined;
}

/**
 * Who answered and how, without the counts from which respondents could be recognised: a group of fewer than `minCell` loses all its
 * numbers; a count below it, its share, and the counts beside it that would give it away are `null`; values of a characteristic that
 * fewer respondents have are taken together; of an item with small counts the mean and SD stay instead of all its counts, where they tell
 * none of them. What was taken out is told in `withheld`.
 *
 * The numbers of respondents and of answers, the bases of the shares, stay when they are not small themselves: so the number who did not
 * answer can be worked out, and says nothing about anybody's answers. Up to 1 nothing changes.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4 and 5 (frequency tables); see `protectCounts`.
 *
 * @param scales definitions of the scales, of which the subscales are looked at: see `protectSkippers`
 * @example withholdSmallCounts(await describe(inputs, settings), 5).samples[0].n
 */
export function withholdSmallCounts(
  described: DescribeResult,
  minCell: number,
  scales: readonly ItemsOfScores[] = [],
): DescribeResult {
  if (minCell <= 1 || described.withheld !== undefined) return described;
  const sizes = described.samples.map(({ n }) => n);
  const isSmallGroup = (group: number) => isSmall(sizes[group] ?? 0, minCell);
  const anySmall = sizes.some((n) => isSmall(n, minCell));
  const outside = described.settings.by === null ? 0 : outsideGroups(described);
  // The rows of a file less those of its other groups are those of the small one.
  const hiddenRows = described.settings.by !== null && (anySmall || isSmall(outside, minCell));
  const decided: DescribeResult = {
    ...described,
    inputs: described.inputs.map((input) =>
      withholdRows(input, hiddenRows || (input.waves.length > 1 && anySmall), minCell),
    ),
    settings: { ...described.settings, minCell },
    samples: described.samples.map((sample) => ({ ...sample, n: shown(sample.n, minCell) })),
    respondents: described.respondents.map((variable) => withholdVariable(variable, isSmallGroup, minCell)),
    scales: described.scales.map((scale) => ({
      ...scale,
      items: protectSkippers(
        scale.items,
        scale.items.map((item) => withholdItem(item, sizes, minCell)),
        scales.find(({ id }) => id === scale.id)?.subscales ?? [],
        minCell,
      ),
    })),
    ...(described.questions === undefined
      ? {}
      : { questions: withholdQuestions(described.questions, minCell) }),
    warnings: withholdWarnings(described.warnings, () => false),
  };
  // That small groups are withheld is a setting of what is shown, and no number of the result.
  const asked = { ...described, settings: decided.settings };
  const result = withheldByClass(decided, disclosure.described, minCell);
  const shownOnly = shownLabels(result, result.labels);
  return { ...shownOnly, withheld: withholding(minCell, numbersIn(asked) - numbersIn(result)) };
}

/** Rows of the files that are in no group. */
function outsideGroups({ inputs, samples }: DescribeResult): number {
  const sum = (counts: readonly Count[]) => counts.reduce<number>((total, n) => total + (n ?? 0), 0);
  return sum(inputs.map(({ rows }) => rows)) - sum(samples.map(({ n }) => n));
}

/** A characteristic without its small counts, and what tells them. */
export function withholdVariable(
  { column, categories, numbers }: RespondentVariable,
  isSmallGroup: (group: number) => boolean,
  minCell: number,
): RespondentVariable {
  if (numbers !== undefined)
    return {
      column,
      categories,
      numbers: numbers.map((own, group) => withholdNumbers(own, isSmallGroup(group), minCell)),
    };
  const merged = mergeRare(
    categories.map(({ value, counts }) => ({ value, counts: counts.map((count) => count ?? 0) })),
    minCell,
  );
  const groups = (categories[0]?.counts ?? []).map((_, group) => {
    const counts = merged.map((category) => category.counts[group] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const kept = isSmallGroup(group) ? counts.map(() => null) : protectCounts(counts, minCell);
    return { kept, total };
  });
  return {
    column,
    categories: merged.map(({ value, others }, position) => {
      const counts = groups.map(({ kept }) => kept[position] ?? null);
      return {
        value,
        ...(others ? { others } : {}),
        counts,
        shares: counts.map((count, group) => shareOf(count, groups[group]!.total)),
      };
    }),
  };
}

/** Lowest and highest are the values of single respondents. */
function withholdNumbers(own: NumberSummary, isSmallGroup: boolean, minCell: number): NumberSummary {
  if (isSmallGroup || isSmall(own.n, minCell)) return emptied(own, disclosure.numberSummary);
  return withoutPersons({ ...own, missing: shown(own.missing, minCell) }, disclosure.numberSummary);
}

function shareOf(count: Count, total: number): number | null {
  return count === null || total === 0 ? null : count / total;
}

/** Counts of answers, or mean and SD: see {@link shownAnswers}. */
function withholdItem(item: Item, sizes: readonly Count[], minCell: number): Item {
  const rare = isOpen(item) ? rareOptions(item, minCell) : new Set<number>();
  const options = item.options.filter(({ value }) => !rare.has(value));
  const groups = item.n.map((n, group) => {
    const counts = options.map((option) => option.counts[group] ?? 0);
    const listed = counts.reduce((sum, count) => sum + count, 0);
    const small = isSmall(n, minCell) || isSmall(sizes[group] ?? 0, minCell);
    if (small) return { small, kept: counts.map(() => null), moments: false };
    const unlisted = (n ?? 0) - listed;
    if (unlisted === 0 && !isOpen(item)) {
      const allowed = allowedAnswers(item, counts);
      const { counts: kept, moments } = shownAnswers(allowed.values, allowed.counts, minCell);
      return {
        small,
        kept: options.map(({ value }) => kept[allowed.values.indexOf(value)] ?? null),
        moments,
      };
    }
    // Answers that are not listed are a part of the sum as well.
    const kept = protectCounts([...counts, unlisted], minCell);
    return { small, kept, moments: !kept.includes(null) };
  });
  const unless = <T>(values: readonly T[], test: (group: number) => boolean): (T | null)[] =>
    values.map((value, group) => (test(group) ? null : value));
  return {
    ...item,
    n: unless(item.n, (group) => groups[group]!.small),
    missing: unless(item.missing, (group) => groups[group]!.small).map((count) => shown(count, minCell)),
    mean: unless(item.mean, (group) => !groups[group]!.moments),
    sd: unless(item.sd, (group) => !groups[group]!.moments),
    options: options.map((option, position) => ({
      ...option,
      counts: groups.map(({ kept }) => kept[position] ?? null),
      shares: unless(option.shares, (group) => groups[group]!.kept[position] === null),
    })),
  };
}

/**
 * The mean of a score is the sum of the means of its items, but for those who skipped an item. Where those are few, their answers are
 * what is left; so of one item of the score, if possible of a skipped one without counts, nothing but n stays.
 */
function protectSkippers(
  whole: readonly Item[],
  shownItems: readonly Item[],
  subscales: readonly { readonly items: readonly string[] }[],
  minCell: number,
): Item[] {
  const kept = [...shownItems];
  const scores = [...subscales.map(({ items }) => items), whole.map(({ id }) => id)];
  for (const group of whole[0]?.n.keys() ?? [])
    for (const score of scores) {
      const places = whole.flatMap(({ id }, place) => (score.includes(id) ? [place] : []));
      const most = Math.max(...places.map((place) => whole[place]!.n[group] ?? 0));
      const skipped = places.filter((place) => isSmall(most - (whole[place]!.n[group] ?? 0), minCell));
      if (skipped.length === 0 || places.some((place) => kept[place]!.mean[group] === null)) continue;
      const without = (place: number) => kept[place]!.options.some(({ counts }) => counts[group] === null);
      const place = skipped.find(without) ?? places.find(without) ?? skipped[0]!;
      kept[place] = withoutGroup(kept[place]!, group);
    }
  return kept;
}

/** The item without counts, mean and SD of a group. */
function withoutGroup(item: Item, group: number): Item {
  const without = <T>(values: readonly T[]) => values.map((value, each) => (each === group ? null : value));
  return {
    ...item,
    mean: without(item.mean),
    sd: without(item.sd),
    options: item.options.map((option) => ({
      ...option,
      counts: without(option.counts),
      shares: without(option.shares),
    })),
  };
}

/** Of more answers than this an item is a number typed in, whose rule need not be known to the last value. */
const MOST_ANSWERS = 10_000;

/** With the answers that nobody gave: of many possible ones, only those that occur are listed. */
function allowedAnswers(
  { options, range: [lowest, highest] }: Item,
  counts: readonly number[],
): { readonly values: readonly number[]; readonly counts: readonly number[] } {
  const listed = options.map(({ value }) => value);
  const length = (highest ?? lowest) - lowest + 1;
  if (length <= listed.length || length > MOST_ANSWERS || !listed.every(Number.isInteger))
    return { values: listed, counts };
  const values = Array.from({ length }, (_, index) => lowest + index);
  const known = new Map(listed.map((value, index) => [value, counts[index]!]));
  return { values, counts: values.map((value) => known.get(value) ?? 0) };
}

/** The options of an open count are the answers that occur. */
function isOpen({ range }: Item): boolean {
  return range[1] === null;
}

/** Answers that too few respondents of all groups together gave: the number itself would be a single answer. */
function rareOptions({ options }: Item, minCell: number): Set<number> {
  const total = (counts: readonly Count[]) => counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return new Set(options.filter(({ counts }) => isSmall(total(counts), minCell)).map(({ value }) => value));
}
