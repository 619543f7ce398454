import type { EmitContrast, EmitPlan } from '../../../model/emit-plan.ts';
import { englishText } from '../wording.ts';
import { correlationsAcross } from './correlations.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import { isOneSided } from './tests.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** The file with everybody's answers and scores, which the syntax leaves behind. */
export const SCORES_FILE = 'ensure-stats-scores.sav';

/** Files in passing, erased at the end. */
export const SCRATCH = {
  part: (number: number) => `ensure-stats-file${number}.sav`,
  rows: (number: number) => `ensure-stats-rows${number}.sav`,
  wave: (number: number) => `ensure-stats-wave${number}.sav`,
  source: (number: number) => `ensure-stats-source${number}.sav`,
  complete: 'ensure-stats-complete.sav',
  pairs: (number: number) => `ensure-stats-pairs${number}.sav`,
  described: 'ensure-stats-described.sav',
  people: (number: number) => `ensure-stats-people${number}.sav`,
  persons: 'ensure-stats-persons.sav',
  firsts: 'ensure-stats-firsts.sav',
  first: 'ensure-stats-first.sav',
  second: 'ensure-stats-second.sav',
  summary: 'ensure-stats-summary.sav',
  items: 'ensure-stats-items.sav',
  answers: 'ensure-stats-answers.sav',
  answersFirst: 'ensure-stats-answers-first.sav',
  answersBySample: 'ensure-stats-answers-by-sample.sav',
  answersOf: (number: number) => `ensure-stats-answers${number}.sav`,
} as const;

/** Means, standard deviations, medians and bands, per wave. */
export function descriptionCommands({ scores, sample: wave }: Variables): string {
  const bands = scores.flatMap(({ band }) => band ?? []);
  return [
    spssComment('Scores per wave'),
    `SORT CASES BY ${wave}.`,
    `SPLIT FILE SEPARATE BY ${wave}.`,
    `FREQUENCIES VARIABLES=${wrapped(scores.map(({ name }) => name))}\n  /FORMAT=NOTABLE /STATISTICS=MEAN STDDEV MEDIAN MINIMUM MAXIMUM SKEWNESS SESKEW KURTOSIS SEKURT.`,
    ...(bands.length === 0 ? [] : [`FREQUENCIES VARIABLES=${wrapped(bands)}.`]),
    'SPLIT FILE OFF.',
  ].join('\n');
}

/** Alpha and item statistics per wave and of all waves together, and Feldt's interval, which RELIABILITY does not print. */
export function reliabilityCommands(score: ScoreVariables, plan: EmitPlan, variables: Variables): string {
  const { items, name, score: definition } = score;
  if (items.length < 2) return spssComment(`${englishText(definition.name)} has one item, so no reliability`);
  const { sample: wave } = variables;
  const list = wrapped(items);
  const samples = [
    ...score.samples.map((number) => ({ number, title: plan.samples[number - 1]!.name })),
    ...(score.samples.length > 1 ? [{ number: null, title: 'pooled' }] : []),
  ];
  return [
    spssComment(`${englishText(definition.name)}: Cronbach's alpha of respondents who answered every item`),
    ...samples.map(({ number, title }) =>
      [
        ...(number === null ? [] : ['TEMPORARY.', `SELECT IF (${wave} = ${number}).`]),
        'RELIABILITY',
        `  /VARIABLES=${list}`,
        `  /SCALE(${spssLabel(`${name}, ${title}`, 120)})=ALL`,
        '  /MODEL=ALPHA',
        '  /SUMMARY=TOTAL.',
      ].join('\n'),
    ),
    ...feldtCommands(score, plan, variables),
  ].join('\n');
}

