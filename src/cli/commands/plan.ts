import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { plannedItems } from '../../analysis/plan-items.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { type Plan, planSchema } from '../../model/plan.ts';
import { cannotRun, isUserError, remark } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { Study } from '../../model/study.ts';
import { tool } from '../../model/tool.ts';
import { renderPlan } from '../../report/plan.ts';
import { utcNow } from '../clock.ts';
import type { CommandLine } from '../command-io.ts';
import { jsonText } from '../json-text.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { fileName, isSeveral } from '../read-file.ts';
import { filesOf, fromFolder, fromStudy, jobsOf } from '../study/jobs.ts';
import { frozenStudy, hashOfPlan, planPath, readPlan } from '../study/plan-file.ts';
import { protocolFindings } from '../study/protocol-findings.ts';
import { readStudyFile, type StudyFile } from '../study/read-study.ts';

export interface PlanOptions extends Omit<OptionsOf<'plan'>, 'format'>, OutputOptions {}

/** `plan <study>`: freezes what a study file decides, before the data are there; with `--power` the sample size that it needs. */
export async function planCommand(path: string, options: PlanOptions, host: CommandLine): Promise<void> {
  const file = await readStudyFile(path, host.files);
  if (options.power === true) return printSampleSizes(file, options, host);
  const target = planPath(file);
  if (target === null)
    throw cannotRun(
      createMessage(studyMessages, 'plan-without-key', { study: fileName(path), plan: ownName(path) }),
    );
  const isThere = existsSync(target);
  if (isThere && options.force !== true)
    throw cannotRun(createMessage(studyMessages, 'plan-exists', { path: target }));
  const { planned, scales } = await frozenStudy(file, host.files);
  const findings = protocolFindings(file.study, scales);
  if (findings.length > 0) throw file.broken(findings);
  const replaced = isThere ? await readPlan(target, host.files) : null;
  const contents: Omit<Plan, 'sha256'> = {
    schema: 'ensure-stats/plan/1',
    tool,
    date: utcNow(host.terminal.environment),
    data: await dataOf(file),
    results: resultsOf(file),
    replaces: replaced === null ? null : { date: replaced.date, sha256: replaced.sha256 },
    planned,
  };
  const plan: Plan = { ...contents, sha256: hashOfPlan(contents) };
  // What was written must be read again; anything else is a mistake of ours.
  planSchema.parse(plan);
  const format = outputFormat(options, host.terminal);
  const items = plannedItems({ ...planned, version: tool.version });
  const rendered = await renderPlan({ plan, items }, renderOptions(options, format, host.terminal));
  await writePlan(target, plan, isThere, host);
  await host.warn(remarksOn(plan, fileName(target)));
  await host.write(rendered, options);
}

/** How many people the planned comparisons need; nothing is frozen. */
async function printSampleSizes(file: StudyFile, options: PlanOptions, host: CommandLine): Promise<void> {
  const [{ expectationsWithoutEffect, sampleSizes }, { renderSampleSizes }] = await Promise.all([
    import('../../analysis/sample-sizes.ts'),
    import('../../report/sample-size.ts'),
  ]);
  const { protocol } = file.study;
  if (
    protocol?.primary === undefined &&
    protocol?.smallestDifference === undefined &&
    protocol?.sampleSize?.changing === undefined &&
    typeof file.study.nonInferiority !== 'object'
  )
    throw cannotRun(createMessage(studyMessages, 'no-outcome', { study: fileName(file.path) }));
  const [unused] = expectationsWithoutEffect(file.study);
  if (unused !== undefined)
    throw cannotRun(
      createMessage(studyMessages, 'expectation-without-effect', {
        study: fileName(file.path),
        name: unused,
      }),
    );
  const format = outputFormat(options, host.terminal);
  const sizes = sampleSizes(file.study, fileName(file.path));
  await host.write(await renderSampleSizes(sizes, renderOptions(options, format, host.terminal)), options);
}

async function writePlan(path: string, plan: Plan, replaces: boolean, host: CommandLine): Promise<void> {
  const { writeWhole } = await import('../write-file.ts');
  // The plan in whose place it comes was read, which would forbid it.
  if (replaces) await writeWhole(path, [jsonText(plan)]);
  else await host.files.write(path, [jsonText(plan)]);
  await host.tell(createMessage(terminalMessages, 'wrote', { path }));
}

/** `study.json` → `study.plan.json` */
function ownName(path: string): string {
  return fileName(path).replace(/(\.json)?$/i, '.plan.json');
}

/** The files with answers, each with its hash where it is there. */
async function dataOf({ study, folder }: StudyFile): Promise<Plan['data']> {
  const given = [...new Set(study.groups.flatMap(({ waves }) => waves.flatMap(filesOf)))];
  const found: { file: string; sha256: string | null }[] = [];
  for (const name of given) {
    const path = fromFolder(folder, name);
    const paths = isSeveral(path) ? await pathsIn(path) : [path];
    if (paths.length === 0) found.push({ file: name, sha256: null });
    for (const each of paths)
      found.push({ file: fromStudy(folder, each), sha256: existsSync(each) ? await hashOfFile(each) : null });
  }
  return found;
}

async function pathsIn(pattern: string): Promise<string[]> {
  const { findFiles } = await import('../find-files.ts');
  try {
    return findFiles(pattern).files.map(({ path }) => path);
  } catch (error) {
    // No file yet.
    if (isUserError(error)) return [];
    throw error;
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** Outputs of the study that are there. */
function resultsOf({ study, folder }: StudyFile): string[] {
  const paths = jobsOf(study satisfies Study).map(({ path }) => path);
  return [...new Set(paths)].filter((path) => existsSync(fromFolder(folder, path)));
}

function remarksOn({ data, results }: Plan, file: string) {
  const there = data.flatMap(({ file: name, sha256 }) => (sha256 === null ? [] : [name]));
  return [
    ...(there.length === 0
      ? []
      : [remark(createMessage(studyMessages, 'plan-after-data', { files: there }), { file })]),
    ...(results.length === 0
      ? []
      : [remark(createMessage(studyMessages, 'plan-after-results', { files: results }), { file })]),
  ];
}
