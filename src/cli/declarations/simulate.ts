import { type Command, Option } from 'commander';
import type { CommandLine } from '../host.ts';
import { seedOption } from '../option-values.ts';
import { examples, formatOption, readOptions, scaleOptions } from '../shared-options.ts';

/** Declares `simulate`: synthetic answers for a published table. */
export function simulate(program: Command, host: CommandLine): void {
  const command = program
    .command('simulate <table>')
    .summary('make synthetic answers that give a published table')
    .description(
      'Makes item answers whose scores have the printed n, means and SDs, and where it is printed Cronbach’s alpha, for ' +
        'demonstrations and tests. Nobody gave these answers: file names, the first column and SYNTHETIC.md say so. Exit ' +
        'status 1 when no whole answers can give a printed mean and SD.',
    )
    .requiredOption('-o, --output <folder>', 'folder to write the files into; made when it is not there')
    .option('--seed <number>', 'the same seed gives the same answers', seedOption, 1);
  scaleOptions(command);
  readOptions(command);
  command
    .addOption(formatOption(['table', 'json']).default('table'))
    .addOption(
      new Option('--lang <language>', 'language of tables, warnings and errors')
        .choices(['en', 'nl', 'fr'])
        .default('en'),
    )
    .addHelpText('after', examples('ensure-stats simulate report.published.json -o synthetic --seed 1'))
    .action(async (table: string, options) => {
      const { simulateCommand } = await import('../commands/simulate.ts');
      await simulateCommand(table, options, host);
    });
}
