import type { Command } from 'commander';
import { SCORE_FORMATS } from '../../model/format.ts';
import type { CommandLine } from '../host.ts';
import { listOption } from '../option-values.ts';
import { dataOptions, examples, idOptions, outputOptions, scaleOptions } from '../shared-options.ts';

/** Declares `score`: scores per respondent. */
export function score(program: Command, host: CommandLine): void {
  const command = program
    .command('score <files...>')
    .summary('scores per respondent, one file or many')
    .description(
      'One row per respondent: the id (or the row of the file), and for every scale and subscale the score, ' +
        'the number of items answered, and the band. Several files are joined, with a column for the wave, ' +
        'or scored each to a file of its own with --output-dir.',
    );
  scaleOptions(command);
  idOptions(command, 'column that names the respondent, or several (initials,birthyear)');
  command
    .option('--names <names>', 'names of the waves, one per file (default: the file names)', listOption)
    .option('--output-dir <folder>', 'write the scores of each file to <folder>/<file>.scores.csv');
  dataOptions(command);
  outputOptions(command, false, SCORE_FORMATS);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats score answers.csv --id respondent -o scores.csv',
        'ensure-stats score pre.csv post.csv --names pre,post -o scores.csv',
        'ensure-stats score answers.csv --id respondent -o scores.xlsx',
        'ensure-stats score office-1.csv office-2.csv --output-dir scores',
      ),
    )
    .action(async (files: string[], options) => {
      const { scoreCommand } = await import('../commands/score.ts');
      await scoreCommand(files, options, host);
    });
}
