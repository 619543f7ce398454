import { createMessage } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import { placeOf } from '../model/result/samples.ts';
import type { SampleKey, Warning } from '../model/result.ts';
import { directedScores } from '../scoring/directed-scores.ts';
import { normalUpperQuantile } from '../stats/distributions/normal.ts';
import type { Estimate } from '../stats/estimate.ts';
import { fisherZ, type PairsInParts, productMomentInParts } from '../stats/pearson-correlation.ts';
import { nearCorrelations } from './near-correlations.ts';
import { BLOCK, eachBlock, type Wave, type WaveScore } from './wave.ts';

/** How two scores of one wave go together, beside how their directions say they should. */
interface Relation {
  readonly sample: SampleKey;
  readonly first: WaveScore;
  readonly second: WaveScore;
  readonly n: number;
  /** To the last digit, which takes two passes over the respondents. */
  readonly r: () => number;
  /** Fisher's z in its standard errors, positive when r has the sign that the directions expect. */
  readonly z: number;
  /** 1 when both scores are better in the same direction, −1 when one is better high and the other low. */
  readonly expected: 1 | -1;
  /** `against`: the whole 95% interval has the wrong sign; `agrees`: the right one. */
  readonly verdict: 'agrees' | 'against' | 'unclear';
  /** Against at the 95% level for all pairs of the wave together (Bonferroni). */
  readonly certain: boolean;
}

/** Below this many respondents even a strong correlation is no evidence about how a file is coded. */
const FEWEST = 10;
const LEVEL = 0.95;
/** The normal quantile of that level. */
const CLEAR = 1.959963984540054;
/** What is wrong with a z of a correlation that is known to nine digits is far less. */
const MARGIN = 1e-3;
/** Correlations that a warning prints per wave, the strongest first. */
const NAMED = 2;

/**
 * Whole scales that go against the others although their directions say they should go together, as when a file holds 1 for
 * "strongly agree". Within a scale nothing shows it: all its items are turned alike.
 *
 * Per wave, every pair of scales that are not neutral is correlated over the respondents with both scores (at least 10). A scale is
 * named when most of its clear correlations (the 95% Fisher interval excludes zero) have the wrong sign, and these are three, or two of
 * which one is beyond doubt: its interval excludes zero at 95% for all pairs together, because one in forty unrelated pairs is negative
 * at 95%. A pair beyond doubt that names no scale is mentioned as a pair.
 */
export function orientationWarnings(waves: readonly Wave[]): Warning[] {
  const bySubject = new Map<string, { readonly suspect: string | null; readonly relations: Relation[] }>();
  const add = (key: string, suspect: string | null, relations: readonly Relation[]) => {
    const entry = bySubject.get(key) ?? { suspect, relations: [] };
    entry.relations.push(...relations);
    bySubject.set(key, entry);
  };
  for (const wave of waves.filter(({ dataset }) => dataset.isJoint)) {
    const relations = relationsOf(wave);
    const suspects = suspectScales(relations);
    for (const id of suspects) {
      const against = relations.filter((each) => each.verdict === 'against' && concerns(each, id));
      add(id, id, against);
    }
    const rest = relations.filter(
      (each) => each.certain && ![...suspects].some((suspect) => concerns(each, suspect)),
    );
    for (const relation of rest) add(`${idOf(relation.first)} ${idOf(relation.second)}`, null, [relation]);
  }
  return [...bySubject.values()].map(({ suspect, relations }) =>
    suspect === null ? pairWarning(relations) : suspectWarning(suspect, relations),
  );
}

function relationsOf(wave: Wave): Relation[] {
  const directed = wave.dataset.scales.flatMap(({ plan, scores }) =>
    directedScores(scores).map((column): WaveScore => ({ wave, scale: plan, column })),
  );
  const near = nearCorrelations(directed);
  const pairs = directed.flatMap((first, index) =>
    directed.slice(index + 1).flatMap((second, later): Pair[] => {
      const expected = expectedSign(first, second);
      if (expected === 0) return [];
      const found = near(index, index + 1 + later);
      const pair = { first, second, expected };
      if (found !== null) {
        const z = expected * fisherZ(found.r, found.n);
        // Mostly that is enough: of a correlation on the expected side of a limit, or between, nothing is printed.
        if (Math.abs(z - CLEAR) > MARGIN && Math.abs(z + CLEAR) > MARGIN)
          return [{ ...pair, n: found.n, z, isNear: true, r: () => exactly(first, second) }];
      }
      return exactPair(pair);
    }),
  );
  // The quantile is worked out only where something goes against the directions, which is rare.
  const beyondDoubt = pairs.some(({ z }) => z < -CLEAR)
    ? normalUpperQuantile((1 - LEVEL) / 2 / pairs.length)
    : Number.POSITIVE_INFINITY;
  return pairs
    .flatMap((pair) => (pair.isNear && Math.abs(pair.z + beyondDoubt) <= MARGIN ? exactPair(pair) : [pair]))
    .map(({ isNear: _, ...each }) => ({
      ...each,
      sample: wave.key,
      verdict: each.z > CLEAR ? 'agrees' : each.z < -CLEAR ? 'against' : 'unclear',
      certain: each.z < -beyondDoubt,
    }));
}

/** Two scores whose correlation is known, to nine digits or to the last. */
type Pair = Omit<Relation, 'sample' | 'verdict' | 'certain'> & { readonly isNear: boolean };

