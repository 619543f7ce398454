import { comparedSamples } from '../../analysis/compared-samples.ts';
import { scoreWaves } from '../../analysis/score-waves.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { said } from '../../model/messages/said.ts';
import { pearsonCorrelation } from '../../stats/pearson-correlation.ts';
import { type Computed, notComputable } from './computed.ts';
import type { ScoreSample } from './score-sample.ts';

/** Pearson's correlation of a score between the two waves of a row, over matched respondents with both scores. */
export async function pairCorrelation({ id, samples, waves }: ScoreSample): Promise<Computed<number>> {
  const inputs = waves.map(({ name, data }) => ({ ...data.input, wave: name }));
  if (samples.settings.id === null || inputs.length !== 2)
    return notComputable(said(cellMessages, 'cell.no-test', { test: 'correlation', needsId: true }));
  const { waves: scored, matched } = await scoreWaves(inputs, samples.settings);
  const scores = scored.flatMap((wave) =>
    wave.dataset.scales.flatMap(({ plan, scores: columns }) =>
      columns.filter((column) => column.plan.id === id).map((column) => ({ wave, scale: plan, column })),
    ),
  );
  const [first, second] = scores;
  if (first === undefined || second === undefined)
    return notComputable(said(cellMessages, 'cell.no-comparison', { scale: id }));
  const { overlap } = comparedSamples(first, second, matched);
  const correlation =
    overlap === null ? null : pearsonCorrelation(overlap.pairedFirst, overlap.pairedSecond, 0.95);
  if (correlation === null || !correlation.ok)
    return notComputable(said(cellMessages, 'cell.no-value', { quantity: 'correlation' }));
  return { ok: true, value: correlation.value.r };
}
