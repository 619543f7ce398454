/** A number of whole numbers from 0 to a largest, with their sum and their sum of squares. */
export interface SampleShape {
  readonly size: number;
  readonly sum: number;
  readonly squares: number;
  readonly largest: number;
}

/** How many steps the search may still take; counted down. */
export interface SearchBudget {
  steps: number;
}

/**
 * Finds whole numbers in 0..largest with a given size, sum and sum of squares, or proves that there are none.
 *
 * Depth first over the greatest value and how often it occurs, the rest being smaller. A branch is cut when its rest
 * cannot be: sum beyond size × largest, sum of squares with another parity than the sum, below the least (all as equal
 * as possible) or above the greatest (as many as possible at the largest value). Parity and these limits alone do not
 * suffice: 0 + 4 gives no 4 (three numbers, sum 0, squares 4), and near the greatest sum of squares there are gaps.
 *
 * @returns the numbers, `none`, or `out-of-steps` when the budget ended first
 * @example exactSample({ size: 2, sum: 3, squares: 5, largest: 4 }, { steps: 1000 }) // [2, 1]
 */
export function exactSample(shape: SampleShape, budget: SearchBudget): number[] | 'none' | 'out-of-steps' {
  const dead = new Set<string>();
  const search = (rest: SampleShape): number[] | 'none' | 'out-of-steps' => {
    if (budget.steps-- <= 0) return 'out-of-steps';
    if (!isConceivable(rest)) return 'none';
    const { size, sum, squares } = rest;
    if (sum === 0) return new Array<number>(size).fill(0);
    const key = `${size},${sum},${squares},${rest.largest}`;
    if (dead.has(key)) return 'none';
    const most = Math.min(rest.largest, sum, Math.floor(Math.sqrt(squares)));
    // Σx² ≤ max × Σx, and the greatest is at least the mean.
    const least = Math.max(Math.ceil(squares / sum), Math.ceil(sum / size));
    for (let value = most; value >= least; value--) {
      const often = Math.min(size, Math.floor(sum / value), Math.floor(squares / value ** 2));
      for (let count = often; count >= 1; count--) {
        const found = search({
          size: size - count,
          sum: sum - count * value,
          squares: squares - count * value ** 2,
          largest: value - 1,
        });
        if (found === 'out-of-steps') return found;
        if (found !== 'none') return [...new Array<number>(count).fill(value), ...found];
      }
    }
    dead.add(key);
    return 'none';
  };
  return search(shape);
}

function isConceivable({ size, sum, squares, largest }: SampleShape): boolean {
  if (size === 0) return sum === 0 && squares === 0;
  if (sum < 0 || largest < 0 || sum > size * largest || (squares - sum) % 2 !== 0) return false;
  if (sum === 0) return squares === 0;
  const level = Math.floor(sum / size);
  const raised = sum - level * size;
  const fewest = (size - raised) * level ** 2 + raised * (level + 1) ** 2;
  const full = Math.floor(sum / largest);
  const remainder = sum - full * largest;
  return squares >= fewest && squares <= full * largest ** 2 + remainder ** 2;
}
