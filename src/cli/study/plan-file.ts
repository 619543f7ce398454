import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { comparedItems, partsNow } from '../../analysis/plan-items.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { brokenDocument, documentProblem } from '../../model/parse/document-problem.ts';
import { type DocumentKind, parseJsonText } from '../../model/parse/json-text.ts';
import { schemaFindings } from '../../model/parse/schema-findings.ts';
import {
  type Plan,
  type Planned,
  type PlanRuns,
  plannedStudy,
  planRunsSchema,
  planSchema,
} from '../../model/plan.ts';
import { cannotRun, type Problem, remark } from '../../model/problem.ts';
import type { Conformance } from '../../model/result/plan.ts';
import type { Scale } from '../../model/scale.ts';
import type { Files } from '../files.ts';
import { jsonText } from '../json-text.ts';
import { requestedScales } from '../load-scales.ts';
import { fileName } from '../read-file.ts';
import { scaleName } from './job-options.ts';
import { fromFolder } from './jobs.ts';
import type { StudyFile } from './read-study.ts';
import type { MadeFile } from './study-io.ts';

const PLAN: DocumentKind = { code: 'broken-plan', noun: 'a plan' };
const RUNS: DocumentKind = { code: 'broken-plan', noun: 'a record of runs' };

/** The hash of a plan's contents: of everything in it but the hash itself. */
export function hashOfPlan({
  sha256: _,
  ...contents
}: Plan | (Omit<Plan, 'sha256'> & { readonly sha256?: string })): string {
  return hashOf(contents);
}

function hashOf(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Where the plan of a study lies, as seen from the working folder; `null` for a study without one. */
export function planPath({ study, folder }: StudyFile): string | null {
  return study.plan === undefined ? null : fromFolder(folder, study.plan);
}

/** Where it is written when these data were first analysed. */
function runsPath(plan: string): string {
  return plan.replace(/\.json$/i, '.runs.json');
}

/** The scales that a study names, and what a plan freezes of it. */
export interface FrozenStudy {
  readonly scales: readonly Scale[];
  readonly planned: Planned;
}

/**
 * What a plan of the study freezes, as the study is now.
 *
 * @throws UserError (status 2) for a study that names no scales, and for unknown scales
 */
export async function frozenStudy(file: StudyFile, files: Files): Promise<FrozenStudy> {
  const { study, folder, broken } = file;
  if (study.scales === undefined)
    throw broken([
      {
        path: [],
        message:
          'has a plan and no "scales"; name those that are analysed, since a plan cannot depend on what the data will hold',
      },
    ]);
  const names = study.scales.map((name) => scaleName(name, folder));
  const scales = (await requestedScales(names, files)) ?? [];
  const hashed = scales.map((scale) => ({ id: scale.id, version: scale.version, sha256: hashOf(scale) }));
  return { scales, planned: { study: plannedStudy(study), scales: hashed } };
}

/**
 * Reads the plan of a study.
 *
 * @throws UserError (status 2) where it is not there, or is no plan
 */
export async function readPlan(path: string, files: Files): Promise<Plan> {
  if (!existsSync(path))
    throw cannotRun(createMessage(studyMessages, 'no-plan', { path }), { file: fileName(path) });
  return readDocument(path, files, PLAN, planSchema);
}

async function readDocument<T>(
  path: string,
  files: Files,
  kind: DocumentKind,
  schema: typeof planSchema | typeof planRunsSchema,
): Promise<T> {
  const name = fileName(path);
  const document = parseJsonText(await files.text(path), name, kind);
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return parsed.data as T;
  const place = { document, fileName: name, kind, whole: 'the file' };
  throw brokenDocument(
    schemaFindings(parsed.error, schema, document.value).map((finding) => documentProblem(finding, place)),
  );
}

/** What was done as planned and what was not, what there is to say about it, and the record of runs where it grew. */
export interface CheckedPlan {
  readonly conformance: Conformance;
  readonly remarks: readonly Problem[];
  readonly record: MadeFile | null;
}

/**
 * Compares a study with its plan, and the plan with the first run of these data.
 *
 * @param data hashes of the files with answers
 * @param now the time in UTC
 * @returns `null` for a study without a plan
 * @throws UserError (status 2) for a plan that is not there or cannot be read
 */
export async function checkPlan(
  file: StudyFile,
  data: ReadonlyMap<string, string>,
  now: string,
  files: Files,
): Promise<CheckedPlan | null> {
  const path = planPath(file);
  if (path === null) return null;
  const plan = await readPlan(path, files);
  const { planned } = await frozenStudy(file, files);
  const runs = await runsOf(path, files);
  const hashes = [...new Set(data.values())].sort();
  const ofTheseData = runs.filter((run) => run.data.some((each) => hashes.includes(each)));
  const first = ofTheseData.toSorted((one, other) => (one.date < other.date ? -1 : 1))[0];
  const firstRun = first?.date ?? now;
  const conformance: Conformance = {
    file: file.study.plan!,
    date: plan.date,
    sha256: plan.sha256,
    intact: hashOfPlan(plan) === plan.sha256,
    replaces: plan.replaces,
    firstRun,
    precedes: plan.date <= firstRun && (first === undefined || first.plan === plan.sha256),
    data: [...data].map(([name, sha256]) => ({ file: name, atPlanning: atPlanning(plan, name, sha256) })),
    results: plan.results,
    items: comparedItems({ ...plan.planned, version: plan.tool.version }, partsNow(planned)),
  };
  const isKnown = runs.some(
    (run) => run.plan === plan.sha256 && canonicalJson(run.data) === canonicalJson(hashes),
  );
  const grown: PlanRuns = {
    schema: 'ensure-stats/plan-runs/1',
    runs: [...runs, { date: now, plan: plan.sha256, data: hashes }],
  };
  return {
    conformance,
    remarks: remarksOn(conformance, fileName(path)),
    record: isKnown ? null : { path: runsPath(path), content: jsonText(grown) },
  };
}

function atPlanning(plan: Plan, file: string, sha256: string): Conformance['data'][number]['atPlanning'] {
  const before = plan.data.find((each) => each.file === file)?.sha256 ?? null;
  if (before === null) return 'absent';
  return before === sha256 ? 'same' : 'different';
}

async function runsOf(plan: string, files: Files): Promise<PlanRuns['runs']> {
  const path = runsPath(plan);
  if (!existsSync(path)) return [];
  const { runs } = await readDocument<PlanRuns>(path, files, RUNS, planRunsSchema);
  return runs;
}

function remarksOn({ intact, precedes, date, firstRun, sha256 }: Conformance, file: string): Problem[] {
  return [
    ...(intact ? [] : [remark(createMessage(studyMessages, 'plan-changed', { file, sha256 }), { file })]),
    ...(precedes
      ? []
      : [remark(createMessage(studyMessages, 'plan-late', { file, date, firstRun }), { file })]),
  ];
}
