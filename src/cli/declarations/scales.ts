import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import type { SetStatus } from '../program.ts';
import { examples, outputOptions } from '../shared-options.ts';

/** Declares `scales` and its subcommands. */
export function scales(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program.command('scales').description('The scale definitions: built in, and your own.');
  const list = command
    .command('list')
    .description('The built-in scales.')
    .addHelpText('after', examples('ensure-stats scales list', 'ensure-stats scales list -o scales.xlsx'))
    .action(async (options) => {
      const { listScales } = await import('../commands/scales.ts');
      await listScales(options, host);
    });
  outputOptions(list, false);
  command
    .command('show <scale>')
    .description('A definition as JSON, to read or to start your own from.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText(
      'after',
      examples('ensure-stats scales show brs', 'ensure-stats scales show brs -o my-scale.json'),
    )
    .action(async (scale: string, options) => {
      const { showScale } = await import('../commands/scales.ts');
      await showScale(scale, options, host);
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
      const { checkScales } = await import('../commands/scales.ts');
      setStatus(await checkScales(names, options, host));
    });
  command
    .command('schema')
    .description('The JSON Schema of a scale definition, for editors.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', examples('ensure-stats scales schema -o scale.schema.json'))
    .action(async (options) => {
      const { printSchema } = await import('../commands/scales.ts');
      await printSchema(options, host);
    });
}
