import type { Response, Scale } from '../../model/scale.ts';
import { answeredNeeded, type ScorePlan, valueRange } from '../score-plan.ts';
import { rawScores } from './attainable-scores.ts';
import { codesInWords, type LintFinding, lintError, lintWarning, listFirst } from './lint-finding.ts';
import { type ScorePart, scoreParts } from './lint-references.ts';

/**
 * How many answers a score needs, and whether its items may be averaged.
 * Codes: `min-answered`, `mixed-responses`, `constant-score`.
 */
export function lintScores(scale: Scale): LintFinding[] {
  return scoreParts(scale).flatMap((part) => [
    ...lintMinAnswered(part),
    ...lintMixedResponses(part, scale),
    ...lintSteps(part),
  ]);
}

function lintMinAnswered({ where, score, items }: ScorePart): LintFinding[] {
  const needed = answeredNeeded(score, items.length);
  if (needed >= 1 && needed <= items.length) return [];
  const message = `${where}.minAnswered: ${score.minAnswered} is not possible with ${items.length} items; give a count of 1 to ${items.length}, or a fraction between 0 and 1`;
  return [lintError('min-answered', message)];
}

function lintMixedResponses({ where, score, items }: ScorePart, scale: Scale): LintFinding[] {
  const complete = answeredNeeded(score, items.length) >= items.length;
  // A complete sum of unlike items is what its author wrote; a mean, or a sum over a gap, lets one item stand for another.
  if (score.aggregate === 'sum' && complete) return [];
  const members = scale.items.filter(({ id }) => items.includes(id));
  // Where some count as their own tables say, the ranges of what they count as are compared, however many answers each has.
  const byPoints = members.some(({ recode }) => recode !== undefined);
  const kinds = new Map<string, string>();
  for (const item of members) {
    const range = valueRange(item, scale);
    const codes = byPoints ? `${range[0]}-${range[1] ?? ''}` : codesInWords(item.response ?? scale.response);
    if (!kinds.has(codes)) kinds.set(codes, item.id);
  }
  if (kinds.size < 2) return [];
  const examples = [...kinds].map(([codes, id]) => `${codes} (${id})`).join(' and ');
  const what = score.aggregate === 'mean' ? 'averaged' : 'averaged over a gap';
  return [lintWarning('mixed-responses', `${where}: items with different answers are ${what}: ${examples}`)];
}

function lintSteps({ where, score }: ScorePart): LintFinding[] {
  if (score.transform === undefined || !('steps' in score.transform)) return [];
  const index = score.transform.steps.findIndex((step) => 'multiply' in step && step.multiply === 0);
  if (index === -1) return [];
  const message = `${where}.transform.steps[${index}]: multiplying by 0 gives everybody the same score`;
  return [lintError('constant-score', message)];
}

/**
 * A lookup table against the raw scores that answers can lead to.
 * Codes: `lookup-raw-score-twice`, `lookup-gap`, `lookup-prorated`, `lookup-unattainable`.
 */
export function lintLookup(part: ScorePart, plan: ScorePlan, scale: Scale): LintFinding[] {
  if (plan.lookup === null || part.score.transform === undefined || !('lookup' in part.score.transform))
    return [];
  const where = `${part.where}.transform.lookup`;
  const keys = part.score.transform.lookup.map(([raw]) => raw);
  const findings: LintFinding[] = [];
  const twice = keys.filter((raw, index) => keys.indexOf(raw) !== index);
  if (twice.length > 0) {
    findings.push(
      lintError(
        'lookup-raw-score-twice',
        `${where}: raw score ${listFirst(twice)} stands twice in the table`,
      ),
    );
  }
  if (plan.items.some((index) => responseOf(scale, index).max === null)) {
    const message = `${where}: a table cannot hold every score of open counts, which have no upper end`;
    return [...findings, lintError('lookup-gap', message)];
  }
  const complete = rawScores(plan, scale, plan.items.length, Number.POSITIVE_INFINITY);
  if (complete === null) return findings;
  const gaps = ascending(complete).filter((raw) => !plan.lookup?.has(raw));
  if (gaps.length > 0) {
    const message = `${where}: no entry for raw score ${listFirst(gaps)}, which complete answers can lead to`;
    findings.push(lintError('lookup-gap', message));
  }
  const attainable = new Set(complete);
  for (let answered = plan.minAnswered; answered < plan.items.length; answered++) {
    for (const raw of rawScores(plan, scale, answered, Number.POSITIVE_INFINITY) ?? []) attainable.add(raw);
  }
  const prorated = ascending(attainable).filter((raw) => !plan.lookup?.has(raw) && !complete.has(raw));
  if (prorated.length > 0) {
    const message = `${where}: no entry for raw score ${listFirst(prorated)}, which answers with a gap can lead to; such respondents get no score in spite of minAnswered`;
    findings.push(lintWarning('lookup-prorated', message));
  }
  const idle = keys.filter((raw) => !attainable.has(raw));
  if (idle.length > 0) {
    const message = `${where}: no answers lead to raw score ${listFirst(idle)}`;
    findings.push(lintWarning('lookup-unattainable', message));
  }
  return findings;
}

function responseOf(scale: Scale, index: number): Response {
  return scale.items[index]?.response ?? scale.response;
}

function ascending(values: Iterable<number>): number[] {
  return [...values].sort((a, b) => a - b);
}
