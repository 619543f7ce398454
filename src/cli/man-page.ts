import { tool } from '../model/tool.ts';
import { type CommandOutline, withSubcommands } from './outline.ts';

/**
 * The manual page (`man ensure-stats`) in the macros of man(7), made of the declarations of the commands.
 *
 * @param date of the page, as YYYY-MM-DD
 */
export function manualPage(commands: readonly CommandOutline[], date: string): string {
  return [
    `.TH ENSURE\\-STATS 1 ${date} "ensure\\-stats ${tool.version}" "Survey evaluation"`,
    '.SH NAME',
    'ensure\\-stats \\- survey evaluation: two exports in, the tables of a research report out',
    '.SH SYNOPSIS',
    ...commands.flatMap(withSubcommands).flatMap(synopsis),
    '.SH DESCRIPTION',
    ...paragraph(
      'Results go to standard output or the file that --output names, everything else to standard error. Files are ' +
        'delimited text, workbooks (.xlsx, .ods, .xls) and SPSS files (.sav, .zsav); - is standard input.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(withSubcommands).flatMap(section),
    '.SH EXIT STATUS',
    ...tagged('\\fB0\\fR', 'Fine.'),
    ...tagged('\\fB1\\fR', 'Findings: data with errors, a cell that does not reproduce, typists who differ.'),
    ...tagged(
      '\\fB2\\fR',
      'Could not run: a mistake in the call, a file that cannot be read, a broken definition.',
    ),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([what, call]) => [
      ...paragraph(what),
      '.PP',
      '.RS 4',
      '.EX',
      text(call),
      '.EE',
      '.RE',
    ]),
    '',
  ].join('\n');
}

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['The tables of two waves:', 'ensure-stats analyse pre.csv post.csv'],
  [
    'The same respondents twice, as a Word file:',
    'ensure-stats report pre.sav post.sav --id number -o report.docx',
  ],
  ['A published table recomputed from its data:', 'ensure-stats verify table.json --data pre.csv post.csv'],
];

function synopsis({ name, operands, options, subcommands }: CommandOutline): string[] {
  if (subcommands.length > 0) return [];
  const parts = [
    `\\fBensure\\-stats ${text(name)}\\fR`,
    options.length > 0 ? '[\\fIoptions\\fR]' : '',
    text(operands),
  ];
  return [parts.filter((part) => part !== '').join(' '), '.br'];
}

function section(command: CommandOutline): string[] {
  const { name, aliases, description, options, operands } = command;
  return [
    `.SS ${text([name, operands].filter((part) => part !== '').join(' '))}`,
    ...description.split('\n\n').flatMap((part) => (/^ /.test(part) ? asItIs(part) : paragraph(part))),
    ...(aliases.length > 0 ? paragraph(`Also called ${aliases.join(', ')}.`) : []),
    ...options.flatMap(({ flags, help }) => tagged(`\\fB${text(flags)}\\fR`, sentence(help))),
  ];
}

function paragraph(words: string): string[] {
  return ['.PP', text(words)];
}

function asItIs(lines: string): string[] {
  return ['.PP', '.EX', text(lines), '.EE'];
}

function tagged(tag: string, words: string): string[] {
  return ['.TP', tag, text(words)];
}

function sentence(help: string): string {
  return `${help[0]!.toUpperCase()}${help.slice(1)}${help.endsWith('.') ? '' : '.'}`;
}

/** Text that the formatter takes for nothing else: no escape, no macro at the beginning of a line, hyphens that can be copied. */
function text(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gm, '\\&$1')
    .replaceAll('’', '\\(cq');
}
