import type { EmitModel, EmitPlan } from '../../../model/emit-plan.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import { atWave, differencesSummary, trialSummary } from './model-summary.ts';
import { SCORES_FILE, SCRATCH } from './procedures.ts';
import { idWidth } from './read-file.ts';
import { isOneSided } from './tests.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/**
 * Models of all samples. What PSPP has too is run there; commands of SPSS alone stand behind an asterisk, which makes comments of them.
 */
export function modelCommands(plan: EmitPlan, variables: Variables): string[] {
  const models = new Set(
    plan.scales.flatMap(({ scores }) => scores.flatMap((score) => score.models.map(methodOf))),
  );
  if (models.size === 0) return [];
  const scoresOf = (method: EmitModel) =>
    variables.scores.filter(({ score }) => score.models.some((model) => model.method === method));
  const isMatched = models.has('mixed-model') || models.has('ancova');
  return [
    [
      spssComment(
        'Models of all samples together',
        'Commands behind an asterisk are not in PSPP, where the others were run: take the asterisk away in SPSS',
        ...(isOneSided(variables.scores)
          ? [
              `They test to both sides, with intervals of ${percent(levelOf(plan, true))}%: of a test to one side p is half of theirs where the difference has the expected sign`,
              `(else 1 - p/2), and the interval of ${percent(plan.confidence)}% ends where theirs does on that side`,
            ]
          : []),
      ),
      ...strangers(scoresOf('welch-anova'), variables),
      ...(models.has('difference-of-differences')
        ? [
            ...crossed(scoresOf('difference-of-differences'), plan, variables),
            ...differencesSummary(plan, variables),
          ]
        : []),
      ...mixed(scoresOf('mixed-model'), plan, variables),
      ...(isMatched ? beside(plan, variables) : []),
      ...repeated(scoresOf('repeated-measures-anova'), plan, variables),
      ...covariance(scoresOf('ancova'), plan, variables),
      ...trialSummary(plan, variables),
      ...(isMatched ? [`GET FILE='${SCORES_FILE}'.`] : []),
    ].join('\n'),
  ];
}

function methodOf({ method }: { readonly method: EmitModel }): EmitModel {
  return method;
}

/** The level at which commands of two sides give the ends of the intervals: of one-sided ones 2 level - 1. */
function levelOf({ confidence }: EmitPlan, isOne: boolean): number {
  return isOne ? 2 * confidence - 1 : confidence;
}

function levelIn(scores: readonly ScoreVariables[], plan: EmitPlan): number {
  return levelOf(plan, isOneSided(scores));
}

/** Without the rounding of 2 * 0.95 - 1. */
function percent(level: number): string {
  return spssNumber(Number((100 * level).toPrecision(12)));
}

/** UNIANOVA takes the level of its intervals as an error. */
function alphaOf(scores: readonly ScoreVariables[], plan: EmitPlan): string {
  return `/CRITERIA=ALPHA(${spssNumber(Number((1 - levelIn(scores, plan)).toPrecision(12)))})`;
}

/** Behind an asterisk: SPSS reads to the full stop. */
function onlySpss(command: string): string {
  return `*${command}`;
}

function strangers(scores: readonly ScoreVariables[], { sample }: Variables): string[] {
  return scores.flatMap(({ name, samples }) => [
    `ONEWAY ${name} BY ${sample}\n  /STATISTICS=DESCRIPTIVES\n  /POSTHOC=GH.`,
    `NPAR TESTS /KRUSKAL-WALLIS=${name} BY ${sample}(${samples[0]}, ${samples.at(-1)}).`,
    onlySpss(`ONEWAY ${name} BY ${sample}\n  /STATISTICS=WELCH\n  /POSTHOC=GH.`),
  ]);
}

function crossed(scores: readonly ScoreVariables[], plan: EmitPlan, { wave, group }: Variables): string[] {
  return scores.map((score) =>
    onlySpss(
      [
        `UNIANOVA ${score.name} BY ${group} ${wave}`,
        `  ${alphaOf([score], plan)}`,
        `  /EMMEANS=TABLES(${group}*${wave})`,
        `  /DESIGN=${group} ${wave} ${group}*${wave}.`,
      ].join('\n'),
    ),
  );
}

function mixed(scores: readonly ScoreVariables[], plan: EmitPlan, variables: Variables): string[] {
  const { id, isRow, wave, group, names } = variables;
  if (scores.length === 0 || id === null) return [];
  const person = isRow ? id : names.give('person');
  const several = plan.groups.length > 0;
  const factors = several ? `${group} ${wave}` : wave;
  const effects = several ? `${group} ${wave} ${group}*${wave}` : wave;
  const table = several ? `${group}*${wave}` : wave;
  return [
    spssComment(
      'Mixed model for repeated measures: everybody with any score; who has no id is a person of one wave',
    ),
    ...(isRow
      ? []
      : [
          `STRING ${person} (A${Math.max(14, idWidth(plan) + 4)}).`,
          `COMPUTE ${person} = CONCAT('id ', RTRIM(${id})).`,
          `IF (${id} = ' ') ${person} = CONCAT('row ', STRING($CASENUM, F10.0)).`,
        ]),
    ...marginNotes(plan),
    ...scores.map((each) => {
      const { name, score } = each;
      const isUnstructured = score.models.some((model) => model.covariance === 'unstructured');
      const residuals = isUnstructured
        ? `  /REPEATED=${wave} | SUBJECT(${person}) COVTYPE(UN)`
        : `  /RANDOM=INTERCEPT | SUBJECT(${person}) COVTYPE(VC)`;
      return onlySpss(
        [
          `MIXED ${name} BY ${factors}`,
          `  /CRITERIA=CIN(${percent(levelIn([each], plan))})`,
          `  /FIXED=${effects} | SSTYPE(3)`,
          '  /METHOD=REML',
          residuals,
          '  /PRINT=SOLUTION R',
          ...(several ? changeTests(plan, variables) : []),
          `  /EMMEANS=TABLES(${table}) COMPARE(${wave}) REFCAT(FIRST) ADJ(LSD).`,
        ].join('\n'),
      );
    }),
  ];
}

