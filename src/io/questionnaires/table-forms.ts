import { isIdName, roleOfName } from '../../model/header-role.ts';
import type { OfferedAnswer, Question, QuestionText } from '../../model/questionnaire.ts';
import { codeOf, formQuestion, languageCode, offeredAnswer, textIn } from './form-question.ts';

/** A table with a header: forms and dictionaries that are written in one. */
export interface FormTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Cell = (row: readonly string[], ...names: readonly string[]) => string;

function cellsOf({ header }: FormTable): Cell {
  const keys = header.map((name) => name.trim().toLowerCase());
  return (row, ...names) => {
    const at = names.map((name) => keys.indexOf(name)).find((index) => index !== -1);
    return at === undefined ? '' : (row[at] ?? '').trim();
  };
}

/** Whether a header is that of a data dictionary of REDCap. */
export function isRedcapDictionary(header: readonly string[]): boolean {
  return /^variable\s?\/\s?field name$/i.test((header[0] ?? '').trim());
}

/**
 * The questions of a REDCap dictionary with one answer each: `radio`, `dropdown`, `yesno`, `truefalse`. A matrix is a block, else the form with its section. What the
 * dictionary marks as an identifier is left out.
 */
export function redcapQuestions(table: FormTable): Question[] {
  const cell = cellsOf(table);
  let [form, section] = ['', ''];
  return table.rows.flatMap((row): Question[] => {
    const name = cell(row, 'variable / field name');
    const heading = cell(row, 'section header');
    if (cell(row, 'form name') !== form) [form, section] = [cell(row, 'form name'), ''];
    if (heading !== '') section = heading;
    const offered = redcapAnswers(
      cell(row, 'field type'),
      cell(row, 'choices, calculations, or slider labels', 'choices or calculations'),
    );
    if (name === '' || offered === null || /^y/i.test(cell(row, 'identifier?'))) return [];
    const matrix = cell(row, 'matrix group name');
    return [
      formQuestion({
        name,
        texts: textIn(null, cell(row, 'field label')),
        block: matrix === '' ? `form ${form} ${section}` : `matrix ${matrix}`,
        blockName: matrix === '' ? form : matrix,
        offered,
      }),
    ];
  });
}

function redcapAnswers(type: string, choices: string): OfferedAnswer[] | null {
  if (type === 'yesno' || type === 'truefalse')
    return [
      { code: 0, texts: textIn(null, type === 'yesno' ? 'No' : 'False') },
      { code: 1, texts: textIn(null, type === 'yesno' ? 'Yes' : 'True') },
    ];
  if (type !== 'radio' && type !== 'dropdown') return null;
  const answers = choices.split('|').flatMap((choice) => {
    const comma = choice.indexOf(',');
    return comma === -1
      ? []
      : [offeredAnswer(choice.slice(0, comma).trim(), textIn(null, choice.slice(comma + 1)))];
  });
  return answers.length === 0 ? null : answers;
}

/**
 * The questions of an XLSForm (sheets `survey` and `choices`) with one answer each: `select_one list`, and `range` with its ends. A group is a block. `label::Nederlands (nl)`
 * is the label in a language.
 */
export function xlsFormQuestions(survey: FormTable, choices: FormTable): Question[] {
  const [cell, choice] = [cellsOf(survey), cellsOf(choices)];
  const lists = new Map<string, OfferedAnswer[]>();
  for (const row of choices.rows) {
    const list = choice(row, 'list_name', 'list name');
    lists.set(list, [
      ...(lists.get(list) ?? []),
      offeredAnswer(choice(row, 'name', 'value'), labelsOf(choices, row)),
    ]);
  }
  const groups: { readonly name: string; readonly label: string }[] = [];
  return survey.rows.flatMap((row): Question[] => {
    const type = cell(row, 'type').toLowerCase().replace(/\s+/g, ' ');
    const name = cell(row, 'name');
    if (/^begin[ _](?:group|repeat)$/.test(type))
      groups.push({ name, label: labelsOf(survey, row)[0]?.text ?? '' });
    if (/^end[ _](?:group|repeat)$/.test(type)) groups.pop();
    const [, list] =
      /^select[ _]one(?:[ _]from[ _]file)? (\S+)/.exec(cell(row, 'type').replace(/\s+/g, ' ')) ?? [];
    const range = type === 'range' ? rangeOf(cell(row, 'parameters')) : null;
    const offered = list === undefined ? null : (lists.get(list) ?? null);
    const role = roleOfName(name).role;
    if (
      name === '' ||
      (offered === null && range === null) ||
      role !== 'ordinary' ||
      (isIdName(name) && !/\d$/.test(name))
    )
      return [];
    const group = groups.at(-1);
    return [
      formQuestion({
        name,
        codes: groups.length === 0 ? [] : [[...groups.map((each) => each.name), name].join('/')],
        texts: labelsOf(survey, row),
        block: group === undefined ? null : `group ${groups.map((each) => each.name).join('/')}`,
        blockName: group?.name ?? null,
        offered,
        range,
      }),
    ];
  });
}

function labelsOf({ header }: FormTable, row: readonly string[]): QuestionText[] {
  return header.flatMap((name, at) => {
    const [, language] = /^label(?:::?(.*))?$/is.exec(name.trim()) ?? ['', null];
    if (language === null) return [];
    const [, code = language ?? ''] = /\(([a-z_-]+)\)\s?$/i.exec(language ?? '') ?? [];
    return textIn(languageCode(code) ?? LANGUAGE_NAMES[code.trim().toLowerCase()] ?? null, row[at]);
  });
}

/** As the headers of forms write them without a code. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  nederlands: 'nl',
  dutch: 'nl',
  français: 'fr',
  french: 'fr',
  deutsch: 'de',
  german: 'de',
  español: 'es',
  spanish: 'es',
  türkçe: 'tr',
  turkish: 'tr',
  arabic: 'ar',
  العربية: 'ar',
};

/** `start=0 end=10 step=1` */
function rangeOf(parameters: string): { readonly min: number; readonly max: number } | null {
  const of = (name: string) => codeOf(new RegExp(`\\b${name}\\s?=\\s?([-\\d.]+)`, 'i').exec(parameters)?.[1]);
  const [min, max] = [of('start') ?? 0, of('end') ?? 10];
  return max > min ? { min, max } : null;
}
