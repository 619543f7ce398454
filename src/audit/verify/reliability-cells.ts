import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { ofWave, pooledSample, sampleOf } from '../../model/result/samples.ts';
import type { Reliability } from '../../model/result.ts';
import { type AlphaExplanation, COEFFICIENTS } from '../../model/statistics/coefficients.ts';
import type { CellExplanation, SampleName } from '../../model/verification.ts';
import { requireCount } from '../../model/withheld.ts';
import { bonettInterval } from '../checks/alpha-check.ts';
import type { PublishedCell } from '../published-cell.ts';
import { type Computed, explained, notComputable, type Recomputation, recomputation } from './computed.ts';
import type { NamedSample, Samples } from './samples.ts';
import { analysedScore, type ScoreSample, withChangedScale } from './score-sample.ts';

interface Sampled {
  readonly name: SampleName;
  readonly reliability: Reliability;
}

/**
 * A cell of a table of alphas. Where the publication does not say when, all waves of the group together; where it does not say
 * on whom either, everybody, or any one group: the first that reproduces is taken, and named. The other samples are tried as
 * explanations, and after them the other coefficients.
 */
export async function recomputeReliabilityCell(
  { scale: id, group, wave, quantity }: PublishedCell & { readonly scale: string },
  samples: Samples,
  level: number,
): Promise<Computed<Recomputation>> {
  const groups = [...new Set(samples.data.map((data) => data.group))];
  const scopes = group !== undefined ? [group] : groups.length > 1 ? [null, ...groups] : groups;
  const found: Sampled[] = [];
  let refusal: Computed<never> | null = null;
  for (const scope of scopes) {
    const sample = { id, samples, waves: namedWaves(samples, scope) };
    // All waves together is not what some of them are.
    const missing = wave === undefined || wave === 'pooled' ? samples.missingWave(scope) : null;
    if (sample.waves.length === 0 || missing !== null) {
      refusal ??= samples.noData(missing?.group ?? group, missing?.wave ?? wave);
      continue;
    }
    const analysed = await analysedScore(sample, level);
    if (!analysed.ok) {
      refusal ??= analysed;
      continue;
    }
    for (const each of analysed.value.samples.toReversed()) {
      const own = sample.waves.find(({ name }) => name === each.wave)?.data;
      if (each.reliability === undefined || (own === undefined && !each.pooled)) continue;
      const name =
        own === undefined ? { group: scope, wave: 'pooled' } : { group: own.group, wave: own.wave };
      found.push({ name, reliability: each.reliability });
    }
  }
  const isDefault = ({ name }: Sampled) =>
    name.wave === (wave ?? 'pooled') || ((wave ?? 'pooled') === 'pooled' && isOnly(found, name));
  const accepted = found.filter(
    (each) => isDefault(each) && (group === undefined || each.name.group === group),
  );
  const [first] = accepted;
  if (first === undefined) {
    if (found.length > 0) return samples.noData(group, wave);
    return refusal ?? notComputable(createMessage(cellMessages, 'cell.no-data', { scale: id }));
  }
  const others = found.filter((each) => !accepted.includes(each) && !isRepeated(each, found));
  const scope: ScoreSample = { id, samples, waves: namedWaves(samples, first.name.group) };
  return recomputation(
    accepted.map(({ name, reliability }) => ({ value: cellValue(reliability, quantity), sample: name })),
    quantity,
    () => [
      ...others.flatMap(({ name, reliability }) =>
        explained('sample', cellValue(reliability, quantity), { sample: name }),
      ),
      ...accepted.flatMap(({ name, reliability }) => otherCoefficients(reliability, quantity, level, name)),
    ],
    () =>
      withChangedScale(scope, (score) => {
        const of =
          first.name.wave === 'pooled' ? pooledSample(score) : sampleOf(score, ofWave(first.name.wave ?? ''));
        return of?.reliability === undefined ? null : cellValue(of.reliability, quantity);
      }),
  );
}

/** A group with one wave has nothing to pool. */
function isOnly(found: readonly Sampled[], { group, wave }: SampleName): boolean {
  return wave !== 'pooled' && !found.some(({ name }) => name.group === group && name.wave !== wave);
}

/** The waves inside "everybody" come again with their groups. */
function isRepeated(sampled: Sampled, found: readonly Sampled[]): boolean {
  const { group, wave } = sampled.name;
  return found.some(
    (each) =>
      each !== sampled &&
      each.name.group === group &&
      each.name.wave === wave &&
      found.indexOf(each) < found.indexOf(sampled),
  );
}

function namedWaves(samples: Samples, group: string | null): NamedSample[] {
  const several = group === null && new Set(samples.data.map((data) => data.group)).size > 1;
  return (several ? samples.data : samples.data.filter((data) => data.group === group)).map((data) => ({
    name: several ? `${data.group}/${data.wave}` : data.wave,
    data,
  }));
}

function cellValue({ n, k, alpha, ci }: Reliability, quantity: PublishedCell['quantity']): number | null {
  switch (quantity) {
    case 'alpha':
      return alpha;
    case 'alpha-n':
      return n;
    case 'alpha-items':
      return k;
    case 'alpha-ci-lower':
      return ci.lower;
    case 'alpha-ci-upper':
      return ci.upper;
    default:
      return null;
  }
}

/** Coefficients that a printed alpha may be instead. */
const OTHER_ALPHAS: Readonly<
  Record<AlphaExplanation, (reliability: Reliability) => number | null | undefined>
> = {
  pairwise: ({ further }) => further?.pairwise.alpha,
  standardized: ({ alphaStandardized }) => alphaStandardized,
  'omega-total': ({ further }) => further?.omegaTotal.value,
  'guttman-lambda-2': ({ further }) => further?.guttmanLambda2,
};

function otherCoefficients(
  reliability: Reliability,
  quantity: PublishedCell['quantity'],
  level: number,
  sample: SampleName,
): CellExplanation[] {
  const { alpha, n, k, further } = reliability;
  if (quantity === 'alpha')
    return Object.values(COEFFICIENTS).flatMap(({ explainsAlpha }) =>
      explainsAlpha === null
        ? []
        : explained(explainsAlpha, OTHER_ALPHAS[explainsAlpha](reliability), { sample }),
    );
  const end = quantity === 'alpha-ci-lower' ? 'lower' : quantity === 'alpha-ci-upper' ? 'upper' : null;
  if (end === null) return [];
  return [
    ...(alpha === null || requireCount(n) < 3 || k < 2
      ? []
      : explained('interval', bonettInterval(alpha, requireCount(n), k, level)[end], {
          method: 'bonett',
          sample,
        })),
    ...(further?.alphaIntervals ?? []).flatMap((interval) =>
      explained('interval', interval[end], { method: interval.method, sample }),
    ),
  ];
}
