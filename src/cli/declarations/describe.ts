import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import { listOption } from '../option-values.ts';
import {
  dataOptions,
  examples,
  outputOptions,
  personalOption,
  privacyOption,
  scaleOptions,
} from '../shared-options.ts';

/** Declares `describe`: who answered, and how. */
export function describe(program: Command, host: CommandLine): void {
  const command = program
    .command('describe <files...>')
    .summary("respondents' table and item frequencies")
    .description(
      'Who answered and how: counts and per cent of the columns you name, and of every answer of every item, ' +
        'also those that nobody chose; by file, or by group within one file.',
    )
    .option('--columns <columns>', "columns of the respondents' table, such as sex,age", listOption)
    .option('--names <names>', 'names of the files in the tables (default: the file names)', listOption)
    .option('--by <column>', 'column that splits one file into groups')
    .option('--no-items', "only the respondents' table");
  personalOption(command);
  scaleOptions(command);
  dataOptions(command);
  outputOptions(command, true);
  privacyOption(command);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats describe pre.csv --columns sex,age,education',
        'ensure-stats describe clients.csv staff.csv --names Clients,Staff --columns sex,age --no-items',
        'ensure-stats describe course.csv --scales course-exit',
        'ensure-stats describe pre.csv post.csv --columns sex,age -o respondents.docx',
      ),
    )
    .action(async (files: string[], options) => {
      const { describeCommand } = await import('../commands/describe.ts');
      await describeCommand(files, options, host);
    });
}
