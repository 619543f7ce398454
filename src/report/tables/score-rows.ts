import type { ScaleResult } from '../../model/result.ts';

/** A scale, or a subscale and the scale it belongs to. */
export interface ScoreRow {
  readonly scale: ScaleResult;
  readonly parent: ScaleResult | null;
}

/** Every score in printing order: each scale, then its subscales. */
export function scoreRows(scales: readonly ScaleResult[], parent: ScaleResult | null = null): ScoreRow[] {
  return scales.flatMap((scale) => [{ scale, parent }, ...scoreRows(scale.subscales, scale)]);
}

/** The waves in which some score is described, in order. */
export function describedWaves(scales: readonly ScaleResult[]): string[] {
  return [...new Set(scoreRows(scales).flatMap(({ scale }) => Object.keys(scale.waves)))];
}

/** Whether the waves are a pre-test and a post-test rather than groups. */
export function arePreAndPost(waves: readonly string[]): boolean {
  return waves.length === 2 && waves[0] === 'pre' && waves[1] === 'post';
}
