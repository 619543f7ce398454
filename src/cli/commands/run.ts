import { printableLine } from '../../model/printable.ts';
import { isUserError, UserError } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderVerification } from '../../report/verification.ts';
import type { CommandLine } from '../host.ts';
import { renderOptions } from '../output.ts';
import { foldersOf, runStudy, type StudyRun, type VerifiedTable } from '../study/run-study.ts';
import { errorInStudyWords } from '../study/study-words.ts';

export type RunOptions = OptionsOf<'run'>;

/** `run <study>`: makes everything that a study file asks for; exit status 1 for findings in the data and tables that do not hold. */
export async function runCommand(path: string, options: RunOptions, host: CommandLine): Promise<0 | 1> {
  const run = await runStudy(path, options.outputDir, host).catch((error: unknown) => {
    throw isUserError(error) ? errorInStudyWords(error) : error;
  });
  await write(run, options.dryRun === true, host);
  if (run.problems.length > 0) {
    await printFindings(run, options.dryRun === true, host);
    return 1;
  }
  await host.emit(summary(run, options.dryRun === true), {});
  const failed = run.verified.filter(({ verification }) => !verification.passed);
  for (const { verification } of failed)
    await host.emit(
      `\n${await renderVerification(verification, renderOptions({}, 'table', host.terminal))}`,
      {},
    );
  return failed.length > 0 ? 1 : 0;
}

/** The problems of the data, and what can be done about them in a study. */
async function printFindings(
  { problems, files }: StudyRun,
  dryRun: boolean,
  { refuse, terminal }: CommandLine,
): Promise<void> {
  // Without their item, which would bring advice about options.
  const plain = problems.map(({ item: _, ...problem }) => problem);
  await refuse(errorInStudyWords(new UserError(plain, 1)));
  const lists = `only lists of problems ${dryRun ? 'would be' : 'were'} written`;
  terminal.say('');
  terminal.say(
    `So ${files.length === 0 ? 'nothing was written' : lists}. Correct the files, declare codes that mean "no answer" in "missing", or treat impossible values as missing with "invalid": "missing".`,
  );
}

async function write({ files }: StudyRun, dryRun: boolean, host: CommandLine): Promise<void> {
  if (dryRun) {
    for (const { path } of files) host.terminal.say(`Would write ${path}`);
    return;
  }
  await host.files.refuseInputs(files.map(({ path }) => path));
  for (const folder of foldersOf(files)) await host.folder(folder);
  for (const { path, content } of files) {
    await host.files.write(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? [content] : content,
    );
    host.terminal.say(`Wrote ${path}`);
  }
}

/** What was made and what became of the published tables, in a few lines. */
function summary({ files, verified }: StudyRun, dryRun: boolean): string {
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const lines = [
    dryRun ? `${count} would be written; nothing was.` : `${count} written.`,
    ...verified.map(verdict),
  ];
  return `${lines.join('\n')}\n`;
}

function verdict({ file, verification: { passed, summary: counts } }: VerifiedTable): string {
  const failing = counts.cells - counts.reproduced - counts.known;
  const known = counts.known === 0 ? '' : `, ${counts.known} known not to`;
  const end = failing === 0 ? '' : `, ${failing} ${failing === 1 ? 'does' : 'do'} not`;
  return `${printableLine(file)}: ${passed ? 'passed' : 'failed'}, ${counts.reproduced} of ${counts.cells} cells reproduced${known}${end}.`;
}
