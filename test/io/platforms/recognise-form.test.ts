import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../../src/io/platforms/platforms.ts';
import { recogniseForm } from '../../../src/io/platforms/recognise-form.ts';
import { type Form, PLATFORM_IDS, statusOf } from '../../../src/model/export-form.ts';
import { normaliseName, normaliseText } from '../../../src/scoring/column-name.ts';
import fc from '../../helpers/fast-check.ts';
import { readJson, readScales } from '../../helpers/fixtures.ts';

const EXPORTS = 'fixtures/exports';
const [brs] = readScales('scales/brs.json');

function recordsOf(path: string): string[][] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;
}

/** File, variant, heading rows, row of texts, and the statuses that the platform tells. */
const FILES: readonly (readonly [string, string, number, number | null, readonly string[]])[] = [
  ['qualtrics/labels', 'import-ids', 3, 2, ['preview', 'spam', 'unfinished']],
  ['qualtrics/values', 'import-ids', 3, 2, ['preview', 'spam', 'unfinished']],
  ['qualtrics/legacy', 'legacy', 2, 2, ['preview', 'spam', 'unfinished']],
  ['qualtrics/rows-cut', 'rows-cut', 1, null, ['preview', 'spam', 'unfinished']],
  ['limesurvey/code-and-text', 'code-and-text', 1, 1, ['unfinished']],
  ['limesurvey/text', 'text', 1, 1, ['unfinished']],
  ['limesurvey/code', 'code', 1, null, ['unfinished']],
  ['limesurvey/data-file', 'code', 1, null, ['unfinished']],
  ['limesurvey/answer-codes', 'code', 1, null, ['unfinished']],
  ['limesurvey/vv', 'vv', 2, 1, ['unfinished']],
  ['redcap/survey', 'raw', 1, null, ['unfinished']],
  ['redcap/missing-codes', 'raw', 1, null, ['unfinished']],
  ['redcap/events', 'raw', 1, null, []],
  ['redcap/labels', 'labels', 1, 1, ['unfinished']],
  ['redcap/dictionary', 'dictionary', 1, null, []],
  ['surveymonkey/two-rows', 'two-rows', 2, 2, []],
  ['surveymonkey/one-row', 'one-row', 1, 1, []],
  ['surveymonkey/translated', 'two-rows', 2, 2, []],
  ['alchemer/columns', 'columns', 1, 1, ['unfinished']],
  ['google-forms/sheet', 'sheet', 1, 1, []],
  ['microsoft-forms/sheet', 'sheet', 1, 1, []],
  ['sosci/labels', 'columns', 2, 2, ['test', 'unfinished']],
  ['sosci/codes', 'columns', 1, null, ['test', 'unfinished']],
  ['kobo/groups', 'submissions', 1, null, []],
  ['kobo/odk-central', 'submissions', 1, null, []],
  ['formr/results', 'results', 1, null, ['unfinished']],
  ['formr/reversed-names', 'results', 1, null, ['unfinished']],
  ['castor/records', 'records', 1, null, ['unfinished']],
  ['unipark/export', 'columns', 1, null, ['test', 'unfinished']],
  ['typeform/responses', 'responses', 1, 1, ['unfinished']],
  ['jotform/submissions', 'submissions', 1, 1, []],
  ['eusurvey/sheet', 'sheet', 1, 1, []],
  ['gorilla/long-form', 'long-form', 1, null, ['unfinished']],
  ['gorilla/short-form', 'short-form', 1, null, ['unfinished']],
  ['mturk/batch', 'batch', 1, null, []],
];

async function formOf(path: string): Promise<Form> {
  const form = await recogniseForm(recordsOf(`${EXPORTS}/${path}.csv`));
  expect(form, path).not.toBeNull();
  return form!;
}

