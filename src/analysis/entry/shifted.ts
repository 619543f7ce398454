/** Answers that stand beside their place: the most frequent of the slips that change many cells at once. */

/** So many neighbouring cells must be those of the other typist, one place further on. */
const SHORTEST_RUN = 4;
/** So many of them must differ as they stand: equal answers in a row look shifted and are not. */
const LEAST_DIFFERING = 3;

/** Cells from one place to another, both within. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The run of cells in which one typist has the answers of the other one place earlier or later, as after a question that was skipped or
 * typed twice; `null` where the differences do not show one. At least half of all cells that differ must be explained by it.
 *
 * @param first what one typist typed, by cell, in the order of the form; `''` where blank
 * @param second what the other typed
 */
export function shiftedRun(first: readonly string[], second: readonly string[]): Run | null {
  const differing = first.reduce((sum, each, index) => sum + (each === second[index] ? 0 : 1), 0);
  if (differing < LEAST_DIFFERING) return null;
  let best: (Run & { readonly explained: number }) | null = null;
  for (const step of [1, -1]) {
    let start = -1;
    for (let at = 0; at <= first.length; at++) {
      const other = at < first.length ? first[at + step] : undefined;
      const fits = other !== undefined && second[at] === other;
      if (fits && start === -1) start = at;
      if (fits || start === -1) continue;
      const explained = differingWithin(first, second, start, at - 1);
      const isLong = at - start >= SHORTEST_RUN && explained >= LEAST_DIFFERING;
      if (isLong && explained > (best?.explained ?? 0)) best = { from: start, to: at - 1, explained };
      start = -1;
    }
  }
  if (best === null) return null;
  // The cell where the shift begins or ends differs too, and belongs to it.
  const { from, to } = trimmed(first, second, {
    from: Math.max(0, best.from - 1),
    to: Math.min(first.length - 1, best.to + 1),
  });
  return differingWithin(first, second, from, to) * 2 >= differing ? { from, to } : null;
}

function differingWithin(
  first: readonly string[],
  second: readonly string[],
  from: number,
  to: number,
): number {
  let count = 0;
  for (let at = from; at <= to; at++) if (first[at] !== second[at]) count++;
  return count;
}

/** Without equal cells at its ends. */
function trimmed(first: readonly string[], second: readonly string[], { from, to }: Run): Run {
  let [start, end] = [from, to];
  while (start < end && first[start] === second[start]) start++;
  while (end > start && first[end] === second[end]) end--;
  return { from: start, to: end };
}

/** So many answers a form must have before another can be told by them. */
const LEAST_ANSWERS = 5;
/** A share of equal answers from which two forms are taken for one. */
const ALIKE = 0.9;

/** Whether two forms hold the answers of one: nine of ten equal, and enough of them, not all the same. */
export function isSameForm(first: readonly string[], second: readonly string[]): boolean {
  let equal = 0;
  let answered = 0;
  for (let at = 0; at < first.length; at++) {
    if (first[at] === '' && second[at] === '') continue;
    answered++;
    if (first[at] === second[at]) equal++;
  }
  return answered >= LEAST_ANSWERS && equal >= ALIKE * answered && new Set(first).size > 2;
}
