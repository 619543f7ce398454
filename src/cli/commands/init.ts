import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { FormFile } from '../../io/questionnaires/index.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { interviewMessages } from '../../model/messages/interview.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { cannotRun } from '../../model/problem.ts';
import type { UnusedColumn } from '../../model/questionnaire.ts';
import type { Scale } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { Study } from '../../model/study.ts';
import type { Language } from '../../report/context.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { type Draft, draftFromFiles } from '../../scoring/draft/index.ts';
import { inTime } from '../../scoring/wave-words.ts';
import type { CommandLine } from '../command-io.ts';
import type { Files } from '../files.ts';
import { waveNames } from '../inputs.ts';
import { jsonText } from '../json-text.ts';
import { requestedScales } from '../load-scales.ts';
import { fileName, fileStem, isReadOnce, isSeveral } from '../read-file.ts';
import { sortedSources } from '../sorted-sources.ts';
import type { Questions } from '../standard-streams.ts';
import type { DecidedStudy } from '../study/ask-study.ts';
import type { ColumnFacts } from '../study/column-facts.ts';
import { type FirstStudy, type FirstStudyOptions, firstStudy } from '../study/first-study.ts';
import { wavesOfFile } from '../study/one-file.ts';
import { parseStudy } from '../study/read-study.ts';
import { inStudyWords } from '../study/study-words.ts';
import { definitionsOf, draftRemarks, unusedReason, unusedRemarks } from './draft-scales.ts';

export interface InitOptions extends Omit<OptionsOf<'init'>, 'lang'> {
  readonly output: string;
  readonly lang?: readonly Language[];
}

/** `init <files...>`: a first study file from what the files show, definitions for questions without one, and a page with all guesses. */
export async function initCommand(
  paths: readonly string[],
  options: InitOptions,
  host: CommandLine,
): Promise<void> {
  const { files, open, tell } = host;
  const { output, force = false, lang = ['en'], sheet, acceptDraft = false } = options;
  const folder = dirname(output);
  const page = join(folder, PAGE);
  const refuseExisting = (path: string) => {
    if (!force && existsSync(path)) throw cannotRun(createMessage(studyMessages, 'study-exists', { path }));
  };
  refuseExisting(output);
  const questions = options.interactive === true ? host.terminal.questions() : undefined;
  if (questions === null) throw cannotRun(createMessage(interviewMessages, 'no-terminal'));
  const once = paths.find(isReadOnce);
  if (once !== undefined)
    throw cannotRun(createMessage(scriptMessages, 'needs-file', { file: fileName(once), inStudy: true }));
  const { forms, data } = await sortedSources(await filesIn(paths), files);
  const waves = waveNames(data).map(identifierOf);
  const isOne = data.length === 1;
  // Who has several rows in a single file has one in each wave.
  const inputs = await open(data, waves, { sheet }, { hashes: false, ...(isOne && { rows: 'answers' }) });
  const own = await ownScales(options.scales, folder, files);
  const known = own?.map(({ scale }) => scale) ?? builtInScales();
  const several = isOne ? await wavesOfFile(inputs[0]!.dataset, known) : null;
  const draft = await drafted(inputs, forms, own);
  const definitions = await definitionsOf(draft.scales, host);
  const named = definitions.map((scale) => ({ name: `${DEFINITIONS}/${scale.id}.json`, scale }));
  for (const { name } of named) refuseExisting(join(folder, name));
  const places = data.map((path) => fromFolder(folder, path));
  const first = await firstStudy(
    several === null
      ? inputs.map((input, index) => ({ wave: waves[index]!, path: places[index]!, input }))
      : several.parts.map((dataset, index) => ({
          wave: identifierOf(several.waves[index]?.name ?? `wave${index + 1}`, index),
          path: places[0]!,
          input: { ...inputs[0]!, dataset },
          own: several.waves[index]?.own ?? null,
        })),
    {
      ...{ languages: lang, own, drafted: named, acceptDraft, spoken: host.spoken },
      ...(several !== null && { match: several.id, layout: several.note }),
    },
  );
  const { facts, asked: inQuestions } = first;
  const asked = questions === undefined ? null : await decided({ ...first, named }, await questions, host);
  const study = asked === null ? first.study : await withoutDecided(asked, definitions, host);
  const written = named.flatMap(({ name, scale }) => {
    const own = asked === null ? scale : asked.scales.find(({ id }) => id === scale.id);
    return own === undefined ? [] : [{ name, scale: own }];
  });
  const text = jsonText({ ...schemaBeside(folder), ...study });
  // What was written must be read again; anything else is a mistake of ours.
  parseStudy(text, output);
  const unused = unusedIn(draft.unused, study, facts, inQuestions);
  await host.folder(folder);
  if (written.length > 0) await host.folder(join(folder, DEFINITIONS));
  for (const { name, scale } of written) await files.write(join(folder, name), [jsonText(scale)]);
  await files.write(output, [text]);
  const { renderFirstStudy } = await import('../../report/first-study.ts');
  const reasons = await host.spoken(unused.map(unusedReason));
  const found = {
    waves: inputs.map(({ dataset }, at) => ({
      wave: waves[at]!,
      file: dataset.file,
      rows: dataset.rowCount,
    })),
    guesses: written
      .map(({ scale }) => scale)
      .flatMap(({ id, draft: open }) => (open?.undecided ?? []).map((guess) => ({ scale: id, ...guess }))),
    proposals: study.notes ?? [],
    unused: unused.map(({ name }, at) => ({ name, why: reasons[at]! })),
  };
  await files.write(page, [await renderFirstStudy(found, lang[0]!)]);
  const wrote = (path: string) => createMessage(terminalMessages, 'wrote', { path });
  await tell(
    ...written.map(({ name }) => wrote(join(folder, name))),
    wrote(output),
    wrote(page),
    ...(asked === null ? draftRemarks(draft.scales, definitions) : []),
    ...unusedRemarks(unused),
    ...(study.notes ?? []).map((note) => createMessage(terminalMessages, 'note', { note })),
    createMessage(terminalMessages, 'look-through', { path: output }),
  );
}

