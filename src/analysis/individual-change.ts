import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { IndividualChangeCounts, Reliability } from '../model/result.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { bandOf } from '../scoring/score-respondent.ts';
import { describeSample } from '../stats/describe.ts';
import { type Estimate, estimated, notComputable } from '../stats/estimate.ts';
import { classifyChange } from '../stats/individual-change/change-classification.ts';
import { type BetterDirection, clinicalCutoffs } from '../stats/individual-change/clinical-cutoffs.ts';
import { reliableChangeIndex } from '../stats/individual-change/reliable-change-index.ts';
import type { ComparedSamples } from './compared-samples.ts';
import type { AnalysisSettings, ScaleNorms } from './settings.ts';

/** Alpha, or why there is none. */
export type Alpha = Pick<Reliability, 'alpha' | 'reason'>;

/**
 * How many matched respondents changed by more than measurement error, and crossed a cut-off or moved between bands. The standard
 * deviation is that of everybody in the first wave; only counts leave this function.
 *
 * @param alpha of the first wave
 * @returns `no-ids` in an independent design; `too-few` or the reason of alpha; `improper-reliability` where alpha is negative
 * @throws UserError (status 2) when norms contradict the direction of the scale
 */
export function individualChange(
  samples: ComparedSamples,
  plan: ScorePlan,
  alpha: Alpha,
  settings: AnalysisSettings,
): Estimate<IndividualChangeCounts, string> {
  const { overlap, first } = samples;
  const { sd } = describeSample(first);
  const given = settings.reliability[plan.id] ?? settings.reliability['*'];
  const reliability = given ?? alpha.alpha;
  if (overlap === null) return notComputable('no-ids');
  if (sd === null) return notComputable('too-few');
  if (reliability === null) return notComputable(alpha.reason ?? 'too-few');
  if (reliability < 0) return notComputable('improper-reliability');
  const precision = { sd, reliability };
  const error = reliableChangeIndex(0, 0, precision);
  if (!error.ok) return error;
  const direction = plan.direction === 'neutral' ? null : plan.direction;
  const cutoff = direction === null ? null : cutoffOf(plan.id, settings.norms[plan.id], direction);
  const counts = { rose: 0, unchanged: 0, fell: 0, improved: 0, worsened: 0, recovered: 0 };
  const bands = { higher: 0, same: 0, lower: 0 };
  overlap.pairedFirst.forEach((before, index) => {
    const after = overlap.pairedSecond[index]!;
    const change = reliableChangeIndex(before, after, precision);
    const reliable = change.ok ? change.value.reliable : null;
    counts[reliable === null ? 'unchanged' : reliable === 'increase' ? 'rose' : 'fell']++;
    if (direction !== null) {
      const fate = classifyChange(before, after, reliable, cutoff?.value ?? null, direction);
      if (fate === 'recovered') counts.recovered++;
      if (fate === 'recovered' || fate === 'improved') counts.improved++;
      if (fate === 'worsened') counts.worsened++;
    }
    const moved = bandOf(after, plan.bands) - bandOf(before, plan.bands);
    bands[moved > 0 ? 'higher' : moved < 0 ? 'lower' : 'same']++;
  });
  const { standardErrorOfDifference, criterion, smallestReliableChange } = error.value;
  return estimated({
    method: 'jacobson-truax',
    n: overlap.pairedFirst.length,
    reliability,
    reliabilitySource: given === undefined ? 'alpha-first-wave' : 'given',
    sd,
    standardErrorOfDifference,
    criterion,
    smallestReliableChange,
    rose: counts.rose,
    unchanged: counts.unchanged,
    fell: counts.fell,
    improved: direction === null ? null : counts.improved,
    worsened: direction === null ? null : counts.worsened,
    cutoff,
    recovered: cutoff === null ? null : counts.recovered,
    bands: plan.bands.length === 0 ? null : bands,
  });
}

/** c with both norms, else the one that the known norm gives (Jacobson & Truax 1991). */
function cutoffOf(
  scale: string,
  norms: ScaleNorms | undefined,
  direction: BetterDirection,
): IndividualChangeCounts['cutoff'] {
  if (norms === undefined) return null;
  try {
    const cutoffs = clinicalCutoffs(norms, direction);
    for (const type of ['c', 'b', 'a'] as const) {
      const value = cutoffs[type];
      if (value !== null) return { type, value };
    }
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw cannotRun(createMessage(choiceMessages, 'bad-norms', { scale, direction, norms }), { scale });
  }
}
