import { createMessage } from '../model/messages/create-message.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { UserError } from '../model/problem.ts';
import type { SimulatedScore } from '../model/simulation.ts';
import type { RandomGenerator } from '../stats/random.ts';
import { findSample } from './checks/find-sample.ts';
import { parseReportedNumber, type ReportedNumber } from './checks/reported-number.ts';
import { trueValues } from './checks/true-values.ts';
import { answersWithAlpha, sampleVariance, shuffled } from './simulate-items.ts';
import type { WaveNumbers } from './table-numbers.ts';

/** A score whose items are to be answered, all with the same range. */
export interface SimulatedScale {
  readonly id: string;
  readonly aggregate: 'sum' | 'mean';
  readonly items: readonly { readonly id: string; readonly reverse: boolean }[];
  readonly range: readonly [number, number | null];
}

/** One score, answered: per respondent an answer to each item. */
export interface MadeScore {
  readonly columns: readonly string[];
  readonly answers: readonly (readonly number[])[];
  readonly score: SimulatedScore;
}

/**
 * Answers of one score of one wave: first the scores, then the items behind them.
 *
 * @param file name of the file that they go to, for the result
 * @throws UserError (status 1) when no whole answers have the printed mean and SD
 */
export function simulateScore(
  scale: SimulatedScale,
  { mean, sd, n }: WaveNumbers,
  alpha: { readonly printed: string; readonly number: ReportedNumber } | null,
  file: string,
  source: string,
  random: RandomGenerator,
): MadeScore {
  const { items, aggregate, range } = scale;
  const printed = mean!.number;
  const candidates = sd === null ? likelySds(printed, scoreRange(scale)) : [sd.number];
  const question = { n: n!.n, items: items.length, aggregate, range: scoreRange(scale), mean: printed };
  const found = candidates
    .map((each) => findSample({ ...question, sd: each, seed: random.nextUint32() }))
    .find((answer) => answer.found === 'sample');
  if (found?.found !== 'sample')
    throw new UserError(
      {
        ...createMessage(scriptMessages, 'impossible-score', {
          source,
          file,
          scale: scale.id,
          n: n!.n,
          mean: mean!.cell.printed,
          sd: sd === null ? null : sd.cell.printed,
        }),
        severity: 'error',
        scale: scale.id,
      },
      1,
    );
  const unit = aggregate === 'mean' ? items.length : 1;
  const [lowest, highest] = range;
  const totals = shuffled(
    found.scores.map((score) => Math.round(score * unit) - lowest * items.length),
    random,
  );
  const {
    answers,
    alpha: reached,
    reached: isReached,
  } = answersWithAlpha(
    {
      totals,
      items: items.length,
      largest: highest === null ? Number.POSITIVE_INFINITY : highest - lowest,
      alpha: alpha === null ? null : trueValues(alpha.number),
    },
    random,
  );
  return {
    columns: items.map(({ id }) => id),
    answers: answers.map((row) =>
      row.map((step, item) => (items[item]!.reverse && highest !== null ? highest - step : lowest + step)),
    ),
    score: {
      file,
      scale: scale.id,
      n: n!.n,
      printed: { mean: mean!.cell.printed, sd: sd?.cell.printed ?? null, alpha: alpha?.printed ?? null },
      reached: {
        mean: found.scores.reduce((sum, score) => sum + score, 0) / found.scores.length,
        sd: Math.sqrt(sampleVariance(found.scores)),
        alpha: reached,
      },
      alphaReached: alpha === null ? null : isReached,
    },
  };
}

/** The range of the score from that of its items. */
function scoreRange({ items, aggregate, range: [lowest, highest] }: SimulatedScale): [number, number | null] {
  const unit = aggregate === 'sum' ? items.length : 1;
  return [lowest * unit, highest === null ? null : highest * unit];
}

/** SDs to try where none is printed: about a fifth of the range; of open counts about the mean. */
function likelySds(
  mean: ReportedNumber,
  [lowest, highest]: readonly [number, number | null],
): ReportedNumber[] {
  const whole = highest === null ? 5 * Math.max(1, mean.value - lowest) : highest - lowest;
  return [0.2, 0.15, 0.25, 0.1, 0.3, 0.05].flatMap((share) => {
    const parsed = parseReportedNumber((whole * share).toFixed(1), '.');
    return parsed.ok ? [parsed.number] : [];
  });
}
