import type { EmitItem, EmitPlan } from '../../../model/emit-plan.ts';
import { said } from '../../../model/messages/said.ts';
import { scriptMessages } from '../../../model/messages/scripts.ts';
import { cannotRun } from '../../../model/problem.ts';
import { englishText, fileLines, waveNames } from '../wording.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import {
  descriptionCommands,
  independentTests,
  pairedTests,
  pairNames,
  reliabilityCommands,
  SCORES_FILE,
  SCRATCH,
} from './procedures.ts';
import { readFile } from './read-file.ts';
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
  refuseBrokenRows(plan);
  const variables = variablesOf(plan);
  const check = checkCommands(plan, variables);
  const scores = scoreCommands(plan, variables);
  const compared = variables.scores.some(({ waves }) => waves.length > 1);
  const pairs = variables.id === null || !compared ? null : pairNames(variables);
  const severalFiles = plan.files.length > 1;
  const files = plan.files.map((_, index) =>
    [
      readFile(plan, index, variables),
      ...(severalFiles ? [`SAVE OUTFILE='${SCRATCH.wave(index + 1)}'.`] : []),
    ].join('\n'),
  );
  const together = plan.files.map((_, index) => `/FILE='${SCRATCH.wave(index + 1)}'`);
  const parts = [
    head(plan, pairs !== null),
    'SET DECIMAL=DOT FORMAT=F14.8 MXWARNS=1000000.',
    ...files,
    ...(severalFiles ? [`ADD FILES ${together.join(' ')}.`] : []),
    check,
    scores,
    labelCommands(plan, variables),
    `SORT CASES BY ${variables.wave}.\nSAVE OUTFILE='${SCORES_FILE}'.`,
    descriptionCommands(variables),
    ...variables.scores.map((score) => reliabilityCommands(score, plan, variables)),
    ...(compared ? [independentTests(variables, plan.confidence)] : []),
    ...(pairs === null ? [] : [pairedTests(plan, variables, pairs)]),
    summaryCommands(plan, variables, pairs),
    erasures(
      plan,
      variables.scores.some(({ waves, items }) => waves.length > 1 && items.length > 1),
      pairs !== null,
    ),
  ];
  const text = `${parts.join('\n\n')}\n`;
  // SPSS takes a file for UTF-8 when it begins with this mark.
  return /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

function refuseNearMatching({ matching }: EmitPlan): void {
  if (matching?.fuzzy !== 1) return;
  throw cannotRun(said(scriptMessages, 'spss-fuzzy'));
}

function refuseBrokenRows({ files }: EmitPlan): void {
  const broken = files.find(({ brokenRow }) => brokenRow !== null);
  if (broken === undefined) return;
  const place = { file: broken.path, row: broken.brokenRow! };
  throw cannotRun(said(scriptMessages, 'spss-line-break', place), place);
}

function head(plan: EmitPlan, paired: boolean): string {
  const [first, second] = plan.waves;
  return spssComment(
    `Survey analysis: ${plan.scales.map(({ id }) => id).join(', ')} (${waveNames(plan)})`,
    `Written by ${plan.tool.name} ${plan.tool.version}; the same analysis, as syntax for SPSS and PSPP`,
    '',
    "Files, as paths from the folder in which this syntax is run (in SPSS, name that folder first: CD 'C:\\folder')",
    ...plan.files.flatMap(fileLines),
    ...(plan.files.some(({ encoding }) => encoding.startsWith('utf-16'))
      ? ['PSPP does not read UTF-16: save such a file as UTF-8 first, and change ENCODING below']
      : []),
    '',
    `Writes ${SCORES_FILE} there, with the answers (after reversal) and scores of every respondent`,
    ...(second === undefined
      ? []
      : [
          `Difference = ${second.name} minus ${first!.name}${paired ? '; respondents matched by id' : '; independent groups'}`,
        ]),
    'Procedures print 8 decimals; the tables at the end repeat scores, tests and effect sizes at full precision',
    'Not here: intervals of standardized differences, as PSPP has no noncentral t distribution; standardized alpha and other',
    'coefficients of reliability; rank tests; tests of normality and equivalence; Bayes factors; floor and ceiling',
    ...(plan.invalid === 'missing' ? ['Impossible answers count as missing'] : []),
  );
}

function erasures({ files }: EmitPlan, complete: boolean, paired: boolean): string {
  const names = [
    ...(files.length > 1 ? files.map((_, index) => SCRATCH.wave(index + 1)) : []),
    ...(complete ? [SCRATCH.complete] : []),
    ...(paired ? [SCRATCH.first, SCRATCH.second, SCRATCH.pairs, SCRATCH.summary] : []),
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
  const waves = plan.waves.map(({ name }, index) => `${index + 1} ${spssLabel(name, 120)}`);
  return [
    `VARIABLE LABELS\n    ${variableLabels.join('\n    ')}.`,
    `VALUE LABELS ${variables.wave} ${waves.join(' ')}.`,
    ...valueLabels(items, variables),
    `FORMATS ${items.map(variables.itemName).join(' ')} (F8.2).`
      .replace(/(.{1,100})(?: |$)/g, '$1\n    ')
      .trimEnd(),
  ].join('\n');
}

/** The header in the first file that has the item. */
function headerOf(item: EmitItem, { files }: EmitPlan): string {
  const file = item.columns.findIndex((column) => column !== null);
  const header = files[file]?.columns[item.columns[file]?.index ?? -1]?.name ?? item.id;
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
