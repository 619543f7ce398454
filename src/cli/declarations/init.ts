import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import { languagesOption, scalesOption } from '../option-values.ts';
import { examples } from '../shared-options.ts';

/** Declares `init`: a first study file. */
export function init(program: Command, host: CommandLine): void {
  program
    .command('init <pre> [post]')
    .summary('write a first study file from what the files show')
    .description(
      'Writes a first study file for "ensure-stats run": the files with the delimiter and encoding that were found, the scales ' +
        'that are whole in them, codes that seem to mean "no answer", and outputs with names to begin with. Columns that may ' +
        'name the respondents are proposed in its notes, not used. No answer of a respondent is written into it.',
    )
    .option('-o, --output <file>', 'where to write the study file', 'study.json')
    .option('--force', 'replace a file that is there')
    .option(
      '--scales <scales>',
      'ids of built-in scales, or files of your own, separated by commas (default: every built-in scale that is found)',
      scalesOption,
    )
    .option(
      '--lang <languages>',
      'languages of the documents, such as nl or nl,en (default: en)',
      languagesOption,
    )
    .addHelpText(
      'after',
      examples(
        'ensure-stats init pre.csv post.csv',
        'ensure-stats init pre.csv post.csv -o evaluation/study.json --lang nl,en',
      ),
    )
    .action(async (pre: string, post: string | undefined, options) => {
      const { initCommand } = await import('../commands/init.ts');
      await initCommand(post === undefined ? [pre] : [pre, post], options, host);
    });
}
