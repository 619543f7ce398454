import type { EmitContrast, EmitPlan } from '../../../model/emit-plan.ts';
import { leaversCommands, leaversOf, numberOf } from './leavers.ts';
import { spssComment, spssNumber, wrapped } from './literals.ts';
import {
  allContrasts,
  comparedIn,
  type PairNames,
  pairedContrasts,
  SCORES_FILE,
  SCRATCH,
} from './procedures.ts';
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
import type { Variables } from './variables.ts';

/** All scores at full precision: descriptions, tests with Holm's adjustment, effect sizes. */
export function summaryCommands(plan: EmitPlan, variables: Variables, pairs: PairNames | null): string {
  const { scores, sample } = variables;
  const contrasts = allContrasts(plan);
  const kinds = (['waves', 'groups'] as const).filter((kind) => contrasts.some((each) => each.kind === kind));
  return [
    spssComment('---- All numbers at full precision ----'),
    ...stacked(scores, scores, SCORES_FILE, ({ name }) => `(${name} = x)`),
    `SORT CASES BY scale ${sample}.`,
    'AGGREGATE\n  /OUTFILE=*\n' +
      `  /BREAK=scale scale_id family ${sample}\n` +
      '  /cases = N\n  /n = N(x)\n  /m = MEAN(x)\n  /sd = SD(x)\n  /mdn = MEDIAN(x)\n  /low = MIN(x)\n  /high = MAX(x).',
    'SELECT IF (n > 0).',
    'COMPUTE missing_n = cases - n.',
    `FORMATS m sd mdn low high ${DECIMALS}.`,
    `LIST VARIABLES=scale_id ${sample} n missing_n m sd mdn low high.`,
    ...populationSummary(plan, variables),
    ...(kinds.length > 1 ? [`SAVE OUTFILE='${SCRATCH.described}'.`] : []),
    ...kinds.flatMap((kind, index) => [
      ...(index === 0 ? [] : [`GET FILE='${SCRATCH.described}'.`]),
      ...independentSummary(plan, variables, kind),
      ...(pairs === null || kind === 'groups' ? [] : pairedSummary(plan, variables, pairs)),
    ]),
    `GET FILE='${SCORES_FILE}'.`,
  ].join('\n');
}

/** Every sample against the first population of its score, then against the second. */
function populationSummary(plan: EmitPlan, { scores, sample }: Variables): string[] {
  const most = Math.max(...scores.map(({ score }) => score.populations.length));
  if (most === 0) return [];
  return [
    spssComment('Against populations: one-sample tests'),
    ...sideCommands(scores),
    ...Array.from({ length: most }, (_, place) => {
      const name = `population_${place + 1}`;
      const means = scores.flatMap(({ score }, index) => {
        const population = score.populations[place];
        return population === undefined ? [] : [`(${index + 1}=${spssNumber(population.mean)})`];
      });
      return [
        `RECODE scale ${wrapped(means)} (ELSE=SYSMIS) INTO ${name}.`,
        `COMPUTE difference = m - ${name}.`,
        'COMPUTE df = n - 1.',
        'COMPUTE se = sd / SQRT(n).',
        ...testCommands('', plan.confidence, isOneSided(scores)),
        `FORMATS ${name} difference se t lower upper ${DECIMALS} p ${SMALL}.`,
        'TEMPORARY.',
        `SELECT IF (NOT MISSING(${name})).`,
        `LIST VARIABLES=scale_id ${sample} ${name} n difference se t df p lower upper.`,
      ].join('\n');
    }),
  ];
}

/** The sizes, means and SDs of the first sample beside those of the second. */
function besideFirst(plan: EmitPlan, { scores, sample }: Variables, kind: EmitContrast['kind']): string[] {
  const of = (contrasts: readonly EmitContrast[]) => contrasts.filter((each) => each.kind === kind);
  if (plan.samples.length === 2)
    return [
      ...['n', 'm', 'sd'].map((each) => `IF (scale = LAG(scale)) ${each}1 = LAG(${each}).`),
      'COMPUTE first_sample = 1.',
      'EXECUTE.',
      `SELECT IF (${sample} = 2 AND n1 > 0).`,
    ];
  const recode = (contrasts: readonly EmitContrast[]) =>
    `RECODE ${sample} ${wrapped(of(contrasts).map(({ first, second }) => `(${second + 1}=${first + 1})`))} (ELSE=SYSMIS) INTO first_sample.`;
  const others = scores.flatMap(({ scale }, index) => {
    if (JSON.stringify(of(scale.contrasts)) === JSON.stringify(of(plan.contrasts))) return [];
    const own =
      of(scale.contrasts).length === 0 ? '  COMPUTE first_sample = $SYSMIS.' : `  ${recode(scale.contrasts)}`;
    return [`DO IF (scale = ${index + 1}).`, own, 'END IF.'];
  });
  const { length } = plan.samples;
  return [
    of(plan.contrasts).length === 0 ? 'COMPUTE first_sample = $SYSMIS.' : recode(plan.contrasts),
    ...others,
    ...['n', 'm', 'sd', 'of'].map((each) => `VECTOR #${each}(${length}).`),
    ...['n', 'm', 'sd'].map((each) => `COMPUTE #${each}(${sample}) = ${each}.`),
    `COMPUTE #of(${sample}) = scale.`,
    'DO IF (NOT MISSING(first_sample)).',
    '  DO IF (#of(first_sample) = scale).',
    ...['n', 'm', 'sd'].map((each) => `    COMPUTE ${each}1 = #${each}(first_sample).`),
    '  END IF.',
    'END IF.',
    'EXECUTE.',
    'SELECT IF (n1 > 0).',
  ];
}

