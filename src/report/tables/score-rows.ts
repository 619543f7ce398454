import type { Result, ScaleResult } from '../../model/result.ts';

/** A scale, or a subscale and the scale it belongs to. */
export interface ScoreRow {
  readonly scale: ScaleResult;
  readonly parent: ScaleResult | null;
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

/** Whether the waves are a pre-test and a post-test rather than groups. */
export function arePreAndPost(waves: readonly string[]): boolean {
  return waves.length === 2 && waves[0] === 'pre' && waves[1] === 'post';
}
