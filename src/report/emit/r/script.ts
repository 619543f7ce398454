import type {
  EmitLeavers,
  EmitModelContrast,
  EmitNonInferiority,
  EmitPlan,
  EmitQuestion,
  EmitRows,
} from '../../../model/emit-plan.ts';
import { comparedLine, fileLines, sampleNames, subjectNames } from '../wording.ts';
import { CORRELATION_FUNCTIONS, LEAVERS_FUNCTIONS } from './correlation-functions.ts';
import { columnOf, dataBlock, dataFunctions } from './data.ts';
import { ITEM_FUNCTIONS, QUESTION_FUNCTIONS, SCALE_ITEM_FUNCTIONS } from './item-functions.ts';
import { rComment, rName, rNumber, rString, rVector } from './literals.ts';
import { modelFunctions } from './model-functions.ts';
import { NON_INFERIORITY_FUNCTIONS } from './non-inferiority-functions.ts';
import { isOneSided, oneSidedBlock } from './one-sided-functions.ts';
import { POPULATION_FUNCTIONS } from './population-functions.ts';
import { RECODING_FUNCTION, SCORING_FUNCTIONS, SKIPPING_FUNCTION } from './reading-functions.ts';
import { REPORT_FUNCTIONS } from './report-functions.ts';
import { scaleBlock } from './scale-block.ts';
import { STATISTICS_FUNCTIONS } from './statistics-functions.ts';
import { FURTHER_FUNCTIONS } from './supplementary-functions.ts';
import { FURTHER_TESTS_FUNCTIONS } from './supplementary-tests-functions.ts';

/**
 * The analysis as an R script: it reads the same files, scores them the same way, and prints every number; base R alone,
 * with psych for alpha where that package is installed.
 */
