import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import {
  alphaOption,
  confidence,
  dataOptions,
  examples,
  outputOptions,
  privacyOption,
  scaleOptions,
} from '../shared-options.ts';

/** Declares `reliability`: alpha and item statistics. */
export function reliability(program: Command, host: CommandLine): void {
  const command = program
    .command('reliability <file>')
    .summary('alpha and item statistics')
    .description(
      "Cronbach's alpha, raw and standardized, with its interval (Feldt), and per item the mean, the standard " +
        'deviation, the correlation with the rest of the scale, and alpha without the item. On respondents who ' +
        'answered every item, unless --alpha says otherwise.',
    );
  scaleOptions(command);
  alphaOption(command);
  confidence(command);
  dataOptions(command);
  outputOptions(command, true);
  privacyOption(command);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats reliability survey.csv',
        'ensure-stats reliability survey.csv --scales my-scale.json --format csv',
        'ensure-stats reliability survey.csv --alpha pairwise',
        'ensure-stats reliability survey.csv -o reliability.html',
      ),
    )
    .action(async (file: string, options) => {
      const { reliabilityCommand } = await import('../commands/analyse.ts');
      await reliabilityCommand([file], options, host);
    });
}
