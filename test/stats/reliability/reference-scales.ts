import { readFileSync } from 'node:fs';
import {
  addRespondent,
  type CovarianceMatrix,
  covarianceMatrix,
  emptyCrossProducts,
} from '../../../src/stats/cross-products.ts';
import type { Estimate } from '../../../src/stats/estimate.ts';
import { correlationMatrix } from '../../../src/stats/reliability/correlation-matrix.ts';
import { readJson } from '../../helpers/fixtures.ts';

const FOLDER = 'fixtures/reference';

type Keys = Record<string, number>;

interface ReferenceScale {
  readonly name: string;
  /** Answers after reversal, one array per item, `NaN` where missing. */
  readonly items: readonly Float64Array[];
}

export function readReference<T>(name: string): T {
  return readJson<T>(`${FOLDER}/${name}.reference.json`);
}

function readColumns(file: string): Map<string, Float64Array> {
  const [head, ...lines] = readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return new Map(
    head!
      .split(',')
      .map((name, column) => [
        name,
        Float64Array.from(rows, (row) =>
          row[column] === '' || row[column] === 'NA' ? Number.NaN : Number(row[column]),
        ),
      ]),
  );
}

export function readScale(
  name: string,
  file: string,
  keys: Keys,
  minimum: number,
  maximum: number,
): ReferenceScale {
  const columns = readColumns(file);
  const items = Object.entries(keys).map(([item, key]) => {
    const column = columns.get(item);
    if (column === undefined) throw new Error(`${file} has no ${item}`);
    return key < 0 ? column.map((x) => minimum + maximum - x) : column;
  });
  return { name, items };
}

/** The five bfi scales and the four waves of STAI, named as in the reference files. */
export function referenceScales(): ReferenceScale[] {
  const bfi = readReference<{ scales: Record<string, { keys: Keys }> }>('bfi').scales;
  return [
    ...Object.entries(bfi).map(([name, { keys }]) => readScale(name, 'bfi.csv', keys, 1, 6)),
    ...['flat', 'vale'].flatMap((study) => {
      const { keys } = readReference<{ keys: Keys }>(`stai_${study}`);
      return ['pre', 'post'].map((wave) =>
        readScale(`${study}_${wave}`, `stai_${study}_${wave}.csv`, keys, 1, 4),
      );
    }),
  ];
}

/** Covariances over the respondents complete on all items. */
export function covariancesOf(items: readonly Float64Array[]): CovarianceMatrix {
  const products = emptyCrossProducts(items.length);
  for (let row = 0; row < (items[0]?.length ?? 0); row++) {
    const values = Float64Array.from(items, (item) => item[row]!);
    if (values.every(Number.isFinite)) addRespondent(products, values);
  }
  return covarianceMatrix(products);
}

/** A covariance matrix as if from n respondents. */
export function matrixOf(rows: readonly (readonly number[])[], n = 100): CovarianceMatrix {
  const k = rows.length;
  return { n, k, means: new Float64Array(k), covariances: Float64Array.from(rows.flat()) };
}

export function correlationsOf(matrix: CovarianceMatrix): CovarianceMatrix {
  return computed(correlationMatrix(matrix));
}

/** The items in reverse order. */
export function reordered({ n, k, means, covariances }: CovarianceMatrix): CovarianceMatrix {
  return { n, k, means: means.toReversed(), covariances: covariances.toReversed() };
}

/** Item i multiplied by factors[i]. */
export function rescaled(
  { n, k, means, covariances }: CovarianceMatrix,
  factors: readonly number[],
): CovarianceMatrix {
  return {
    n,
    k,
    means: means.map((mean, i) => mean * factors[i]!),
    covariances: covariances.map((c, index) => c * factors[Math.floor(index / k)]! * factors[index % k]!),
  };
}

export function computed<T, Reason extends string>(estimate: Estimate<T, Reason>): T {
  if (!estimate.ok) throw new Error(`not computable: ${estimate.reason}`);
  return estimate.value;
}

export function reasonOf<T, Reason extends string>(estimate: Estimate<T, Reason>): Reason | null {
  return estimate.ok ? null : estimate.reason;
}