/** The columns that say what a line is about: of several contrasts also which. */
function about({ contrasts, samples }: EmitPlan, { sample }: Variables): string {
  return contrasts.length === 1 && samples.length === 2 ? 'scale_id' : `scale_id first_sample ${sample}`;
}

function independentSummary(plan: EmitPlan, variables: Variables, kind: EmitContrast['kind']): string[] {
  const line = about(plan, variables);
  const testOf = testsIn(plan, variables);
  return [
    spssComment('Second minus first, for independent groups'),
    ...besideFirst(plan, variables, kind),
    ...sideCommands(variables.scores),
    'COMPUTE difference = m - m1.',
    'COMPUTE df = n1 + n - 2.',
    'COMPUTE sd_pooled = SQRT(((n1 - 1) * sd1**2 + (n - 1) * sd**2) / df).',
    'COMPUTE se = sd_pooled * SQRT(1 / n1 + 1 / n).',
    ...testOf(''),
    'COMPUTE se_w = SQRT(sd1**2 / n1 + sd**2 / n).',
    'COMPUTE df_w = se_w**4 / ((sd1**2 / n1)**2 / (n1 - 1) + (sd**2 / n)**2 / (n - 1)).',
    ...testOf('_w'),
    'COMPUTE d = difference / sd_pooled.',
    'COMPUTE g = d * EXP(LNGAMMA(df / 2) - LNGAMMA((df - 1) / 2)) / SQRT(df / 2).',
    'COMPUTE d_average = difference / SQRT((sd1**2 + sd**2) / 2).',
    ...holmCommands('p'),
    ...holmCommands('p_w'),
    `SORT CASES BY scale ${variables.sample}.`,
    `FORMATS difference se t df lower upper se_w t_w df_w lower_w upper_w d g d_average ${DECIMALS} p p_holm p_w p_w_holm ${SMALL}.`,
    spssComment('Student'),
    `LIST VARIABLES=${line} n1 n difference se t df p p_holm lower upper.`,
    spssComment('Welch'),
    `LIST VARIABLES=${line} n1 n difference se_w t_w df_w p_w p_w_holm lower_w upper_w.`,
    spssComment("Cohen's d by the pooled SD, Hedges' g (exact correction), and d by the average variance"),
    `LIST VARIABLES=${line} d g d_average.`,
    ...nonInferiorityCommands('student', '', line, plan, variables.scores),
    ...nonInferiorityCommands('welch', '_w', line, plan, variables.scores),
  ];
}

function pairedSummary(plan: EmitPlan, variables: Variables, pairs: PairNames): string[] {
  const { sample } = variables;
  const line = about(plan, variables);
  const contrasts = pairedContrasts(plan, variables);
  const testOf = testsIn(plan, variables);
  const changes = contrasts.flatMap((contrast, index) => [
    ...stacked(
      comparedIn(contrast, variables.scores),
      variables.scores,
      SCRATCH.pairs(index + 1),
      (score) => `(${pairs.get(score)!.first} ${pairs.get(score)!.second} = x1 x2)`,
    ),
    'SELECT IF (NVALID(x1, x2) = 2).',
    'COMPUTE change = x2 - x1.',
    `COMPUTE ${sample} = ${contrast.second + 1}.`,
    `COMPUTE first_sample = ${contrast.first + 1}.`,
    'SORT CASES BY scale.',
    'AGGREGATE\n  /OUTFILE=*\n' +
      `  /BREAK=scale scale_id family first_sample ${sample}\n` +
      '  /pairs = N(change)\n  /difference = MEAN(change)\n  /sd_change = SD(change)\n  /sd_first = SD(x1)\n  /sd_second = SD(x2).',
    ...(contrasts.length === 1 ? [] : [`SAVE OUTFILE='${SCRATCH.pairs(index + 1)}'.`]),
  ]);
  return [
    `SAVE OUTFILE='${SCRATCH.summary}'`,
    `  /KEEP=scale ${sample} n1 sd1 n sd difference df_w sd_pooled`,
    '  /RENAME=(difference = difference_all).',
    spssComment('The same respondents in both waves: the paired test'),
    ...changes,
    ...(contrasts.length === 1
      ? []
      : [`ADD FILES\n${contrasts.map((_, index) => `  /FILE='${SCRATCH.pairs(index + 1)}'`).join('\n')}.`]),
    'SELECT IF (pairs > 1).',
    'COMPUTE df = pairs - 1.',
    'COMPUTE se = sd_change / SQRT(pairs).',
    ...sideCommands(variables.scores),
    ...testOf(''),
    'COMPUTE dz = difference / sd_change.',
    'COMPUTE d_average = difference / ((sd_first + sd_second) / 2).',
    ...holmCommands('p'),
    `SORT CASES BY scale ${variables.sample}.`,
    `FORMATS difference se t df lower upper dz d_average ${DECIMALS} p p_holm ${SMALL}.`,
    `LIST VARIABLES=${line} pairs difference se t df p p_holm lower upper.`,
    `LIST VARIABLES=${line} dz d_average.`,
    ...nonInferiorityCommands('paired', '', line, plan, variables.scores),
    ...overlapSummary(plan, variables),
  ];
}

