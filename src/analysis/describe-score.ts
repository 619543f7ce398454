import type { Description } from '../model/result.ts';
import { bandOf } from '../scoring/score-respondent.ts';
import { describeSample } from '../stats/describe.ts';
import { given, reasonOf } from './null-reasons.ts';
import { respondents, scoredRespondents, valuesAt, type WaveScore } from './wave.ts';

/** The distribution of a score in one wave, with floor and ceiling shares and bands. */
export function describeScore(score: WaveScore): Description {
  const { wave, column } = score;
  const { plan, answered } = column;
  const positions = scoredRespondents(score);
  const values = valuesAt(column, positions);
  const [lowest, highest] = plan.range;
  const description = {
    ...describeSample(values),
    missing: respondents(wave) - values.length,
    prorated: positions.filter((index) => answered[index]! < plan.items.length).length,
    floor: shareAt(values, lowest),
    ceiling: highest === null ? null : shareAt(values, highest),
    // Without a score nothing is known, with one no SD.
    ...reasonOf(given(values.length > 1, 'too-few')),
  };
  if (plan.bands.length === 0) return description;
  const counts = new Array<number>(plan.bands.length).fill(0);
  for (const value of values) {
    const band = bandOf(value, plan.bands);
    if (band >= 0) counts[band]!++;
  }
  return { ...description, bands: plan.bands.map(({ label }, index) => ({ label, n: counts[index]! })) };
}

/** Share of the scores that lie at an end of the range; means carry rounding noise, hence the tolerance. */
function shareAt(values: Float64Array, end: number): number | null {
  if (values.length === 0) return null;
  const tolerance = 1e-9 * Math.max(1, Math.abs(end));
  return (
    values.reduce((count, value) => count + (Math.abs(value - end) <= tolerance ? 1 : 0), 0) / values.length
  );
}
