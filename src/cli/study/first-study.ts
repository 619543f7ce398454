import type { AnalysisInput } from '../../analysis/analyse.ts';
import { defaultSettings } from '../../analysis/settings.ts';
import { validate } from '../../analysis/validate.ts';
import type { Dataset, Delimiter } from '../../model/dataset.ts';
import { RESPONSE_STATUSES, type ResponseStatus } from '../../model/export-form.ts';
import { type ColumnRole, isIdName } from '../../model/header-role.ts';
import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { isUserError, type Problem } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import type { Study, StudyOutput, StudyWave } from '../../model/study.ts';
import type { Language } from '../../report/context.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { indexColumns, matchScale } from '../../scoring/match-items.ts';
import { looksLikeMissingCode } from '../../scoring/missing-codes.ts';
import { parseNumber } from '../../scoring/parse-number.ts';
import { type ScaleSelection, selectScales } from '../../scoring/select-scales.ts';
import type { CommandLine } from '../command-io.ts';
import { type ColumnFacts, columnFacts, isCharacteristic } from './column-facts.ts';
import { firstQuestions } from './first-questions.ts';
import { inStudyWords } from './study-words.ts';

/** A file of the first study, and how it is called there. */
export interface FirstFile {
  readonly wave: string;
  /** From the folder of the study file. */
  readonly path: string;
  readonly input: AnalysisInput;
  /** Which rows of the file are of the wave; `null` for what another wave of the study holds already. */
  readonly own?: Pick<StudyWave, 'wave' | 'waves'> | null;
}

export interface FirstStudyOptions {
  readonly languages: readonly Language[];
  /** Definitions of the user's, with the names that the study gives them; `null` for the built-in ones. */
  readonly own: readonly { readonly name: string; readonly scale: Scale }[] | null;
  /** Drafted definitions, with the names that the study gives them. */
  readonly drafted: readonly { readonly name: string; readonly scale: Scale }[];
  /** Whether the study takes what they leave undecided. */
  readonly acceptDraft: boolean;
  /** The column by which the waves of a single file are matched; `null` where its rows do, and left out where it holds one. */
  readonly match?: string | null;
  /** How a single file holds several waves. */
  readonly layout?: Said;
  /** Its notes as sentences. */
  readonly spoken: CommandLine['spoken'];
}

/**
 * A first study from what the files show: how they are read, which scales they hold, and outputs with names to begin with. What has
 * to be decided by somebody who knows the study is proposed in its notes. No answer of a respondent is in it.
 *
 * @throws UserError (status 2) when no scale is found
 */
