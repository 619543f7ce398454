import type { EmitItem, EmitNonInferiority, EmitPlan } from '../../../model/emit-plan.ts';
import { createMessage } from '../../../model/messages/create-message.ts';
import { scriptMessages } from '../../../model/messages/scripts.ts';
import { cannotRun } from '../../../model/problem.ts';
import { isRankTest, TEST_METHODS, type TestMethod } from '../../../model/statistics/tests.ts';
import { comparedLine, englishText, fileLines, sampleNames, subjectNames } from '../wording.ts';
import { correlationCommands } from './correlations.ts';
import { itemCommands } from './items.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import { modelCommands } from './models.ts';
import {
  allContrasts,
  descriptionCommands,
  independentTests,
  pairedContrasts,
  pairedTests,
  pairNames,
  populationTests,
  reliabilityCommands,
  SCORES_FILE,
  SCRATCH,
} from './procedures.ts';
import { questionLabels } from './questions.ts';
import { besideEachOther, readSource } from './read-file.ts';
import { checkCommands, scoreCommands } from './scores.ts';
import { summaryCommands } from './summary.ts';
import { type Variables, variablesOf } from './variables.ts';

/**
 * The analysis as SPSS syntax, which PSPP runs too: it reads the same files, scores them the same way, and prints the same numbers.
 *
 * @throws UserError (status 2) for a file with a line break inside a cell, which SPSS reads as two respondents, and for near matching
 */
