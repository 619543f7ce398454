import { sampleOf, scoresOf } from '../model/result/samples.ts';
import type { Baseline, BaselineCharacteristic, RespondentVariable, ScaleResult } from '../model/result.ts';
import type { Attribute } from '../scoring/score-dataset.ts';
import { meanBalance, shareBalance } from '../stats/comparison/balance.ts';
import type { Estimate } from '../stats/estimate.ts';
import type { Moments } from '../stats/moments.ts';
import { CategoryCounts } from './category-counts.ts';
import { momentsOrEmpty } from './compare.ts';
import { isInWave, respondents, type Wave } from './wave.ts';

/**
 * The groups at the first wave side by side: how far each other one lies from the first in every score and in named characteristics, in
 * standard deviations. Everybody who is in the first wave counts, also who left later. Without tests: they would tell sample sizes.
 *
 * @param waves groups of all waves, in order
 * @throws UserError (status 2) for a characteristic that looks like an id or free text
 */
export function baselineOf(
  scales: readonly ScaleResult[],
  waves: readonly Wave[],
  columns: readonly string[],
): Baseline {
  const groups = waves.filter(({ file }) => file === waves[0]!.file);
  return {
    wave: groups[0]!.key.wave!,
    groups: groups.map(({ key }) => key.group!),
    n: groups.map(respondents),
    scores: scales.flatMap((scale) =>
      scoresOf({ scales: [scale] })
        .filter((score) => groups.every(({ key }) => sampleOf(score, key)?.descriptives !== undefined))
        .map((score) => ({
          scale: scale.id,
          subscale: score === scale ? null : score.id,
          differences: fromFirst(
            groups.map(({ key }) => momentsOf(sampleOf(score, key)!.descriptives!)),
            meanBalance,
          ),
        })),
    ),
    characteristics: columns.map((column) => {
      const attribute = groups[0]!.dataset.attributes.find((each) => each.column === column)!;
      return characteristic(attribute, groups);
    }),
  };
}

function momentsOf({ n, mean, sd }: { n: number | null; mean: number | null; sd: number | null }): Moments {
  return { n: n ?? 0, mean: mean ?? Number.NaN, variance: sd === null ? Number.NaN : sd ** 2 };
}

function characteristic(
  { column, names, numbers, groupOf }: Attribute,
  groups: readonly Wave[],
): BaselineCharacteristic {
  const counts = new CategoryCounts(column, '--baseline');
  const known = new Map(names.map((name, index) => [name, numbers[index]!]));
  groups.forEach((wave, group) => {
    for (let index = 0; index < groupOf.length; index++)
      if (isInWave(wave, index)) {
        const name = names[groupOf[index]!] ?? null;
        counts.add(group, name, null, name === null ? undefined : known.get(name));
      }
  });
  const order = groups.map((_, group) => group);
  const quantities = counts.quantities(order);
  const variable = counts.result(order, groups.map(respondents));
  return {
    ...variable,
    differences:
      quantities === null
        ? fromFirst(answeredBy(variable, order), shareBalance)
        : fromFirst(quantities.map(momentsOrEmpty), meanBalance),
  };
}

/** Per group the counts of every answer. */
function answeredBy({ categories }: RespondentVariable, order: readonly number[]): number[][] {
  const answered = categories.filter(({ value }) => value !== null);
  return order.map((group) => answered.map(({ counts }) => counts[group] ?? 0));
}

function fromFirst<T>(
  [first, ...others]: readonly T[],
  balance: (first: T, other: T) => Estimate<number>,
): (number | null)[] {
  return others.map((other) => {
    const difference = balance(first!, other);
    return difference.ok ? difference.value : null;
  });
}
