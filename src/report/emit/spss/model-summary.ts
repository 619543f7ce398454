import type { EmitModel, EmitPlan } from '../../../model/emit-plan.ts';
import { leaversCommands, leaversOf, numberOf } from './leavers.ts';
import { spssComment, spssNumber, wrapped } from './literals.ts';
import { SCORES_FILE, SCRATCH } from './procedures.ts';
import { stacked } from './stacked.ts';
import {
  DECIMALS,
  holmCommands,
  isOneSided,
  nonInferiorityCommands,
  SMALL,
  sideCommands,
  testCommands,
} from './tests.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** The scores that have a model. */
export function scoresWith(method: EmitModel, { scores }: Variables): ScoreVariables[] {
  return scores.filter(({ score }) => score.models.some((model) => model.method === method));
}

/** The name of a score at a wave, beside the others of the same person. */
export function atWave({ name }: ScoreVariables, wave: number): string {
  return `${name}_w${wave + 1}`;
}

/**
 * Analysis of covariance and difference of changes at full precision, from sums of squares within groups: of the file with a row per person.
 * Needs no command of models, so PSPP has it too.
 */
export function trialSummary(plan: EmitPlan, variables: Variables): string[] {
  const own = scoresWith('ancova', variables);
  if (own.length === 0) return [];
  const { scores, group } = variables;
  const hasSides = isOneSided(scores);
  const tail = spssNumber(1 - (1 - plan.confidence) / 2);
  const sums = ['xx', 'xy', 'yy'];
  const hasLeft = [...leaversOf('ancova', plan), ...leaversOf('difference-of-changes', plan)].length > 0;
  const first = [
    'n',
    'm_first',
    'm_second',
    'm_change',
    'sd_change',
    ...(hasLeft ? ['n_first', 'sd_first'] : []),
  ];
  return [
    `SAVE OUTFILE='${SCRATCH.persons}'.`,
    ...(hasLeft ? atFirst(plan, variables) : []),
    ...stacked(own, scores, SCRATCH.persons, (score) => `(${atWave(score, 0)} ${atWave(score, 1)} = x1 x2)`),
    `COMPUTE of_group = ${group}.`,
    'SELECT IF (NVALID(x1, x2) = 2 AND NOT MISSING(of_group)).',
    'SORT CASES BY scale of_group.',
    'AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=scale of_group /m1 = MEAN(x1) /m = MEAN(x2).',
    'COMPUTE xx = (x1 - m1)**2.',
    'COMPUTE xy = (x1 - m1) * (x2 - m).',
    'COMPUTE yy = (x2 - m)**2.',
    'COMPUTE change = x2 - x1.',
    'AGGREGATE\n  /OUTFILE=*\n  /BREAK=scale scale_id family of_group\n  /n = N(x1)\n  /m_first = MEAN(x1)\n  /m_second = MEAN(x2)\n' +
      `  /m_change = MEAN(change)\n  /sd_change = SD(change)\n  ${sums.map((sum) => `/${sum} = SUM(${sum})`).join(' ')}.`,
    'COMPUTE nx = n * m_first.',
    `AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=scale\n  /n_all = SUM(n) /x_all = SUM(nx) /groups = N ${sums.map((sum) => `/${sum}_all = SUM(${sum})`).join(' ')}.`,
    spssComment(
      'Analysis of covariance: the slope within groups, and means adjusted to the mean of all at the first wave',
    ),
    'COMPUTE slope = xy_all / xx_all.',
    'COMPUTE adjusted_at = x_all / n_all.',
    'COMPUTE df = n_all - groups - 1.',
    'COMPUTE residual = (yy_all - slope * xy_all) / df.',
    'COMPUTE adjusted = m_second - slope * (m_first - adjusted_at).',
    'COMPUTE se = SQRT(residual * (1 / n + (m_first - adjusted_at)**2 / xx_all)).',
    `COMPUTE lower = adjusted - IDF.T(${tail}, df) * se.`,
    `COMPUTE upper = adjusted + IDF.T(${tail}, df) * se.`,
    `FORMATS slope adjusted_at adjusted se lower upper ${DECIMALS}.`,
    'LIST VARIABLES=scale_id of_group n slope adjusted_at adjusted se df lower upper.',
    ...(hasLeft ? [`MATCH FILES /FILE=* /TABLE='${SCRATCH.firsts}' /BY scale of_group.`] : []),
    spssComment('Beside each group the first one'),
    'DO IF (of_group = 1).',
    ...first.map((name) => `  COMPUTE #${name} = ${name}.`),
    'END IF.',
    ...first.map((name) => `COMPUTE ${name}1 = #${name}.`),
    'COMPUTE difference = m_second - m_second1 - slope * (m_first - m_first1).',
    'EXECUTE.',
    'SELECT IF (of_group > 1).',
    'COMPUTE se = SQRT(residual * (1 / n + 1 / n1 + (m_first - m_first1)**2 / xx_all)).',
    ...sideCommands(scores),
    ...testCommands('', plan.confidence, hasSides),
    ...holmCommands('p'),
    'SORT CASES BY scale of_group.',
    `FORMATS difference se t lower upper ${DECIMALS} p p_holm ${SMALL}.`,
    spssComment('Adjusted differences: each group minus the first'),
    'LIST VARIABLES=scale_id of_group n1 n slope difference se t df p p_holm lower upper.',
    ...nonInferiorityCommands('ancova', '', 'scale_id of_group', plan, scores),
    ...leftOfGroups('ancova', '', plan, variables),
    spssComment('Differences of changes: each group minus the first, after Welch'),
    'COMPUTE difference = m_change - m_change1.',
    'COMPUTE se_c = SQRT(sd_change1**2 / n1 + sd_change**2 / n).',
    'COMPUTE df_c = se_c**4 / ((sd_change1**2 / n1)**2 / (n1 - 1) + (sd_change**2 / n)**2 / (n - 1)).',
    ...testCommands('_c', plan.confidence, hasSides),
    ...holmCommands('p_c'),
    'SORT CASES BY scale of_group.',
    `FORMATS se_c t_c df_c lower_c upper_c ${DECIMALS} p_c p_c_holm ${SMALL}.`,
    'LIST VARIABLES=scale_id of_group n1 n difference se_c t_c df_c p_c p_c_holm lower_c upper_c.',
    ...nonInferiorityCommands('difference-of-changes', '_c', 'scale_id of_group', plan, scores),
    ...leftOfGroups('difference-of-changes', '_c', plan, variables),
    ...(hasLeft ? [`ERASE FILE='${SCRATCH.firsts}'.`] : []),
    `ERASE FILE='${SCRATCH.persons}'.`,
  ];
}

