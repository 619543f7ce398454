import type { EmitPlan, EmitWave } from '../../../model/emit-plan.ts';
import { fileLines, waveNames } from '../wording.ts';
import { FURTHER_FUNCTIONS } from './further-functions.ts';
import { FURTHER_TESTS_FUNCTIONS } from './further-tests-functions.ts';
import { rComment, rName, rNumber, rString, rVector } from './literals.ts';
import {
  idFunctions,
  READING_FUNCTIONS,
  RECODING_FUNCTION,
  SCORING_FUNCTIONS,
  SKIPPING_FUNCTION,
} from './reading-functions.ts';
import { REPORT_FUNCTIONS } from './report-functions.ts';
import { scaleBlock } from './scale-block.ts';
import { STATISTICS_FUNCTIONS } from './statistics-functions.ts';

/** The names by which iconv knows the encodings everywhere. */
const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'CP1252',
  'iso-8859-15': 'ISO-8859-15',
  'windows-1254': 'CP1254',
  'windows-1256': 'CP1256',
} as const;

/**
 * The analysis as an R script: it reads the same files, scores them the same way, and prints every number; base R alone,
 * with psych for alpha where that package is installed.
 */
export function rScript(plan: EmitPlan): string {
  const parts = [
    head(plan),
    settings(plan),
    `# ---- Functions: reading ----\n\n${READING_FUNCTIONS}`,
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
    `# ---- Functions: all numbers of a score ----\n\n${REPORT_FUNCTIONS}`,
    `# ---- Data ----\n\n${data(plan)}`,
    ...plan.scales.filter(({ scores }) => scores.length > 0).map((scale) => scaleBlock(scale, plan)),
    '# ---- Results ----\n\nadjust()\nprint_results()',
  ];
  return `${parts.join('\n\n')}\n`;
}

function head(plan: EmitPlan): string {
  const [first, second] = plan.waves;
  const compared =
    first === undefined || second === undefined
      ? []
      : [
          `Difference = ${second.name} minus ${first.name}${plan.matching === null ? '; independent groups' : '; respondents matched by id'}. Tests are two-sided.`,
        ];
  return rComment(
    `Survey analysis: ${plan.scales.map(({ id }) => id).join(', ')} (${waveNames(plan)})`,
    `Written by ${plan.tool.name} ${plan.tool.version}; the same analysis, in R.`,
    '',
    'Files, as paths from the folder in which this script is run:',
    ...plan.files.flatMap(fileLines),
    '',
    'Run: Rscript <this file>, or open it in RStudio, set the working directory, and source it.',
    'Prints the main numbers as tables, then all of them as CSV (scale, wave, statistic, value).',
    'Needs R 4.0 or newer. Uses the package psych for alpha where it is installed; nothing else.',
    '',
    ...compared,
    'Reversed items are min + max - answer, of the declared range. Alpha is raw, on respondents who answered every',
    'item; its interval is after Feldt (1965). Intervals of standardized differences come from the noncentral t.',
    ...(plan.invalid === 'missing' ? ['Impossible answers count as missing; each is listed below.'] : []),
  );
}

const UTF_8 = `# Words with accents need a locale that knows them.
if (!l10n_info()[["UTF-8"]]) {
  for (locale in c("C.UTF-8", "en_US.UTF-8", "UTF-8")) if (suppressWarnings(Sys.setlocale("LC_CTYPE", locale)) != "") break
}`;

function settings({ confidence, equivalence }: EmitPlan): string {
  const bounds =
    equivalence === null
      ? 'NULL  # no tests of equivalence'
      : `list(bounds = c(${rNumber(equivalence.lower)}, ${rNumber(equivalence.upper)}), standardized = ${equivalence.unit === 'standardized' ? 'TRUE' : 'FALSE'})`;
  return `# ---- Settings ----\n\n${UTF_8}\n\nlevel <- ${rNumber(confidence)}  # of every confidence interval\nequivalence <- ${bounds}`;
}

function data({ files, waves, matching }: EmitPlan): string {
  const grouped = waves.some(({ group }) => group !== null);
  const reads = files.map((file) => {
    const options = [
      `encoding = "${ENCODINGS[file.encoding]}"`,
      `separator = ${rString(file.delimiter)}`,
      `respondents = ${file.rows}`,
    ];
    return `read_answers(${rString(file.path)}, ${options.join(', ')})`;
  });
  const header = (wave: EmitWave, index: number) => rString(files[wave.file]!.columns[index]!.name);
  const parts = waves.map((wave) => {
    if (wave.group === null) return `${rName(wave.name)} = ${reads[wave.file]}`;
    const cells = rVector(wave.group.cells.map(rString), '  ');
    return `${rName(wave.name)} = answers[column(answers, ${header(wave, wave.group.column)}) %in% ${cells}, , drop = FALSE]`;
  });
  const ids = waves.map((wave) => {
    const parts = wave.id.map((index) => `column(waves[[${rString(wave.name)}]], ${header(wave, index)})`);
    return `${rName(wave.name)} = comparable_id(${parts.join(', ')})`;
  });
  return [
    ...(grouped ? [`answers <- ${reads[0]}`] : []),
    `waves <- list(\n  ${parts.join(',\n  ')}\n)`,
    ...(matching === null
      ? ['partner <- NULL  # nobody is matched']
      : [
          '',
          idFunctions(matching),
          '',
          `ids <- list(\n  ${ids.join(',\n  ')}\n)`,
          `partner <- match_ids(ids[[1]], ids[[2]], near = ${matching.fuzzy === 1 ? 'TRUE' : 'FALSE'})`,
        ]),
  ].join('\n');
}
