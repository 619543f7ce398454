import type { Head, Platform } from './platform.ts';

const FIRST = /^respondent ?id$/;
const OF_SURVEYMONKEY = ['collectorid', 'collector id', 'collector_id'];
/** The same where somebody exports in another language. */
const COLLECTOR = /^(?:id[ -](?:d\w{1,2} )?)?(?:colle|colet|recopil|verzamel)[\p{L}-]*(?:[ -]id)?$/u;
/** Ids of respondents are long numbers. */
const RESPONDENT_ID = /^\d{8,13}$/;
/** The second row under a question without rows or choices. */
const RESPONSE =
  /^(?:open-ended )?response$|^(?:open )?(?:antwoord|reactie)$|^réponse(?: ouverte)?$|^(?:offene )?antwort$|^respuesta(?: abierta)?$/i;

/** The first row stands above several columns; the second has its first cell blank and the rows of the question below. */
function hasTwoRows({ records }: Head): boolean {
  const [first = [], second = []] = records;
  if ((second[0] ?? '') !== '') return false;
  return (
    second.some((cell) => RESPONSE.test(cell)) ||
    second.some((cell, index) => cell !== '' && (first[index] ?? '') === '')
  );
}

/** Headers in the language of the one who exports: the collector beside long numbers tells them. */
function isTranslated({ keys, records }: Head): boolean {
  const ids = records.slice(1).flatMap((record) => record[0] || []);
  return COLLECTOR.test(keys[1] ?? '') && ids.length > 0 && ids.every((id) => RESPONDENT_ID.test(id));
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
        (FIRST.test(head.keys[0] ?? '') || head.keys[0] === 'respondent_id' || isTranslated(head)) &&
        hasTwoRows(head),
      headings: () => 2,
      textRow: () => 2,
      describe: (head, index) => {
        const row = head.records[1]?.[index] ?? '';
        const whole = question(head, index);
        const isRow = row !== '' && !RESPONSE.test(row);
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
          ((FIRST.test(first) || first === 'respondent_id') &&
            keys.some((key) => OF_SURVEYMONKEY.includes(key))) ||
          (FIRST.test(first) && below.length > 0 && below.every((id) => RESPONDENT_ID.test(id))) ||
          isTranslated(head)
        );
      },
      textRow: () => 1,
      describe: ({ records }, index) => ({ texts: [records[0]![index] ?? ''] }),
    },
  ],
  roles: [
    [/^respondent[ _]?id$/i, 'answer-id'],
    [new RegExp(COLLECTOR, 'iu'), 'technical'],
    [/(?:^| - )other \(please specify\)$/i, 'personal', 'free-text'],
  ],
  statuses: [],
  missing: ["N/A - skip, don't know."],
  note: 'An id names an answer, not a person.',
};
