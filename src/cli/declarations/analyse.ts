import { type Command, Option } from 'commander';
import { EMIT_TARGETS } from '../../model/emit-plan.ts';
import type { CommandLine } from '../host.ts';
import { figuresOption } from '../option-values.ts';
import {
  comparisonOptions,
  dataOptions,
  examples,
  outputOptions,
  privacyOption,
  scaleOptions,
} from '../shared-options.ts';

/** Declares `analyse`: the report's tables. */
export function analyse(program: Command, host: CommandLine): void {
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
  privacyOption(command);
  command
    .option(
      '--details',
      'also every test and effect size, floor and ceiling, how scores were made, data and settings',
    )
    .addOption(
      new Option(
        '--figures [kinds]',
        'figures below the tables of a page or document (-o report.html, report.docx), kinds as of "plot": effects,means unless named',
      )
        .argParser(figuresOption)
        .preset('effects,means'),
    )
    .option('--sentences', 'also a sentence in APA style on each comparison, below the tables')
    .option('--plot', 'also the effect sizes, drawn with characters below the tables')
    .addOption(
      new Option(
        '--emit <program>',
        'instead of the tables, a script that reads the same files and repeats every number there',
      ).choices(EMIT_TARGETS),
    )
    .addHelpText(
      'after',
      examples(
        'ensure-stats analyse pre.csv post.csv',
        'ensure-stats analyse pre.csv post.csv --id respondent     (paired)',
        'ensure-stats analyse pre.csv post.csv --id initials,birthyear --fuzzy 1 --attrition sex,age',
        'ensure-stats analyse pre.csv post.csv --plot',
        'ensure-stats analyse pre.csv post.csv --sentences -o results.docx',
        'ensure-stats analyse survey.csv --by sex --groups man,woman',
        'ensure-stats analyse pre.csv post.csv --scales brs,my-scale.json -o results.json',
        'ensure-stats analyse pre.csv post.csv --lang nl -o results.docx',
        'ensure-stats analyse pre.csv post.csv --figures effects,answers -o report.html',
        'ensure-stats analyse pre.csv post.csv --details -o results.xlsx',
        'ensure-stats analyse pre.csv --min-cell 5     (small groups withheld)',
        'ensure-stats analyse pre.csv post.csv --style ensure --lang nl',
        'ensure-stats analyse pre.csv post.csv --emit r -o analysis.R',
        'ensure-stats analyse pre.csv --emit spss -o analysis.sps     (SPSS, PSPP)',
      ),
    )
    .action(async (pre: string, post: string | undefined, options) => {
      const paths = post === undefined ? [pre] : [pre, post];
      if (options.emit !== undefined) {
        const { emitAnalysis } = await import('../commands/emit-analysis.ts');
        await emitAnalysis(paths, options, host);
        return;
      }
      const { analyseCommand } = await import('../commands/analyse.ts');
      await analyseCommand(paths, options, host);
    });
}
