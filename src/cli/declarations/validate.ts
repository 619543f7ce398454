import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import type { SetStatus } from '../program.ts';
import { qualityOptions } from '../quality-options.ts';
import {
  examples,
  idOptions,
  missingOption,
  outputOptions,
  readOptions,
  scaleOptions,
} from '../shared-options.ts';

/** Declares `validate`: every problem. */
export function validate(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program
    .command('validate <files...>')
    .summary('every problem, by file, row, column, value and rule')
    .description(
      'Lists every problem of the files: impossible values, unknown answers, damaged rows, columns that are ambiguous ' +
        'or missing, duplicate ids. With --quality also respondents whose answers to look at. Nothing is changed. ' +
        'Exit status 1 when there is an error, 2 when a file cannot be read (the others are checked all the same); warnings leave it at 0.',
    );
  scaleOptions(command);
  idOptions(
    command,
    'column that names the respondent, or several (initials,birthyear); each id may appear once per file',
  );
  qualityOptions(command);
  missingOption(command);
  readOptions(command);
  outputOptions(command, false);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats validate pre.csv post.csv',
        'ensure-stats validate export.csv --id respondent --missing 99',
        'ensure-stats validate export.csv -o problems.xlsx',
        'ensure-stats validate export.csv --quality --max-missing 0.3',
      ),
    )
    .action(async (files: string[], options) => {
      const { validateCommand } = await import('../commands/validate.ts');
      setStatus(await validateCommand(files, options, host));
    });
}
