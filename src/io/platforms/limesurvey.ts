import { areDigits, type Described, type Head, inBrackets, lastParts, type Platform } from './platform.ts';

/** `id. Response ID`, `likert1[a]. I bounce back`: code, full stop, text. */
const CODE_AND_TEXT = /^([a-z]\w{0,99}(?:\[\w{1,99}\]){0,3})\.(?: (.*))?$/i;
const METADATA = ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', 'startdate', 'datestamp', 'token'];
/** What LimeSurvey calls the first three columns in the language of the one who exports. */
const RESPONSE = [
  ['response id', 'date submitted', 'last page'],
  ['respons id', 'datum verstuurd', 'laatste pagina'],
  ['antwoord id', 'datum ingezonden', 'laatste pagina'],
  ['antwort id', 'datum abgeschickt', 'letzte seite'],
  ['id de la réponse', 'date de soumission', 'dernière page'],
  ['réponse id', 'date de soumission', 'dernière page'],
  ['id de respuesta', 'fecha de envío', 'última página'],
  ['id risposta', 'data invio', 'ultima pagina'],
];
const CODES = ['id', 'submitdate', 'lastpage', 'startlanguage'];
/** Of headers of codes and texts so many are of this form. */
const MOST = 0.6;

function hasCodesAndTexts({ records, keys }: Head): boolean {
  if (keys.filter((key) => METADATA.some((code) => key.startsWith(`${code}. `))).length >= 2) return true;
  if (keys.filter((key) => key.includes('].')).length < 2) return false;
  const headers = records[0]!.filter((header) => header !== '');
  const fitting = headers.filter((header) => CODE_AND_TEXT.test(header));
  // A numbered question (`Q1. How are you?`) has no brackets behind its number.
  const rows = fitting.filter((header) => /^\w+\[\w+\]/.test(header));
  return rows.length >= 2 && fitting.length >= MOST * headers.length;
}

/** A second row of codes below texts, as VV exports have it. */
function hasCodeRow({ records }: Head): boolean {
  return CODES.every((code) => records[1]?.includes(code) === true);
}

/** `likert1[a]` is found as `a` too. */
function codesOf(code: string): string[] {
  return [code, inBrackets(code)];
}

/** `likert1[a][1]`, the one scale of an array with two, is `likert1[a]` too. */
function codesOfHeader(code: string, { records }: Head): string[] {
  const [, row, scale] = /^(\w+\[\w+\])\[(\w+)\]$/.exec(code) ?? [];
  if (row === undefined) return codesOf(code);
  const isOnly = !records[0]!.some((header) => header.startsWith(`${row}[`) && !header.startsWith(code));
  return isOnly ? [code, ...codesOf(row)] : [code, `${row}_${scale}`];
}

/** `likert1_a` too, where no other column ends in the same: data files for R and SPSS, and expressions, write it so. */
function joinedCodes({ records }: Head, row: number, index: number): string[] {
  const headers = records[row - 1]!;
  const header = headers[index] ?? '';
  const isOwn = (part: string) =>
    headers.every((each, at) => at === index || (each !== part && !each.endsWith(`_${part}`)));
  return [...codesOf(header), ...lastParts(header, '_').filter(isOwn)];
}

function textsOf(text: string): string[] {
  const [, row] = /\[([^[\]]+)\]\[[^[\]]*\]$/.exec(text) ?? [];
  return row === undefined ? [inBrackets(text), text] : [row.trim(), text];
}

/** `interviewtime`, `Q1Time`, `groupTime12` */
function isTime(name: string): boolean {
  return (
    name === 'interviewtime' ||
    (name.endsWith('Time') && /^\w+Time$/.test(name)) ||
    (name.startsWith('groupTime') && areDigits(name.slice(9), 1, 9))
  );
}

/** The same as words, before the question. */
const TIMES = [
  ...['total time', 'question time', 'group time', 'totale tijd', 'vraag tijd', 'vraagtijd', 'groep tijd'],
  ...['groeptijd', 'gesamtzeit', 'fragenzeit', 'gruppenzeit', 'temps total', 'temps pour'],
];

function isTimeInWords(name: string): boolean {
  const small = name.toLowerCase();
  return TIMES.some((time) => small.startsWith(time) && !/^\w/.test(name.slice(time.length)));
}

export const limesurvey: Platform = {
  id: 'limesurvey',
  variants: [
    {
      id: 'code-and-text',
      signature:
        '`id. Response ID`, `submitdate. Date submitted`, `lastpage. Last page` in any language, or headers such as `likert1[a]. How much …`',
      recognises: hasCodesAndTexts,
      textRow: () => 1,
      describe: (head, index): Described => {
        const [, code, text = ''] = CODE_AND_TEXT.exec(head.records[0]![index] ?? '') ?? [];
        return code === undefined ? {} : { codes: codesOfHeader(code, head), texts: textsOf(text) };
      },
    },
    {
      id: 'text',
      signature: `${RESPONSE.map((names) => `\`${names.join('`, `')}\``).join('; or ')}`,
      recognises: (head) => RESPONSE.some((names) => head.has(...names)) && !hasCodeRow(head),
      textRow: () => 1,
      describe: (head, index) => ({ texts: textsOf(head.records[0]![index] ?? '') }),
    },
    {
      id: 'vv',
      signature: 'a second row with `id`, `submitdate`, `lastpage` and `startlanguage` (VV export)',
      recognises: hasCodeRow,
      headings: () => 2,
      textRow: () => 1,
      describe: (head, index) => ({
        name: head.records[1]![index] ?? '',
        codes: joinedCodes(head, 2, index),
        texts: textsOf(head.records[0]![index] ?? ''),
      }),
    },
    {
      id: 'code',
      signature: `${CODES.map((code) => `\`${code}\``).join(', ')} together`,
      recognises: (head) => head.has(...CODES),
      describe: (head, index) => ({ codes: joinedCodes(head, 1, index) }),
    },
  ],
  roles: [
    [['id', ...RESPONSE.map(([id]) => id!)], 'answer-id'],
    [['token', 'toegangscode', 'access code', 'zugangscode', "code d'accès"], 'id'],
    [['submitdate', 'lastpage', ...RESPONSE.flatMap((names) => names.slice(1))], 'status'],
    [isTime, 'timing'],
    [isTimeInWords, 'timing'],
  ],
  statuses: [
    {
      status: 'unfinished',
      columns: ['submitdate', ...RESPONSE.map(([, submitted]) => submitted!)],
      test: { blank: true },
    },
  ],
  missing: ['N/A', '{question_not_shown}'],
  note: 'HTML in cells and quotes that are not doubled are read.',
};
