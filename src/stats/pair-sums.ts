/** Respondents that are added together. */
export const PAIR_BLOCK = 1024;
/** No power of two, for the sake of the processor's cache. */
const APART = PAIR_BLOCK + 8;
/** Variances that are less than this part of the squares are left to an exact computation. */
const CANCELLED = 1e-9;

/** A correlation that is known to nine digits or so. */
export interface NearlyKnown {
  readonly n: number;
  readonly r: number;
}

/** What was summed over some respondents, as plain data. */
export interface FoundPairs {
  readonly n: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
  readonly others: Float64Array;
}

/**
 * Sums behind the correlations of every two of several variables, over the respondents with both values, gathered block by block in one pass.
 * Values are best taken from the middle of their range, where squares lose the least.
 */
export class PairSums {
  readonly k: number;
  /** The values of some respondents, variable by variable from `startOf` on; `NaN` where there is none. Used again by the next ones. */
  readonly block: Float64Array;
  private readonly totals = new Float64Array(PAIR_BLOCK);
  private readonly row: Float64Array;
  /** Respondents with all values. */
  private n = 0;
  private readonly sums: Float64Array;
  /** Row by row, j ≤ i. */
  private readonly products: Float64Array;
  /** n, Σx, Σy, Σx², Σy², Σxy of each pair, of those who lack another value. */
  private readonly others: Float64Array;

  /** @param k variables */
  constructor(k: number) {
    this.k = k;
    this.block = new Float64Array(k * APART);
    this.row = new Float64Array(k);
    this.sums = new Float64Array(k);
    this.products = new Float64Array(k * k);
    this.others = new Float64Array(6 * k * k);
  }

  /** Where the values of a variable begin in the block. */
  startOf(variable: number): number {
    return variable * APART;
  }

  /** Adds so many respondents of the block. */
  add(rows: number): void {
    const { k, block, sums, products } = this;
    this.setIncompleteApart(rows);
    for (let i = 0; i < k; i++) {
      const x = i * APART;
      let sum = 0;
      for (let at = 0; at < rows; at++) sum += block[x + at]!;
      sums[i]! += sum;
      // Four pairs at once: one addition need not wait for another.
      let j = 0;
      for (; j + 3 <= i; j += 4) {
        const p = j * APART;
        const [q, r, s] = [p + APART, p + 2 * APART, p + 3 * APART];
        let [xp, xq, xr, xs] = [0, 0, 0, 0];
        for (let at = 0; at < rows; at++) {
          const value = block[x + at]!;
          xp += value * block[p + at]!;
          xq += value * block[q + at]!;
          xr += value * block[r + at]!;
          xs += value * block[s + at]!;
        }
        products[i * k + j]! += xp;
        products[i * k + j + 1]! += xq;
        products[i * k + j + 2]! += xr;
        products[i * k + j + 3]! += xs;
      }
      for (; j <= i; j++) {
        const y = j * APART;
        let product = 0;
        for (let at = 0; at < rows; at++) product += block[x + at]! * block[y + at]!;
        products[i * k + j]! += product;
      }
    }
  }

  found(): FoundPairs {
    const { n, sums, products, others } = this;
    return { n, sums, products, others };
  }

  /** Adds what was summed over others. */
  take({ n, sums, products, others }: FoundPairs): void {
    this.n += n;
    addTo(this.sums, sums);
    addTo(this.products, products);
    addTo(this.others, others);
  }

  /** That of two variables, of which the first is not before the second; `null` where these sums do not tell. */
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

  /** Respondents who lack a value are added pair by pair, and count for nothing in the block. */
  private setIncompleteApart(rows: number): void {
    const { k, block, totals, row } = this;
    totals.fill(0, 0, rows);
    for (let i = 0; i < k; i++) {
      const x = i * APART;
      for (let at = 0; at < rows; at++) totals[at]! += block[x + at]!;
    }
    for (let at = 0; at < rows; at++) {
      if (!Number.isNaN(totals[at]!)) continue;
      this.n--;
      for (let i = 0; i < k; i++) {
        row[i] = block[i * APART + at]!;
        block[i * APART + at] = 0;
      }
      this.addIncomplete(row);
    }
    this.n += rows;
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
}

function addTo(into: Float64Array, other: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += other[i]!;
}
