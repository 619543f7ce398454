import type { AuditFinding, CheckName, FindingCode, Recomputed } from '../model/audit-result.ts';
import { checkDebit } from './checks/debit.ts';
import { explainMean, explainSd, type ScoreExplanation } from './checks/explain-mean-and-sd.ts';
import { checkGrim } from './checks/grim.ts';
import { checkGrimmer } from './checks/grimmer.ts';
import type { ScoreGrain } from './checks/integer-scores.ts';
import { sdLimits } from './checks/sd-limits.ts';
import type { Verdict } from './checks/verdict.ts';
import type { TableSettings } from './number-reader.ts';
import { exactly, explanation, findingOf, fitsFewer, judged, notCheckable, type Outcome } from './outcome.ts';
import { possibleSizes } from './table-groups.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** Respondents fewer than printed that explanations try. */
export const MOST_MISSING = 3;

/** GRIM, GRIMMER and DEBIT, where scores are sums or means of whole-numbered answers. */
export function grainOutcomes(score: ScoreNumbers, wave: WaveNumbers, settings: TableSettings): Outcome[] {
  const { mean, sd } = wave;
  if (mean === null) return [];
  const grain = grainOf(score, wave, settings);
  if (grain === null) return [notCheckable('grim'), ...(sd === null ? [] : [notCheckable('grimmer')])];
  const grim = checkGrim(mean.number, grain);
  if (grim.reason === 'outside-range') return [];
  const sizes = possibleSizes(wave.n!);
  const meanFits = (n: number) => checkGrim(mean.number, { ...grain, n }).verdict !== 'inconsistent';
  if (!meanFits(grain.n) && sizes.some(meanFits)) return [fitsFewer('grim', [mean])];
  const [below, above] = grim.nearest ?? [0, 0];
  const outcomes = [
    judgedGrain('grim', score, grim.verdict, () => {
      const explanations = explainMean(mean.number, grain, MOST_MISSING);
      return grainFinding('mean-not-attainable', score, wave, explanations, {
        mean: mean.cell.printed,
        below: exactly(below, mean.number.decimals + 2),
        above: exactly(above, mean.number.decimals + 2),
      });
    }),
  ];
  if (sd === null || grim.verdict === 'inconsistent') return outcomes;
  const isBinary = grain.items === 1 && grain.range?.[0] === 0 && grain.range[1] === 1;
  return [...outcomes, isBinary ? binaryOutcome(score, wave, grain) : spreadOutcome(score, wave, grain)];
}

/** GRIMMER. */
function spreadOutcome(score: ScoreNumbers, wave: WaveNumbers, grain: ScoreGrain): Outcome {
  const [mean, sd] = [wave.mean!, wave.sd!];
  const check = checkGrimmer(mean.number, sd.number, grain);
  const fits = (n: number) =>
    checkGrimmer(mean.number, sd.number, { ...grain, n }).verdict !== 'inconsistent';
  if (check.verdict === 'inconsistent' && possibleSizes(wave.n!).some(fits))
    return fitsFewer('grimmer', [mean, sd]);
  return judgedGrain('grimmer', score, check.verdict, () => {
    const { limits } = sdLimits(mean.number, grain) ?? { limits: { lower: 0, upper: 0 } };
    const limit = check.reason === 'sd-too-small' ? limits.lower : limits.upper;
    const explanations = explainSd(mean.number, sd.number, grain, MOST_MISSING);
    return grainFinding(sdCode(check.reason), score, wave, explanations, {
      mean: mean.cell.printed,
      sd: sd.cell.printed,
      limit: exactly(limit, sd.number.decimals + 1),
    });
  });
}

