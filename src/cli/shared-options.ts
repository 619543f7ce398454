import { type Command, Option } from 'commander';
import { FORMATS, type ReportFormat } from '../model/format.ts';
import {
  columnsOption,
  confidenceOption,
  decimalOption,
  delimiterOption,
  encodingOption,
  equivalenceOption,
  labelsOption,
  listOption,
  minCellOption,
  normsOption,
  pairOption,
  reliabilityOption,
  replicatesOption,
  scalesOption,
  seedOption,
} from './option-values.ts';

/** Options that several commands share, each declared once. */

export function scaleOptions(command: Command): void {
  command.option(
    '--scales <scales>',
    'ids of built-in scales, or files of your own, separated by commas; may be repeated (default: every built-in scale whose items are all there)',
    scalesOption,
  );
}

export function comparisonOptions(command: Command): void {
  idOptions(
    command,
    'column that names the respondent, or several (initials,birthyear): the waves are matched, and the paired test comes first',
  );
  command
    .addOption(
      new Option(
        '--fuzzy <edits>',
        'also match ids that differ in so many characters, where nobody else comes into question',
      ).choices(['0', '1']),
    )
    .option(
      '--attrition <columns>',
      'columns of the pre file, such as sex,age, in which those who left are compared with those who stayed',
      listOption,
    );
  groupOptions(command);
  testOption(command);
  alphaOption(command);
  command
    .option(
      '--equivalence <bounds>',
      'smallest differences that matter, for tests of equivalence: -2,2 in points, or -0.3d,0.3d in standard deviations',
      equivalenceOption,
    )
    .option(
      '--bootstrap <replicates>',
      'bootstrap intervals (BCa) of the difference, and in JSON of alpha, such as 9999',
      replicatesOption,
    )
    .option('--seed <number>', 'seed of the bootstrap (default: 1)', seedOption)
    .option(
      '--reliability <values>',
      'reliability for individual change, with --id: 0.85, or brs=0.8,wemwbs=0.9 (default: alpha of the first wave)',
      reliabilityOption,
    )
    .option(
      '--norms <norms>',
      'mean/SD of populations, for clinically significant change: brs:functional=3.6/0.7,brs:dysfunctional=2.4/0.6',
      normsOption,
    );
  confidence(command);
}

/** Two groups within one file. */
export function groupOptions(command: Command): void {
  command
    .option('--by <column>', 'column that splits one file into the two groups to compare')
    .option(
      '--groups <first,second>',
      'which two groups, and in which order (default: ascending)',
      pairOption,
    );
  personalOption(command);
}

export function testOption(command: Command): void {
  command.addOption(
    new Option(
      '--test <test>',
      'the test that comes first (default: welch, or paired with --id); JSON has all',
    ).choices([
      'welch',
      'student',
      'mann-whitney',
      'paired',
      'wilcoxon-signed-rank',
      'partially-overlapping',
      'partially-overlapping-unequal',
    ]),
  );
}

/** Whose answers alpha and the item statistics rest on. */
export function alphaOption(command: Command): void {
  command.addOption(
    new Option(
      '--alpha <cases>',
      'alpha and item statistics of respondents who answered every item (listwise), or of everybody, from pairs of items (pairwise)',
    )
      .choices(['listwise', 'pairwise'])
      .default('listwise'),
  );
}

/** Which columns name the respondent, and how ids are compared. */
export function idOptions(command: Command, description: string): void {
  command
    .option('--id <columns>', description, columnsOption)
    .option(
      '--id-exact',
      'compare ids as they are written (default: without case, spaces, accents and leading zeros)',
    );
}

export function confidence(command: Command): void {
  command.option('--confidence <level>', 'level of the intervals', confidenceOption, 0.95);
}

/** What is shown of groups and characteristics: columns by which respondents could be recognised only by name, and codes by their labels. */
export function personalOption(command: Command): void {
  command.option(
    '--labels <labels>',
    'what codes of groups and characteristics are called: sex:1=Man,2=Vrouw; may be repeated, for other columns',
    labelsOption,
  );
  command.option(
    '--personal <columns>',
    'show these columns although they look like names, e-mail addresses, places or free text (default: such columns are refused)',
    listOption,
  );
}

/** Small groups can be withheld from every result that is handed on. */
export function privacyOption(command: Command): void {
  command.option(
    '--min-cell <n>',
    'withhold groups and counts of fewer respondents, and what would reveal them, such as 5 (default: everything is shown)',
    minCellOption,
  );
}

export function missingOption(command: Command): void {
  command.option(
    '--missing <codes>',
    'codes that mean "no answer", such as 99 or 99,NA; one with a comma is quoted: \'"1,5",99\'; may be repeated',
    listOption,
  );
}

export function dataOptions(command: Command): void {
  missingOption(command);
  command.addOption(
    new Option('--invalid <rule>', 'impossible values: stop (error), or count them as missing')
      .choices(['error', 'missing'])
      .default('error'),
  );
  damagedOption(command);
  readOptions(command);
}

export function readOptions(command: Command): void {
  command
    .option('--delimiter <sign>', 'comma, semicolon, tab or pipe (default: found out)', delimiterOption)
    .option(
      '--encoding <encoding>',
      'utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-15 (default: found out)',
      encodingOption,
    )
    .option('--decimal <sign>', 'point or comma (default: found out per column)', decimalOption);
}

/** What becomes of rows that cannot be read. */
export function damagedOption(command: Command): void {
  command.addOption(
    new Option(
      '--damaged <rule>',
      'rows that cannot be read (a separator or quote too many or too few): stop, or skip them and count them in every output',
    )
      .choices(['stop', 'skip'])
      .default('stop'),
  );
}

/** The usual ending of a file in each format. */
export const ENDING_OF: Readonly<Record<ReportFormat, string>> = {
  table: '.txt',
  json: '.json',
  csv: '.csv',
  markdown: '.md',
  html: '.html',
  latex: '.tex',
  docx: '.docx',
  xlsx: '.xlsx',
};

export function outputOptions(
  command: Command,
  styled: boolean,
  formats: readonly ReportFormat[] = FORMATS,
): void {
  const endings = formats.map((format) => ENDING_OF[format]).join(' ');
  command
    .addOption(formatOption(formats))
    .option(
      '-o, --output <file>',
      `write to a file, whole or not at all; its ending (${endings}) gives the format`,
    )
    .addOption(
      new Option('--lang <language>', 'language of tables, warnings and errors')
        .choices(['en', 'nl', 'fr'])
        .default('en'),
    );
  if (styled)
    command.addOption(
      new Option('--style <style>', 'form of the tables').choices(['apa', 'ensure']).default('apa'),
    );
}

export function formatOption(formats: readonly string[]): Option {
  const usual = formats.includes('table') ? 'table, or by' : 'by';
  return new Option(
    '--format <format>',
    `form of the output (default: ${usual} the ending of --output)`,
  ).choices(formats);
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map(folded).join('\n')}`;
}

/** Columns of a terminal that help is written for. */
const COLUMNS = 80;

/** An example that is too long goes on below, before an option, as a shell takes it. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '  $';
  const parts = line.split(/ (?=--?[a-z])/);
  for (const [index, part] of parts.entries()) {
    const goesOn = index < parts.length - 1;
    if (`${current} ${part}${goesOn ? ' \\' : ''}`.length > COLUMNS) {
      lines.push(`${current} \\`);
      current = '     ';
    }
    current += ` ${part}`;
  }
  return [...lines, current].join('\n');
}