/** Everybody with a score in the first wave, by group. */
function atFirst({ groups }: EmitPlan, { sample }: Variables): string[] {
  return [
    `GET FILE='${SCRATCH.described}'.`,
    `SELECT IF (${sample} <= ${groups.length}).`,
    `COMPUTE of_group = ${sample}.`,
    'SORT CASES BY scale of_group.',
    `SAVE OUTFILE='${SCRATCH.firsts}'\n  /KEEP=scale of_group n sd\n  /RENAME=(n sd = n_first sd_first).`,
  ];
}

/** What those who left each group could change of its difference from the first. */
function leftOfGroups(
  model: 'ancova' | 'difference-of-changes',
  suffix: string,
  plan: EmitPlan,
  variables: Variables,
): string[] {
  const own = leaversOf(model, plan);
  if (own.length === 0) return [];
  const isOf = own.map(
    ({ score, group }) => `scale = ${numberOf(score, variables.scores)} AND of_group = ${group + 1}`,
  );
  const left = { people: 'n_first', stayed: 'n', sd: 'sd_first', se: `se${suffix}`, df: `df${suffix}` };
  return leaversCommands(wrapped(isOf, ' OR '), 'scale_id of_group', left, plan, variables);
}

/** Differences of differences of four independent means at full precision: how much more each group but the first changed. */
export function differencesSummary(plan: EmitPlan, variables: Variables): string[] {
  if (scoresWith('difference-of-differences', variables).length === 0) return [];
  const { scores, sample } = variables;
  const [groups, all] = [plan.groups.length, plan.samples.length];
  const four = [sample, `${sample} - of_group + 1`, 'of_group', '1'];
  const variance = (place: string) => `#sd(${place})**2 / #n(${place})`;
  return [
    spssComment(
      'Differences of differences: how much more each group changed than the first, of independent means',
    ),
    `GET FILE='${SCRATCH.described}'.`,
    `COMPUTE of_group = MOD(${sample} - 1, ${groups}) + 1.`,
    `COMPUTE at_wave = TRUNC((${sample} - 1) / ${groups}) + 1.`,
    ...['n', 'm', 'sd', 'of'].map((each) => `VECTOR #${each}(${all}).`),
    ...['n', 'm', 'sd'].map((each) => `COMPUTE #${each}(${sample}) = ${each}.`),
    `COMPUTE #of(${sample}) = scale.`,
    'COMPUTE difference = $SYSMIS.',
    'DO IF (of_group > 1 AND at_wave > 1).',
    `  DO IF (${four
      .slice(1)
      .map((place) => `#of(${place}) = scale`)
      .join(' AND ')}).`,
    `    COMPUTE difference = m - #m(${four[1]}) - #m(${four[2]}) + #m(1).`,
    ...four.map((place, index) => `    COMPUTE v${index + 1} = ${variance(place)}.`),
    `    COMPUTE w = ${four.map((place, index) => `v${index + 1}**2 / (#n(${place}) - 1)`).join(' + ')}.`,
    '  END IF.',
    'END IF.',
    'EXECUTE.',
    'SELECT IF (NOT MISSING(difference)).',
    'COMPUTE se = SQRT(v1 + v2 + v3 + v4).',
    'COMPUTE df = se**4 / w.',
    ...sideCommands(scores),
    ...testCommands('', plan.confidence, isOneSided(scores)),
    ...holmCommands('p'),
    `SORT CASES BY scale ${sample}.`,
    `FORMATS difference se t df lower upper ${DECIMALS} p p_holm ${SMALL}.`,
    'LIST VARIABLES=scale_id of_group at_wave difference se t df p p_holm lower upper.',
    ...nonInferiorityCommands('difference-of-differences', '', 'scale_id of_group at_wave', plan, scores),
    `GET FILE='${SCORES_FILE}'.`,
  ];
}
