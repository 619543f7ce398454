import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { printableLine } from '../../model/printable.ts';
import { isUserError, remark, UserError } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderVerification } from '../../report/verification.ts';
import type { CommandLine } from '../command-io.ts';
import { renderOptions } from '../output.ts';
import { foldersOf, runStudy, type StudyRun, type VerifiedTable } from '../study/run-study.ts';
import type { MadeFile } from '../study/study-io.ts';
import { errorInStudyWords } from '../study/study-words.ts';

export type RunOptions = OptionsOf<'run'>;

/** `run <study>`: makes everything that a study file asks for; exit status 1 for findings in the data and tables that do not hold. */
export async function runCommand(path: string, options: RunOptions, host: CommandLine): Promise<0 | 1> {
  const run = await runStudy(path, options, host).catch((error: unknown) => {
    throw isUserError(error) ? errorInStudyWords(error) : error;
  });
  await write(run, options.dryRun === true, host);
  if (run.problems.length > 0) {
    await printFindings(run, options.dryRun === true, host);
    return 1;
  }
  const lines = await host.spoken(summary(run, options.dryRun === true));
  await host.write(`${lines.join('\n')}\n`, {});
  const failed = run.verified.filter(({ verification }) => !verification.passed);
  for (const { verification } of failed)
    await host.write(
      `\n${await renderVerification(verification, renderOptions({}, 'table', host.terminal))}`,
      {},
    );
  return failed.length > 0 ? 1 : 0;
}

/** The problems of the data, and what can be done about them in a study. */
async function printFindings(
  { problems, files }: StudyRun,
  dryRun: boolean,
  { refuse, tell, terminal }: CommandLine,
): Promise<void> {
  // Without their item, which would bring advice about options.
  const plain = problems.map(({ item: _, ...problem }) => problem);
  await refuse(errorInStudyWords(new UserError(plain, 1)));
  terminal.logLine('');
  const lists = dryRun ? 'lists-would-be' : 'lists';
  await tell(
    createMessage(studyMessages, 'data-findings', { written: files.length === 0 ? 'nothing' : lists }),
  );
}

async function write({ files, plan }: StudyRun, dryRun: boolean, host: CommandLine): Promise<void> {
  if (dryRun) {
    for (const { path } of files) await host.tell(createMessage(terminalMessages, 'would-write', { path }));
    return;
  }
  await host.files.refuseInputs(files.map(({ path }) => path));
  for (const folder of foldersOf(files)) await host.folder(folder);
  for (const { path, content } of files) {
    await host.files.write(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? [content] : content,
    );
    await host.tell(createMessage(terminalMessages, 'wrote', { path }));
  }
  if (plan?.record != null) await keepRecord(plan.record, host);
}

/** Where the folder may not be written, as of a checkout in CI, the run is as good without it. */
async function keepRecord({ path, content }: MadeFile, host: CommandLine): Promise<void> {
  const { writeWhole } = await import('../write-file.ts');
  try {
    await writeWhole(path, [content as string]);
    await host.tell(createMessage(terminalMessages, 'wrote', { path }));
  } catch (error) {
    if (!isUserError(error)) throw error;
    await host.warn([remark(createMessage(studyMessages, 'plan-record-lost', { path }))]);
  }
}

/** What was made and what became of the published tables. */
function summary({ files, verified, plan }: StudyRun, dryRun: boolean): Said[] {
  const facts = { count: files.length };
  const items = plan?.conformance.items ?? [];
  return [
    dryRun
      ? createMessage(studyMessages, 'files-not-written', facts)
      : createMessage(studyMessages, 'files-written', facts),
    ...verified.map(verdict),
    ...(plan === null
      ? []
      : [
          createMessage(studyMessages, 'plan-followed', {
            file: printableLine(plan.conformance.file),
            date: plan.conformance.date.slice(0, 10),
            count: items.length,
            followed: items.filter(({ status }) => status === 'as-planned').length,
          }),
        ]),
  ];
}

function verdict({ file, verification: { passed, summary: counts } }: VerifiedTable): Said {
  const { cells, reproduced, known } = counts;
  return createMessage(studyMessages, 'verified-table', {
    file: printableLine(file),
    passed,
    reproduced,
    cells,
    known,
    failing: cells - reproduced - known,
  });
}
