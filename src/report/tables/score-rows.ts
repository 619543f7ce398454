import type { Result, ScaleResult, Settings } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, type RowKind, type Text, words } from '../table.ts';

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

/** Every score in printing order: each scale, then its subscales. */
export function scoreRows(scales: readonly ScaleResult[], parent: ScaleResult | null = null): ScoreRow[] {
  return scales.flatMap((scale) => [{ scale, parent }, ...scoreRows(scale.subscales, scale)]);
}

/** The waves in which some score is described, in the order of the files: a scale may be in the last one only. */
export function describedWaves({ inputs, scales }: Pick<Result, 'inputs' | 'scales'>): string[] {
  const described = [...new Set(scoreRows(scales).flatMap(({ scale }) => Object.keys(scale.waves)))];
  const order = inputs.map(({ wave }) => wave);
  return described.sort((one, other) => order.indexOf(one) - order.indexOf(other));
}

/** The waves of the analysis, also one in which nothing is described: where there are two, none goes without its name. */
export function analysedWaves(result: Pick<Result, 'inputs' | 'scales'>): string[] {
  const { inputs } = result;
  return inputs.length > 1 ? inputs.map(({ wave }) => wave) : describedWaves(result);
}

/** What is compared: a pre-test and a post-test, waves that have names of their own, or groups of one file. */
export function designOf(
  waves: readonly string[],
  { by }: Pick<Settings, 'by'>,
): 'waves' | 'named' | 'groups' {
  if (by !== null) return 'groups';
  return waves.length === 2 && waves[0] === 'pre' && waves[1] === 'post' ? 'waves' : 'named';
}

/** `t0, t6 and t12` in the language. */
export function wavesInARow(waves: readonly string[], context: Context): string {
  const names = new Intl.ListFormat(context.language, { style: 'long', type: 'conjunction' });
  return names.format(waves.map(context.wave)).replace(/, and /, ' and ');
}
