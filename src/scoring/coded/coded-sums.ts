import { BATCH } from '../../model/coded-rows.ts';
import { type CrossProducts, emptyCrossProducts } from '../../stats/cross-products.ts';
import { emptyPairwiseProducts, type PairwiseProducts } from '../../stats/reliability/pairwise-products.ts';
import type { Collection } from '../score-dataset.ts';
import type { CodedItems } from './code-batch.ts';

/** How far apart the codes of several items lie in one number. */
const FULL = 2 ** 17;
const HALF = 2 ** 26;

/** The sums over some respondents, as plain data. */
export interface FoundSums {
  readonly n: number;
  readonly products: Float64Array | null;
  readonly pairs: Omit<PairwiseProducts, 'origins'> | null;
  readonly firstComplete: Uint8Array | null;
  readonly firstAnswers: Uint8Array;
}

/**
 * What the reliability of a score rests on, from codes batch by batch: the sums of `CrossProducts` and `PairwiseProducts`. Codes are
 * whole, so that every sum is exact in whatever order; the values of the first respondent, from which those collections count, are taken
 * off at the end, exactly as well. So the same bits come out as from values respondent by respondent.
 *
 * Two or three products are one multiplication: the codes of two or three items lie in one number, 26 or 17 bits apart, which hold the
 * products of a batch.
 */
export class CodedSums {
  private readonly items: CodedItems;
  private readonly k: number;
  private readonly levels: number;
  /** States from here on are of respondents who answered everything. */
  private readonly complete: number;
  private readonly lanes: 2 | 3;
  private n = 0;
  private readonly packed: readonly Float64Array[];
  /** Σ codeᵢ codeⱼ over complete respondents, j ≤ i, row by row; a last row with Σ codeⱼ. */
  private readonly products: Float64Array | null;
  private readonly pairs: Omit<PairwiseProducts, 'origins'> | null;
  private readonly given: Int32Array;
  private readonly own: Int32Array;
  private firstComplete: Uint8Array | null = null;
  private readonly firstAnswers: Uint8Array;
  private isFirstMissing = true;

  constructor(items: CodedItems, collect: Collection) {
    const { form } = items;
    const { k } = form;
    this.items = items;
    this.k = k;
    this.levels = form.steps + 1;
    this.complete = k * form.span;
    this.lanes = this.levels ** 2 * BATCH < FULL ? 3 : 2;
    if (this.levels ** 2 * BATCH >= HALF) throw new RangeError('CodedSums: too many levels');
    const hasProducts = collect.products === 'pairs' || collect.pairwise;
    this.products = hasProducts ? new Float64Array(k * (k + 1)) : null;
    this.packed = hasProducts
      ? Array.from({ length: Math.ceil(k / this.lanes) }, () => new Float64Array(BATCH))
      : [];
    this.pairs = collect.pairwise
      ? { counts: new Float64Array(k * k), sums: new Float64Array(k * k), products: new Float64Array(k * k) }
      : null;
    this.given = new Int32Array(k);
    this.own = new Int32Array(k);
    this.firstAnswers = new Uint8Array(k);
  }

  /** @param states of the respondents */
  add(codes: Uint8Array, rows: number, states: Int32Array): void {
    for (let row = 0; row < rows; row++) {
      if (states[row]! < this.complete) continue;
      if (this.firstComplete === null)
        this.firstComplete = this.items.starts.reduce(taken(codes, row), new Uint8Array(this.k));
      this.n++;
    }
    if (this.products !== null) this.addProducts(codes, rows, states, this.products);
    if (this.pairs !== null) this.addPairs(codes, rows, states, this.pairs);
  }

  found(): FoundSums {
    const { n, products, pairs, firstComplete, firstAnswers } = this;
    return { n, products, pairs, firstComplete, firstAnswers };
  }

  /** Adds those over respondents who follow. */
  take({ n, products, pairs, firstComplete, firstAnswers }: FoundSums): void {
    this.n += n;
    addTo(this.products, products);
    addTo(this.pairs?.counts, pairs?.counts);
    addTo(this.pairs?.sums, pairs?.sums);
    addTo(this.pairs?.products, pairs?.products);
    this.firstComplete ??= firstComplete;
    firstAnswers.forEach((code, i) => {
      if (this.firstAnswers[i] === 0) this.firstAnswers[i] = code;
    });
    this.isFirstMissing = this.firstAnswers.includes(0);
  }

  /** As `addRespondent` gathers them; `null` where nobody answered everything. */
  crossProducts(): CrossProducts | null {
    const { products, firstComplete: first, k, n } = this;
    if (products === null || first === null) return null;
    const into = emptyCrossProducts(k);
    into.n = n;
    for (let i = 0; i < k; i++) {
      into.origins[i] = this.valueOf(first[i]!);
      into.sums[i] = products[k * k + i]! - n * first[i]!;
      for (let j = 0; j <= i; j++)
        into.products[i * k + j] =
          products[i * k + j]! -
          first[j]! * products[k * k + i]! -
          first[i]! * products[k * k + j]! +
          n * first[i]! * first[j]!;
    }
    return into;
  }

