import { partnersBetween } from '../../analysis/compared-samples.ts';
import { correlationOfScores } from '../../analysis/correlations.ts';
import type { WaveScore } from '../../analysis/wave.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedModel } from '../../model/published-model.ts';
import type { CorrelationCoefficient } from '../../model/result.ts';
import type { PublishedCell } from '../published-cell.ts';
import {
  type Computed,
  explained,
  inOtherWaves,
  notComputable,
  notOfTest,
  noValue,
  type Recomputation,
  recomputation,
} from './computed.ts';
import type { NamedSample, Samples, WaveData } from './samples.ts';

/** A correlation whose two scales are named. */
type OfTwoScores = PublishedModel & { readonly scale: string; readonly with: string };

export function isOfTwoScores(model: PublishedModel): model is OfTwoScores {
  const { method, scale } = model;
  return (
    (method === 'correlation' || method === 'rank-correlation') &&
    scale !== undefined &&
    model.with !== undefined
  );
}

/**
 * What the data gives for a cell of the correlation of two scales at one wave, or of the first at one wave and the second at another of
 * matched respondents, over those with both scores: Pearson's r with
 * Fisher's interval, or Spearman's with that of Bonett and Wright (2000); p from t = r √((n − 2) / (1 − r²)), two-sided.
 */
export async function recomputeCorrelationCell(
  cell: PublishedCell,
  published: OfTwoScores,
  samples: Samples,
  level: number,
): Promise<Computed<Recomputation>> {
  const own = wavesOf(published, samples);
  if (!own.ok) return own;
  const correlation = await correlationOf(published, own.value, samples, level);
  if (!correlation.ok) return correlation;
  const [, , part, end] = cell.path;
  const isOfRanks = published.method === 'rank-correlation';
  const usual = coefficient(correlation.value, isOfRanks);
  const numberOf = (of: Correlated, ofRanks = isOfRanks) =>
    part === 'n' ? of.n : numberOfCoefficient(coefficient(of, ofRanks), part === 'ci' ? end : part);
  if (part !== 'n' && !OF_CORRELATION.includes(String(part))) return notOfTest(cell.quantity);
  return recomputation(
    numberOf(correlation.value),
    cell.quantity,
    () => [
      ...(part === 'n'
        ? []
        : explained(isOfRanks ? 'pearson' : 'spearman', numberOf(correlation.value, !isOfRanks))),
      ...(part === 'p' && usual.p !== null ? explained('one-sided', usual.p / 2) : []),
    ],
    () =>
      inOtherWaves(otherWaves(published, own.value, samples), async (data) => {
        const other = await correlationOf(published, [{ name: data.wave, data }], samples, level);
        return other.ok ? { ok: true, value: numberOf(other.value) } : other;
      }),
  );
}

const OF_CORRELATION = ['statistic', 'df', 'p', 'ci'];

type Correlated = ReturnType<typeof correlationOfScores>;

function coefficient({ pearson, spearman }: Correlated, ofRanks: boolean) {
  return ofRanks ? spearman : pearson;
}

function numberOfCoefficient(
  { value, df, p, ci }: CorrelationCoefficient,
  part: PublishedCell['path'][number] | undefined,
): number | null {
  switch (part) {
    case 'statistic':
      return value;
    case 'df':
      return df;
    case 'p':
      return p;
    case 'lower':
      return ci.lower;
    case 'upper':
      return ci.upper;
    default:
      return null;
  }
}

/** The one wave that a correlation is of, or the two: those that it names, else the only one of its group. */
function wavesOf({ group, waves }: OfTwoScores, samples: Samples): Computed<readonly NamedSample[]> {
  const known = waves ?? [...new Set(samples.ofGroup(group).map(({ wave }) => wave))];
  if (known.length === 0) return samples.noData(group, undefined);
  if (known.length > (waves === undefined ? 1 : 2))
    return notComputable(createMessage(cellMessages, 'cell.not-one-wave', { waves: known }));
  const found: NamedSample[] = [];
  for (const wave of known) {
    const sample = samples.find(group, wave);
    if (!sample.ok) return sample;
    found.push(sample.value);
  }
  return { ok: true, value: found };
}

/** The other waves of the same group, of a correlation at one. */
function otherWaves(
  { group }: OfTwoScores,
  [own, second]: readonly NamedSample[],
  samples: Samples,
): WaveData[] {
  if (own === undefined || second !== undefined) return [];
  return samples.ofGroup(group ?? own.data.group ?? undefined).filter((data) => data !== own.data);
}

function correlationOf(
  published: OfTwoScores,
  waves: readonly NamedSample[],
  samples: Samples,
  level: number,
): Promise<Computed<Correlated>> {
  const { scale, with: other } = published;
  const places = waves.map(({ data }) => samples.data.indexOf(data));
  return samples.once(['correlation', scale, other, places, level], () =>
    correlate(published, waves, samples, level),
  );
}

async function correlate(
  { scale, with: other }: OfTwoScores,
  waves: readonly NamedSample[],
  samples: Samples,
  level: number,
): Promise<Computed<Correlated>> {
  const isAcross = waves.length === 2;
  if (isAcross && samples.settings.id === null)
    return notComputable(createMessage(cellMessages, 'cell.no-test', { test: 'correlation', needsId: true }));
  const scores: WaveScore[] = [];
  let partners: Int32Array | null = null;
  for (const [at, id] of [scale, other].entries()) {
    if (samples.definition(id) === null)
      return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
    const own = await samples.scores(waves, id, isAcross);
    if (!own.ok) return own;
    const [first, last] = [own.value.scores[0]!, own.value.scores.at(-1)!];
    scores.push(at === 0 ? first : last);
    partners = isAcross ? partnersBetween(first.wave, last.wave, own.value.matched) : null;
  }
  if (isAcross && partners === null) return noValue('correlation', 'too-few');
  return { ok: true, value: correlationOfScores([scores[0]!, scores[1]!], level, partners) };
}
