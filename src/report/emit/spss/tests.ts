import type { EmitPlan, EmitScore } from '../../../model/emit-plan.ts';
import { spssComment, spssNumber, wrapped } from './literals.ts';
import type { ScoreVariables } from './variables.ts';

/** Formats of the lists. */
export const DECIMALS = '(F20.12)';
export const SMALL = '(E20.12)';

const SIDES = { 'two-sided': 0, greater: 1, less: -1 } as const;

/** Whether some score is tested to one side. */
export function isOneSided(scores: readonly ScoreVariables[]): boolean {
  return scores.some(({ score }) => score.alternative !== 'two-sided');
}

/** By its number among the scores, to which side each is tested: 1 greater, -1 less, 0 both; none where all tests have two sides. */
export function sideCommands(scores: readonly ScoreVariables[]): string[] {
  if (!isOneSided(scores)) return [];
  const sides = scores.flatMap(({ score }, index) => {
    const side = SIDES[score.alternative];
    return side === 0 ? [] : [`(${index + 1}=${side})`];
  });
  return [
    spssComment(
      'Tests to one side: 1, that the second wave or group is higher; -1, lower; 0, tests to both sides',
    ),
    `RECODE scale ${wrapped(sides)} (ELSE=0) INTO side.`,
  ];
}

/**
 * t, p and interval of `difference` with the standard error `se` and `df`, under names that end in the suffix. An interval to one side has one end.
 *
 * @param hasSides whether `side` says to which side a line is tested
 */
export function testCommands(suffix: string, confidence: number, hasSides: boolean): string[] {
  const [t, df, se, p, lower, upper] = ['t', 'df', 'se', 'p', 'lower', 'upper'].map((each) => each + suffix);
  const tail = spssNumber(1 - (1 - confidence) / 2);
  const end = `IDF.T(${spssNumber(confidence)}, ${df}) * ${se}`;
  return [
    `COMPUTE ${t} = difference / ${se}.`,
    `COMPUTE ${p} = 2 * CDF.T(-ABS(${t}), ${df}).`,
    `COMPUTE ${lower} = difference - IDF.T(${tail}, ${df}) * ${se}.`,
    `COMPUTE ${upper} = difference + IDF.T(${tail}, ${df}) * ${se}.`,
    ...(hasSides
      ? [
          'DO IF (side NE 0).',
          `  COMPUTE ${p} = CDF.T(-side * ${t}, ${df}).`,
          `  COMPUTE ${lower} = $SYSMIS.`,
          `  COMPUTE ${upper} = $SYSMIS.`,
          `  IF (side = 1) ${lower} = difference - ${end}.`,
          `  IF (side = -1) ${upper} = difference + ${end}.`,
          'END IF.',
        ]
      : []),
  ];
}

/** Holm's adjustment: the smallest p times the number of tests, the next times one less, never falling. */
export function holmCommands(p: string): string[] {
  return [
    `COMPUTE counted = (family = 1 AND NOT MISSING(${p})).`,
    'COMPUTE everything = 1.',
    `AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=everything /tests_${p} = SUM(counted).`,
    `COMPUTE order_${p} = 2.`,
    `IF (counted = 1) order_${p} = ${p}.`,
    `SORT CASES BY order_${p}.`,
    `IF (counted = 1) ${p}_holm = MIN(1, (tests_${p} - $CASENUM + 1) * ${p}).`,
    `IF (counted = 1 AND $CASENUM > 1) ${p}_holm = MAX(${p}_holm, LAG(${p}_holm)).`,
  ];
}

/** The difference against the margin of those scores that are judged by this test or model. */
export function nonInferiorityCommands(
  method: EmitPlan['nonInferiority'][number]['method'],
  suffix: string,
  line: string,
  { nonInferiority }: EmitPlan,
  scores: readonly ScoreVariables[],
): string[] {
  const marginOf = ({ id }: EmitScore) =>
    nonInferiority.find((each) => each.method === method && each.score === id);
  const judged = scores.flatMap(({ score }, index) => {
    const found = marginOf(score);
    return found === undefined ? [] : [{ number: index + 1, ...found }];
  });
  if (judged.length === 0) return [];
  const [df, se, lower, upper] = ['df', 'se', 'lower', 'upper'].map((each) => each + suffix);
  const better = judged.map((each) => `(${each.number}=${each.better === 'higher' ? 1 : -1})`);
  return [
    spssComment(
      'Non-inferiority: the end of the interval on the worse side against the margin, and t of the difference against it',
      'better is 1 where higher is better, -1 where lower is; non_inferior is 1 where the bound lies within the margin',
    ),
    `RECODE scale ${wrapped(judged.map(({ number, margin }) => `(${number}=${spssNumber(margin)})`))} (ELSE=SYSMIS) INTO margin.`,
    `RECODE scale ${wrapped(better)} (ELSE=SYSMIS) INTO better.`,
    `COMPUTE bound = ${lower}.`,
    `IF (better = -1) bound = ${upper}.`,
    `COMPUTE t_margin = (difference + better * margin) / ${se}.`,
    `COMPUTE p_margin = CDF.T(-better * t_margin, ${df}).`,
    'COMPUTE non_inferior = (better * bound > -margin).',
    `FORMATS bound t_margin ${DECIMALS} p_margin ${SMALL}.`,
    'TEMPORARY.',
    'SELECT IF (NOT MISSING(margin)).',
    `LIST VARIABLES=${line} margin better bound t_margin ${df} p_margin non_inferior.`,
  ];
}
