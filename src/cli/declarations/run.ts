import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import type { SetStatus } from '../program.ts';
import { examples } from '../shared-options.ts';

/** Declares `run`: everything that a study file asks for. */
export function run(program: Command, host: CommandLine, setStatus: SetStatus): void {
  program
    .command('run <study>')
    .summary('make everything that a study file asks for, in one go')
    .description(
      'Makes everything that a study file asks for: tables, reports, figures, scores, scripts, and published tables recomputed ' +
        'from the data. All files are read and checked first, and all outputs made, before one is written; each is written ' +
        'whole or not at all, and the same study gives the same bytes. Paths in the study file start from its folder. For its ' +
        'keys see schemas/study.schema.json; "ensure-stats init" writes a first one. Exit status 1 for findings in the data ' +
        '(only lists of problems are written then) and for a published table that does not reproduce.',
    )
    .option('--output-dir <folder>', 'write into this folder instead of that of the study file')
    .option('--dry-run', 'make everything, list what would be written, and write nothing')
    .addHelpText(
      'after',
      examples(
        'ensure-stats run study.json',
        'ensure-stats run study.json --dry-run',
        'ensure-stats run study.json --output-dir results',
      ),
    )
    .action(async (study: string, options) => {
      const { runCommand } = await import('../commands/run.ts');
      setStatus(await runCommand(study, options, host));
    });
}
