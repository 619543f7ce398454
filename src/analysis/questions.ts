import { labelOf } from '../model/column-labels.ts';
import type { Dataset } from '../model/dataset.ts';
import type { ItemResult, LocalisedText, QuestionResult } from '../model/result.ts';
import { lookupName, normaliseAnswer, otherNames } from '../scoring/column-name.ts';
import {
  type AskedQuestion,
  namedColumns,
  type QuestionColumns,
  questionColumns,
  type ReadQuestion,
  readQuestion,
  refuseUnknown,
} from '../scoring/read-question.ts';
import { withHolm } from './item-families.ts';
import type { MatchedWaves } from './match-waves.ts';
import type { AnalysisSettings } from './settings.ts';
import { type ItemInWave, itemOverWaves, saysYes } from './single-items.ts';
import type { WavePart } from './wave.ts';

/** A question in every file; `null` where a file does not have it. */
export interface FoundQuestion {
  readonly asked: AskedQuestion;
  readonly inFiles: readonly (QuestionColumns | null)[];
}

/**
 * Where each question stands in the files.
 *
 * @throws UserError (status 2) for one that no file has
 */
export function findQuestions(
  datasets: readonly Dataset[],
  asked: readonly AskedQuestion[],
): FoundQuestion[] {
  return asked.map((question) => {
    const inFiles = datasets.map((dataset) => questionColumns(dataset, question));
    if (inFiles.every((columns) => columns === null)) refuseUnknown(datasets, question);
    return { asked: question, inFiles };
  });
}

/** The columns of the questions, by which nothing else is to be done. */
export function columnsOfQuestions(found: readonly FoundQuestion[]): string[] {
  return found.flatMap(({ inFiles }) =>
    inFiles.flatMap((columns) => (columns?.columns ?? []).map(lookupName)),
  );
}

/**
 * The questions outside the scales: how many of those who answered gave each answer, by wave and group, and how that changed or differs, with
 * Holm over the answers of a question, or over all questions with two answers.
 *
 * @param waves the samples to describe, in order
 * @param matched `null` also where nothing is compared
 */
export async function questionResults(
  datasets: readonly Dataset[],
  found: readonly FoundQuestion[],
  waves: readonly WavePart[],
  matched: MatchedWaves | null,
  settings: AnalysisSettings,
): Promise<QuestionResult[]> {
  const results: QuestionResult[] = [];
  for (const question of found) {
    const read = await readQuestion(datasets, question.inFiles, question.asked, settings);
    results.push(questionResult(question, read, waves, matched, settings));
  }
  const held = withHolm(results.flatMap(({ kind, options }) => (kind === 'yes-no' ? options : [])));
  let next = 0;
  return results.map((result) => ({
    ...result,
    options: result.kind === 'yes-no' ? result.options.map(() => held[next++]!) : withHolm(result.options),
  }));
}

interface Option {
  readonly key: string;
  readonly label: LocalisedText;
}

function questionResult(
  { asked, inFiles }: FoundQuestion,
  read: readonly (ReadQuestion | null)[],
  waves: readonly WavePart[],
  matched: MatchedWaves | null,
  { labels, confidence }: AnalysisSettings,
): QuestionResult {
  const columns = inFiles.find((each) => each !== null)!;
  const [first] = columns.columns;
  const all = optionsOf(read, columns.areOptions ? null : lookupName(first!), labels);
  const several = columns.areOptions || read.some((each) => each?.several === true);
  const kind = several ? 'several' : all.length === 2 ? 'yes-no' : 'choice';
  const options = kind === 'yes-no' ? [findYes(all)] : all;
  const present = waves.flatMap((wave) => {
    const own = read[wave.file] ?? null;
    return own === null ? [] : [{ wave, own }];
  });
  return {
    id: namedColumns(asked).join(','),
    name: nameOf(asked, columns),
    kind,
    columns: columns.columns.map(({ name }) => name),
    options: options.map(({ key, label }): ItemResult => {
      const inWaves = present.map(({ wave, own }): ItemInWave => {
        const ticked = own.options.get(key)?.ticked;
        return {
          wave,
          answers: {
            values: [0, 1],
            of: Uint16Array.from(own.answered, (did, index) =>
              did === 0 ? 0 : ticked?.[index] === 1 ? 2 : 1,
            ),
          },
          counted: [
            { value: 0, agrees: false, option: 0 },
            { value: 1, agrees: true, option: 1 },
          ],
        };
      });
      const about = {
        id: key,
        text: label,
        kind: 'yes-no',
        reversed: false,
        answers: [
          { value: 0, label: null, counts: false },
          { value: 1, label: null, counts: true },
        ],
      } as const;
      return itemOverWaves(about, inWaves, matched, {
        level: confidence,
        // Answers to a question have no better or worse.
        alternative: 'two-sided',
      });
    }),
  };
}

function nameOf(asked: AskedQuestion, { columns, areOptions }: QuestionColumns): LocalisedText {
  if (typeof asked !== 'string' && asked.name !== undefined)
    return typeof asked.name === 'string' ? { en: asked.name } : (asked.name as LocalisedText);
  const [first] = columns;
  const text = areOptions ? undefined : otherNames(first!).texts[0];
  return { en: text ?? namedColumns(asked).join(', ') };
}

/** All answers of all files: options as the columns stand, numbers ascending, other answers by how many gave them. */
function optionsOf(
  read: readonly (ReadQuestion | null)[],
  column: string | null,
  labels: AnalysisSettings['labels'],
): Option[] {
  const found = new Map<string, { readonly label: string; count: number }>();
  for (const own of read)
    for (const [key, { label, ticked }] of own?.options ?? []) {
      const known = found.get(key) ?? { label, count: 0 };
      known.count += ticked.reduce<number>((sum, one) => sum + one, 0);
      found.set(key, known);
    }
  const entries = [...found];
  if (column !== null) {
    const isNumeric = entries.every(([key]) => key !== '' && Number.isFinite(Number(key)));
    entries.sort(([one, { count: a }], [other, { count: b }]) =>
      isNumeric ? Number(one) - Number(other) : b - a || one.localeCompare(other, 'en'),
    );
  }
  return entries.map(([key, { label }]) => {
    const own = column === null ? null : labelOf(labels, column, label);
    return { key, label: own === null ? { en: label } : typeof own === 'string' ? { en: own } : own };
  });
}

/** Of two answers the one that says yes, else the one that does not say no, else the later one in order. */
function findYes(options: readonly Option[]): Option {
  const says = ({ label }: Option, test: (text: string) => boolean) => Object.values(label).some(test);
  const inOrder = [...options].sort((one, other) =>
    one.key.localeCompare(other.key, 'en', { numeric: true }),
  );
  return (
    options.find((option) => says(option, saysYes)) ??
    options.find((option) => options.some((other) => other !== option && says(other, saysNo))) ??
    inOrder.at(-1)!
  );
}

const NO = new Set([
  'no',
  'nee',
  'neen',
  'non',
  'nein',
  'false',
  'onjuist',
  'onwaar',
  'faux',
  '0',
  'never',
  'nooit',
  'jamais',
]);

function saysNo(text: string): boolean {
  return NO.has(normaliseAnswer(text));
}
