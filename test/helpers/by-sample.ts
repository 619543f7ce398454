import type { Comparison, Description, Reliability, Result, ScaleResult } from '../../src/index.ts';
import { resultSchema } from '../../src/model/result/result.ts';

/** A score whose samples can be named, as tests know which waves or groups they made: `score.waves.pre`. */
export interface ScoreBySample extends Omit<ScaleResult, 'subscales'> {
  readonly waves: Readonly<Record<string, Description>>;
  /** Of all samples together: `pooled`. */
  readonly reliability: Readonly<Record<string, Reliability>>;
  /** The primary one. */
  readonly comparison: (Comparison & { readonly groups: readonly string[] }) | null;
  readonly subscales: readonly ScoreBySample[];
}

export interface ResultBySample extends Omit<Result, 'scales'> {
  readonly scales: readonly ScoreBySample[];
}

/** The names are no part of what is printed, copied or compared: the score stays as it is. */
function scoreBySample(score: ScaleResult): ScoreBySample {
  const entries = score.samples.map((sample) => {
    const id = sample.pooled ? 'pooled' : (sample.group ?? sample.wave!);
    return [id, sample] as const;
  });
  const waves = entries.flatMap(([id, { descriptives }]) =>
    descriptives === undefined ? [] : [[id, descriptives] as const],
  );
  const reliability = entries.flatMap(([id, { reliability: own }]) =>
    own === undefined ? [] : [[id, own] as const],
  );
  const first = score.primary === null ? undefined : score.comparisons[score.primary.index];
  const comparison =
    first === undefined
      ? null
      : Object.defineProperties({ ...first }, { groups: { value: first.contrast.of } });
  return Object.defineProperties(
    { ...score, subscales: score.subscales.map(scoreBySample) },
    {
      waves: { value: Object.fromEntries(waves) },
      reliability: { value: Object.fromEntries(reliability) },
      comparison: { value: comparison },
    },
  ) as unknown as ScoreBySample;
}

/**
 * The result with its samples by name, for tests that look at one of them. It must be as the schema has it, to the last key.
 */
export function bySample(result: Result): ResultBySample {
  const checked = resultSchema.safeParse(result);
  if (!checked.success) throw new Error(JSON.stringify(checked.error.issues, null, 1));
  return { ...result, scales: result.scales.map(scoreBySample) };
}