/** @returns nothing for scores that too few have, or that do not vary */
function exactPair({ first, second, expected }: Pick<Pair, 'first' | 'second' | 'expected'>): Pair[] {
  const { n, r } = scoreCorrelation(first, second);
  if (n < FEWEST || !r.ok) return [];
  const z = expected * fisherZ(r.value, n);
  return [{ first, second, expected, n, z, isNear: false, r: () => r.value }];
}

function exactly(first: WaveScore, second: WaveScore): number {
  const { r } = scoreCorrelation(first, second);
  if (!r.ok) throw new RangeError('orientation: a correlation that is known cannot be computed');
  return r.value;
}

/** 0 where nothing is expected: subscales of one definition are coded alike, and a negative correlation is about their content. */
function expectedSign(first: WaveScore, second: WaveScore): 1 | -1 | 0 {
  if (first.scale.scale.id === second.scale.scale.id) return 0;
  return first.column.plan.direction === second.column.plan.direction ? 1 : -1;
}

/** Over the respondents with both scores, who are gathered only where one block holds them all: a large file has many. */
export function scoreCorrelation(first: WaveScore, second: WaveScore): { n: number; r: Estimate<number> } {
  const { rows } = first.wave.dataset;
  const most = Math.min(BLOCK, rows);
  const others = new Float64Array(most);
  const [x, y] = [new Float64Array(most), new Float64Array(most)];
  const pairs: PairsInParts = (each) =>
    eachBlock(first, (count, positions, scores) => {
      if (count === 0) return;
      const from = positions[0]!;
      second.column.scores.read(from, others.subarray(0, positions[count - 1]! - from + 1));
      let both = 0;
      for (let i = 0; i < count; i++) {
        x[both] = scores[i]!;
        y[both] = others[positions[i]! - from]!;
        if (!Number.isNaN(x[both]! + y[both]!)) both++;
      }
      each(x, y, both);
    });
  if (rows > BLOCK) return productMomentInParts(pairs);
  let n = 0;
  pairs((_x, _y, both) => {
    n = both;
  });
  return productMomentInParts((each) => each(x, y, n));
}

/**
 * The scales that others contradict most: taken out one after the other, each by the share of its clear correlations that go
 * against its direction. Where that share is equal among scales that contradict each other, nothing tells which half is turned.
 */
function suspectScales(relations: readonly Relation[]): Set<string> {
  const suspects = new Set<string>();
  let left = relations.filter(({ verdict }) => verdict !== 'unclear');
  for (;;) {
    const ids = [...new Set(left.flatMap(({ first, second }) => [idOf(first), idOf(second)]))];
    const blamed = ids.flatMap((id) => {
      const own = left.filter((each) => concerns(each, id));
      const against = own.filter(({ verdict }) => verdict === 'against');
      const isEnough =
        against.length >= 3 || (against.length === 2 && against.some(({ certain }) => certain));
      return isEnough && 2 * against.length > own.length ? [{ id, share: against.length / own.length }] : [];
    });
    const most = Math.max(...blamed.map(({ share }) => share));
    const named = new Set(blamed.filter(({ share }) => share === most).map(({ id }) => id));
    const contradictory = left.some(
      ({ verdict, first, second }) =>
        verdict === 'against' && named.has(idOf(first)) && named.has(idOf(second)),
    );
    if (named.size === 0 || contradictory) return suspects;
    for (const id of named) suspects.add(id);
    left = left.filter(({ first, second }) => !named.has(idOf(first)) && !named.has(idOf(second)));
  }
}

function concerns({ first, second }: Relation, id: string): boolean {
  return idOf(first) === id || idOf(second) === id;
}

function idOf({ column }: WaveScore): string {
  return column.plan.id;
}

function suspectWarning(scale: string, relations: readonly Relation[]): Warning {
  const against = samplesIn(relations).map((sample) => {
    const own = relations
      .filter((each) => each.sample === sample)
      .map((each) => ({ ...each, r: each.r() }))
      .sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
    const strongest = own.slice(0, NAMED).map(({ first, second, expected, r, n }) => {
      const other = idOf(first) === scale ? second : first;
      return { scale: idOf(other), opposite: expected === -1, r, n };
    });
    return { ...placeOf(sample), with: strongest, more: own.length - strongest.length };
  });
  const what = createMessage(resultMessages, 'scale-correlates-negatively', { scale, against });
  return { ...what, scale, ...ofOneSample(relations) };
}

function pairWarning(relations: readonly Relation[]): Warning {
  const { first, second } = relations[0]!;
  const what = createMessage(resultMessages, 'scale-correlates-negatively', {
    scales: [idOf(first), idOf(second)],
    directions: [first.column.plan.direction, second.column.plan.direction],
    correlations: relations.map(({ sample, r, n }) => ({ ...placeOf(sample), r: r(), n })),
  });
  return { ...what, scale: idOf(first), otherScale: idOf(second), ...ofOneSample(relations) };
}

function samplesIn(relations: readonly Relation[]): SampleKey[] {
  return [...new Set(relations.map(({ sample }) => sample))];
}

function ofOneSample(relations: readonly Relation[]): Pick<Warning, 'wave' | 'group'> {
  const [sample, ...others] = samplesIn(relations);
  return sample === undefined || others.length > 0 ? {} : placeOf(sample);
}