  /** As `addIncompleteRespondent` gathers them: those who answered everything from the products, the others one by one. */
  pairwise(): PairwiseProducts | null {
    const { pairs, products, firstAnswers: first, k, n } = this;
    if (pairs === null || products === null) return null;
    const into = emptyPairwiseProducts(k);
    for (let i = 0; i < k; i++) {
      into.origins[i] = first[i] === 0 ? Number.NaN : this.valueOf(first[i]!);
      for (let j = 0; j < k; j++) {
        const [at, back] = [i * k + j, j * k + i];
        const count = pairs.counts[at]! + n;
        const x = pairs.sums[at]! + products[k * k + i]!;
        const y = pairs.sums[back]! + products[k * k + j]!;
        const xy = pairs.products[at]! + products[j <= i ? at : back]!;
        into.counts[at] = count;
        into.sums[at] = x - count * first[i]!;
        into.products[at] = xy - first[j]! * x - first[i]! * y + count * first[i]! * first[j]!;
      }
    }
    return into;
  }

  private valueOf(code: number): number {
    return code + this.items.form.min - 1;
  }

  private addProducts(codes: Uint8Array, rows: number, states: Int32Array, products: Float64Array): void {
    const { k, packed, lanes, complete } = this;
    const { starts } = this.items;
    const apart = lanes === 3 ? FULL : HALF;
    for (let group = 0; group < packed.length; group++) {
      const into = packed[group]!;
      const first = group * lanes;
      const a = starts[first]!;
      const b = first + 1 < k ? starts[first + 1]! : -1;
      const c = lanes === 3 && first + 2 < k ? starts[first + 2]! : -1;
      if (c >= 0)
        for (let row = 0; row < rows; row++)
          into[row] =
            states[row]! < complete
              ? 0
              : codes[a + row]! + FULL * codes[b + row]! + FULL * FULL * codes[c + row]!;
      else if (b >= 0)
        for (let row = 0; row < rows; row++)
          into[row] = states[row]! < complete ? 0 : codes[a + row]! + apart * codes[b + row]!;
      else for (let row = 0; row < rows; row++) into[row] = states[row]! < complete ? 0 : codes[a + row]!;
      let alone = 0;
      for (let row = 0; row < rows; row++) alone += into[row]!;
      this.unpack(alone, k, first, products);
      let i = first;
      for (; i + 3 < k; i += 4) {
        const p = starts[i]!;
        const q = starts[i + 1]!;
        const r = starts[i + 2]!;
        const s = starts[i + 3]!;
        let [w, x, y, z] = [0, 0, 0, 0];
        for (let row = 0; row < rows; row++) {
          const value = into[row]!;
          w += value * codes[p + row]!;
          x += value * codes[q + row]!;
          y += value * codes[r + row]!;
          z += value * codes[s + row]!;
        }
        this.unpack(w, i, first, products);
        this.unpack(x, i + 1, first, products);
        this.unpack(y, i + 2, first, products);
        this.unpack(z, i + 3, first, products);
      }
      for (; i < k; i++) {
        const p = starts[i]!;
        let w = 0;
        for (let row = 0; row < rows; row++) w += into[row]! * codes[p + row]!;
        this.unpack(w, i, first, products);
      }
    }
  }

  private unpack(sum: number, i: number, first: number, products: Float64Array): void {
    const { k, lanes } = this;
    const apart = lanes === 3 ? FULL : HALF;
    let rest = sum;
    for (let lane = 0; lane < lanes && first + lane < k; lane++) {
      const above = Math.floor(rest / apart);
      products[i * k + first + lane]! += rest - above * apart;
      rest = above;
    }
  }

  private addPairs(
    codes: Uint8Array,
    rows: number,
    states: Int32Array,
    { counts, sums, products }: Omit<PairwiseProducts, 'origins'>,
  ): void {
    const { k, own, given, complete } = this;
    const { starts, form } = this.items;
    for (let row = 0; row < rows; row++) {
      if (this.isFirstMissing) this.addFirst(codes, row);
      // Answers that are all there are in the products; none are nowhere.
      if (states[row]! >= complete || states[row]! < form.span) continue;
      let answered = 0;
      for (let i = 0; i < k; i++) {
        const code = codes[starts[i]! + row]!;
        if (code === 0) continue;
        own[answered] = code;
        given[answered++] = i;
      }
      for (let a = 0; a < answered; a++) {
        const base = given[a]! * k;
        const x = own[a]!;
        for (let b = 0; b < answered; b++) {
          const at = base + given[b]!;
          counts[at]!++;
          sums[at]! += x;
          products[at]! += x * own[b]!;
        }
      }
    }
  }

  private addFirst(codes: Uint8Array, row: number): void {
    const { firstAnswers, items } = this;
    items.starts.forEach((start, i) => {
      if (firstAnswers[i] === 0) firstAnswers[i] = codes[start + row]!;
    });
    this.isFirstMissing = firstAnswers.includes(0);
  }
}

function addTo(into: Float64Array | null | undefined, other: Float64Array | null | undefined): void {
  if (into && other) for (let i = 0; i < into.length; i++) into[i]! += other[i]!;
}

function taken(codes: Uint8Array, row: number) {
  return (into: Uint8Array, start: number, i: number): Uint8Array => {
    into[i] = codes[start + row]!;
    return into;
  };
}
