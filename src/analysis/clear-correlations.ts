import { fisherZ } from '../stats/pearson-correlation.ts';
import { BLOCK, isSame, type WaveScore } from './wave.ts';

/** Below so many respondents the correlations themselves are computed as soon. */
const FEWEST = 5000;
/** What rounding can do to a z is far less. */
const MARGIN = 1e-3;
/** Variances that are less than this part of the squares are left to the exact computation. */
const CANCELLED = 1e-9;

/** A correlation that is known to nine digits or so. */
export interface NearlyKnown {
  readonly n: number;
  readonly r: number;
}

/**
 * The correlations of every two scores of a wave that are beyond doubt on the expected side of so many standard errors, or between: one pass over the
 * respondents that sums for all pairs at once. What is against expectation, or near a limit, is left to be computed to the last digit;
 * mostly that is nothing.
 *
 * @param expected the sign of each pair, 0 for one that is not looked at
 * @returns `null` for a pair that is to be computed; `null` for all in a small wave
 */
export function clearCorrelations(
  scores: readonly WaveScore[],
  expected: (first: WaveScore, second: WaveScore) => 1 | -1 | 0,
  clear: number,
): (first: number, second: number) => NearlyKnown | null {
  const [first] = scores;
  if (first === undefined || first.wave.dataset.rows < FEWEST) return () => null;
  const sums = new PairSums(scores.length);
  const { wave } = first;
  const { rows, groupOf } = wave.dataset;
  const block = new Float64Array(BLOCK);
  // Around the middle of their ranges sums of squares lose the least.
  const columns = scores.map(({ column: { plan, scores: of } }) => ({
    of,
    middle: ((plan.range[1] ?? plan.range[0]) + plan.range[0]) / 2,
  }));
  for (let start = 0; start < rows; start += BLOCK) {
    const end = Math.min(rows, start + BLOCK);
    const own = end - start < BLOCK ? block.subarray(0, end - start) : block;
    let count = 0;
    columns.forEach(({ of, middle }, column) => {
      of.read(start, own);
      const into = sums.blocks[column]!;
      if (groupOf === null) {
        count = own.length;
        for (let i = 0; i < count; i++) into[i] = own[i]! - middle;
        return;
      }
      count = 0;
      for (let i = 0; i < own.length; i++) {
        into[count] = own[i]! - middle;
        count += isSame(groupOf[start + i]!, wave.group);
      }
    });
    sums.add(count);
  }
  return (one, other) => {
    const known = sums.correlation(Math.max(one, other), Math.min(one, other));
    if (known === null) return null;
    const z = fisherZ(known.r, known.n) * expected(scores[one]!, scores[other]!);
    return z > MARGIN - clear && Math.abs(z - clear) > MARGIN ? known : null;
  };
}

/** Sums over everybody with all scores, and over the others pair by pair. */
class PairSums {
  /** The scores of some respondents, `NaN` where there is none. */
  readonly blocks: readonly Float64Array[];
  private readonly k: number;
  private readonly row: Float64Array;
  private n = 0;
  private readonly sums: Float64Array;
  /** Row by row, j ≤ i. */
  private readonly products: Float64Array;
  /** n, Σx, Σy, Σx², Σy², Σxy of each pair, of those who lack another score. */
  private readonly others: Float64Array;

  constructor(k: number) {
    this.k = k;
    this.blocks = Array.from({ length: k }, () => new Float64Array(BLOCK));
    this.row = new Float64Array(k);
    this.sums = new Float64Array(k);
    this.products = new Float64Array(k * k);
    this.others = new Float64Array(6 * k * k);
  }

  /** Takes the first rows of the blocks. */
  add(rows: number): void {
    const { k, blocks, sums, products, row } = this;
    for (let at = 0; at < rows; at++) {
      let total = 0;
      for (let i = 0; i < k; i++) total += blocks[i]![at]!;
      if (!Number.isNaN(total)) {
        this.n++;
        continue;
      }
      for (let i = 0; i < k; i++) {
        row[i] = blocks[i]![at]!;
        blocks[i]![at] = 0;
      }
      this.addIncomplete(row);
    }
    for (let i = 0; i < k; i++) {
      const x = blocks[i]!;
      let sum = 0;
      for (let at = 0; at < rows; at++) sum += x[at]!;
      sums[i]! += sum;
      // Four pairs at once: one addition need not wait for another.
      let j = 0;
      for (; j + 3 <= i; j += 4) {
        const [p, q, r, s] = [blocks[j]!, blocks[j + 1]!, blocks[j + 2]!, blocks[j + 3]!];
        let [xp, xq, xr, xs] = [0, 0, 0, 0];
        for (let at = 0; at < rows; at++) {
          const value = x[at]!;
          xp += value * p[at]!;
          xq += value * q[at]!;
          xr += value * r[at]!;
          xs += value * s[at]!;
        }
        products[i * k + j]! += xp;
        products[i * k + j + 1]! += xq;
        products[i * k + j + 2]! += xr;
        products[i * k + j + 3]! += xs;
      }
      for (; j <= i; j++) {
        const y = blocks[j]!;
        let product = 0;
        for (let at = 0; at < rows; at++) product += x[at]! * y[at]!;
        products[i * k + j]! += product;
      }
    }
  }

  private addIncomplete(row: Float64Array): void {
    const { k, others } = this;
    for (let i = 0; i < k; i++) {
      const x = row[i]!;
      if (Number.isNaN(x)) continue;
      for (let j = 0; j < i; j++) {
        const y = row[j]!;
        if (Number.isNaN(y)) continue;
        const at = 6 * (i * k + j);
        others[at]!++;
        others[at + 1]! += x;
        others[at + 2]! += y;
        others[at + 3]! += x * x;
        others[at + 4]! += y * y;
        others[at + 5]! += x * y;
      }
    }
  }

  /** `null` where these sums do not tell. */
  correlation(i: number, j: number): NearlyKnown | null {
    const { k, sums, products } = this;
    const own = this.others.subarray(6 * (i * k + j), 6 * (i * k + j) + 6);
    const n = this.n + own[0]!;
    const [x, y] = [sums[i]! + own[1]!, sums[j]! + own[2]!];
    const [xx, yy] = [products[i * k + i]! + own[3]!, products[j * k + j]! + own[4]!];
    const [xVaries, yVaries] = [xx - (x * x) / n, yy - (y * y) / n];
    if (n < 10 || !(xVaries > CANCELLED * xx) || !(yVaries > CANCELLED * yy)) return null;
    const r = (products[i * k + j]! + own[5]! - (x * y) / n) / Math.sqrt(xVaries * yVaries);
    return { n, r: Math.max(-1, Math.min(1, r)) };
  }
}
