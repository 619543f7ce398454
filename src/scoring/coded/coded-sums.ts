import { BATCH } from '../../model/coded-rows.ts';
import { type CrossProducts, emptyCrossProducts } from '../../stats/cross-products.ts';
import { emptyPairwiseProducts, type PairwiseProducts } from '../../stats/reliability/pairwise-products.ts';
import type { Collection } from '../score-dataset.ts';
import type { CodedItems } from './code-batch.ts';
import { PairProducts } from './pair-products.ts';

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
 */
export class CodedSums {
  private readonly items: CodedItems;
  private readonly k: number;
  /** States from here on are of respondents who answered everything. */
  private readonly complete: number;
  /** Where those of the batch are. */
  private readonly rows = new Int32Array(BATCH);
  private n = 0;
  private readonly products: PairProducts | null;
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
    this.complete = k * form.span;
    this.products = collect.products === 'pairs' || collect.pairwise ? new PairProducts(items) : null;
    this.pairs = collect.pairwise
      ? { counts: new Float64Array(k * k), sums: new Float64Array(k * k), products: new Float64Array(k * k) }
      : null;
    this.given = new Int32Array(k);
    this.own = new Int32Array(k);
    this.firstAnswers = new Uint8Array(k);
  }

  /** @param states of the respondents */
  add(codes: Uint8Array, rows: number, states: Int32Array): void {
    const { complete, rows: whole } = this;
    let n = 0;
    // Without a branch: who has a gap is as good as chance.
    for (let row = 0; row < rows; row++) {
      whole[n] = row;
      n += 1 + ((states[row]! - complete) >> 31);
    }
    if (n > 0 && this.firstComplete === null)
      this.firstComplete = this.items.starts.reduce(taken(codes, whole[0]!), new Uint8Array(this.k));
    this.n += n;
    this.products?.add(codes, whole, n);
    if (this.pairs !== null) this.addPairs(codes, rows, states, this.pairs);
  }

  found(): FoundSums {
    const { n, products, pairs, firstComplete, firstAnswers } = this;
    return { n, products: products?.sums ?? null, pairs, firstComplete, firstAnswers };
  }

  /** Adds those over respondents who follow. */
  take({ n, products, pairs, firstComplete, firstAnswers }: FoundSums): void {
    this.n += n;
    addTo(this.products?.sums, products);
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
    const { sums } = products;
    const into = emptyCrossProducts(k);
    into.n = n;
    for (let i = 0; i < k; i++) {
      const [x, xs] = [first[i]! - 1, sums[k * k + i]!];
      into.origins[i] = this.valueOf(first[i]!);
      into.sums[i] = xs - n * x;
      for (let j = 0; j <= i; j++) {
        const [y, ys] = [first[j]! - 1, sums[k * k + j]!];
        into.products[i * k + j] = sums[i * k + j]! - y * xs - x * ys + n * x * y;
      }
    }
    return into;
  }

  /** As `addIncompleteRespondent` gathers them: those who answered everything from the products, the others one by one. */
  pairwise(): PairwiseProducts | null {
    const { pairs, products, firstAnswers: first, k, n } = this;
    if (pairs === null || products === null) return null;
    const { sums } = products;
    const into = emptyPairwiseProducts(k);
    for (let i = 0; i < k; i++) {
      into.origins[i] = first[i] === 0 ? Number.NaN : this.valueOf(first[i]!);
      for (let j = 0; j < k; j++) {
        const [at, back] = [i * k + j, j * k + i];
        const count = pairs.counts[at]! + n;
        // As codes, which are one more than the steps above the lowest answer.
        const [xs, ys] = [sums[k * k + i]!, sums[k * k + j]!];
        const x = pairs.sums[at]! + xs + n;
        const y = pairs.sums[back]! + ys + n;
        const xy = pairs.products[at]! + sums[j <= i ? at : back]! + xs + ys + n;
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
