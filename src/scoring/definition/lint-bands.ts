import { bandDecimals } from '../../model/band-decimals.ts';
import { powerOfTen } from '../../model/power-of-ten.ts';
import type { Band, Scale, Score } from '../../model/scale.ts';
import { planScale, type ScorePlan } from '../score-plan.ts';
import { attainableScores, scoreRange } from './attainable-scores.ts';
import { type LintFinding, lintError, lintWarning } from './lint-finding.ts';
import type { ScorePart } from './lint-references.ts';

/** A band in whole units of its last decimal, so that 2.99 and 3.00 are neighbours. */
interface UnitBand {
  readonly low: number;
  readonly high: number;
  readonly name: string;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Bands against the scores that answers can lead to: each attainable score, rounded half away from zero to the decimals
 * of the limits (as the scoring does), must lie in exactly one band. Scores are only listed where the limits alone do not
 * settle it.
 *
 * Codes: `band-gap`, `band-overlap`, `band-order`, `band-unattainable`, `band-beyond-range`, `band-of-other-score`, `band-label-twice`.
 */
export function lintBands(part: ScorePart, plan: ScorePlan, scale: Scale): LintFinding[] {
  const { bands, bandsWhere: where } = part;
  if (bands === undefined || bands.length === 0) return [];
  const decimals = bandDecimals(bands);
  const units = bands.map((band) => unitBand(band, decimals));
  const [lowest, highest] = scoreRange(plan, scale);
  const low = toUnits(lowest, decimals);
  const high = highest === null ? Number.POSITIVE_INFINITY : toUnits(highest, decimals);
  const other = otherScore(units, { low, high }, plan, scale, decimals);
  if (other !== null) return [lintError('band-of-other-score', `${where}: ${other}`)];
  const hits = scoreFinder(plan, scale, units, decimals, { low, high });
  const sorted = [...units].sort((a, b) => a.low - b.low || a.high - b.high);
  const findings = lintBandLabels(bands, where);
  if (sorted.some((band, index) => band !== units[index])) {
    findings.push(lintWarning('band-order', `${where}: the bands do not stand in ascending order`));
  }
  for (const band of units) {
    if (hits(band) === null) {
      findings.push(
        lintWarning('band-unattainable', `${where}: no answers lead to a score in "${band.name}"`),
      );
    }
  }
  let covered: Interval & { name: string | null } = { low, high: low - 1, name: null };
  for (const band of sorted) {
    const overlap = hits({ low: band.low, high: Math.min(band.high, covered.high) });
    if (overlap !== null && covered.name !== null) {
      const message = `${where}: ${overlap} lies in two bands, "${covered.name}" and "${band.name}"`;
      findings.push(lintError('band-overlap', message));
    }
    const gap = hits({ low: covered.high + 1, high: band.low - 1 });
    if (gap !== null) findings.push(gapFinding(where, gap, covered.name, band.name));
    if (band.high >= covered.high) covered = { ...band, low: covered.low };
  }
  const above = hits({ low: covered.high + 1, high });
  if (above !== null) findings.push(gapFinding(where, above, covered.name, null));
  // Limits may be rounder than the scores (0-100 for 4-100), but beside a transform they tell of other scores than are made.
  if (plan.score?.transform === undefined) return findings;
  return [...findings, ...beyondRange(units, sorted, { low, high }, { where, decimals, hits })];
}

/** Bands that begin below or end above what any answers lead to. */
function beyondRange(
  units: readonly UnitBand[],
  sorted: readonly UnitBand[],
  range: Interval,
  { where, decimals, hits }: { where: string; decimals: number; hits: (interval: Interval) => string | null },
): LintFinding[] {
  const [first, last] = [sorted[0]!, units.reduce((one, other) => (other.high > one.high ? other : one))];
  const scores = `${inUnits(range.low, decimals)}-${inUnits(range.high, decimals)}`;
  // Of a band that nobody reaches it is said already.
  const ends = [
    ...(first.low < range.low && hits(first) !== null
      ? [`"${first.name}" begins at ${inUnits(first.low, decimals)}`]
      : []),
    ...(last.high > range.high && last.high !== Number.POSITIVE_INFINITY && hits(last) !== null
      ? [`"${last.name}" ends at ${inUnits(last.high, decimals)}`]
      : []),
  ];
  if (ends.length === 0) return [];
  return [lintWarning('band-beyond-range', `${where}: ${ends.join(' and ')}, but scores are ${scores}`)];
}

function inUnits(unit: number, decimals: number): string {
  return unit === Number.POSITIVE_INFINITY ? '…' : String(unit / powerOfTen(decimals));
}

/**
 * What bands are that do not begin and end where the scores do, but where those before the transform would, or those of the other
 * aggregate: limits for a sum beside a score that is a mean. `null` where they fit, or fit nothing else either.
 */
function otherScore(
  units: readonly UnitBand[],
  range: Interval,
  plan: ScorePlan,
  scale: Scale,
  decimals: number,
): string | null {
  const { score } = plan;
  if (score === null || range.high === Number.POSITIVE_INFINITY) return null;
  const bands: Interval = {
    low: Math.min(...units.map(({ low }) => low)),
    high: Math.max(...units.map(({ high }) => high)),
  };
  if (bands.low === range.low && bands.high === range.high) return null;
  const { transform, ...plain } = score;
  const aggregate = score.aggregate === 'sum' ? 'mean' : 'sum';
  const candidates = [
    ...(transform === undefined
      ? []
      : [{ what: 'the score before its transform', advice: 'after it', score: plain }]),
    {
      what: `the ${aggregate} of the items`,
      advice: `as the key makes it, their ${score.aggregate}`,
      score: { ...plain, aggregate } as const,
    },
  ];
  for (const candidate of candidates) {
    const [low, high] = scoreRange(rescored(plan, scale, candidate.score), scale);
    if (high === null || toUnits(low, decimals) !== bands.low || toUnits(high, decimals) !== bands.high)
      continue;
    const scores = `${inUnits(range.low, decimals)}-${inUnits(range.high, decimals)}`;
    return `the bands, ${inUnits(bands.low, decimals)}-${inUnits(bands.high, decimals)}, are those of ${candidate.what}; give them for the score ${candidate.advice} (${scores})`;
  }
  return null;
}

function rescored(plan: ScorePlan, scale: Scale, score: Score): ScorePlan {
  const definition: Scale = plan.isTotal
    ? { ...scale, score }
    : {
        ...scale,
        subscales: (scale.subscales ?? []).map((part) => (part.id === plan.id ? { ...part, score } : part)),
      };
  return planScale(definition).scores.find(({ id }) => id === plan.id)!;
}

function gapFinding(where: string, score: string, below: string | null, above: string | null): LintFinding {
  const neighbours = [below === null ? '' : `above "${below}"`, above === null ? '' : `below "${above}"`];
  const place = neighbours.filter((side) => side !== '').join(' and ') || 'outside them all';
  const message = `${where}: ${score} is an attainable score that lies in no band (${place})`;
  return lintError('band-gap', message);
}

function lintBandLabels(bands: readonly Band[], where: string): LintFinding[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { label } of bands) {
    for (const text of new Set(Object.values(label))) {
      if (seen.has(text)) twice.add(text);
      seen.add(text);
    }
  }
  return [...twice].map((text) =>
    lintWarning('band-label-twice', `${where}: two bands are called "${text}"`),
  );
}