describe('the forms of platforms', () => {
  const { counts } = readJson<{ counts: Readonly<Record<string, number>> }>(`${EXPORTS}/reference.json`);

  it('are tried on every file of the fixtures, and on every platform', () => {
    const files = readdirSync(EXPORTS, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\/.*\.csv$/.test(path),
    );
    expect(FILES.map(([path]) => `${path}.csv`).sort()).toEqual(files.sort());
    expect([...new Set(FILES.map(([path]) => dirname(path)))].sort()).toEqual([...PLATFORM_IDS].sort());
    expect(PLATFORMS.map(({ id }) => id)).toEqual(PLATFORM_IDS);
  });

  it.each(FILES)('%s', async (path, variant, headings, textRow, statuses) => {
    const form = await formOf(path);
    expect(form).toMatchObject({ platform: dirname(path), variant, headings, textRow });
    expect(form.isData).toBe(basename(path) !== 'dictionary');
    const records = recordsOf(`${EXPORTS}/${path}.csv`).slice(headings);
    const found: Record<string, number> = {};
    const { by } = form.longAnswers ?? {};
    // A row for each answer tells the status of its response again and again.
    const responses =
      by === undefined
        ? records
        : [
            ...new Map(
              records.map((record) => [by.map((index) => record[index]).join('|'), record]),
            ).values(),
          ];
    for (const record of responses) {
      const status = statusOf(form, record);
      if (status !== null) found[status] = (found[status] ?? 0) + 1;
    }
    expect(found).toEqual(Object.fromEntries(statuses.map((status) => [status, counts[status]])));
  });

  it.each(FILES.filter(([path]) => !['redcap/dictionary', 'gorilla/long-form'].includes(path)))(
    '%s: every item has one column, which may be an answer',
    async (path) => {
      const { columns } = await formOf(path);
      for (const item of brs!.items) {
        const names = [item.id, ...(item.aliases ?? [])].map(normaliseName);
        const text = normaliseText(item.text!.nl!).replace(/^\d+\. /, '');
        const fitting = columns.filter(
          ({ name, codes, texts }) =>
            [name, ...codes].some((each) => names.includes(normaliseName(each))) ||
            [name, ...texts].some((each) => normaliseText(each).replace(/^\d+\. /, '') === text),
        );
        expect(fitting, `${path}: ${item.id}`).toHaveLength(1);
        expect(fitting[0]!.role).toBe('answer');
      }
    },
  );

  it('finds each item by its text, whatever signs stand in text and question', async () => {
    const STEM = 'How often - in the last weeks - did this happen: [please think] never/always?';
    const forms: Readonly<Record<string, (texts: readonly string[]) => string[][]>> = {
      qualtrics: (texts) => [
        ['StartDate', ...texts.map((_, index) => `Q4_${index + 1}`)],
        ['Start Date', ...texts.map((text) => `${STEM} - ${text}`)],
        ['startDate', ...texts.map((_, index) => `QID4_${index + 1}`)].map((id) => `{"ImportId":"${id}"}`),
      ],
      limesurvey: (texts) => [
        [...['Response ID', 'Date submitted', 'Last page'], ...texts.map((text) => `${STEM} [${text}]`)],
      ],
      surveymonkey: (texts) => [
        ['Respondent ID', 'Collector ID', STEM, ...texts.slice(1).map(() => '')],
        ['', '', ...texts],
      ],
      alchemer: (texts) => [
        [...['Time Started', 'Date Submitted', 'Status'], ...texts.map((text) => `${text}:${STEM}`)],
      ],
      'google-forms': (texts) => [['Timestamp', ...texts.map((text) => `${STEM} [${text}]`)]],
      'microsoft-forms': (texts) => [
        ['ID', 'Start time', 'Completion time', ...texts.map((text) => `${text}\u00a0`)],
      ],
      sosci: (texts) => [
        [...['CASE', 'QUESTNNR', 'MODE', 'STARTED'], ...texts.map((_, index) => `AB01_0${index + 1}`)],
        [...['Case', 'Questionnaire', 'Mode', 'Started'], ...texts.map((text) => `${STEM}: ${text}`)],
      ],
      kobo: (texts) => [['_uuid', ...texts.map((text) => `Part one/${text}`)]],
    };
    const scales = readdirSync('scales')
      .filter((name) => name.endsWith('.json') && name !== 'scale.schema.json')
      .flatMap((name) => readScales(`scales/${name}`));
    let count = 0;
    for (const { id, items } of scales)
      for (const language of ['en', 'nl'] as const) {
        const texts = items.flatMap(({ text }) => text?.[language] ?? []);
        if (texts.length < items.length) continue;
        count++;
        for (const [platform, recordsOf] of Object.entries(forms)) {
          const form = (await recogniseForm(recordsOf(texts)))!;
          expect(form?.platform, `${id} of ${platform}`).toBe(platform);
          for (const text of texts) {
            const wanted = normaliseText(text);
            const found = form.columns.filter(({ texts: own, name }) =>
              [name, ...own].some((each) => normaliseText(each) === wanted),
            );
            expect(found.length, `${id} of ${platform}: ${text}`).toBe(
              texts.filter((each) => each === text).length,
            );
          }
        }
      }
    expect(count).toBeGreaterThan(15);
  });

  it('name what their columns are for', async () => {
    const roles = async (path: string) =>
      new Map((await formOf(path)).columns.map(({ name, role, kind }) => [name, kind ?? role]));
    const qualtrics = await roles('qualtrics/labels');
    expect(Object.fromEntries(qualtrics)).toMatchObject({
      StartDate: 'technical',
      Status: 'status',
      IPAddress: 'ip-address',
      ResponseId: 'answer-id',
      RecipientEmail: 'e-mail',
      ExternalReference: 'id',
      LocationLatitude: 'place',
      Consent: 'answer',
      Q5_DO_1: 'technical',
      'Q7_First Click': 'timing',
      Q9_4_TEXT: 'free-text',
    });
    expect(Object.fromEntries(await roles('redcap/events'))).toMatchObject({
      record_id: 'id',
      redcap_event_name: 'visit',
      brs_complete: 'status',
    });
    expect(Object.fromEntries(await roles('limesurvey/text'))).toMatchObject({
      'Respons ID': 'answer-id',
      'Datum verstuurd': 'status',
      Starttaal: 'technical',
      'IP-adres': 'ip-address',
      'Vraag tijd: veerkracht': 'timing',
    });
    expect((await roles('sosci/labels')).get('REF')).toBe('id');
    expect(Object.fromEntries(await roles('kobo/groups'))).toMatchObject({
      deviceid: 'device',
      _uuid: 'answer-id',
      _id: 'answer-id',
      _index: 'answer-id',
      _submitted_by: 'name',
      _notes: 'free-text',
    });
    expect(Object.fromEntries(await roles('kobo/odk-central'))).toMatchObject({
      KEY: 'answer-id',
      'meta-instanceID': 'answer-id',
      SubmitterName: 'name',
    });
  });

  it('show texts as respondents saw them', async () => {
    const form = await formOf('qualtrics/labels');
    expect(form.hadMarkup).toBe(true);
    expect(form.columns.find(({ name }) => name === 'Consent')!.texts).toEqual(['Ik doe vrijwillig mee']);
    expect((await formOf('qualtrics/values')).hadMarkup).toBe(false);
    const lime = (await formOf('limesurvey/code-and-text')).columns.find(({ codes }) =>
      codes.includes('brs1'),
    )!;
    expect(lime.codes).toEqual(['veerkracht[brs1]', 'brs1']);
    expect(lime.texts[1]).toMatch(/^In hoeverre bent u het eens met deze uitspraken\? \[/);
  });

  it('count a response once, by the first status that applies', async () => {
    const form = await formOf('qualtrics/values');
    const at = (name: string) => form.columns.findIndex((column) => column.name === name);
    const cells = form.columns.map(() => '');
    const row = (values: Readonly<Record<string, string>>) =>
      cells.map((_, index) => Object.entries(values).find(([name]) => at(name) === index)?.[1] ?? '');
    expect(statusOf(form, row({ Status: '0', Finished: '1' }))).toBeNull();
    expect(statusOf(form, row({ Status: '1', Finished: '0' }))).toBe('preview');
    expect(statusOf(form, row({ Status: '8', Finished: '0' }))).toBe('spam');
    expect(statusOf(form, row({ Status: 'Survey Test', Finished: 'FALSE' }))).toBe('test');
    expect(statusOf(form, row({ Status: '0', Finished: ' False ' }))).toBe('unfinished');
    expect(statusOf(form, row({}))).toBeNull();
  });

  it('read other writings of the same', async () => {
    const heads: readonly (readonly [string, readonly (readonly string[])[], number])[] = [
      [
        'qualtrics',
        [
          ['Q1', 'Q2'],
          ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
          ['1', '2'],
        ],
        2,
      ],
      [
        'qualtrics',
        [
          ['Q1', 'Q2'],
          ['a', 'b'],
          ["{'ImportId': 'QID1'}", ''],
        ],
        3,
      ],
      [
        'qualtrics',
        [
          ['Q1', 'Q2'],
          ['a', 'b'],
          ['{""ImportId"":""QID1""}', '{""ImportId"":""QID2""}'],
        ],
        3,
      ],
      [
        'qualtrics',
        [
          ['StartDate', 'EndDate', 'Status', 'Progress', 'Finished', 'RecordedDate', 'ResponseId', 'Q1'],
          [
            'Start Date',
            'End Date',
            'Response Type',
            'Progress',
            'Finished',
            'Recorded Date',
            'Response ID',
            'How?',
          ],
          ['2026-01-05 10:00:00', '2026-01-05 10:00:00', '0', '100', '1', '2026-01-05 10:00:00', 'R_1', '4'],
        ],
        2,
      ],
      [
        'limesurvey',
        [
          ['Antwort ID', 'Datum Abgeschickt', 'Letzte Seite', 'Wie? [Gut]'],
          ['1', '', '2', '3'],
        ],
        1,
      ],
      [
        'limesurvey',
        [
          ['G1[a]. How? [a]', 'G1[b]. How? [b]', 'Q2. Sex'],
          ['1', '2', 'f'],
        ],
        1,
      ],
      [
        'redcap',
        [
          ['study_id', 'age', 'baseline_complete'],
          ['1', '20', '2'],
          ['2', '21', '0'],
        ],
        1,
      ],
      [
        'surveymonkey',
        [
          ['RespondentID', 'Do you?'],
          ['', 'Response'],
          ['3292879998', 'Yes'],
        ],
        2,
      ],
      [
        'surveymonkey',
        [
          ['RespondentID', 'Do you?'],
          ['4337954960', 'Yes'],
          ['4337951949', 'No'],
        ],
        1,
      ],
      [
        'google-forms',
        [
          ['Timestamp', 'How?'],
          ['1/15/2026 10:23:45', '4'],
        ],
        1,
      ],
      [
        'microsoft-forms',
        [['ID', 'Heure de début', 'Heure de fin', 'Adresse de messagerie', 'Nom', 'Oui ?'], []],
        1,
      ],
      [
        'kobo',
        [
          ['q1', 'meta/instanceID'],
          ['1', 'uuid:x'],
        ],
        1,
      ],
      ['castor', [['Record Id', 'Record Status', 'Institute Abbreviation', 'brs1'], []], 1],
      ['castor', [['Castor Participant ID', 'Participant Status', 'Site Abbreviation', 'brs1'], []], 1],
      [
        'eusurvey',
        [
          ['Alias', 'pilot'],
          ['Export Date', '14/03/2026'],
          ['Scale: one', 'Contribution ID'],
        ],
        3,
      ],
    ];
    for (const [platform, records, headings] of heads)
      expect(await recogniseForm(records), records[0]!.join()).toMatchObject({ platform, headings });
  });

  it('are taken as the user says', async () => {
    const plain = [
      ['StartDate', 'Finished', 'Q1'],
      ['2026-01-05', '0', '4'],
    ];
    expect(await recogniseForm(plain)).toBeNull();
    expect(await recogniseForm(plain, 'qualtrics')).toBeNull();
    const form = await recogniseForm(plain, 'qualtrics', true);
    expect(form).toMatchObject({ platform: 'qualtrics', headings: 1 });
    expect(statusOf(form!, plain[1]!)).toBe('unfinished');
    const google = recordsOf(`${EXPORTS}/google-forms/sheet.csv`);
    expect(await recogniseForm(google, 'none')).toBeNull();
    for (const { id } of PLATFORMS)
      expect(await recogniseForm(plain, id, true)).toMatchObject({ platform: id });
  });
});

describe('a file that no platform wrote', () => {
  const others = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:csv|tsv|txt)$/.test(path) && !/^exports\/.*\//.test(path))
    .map((path) => join('fixtures', path));

  it('is taken for none', async () => {
    expect(others.length).toBeGreaterThan(60);
    for (const path of others) {
      const records = recordsOf(path);
      if (records.length > 0) expect(await recogniseForm(records), path).toBeNull();
    }
  });

  /** Headers as people write them, among them what platforms also write. */
  const HEADERS = [
    ...[
      'id',
      'ID',
      'code',
      'respondent',
      'respondent_id',
      'participant_id',
      'case',
      'key',
      'session',
      'token',
      'name',
    ],
    ...[
      'age',
      'sex',
      'group',
      'status',
      'Status',
      'date',
      'time',
      'StartDate',
      'EndDate',
      'start',
      'end',
      'created',
    ],
    ...[
      'brs1',
      'brs_2',
      'Q1',
      'Q1_1',
      'q1[a]',
      'item.1',
      '1. I bounce back',
      'Q2. How are you?',
      'Question [Row]',
    ],
    ...[
      'complete',
      'Finished',
      'Progress',
      'mode',
      'V1',
      'V3',
      'a/b',
      'Email',
      'site',
      'wave',
      'Consent: yes',
      '',
    ],
  ];

  it('is taken for none, whatever of these headers and values it has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 20 }),
        fc.array(fc.constantFrom('', '1', '5', 'Mee eens', '2026-01-05', 'R_1', 'x - y'), { maxLength: 20 }),
        async (headers, values) => {
          const row = headers.map((_, index) => values[index] ?? '3');
          expect(await recogniseForm([headers, row, row])).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });
});
