/** Tables for audits of what was withheld: made at random, and all those that agree with what is printed. */

/** A generator of whole numbers below a limit, the same for the same seed (Park & Miller's minimal standard). */
export function numbersFrom(seed: number): (limit: number) => number {
  let state = seed * 7919 + 1;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

/**
 * Every list of whole numbers from 0 that has this sum and agrees with what is printed: what somebody comes to who subtracts all that is
 * shown from the total, and tries everything.
 */
export function agreeing(printed: readonly (number | null)[], total: number): number[][] {
  const rest = total - printed.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = printed.flatMap((count, cell) => (count === null ? [cell] : []));
  if (hidden.length === 0) return rest === 0 ? [printed.map((count) => count ?? 0)] : [];
  return splits(rest, hidden.length).map((parts) =>
    printed.map((count, cell) => count ?? parts[hidden.indexOf(cell)]!),
  );
}

function splits(sum: number, parts: number): number[][] {
  if (parts === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) =>
    splits(sum - first, parts - 1).map((others) => [first, ...others]),
  ).flat();
}

/** Withheld cells that can have one value only, by all tables that agree. */
export function revealed(
  printed: readonly (number | null)[],
  tables: readonly (readonly number[])[],
): number[] {
  return printed.flatMap((count, cell) => {
    if (count !== null) return [];
    return new Set(tables.map((table) => table[cell])).size === 1 ? [cell] : [];
  });
}