export function spssScript(plan: EmitPlan): string {
  refuseNearMatching(plan);
  refuseForms(plan);
  refuseBrokenRows(plan);
  const variables = variablesOf(plan);
  const check = checkCommands(plan, variables);
  const scores = scoreCommands(plan, variables);
  const compared = variables.scores.some(({ scale }) => scale.contrasts.length > 0);
  const isPaired = compared && pairedContrasts(plan, variables).length > 0;
  const pairs = isPaired ? pairNames(variables) : null;
  const items = itemCommands(plan, variables);
  const several = plan.sources.length > 1;
  const sources = plan.sources.map((_, index) =>
    [
      readSource(plan, index, variables),
      ...(several ? [`SAVE OUTFILE='${SCRATCH.source(index + 1)}'.`] : []),
    ].join('\n'),
  );
  const together = plan.sources.map((_, index) => `/FILE='${SCRATCH.source(index + 1)}'`);
  const parts = [
    head(plan),
    'SET DECIMAL=DOT FORMAT=F14.8 MXWARNS=1000000.',
    ...sources,
    ...(several ? [`ADD FILES ${wrapped(together)}.`] : []),
    ...everybodyOrNobody(plan, variables),
    check,
    scores,
    labelCommands(plan, variables),
    `SORT CASES BY ${variables.sample}.\nSAVE OUTFILE='${SCORES_FILE}'.`,
    descriptionCommands(variables),
    ...variables.scores.map((score) => reliabilityCommands(score, plan, variables)),
    ...populationTests(plan, variables),
    ...(compared ? [independentTests(plan, variables)] : []),
    ...(pairs === null ? [] : [pairedTests(plan, variables, pairs)]),
    summaryCommands(plan, variables, pairs),
    ...modelCommands(plan, variables),
    ...items,
    ...correlationCommands(plan, variables),
    erasures(plan, variables, pairs !== null, items.length > 0),
  ];
  const text = `${parts.join('\n\n')}\n`;
  // SPSS takes a file for UTF-8 when it begins with this mark.
  return /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

/** Of several files, one whose corrections do not fit leaves nobody; what is pooled of the others would be other numbers under the same name. */
function everybodyOrNobody({ files, waves, groups }: EmitPlan, { names }: Variables): string[] {
  // Of groups it is not known how many respondents are in them before they are read.
  if (groups.length > 0 || files.length < 2 || files.every(({ corrections }) => corrections.length === 0))
    return [];
  const respondents = waves.reduce((sum, wave) => sum + wave.respondents, 0);
  const [everybody, found] = [names.give('everybody'), names.give('respondents_found')];
  return [
    [
      spssComment(
        `Unless all ${respondents} respondents are here, as where a correction did not fit, nobody is left`,
      ),
      `COMPUTE ${everybody} = 1.`,
      `AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=${everybody} /${found} = N.`,
      `SELECT IF (${found} = ${respondents}).`,
      'EXECUTE.',
      `DELETE VARIABLES ${everybody} ${found}.`,
    ].join('\n'),
  ];
}

function refuseNearMatching({ matching }: EmitPlan): void {
  if (matching?.fuzzy !== 1) return;
  throw cannotRun(createMessage(scriptMessages, 'spss-fuzzy'));
}

/** SPSS decides itself which columns of a workbook are numbers, and PSPP reads none. */
function refuseForms({ files }: EmitPlan): void {
  const other = files.find(({ form }) => form.kind !== 'text');
  if (other === undefined) return;
  throw cannotRun(createMessage(scriptMessages, 'spss-format', { file: other.path }), { file: other.path });
}

function refuseBrokenRows({ files }: EmitPlan): void {
  const broken = files.find(({ brokenRow }) => brokenRow !== null);
  if (broken === undefined) return;
  const place = { file: broken.path, row: broken.brokenRow! };
  throw cannotRun(createMessage(scriptMessages, 'spss-line-break', place), place);
}

function head(plan: EmitPlan): string {
  return spssComment(
    `Survey analysis: ${subjectNames(plan)} (${sampleNames(plan)})`,
    `Written by ${plan.tool.name} ${plan.tool.version}; the same analysis, as syntax for SPSS and PSPP`,
    '',
    "Files, as paths from the folder in which this syntax is run (in SPSS, name that folder first: CD 'C:\\folder')",
    ...plan.files.flatMap(fileLines),
    ...(plan.files.some(({ form }) => form.kind === 'text' && form.encoding.startsWith('utf-16'))
      ? ['PSPP does not read UTF-16: save such a file as UTF-8 first, and change ENCODING below']
      : []),
    '',
    `Writes ${SCORES_FILE} there, with the answers (after reversal) and scores of every respondent`,
    ...comparedLine(plan),
    'Procedures print 8 decimals; the tables at the end repeat scores, tests and effect sizes at full precision',
    'Not here: intervals of standardized differences, as PSPP has no noncentral t distribution; standardized alpha and other',
    'coefficients of reliability; rank tests; tests of normality and equivalence; Bayes factors; floor and ceiling',
    ...plan.nonInferiority
      .filter(({ method }) => isTest(method) && isRankTest(method))
      .map(({ score }) => `Nor non-inferiority of ${score} by ranks: the script for R has it`),
    ...(plan.leavers.some(({ model }) => model === 'mixed-model')
      ? ['Nor what those who left could change of the mixed model: the script for R has it']
      : []),
    ...(plan.invalid === 'missing' ? ['Impossible answers count as missing'] : []),
  );
}

function isTest(method: EmitNonInferiority['method']): method is TestMethod {
  return (TEST_METHODS as readonly string[]).includes(method);
}

function erasures(plan: EmitPlan, variables: Variables, paired: boolean, hasItems: boolean): string {
  const { sources } = plan;
  const complete = variables.scores.some(({ samples, items }) => samples.length > 1 && items.length > 1);
  const kinds = new Set(allContrasts(plan).map(({ kind }) => kind));
  const names = [
    ...(sources.length > 1 ? sources.map((_, index) => SCRATCH.source(index + 1)) : []),
    ...sources.flatMap((source) =>
      source.files.length > 1 ? source.files.map((file) => SCRATCH.part(file + 1)) : [],
    ),
    ...sources.flatMap((_, index) =>
      besideEachOther(plan, index).flatMap((wave, at) =>
        at === 0 ? [SCRATCH.rows(index + 1), SCRATCH.wave(wave + 1)] : [SCRATCH.wave(wave + 1)],
      ),
    ),
    ...(complete ? [SCRATCH.complete] : []),
    ...(kinds.size > 1 ? [SCRATCH.described] : []),
    ...(paired
      ? [
          ...[SCRATCH.first, SCRATCH.second, SCRATCH.summary],
          ...(hasItems ? [SCRATCH.items] : []),
          ...pairedContrasts(plan, variables).map((_, index) => SCRATCH.pairs(index + 1)),
        ]
      : []),
  ];
  return names.length === 0
    ? spssComment('The scores are the active file now')
    : [spssComment('Files in passing'), ...names.map((name) => `ERASE FILE='${name}'.`)].join('\n');
}

/** Labels: the column header of each item, the names of scores and waves, and what the codes mean after reversal. */
function labelCommands(plan: EmitPlan, variables: Variables): string {
  const items = plan.scales.filter(({ scores }) => scores.length > 0).flatMap((scale) => scale.items);
  const variableLabels = [
    ...items.map((item) => `${variables.itemName(item)} ${spssLabel(headerOf(item, plan), 255)}`),
    ...variables.scores.map(({ name, score }) => `${name} ${spssLabel(englishText(score.name), 255)}`),
  ];
  const labelled = (variable: string, names: readonly string[]) =>
    `VALUE LABELS ${variable} ${wrapped(names.map((name, index) => `${index + 1} ${spssLabel(name, 120)}`))}.`;
  const waves = plan.waves.map(({ name }) => name);
  const { sample, wave, group } = variables;
  return [
    `VARIABLE LABELS\n    ${variableLabels.join('\n    ')}.`,
    labelled(
      sample,
      plan.samples.map(({ name }) => name),
    ),
    ...(sample === wave ? [] : [labelled(wave, waves), labelled(group, plan.groups)]),
    ...valueLabels(items, variables),
    ...questionLabels(variables),
    `FORMATS ${items.map(variables.itemName).join(' ')} (F8.2).`
      .replace(/(.{1,100})(?: |$)/g, '$1\n    ')
      .trimEnd(),
  ].join('\n');
}

/** The header in the first wave that has the item. */
function headerOf(item: EmitItem, { waves, sources }: EmitPlan): string {
  const wave = item.columns.findIndex((column) => column !== null);
  const columns = sources[waves[wave]?.source ?? -1]?.columns;
  const header = columns?.find(({ index }) => index === item.columns[wave]?.index)?.name ?? item.id;
  return item.reversal !== null
    ? `${header} (reversed)`
    : item.recode !== null
      ? `${header} (recoded)`
      : header;
}

function valueLabels(items: readonly EmitItem[], variables: Variables): string[] {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const values = new Map(item.recode ?? []);
    // Of several answers that count alike none names the value.
    if (item.labels.length === 0 || new Set(values.values()).size < values.size) continue;
    const labels = item.labels
      .map(({ value, text }) => ({
        code: values.get(value) ?? (item.reversal === null ? value : item.reversal - value),
        text,
      }))
      .sort((a, b) => a.code - b.code)
      .map(({ code, text }) => `    ${spssNumber(code)} ${spssLabel(englishText(text), 120)}`)
      .join('\n');
    groups.set(labels, [...(groups.get(labels) ?? []), variables.itemName(item)]);
  }
  return [...groups].map(([labels, names]) => `VALUE LABELS ${wrapped(names)}\n${labels}.`);
}
