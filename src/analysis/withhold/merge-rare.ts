import { isSmall } from './protect-counts.ts';

/** A value of a characteristic and how many respondents of each group have it; `null` for no answer. */
export interface Category {
  readonly value: string | null;
  readonly counts: readonly number[];
  readonly others?: true;
}

/**
 * Takes values of too few respondents together under no name, in all groups together: a rare value (an age of 97, a free text) names
 * its respondent even when its count is withheld. They stand after the others, before those without an answer.
 *
 * @example mergeRare([{ value: '23', counts: [9] }, { value: '97', counts: [1] }], 5)
 * // [{ value: '23', counts: [9] }, { value: null, others: true, counts: [1] }]
 */
export function mergeRare(categories: readonly Category[], minCell: number): Category[] {
  const isRare = ({ value, counts }: Category) =>
    value !== null &&
    isSmall(
      counts.reduce((sum, count) => sum + count, 0),
      minCell,
    );
  const rare = categories.filter(isRare);
  const [first] = rare;
  if (first === undefined) return [...categories];
  const others: Category = {
    value: null,
    others: true,
    counts: first.counts.map((_, group) => rare.reduce((sum, { counts }) => sum + (counts[group] ?? 0), 0)),
  };
  const kept = categories.filter((category) => !isRare(category));
  const isNamed = ({ value }: Category) => value !== null;
  return [...kept.filter(isNamed), others, ...kept.filter((category) => !isNamed(category))];
}
