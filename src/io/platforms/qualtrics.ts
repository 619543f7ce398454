import { areDigits, type Described, type Head, lastParts, type Platform } from './platform.ts';

const IMPORT_ID = 'ImportId';
/** Of the row of ImportIds so many of the filled cells are one. */
const NEARLY_ALL = 0.9;
const METADATA = ['startdate', 'enddate', 'status', 'progress', 'finished', 'recordeddate', 'responseid'];
const METADATA_TEXTS = ['start date', 'end date', 'response type', 'progress', 'finished', 'recorded date'];

/** The row of ImportIds, from 1; 0 without one. It is the third, or the second of a file whose texts were deleted. */
function importIdRow(head: Head): number {
  const known = IMPORT_ID_ROWS.get(head);
  if (known !== undefined) return known;
  const row = foundImportIdRow(head);
  IMPORT_ID_ROWS.set(head, row);
  return row;
}

/** Asked for each column anew. */
const IMPORT_ID_ROWS = new WeakMap<Head, number>();

function foundImportIdRow({ records }: Head): number {
  for (const row of [3, 2]) {
    const filled = (records[row - 1] ?? []).filter((cell) => cell !== '');
    const ids = filled.filter(isImportId).length;
    if (ids > 0 && ids >= NEARLY_ALL * filled.length) return row;
  }
  return 0;
}

/** `{"ImportId":"QID1"}`, in quotes of either shape, also doubled. */
function isImportId(cell: string): boolean {
  const at = cell.indexOf(IMPORT_ID);
  if (at === -1 || !cell.startsWith('{')) return false;
  const before = cell.slice(1, at).trimStart();
  const [behind = '', ...rest] = cell.slice(at + IMPORT_ID.length).split(':');
  return rest.length > 0 && QUOTES.includes(before) && QUOTES.includes(behind.trimEnd());
}

const QUOTES = ['"', '""', "'", "''", `"'`, `'"`];

/** Whether the second row has a wording where answers have a date. */
function hasTextRow({ records, keys }: Head): boolean {
  const cell = records[1]?.[keys.indexOf('startdate')] ?? '';
  return cell !== '' && !/\d/.test(cell);
}

/** `Question - row` of a matrix, in old exports `Question?-row`. */
function textsOf(text: string): string[] {
  const rows = lastParts(text, ' - ');
  const old = rows.length === 0 && text.includes('-') ? /[.:?!…]-(?=\S)(.*)$/.exec(text)?.[1] : undefined;
  return [...(old === undefined ? rows : [old]), text];
}

function described(head: Head, index: number, textRow: number | null): Described {
  return textRow === null ? {} : { texts: textsOf(head.records[textRow - 1]?.[index] ?? '') };
}

const isLegacy = ({ keys, records }: Head) =>
  keys[0] === 'v1' && keys[1] === 'v2' && records[1]?.[0]?.toLowerCase() === 'responseid';

function isDuration(name: string): boolean {
  const small = name.toLowerCase();
  return small.startsWith('totalduration') || (small.startsWith('duration') && !/^\w/.test(name.slice(8)));
}

/** What Text iQ adds beside an open question. */
function isOfTopics(name: string): boolean {
  return (
    name.includes(' - ') &&
    / - (?:parent topics|topics|topic hierarchy level|topic sentiment|sentiment|actionability|effort)\b/i.test(
      name,
    )
  );
}

/** Orders of display, `FL_15_DO_FL_17`; `i_do_sport` is an answer. */
function isOfDisplay(name: string): boolean {
  return (
    name.split('_').includes('DO') ||
    name.startsWith('BL_') ||
    name === 'ResponseSet' ||
    (name.startsWith('FL_') && areDigits(name.charAt(3))) ||
    (name.startsWith('SC') && areDigits(name.slice(2), 1, 9))
  );
}

