import type { EmitPlan } from '../../../model/emit-plan.ts';
import { englishText } from '../wording.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** The file with everybody's answers and scores, which the syntax leaves behind. */
export const SCORES_FILE = 'ensure-stats-scores.sav';

/** Files in passing, erased at the end. */
export const SCRATCH = {
  wave: (number: number) => `ensure-stats-wave${number}.sav`,
  complete: 'ensure-stats-complete.sav',
  pairs: 'ensure-stats-pairs.sav',
  first: 'ensure-stats-first.sav',
  second: 'ensure-stats-second.sav',
  summary: 'ensure-stats-summary.sav',
} as const;

/** Means, standard deviations, medians and bands, per wave. */
export function descriptionCommands({ scores, wave }: Variables): string {
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
  const { wave } = variables;
  const list = wrapped(items);
  const samples = [
    ...score.waves.map((number) => ({ number, title: plan.waves[number - 1]!.name })),
    ...(score.waves.length > 1 ? [{ number: null, title: 'pooled' }] : []),
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
  { items, name, waves }: ScoreVariables,
  plan: EmitPlan,
  { wave }: Variables,
): string[] {
  const count = items.length;
  const tail = (1 - plan.confidence) / 2;
  const pooled = plan.waves.length + 1;
  const aggregates = items.map((item, i) => `  /m${i + 1} = MEAN(${item}) /s${i + 1} = SD(${item})`);
  const statistics = items.flatMap((_, i) => [`m${i + 1}`, `s${i + 1}`]);
  const variances = items.map((_, i) => `s${i + 1}**2`);
  const limit = (probability: number) =>
    `1 - (1 - alpha) * IDF.F(${spssNumber(probability)}, n - 1, (n - 1) * (k - 1))`;
  return [
    spssComment(
      `Feldt's interval of the alpha of ${name}, and its items: m1 and s1 are mean and SD of ${items[0]}, and so on`,
      ...(waves.length > 1 ? [`Wave ${pooled} is all respondents together`] : []),
    ),
    `SELECT IF (NVALID(${wrapped(items, ', ')}) = ${count}).`,
    `COMPUTE x = SUM(${wrapped(items, ', ')}).`,
    ...(waves.length > 1
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

/** Student's and Welch's test: the second wave minus the first. */
export function independentTests({ scores, wave }: Variables, level: number): string {
  const compared = scores.filter(({ waves }) => waves.length > 1).map(({ name }) => name);
  return [
    spssComment('Independent groups: Student (equal variances assumed) and Welch (not assumed)'),
    `T-TEST GROUPS=${wave}(2, 1)\n  /VARIABLES=${wrapped(compared)}\n  /CRITERIA=CI(${spssNumber(level)}).`,
  ].join('\n');
}

/** Respondents with an id side by side, and the paired test. */
export function pairedTests(plan: EmitPlan, { scores, wave, id }: Variables, pairs: PairNames): string {
  const compared = scores.filter(({ waves }) => waves.length > 1);
  const original = compared.map(({ name }) => name);
  const first = compared.map((score) => pairs.get(score)!.first);
  const second = compared.map((score) => pairs.get(score)!.second);
  const labels = compared.flatMap((score) =>
    (['first', 'second'] as const).map((half, index) => {
      const name = `${englishText(score.score.name)}, ${plan.waves[index]!.name}`;
      return `${pairs.get(score)![half]} ${spssLabel(name, 255)}`;
    }),
  );
  const half = (number: 1 | 2, file: string, names: readonly string[]) => [
    `GET FILE='${SCORES_FILE}'.`,
    `SELECT IF (${wave} = ${number} AND ${id} NE ' ').`,
    `SORT CASES BY ${id}.`,
    `SAVE OUTFILE='${file}'\n  /KEEP=${wrapped([id!, ...original])}\n  /RENAME=(${wrapped(original)} =\n    ${wrapped(names)}).`,
  ];
  return [
    spssComment('The same respondents in both waves, matched by id; a blank id matches nobody'),
    ...half(1, SCRATCH.first, first),
    ...half(2, SCRATCH.second, second),
    `MATCH FILES /FILE='${SCRATCH.first}' /FILE='${SCRATCH.second}' /BY ${id}.`,
    `VARIABLE LABELS\n    ${labels.join('\n    ')}.`,
    `SAVE OUTFILE='${SCRATCH.pairs}'.`,
    `T-TEST PAIRS=${wrapped(second)}\n  WITH ${wrapped(first)} (PAIRED)\n  /CRITERIA=CI(${spssNumber(plan.confidence)}).`,
  ].join('\n');
}

/** The score of either wave, as variables of one respondent. */
export type PairNames = ReadonlyMap<ScoreVariables, { readonly first: string; readonly second: string }>;

export function pairNames({ scores, names }: Variables): PairNames {
  return new Map(
    scores.map((score) => [
      score,
      { first: names.give(`${score.name}_first`), second: names.give(`${score.name}_second`) },
    ]),
  );
}