/** MIXED holds no difference against a margin; the end of its interval does. */
function marginNotes({ nonInferiority }: EmitPlan): string[] {
  const judged = nonInferiority.filter(({ method }) => method === 'mixed-model');
  const notes = judged.map(({ score, margin, better }) =>
    better === 'higher'
      ? `Non-inferiority of ${score}: the lower end of the interval must lie above ${spssNumber(-margin)}`
      : `Non-inferiority of ${score}: the upper end of the interval must lie below ${spssNumber(margin)}`,
  );
  return [...new Set(notes)].map((note) => spssComment(note));
}

/** What the model is fitted for: how much more each group changed since the first wave than the first group. */
function changeTests({ waves, groups }: EmitPlan, { wave, group }: Variables): string[] {
  return groups.flatMap((name, own) =>
    own === 0
      ? []
      : waves.flatMap(({ name: later }, at) => {
          if (at === 0) return [];
          const weights = groups.flatMap((_, g) =>
            waves.map((_, w) => (g === own ? 1 : g === 0 ? -1 : 0) * (w === at ? 1 : w === 0 ? -1 : 0)),
          );
          const label = spssLabel(`change of ${name} minus ${groups[0]}, ${waves[0]!.name} to ${later}`, 120);
          return [`  /TEST=${label}\n    ${group}*${wave} ${weights.map((weight) => weight + 0).join(' ')}`];
        }),
  );
}

/** A row per person: the scores of all waves beside each other. */
function beside(plan: EmitPlan, { scores, wave, group, id, isRow }: Variables): string[] {
  const own = scores.filter(({ score }) => score.models.length > 0);
  const known = isRow ? `NOT MISSING(${id})` : `${id} NE ' '`;
  const by = plan.groups.length > 0 ? [group] : [];
  const original = own.map(({ name }) => name);
  return [
    spssComment('A row per person, with the scores of all waves'),
    ...plan.waves.flatMap((_, position) => {
      const names = own.map((score) => atWave(score, position));
      return [
        `GET FILE='${SCORES_FILE}'.`,
        `SELECT IF (${wave} = ${position + 1} AND ${known}).`,
        `SORT CASES BY ${id}.`,
        `SAVE OUTFILE='${SCRATCH.people(position + 1)}'\n  /KEEP=${wrapped([id!, ...by, ...original])}\n  /RENAME=(${wrapped(original)} =\n    ${wrapped(names)}).`,
      ];
    }),
    `MATCH FILES\n${plan.waves.map((_, position) => `  /FILE='${SCRATCH.people(position + 1)}'`).join('\n')}\n  /BY ${id}.`,
    'EXECUTE.',
    ...plan.waves.map((_, position) => `ERASE FILE='${SCRATCH.people(position + 1)}'.`),
  ];
}

function repeated(scores: readonly ScoreVariables[], plan: EmitPlan, { group }: Variables): string[] {
  const { waves, groups } = plan;
  return scores.flatMap((score) => {
    const list = wrapped(waves.map((_, wave) => atWave(score, wave)));
    const by = groups.length > 0 ? ` BY ${group}` : '';
    return [
      ...(groups.length > 0 ? [] : [`NPAR TESTS /FRIEDMAN=${list}.`]),
      onlySpss(
        [
          `GLM ${list}${by}`,
          `  /WSFACTOR=time ${waves.length} SIMPLE(1)`,
          '  /METHOD=SSTYPE(3)',
          `  ${alphaOf([score], plan)}`,
          '  /PRINT=DESCRIPTIVE ETASQ',
          '  /WSDESIGN=time',
          ...(groups.length > 0 ? [`  /DESIGN=${group}.`] : ['  /DESIGN.']),
        ].join('\n'),
      ),
    ];
  });
}

function covariance(scores: readonly ScoreVariables[], plan: EmitPlan, { group }: Variables): string[] {
  return scores.flatMap((score) => {
    const [pre, post] = [atWave(score, 0), atWave(score, 1)];
    const change = `${score.name}_change`;
    return [
      spssComment('Analysis of covariance, whether slopes are equal, and the difference of changes'),
      onlySpss(
        [
          `UNIANOVA ${post} BY ${group} WITH ${pre}`,
          '  /METHOD=SSTYPE(3)',
          `  ${alphaOf([score], plan)}`,
          '  /PRINT=PARAMETER ETASQ',
          `  /EMMEANS=TABLES(${group}) WITH(${pre}=MEAN) COMPARE(${group}) ADJ(LSD)`,
          `  /DESIGN=${pre} ${group}.`,
        ].join('\n'),
      ),
      onlySpss(`UNIANOVA ${post} BY ${group} WITH ${pre}\n  /DESIGN=${pre} ${group} ${pre}*${group}.`),
      `COMPUTE ${change} = ${post} - ${pre}.`,
      plan.groups.length === 2
        ? `T-TEST GROUPS=${group}(2, 1)\n  /VARIABLES=${change}\n  /CRITERIA=CI(${spssNumber(plan.confidence)}).`
        : `ONEWAY ${change} BY ${group}\n  /STATISTICS=DESCRIPTIVES.`,
    ];
  });
}
