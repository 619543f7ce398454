import { areDigits, type Head, type Platform } from './platform.ts';

const FIRST = ['respondentid', 'respondent id'];
const OF_SURVEYMONKEY = ['collectorid', 'collector id', 'collector_id'];
/** What a second header begins with that names the collector where somebody exports in another language. */
const COLLECTORS = ['colle', 'colet', 'recopil', 'verzamel'];
/** The second row under a question without rows or choices. */
const RESPONSES = [
  ...['response', 'open-ended response', 'antwoord', 'open antwoord', 'reactie', 'open reactie', 'réponse'],
  ...['réponse ouverte', 'antwort', 'offene antwort', 'respuesta', 'respuesta abierta'],
];

function isResponse(cell: string): boolean {
  return RESPONSES.includes(cell.toLowerCase());
}

/** `ID de collecteur`, `Verzamelaar-ID` */
function isCollector(name: string): boolean {
  const small = name.toLowerCase();
  // An expression with a class of Unicode takes long to make.
  return (
    COLLECTORS.some((beginning) => small.includes(beginning)) &&
    /^(?:id[ -](?:d\w{1,2} )?)?(?:colle|colet|recopil|verzamel)[\p{L}-]*(?:[ -]id)?$/u.test(small)
  );
}

/** Ids of respondents are long numbers. */
function isRespondentId(cell: string): boolean {
  return areDigits(cell, 8, 13);
}

/** The first row stands above several columns; the second has its first cell blank and the rows of the question below. */
function hasTwoRows({ records }: Head): boolean {
  const [first = [], second = []] = records;
  if ((second[0] ?? '') !== '') return false;
  return second.some(isResponse) || second.some((cell, index) => cell !== '' && (first[index] ?? '') === '');
}

/** Headers in the language of the one who exports: the collector beside long numbers tells them. */
function isTranslated({ keys, records }: Head): boolean {
  const ids = records.slice(1).flatMap((record) => record[0] || []);
  return isCollector(keys[1] ?? '') && ids.length > 0 && ids.every(isRespondentId);
}

/** The question above a column: its own first row, else the nearest to the left. */
function question({ records }: Head, index: number): string {
  const [first = []] = records;
  let at = index;
  while (at > 0 && (first[at] ?? '') === '') at--;
  return first[at] ?? '';
}

export const surveymonkey: Platform = {
  id: 'surveymonkey',
  variants: [
    {
      id: 'two-rows',
      signature:
        'a first header `RespondentID` or `Respondent ID` (or a second that names a collector in another language, above numbers of 8 digits and more), and a second row that starts blank and holds `Response` or rows of a question',
      recognises: (head) =>
        ([...FIRST, 'respondent_id'].includes(head.keys[0] ?? '') || isTranslated(head)) && hasTwoRows(head),
      headings: () => 2,
      textRow: () => 2,
      describe: (head, index) => {
        const row = head.records[1]?.[index] ?? '';
        const whole = question(head, index);
        const isRow = row !== '' && !isResponse(row);
        return isRow
          ? { name: `${whole} - ${row}`, texts: [row, `${whole} - ${row}`] }
          : { name: whole, texts: [whole] };
      },
    },
    {
      id: 'one-row',
      signature:
        'a first header `RespondentID`, `Respondent ID` or `respondent_id` with `CollectorID` beside it or numbers of 8 digits and more below; the same in other languages, told by the collector',
      recognises: (head) => {
        const { keys, records } = head;
        const first = keys[0] ?? '';
        const below = records.slice(1).map((record) => record[0] ?? '');
        return (
          ([...FIRST, 'respondent_id'].includes(first) &&
            keys.some((key) => OF_SURVEYMONKEY.includes(key))) ||
          (FIRST.includes(first) && below.length > 0 && below.every(isRespondentId)) ||
          isTranslated(head)
        );
      },
      textRow: () => 1,
      describe: ({ records }, index) => ({ texts: [records[0]![index] ?? ''] }),
    },
  ],
  roles: [
    [[...FIRST, 'respondent_id'], 'answer-id'],
    [isCollector, 'technical'],
    [['other (please specify)', '* - other (please specify)'], 'personal', 'free-text'],
  ],
  statuses: [],
  missing: ["N/A - skip, don't know."],
  note: 'An id names an answer, not a person.',
};
