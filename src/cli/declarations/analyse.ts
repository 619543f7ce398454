import type { Command } from 'commander';
import { comparisonOptions, dataOptions, examples, outputOptions, scaleOptions } from '../shared-options.ts';

/** Declares `analyse`: the report's tables. */
export function analyse(program: Command): void {
  const command = program
    .command('analyse <pre> [post]')
    .alias('analyze')
    .summary("the report's tables: reliability, pre, post, difference, test, effect size")
    .description(
      "The report's tables from one file, two waves, or two groups within a file: scores, reliability, " +
        'means before and after, the difference with its test, interval and effect size. ' +
        'The difference is always post - pre.',
    );
  scaleOptions(command);
  comparisonOptions(command);
  dataOptions(command);
  outputOptions(command, true);
  command
    .option(
      '--details',
      'also every test and effect size, floor and ceiling, how scores were made, data and settings',
    )
    .addHelpText(
      'after',
      examples(
        'ensure-stats analyse pre.csv post.csv',
        'ensure-stats analyse pre.csv post.csv --id respondent     (paired)',
        'ensure-stats analyse pre.csv post.csv --id initials,birthyear --fuzzy 1 --attrition sex,age',
        'ensure-stats analyse survey.csv --by sex --groups man,woman',
        'ensure-stats analyse pre.csv post.csv --scales brs,my-scale.json -o results.json',
        'ensure-stats analyse pre.csv post.csv --lang nl -o results.docx',
        'ensure-stats analyse pre.csv post.csv --details -o results.xlsx',
        'ensure-stats analyse pre.csv post.csv --style ensure --lang nl',
      ),
    )
    .action(async (pre: string, post: string | undefined, options) => {
      const { analyseCommand } = await import('../commands/analyse.ts');
      await analyseCommand(post === undefined ? [pre] : [pre, post], options);
    });
}
