import type { Command } from 'commander';
import type { CommandLine } from '../host.ts';
import type { SetStatus } from '../program.ts';
import { examples, outputOptions, readOptions, scaleOptions } from '../shared-options.ts';

/** Declares `audit`: a published table without its data. */
export function audit(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program
    .command('audit [table]')
    .summary('check a published table, or the tests in a text, without data')
    .description(
      'Says which numbers of a published table cannot be, or do not fit each other, without any data: means and SDs that ' +
        'whole answers cannot give (GRIM, GRIMMER, DEBIT), p, t, intervals and effect sizes against means, SDs and n, ' +
        'percentages and totals against counts, claims printed twice, and tests that were mixed. The table is JSON (see ' +
        'schemas/published.schema.json) or delimited text with columns scale, group, wave, n, mean, sd, difference, p. Exit ' +
        'status 1 when something is impossible or inconsistent that the table does not call known.',
    )
    .option(
      '--text <file>',
      'find and check the tests in a text (plain, Markdown, Word or PDF) instead of a table',
    );
  scaleOptions(command);
  readOptions(command);
  outputOptions(command, false);
  command
    .addHelpText(
      'after',
      examples(
        'ensure-stats audit report.published.json',
        'ensure-stats audit table.csv --lang nl',
        'ensure-stats audit --text report.docx',
        'ensure-stats audit --text report.pdf --format json',
      ),
    )
    .action(async (table: string | undefined, options) => {
      const { auditCommand } = await import('../commands/audit.ts');
      setStatus(await auditCommand(table, options, host));
    });
}
