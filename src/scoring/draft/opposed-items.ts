import type { Dataset } from '../../model/dataset.ts';
import type { Response } from '../../model/scale.ts';
import { oppositeItems } from '../../stats/reliability/opposite-items.ts';
import {
  addIncompleteRespondent,
  emptyPairwiseProducts,
  pairwiseCovarianceMatrix,
} from '../../stats/reliability/pairwise-products.ts';
import { answerDecoder } from '../decode-answer.ts';
import { missingCodes } from '../missing-codes.ts';
import { decimalSign } from '../quantity.ts';
import type { FileQuestion } from './questions-of-files.ts';

/** What the answers say of the direction of an item. */
export interface ItemDirection {
  /** `against`: it runs against the rest. `unclear`: the answers do not tell. */
  readonly kind: 'with' | 'against' | 'unclear';
  /** Correlation with the sum of the others, those that run against them turned; `null` where it cannot be computed. */
  readonly r: number | null;
  readonly n: number;
}

/** A scale whose items are looked at. */
export interface DraftedItems {
  readonly questions: readonly FileQuestion[];
  readonly response: Response;
  readonly missing: readonly (number | string)[];
  /** Positions of the items that are reversed already. */
  readonly reversed: ReadonlySet<number>;
}

/** Of normal distributions, for the lower limit of a correlation (95%, two-sided). */
const Z = 1.959963984540054;

/**
 * Which items run against the rest of their scale, by the signs of the first eigenvector of their correlations (`oppositeItems`), and for which
 * of the others the lower limit of the correlation with the rest (Fisher's z, 95%) is not above zero, so that their direction is open.
 */
export async function itemDirections(
  datasets: readonly Dataset[],
  { questions, response, missing, reversed }: DraftedItems,
): Promise<ItemDirection[]> {
  const k = questions.length;
  const products = emptyPairwiseProducts(k);
  const values = new Float64Array(k);
  for (const [file, dataset] of datasets.entries()) {
    const columns = questions.map((question) => question.columns[file]!);
    const codes = missingCodes([...(dataset.export?.missing ?? []), ...missing.map(String)]);
    const decoders = columns.map((column) =>
      answerDecoder({ response, missing: codes, decimal: decimalSign(column) }),
    );
    for await (const { cells } of dataset.batches())
      for (const row of cells) {
        for (let i = 0; i < k; i++) {
          const answer = decoders[i]!(row[columns[i]!.index] ?? '');
          const sign = reversed.has(i) ? -1 : 1;
          values[i] = answer.kind === 'value' ? sign * answer.value : Number.NaN;
        }
        addIncompleteRespondent(products, values);
      }
  }
  const matrix = pairwiseCovarianceMatrix(products);
  const sets = oppositeItems(matrix)?.sets ?? [];
  const against = new Set(sets.flat());
  // Of two halves that run against each other either may be the one.
  return questions.map((_, i) =>
    sets.length > 1 && against.has(i)
      ? { kind: 'against', r: null, n: matrix.n }
      : directionOf(i, matrix, against),
  );
}

function directionOf(
  i: number,
  { k, covariances, n }: { readonly k: number; readonly covariances: ArrayLike<number>; readonly n: number },
  against: ReadonlySet<number>,
): ItemDirection {
  const side = (j: number) => (against.has(j) === against.has(i) ? 1 : -1);
  let withRest = 0;
  let ofRest = 0;
  for (let j = 0; j < k; j++) {
    if (j === i) continue;
    withRest += side(j) * covariances[i * k + j]!;
    for (let l = 0; l < k; l++) if (l !== i) ofRest += side(j) * side(l) * covariances[j * k + l]!;
  }
  const r = withRest / Math.sqrt(covariances[i * k + i]! * ofRest);
  if (!Number.isFinite(r)) return { kind: 'unclear', r: null, n };
  const limit = n > 3 ? Math.atanh(Math.min(r, 0.999999)) - Z / Math.sqrt(n - 3) : Number.NEGATIVE_INFINITY;
  // More digits would depend on the order of the rows.
  const rounded = Number(r.toFixed(6));
  if (against.has(i)) return { kind: 'against', r: -rounded, n };
  return { kind: limit > 0 ? 'with' : 'unclear', r: rounded, n };
}
