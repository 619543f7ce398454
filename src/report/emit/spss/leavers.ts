import type { EmitLeavers, EmitPlan } from '../../../model/emit-plan.ts';
import { spssComment, spssNumber } from './literals.ts';
import { DECIMALS, isOneSided } from './tests.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** The variables that say how many were there at first, how many of them stayed, the SD at first, and the standard error and df of the difference. */
interface Left {
  readonly people: string;
  readonly stayed: string;
  readonly sd: string;
  readonly se: string;
  readonly df: string;
}

/** Entries of a plan for a test or a model; of the mixed model, whose numbers PSPP does not have, none. */
export function leaversOf(model: EmitLeavers['model'], { leavers }: EmitPlan): EmitLeavers[] {
  return leavers.filter((each) => each.model === model);
}

/**
 * How much worse (or better) those who left must have fared before the conclusion turns, and before the difference is nil: delta adjustment, the mean
 * score method of White, Carpenter & Horton (2018). The shift x at which (D + share x)² = t² (SE² + x² share (1 − share) / n) is a root of a quadratic.
 *
 * @param isOf the condition under which a line is meant
 */
export function leaversCommands(
  isOf: string,
  line: string,
  { people, stayed, sd, se, df }: Left,
  plan: EmitPlan,
  { scores }: Variables,
): string[] {
  const level = spssNumber(plan.confidence);
  return [
    spssComment(
      'What those who left could change: the shift of their scores at which the conclusion turns, and at which the difference is nil,',
      'in points and in SDs of the first wave (delta adjustment, White, Carpenter & Horton 2018)',
    ),
    `COMPUTE n_left = ${people} - ${stayed}.`,
    `COMPUTE share = n_left / ${people}.`,
    `COMPUTE t_end = IDF.T(${spssNumber(1 - (1 - plan.confidence) / 2)}, ${df}).`,
    ...(isOneSided(scores) ? [`IF (side NE 0) t_end = IDF.T(${level}, ${df}).`] : []),
    `COMPUTE quad_a = share**2 - t_end**2 * share * (1 - share) / ${people}.`,
    'COMPUTE quad_b = 2 * difference * share.',
    `COMPUTE quad_c = difference**2 - (t_end * ${se})**2.`,
    'COMPUTE root = SQRT(quad_b**2 - 4 * quad_a * quad_c).',
    'IF (difference < 0) root = -root.',
    'COMPUTE turns = -2 * quad_c / (quad_b + root).',
    'COMPUTE nil = -difference / share.',
    `COMPUTE turns_sd = turns / ${sd}.`,
    `COMPUTE nil_sd = nil / ${sd}.`,
    `FORMATS turns turns_sd nil nil_sd ${DECIMALS}.`,
    'TEMPORARY.',
    `SELECT IF (${isOf}).`,
    `LIST VARIABLES=${line} ${people} n_left difference turns turns_sd nil nil_sd.`,
  ];
}

/** The number of a score among all. */
export function numberOf(id: string, scores: readonly ScoreVariables[]): number {
  return scores.findIndex(({ score }) => score.id === id) + 1;
}
