import type { PublishedTable } from '../model/published.ts';
import type { RandomGenerator } from '../stats/random.ts';
import { numberReader, type TableSettings } from './number-reader.ts';
import { shuffled } from './simulate-items.ts';

/** A characteristic of every respondent; `null` is no answer. */
export interface Characteristic {
  readonly variable: string;
  readonly values: readonly (string | null)[];
}

/** The printed counts of a group's characteristics as one value a respondent, in random order. */
export function characteristics(
  { respondents = [], groups = [] }: PublishedTable,
  group: string | null,
  wave: string,
  settings: TableSettings,
  random: RandomGenerator,
): Characteristic[] {
  const first = Object.keys(groups.find(({ id }) => id === group)?.waves ?? {})[0];
  return respondents.flatMap(({ variable, columns, categories, multiple }, index) => {
    if (multiple) return [];
    const [column] =
      Object.entries(columns).find(([, of]) => (of.group ?? null) === group && (of.wave ?? first) === wave) ??
      [];
    if (column === undefined) return [];
    const read = numberReader(undefined, settings);
    const values = categories.flatMap(({ label, missing, counts }, at) => {
      const path = ['respondents', index, 'categories', at, 'counts', column];
      const count = read.number(counts?.[column], 'count', path, { variable })?.number.value ?? 0;
      return new Array<string | null>(count).fill(missing ? null : label);
    });
    return [{ variable, values: shuffled(values, random) }];
  });
}