function feldtCommands(
  { items, name, samples }: ScoreVariables,
  plan: EmitPlan,
  { sample: wave }: Variables,
): string[] {
  const count = items.length;
  const tail = (1 - plan.confidence) / 2;
  const pooled = plan.samples.length + 1;
  const aggregates = items.map((item, i) => `  /m${i + 1} = MEAN(${item}) /s${i + 1} = SD(${item})`);
  const statistics = items.flatMap((_, i) => [`m${i + 1}`, `s${i + 1}`]);
  const variances = items.map((_, i) => `s${i + 1}**2`);
  const limit = (probability: number) =>
    `1 - (1 - alpha) * IDF.F(${spssNumber(probability)}, n - 1, (n - 1) * (k - 1))`;
  return [
    spssComment(
      `Feldt's interval of the alpha of ${name}, and its items: m1 and s1 are mean and SD of ${items[0]}, and so on`,
      ...(samples.length > 1 ? [`Number ${pooled} is all respondents together`] : []),
    ),
    `SELECT IF (NVALID(${wrapped(items, ', ')}) = ${count}).`,
    `COMPUTE x = SUM(${wrapped(items, ', ')}).`,
    ...(samples.length > 1
      ? [
          `SAVE OUTFILE='${SCRATCH.complete}'.`,
          `COMPUTE ${wave} = ${pooled}.`,
          `ADD FILES /FILE=* /FILE='${SCRATCH.complete}'.`,
        ]
      : []),
    `SORT CASES BY ${wave}.`,
    `AGGREGATE\n  /OUTFILE=*\n  /BREAK=${wave}\n  /n = N(x)\n  /sd = SD(x)\n${aggregates.join('\n')}.`,
    `COMPUTE k = ${count}.`,
    `COMPUTE alpha = k / (k - 1) * (1 - (${wrapped(variances, ' + ')}) / sd**2).`,
    `COMPUTE lower = ${limit(1 - tail)}.`,
    `COMPUTE upper = ${limit(tail)}.`,
    `FORMATS alpha lower upper ${wrapped(statistics)} (F20.12).`,
    `LIST VARIABLES=${wave} n k alpha lower upper.`,
    `LIST VARIABLES=${wave} ${wrapped(statistics)}.`,
    `GET FILE='${SCORES_FILE}'.`,
  ];
}

/** The one-sample test of every sample against each population; none where there are none. */
export function populationTests(plan: EmitPlan, { scores, sample }: Variables): string[] {
  const level = spssNumber(plan.confidence);
  const tests = scores.flatMap(({ name, score, samples }) =>
    score.populations.flatMap(({ name: population, mean }) => [
      spssComment(
        `${englishText(score.name)} against ${population === null ? 'a population' : englishText(population)} with mean ${spssNumber(mean)}`,
      ),
      ...samples.flatMap((number) => [
        'TEMPORARY.',
        `SELECT IF (${sample} = ${number}).`,
        `T-TEST\n  /TESTVAL=${spssNumber(mean)}\n  /VARIABLES=${name}\n  /CRITERIA=CI(${level}).`,
      ]),
    ]),
  );
  return tests.length === 0 ? [] : [[...twoSided(scores), ...tests].join('\n')];
}

/** Student's and Welch's test of every contrast: the second sample minus the first. */
export function independentTests(plan: EmitPlan, { scores, sample }: Variables): string {
  const level = spssNumber(plan.confidence);
  return [
    spssComment('Independent groups: Student (equal variances assumed) and Welch (not assumed)'),
    ...twoSided(scores),
    ...allContrasts(plan).flatMap((contrast) => {
      const compared = comparedIn(contrast, scores).map(({ name }) => name);
      if (compared.length === 0) return [];
      const test = `T-TEST GROUPS=${sample}(${contrast.second + 1}, ${contrast.first + 1})\n  /VARIABLES=${wrapped(compared)}\n  /CRITERIA=CI(${level}).`;
      return plan.contrasts.length === 1 ? [test] : [spssComment(contrastName(contrast, plan)), test];
    }),
  ].join('\n');
}

/** The procedure has tests to both sides; only SPSS from version 27 on prints others beside them. */
function twoSided(scores: readonly ScoreVariables[]): string[] {
  return isOneSided(scores)
    ? [spssComment('T-TEST tests to both sides; the one-sided tests and intervals stand at the end')]
    : [];
}

/** `t0 to t1` */
export function contrastName({ first, second }: EmitContrast, { samples }: EmitPlan): string {
  return `${samples[first]!.name} to ${samples[second]!.name}`;
}

