import type { JsonPath } from '../model/parse/json-text.ts';
import type { PublishedComparison, PublishedWave } from '../model/published.ts';
import { type Common, endsOf, listed, type PublishedCell, type Quantity } from './published-cell.ts';

interface Scored {
  readonly waves?: Readonly<Record<string, PublishedWave>> | undefined;
  readonly comparison?: PublishedComparison | undefined;
}

/** The printed numbers of a score or of an item: its waves, then their comparison. */
export function scoreCells(
  { waves = {}, comparison }: Scored,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  return [
    ...Object.entries(waves).flatMap(([wave, cells]) =>
      waveCells(cells, [...path, 'waves', wave], where, { ...common, wave }),
    ),
    ...(comparison === undefined ? [] : comparisonCells(comparison, [...path, 'comparison'], where, common)),
  ];
}

function waveCells(
  wave: PublishedWave,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  const one = (key: 'n' | 'mean' | 'sd' | 'se' | 'median' | 'min' | 'max') =>
    listed(wave[key], key, [...path, key], where, common);
  return [
    ...one('n'),
    ...one('mean'),
    ...one('sd'),
    ...one('se'),
    ...endsOf(wave.ci, ['ci-lower', 'ci-upper'], [...path, 'ci'], where, common),
    ...one('median'),
    ...one('min'),
    ...one('max'),
  ];
}

function comparisonCells(
  comparison: PublishedComparison,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  const one = (
    key: 'difference' | 'standardError' | 'n' | 'sdOfDifferences' | 'correlation' | 'statistic' | 'df' | 'p',
    quantity: Quantity,
  ) => listed(comparison[key], quantity, [...path, key], where, common);
  const effect = comparison.effectSize;
  const effectPath = [...path, 'effectSize'];
  return [
    ...one('difference', 'difference'),
    ...endsOf(comparison.ci, ['difference-ci-lower', 'difference-ci-upper'], [...path, 'ci'], where, common),
    ...one('standardError', 'standard-error'),
    ...one('n', 'pairs'),
    ...one('sdOfDifferences', 'sd-of-differences'),
    ...one('correlation', 'correlation'),
    ...one('statistic', 'statistic'),
    ...one('df', 'df'),
    ...one('p', 'p'),
    ...listed(effect?.value, 'effect-size', [...effectPath, 'value'], where, common),
    ...endsOf(
      effect?.ci,
      ['effect-size-ci-lower', 'effect-size-ci-upper'],
      [...effectPath, 'ci'],
      where,
      common,
    ),
  ];
}
