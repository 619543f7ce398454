import { logBinomial } from '../distributions/binomial.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** Exact test whether two rows of counts have to do with the columns. */
export interface FisherExactTest {
  /** Of more than two columns the extension of Freeman & Halton (1951). */
  readonly method: 'fisher-exact' | 'fisher-freeman-halton';
  /** Everybody in the table. */
  readonly n: number;
  readonly p: number;
}

/** `too-large`: so many tables have these margins that they are not added up; the chi-square test does there. */
export type FisherFailure = 'too-few' | 'zero-variance' | 'too-large';

/** Tables whose chance exceeds that of the observed one by no more than this count as equally likely, as in R. */
const EQUALLY_LIKELY = Math.log1p(1e-7);
/** Steps after which the count is given up: about a second. */
const MOST_STEPS = 1e6;

/**
 * Fisher's exact test of a 2 × k table (Fisher 1935; Freeman & Halton 1951).
 *
 * p = the chance, given the margins, of all tables that are no more likely than the observed one; two-sided by that order. The chance of
 * a table with counts x in one row is Π C(cⱼ, xⱼ) / C(n, r). Tables are added up in branches: what is left of the columns is taken as a
 * whole where its likeliest completion is unlikely enough, and dropped where its least likely one is not (Mehta & Patel 1983).
 * As `fisher.test` in R, SPSS EXACT and, of 2 × 2, jamovi. No odds ratio is given.
 *
 * @param first counts of one row
 * @param second counts of the other row, in the same columns
 * @returns `too-few` for an empty table; `zero-variance` when everybody is in one row or one column; `too-large`
 * @throws RangeError when the rows differ in length or a count is negative or not whole
 * @example fisherExactTest([3, 1], [1, 3]) // p = 0.4857142857142857, Fisher's tea tasting
 */
export function fisherExactTest(
  first: readonly number[],
  second: readonly number[],
): Estimate<FisherExactTest, FisherFailure> {
  if (first.length !== second.length) throw new RangeError('fisherExactTest: the rows differ in length');
  if (![...first, ...second].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('fisherExactTest: every count must be a whole number of 0 or more');
  const filled = first.flatMap((count, j) => (count + second[j]! > 0 ? [[count, second[j]!] as const] : []));
  const [one, other] = [0, 1].map((row) => filled.reduce((sum, column) => sum + column[row]!, 0)) as [
    number,
    number,
  ];
  const n = one + other;
  if (n === 0) return notComputable('too-few');
  if (one === 0 || other === 0 || filled.length < 2) return notComputable('zero-variance');
  // Small columns first: the last one follows from the others. The smaller row has fewer tables to go through.
  const row = one <= other ? 0 : 1;
  const columns = filled
    .map((column) => ({ size: column[0] + column[1], count: column[row] }))
    .sort((a, b) => a.size - b.size);
  const p = chanceOfUnlikely(columns, Math.min(one, other), n);
  if (p === null) return notComputable('too-large');
  const method = filled.length === 2 ? 'fisher-exact' : 'fisher-freeman-halton';
  return estimated({ method, n, p: Math.min(1, p) });
}

interface Column {
  readonly size: number;
  /** Of them in the row that is gone through. */
  readonly count: number;
}

/** The chance of all tables no likelier than the observed one; `null` when there are too many. */
function chanceOfUnlikely(columns: readonly Column[], total: number, n: number): number | null {
  const share = total / n;
  // Binomial chances with the row's share: their product is the table's, but for a factor that all tables have in common.
  const chances = columns.map(({ size }) =>
    Float64Array.from({ length: Math.min(size, total) + 1 }, (_, x) => logBinomial(x, size, share)),
  );
  const common = logBinomial(total, n, share);
  const limit = columns.reduce((sum, { count }, j) => sum + chances[j]![count]!, 0) + EQUALLY_LIKELY;
  const bounds = boundsOfRest(chances, total);
  if (bounds === null) return null;
  // Respondents in column j and those after it.
  const left = columns.map((_, j) => columns.slice(j).reduce((sum, { size }) => sum + size, 0));
  let steps = 0;
  const chanceFrom = (j: number, rest: number, sofar: number): number => {
    const { highest, lowest } = bounds[j]!;
    if (sofar + lowest[rest]! > limit) return 0;
    if (sofar + highest[rest]! <= limit) return Math.exp(sofar + logBinomial(rest, left[j]!, share) - common);
    let sum = 0;
    const most = Math.min(rest, chances[j]!.length - 1);
    for (let x = Math.max(0, rest - left[j + 1]!); x <= most && steps <= MOST_STEPS; x++) {
      steps++;
      sum += chanceFrom(j + 1, rest - x, sofar + chances[j]![x]!);
    }
    return sum;
  };
  const p = chanceFrom(0, total, 0);
  return steps > MOST_STEPS ? null : p;
}

interface RestBounds {
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
}

/** Per column and respondents still to place: the likeliest and least likely way to place them from there on. */
function boundsOfRest(chances: readonly Float64Array[], total: number): RestBounds[] | null {
  const work = chances.slice(0, -1).reduce((sum, { length }) => sum + length * (total + 1), 0);
  if (work > 20 * MOST_STEPS) return null;
  const bounds: RestBounds[] = [];
  for (let j = chances.length - 1; j >= 0; j--) {
    const own = chances[j]!;
    const after = bounds[0];
    const highest = new Float64Array(total + 1).fill(Number.NEGATIVE_INFINITY);
    const lowest = new Float64Array(total + 1).fill(Number.POSITIVE_INFINITY);
    for (let rest = 0; rest <= total; rest++) {
      if (after === undefined) {
        if (rest < own.length) highest[rest] = lowest[rest] = own[rest]!;
        continue;
      }
      for (let x = 0; x <= Math.min(rest, own.length - 1); x++) {
        highest[rest] = Math.max(highest[rest]!, own[x]! + after.highest[rest - x]!);
        lowest[rest] = Math.min(lowest[rest]!, own[x]! + after.lowest[rest - x]!);
      }
    }
    bounds.unshift({ highest, lowest });
  }
  return bounds;
}
