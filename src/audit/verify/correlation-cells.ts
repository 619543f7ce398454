import { correlationOfScores } from '../../analysis/correlations.ts';
import type { WaveScore } from '../../analysis/wave.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedModel } from '../../model/published-model.ts';
import type { CorrelationCoefficient } from '../../model/result.ts';
import type { CellExplanation } from '../../model/verification.ts';
import type { PublishedCell } from '../published-cell.ts';
import { type Computed, explained, notComputable, present, type Recomputation } from './computed.ts';
import type { NamedSample, Samples } from './samples.ts';

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
 * What the data gives for a cell of the correlation of two scales at one wave, over the respondents with both scores: Pearson's r with
 * Fisher's interval, or Spearman's with that of Bonett and Wright (2000); p from t = r √((n − 2) / (1 − r²)), two-sided.
 */
export async function recomputeCorrelationCell(
  cell: PublishedCell,
  published: OfTwoScores,
  samples: Samples,
  level: number,
): Promise<Computed<Recomputation>> {
  const own = waveOf(published, samples);
  if (!own.ok) return own;
  const correlation = await correlationOf(published, own.value, samples, level);
  if (!correlation.ok) return correlation;
  const [, , part, end] = cell.path;
  const isOfRanks = published.method === 'rank-correlation';
  const usual = coefficient(correlation.value, isOfRanks);
  const numberOf = (of: Correlated, ofRanks = isOfRanks) =>
    part === 'n' ? of.n : numberOfCoefficient(coefficient(of, ofRanks), part === 'ci' ? end : part);
  const value = present(numberOf(correlation.value), cell.quantity);
  if (!value.ok) return value;
  return {
    ok: true,
    value: {
      accepted: [{ value: value.value }],
      alternatives: [
        () => [
          ...(part === 'n'
            ? []
            : explained(isOfRanks ? 'pearson' : 'spearman', numberOf(correlation.value, !isOfRanks))),
          ...(part === 'p' && usual.p !== null ? explained('one-sided', usual.p / 2) : []),
        ],
        async () => {
          const others: CellExplanation[] = [];
          for (const sample of otherWaves(published, own.value, samples)) {
            const other = await correlationOf(published, sample, samples, level);
            if (!other.ok) continue;
            const { group, wave } = sample.data;
            others.push(...explained('other-wave', numberOf(other.value), { sample: { group, wave } }));
          }
          return others;
        },
      ],
    },
  };
}

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

/** The one wave that a correlation is of: the one that it names, else the only one of its group. */
function waveOf({ group, waves }: OfTwoScores, samples: Samples): Computed<NamedSample> {
  const known = waves ?? [...new Set(samples.ofGroup(group).map(({ wave }) => wave))];
  const [wave] = known;
  if (wave === undefined) return samples.noData(group, undefined);
  return known.length === 1
    ? samples.find(group, wave)
    : notComputable(createMessage(cellMessages, 'cell.not-one-wave', { waves: known }));
}

/** The other waves of the same group. */
function otherWaves({ group }: OfTwoScores, { data: own }: NamedSample, samples: Samples): NamedSample[] {
  return samples
    .ofGroup(group ?? own.group ?? undefined)
    .filter((data) => data !== own)
    .map((data) => ({ name: data.wave, data }));
}

function correlationOf(
  published: OfTwoScores,
  sample: NamedSample,
  samples: Samples,
  level: number,
): Promise<Computed<Correlated>> {
  const { scale, with: other } = published;
  return samples.once(['correlation', scale, other, samples.data.indexOf(sample.data), level], () =>
    correlate(published, sample, samples, level),
  );
}

async function correlate(
  { scale, with: other }: OfTwoScores,
  sample: NamedSample,
  samples: Samples,
  level: number,
): Promise<Computed<Correlated>> {
  const scores: WaveScore[] = [];
  for (const id of [scale, other]) {
    if (samples.definition(id) === null)
      return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
    const own = await samples.scores([sample], id, false);
    if (!own.ok) return own;
    scores.push(own.value.scores[0]!);
  }
  return { ok: true, value: correlationOfScores([scores[0]!, scores[1]!], level) };
}