export const qualtrics: Platform = {
  id: 'qualtrics',
  variants: [
    {
      id: 'import-ids',
      signature: 'a third row of `{"ImportId":…}`',
      recognises: (head) => importIdRow(head) > 0,
      headings: importIdRow,
      textRow: (head) => (importIdRow(head) === 3 ? 2 : null),
      describe: (head, index) => described(head, index, importIdRow(head) === 3 ? 2 : null),
    },
    {
      id: 'legacy',
      signature: 'a first row `V1,V2,V3…` above `ResponseID,ResponseSet,Name,…`',
      recognises: isLegacy,
      headings: () => 2,
      textRow: () => 2,
      // What is recorded beside the answers has its name in the second row, a question in the first.
      describe: (head, index) => {
        const text = head.records[1]?.[index] ?? '';
        const key = head.keys[index] ?? '';
        return key.startsWith('v') && areDigits(key.slice(1)) ? { name: text } : { texts: textsOf(text) };
      },
    },
    {
      id: 'texts',
      signature:
        '`Start Date`, `End Date`, `Response Type`, `Progress`, `Finished` and `Recorded Date` together',
      recognises: (head) => head.has(...METADATA_TEXTS),
      textRow: () => 1,
      describe: (head, index) => described(head, index, 1),
    },
    {
      id: 'rows-cut',
      signature:
        '`StartDate`, `EndDate`, `Status`, `Progress`, `Finished`, `RecordedDate` and `ResponseId` together',
      recognises: (head) => head.has(...METADATA),
      headings: (head) => (hasTextRow(head) ? 2 : 1),
      textRow: (head) => (hasTextRow(head) ? 2 : null),
      describe: (head, index) => described(head, index, hasTextRow(head) ? 2 : null),
    },
  ],
  roles: [
    [['responseid', 'response id', '_recordid'], 'answer-id'],
    [['externalreference', 'externaldatareference', 'external data reference', 'external reference'], 'id'],
    [
      ['status', 'response type', 'finished', 'progress', 'distributionchannel', 'distribution channel'],
      'status',
    ],
    [
      (name) =>
        ['_Browser', '_Version', '_Operating System', '_Resolution'].some((end) => name.endsWith(end)),
      'personal',
      'device',
    ],
    [['*_first click', '*_last click', '*_page submit', '*_click count'], 'timing'],
    [isDuration, 'timing'],
    [isOfTopics, 'technical'],
    [isOfDisplay, 'technical'],
    [(name) => name.endsWith('_TEXT'), 'personal', 'free-text'],
    // What Qualtrics itself adds (`Q_RecaptchaScore`, `Q_Language`); a question is `Q1`.
    [(name) => name.startsWith('Q_') && /^[A-Z]/.test(name.slice(2)), 'technical'],
  ],
  statuses: [
    {
      status: 'preview',
      columns: ['status', 'response type'],
      test: {
        oneOf: [
          ...['1', '9', '17', 'survey preview', 'survey preview spam', 'offline survey preview'],
          ...['umfragevorschau', "aperçu de l'enquête", 'vista previa de la encuesta', 'enquêtevoorbeeld'],
        ],
      },
    },
    {
      status: 'preview',
      columns: ['distributionchannel', 'distribution channel'],
      test: { oneOf: ['preview'] },
    },
    {
      status: 'spam',
      columns: ['status', 'response type'],
      test: { oneOf: ['8', '12', '40', 'spam', 'imported spam', 'possible spam', 'ex spam'] },
    },
    { status: 'test', columns: ['status', 'response type'], test: { oneOf: ['2', 'survey test'] } },
    {
      status: 'unfinished',
      columns: ['finished'],
      test: { oneOf: ['0', 'false', 'onwaar', 'faux', 'falsch', 'falso', 'no', 'nee', 'non', 'nein'] },
    },
    { status: 'unfinished', columns: ['progress'], test: { below: 100 }, unless: ['finished'] },
  ],
  missing: ['-99', '-1', '-2'],
  note: 'What stands behind a " - " of a text may be the row of a matrix. Recoded values are read as they stand: a scale recoded as 10-13 needs a definition that says so.',
};