export function rScript(plan: EmitPlan): string {
  const models = plan.scales.flatMap(({ scores }) =>
    scores.flatMap((score) => score.models.map(({ method }) => method)),
  );
  const parts = [
    head(plan),
    settings(plan),
    `# ---- Functions: reading ----\n\n${dataFunctions(plan).join('\n\n')}`,
    ...(plan.scales.some(({ items }) => items.some(({ skipped }) => skipped !== null))
      ? [SKIPPING_FUNCTION]
      : []),
    ...(plan.scales.some(({ items }) => items.some(({ recode }) => recode !== null))
      ? [RECODING_FUNCTION]
      : []),
    `# ---- Functions: scoring ----\n\n${SCORING_FUNCTIONS}`,
    `# ---- Functions: statistics ----\n\n${STATISTICS_FUNCTIONS}`,
    `# ---- Functions: further reliability ----\n\n${FURTHER_FUNCTIONS}`,
    `# ---- Functions: further tests ----\n\n${FURTHER_TESTS_FUNCTIONS}`,
    ...(models.length === 0
      ? []
      : [`# ---- Functions: models of all samples ----\n\n${modelFunctions(models).join('\n\n')}`]),
    ...(hasPopulations(plan) ? [`# ---- Functions: populations ----\n\n${POPULATION_FUNCTIONS}`] : []),
    `# ---- Functions: all numbers of a score ----\n\n${REPORT_FUNCTIONS}`,
    ...(plan.singleItems || plan.questions.length > 0
      ? [
          `# ---- Functions: single items and questions ----\n\n${[
            ITEM_FUNCTIONS,
            ...(plan.singleItems ? [SCALE_ITEM_FUNCTIONS] : []),
            ...(plan.questions.length > 0 ? [QUESTION_FUNCTIONS] : []),
          ].join('\n\n')}`,
        ]
      : []),
    ...(plan.correlations === 'none'
      ? []
      : [`# ---- Functions: correlations ----\n\n${CORRELATION_FUNCTIONS}`]),
    ...(plan.leavers.length === 0 ? [] : [`# ---- Functions: those who left ----\n\n${LEAVERS_FUNCTIONS}`]),
    ...(plan.nonInferiority.length === 0
      ? []
      : [`# ---- Functions: non-inferiority ----\n\n${NON_INFERIORITY_FUNCTIONS}`]),
    ...(isOneSided(plan) ? [`# ---- Functions: one-sided tests ----\n\n${oneSidedBlock(plan)}`] : []),
    `# ---- Data ----\n\n${dataBlock(plan)}`,
    ...plan.scales
      .filter(({ scores, items }) => scores.length > 0 || items.some(({ single }) => single !== null))
      .map((scale) => scaleBlock(scale, plan)),
    ...questionsBlock(plan),
    [
      '# ---- Results ----\n',
      'adjust()',
      ...(models.length === 0 ? [] : ['adjust_models()']),
      ...(hasPopulations(plan) ? ['adjust_populations()'] : []),
      ...(plan.correlations === 'none' ? [] : ['report_correlations()']),
      ...plan.leavers.map((each) => leaversCall(each, plan)),
      ...plan.nonInferiority.map((each) => nonInferiorityCall(each, plan)),
      'print_results()',
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function hasPopulations({ scales }: EmitPlan): boolean {
  return scales.some(({ scores }) => scores.some(({ populations }) => populations.length > 0));
}

function head(plan: EmitPlan): string {
  return rComment(
    `Survey analysis: ${subjectNames(plan)} (${sampleNames(plan)})`,
    `Written by ${plan.tool.name} ${plan.tool.version}; the same analysis, in R.`,
    '',
    'Files, as paths from the folder in which this script is run:',
    ...plan.files.flatMap(fileLines),
    '',
    'Run: Rscript <this file>, or open it in RStudio, set the working directory, and source it.',
    'Prints the main numbers as tables, then all of them as CSV (scale, wave, statistic, value).',
    `Needs R 4.0 or newer${packagesOf(plan)}. Uses the package psych for alpha where it is installed; nothing else.`,
    '',
    ...comparedLine(plan).flatMap((line) => [
      `${line}.`,
      isOneSided(plan) ? 'Tests of differences are one-sided, by score.' : 'Tests are two-sided.',
    ]),
    'Reversed items are min + max - answer, of the declared range. Alpha is raw, on respondents who answered every',
    'item; its interval is after Feldt (1965). Intervals of standardized differences come from the noncentral t.',
    ...(plan.invalid === 'missing' ? ['Impossible answers count as missing; each is listed below.'] : []),
  );
}

const UTF_8 = `# Words with accents need a locale that knows them.
if (!l10n_info()[["UTF-8"]]) {
  for (locale in c("C.UTF-8", "en_US.UTF-8", "UTF-8")) if (suppressWarnings(Sys.setlocale("LC_CTYPE", locale)) != "") break
}`;

function settings(plan: EmitPlan): string {
  const { confidence, equivalence } = plan;
  const bounds =
    equivalence === null
      ? 'NULL  # no tests of equivalence'
      : `list(bounds = c(${rNumber(equivalence.lower)}, ${rNumber(equivalence.upper)}), standardized = ${equivalence.unit === 'standardized' ? 'TRUE' : 'FALSE'})`;
  return [
    `# ---- Settings ----\n\n${UTF_8}\n`,
    `level <- ${rNumber(confidence)}  # of every confidence interval`,
    `equivalence <- ${bounds}`,
    `first_test <- c(${firstTests(plan).map(rString).join(', ')})  # of these, the first that there is stands for a comparison`,
    ...(plan.correlations === 'none'
      ? []
      : [`correlations <- ${rString(plan.correlations)}  # beside Pearson's`]),
  ].join('\n');
}

/** Which test stands for a comparison in the family of all scores: the one that was asked for, else that of pairs. */
function firstTests({ test }: EmitPlan): string[] {
  return [...new Set([...(test === null ? [] : [test]), 'paired', 'welch'])];
}

/** The packages that read the files. */
function packagesOf({ files }: EmitPlan): string {
  const kinds = new Set(files.map(({ form }) => form.kind));
  return [...(kinds.has('workbook') ? [', readxl'] : []), ...(kinds.has('sav') ? [', haven'] : [])].join('');
}

/** Questions outside the scales: those with two answers together, since they are one family, the answers of each other one by themselves. */
function questionsBlock(plan: EmitPlan): string[] {
  const { questions } = plan;
  const families = [
    questions.filter(({ kind }) => kind === 'yes-no'),
    ...questions.filter(({ kind }) => kind !== 'yes-no').map((question) => [question]),
  ].filter(({ length }) => length > 0);
  if (families.length === 0) return [];
  const calls = families.map((family) =>
    rVector(
      family.map((question) => questionOf(question, plan)),
      '',
      'report_questions(',
    ),
  );
  return [`# ---- Questions ----\n\n${calls.join('\n')}`];
}

function questionOf({ id, options }: EmitQuestion, plan: EmitPlan): string {
  const waves = plan.waves.flatMap(({ name, source }, wave) => {
    const { columns } = plan.sources[source]!;
    const cellsOf = (rows: readonly EmitRows[], indent: string) =>
      rVector(
        rows.map(({ column, cells }) => {
          const found = columns.find(({ index }) => index === column)!;
          return `list(column = ${columnOf(found)}, cells = ${rVector(cells.map(rString), `${indent}  `)})`;
        }),
        indent,
        'list(',
      );
    const own = options.flatMap((option) => {
      const cells = option.waves[wave] ?? null;
      return cells === null ? [] : [{ id: option.id, ...cells }];
    });
    if (own.length === 0) return [];
    const given = own.map((option) => `${rName(option.id)} = ${cellsOf(option.given, '        ')}`);
    const fields = [
      `answered = ${cellsOf(own[0]!.answered, '      ')}`,
      `given = ${rVector(given, '      ', 'list(')}`,
    ];
    return [`${rName(name)} = ${rVector(fields, '    ', 'list(')}`];
  });
  return `${rName(id)} = ${rVector(waves, '  ', 'list(')}`;
}

/** `t0 to t1`, or `change of intervention minus control, t0 to t1`. */
function contrastText({ kind, of, waves }: EmitModelContrast): string {
  return kind === 'change'
    ? `change of ${of[1]} minus ${of[0]}, ${waves!.join(' to ')}`
    : `${of[0]} to ${of[1]}`;
}

/** What the numbers of two samples stand under: their names, or the difference where there is only one. */
function comparisonText(contrast: EmitModelContrast, { contrasts }: EmitPlan): string {
  return contrasts.length === 1 && contrast.kind !== 'change' ? 'difference' : contrastText(contrast);
}

function leaversCall({ score, model, contrast, group, first, later }: EmitLeavers, plan: EmitPlan): string {
  const { samples } = plan;
  const name = comparisonText(contrast, plan);
  const options = [
    rString(score),
    rString(model ?? name),
    rString(name),
    rString(model === null ? 'paired.' : `contrasts.first: ${contrastText(contrast)}.`),
    `first = ${rString(samples[first]!.name)}`,
    `later = ${rString(samples[later]!.name)}`,
    `mixed = ${model === 'mixed-model' ? 'TRUE' : 'FALSE'}`,
    `group = ${group + 1}`,
  ];
  return rVector(options, '', 'report_leavers(');
}

function nonInferiorityCall(
  { score, method, contrast, sizes, margin, better }: EmitNonInferiority,
  plan: EmitPlan,
): string {
  const options = [
    rString(score),
    rString(sizes === null ? comparisonText(contrast, plan) : method),
    rString(sizes === null ? `${method}.` : `contrasts.first: ${contrastText(contrast)}.`),
    `margin = ${rNumber(margin)}`,
    `better = ${rString(better)}`,
    ...(sizes === null
      ? []
      : [
          `sizes = ${rVector(
            sizes.map((index) => rNumber(index + 1)),
            '  ',
          )}`,
        ]),
    ...(oneSided(score, plan) ? ['one_sided = TRUE'] : []),
  ];
  return rVector(options, '', 'report_non_inferiority(');
}

function oneSided(score: string, { scales }: EmitPlan): boolean {
  const scores = scales.flatMap((scale) => scale.scores);
  return scores.some(({ id, alternative }) => id === score && alternative !== 'two-sided');
}