/**
 * Finds an attainable score in an interval, as text; `null` when there is none. When the scores are too many to list,
 * every value of the range with the decimals of the limits counts as attainable.
 */
function scoreFinder(
  plan: ScorePlan,
  scale: Scale,
  bands: readonly UnitBand[],
  decimals: number,
  range: Interval,
): (interval: Interval) => string | null {
  const inWords = (unit: number): string => (unit / powerOfTen(decimals)).toFixed(decimals);
  const limits = bands.flatMap((band) => [band.low, band.high]).filter(Number.isFinite);
  // Beyond the last limit an open count reaches everything anyway.
  const ceiling = Math.max(0, ...limits) / powerOfTen(decimals) + 1;
  let listed: readonly number[] | null | undefined;
  return ({ low, high }) => {
    const from = Math.max(low, range.low);
    const to = Math.min(high, range.high);
    if (from > to || from === Number.POSITIVE_INFINITY) return null;
    if (to === Number.POSITIVE_INFINITY) return inWords(from);
    // The ends of the range are attainable, but for a table, whose ends may belong to raw scores that are not.
    if (plan.lookup === null && (from === range.low || to === range.high)) {
      return inWords(from === range.low ? from : to);
    }
    if (listed === undefined) {
      const unlimited = range.high === Number.POSITIVE_INFINITY && plan.score?.transform !== undefined;
      const scores = unlimited ? null : attainableScores(plan, scale, ceiling * plan.items.length);
      listed =
        scores === null ? null : [...scores].map((score) => toUnits(score, decimals)).sort((a, b) => a - b);
    }
    const hit = listed === null ? from : listed.find((unit) => unit >= from && unit <= to);
    return hit === undefined ? null : inWords(hit);
  };
}

function unitBand({ min, max, label }: Band, decimals: number): UnitBand {
  const name = Object.values(label)[0] ?? '';
  return {
    low: toUnits(min, decimals),
    high: max === null ? Number.POSITIVE_INFINITY : toUnits(max, decimals),
    name,
  };
}

/** Rounds half away from zero; the small addend takes 2.675 · 100 = 267.49999999999997 for what it was meant to be. */
function toUnits(value: number, decimals: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) * powerOfTen(decimals) + 0.5 + 1e-9);
}