/** Tests of a summary by the suffix of their names. */
function testsIn({ confidence }: EmitPlan, { scores }: Variables) {
  return (suffix: string) => testCommands(suffix, confidence, isOneSided(scores));
}

/** What those who left could change of the paired tests: of everybody with a score in the first wave. */
function leftOfPairs(plan: EmitPlan, variables: Variables): string[] {
  const own = leaversOf(null, plan);
  if (own.length === 0) return [];
  const { sample, scores } = variables;
  const isOf = own.map(
    ({ score, first, later }) =>
      `scale = ${numberOf(score, scores)} AND first_sample = ${first + 1} AND ${sample} = ${later + 1}`,
  );
  const left = { people: 'n1', stayed: 'pairs', sd: 'sd1', se: 'se', df: 'df' };
  return leaversCommands(wrapped(isOf, ' OR '), about(plan, variables), left, plan, variables);
}

/** Everybody: respondents seen twice and those seen once (Derrick, Russ, Toher & White 2017). */
function overlapSummary(plan: EmitPlan, variables: Variables): string[] {
  const { sample, scores } = variables;
  const line = about(plan, variables);
  const testOf = testsIn(plan, variables);
  const once = '(first_only + second_only)';
  return [
    spssComment(
      'Partially overlapping samples t-tests (Derrick, Russ, Toher & White 2017): those seen twice and those seen once',
    ),
    `MATCH FILES /FILE=* /FILE='${SCRATCH.summary}' /BY scale ${sample}.`,
    ...leftOfPairs(plan, variables),
    'COMPUTE first_only = n1 - pairs.',
    'COMPUTE second_only = n - pairs.',
    `SELECT IF (pairs > 1 AND ${once} > 0).`,
    'COMPUTE difference = difference_all.',
    'COMPUTE r = (sd_first**2 + sd_second**2 - sd_change**2) / (2 * sd_first * sd_second).',
    'COMPUTE se_o = sd_pooled * SQRT(1 / n1 + 1 / n - 2 * r * pairs / (n1 * n)).',
    `COMPUTE df_o = pairs - 1 + (${once} + pairs - 1) * ${once} / (${once} + 2 * pairs).`,
    ...testOf('_o'),
    'COMPUTE se_u = SQRT(sd1**2 / n1 + sd**2 / n - 2 * r * sd1 * sd * pairs / (n1 * n)).',
    `COMPUTE df_u = pairs - 1 + (df_w - pairs + 1) * ${once} / (${once} + 2 * pairs).`,
    ...testOf('_u'),
    ...holmCommands('p_o'),
    ...holmCommands('p_u'),
    `SORT CASES BY scale ${sample}.`,
    `FORMATS se_o t_o df_o lower_o upper_o se_u t_u df_u lower_u upper_u ${DECIMALS} p_o p_o_holm p_u p_u_holm ${SMALL}.`,
    spssComment('Equal variances'),
    `LIST VARIABLES=${line} pairs first_only second_only difference se_o t_o df_o p_o p_o_holm lower_o upper_o.`,
    spssComment('Unequal variances'),
    `LIST VARIABLES=${line} pairs first_only second_only difference se_u t_u df_u p_u p_u_holm lower_u upper_u.`,
    ...nonInferiorityCommands('partially-overlapping', '_o', line, plan, scores),
    ...nonInferiorityCommands('partially-overlapping-unequal', '_u', line, plan, scores),
  ];
}
