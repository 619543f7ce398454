import { BATCH } from '../../model/coded-rows.ts';
import type { CodedItems } from './code-batch.ts';

/** How far apart products lie in one number: four of them or two. */
const [QUARTER_BITS, HALF_BITS] = [13, 26] as const;
const QUARTER = 2 ** QUARTER_BITS;
const HALF = 2 ** HALF_BITS;
/** With fewer respondents at once, taking four products apart costs more than they save. */
const FEWEST_ROWS = 127;
/** No power of two, for the sake of the processor's cache. */
const APART = BATCH / 2 + 8;

/** The packed answers of some respondents, used again by one score after the other. */
let packed = { x: new Float64Array(0), y: new Float64Array(0) };

/**
 * Σ xᵢ xⱼ of every two items, from codes batch by batch, where x is how many steps an answer lies above the lowest. All sums are whole numbers
 * and exact, so that any order gives the same bits.
 *
 * A multiplication gives four products: the answers to two items lie in one number 13 bits apart, those to two others 26 bits apart, and what
 * comes of some hundred respondents stays below 2¹³ each. Where answers have more than eight steps, it gives two.
 */
export class PairProducts {
  /** j ≤ i, row by row; a last row with Σ xⱼ. */
  readonly sums: Float64Array;
  private readonly items: CodedItems;
  private readonly k: number;
  /** Items in a number on the one side; on the other there are two. */
  private readonly side: 1 | 2;
  /** Respondents whose products fit. */
  private readonly most: number;

  constructor(items: CodedItems) {
    const { k, steps } = items.form;
    this.items = items;
    this.k = k;
    this.sums = new Float64Array(k * (k + 1));
    const square = Math.max(1, steps) ** 2;
    this.side = FEWEST_ROWS * square < QUARTER ? 2 : 1;
    const room = this.side === 2 ? QUARTER : HALF;
    this.most = Math.min(BATCH / 2, Math.floor((room - 1) / square));
    if (this.most < 1) throw new RangeError('PairProducts: too many levels');
  }

  /**
   * Adds respondents who answered everything.
   *
   * @param rows where they are in the batch, so many of the list
   */
  add(codes: Uint8Array, rows: Int32Array, count: number): void {
    for (let from = 0; from < count; from += this.most)
      this.addSome(codes, rows, from, Math.min(count, from + this.most));
  }

  private addSome(codes: Uint8Array, rows: Int32Array, from: number, to: number): void {
    const { k, side } = this;
    const [lefts, rights] = [Math.ceil(k / side), Math.ceil(k / 2)];
    if (packed.x.length < lefts * APART)
      packed = { x: new Float64Array(lefts * APART), y: new Float64Array(lefts * APART) };
    const { x, y } = packed;
    for (let right = 0; right < rights; right++)
      if (side === 2) this.packTwo(codes, rows, from, to, right);
      else this.packOne(codes, rows, from, to, right);
    const n = to - from;
    for (let left = 0; left < lefts; left++) {
      const own = left * APART;
      let right = (left * side) >> 1;
      // Four sums at once: one addition need not wait for another.
      for (; right + 3 < rights; right += 4) {
        const a = right * APART;
        const [b, c, d] = [a + APART, a + 2 * APART, a + 3 * APART];
        let [p, q, r, s] = [0, 0, 0, 0];
        for (let i = 0; i < n; i++) {
          const value = x[own + i]!;
          p += value * y[a + i]!;
          q += value * y[b + i]!;
          r += value * y[c + i]!;
          s += value * y[d + i]!;
        }
        this.take(p, left, right);
        this.take(q, left, right + 1);
        this.take(r, left, right + 2);
        this.take(s, left, right + 3);
      }
      for (; right < rights; right++) {
        const a = right * APART;
        let [p, q, r, s] = [0, 0, 0, 0];
        let i = 0;
        for (; i + 3 < n; i += 4) {
          p += x[own + i]! * y[a + i]!;
          q += x[own + i + 1]! * y[a + i + 1]!;
          r += x[own + i + 2]! * y[a + i + 2]!;
          s += x[own + i + 3]! * y[a + i + 3]!;
        }
        for (; i < n; i++) p += x[own + i]! * y[a + i]!;
        this.take(p + q + r + s, left, right);
      }
    }
  }

  /** Puts two items side by side, on both sides. */
  private packTwo(codes: Uint8Array, rows: Int32Array, from: number, to: number, pair: number): void {
    const { starts } = this.items;
    const { x, y } = packed;
    const one = starts[2 * pair]!;
    // Of a last item without another, the other is nothing.
    const isAlone = 2 * pair + 1 === this.k;
    const other = isAlone ? one : starts[2 * pair + 1]!;
    const mask = isAlone ? 0 : -1;
    const into = pair * APART - from;
    let [ones, others] = [0, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      const a = (codes[one + row]! - 1) | 0;
      const b = (codes[other + row]! - 1) & mask;
      ones += a;
      others += b;
      x[into + at] = a + (b << QUARTER_BITS);
      y[into + at] = a + (b << HALF_BITS);
    }
    this.takeSums(pair, ones, others);
  }

  /** The same, of which only the right side has two in a number. */
  private packOne(codes: Uint8Array, rows: Int32Array, from: number, to: number, pair: number): void {
    const { starts } = this.items;
    const { x, y } = packed;
    const one = starts[2 * pair]!;
    const isAlone = 2 * pair + 1 === this.k;
    const other = isAlone ? one : starts[2 * pair + 1]!;
    const mask = isAlone ? 0 : -1;
    const left = 2 * pair * APART - from;
    const right = pair * APART - from;
    let [ones, others] = [0, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      const a = (codes[one + row]! - 1) | 0;
      const b = (codes[other + row]! - 1) & mask;
      ones += a;
      others += b;
      x[left + at] = a;
      if (!isAlone) x[left + APART + at] = b;
      y[right + at] = a + b * HALF;
    }
    this.takeSums(pair, ones, others);
  }

  private takeSums(pair: number, ones: number, others: number): void {
    const { k, sums } = this;
    sums[k * k + 2 * pair]! += ones;
    if (2 * pair + 1 < k) sums[k * k + 2 * pair + 1]! += others;
  }

  /** Takes a sum of products apart. */
  private take(sum: number, left: number, right: number): void {
    const { k, side, sums } = this;
    const apart = side === 2 ? QUARTER : HALF;
    let rest = sum;
    for (let lane = 0; lane < 2 * side; lane++) {
      const above = Math.floor(rest / apart);
      const j = left * side + (side === 2 ? lane & 1 : 0);
      const i = 2 * right + (side === 2 ? lane >> 1 : lane);
      if (j <= i && i < k) sums[i * k + j]! += rest - above * apart;
      rest = above;
    }
  }
}
