import { Command, type CommanderError } from 'commander';
import { tool } from '../model/tool.ts';
import { listOption } from './option-values.ts';
import {
  comparisonOptions,
  confidence,
  dataOptions,
  examples,
  formatOption,
  missingOption,
  outputOptions,
  readOptions,
  scaleOptions,
} from './shared-options.ts';

/** How a command reports its exit status when it is not 0. */
export type SetStatus = (status: 0 | 1 | 2) => void;

/** All commands and their options. What a command does is loaded when it is called, so that `--help` and small jobs start fast. */
export function buildProgram(setStatus: SetStatus): Command {
  const program = new Command('ensure-stats')
    .description('Survey evaluation: two exports in, the tables of a research report out.')
    .version(tool.version)
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ showGlobalOptions: false, helpWidth: Math.min(process.stdout.columns ?? 80, 100) })
    .configureOutput({
      outputError: (text, write) =>
        write(text.replace(/^error: (\w)/, (_, letter: string) => `error: ${letter}`)),
    })
    .addHelpText(
      'after',
      examples(
        'ensure-stats analyse pre.csv post.csv',
        'ensure-stats validate pre.csv post.csv',
        'ensure-stats scales list',
      ),
    )
    .addHelpText('after', '\nExit status: 0 fine, 1 findings (invalid data), 2 could not run.');
  analyse(program);
  validate(program, setStatus);
  score(program);
  reliability(program);
  describe(program);
  scales(program, setStatus);
  // Help and version end the program by an exception too; everything that ends it is decided in one place.
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)])
    command.exitOverride(rethrow);
  return program;
}

function rethrow(error: CommanderError): never {
  throw error;
}

function analyse(program: Command): void {
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
        'ensure-stats analyse survey.csv --by sex --groups man,woman',
        'ensure-stats analyse pre.csv post.csv --scales brs,my-scale.json -o results.json',
        'ensure-stats analyse pre.csv post.csv --style ensure --lang nl',
      ),
    )
    .action(async (pre: string, post: string | undefined, options) => {
      const { analyseCommand } = await import('./commands/analyse.ts');
      await analyseCommand(post === undefined ? [pre] : [pre, post], options);
    });
}

function validate(program: Command, setStatus: SetStatus): void {
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
      const { validateCommand } = await import('./commands/validate.ts');
      setStatus(await validateCommand(files, options));
    });
}

function score(program: Command): void {
  const command = program
    .command('score <files...>')
    .summary('scores per respondent, one file or many')
    .description(
      'One row per respondent: the id (or the row of the file), and for every scale and subscale the score, ' +
        'the number of items answered, and the band. Several files are joined, with a column for the wave, ' +
        'or scored each to a file of its own with --output-dir.',
    );
  scaleOptions(command);
  command
    .option('--id <column>', 'column that names the respondent')
    .option('--names <names>', 'names of the waves, one per file (default: the file names)', listOption)
    .option('--output-dir <folder>', 'write the scores of each file to <folder>/<file>.scores.csv');
  dataOptions(command);
  outputOptions(command, false);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats score answers.csv --id respondent -o scores.csv',
        'ensure-stats score pre.csv post.csv --names pre,post -o scores.csv',
        'ensure-stats score office-1.csv office-2.csv --output-dir scores',
      ),
    )
    .action(async (files: string[], options) => {
      const { scoreCommand } = await import('./commands/score.ts');
      await scoreCommand(files, options);
    });
}

function reliability(program: Command): void {
  const command = program
    .command('reliability <file>')
    .summary('alpha and item statistics')
    .description(
      "Cronbach's alpha, raw and standardized, with its interval (Feldt), and per item the mean, the standard " +
        'deviation, the correlation with the rest of the scale, and alpha without the item. On respondents who ' +
        'answered every item.',
    );
  scaleOptions(command);
  confidence(command);
  dataOptions(command);
  outputOptions(command, true);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats reliability survey.csv',
        'ensure-stats reliability survey.csv --scales my-scale.json --format csv',
      ),
    )
    .action(async (file: string, options) => {
      const { reliabilityCommand } = await import('./commands/analyse.ts');
      await reliabilityCommand(file, options);
    });
}

function describe(program: Command): void {
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
  scaleOptions(command);
  dataOptions(command);
  outputOptions(command, true);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats describe pre.csv --columns sex,age,education',
        'ensure-stats describe clients.csv staff.csv --names Clients,Staff --columns sex,age --no-items',
        'ensure-stats describe course.csv --scales course-exit',
      ),
    )
    .action(async (files: string[], options) => {
      const { describeCommand } = await import('./commands/describe.ts');
      await describeCommand(files, options);
    });
}

function scales(program: Command, setStatus: SetStatus): void {
  const command = program.command('scales').description('The scale definitions: built in, and your own.');
  command
    .command('list')
    .description('The built-in scales.')
    .addOption(formatOption(['table', 'json', 'csv', 'markdown']))
    .addHelpText('after', examples('ensure-stats scales list'))
    .action(async (options) => {
      const { listScales } = await import('./commands/scales.ts');
      await listScales(options);
    });
  command
    .command('show <scale>')
    .description('A definition as JSON, to read or to start your own from.')
    .addHelpText(
      'after',
      examples('ensure-stats scales show brs', 'ensure-stats scales show brs > my-scale.json'),
    )
    .action(async (scale: string) => {
      const { showScale } = await import('./commands/scales.ts');
      await showScale(scale);
    });
  command
    .command('check [scales...]')
    .description(
      'Checks definitions: their form, what their parts say about each other, and their worked examples. ' +
        'Without a name, all built-in scales. Exit status 1 when an example or a rule fails, 2 when a file is broken.',
    )
    .option('--format <format>', 'table or json', 'table')
    .addHelpText('after', examples('ensure-stats scales check', 'ensure-stats scales check my-scale.json'))
    .action(async (names: string[], options) => {
      const { checkScales } = await import('./commands/scales.ts');
      setStatus(await checkScales(names, options));
    });
  command
    .command('schema')
    .description('The JSON Schema of a scale definition, for editors.')
    .addHelpText('after', examples('ensure-stats scales schema > scale.schema.json'))
    .action(async () => {
      const { printSchema } = await import('./commands/scales.ts');
      await printSchema();
    });
}
