import type { EmitPlan } from '../../../model/emit-plan.ts';
import { spssComment, wrapped } from './literals.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** Correlations of the scores of each sample; of the same people across waves they stand beside the paired tests. */
export function correlationCommands(plan: EmitPlan, { sample, scores }: Variables): string[] {
  const list = correlated(scores).map(({ name }) => name);
  if (plan.correlations === 'none' || list.length < 2) return [];
  return [
    [
      spssComment(
        'Correlations of scores, of respondents with both; without intervals',
        ...(plan.correlations === 'disattenuated'
          ? ['Correlations without error of measurement are not here']
          : []),
        ...(plan.correlations === 'spearman'
          ? ['NONPAR CORR behind an asterisk is not in PSPP: take the asterisk away in SPSS']
          : []),
      ),
      `SORT CASES BY ${sample}.`,
      `SPLIT FILE SEPARATE BY ${sample}.`,
      ...commandsOf(wrapped(list), plan),
      'SPLIT FILE OFF.',
    ].join('\n'),
  ];
}

/** Correlations of scores at one wave with those at another, of the file of pairs. */
export function correlationsAcross(
  scores: readonly ScoreVariables[],
  nameOf: (score: ScoreVariables, half: 'first' | 'second') => string,
  plan: EmitPlan,
): string[] {
  const list = correlated(scores);
  if (plan.correlations === 'none' || list.length === 0) return [];
  const of = (half: 'first' | 'second') => wrapped(list.map((score) => nameOf(score, half)));
  return commandsOf(`${of('first')}\n    WITH ${of('second')}`, plan);
}

/** A scale with a score of its own stands for its subscales. */
function correlated(scores: readonly ScoreVariables[]): ScoreVariables[] {
  return scores.filter(({ score }) => score.inFamily);
}

function commandsOf(variables: string, { correlations }: EmitPlan): string[] {
  const command = (name: string, print: string) =>
    `${name}\n  /VARIABLES=${variables}\n  /PRINT=${print}\n  /MISSING=PAIRWISE.`;
  return [
    command('CORRELATIONS', 'TWOTAIL NOSIG'),
    ...(correlations === 'spearman' ? [command('*NONPAR CORR', 'SPEARMAN TWOTAIL')] : []),
  ];
}