/** DEBIT, which decides where GRIMMER need not. */
function binaryOutcome(score: ScoreNumbers, wave: WaveNumbers, grain: ScoreGrain): Outcome {
  const [mean, sd] = [wave.mean!, wave.sd!];
  const verdictFor = (n: number) => checkDebit(mean.number, sd.number, { ...grain, n }).verdict;
  const verdict = verdictFor(grain.n);
  const fits = (n: number) => verdictFor(n) !== 'inconsistent';
  if (verdict === 'inconsistent' && possibleSizes(wave.n!).some(fits)) return fitsFewer('debit', [mean, sd]);
  return judgedGrain('debit', score, verdict, () =>
    grainFinding('sd-of-binary', score, wave, explainSd(mean.number, sd.number, grain, MOST_MISSING), {
      mean: mean.cell.printed,
      sd: sd.cell.printed,
    }),
  );
}

/** A score that may be finer than its grain cannot fail for it. */
function judgedGrain(
  check: CheckName,
  { facts }: ScoreNumbers,
  verdict: Verdict,
  finding: () => AuditFinding,
): Outcome {
  const outcome = judged(check, verdict, finding);
  return verdict === 'inconsistent' && !isGrainKnown(facts)
    ? { ...outcome, verdict: 'not-checkable' }
    : outcome;
}

function sdCode(reason: string | null): FindingCode {
  return reason === 'sd-too-small' || reason === 'sd-too-large' ? reason : 'sd-not-attainable';
}

/** What is known of the scores' grain; `null` when scores may lie between whole answers, or too little is known. */
function grainOf(
  { facts }: ScoreNumbers,
  { n }: WaveNumbers,
  { rounding }: TableSettings,
): ScoreGrain | null {
  const { items, aggregate, range, wholeAnswers, prorated } = facts;
  if (n === null || n.n < 1 || items === undefined || wholeAnswers === false || prorated === true)
    return null;
  if (aggregate === undefined && items > 1) return null;
  const kind = aggregate ?? 'mean';
  const divisor = kind === 'mean' ? items : 1;
  const ends = range?.filter((end) => end !== null) ?? [];
  if (ends.some((end) => Math.abs(end * divisor - Math.round(end * divisor)) > 1e-6)) return null;
  return { n: n.n, items, aggregate: kind, range: range ?? null, rounding };
}

/** Whether nobody with an open item has a score: the table says so, or the definition of the scale. Else scores may be finer. */
function isGrainKnown({ items, prorated, completeByDefinition }: ScoreNumbers['facts']): boolean {
  return items === 1 || prorated === false || completeByDefinition === true;
}

function grainFinding(
  code: FindingCode,
  { place, facts }: ScoreNumbers,
  wave: WaveNumbers,
  explanations: readonly ScoreExplanation[],
  words: Readonly<Record<string, string | Recomputed>>,
) {
  const { n, mean, sd } = wave;
  const complete = facts.items === 1 || facts.prorated === false;
  const severity = complete && !n?.ofGroup ? 'impossible' : isGrainKnown(facts) ? 'inconsistent' : 'note';
  const aboutSd = code !== 'mean-not-attainable';
  // A change under which anything would pass explains nothing.
  const telling = explanations.filter(({ hasPower }) => hasPower);
  const changes = [...new Set(telling.map(({ change }) => change))];
  return findingOf(code, severity, {
    place: { ...place, wave: wave.wave },
    cells: [mean, aboutSd ? sd : null, n],
    values: {
      ...words,
      n: n?.n ?? 0,
      items: facts.items ?? 1,
      aggregate: facts.aggregate ?? 'mean',
      ...(facts.range === undefined ? {} : rangeValues(facts.range)),
    },
    assumptions: [
      'whole-answers',
      complete ? null : 'all-items-answered',
      n?.ofGroup ? 'group-n' : null,
      aboutSd ? 'sample-sd' : null,
    ],
    explanations: [
      ...(complete ? [] : [explanation('open-items')]),
      ...changes.map((change) =>
        explanation(change, {
          n: telling.filter((each) => each.change === change).map((each) => String(each.n)),
          items: facts.items ?? 1,
        }),
      ),
    ],
  });
}

export function rangeValues([lowest, highest]: readonly [number, number | null]) {
  return { lowest, highest: highest ?? '∞' };
}
