import { type Command, Option } from 'commander';
import { FORMATS } from '../../model/format.ts';
import type { CommandLine } from '../host.ts';
import { scalesOption } from '../option-values.ts';
import type { SetStatus } from '../program.ts';
import { dataOptions, examples, formatOption, idOptions } from '../shared-options.ts';

/** Declares `verify`: a published table against data. */
export function verify(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program
    .command('verify <table>')
    .summary('recompute a published table from data, cell by cell')
    .description(
      'Recomputes every cell of a published table (JSON, see schemas/published.schema.json, or the simple delimited text of ' +
        '"audit") from the answers, rounds as ' +
        'printed, and says of each: reproduced, differs by rounding, differs, or not computable. Where a cell differs, ' +
        'other conventions are tried, and those that give the printed number are named. Cells that the table calls ' +
        'known do not fail. Exit status 1 when another cell does not reproduce.',
    )
    .option(
      '--data <files...>',
      'answers, one file per wave: pre.csv post.csv, or by group: vp=pre.csv,post.csv ps=pre.csv,post.csv; or a study file (study.json), whose groups and waves are those of the table (default: the files that the table names)',
    )
    .addOption(
      new Option(
        '--test <test>',
        'the test of rows that name none (default: welch, or paired where the table says so)',
      ).choices([
        'welch',
        'student',
        'mann-whitney',
        'paired',
        'wilcoxon-signed-rank',
        'partially-overlapping',
        'partially-overlapping-unequal',
      ]),
    )
    .addOption(
      new Option(
        '--rounding <rule>',
        'how the publication rounds (default: as the table says, else half-up and half-even are both accepted)',
      ).choices(['nearest', 'half-up', 'half-even', 'truncated']),
    );
  command.option(
    '--scales <scales>',
    'definitions of your own for scales that the table names: files or folders, separated by commas (built-in ones are there)',
    scalesOption,
  );
  idOptions(command, 'column that names the respondent, for paired tests');
  dataOptions(command);
  command
    .addOption(formatOption([...FORMATS, 'github']))
    .option('-o, --output <file>', 'write to a file, whole or not at all; its ending gives the format')
    .addOption(
      new Option('--lang <language>', 'language of tables, warnings and errors')
        .choices(['en', 'nl', 'fr'])
        .default('en'),
    )
    .option('--details', 'also the cells that reproduce')
    .addHelpText(
      'after',
      examples(
        'ensure-stats verify table.json --data pre.csv post.csv',
        'ensure-stats verify report.json --data clients=c1.csv,c2.csv staff=s1.csv',
        'ensure-stats verify report.json --data study.json',
        'ensure-stats verify table.csv --data pre.csv post.csv',
        'ensure-stats verify report.json --details -o verification.xlsx',
        'ensure-stats verify report.json --format github     (GitHub Actions)',
      ),
    )
    .action(async (table: string, options, own: Command) => {
      const given = Object.keys(options).filter((name) => own.getOptionValueSource(name) === 'cli');
      const { verifyCommand } = await import('../commands/verify.ts');
      setStatus(await verifyCommand(table, options, given, host));
    });
}
