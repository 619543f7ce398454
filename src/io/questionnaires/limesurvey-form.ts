import type { OfferedAnswer, Question, QuestionText } from '../../model/questionnaire.ts';
import { XmlScanner } from '../workbook/xml-scanner.ts';
import { formQuestion, languageCode, offeredAnswer, textIn } from './form-question.ts';

type Row = Readonly<Record<string, string>>;

/** Whether a text is a survey of LimeSurvey (`.lss`, `.lsg`). */
export function isLimeSurveyForm(head: string): boolean {
  return head.includes('<LimeSurveyDocType>');
}

/** Types of questions with answers of their own: a list, a dropdown, an array. */
const LISTED = new Set(['L', '!', 'O', 'F', 'H']);
const ARRAYS = new Set(['F', 'H', 'A', 'B', 'C', 'E']);
/** Types whose answers are numbers from 1. */
const RATINGS: Readonly<Record<string, number>> = { 5: 5, A: 5, B: 10 };

/**
 * The questions of a LimeSurvey survey (`.lss`) with one answer each: lists, arrays, ratings. Texts stand in the rows of questions and answers, from version 4 on in those
 * of `question_l10ns` and `answer_l10ns`; a row of an array is exported as `code[row]`.
 */
export function limeSurveyQuestions(text: string): Question[] {
  const tables = tablesOf(text);
  const rows = (name: string) => tables.get(name) ?? [];
  const questionTexts = textsBy(
    [...rows('question_l10ns'), ...rows('questions'), ...rows('subquestions')],
    'qid',
    'question',
  );
  const answerTexts = textsBy(rows('answer_l10ns'), 'aid', 'answer');
  const asked = once([...rows('questions'), ...rows('subquestions')], 'qid');
  return asked
    .filter(({ parent_qid: parent = '0' }) => parent === '0' || parent === '')
    .flatMap((question): Question[] => {
      const { qid = '', title = '', type = '' } = question;
      const offered = LISTED.has(type) ? answersOf(qid, rows('answers'), answerTexts) : null;
      const max = RATINGS[type];
      const answers = { offered, range: max === undefined ? null : { min: 1, max } };
      if (title === '' || (offered === null && max === undefined)) return [];
      if (!ARRAYS.has(type))
        return [formQuestion({ name: title, texts: questionTexts.get(qid) ?? [], ...answers })];
      return asked
        .filter(({ parent_qid: parent, scale_id: scale = '0' }) => parent === qid && scale === '0')
        .map((row) =>
          formQuestion({
            name: `${title}_${row.title}`,
            codes: [`${title}[${row.title}]`],
            texts: questionTexts.get(row.qid ?? '') ?? [],
            block: `array ${title}`,
            blockName: title,
            ...answers,
          }),
        );
    });
}

function answersOf(
  qid: string,
  rows: readonly Row[],
  texts: ReadonlyMap<string, readonly QuestionText[]>,
): OfferedAnswer[] {
  const own = rows.filter((row) => row.qid === qid && (row.scale_id ?? '0') === '0');
  const codes = [...new Map(own.map((row) => [row.code ?? '', row])).values()];
  const sorted = codes.toSorted((one, other) => Number(one.sortorder ?? 0) - Number(other.sortorder ?? 0));
  return sorted.map(({ code = '', aid = '' }) => {
    const here = own.filter((row) => row.code === code);
    const inRows = here.flatMap((row) => textIn(languageCode(row.language ?? ''), row.answer));
    return offeredAnswer(code, inRows.length > 0 ? inRows : (texts.get(aid) ?? []));
  });
}

function textsBy(rows: readonly Row[], key: string, part: string): Map<string, QuestionText[]> {
  const found = new Map<string, QuestionText[]>();
  for (const row of rows) {
    const id = row[key] ?? '';
    const own = found.get(id) ?? [];
    const language = languageCode(row.language ?? '');
    if (!own.some((each) => each.language === language))
      found.set(id, [...own, ...textIn(language, row[part])]);
  }
  return found;
}

/** A row for each id: older surveys repeat them for every language. */
function once(rows: readonly Row[], key: string): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) if (!found.has(row[key] ?? '')) found.set(row[key] ?? '', row);
  return [...found.values()];
}

/** `<table><rows><row><field>…`: the rows of every table. */
function tablesOf(text: string): Map<string, Row[]> {
  const tables = new Map<string, Row[]>();
  const path: string[] = [];
  let row: Record<string, string> | null = null;
  let value = '';
  const scanner = new XmlScanner({
    open: (name) => {
      path.push(name);
      if (name === 'row' && path.at(-2) === 'rows') row = {};
      value = '';
    },
    text: (part) => {
      value += part;
    },
    close: (name) => {
      path.pop();
      if (row === null) return;
      if (name === 'row') {
        const table = path.at(-2) ?? '';
        const rows = tables.get(table) ?? [];
        rows.push(row);
        tables.set(table, rows);
        row = null;
      } else if (path.at(-1) === 'row') row[name] = value.trim();
    },
  });
  scanner.take(text);
  scanner.end();
  return tables;
}
