import { KeyTable } from './key-table.ts';

/**
 * The positions of every key that stands more than once, in the order of the first of each; blank keys aside. Most keys of most files stand
 * once, so there is a list for the others only.
 */
export function repeatedKeys(keys: readonly string[]): number[][] {
  const table = new KeyTable(keys);
  const repeated = new Map<number, number[]>();
  for (let position = 0; position < keys.length; position++) {
    if (keys[position] === '') continue;
    const first = table.add(position);
    if (first < 0) continue;
    const known = repeated.get(first);
    if (known === undefined) repeated.set(first, [first, position]);
    else known.push(position);
  }
  return [...repeated.values()].sort(([one], [other]) => one! - other!);
}
