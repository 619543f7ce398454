import { analysedSamples, describedSamplesOf, descriptionOf, sampleId } from '../../model/result/samples.ts';
import type { Count, Description, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, type RowKind, type Text, words } from '../table.ts';
import { hasWaves } from './notes.ts';
import { countCell } from './number-cells.ts';

/** A scale, or a subscale and the scale it belongs to. */
export interface ScoreRow {
  readonly scale: ScaleResult;
  readonly parent: ScaleResult | null;
}

/** A subscale stands indented under its scale. */
export function rowKind({ parent }: ScoreRow): RowKind {
  return parent === null ? 'body' : 'sub';
}

/** Which score a row is about: printed by its name, for programs by the ids of the score and of the scale that it belongs to. */
export function scoreColumns(
  context: Context,
  header: Text = context.text('column.scale'),
): Column<ScoreRow>[] {
  return [
    { key: 'scale', value: ({ scale }) => scale.id },
    { key: 'name', header, stub: true, cell: ({ scale }) => words(context.name(scale.name)) },
    { key: 'parent', value: ({ parent }) => parent?.id },
  ];
}

/** A column of counts per wave or group, under one heading where there are several to tell apart. */
export function sampleColumns<Row extends ScoreRow>(
  result: Result,
  header: Text,
  context: Context,
  count: (described: Description, row: Row) => Count | undefined,
): Column<Row>[] {
  const several = hasWaves(result);
  return describedSamples(result).map((sample) => ({
    key: `n ${sampleId(sample)}`,
    header: several ? [{ text: context.sampleTitle(sample) }] : header,
    align: 'right',
    group: several ? header : undefined,
    cell: (row) => {
      const described = descriptionOf(row.scale, sample);
      const n = described && count(described, row);
      return n === undefined ? EMPTY : countCell(n, context);
    },
  }));
}

/** Every score in printing order: each scale, then its subscales. */
export function scoreRows(scales: readonly ScaleResult[], parent: ScaleResult | null = null): ScoreRow[] {
  return scales.flatMap((scale) => [{ scale, parent }, ...scoreRows(scale.subscales, scale)]);
}

/** A score once for each wave or group that is described, as programs get it. */
export function perSample<Row extends ScoreRow>(row: Row) {
  return describedSamplesOf(row.scale).map((described) => ({ ...row, ...described }));
}

/** What a list by scale and subscale says of this score. */
export function ofScore<Own extends { readonly scale: string; readonly subscale: string | null }>(
  list: readonly Own[],
  { scale, parent }: ScoreRow,
): Own | undefined {
  const [ofScale, ofSubscale] = parent === null ? [scale.id, null] : [parent.id, scale.id];
  return list.find((each) => each.scale === ofScale && each.subscale === ofSubscale);
}

/** The waves or groups in which some score is described, in their order: a scale may be in the last one only. */
export function describedSamples(result: Pick<Result, 'waves' | 'groups' | 'scales'>): SampleKey[] {
  const scores = scoreRows(result.scales);
  return analysedSamples(result).filter((key) =>
    scores.some(({ scale }) => descriptionOf(scale, key) !== undefined),
  );
}

/** The waves or groups to be told apart, also one in which nothing is described: where there are two, none goes without its name. */
export function namedSamples(result: Pick<Result, 'waves' | 'groups' | 'scales'>): SampleKey[] {
  return result.waves.length > 1 ? analysedSamples(result) : describedSamples(result);
}

/** What is compared: a pre-test and a post-test, waves that have names of their own, or groups of one file. */
export function designOf(samples: readonly SampleKey[]): 'waves' | 'named' | 'groups' {
  if (samples.some(({ group }) => group !== null)) return 'groups';
  return samples.length === 2 && samples[0]!.wave === 'pre' && samples[1]!.wave === 'post'
    ? 'waves'
    : 'named';
}

/** `t0, t6 and t12` in the language. */
export function samplesInARow(samples: readonly SampleKey[], context: Context): string {
  const names = new Intl.ListFormat(context.language, { style: 'long', type: 'conjunction' });
  return names.format(samples.map(context.sample)).replace(/, and /, ' and ');
}
