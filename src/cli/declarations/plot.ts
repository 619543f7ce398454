import { Argument, type Command, Option } from 'commander';
import type { FigureKind } from '../../model/figure-data.ts';
import type { CommandLine } from '../host.ts';
import { numbersByScaleOption } from '../option-values.ts';
import {
  alphaOption,
  confidence,
  dataOptions,
  examples,
  groupOptions,
  idOptions,
  privacyOption,
  scaleOptions,
  testOption,
} from '../shared-options.ts';

/** What `plot` can draw, in the order of its help. */
export const PLOT_KINDS: Readonly<Record<FigureKind, string>> = {
  effects: 'forest plot: effect sizes with intervals',
  means: 'dot and interval: the mean of every score, per wave',
  scores: 'raincloud per scale: distribution, quartiles, mean, respondents',
  change: 'line per matched respondent, by reliable change (needs --id)',
  answers: 'diverging stacked bars of the answers to every item, per scale',
  items: 'item-rest correlation and alpha without the item, per scale',
  missing: 'map of missing answers, per item',
};

/** Declares `plot`: figures. */
export function plot(program: Command, host: CommandLine): void {
  const kinds = Object.entries(PLOT_KINDS).map(([kind, what]) => `  ${kind.padEnd(9)} ${what}`);
  const command = program
    .command('plot')
    .summary('figures as SVG or PNG, with a text alternative')
    .description(
      'Figures for a report, 160 mm wide, legible in print and without colour, each with its numbers as a text ' +
        `alternative. Kinds:\n\n${kinds.join('\n')}\n  all       every kind that the data allow, with --output-dir`,
    )
    .addArgument(new Argument('<kind>', 'what to draw').choices([...Object.keys(PLOT_KINDS), 'all']))
    .argument('<pre>', 'CSV file of the first wave, or of all respondents')
    .argument('[post]', 'CSV file of the second wave');
  scaleOptions(command);
  idOptions(
    command,
    'column that names the respondent, or several (initials,birthyear): the waves are matched',
  );
  groupOptions(command);
  testOption(command);
  alphaOption(command);
  confidence(command);
  command
    .option(
      '--reliability <scale=value,...>',
      "reliability behind reliable change, for the kind change (default: Cronbach's alpha of the pre-test)",
      numbersByScaleOption,
    )
    .option(
      '--sd <scale=value,...>',
      'standard deviation behind reliable change, for the kind change (default: of the pre-test)',
      numbersByScaleOption,
    )
    .option('--no-respondents', 'no dots, lines or distributions: only what groups have in common')
    .addOption(
      new Option(
        '--format <format>',
        'svg, or png at 300 dpi (default: svg, or by the ending of --output)',
      ).choices(['svg', 'png']),
    )
    .option('-o, --output <file>', 'write the figure to a file; its ending (.svg .png) gives the format')
    .option('--output-dir <folder>', 'write each figure to <folder>/<kind>-<scale>.svg (or .png)')
    .addOption(
      new Option('--lang <language>', 'language of the figure').choices(['en', 'nl', 'fr']).default('en'),
    );
  dataOptions(command);
  privacyOption(command);
  command
    .addHelpText(
      'after',
      '\nDots, lines and distributions show single respondents: they are left out of\ngroups of fewer than 10.',
    )
    .addHelpText(
      'after',
      examples(
        'ensure-stats plot effects pre.csv post.csv -o effects.svg',
        'ensure-stats plot answers pre.csv post.csv --scales brs -o answers.png --lang nl',
        'ensure-stats plot change pre.csv post.csv --id respondent --reliability brs=0.69 --output-dir figures',
        'ensure-stats plot all pre.csv post.csv --output-dir figures --format png',
      ),
    )
    .action(async (kind: string, pre: string, post: string | undefined, options) => {
      const { plotCommand } = await import('../commands/plot.ts');
      await plotCommand(kind, post === undefined ? [pre] : [pre, post], options, host);
    });
}