/** A name of a file as an id in a study: letters and digits, joined by single signs. */
function identifierOf(name: string, index: number): string {
  const parts = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const id = parts.join('-');
  return /^[A-Za-z]/.test(id) ? id : ['wave', index + 1, ...parts].join('-');
}

/** The note on drafted definitions is about those that are still open. */
async function withoutDecided(
  { study, scales }: DecidedStudy,
  definitions: readonly Scale[],
  { spoken }: CommandLine,
): Promise<Study> {
  const open = scales.filter(({ draft }) => draft !== undefined);
  const [before, after] = await Promise.all(
    [definitions, open].map((each) =>
      spoken([createMessage(studyMessages, 'drafted-at-first', { scales: each.map(({ id }) => id) })]),
    ),
  );
  const { notes = [], ...others } = study;
  const left = notes.filter((note) => note !== inStudyWords(before![0]!));
  const all = open.length === 0 ? left : [...left, ...after!.map(inStudyWords)];
  return all.length === 0 ? others : { notes: all, ...others };
}

/** What somebody at the terminal decides. */
async function decided(
  found: FirstStudy & { readonly named: readonly { readonly name: string; readonly scale: Scale }[] },
  questions: Questions,
  host: CommandLine,
): Promise<DecidedStudy> {
  const { askAboutStudy } = await import('../study/ask-study.ts');
  try {
    const { study, facts, named } = found;
    const scales = named.map(({ scale }) => scale);
    return await askAboutStudy(
      { study, facts, scales, names: named.map(({ name }) => name) },
      questions,
      host,
    );
  } finally {
    questions.close();
  }
}

/** The page with everything to confirm, and the folder of drafted definitions, beside the study file. */
const PAGE = 'init.html';
const DEFINITIONS = 'scales';

/** The files that are named; those of a folder in the order of time that their names say. */
async function filesIn(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!isSeveral(path)) {
      found.push(path);
      continue;
    }
    const { findFiles } = await import('../find-files.ts');
    const inFolder = findFiles(path).files.map((file) => file.path);
    const stems = inTime(inFolder.map(fileStem), Number);
    found.push(
      ...inFolder.toSorted((one, other) => stems.indexOf(fileStem(one)) - stems.indexOf(fileStem(other))),
    );
  }
  return found;
}

async function drafted(
  inputs: readonly AnalysisInput[],
  forms: readonly FormFile[],
  own: FirstStudyOptions['own'],
): Promise<Draft> {
  const known = [...(own?.map(({ scale }) => scale) ?? []), ...builtInScales()];
  const questions = forms.flatMap((form) => form.questions);
  return draftFromFiles(
    inputs.map(({ dataset }) => dataset),
    { known },
    questions,
  );
}

/** Columns that neither a scale nor the study uses. */
function unusedIn(
  unused: readonly UnusedColumn[],
  { respondents = [], match, groups }: Study,
  facts: readonly ColumnFacts[],
  inQuestions: ReadonlySet<string>,
): UnusedColumn[] {
  const used = new Set([
    ...respondents,
    ...inQuestions,
    ...(match?.columns ?? []),
    ...groups.flatMap(({ waves }) => waves.flatMap(({ wave }) => wave ?? [])),
    ...facts.flatMap(({ name, consent }) => (consent === null ? [] : [name])),
  ]);
  return unused.filter(({ name, reason }) => reason !== 'known-scale' && !used.has(name));
}

/** A path as the study file has it: from its folder, with slashes. */
function fromFolder(folder: string, path: string): string {
  return relative(resolve(folder), resolve(path)).split(sep).join('/');
}

async function ownScales(
  names: readonly string[] | undefined,
  folder: string,
  files: Files,
): Promise<FirstStudyOptions['own']> {
  if (names === undefined) return null;
  const own: { name: string; scale: NonNullable<Awaited<ReturnType<typeof requestedScales>>>[number] }[] = [];
  for (const name of names) {
    const scales = (await requestedScales([name], files)) ?? [];
    for (const scale of scales) own.push({ name: existsSync(name) ? fromFolder(folder, name) : name, scale });
  }
  return own;
}

/** Where the tool is installed in the project, its JSON Schema, so that editors complete the file. */
function schemaBeside(folder: string): { $schema?: string } {
  const schema = 'node_modules/ensure-stats/schemas/study.schema.json';
  return existsSync(join(folder, schema)) ? { $schema: `./${schema}` } : {};
}
