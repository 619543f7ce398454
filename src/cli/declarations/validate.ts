import type { Command } from 'commander';
import type { SetStatus } from '../program.ts';
import { examples, missingOption, outputOptions, readOptions, scaleOptions } from '../shared-options.ts';

/** Declares `validate`: every problem. */
export function validate(program: Command, setStatus: SetStatus): void {
  const command = program
    .command('validate <files...>')
    .summary('every problem, by file, row, column, value and rule')
    .description(
      'Lists every problem of the files: impossible values, unknown answers, columns that are ambiguous or ' +
        'missing, duplicate ids. Nothing is changed. Exit status 1 when there is an error.',
    );
  scaleOptions(command);
  command.option('--id <column>', 'column that names the respondent; each id may appear once per file');
  missingOption(command);
  readOptions(command);
  outputOptions(command, false);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats validate pre.csv post.csv',
        'ensure-stats validate export.csv --id respondent --missing 99',
        'ensure-stats validate export.csv -o problems.csv',
      ),
    )
    .action(async (files: string[], options) => {
      const { validateCommand } = await import('../commands/validate.ts');
      setStatus(await validateCommand(files, options));
    });
}
