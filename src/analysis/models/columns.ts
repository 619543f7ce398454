import type { PrePost } from '../../stats/comparison/ancova.ts';
import type { MatchedWaves } from '../match-waves.ts';
import { scoredRespondents, type WaveScore } from '../wave.ts';

/** A column a wave, a row a person with any score; NaN where there is none. */
export function columnsOf(scores: readonly WaveScore[], matched: MatchedWaves): Float64Array[] {
  const people = matched.people();
  const rows = new Map<number, number>();
  const found = scores.map((score) => {
    const own = people[score.wave.file]!;
    return Array.from(scoredRespondents(score), (index) => {
      const person = own[index]!;
      const row = rows.get(person) ?? rows.size;
      rows.set(person, row);
      return [row, score.column.scores.scoreAt(index)] as const;
    });
  });
  return found.map((pairs) => {
    const column = new Float64Array(rows.size).fill(Number.NaN);
    for (const [row, value] of pairs) column[row] = value;
    return column;
  });
}

/** The same of those with a score at every wave. */
export function completeRows(columns: readonly Float64Array[]): Float64Array[] {
  const complete = Array.from(columns[0]!.keys()).filter((row) =>
    columns.every((column) => !Number.isNaN(column[row]!)),
  );
  return columns.map((column) => Float64Array.from(complete, (row) => column[row]!));
}

export function completePairs(columns: readonly Float64Array[]): PrePost {
  const [pre, post] = completeRows(columns);
  return { pre: pre!, post: post! };
}
