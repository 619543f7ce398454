import type { EngineTable } from '../../model/engine.ts';
import type { ScorePlan } from '../score-plan.ts';
import type { ItemCodes } from './item-codes.ts';
import { statesQuery } from './score-sql.ts';

/**
 * A statement that people read and run: for each group how many respondents and scores there are, their mean and sample SD, and Cronbach's alpha
 * of those who answered every item. It uses nothing that an engine with window functions lacks.
 */
export function summaryStatement(
  table: EngineTable,
  plan: ScorePlan,
  items: readonly ItemCodes[],
  group: number | null,
): string {
  const k = items.length;
  const whole = (value: string) => `sum(CASE WHEN answered = ${k} THEN ${value} END)`;
  const variance = (squares: string, sum: string) =>
    `(${asDouble(whole(squares))} - ${asDouble(whole(sum))} * ${whole(sum)} / ${whole('n')}) / (${whole('n')} - 1)`;
  const ofItems = items.map((_, index) => variance(`p${index}`, `s${index}`)).join('\n      + ');
  const ofSum = variance(`${asDouble('n')} * total * total`, 'n * total');
  const alpha =
    k < 2
      ? ''
      : `,\n  CASE WHEN ${whole('n')} > 1 AND ${ofSum} > 0 THEN ${k}.0 / ${k - 1} * (1 - (${ofItems}) / (${ofSum})) END AS alpha`;
  return `WITH states AS (
${statesQuery(table, { items, group, products: 'sums' })}
),
scored AS (
  SELECT *, ${scoreOf(plan)} AS score FROM states
),
centred AS (
  SELECT *,
    sum(CASE WHEN score IS NOT NULL THEN n END) OVER (PARTITION BY g) AS scores,
    sum(n * score) OVER (PARTITION BY g) / sum(CASE WHEN score IS NOT NULL THEN n END) OVER (PARTITION BY g) AS mean
  FROM scored
)
SELECT g AS ${group === null ? 'everybody' : 'in_group'},
  sum(n) AS respondents,
  coalesce(max(scores), 0) AS n,
  max(mean) AS mean,
  CASE WHEN max(scores) > 1 THEN sqrt(sum(n * (score - mean) * (score - mean)) / (max(scores) - 1)) END AS sd,
  coalesce(${whole('n')}, 0) AS complete${alpha}
FROM centred
GROUP BY g
ORDER BY g;
`;
}

/** The score of respondents with so many answers and such a sum; NULL where there are too few. */
function scoreOf({ score, items, minAnswered, lookup }: ScorePlan): string {
  if (score === null) return 'CAST(NULL AS DOUBLE PRECISION)';
  const k = items.length;
  const raw =
    score.aggregate === 'mean'
      ? `${asDouble('total')} / answered`
      : `CASE WHEN answered = ${k} THEN ${asDouble('total')} ELSE ${asDouble('total')} * ${k} / answered END`;
  return `CASE WHEN answered >= ${Math.max(1, minAnswered)} THEN ${transformedBy(raw, score, lookup)} END`;
}

function transformedBy(
  raw: string,
  { transform }: NonNullable<ScorePlan['score']>,
  lookup: ScorePlan['lookup'],
): string {
  if (lookup !== null)
    return `CASE ${raw} ${[...lookup].map(([from, to]) => `WHEN ${from} THEN ${asDouble(String(to))}`).join(' ')} END`;
  if (transform === undefined || !('steps' in transform)) return raw;
  return transform.steps.reduce((value, step) => {
    if ('add' in step) return `(${value} + ${step.add})`;
    if ('subtract' in step) return `(${value} - ${step.subtract})`;
    if ('multiply' in step) return `(${value}) * ${step.multiply}`;
    return `(${value}) / ${asDouble(String(step.divide))}`;
  }, raw);
}

function asDouble(value: string): string {
  return `CAST(${value} AS DOUBLE PRECISION)`;
}