/** The scores that a contrast is about: those of scales that both samples have, and where no earlier one stands in for the first. */
export function comparedIn(
  { first, second }: EmitContrast,
  scores: readonly ScoreVariables[],
): ScoreVariables[] {
  return scores.filter(({ scale }) =>
    scale.contrasts.some((each) => each.first === first && each.second === second),
  );
}

/** The contrasts in which the same respondents are compared. */
export function pairedContrasts(plan: EmitPlan, { id }: Variables): EmitContrast[] {
  return id === null ? [] : allContrasts(plan).filter(({ kind }) => kind === 'waves');
}

/** Every contrast of some scale, each once, those of the plan first. */
export function allContrasts({ contrasts, scales }: EmitPlan): EmitContrast[] {
  const found = new Map<string, EmitContrast>();
  for (const each of [...contrasts, ...scales.flatMap((scale) => scale.contrasts)])
    found.set(`${each.first} ${each.second}`, found.get(`${each.first} ${each.second}`) ?? each);
  return [...found.values()];
}

/** Respondents with an id side by side, and the paired test, of every contrast between waves. */
export function pairedTests(plan: EmitPlan, variables: Variables, pairs: PairNames): string {
  const contrasts = pairedContrasts(plan, variables);
  return [
    spssComment(
      variables.isRow
        ? 'The same respondents in both waves, matched by row'
        : 'The same respondents in both waves, matched by id; a blank id matches nobody',
    ),
    ...twoSided(variables.scores),
    ...contrasts.flatMap((contrast, index) => [
      ...(contrasts.length === 1 ? [] : [spssComment(contrastName(contrast, plan))]),
      ...pairsOf(contrast, index, plan, variables, pairs),
    ]),
  ].join('\n');
}

function pairsOf(
  contrast: EmitContrast,
  index: number,
  plan: EmitPlan,
  { scores, sample, id, isRow }: Variables,
  pairs: PairNames,
): string[] {
  const compared = comparedIn(contrast, scores);
  const original = compared.map(({ name }) => name);
  const first = compared.map((score) => pairs.get(score)!.first);
  const second = compared.map((score) => pairs.get(score)!.second);
  const names = [contrast.first, contrast.second].map((number) => plan.samples[number]!.name);
  const labels = compared.flatMap((score) =>
    (['first', 'second'] as const).map((half, position) => {
      const name = `${englishText(score.score.name)}, ${names[position]}`;
      return `${pairs.get(score)![half]} ${spssLabel(name, 255)}`;
    }),
  );
  const known = isRow ? `NOT MISSING(${id})` : `${id} NE ' '`;
  const half = (number: number, file: string, names: readonly string[]) => [
    `GET FILE='${SCORES_FILE}'.`,
    `SELECT IF (${sample} = ${number + 1} AND ${known}).`,
    `SORT CASES BY ${id}.`,
    `SAVE OUTFILE='${file}'\n  /KEEP=${wrapped([id!, ...original])}\n  /RENAME=(${wrapped(original)} =\n    ${wrapped(names)}).`,
  ];
  return [
    ...half(contrast.first, SCRATCH.first, first),
    ...half(contrast.second, SCRATCH.second, second),
    `MATCH FILES /FILE='${SCRATCH.first}' /FILE='${SCRATCH.second}' /BY ${id}.`,
    `VARIABLE LABELS\n    ${labels.join('\n    ')}.`,
    `SAVE OUTFILE='${SCRATCH.pairs(index + 1)}'.`,
    `T-TEST PAIRS=${wrapped(second)}\n  WITH ${wrapped(first)} (PAIRED)\n  /CRITERIA=CI(${spssNumber(plan.confidence)}).`,
    ...correlationsAcross(compared, (score, half) => pairs.get(score)![half], plan),
  ];
}

/** The score of either sample, as variables of one respondent. */
export type PairNames = ReadonlyMap<ScoreVariables, { readonly first: string; readonly second: string }>;

export function pairNames({ scores, names }: Variables): PairNames {
  return new Map(
    scores.map((score) => [
      score,
      { first: names.give(`${score.name}_first`), second: names.give(`${score.name}_second`) },
    ]),
  );
}
