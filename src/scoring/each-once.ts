/** Different cells are few; of a column of other content no more than these are kept. */
const MOST_KEPT = 10_000;

/** What is told of cells, worked out once for each different one. */
export function eachOnce<Result extends string | boolean>(
  tell: (cell: string) => Result,
): (cell: string) => Result {
  const known = new Map<string, Result>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const result = tell(cell);
    if (known.size < MOST_KEPT) known.set(cell, result);
    return result;
  };
}
