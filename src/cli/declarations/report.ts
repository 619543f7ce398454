import { type Command, Option } from 'commander';
import type { CommandLine } from '../host.ts';
import { figuresOption, listOption, minCellOption } from '../option-values.ts';
import { comparisonOptions, dataOptions, examples, outputOptions, scaleOptions } from '../shared-options.ts';

/** Declares `report`: the whole evaluation as one document. */
export function report(program: Command, host: CommandLine): void {
  const command = program
    .command('report <pre> [post]')
    .summary('the whole evaluation as one document: a web page or a Word file')
    .description(
      'The whole evaluation as one document: what was asked, the flow of respondents, reliability, scores and ' +
        'their comparison in tables, sentences and figures, the answers to every item, data quality, methods, ' +
        'warnings, references, and every number as JSON inside the file. Groups of fewer than --min-cell ' +
        'respondents are withheld; no row, id or single answer is in it.',
    )
    .option('--columns <columns>', "columns of the respondents' table, such as sex,age", listOption)
    .option('--title <title>', 'title of the report (default: with the names of the files)')
    .option(
      '--date <date>',
      'date of the report, such as 2026-11-21 (default: SOURCE_DATE_EPOCH where it is set, else today)',
    )
    .addOption(
      new Option(
        '--figures <kinds>',
        'kinds of figures, as of "plot" (default: means,effects,answers,items,missing); change and scores, which show single respondents, only with --min-cell 0',
      ).argParser(figuresOption),
    )
    .option('--no-figures', 'tables and text only')
    .option(
      '--min-cell <n>',
      'withhold counts and statistics of fewer respondents, and what would reveal them; 0 withholds nothing (default: 5)',
      minCellOption,
    );
  scaleOptions(command);
  comparisonOptions(command);
  dataOptions(command);
  outputOptions(command, true, ['html', 'docx']);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats report pre.csv post.csv -o report.docx',
        'ensure-stats report pre.csv post.csv --columns sex,age --lang nl -o verslag.docx',
        'ensure-stats report pre.csv post.csv --id respondent --attrition sex,age -o report.html',
        'ensure-stats report survey.csv --by sex --groups man,woman --title "Men and women" -o report.html',
        'ensure-stats report pre.csv post.csv --date 2026-11-21 --no-figures -o report.docx',
      ),
    )
    .action(async (pre: string, post: string | undefined, options) => {
      const { reportCommand } = await import('../commands/report.ts');
      await reportCommand(post === undefined ? [pre] : [pre, post], options, host);
    });
}
