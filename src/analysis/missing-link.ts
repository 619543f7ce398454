import { comparedSamples, descriptionOf } from '../model/result/samples.ts';
import type { AssumedOverlap, Comparison, MissingLink, ScaleResult } from '../model/result.ts';
import type { Alternative } from '../stats/alternative.ts';
import { missingLinkP, missingLinkTest } from '../stats/comparison/missing-link.ts';
import { holm } from '../stats/holm.ts';
import type { Moments } from '../stats/moments.ts';
import { interval } from './compare.ts';
import type { AnalysisSettings } from './settings.ts';

/** Correlations of the two waves that are tried. */
export const ASSUMED_CORRELATIONS = [0, 0.3, 0.5, 0.7, 0.9] as const;

/** Just below a perfect correlation, at which nothing may be left of a standard error. */
const HIGHEST = 1 - 1e-6;

/** Two waves of a score of people who may be partly the same. */
export interface UnlinkedScore {
  readonly first: Moments;
  readonly second: Moments;
  /** Of the test that is repeated; two-sided unless given. */
  readonly alternative?: Alternative;
  /** Whether it belongs to the family of Holm's correction. */
  readonly inFamily: boolean;
}

type Assumption = AssumedOverlap['assumed'];

/**
 * What the test of waves without ids could have been, had some people answered both times: the tests of `ASSUMED_CORRELATIONS`, corrected over
 * the scales of the family, and the correlation at which the decision turns when it is the same for all of them.
 *
 * @param overlap people in both waves, at most as many as the smaller wave has; `null` for as many as possible and half of that
 * @returns in the order of the scores; `null` where a score has fewer than two people in a wave or does not vary
 */
export function missingLinks(
  scores: readonly UnlinkedScore[],
  overlap: number | null,
  confidence: number,
): (MissingLink | null)[] {
  const alpha = Number((1 - confidence).toPrecision(12));
  const assumptions: readonly Assumption[] = overlap === null ? ['most', 'half'] : ['given'];
  const links = assumptions.map((assumed) => linksOf(scores, assumed, overlap, confidence, alpha));
  return scores.map(({ first, second }, index) => {
    const overlaps = links.flatMap((of) => of[index] ?? []);
    return overlaps.length === 0 ? null : { n: [first.n, second.n], alpha, overlaps };
  });
}

/** The scales with what the missing link could change, where two waves of strangers are compared. */
export function withMissingLink(
  scales: readonly ScaleResult[],
  { overlap, confidence }: Pick<AnalysisSettings, 'overlap' | 'confidence'>,
): ScaleResult[] {
  const scores = scales.flatMap((scale) => [
    { score: scale, inFamily: scale.aggregate !== null },
    ...scale.subscales.map((score) => ({ score, inFamily: scale.aggregate === null })),
  ]);
  const unlinked = scores.flatMap(({ score, inFamily }) =>
    score.comparisons.flatMap((comparison) => {
      const waves = unlinkedWaves(score, comparison);
      return waves === null
        ? []
        : [{ comparison, inFamily, alternative: alternativeIn(comparison), ...waves }];
    }),
  );
  const links = missingLinks(unlinked, overlap, confidence);
  const byComparison = new Map(unlinked.map(({ comparison }, index) => [comparison, links[index] ?? null]));
  const filled = (score: ScaleResult): ScaleResult => ({
    ...score,
    comparisons: score.comparisons.map((comparison) => {
      const missingLink = byComparison.get(comparison) ?? null;
      return missingLink === null ? comparison : { ...comparison, missingLink };
    }),
    subscales: score.subscales.map(filled),
  });
  return scales.map(filled);
}

function alternativeIn({ tests }: Comparison): Alternative {
  return tests.find(({ method }) => method === 'welch')?.alternative ?? 'two-sided';
}

/** The two waves of a score that were compared as of different people; `null` for pairs, groups, and waves without a spread. */
function unlinkedWaves(
  score: ScaleResult,
  comparison: Comparison,
): { first: Moments; second: Moments } | null {
  if (comparison.design !== 'independent' || comparison.contrast.kind !== 'waves') return null;
  const [first, second] = comparedSamples(comparison.contrast).map((sample): Moments | null => {
    const description = descriptionOf(score, sample);
    if (description === undefined || description.n === null || description.mean === null) return null;
    return description.sd === null
      ? null
      : { n: description.n, mean: description.mean, variance: description.sd * description.sd };
  });
  return first == null || second == null ? null : { first, second };
}

function linksOf(
  scores: readonly UnlinkedScore[],
  assumed: Assumption,
  overlap: number | null,
  confidence: number,
  alpha: number,
): (AssumedOverlap | null)[] {
  const people = scores.map(({ first, second }) => {
    const most = Math.min(first.n, second.n);
    if (assumed === 'most') return most;
    return assumed === 'half' ? Math.floor(most / 2) : Math.min(overlap ?? most, most);
  });
  const corrected = (ps: readonly (number | null)[]): Corrected[] => {
    const adjusted = holm(ps.map((p, i) => (scores[i]!.inFamily ? p : null)));
    return ps.map((p, i) => (p === null ? null : { p, pHolm: adjusted[i]! }));
  };
  const decisionsAt = (correlation: number) =>
    corrected(
      scores.map(({ first, second, alternative }, i) => {
        const p = missingLinkP(first, second, { overlap: people[i]!, correlation }, alternative);
        return p.ok ? p.value : null;
      }),
    );
  const cases = ASSUMED_CORRELATIONS.map((correlation) => {
    const tests = scores.map(({ first, second, alternative }, i) => {
      const assumed = { overlap: people[i]!, correlation };
      const test = missingLinkTest(first, second, assumed, confidence, alternative);
      return test.ok ? test.value : null;
    });
    return { correlation, tests, decisions: corrected(tests.map((test) => test?.p ?? null)) };
  });
  const highest = decisionsAt(HIGHEST);
  return scores.map((_, i): AssumedOverlap | null => {
    const tests = cases.flatMap(({ correlation, tests: of, decisions }) => {
      const test = of[i];
      if (test == null) return [];
      const { standardError, statistic, df, p, ci } = test;
      const { pHolm } = decisions[i]!;
      return [{ correlation, standardError, statistic, df, p, pHolm, ci: interval(ci, confidence) }];
    });
    if (tests.length < ASSUMED_CORRELATIONS.length) return null;
    const isSignificant = (of: readonly Corrected[]) => {
      const own = of[i];
      // Without a standard error any difference is beyond it.
      return own == null || (own.pHolm ?? own.p) < alpha;
    };
    const common = { assumed, people: people[i]!, tests };
    if (isSignificant(cases[0]!.decisions)) return { ...common, decision: 'significant', turnsAt: null };
    if (!isSignificant(highest)) return { ...common, decision: 'open', turnsAt: null };
    return { ...common, decision: 'turns', turnsAt: turningPoint((r) => isSignificant(decisionsAt(r))) };
  });
}

type Corrected = { readonly p: number; readonly pHolm: number | null } | null;

/** The correlation from which on the difference is significant, by halving; p falls as the correlation rises, and with it Holm's. */
function turningPoint(isSignificant: (correlation: number) => boolean): number {
  let [below, above] = [0, HIGHEST];
  for (let step = 0; step < 40; step++) {
    const middle = (below + above) / 2;
    if (isSignificant(middle)) above = middle;
    else below = middle;
  }
  return above;
}
