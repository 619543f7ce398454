import type { Context } from '../context.ts';
import type { TableData, Value } from '../table.ts';
import type { ScoreRow } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** The scores as raw values: a row for each wave that is described or has a reliability, so also for `pooled`. */
export function descriptivesData(scores: readonly ScoreRow[], context: Context): TableData {
  return {
    columns: [...DATA_COLUMNS, ...withheldColumn(context)],
    rows: scores.flatMap((score) => dataRowsOf(score, context)),
  };
}

const DATA_COLUMNS = [
  'scale',
  'name',
  'parent',
  'version',
  'aggregate',
  'rangeLower',
  'rangeUpper',
  'items',
  'minAnswered',
  'wave',
  'n',
  'missing',
  'prorated',
  'mean',
  'sd',
  'median',
  'min',
  'max',
  'floor',
  'ceiling',
  'skewness',
  'skewnessStandardError',
  'kurtosis',
  'kurtosisStandardError',
  'alphaN',
  'alpha',
  'alphaStandardized',
  'meanInterItemCorrelation',
  'alphaMethod',
  'alphaCiLevel',
  'alphaCiLower',
  'alphaCiUpper',
  'alphaCiMethod',
] as const;

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return scale.samples.map((sample) => {
    const { descriptives: d, reliability: r } = sample;
    return [
      scale.id,
      context.name(scale.name),
      parent?.id ?? null,
      scale.version,
      scale.aggregate,
      scale.range?.[0] ?? null,
      scale.range?.[1] ?? null,
      scale.k,
      scale.minAnswered,
      context.sampleData(sample),
      ...[d?.n, d?.missing, d?.prorated, d?.mean, d?.sd, d?.median, d?.min, d?.max, d?.floor, d?.ceiling],
      ...[d?.shape?.skewness, d?.shape?.skewnessStandardError],
      ...[d?.shape?.kurtosis, d?.shape?.kurtosisStandardError],
      ...[r?.n, r?.alpha, r?.alphaStandardized, r?.meanInterItemCorrelation, r?.method],
      ...[r?.ci.level, r?.ci.lower, r?.ci.upper, r?.ci.method],
      ...withheldValue(context, d, r),
    ].map((value) => value ?? null);
  });
}