export async function firstStudy(
  files: readonly FirstFile[],
  { languages, own, drafted, acceptDraft, spoken, match, layout }: FirstStudyOptions,
): Promise<FirstStudy> {
  const datasets = files.map(({ input }) => input.dataset);
  const requested = own?.map(({ scale }) => scale) ?? null;
  const selection = selected(requested, datasets, drafted.length > 0);
  const whole = selection.scales.filter(({ matches }) => matches.every((match) => match !== null));
  const items = datasets.map(
    (_, file) =>
      new Set(
        selection.scales
          .flatMap(({ matches }) => matches[file]?.columns.flatMap((column) => column?.index ?? []) ?? [])
          .concat(draftedColumns(drafted, datasets[file]!)),
      ),
  );
  const facts = await columnFacts(datasets, items);
  const { codes, lacking } = await doubtfulAnswers(files, selection);
  const { questions, columns: asked } = firstQuestions(facts, datasets);
  const respondents = facts
    .filter((fact) => isCharacteristic(fact) && fact.consent === null && !asked.has(fact.name))
    .map(({ name }) => name);
  const scales = whole.map(({ scale }) => own?.find((each) => each.scale === scale)?.name ?? scale.id);
  const rows = datasets.map(({ rowCount }) => rowCount);
  const notes = await spoken([
    ...(layout === undefined ? [] : [layout]),
    ...selection.warnings,
    // Whose rows they are is known.
    ...(match === undefined ? idNotes(facts, rows) : []),
    ...statusNotes(datasets),
    ...whereNotes(facts, datasets),
    ...(drafted.length === 0 || acceptDraft
      ? []
      : [createMessage(studyMessages, 'drafted-at-first', { scales: drafted.map(({ scale }) => scale.id) })]),
    ...(questions.length === 0
      ? []
      : [createMessage(studyMessages, 'questions-at-first', { questions: questions.map(questionName) })]),
    ...personalNotes(facts),
    ...codes.map(({ note }) => note),
    ...lacking,
  ]);
  const missing = codes.flatMap(({ code, certain }) => (certain ? [code] : []));
  const names = [...scales, ...drafted.map(({ name }) => name)];
  const study: Study = {
    ...(notes.length === 0 ? {} : { notes: notes.map(inStudyWords) }),
    groups: [
      {
        id: 'respondents',
        waves: files.flatMap((file) => (file.own === null ? [] : [waveOf(file, consents(facts))])),
      },
    ],
    ...(match == null ? {} : { match: { columns: [match] } }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(names.length === 0 ? {} : { scales: [...new Set(names)] }),
    ...(acceptDraft && drafted.length > 0 ? { acceptDraft } : {}),
    ...(respondents.length === 0 ? {} : { respondents }),
    ...(questions.length === 0 ? {} : { questions: [...questions] }),
    languages: [...languages],
    outputs: outputs(languages.length > 1 ? '-{lang}' : ''),
  };
  return { study, facts, asked };
}

/** The study, and what is known of the columns that are no items. */
export interface FirstStudy {
  readonly study: Study;
  readonly facts: readonly ColumnFacts[];
  /** Columns of the questions outside the scales that it proposes. */
  readonly asked: ReadonlySet<string>;
}

/** `bron`, or the names of its columns. */
function questionName(question: NonNullable<Study['questions']>[number]): string {
  return typeof question === 'string' ? question : [question.columns].flat().join(', ');
}

/** Without a scale that is known, the drafted ones are all that there is. */
function selected(
  requested: readonly Scale[] | null,
  datasets: readonly Dataset[],
  isDrafted: boolean,
): ScaleSelection {
  try {
    return selectScales(requested, requested ?? builtInScales(), datasets, true);
  } catch (error) {
    if (!isDrafted || !isUserError(error) || !error.problems.some(({ code }) => code === 'no-scale'))
      throw error;
    return { scales: [], warnings: [], known: datasets.map(() => new Set()) };
  }
}

function draftedColumns(drafted: FirstStudyOptions['drafted'], dataset: Dataset): number[] {
  const index = indexColumns(dataset);
  return drafted.flatMap(({ scale }) =>
    matchScale(scale, index).columns.flatMap((column) => column?.index ?? []),
  );
}

/** Conditions on consent that somebody did not give. */
function consents(facts: readonly ColumnFacts[]): string[] {
  return facts.flatMap(({ name, consent }) => (consent === null ? [] : [`${name}=${consent}`]));
}

function whereNotes(facts: readonly ColumnFacts[], datasets: readonly Dataset[]): Said[] {
  return consents(facts).flatMap((condition) =>
    datasets.map(({ file }) => createMessage(studyMessages, 'where-at-first', { file, condition })),
  );
}

const DELIMITER_NAMES: Readonly<Record<Delimiter, NonNullable<StudyWave['delimiter']>>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

function waveOf({ wave, path, own, input: { dataset } }: FirstFile, where: readonly string[]): StudyWave {
  const { delimiter, encoding, sheet } = dataset;
  const drop = marked(dataset);
  return {
    id: wave,
    file: path,
    ...own,
    ...(delimiter !== null && { delimiter: DELIMITER_NAMES[delimiter] }),
    ...(encoding !== null && { encoding }),
    ...(sheet !== null && { sheet }),
    ...(drop.length > 0 && { drop }),
    ...(where.length > 0 && { where: [...where] }),
  };
}

/** Statuses that the platform gives to some responses. */
function marked({ export: facts }: Dataset): ResponseStatus[] {
  return RESPONSE_STATUSES.filter((status) => (facts?.statuses[status] ?? 0) > 0);
}

/** Responses that are left out as long as nobody says otherwise, since their platform marks them. */
function statusNotes(datasets: readonly Dataset[]): Said[] {
  return datasets.flatMap((dataset) => {
    const { file, rowCount: rows } = dataset;
    const counts = marked(dataset).map((status) => ({ status, count: dataset.export!.statuses[status]! }));
    return counts.length === 0
      ? []
      : [createMessage(studyMessages, 'dropped-at-first', { file, rows, counts })];
  });
}

function outputs(lang: string): StudyOutput[] {
  return [
    { what: 'validate', file: `results/problems${lang}.html`, quality: true },
    { what: 'analysis', file: `results/tables${lang}.docx` },
    { what: 'analysis', file: `results/all-statistics${lang}.xlsx`, details: true },
    { what: 'describe', file: `results/answers${lang}.xlsx` },
    { what: 'reliability', file: `results/reliability${lang}.docx` },
    { what: 'report', file: `results/report${lang}.html` },
    { what: 'figures', folder: `results/figures${lang}`, kinds: ['means', 'answers'] },
  ];
}

/** Ids of words look like free text; an address or a time is none to propose. */
function isIdCandidate(role: ColumnRole): boolean {
  return (
    role.role === 'ordinary' ||
    (role.role === 'personal' && role.by === 'content' && role.kind === 'free-text')
  );
}

/** Columns in which no value stands twice, and several of whose values are in the first file and the last. */
export function idCandidates(facts: readonly ColumnFacts[]): ColumnFacts[] {
  return facts.filter(({ unique, shared, role }) => unique && shared > 0 && isIdCandidate(role));
}

/** Columns in which no value stands twice: perhaps ids, which only somebody who knows the study can say. */
function idNotes(facts: readonly ColumnFacts[], rows: readonly number[]): Said[] {
  return idCandidates(facts).map(({ name, shared }) =>
    createMessage(studyMessages, 'ids-perhaps', { column: name, shared, rows }),
  );
}

/** Columns that are not proposed, since respondents could be recognised by them. */
function personalNotes(facts: readonly ColumnFacts[]): Said[] {
  const columns = facts
    .filter(({ name, unique, shared }) => !(isIdName(name) || (unique && shared > 0)))
    .flatMap(({ name, role }) =>
      role.role === 'personal'
        ? [{ name, kind: role.kind }]
        : role.role === 'residence'
          ? [{ name, kind: 'place' as const }]
          : [],
    );
  return columns.length === 0 ? [] : [createMessage(studyMessages, 'not-proposed', { columns })];
}

/** A value that files often write for "no answer", where it is impossible as an answer, or an unlikely count. */
interface PossibleCode {
  readonly code: string | number;
  /** Whether it can be nothing else in any scale that was found. */
  readonly certain: boolean;
  readonly note: Said;
}

/** Values that may mean "no answer", and wordings that the definitions lack. */
async function doubtfulAnswers(
  files: readonly FirstFile[],
  { scales }: ScaleSelection,
): Promise<{ readonly codes: readonly PossibleCode[]; readonly lacking: readonly Problem[] }> {
  const lacking: Problem[] = [];
  const impossible = new Map<string | number, Problem[]>();
  const counts = new Set<string | number>();
  for (const { input } of files) {
    const settings = { ...defaultSettings, requested: null, candidates: scales.map(withoutVariant) };
    const { problems } = await validate([input], settings);
    for (const problem of problems) {
      if (problem.code === 'lacking-labels') lacking.push(problem);
      const code = codeOf(problem);
      if (code === null) continue;
      if (problem.severity === 'error') impossible.set(code, [...(impossible.get(code) ?? []), problem]);
      else if (problem.code === 'possible-missing-code') counts.add(code);
    }
  }
  const codes = [
    ...[...impossible].map(([code, problems]) => impossibleAnswer(code, problems, scales)),
    ...[...counts]
      .filter((code) => !impossible.has(code))
      .map((code) => ({
        code,
        certain: false,
        note: createMessage(studyMessages, 'code-of-count', { code: JSON.stringify(code) }),
      })),
  ];
  return { codes, lacking };
}

function impossibleAnswer(
  code: string | number,
  problems: readonly Problem[],
  scales: ScaleSelection['scales'],
): PossibleCode {
  const certain = typeof code === 'string' || scales.every(({ scale }) => !isAnswer(code, scale));
  const columns = new Set(problems.map(({ file, column }) => `${file} ${column}`)).size;
  const facts = { code: JSON.stringify(code), cells: problems.length, columns };
  const note = createMessage(studyMessages, certain ? 'code-certain' : 'code-possible', facts);
  return { code, certain, note };
}

function codeOf({ value, item }: Problem): string | number | null {
  if (value === undefined || item === undefined) return null;
  const number = parseNumber(value, '.');
  const code = Number.isNaN(number) ? value : number;
  return looksLikeMissingCode(code) ? code : null;
}

function isAnswer(code: number, { response, items }: Scale): boolean {
  return [response, ...items.flatMap((item) => item.response ?? [])].some(
    ({ min, max }) => code >= min && (max === null || code <= max),
  );
}

function withoutVariant({ scale: { variantOf: _, ...scale } }: ScaleSelection['scales'][number]): Scale {
  return scale;
}
