import type { ByteSource } from '../../model/dataset.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { fileMessages } from '../../model/messages/file.ts';
import { cannotRun, isUserError, type UserError } from '../../model/problem.ts';
import type { Question } from '../../model/questionnaire.ts';
import { readHead } from '../bytes-source.ts';
import { parseText } from '../parse-text.ts';
import { unicodeText } from '../unicode-text.ts';
import { openWorkbook } from '../workbook/index.ts';
import { isLimeSurveyForm, limeSurveyQuestions } from './limesurvey-form.ts';
import { isOpenScalesForm, openScalesQuestions } from './openscales-form.ts';
import { isQualtricsForm, qualtricsQuestions } from './qualtrics-form.ts';
import { type FormTable, isRedcapDictionary, redcapQuestions, xlsFormQuestions } from './table-forms.ts';

/** Kinds of files that hold a questionnaire, not answers. */
export type FormKind = 'qualtrics' | 'openscales' | 'limesurvey' | 'redcap' | 'xlsform';

/** A questionnaire as its form describes it. */
export interface FormFile {
  readonly file: string;
  readonly kind: FormKind;
  readonly questions: readonly Question[];
}

/** Bytes by which a form is told. */
const HEAD = 4096;
/** No form is larger. */
const MOST = 64 * 1024 * 1024;

/**
 * Reads a file that describes a questionnaire: Qualtrics `.qsf`, LimeSurvey `.lss`, OpenScales `.osd`, an XLSForm, or a REDCap data dictionary, told by what is in it.
 *
 * @returns `null` for any other file, such as one with answers
 * @throws UserError (status 2) `broken-form` for a form that cannot be read
 */
export async function readQuestionnaire(source: ByteSource): Promise<FormFile | null> {
  const { bytes } = await readHead(source, HEAD);
  const file = source.name;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return xlsForm(source);
  const start = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, HEAD))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('{')) return jsonForm(file, await wholeText(source));
  if (start.startsWith('<')) {
    if (!isLimeSurveyForm(start)) return null;
    const text = await wholeText(source);
    return { file, kind: 'limesurvey', questions: read(file, () => limeSurveyQuestions(text)) };
  }
  if (!/^"?variable\s?\/\s?field name/i.test(start)) return null;
  const text = (await wholeText(source)).replace(/\r\n?/g, '\n');
  const [line = ''] = text.split('\n', 1);
  const separator = [',', ';', '\t'].toSorted(
    (one, other) => line.split(other).length - line.split(one).length,
  )[0]!;
  const [header = [], ...rows] = parseText(
    text.endsWith('\n') ? text : `${text}\n`,
    separator,
    false,
  ).records;
  return isRedcapDictionary(header)
    ? { file, kind: 'redcap', questions: redcapQuestions({ header, rows }) }
    : null;
}

async function wholeText(source: ByteSource): Promise<string> {
  const { bytes } = await readHead(source, MOST + 1);
  if (bytes.length > MOST) throw brokenForm(source.name);
  return unicodeText(bytes, source.name).replace(/^\ufeff/, '');
}

function jsonForm(file: string, text: string): FormFile | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // Another reader says what is wrong with it.
    if (/"SurveyElements"|"likert_options"/.test(text)) throw brokenForm(file);
    return null;
  }
  if (isQualtricsForm(document))
    return { file, kind: 'qualtrics', questions: read(file, () => qualtricsQuestions(document)) };
  return isOpenScalesForm(document)
    ? { file, kind: 'openscales', questions: read(file, () => openScalesQuestions(document)) }
    : null;
}

async function xlsForm(source: ByteSource): Promise<FormFile | null> {
  const survey = await sheet(source, 'survey');
  const choices = survey === null ? null : await sheet(source, 'choices');
  if (survey === null || choices === null) return null;
  return { file: source.name, kind: 'xlsform', questions: xlsFormQuestions(survey, choices) };
}

async function sheet(source: ByteSource, name: string): Promise<FormTable | null> {
  try {
    const { batches } = await openWorkbook(source, { sheet: name });
    const records: (readonly string[])[] = [];
    for await (const { cells } of batches()) records.push(...cells);
    const [header = [], ...rows] = records;
    return { header, rows };
  } catch (error) {
    if (isUserError(error)) return null;
    throw error;
  }
}

/** Whatever a damaged form does to its reader. */
function read(file: string, questions: () => Question[]): Question[] {
  try {
    return questions();
  } catch {
    throw brokenForm(file);
  }
}

function brokenForm(file: string): UserError {
  return cannotRun(createMessage(fileMessages, 'broken-form', { file }), { file });
}
