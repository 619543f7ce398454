import { comparedSamples } from '../../analysis/compared-samples.ts';
import { scoreWaves } from '../../analysis/score-waves.ts';
import { pearsonCorrelation } from '../../stats/pearson-correlation.ts';
import { type Computed, notComputable } from './computed.ts';
import type { ScoreSample } from './score-sample.ts';

/** Pearson's correlation of a score between the two waves of a row, over matched respondents with both scores. */
export async function pairCorrelation({ id, samples, waves }: ScoreSample): Promise<Computed<number>> {
  const inputs = waves.map(({ name, data }) => ({ ...data.input, wave: name }));
  if (samples.settings.id === null || inputs.length !== 2)
    return notComputable(
      'no-test',
      'A correlation between the waves needs matched respondents: name the column that identifies them with --id',
    );
  const { waves: scored, matched } = await scoreWaves(inputs, samples.settings);
  const scores = scored.flatMap((wave) =>
    wave.dataset.scales.flatMap(({ plan, scores: columns }) =>
      columns.filter((column) => column.plan.id === id).map((column) => ({ wave, scale: plan, column })),
    ),
  );
  const [first, second] = scores;
  if (first === undefined || second === undefined)
    return notComputable('no-comparison', `The data does not have ${id} in both waves`);
  const { overlap } = comparedSamples(first, second, matched);
  const correlation =
    overlap === null ? null : pearsonCorrelation(overlap.pairedFirst, overlap.pairedSecond, 0.95);
  if (correlation === null || !correlation.ok)
    return notComputable('no-value', 'The data gives no correlation: too few pairs, or no variance');
  return { ok: true, value: correlation.value.r };
}
