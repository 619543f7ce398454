import type { ALL_MESSAGES, MessageCode } from '../../../src/model/messages/all.ts';
import type { FactsOf } from '../../../src/model/messages/said.ts';

/** Facts of a message as it could arise; one without facts has none. */
type Samples<C extends MessageCode> =
  FactsOf<(typeof ALL_MESSAGES)[C]> extends [infer Facts] ? readonly Facts[] : readonly [];

const place = { file: 'metingA.csv', row: 37, line: 41 };
const cell = { file: 'metingA.csv', row: 37, column: 'Vraag_3', item: 'zpq3' };
const columns = { names: ['Vraag_1', 'Vraag_2'], more: 29 };
const positions = [
  { name: 'Vraag_1', position: 17 },
  { name: 'Vraag_2', position: 19 },
];
const groups = [
  { group: 'vp', waves: ['t0', 't1'] },
  { group: 'ps', waves: ['t0', 't1'] },
];
const sizes = [
  { group: 'Gent', n: 23 },
  { group: 'Lyon', n: 31 },
];
const ofScore = { scale: 'zpq', wave: 'post' };

/** At least one set of facts for every code: each variant of the sentence, one and several of what is counted. */
export const MESSAGE_SAMPLES: { readonly [C in MessageCode]: Samples<C> } = {
  'corrections-columns': [
    { file: 'lijst.csv', missing: ['id'] },
    { file: 'lijst.csv', missing: ['column', 'old', 'new'] },
  ],
  'correction-incomplete': [
    { file: 'lijst.csv', row: 3, what: 'id' },
    { file: 'lijst.csv', row: 3, what: 'name' },
  ],
  'correction-twice': [{ file: 'lijst.csv', row: 7, before: 3 }],
  'correction-id': [{ file: 'lijst.csv', data: 'metingA.csv' }],
  'correction-nobody': [
    { file: 'lijst.csv', row: 7, data: ['metingA.csv', 'metingB.csv'], id: '112', wave: null },
    { file: 'lijst.csv', row: 7, data: ['metingA.csv'], id: '112', wave: 't0' },
  ],
  'correction-several': [
    {
      file: 'lijst.csv',
      row: 7,
      id: 'Jo',
      rows: [
        { file: 'metingA.csv', row: 4 },
        { file: 'metingB.csv', row: 9 },
      ],
    },
  ],
  'correction-old': [
    { file: 'lijst.csv', row: 7, data: 'metingA.csv', dataRow: 4, column: 'Vraag_3', old: '3', found: '' },
    { file: 'lijst.csv', row: 7, data: 'metingA.csv', dataRow: 4, column: 'Vraag_3', old: '', found: 'Eens' },
  ],
  'corrections-applied': [
    { data: 'metingA.csv', file: 'lijst.csv', count: 1, columns: [{ column: 'Vraag_3', count: 1 }] },
    {
      data: 'metingA.csv',
      file: 'lijst.csv',
      count: 3,
      columns: [
        { column: 'Vraag_3', count: 1 },
        { column: 'Vraag_5', count: 2 },
      ],
    },
  ],
  'corrections-other-waves': [
    { file: 'lijst.csv', count: 1, waves: ['t1'] },
    { file: 'lijst.csv', count: 3, waves: ['t1', 't2'] },
  ],
  'template-column-twice': [{ column: 'Vraag_03', before: 'Vraag3' }],
  'template-labels': [{ column: 'Vraag_3' }],
  'decisions-columns': [{ file: 'lijst.xlsx' }],
  'decision-open': [{ file: 'lijst.xlsx', row: 7, id: '112', column: 'Vraag_3', blank: '(vide)' }],
  'decisions-applied': [
    { file: 'lijst.xlsx', to: 'metingA.xlsx', count: 1, changed: 1, kept: 0 },
    { file: 'lijst.xlsx', to: 'metingA.xlsx', count: 14, changed: 12, kept: 2 },
  ],
  'typed-form': [{ file: 'metingA.xlsx', codes: ['-8', '-9'] }],
  'doubt-undecided': [{ file: 'metingA.xlsx', row: 7, columns: ['Vraag_3', 'Vraag_5'], doubt: 'twijfel' }],
  'doubt-unknown': [{ file: 'metingA.xlsx', row: 7, value: 'x', doubt: 'twijfel', example: 'Vraag_3' }],
  'emit-corrections': [{ file: 'metingA.csv' }],
  'foreign-format': [
    { file: 'metingA.csv', format: 'zip' },
    { file: 'metingA.csv', format: 'empty-zip' },
    { file: 'metingA.csv', format: 'pdf' },
    { file: 'metingA.csv', format: 'gzip' },
    { file: 'metingA.csv', format: 'utf-32' },
    { file: 'metingA.csv', format: 'html' },
    { file: 'metingA.csv', format: 'xml' },
    { file: 'metingA.csv', format: 'rtf' },
    { file: 'metingA.csv', format: 'json' },
    { file: 'metingA.numbers', format: 'numbers' },
    { file: 'metingA.por', format: 'por' },
    { file: 'metingA.dta', format: 'dta' },
    { file: 'metingA.rds', format: 'rds' },
    { path: 'map/tekst.xlsx', format: 'office' },
  ],
  'unreadable-document': [
    { path: 'map/tekst.docx', format: 'word', problem: 'damaged' },
    { path: 'map/tekst.pdf', format: 'pdf', problem: 'damaged' },
    { path: 'map/tekst.docx', format: 'word', problem: 'encrypted' },
    { path: 'map/tekst.pdf', format: 'pdf', problem: 'encrypted' },
    { path: 'map/tekst.docx', format: 'word', problem: 'no-text' },
    { path: 'map/tekst.pdf', format: 'pdf', problem: 'no-text' },
    { path: 'map/tekst.docx', format: 'word', problem: 'too-large' },
    { path: 'map/tekst.pdf', format: 'pdf', problem: 'too-large' },
    { path: 'map/tekst.doc', format: 'word', problem: 'old' },
  ],
  'workbook-unreadable': [
    { file: 'metingA.xlsx', fault: 'damaged' },
    { file: 'metingA.xlsx', fault: 'encrypted' },
    { file: 'metingA.xlsb', fault: 'binary' },
    { file: 'metingA.ods', fault: 'too-large' },
  ],
  'workbook-sheets': [{ file: 'metingA.xlsx', sheets: ['Blad 1', 'Feuille 2'] }],
  'workbook-no-sheet': [{ file: 'metingA.xlsx', sheet: 'Blad 3', sheets: ['Blad 1', 'Feuille 2', 'codes'] }],
  'workbook-empty': [{ file: 'metingA.ods' }],
  'workbook-error-cell': [{ file: 'metingA.xlsx', sheet: 'Blad 1', row: 37, column: 'AB', value: '#DIV/0!' }],
  'workbook-leading-zeros': [{ file: 'metingA.xlsx', sheet: 'Blad 1', row: 2, column: 'AB', value: '14' }],
  'sav-damaged': [
    { file: 'metingA.sav', byte: 17, fault: 'header' },
    { file: 'metingA.sav', byte: 4711, fault: 'record' },
    { file: 'metingA.sav', byte: 4711, fault: 'variable' },
    { file: 'metingA.sav', byte: 4711, fault: 'value-labels' },
    { file: 'metingA.sav', byte: 4711, fault: 'missing-values' },
    { file: 'metingA.sav', byte: 4711, fault: 'very-long-string' },
    { file: 'metingA.sav', byte: 79, fault: 'weight' },
    { file: 'metingA.sav', byte: 4711, fault: 'number-format' },
    { file: 'metingA.sav', byte: 4711, fault: 'block' },
  ],
  'sav-damaged-row': [{ file: 'metingA.sav', row: 37, column: 'Vraag_3' }],
  'sav-cut-short': [
    { file: 'metingA.sav', byte: 1, whole: null, declared: null },
    { file: 'metingA.sav', byte: 4711, whole: null, declared: null },
    { file: 'metingA.sav', byte: 4711, whole: 1, declared: 59 },
    { file: 'metingA.sav', byte: 4711, whole: 36, declared: null },
  ],
  'sav-row-count': [
    { file: 'metingA.sav', rows: 1, declared: 873 },
    { file: 'metingA.sav', rows: 872, declared: 873 },
    { file: 'metingA.sav', rows: 874, declared: 873 },
  ],
  'sav-unknown-encoding': [{ file: 'metingA.sav', encoding: 'cp437' }],
  'sav-assumed-encoding': [{ file: 'metingA.sav' }],
  'sav-invalid-text': [
    { file: 'metingA.sav', encoding: 'utf-8', row: 37, column: 'Vraag_3' },
    { file: 'metingA.sav', encoding: 'windows-1252', row: null, column: null },
  ],
  'sav-missing': [
    {
      file: 'metingA.sav',
      declared: [
        { values: ['97', '98–99'], columns },
        { values: ['"Q7x"'], columns },
      ],
      more: 0,
    },
    { file: 'metingA.sav', declared: [{ values: ['≥ 97'], columns }], more: 23 },
  ],
  'sav-stray-labels': [
    { file: 'metingA.sav', count: 1 },
    { file: 'metingA.sav', count: 23 },
  ],
  'empty-file': [{ file: 'metingA.csv' }],
  'no-rows': [place],
  'blank-rows': [
    { ...place, count: 1 },
    { ...place, count: 23 },
  ],
  'ragged-row': [
    { ...place, cells: 1, expected: 53, isOfHeader: true },
    { ...place, cells: 59, expected: 60, isOfHeader: false },
  ],
  'rows-in-quotes': [{ ...place, lastLine: 20, value: '"4,5,2' }],
  'stray-quotes': [{ ...place, value: '"Goed, ja",3' }],
  'damaged-rows': [
    { file: 'metingA.csv', count: 2, rows: 61, listed: 2, delimiter: ',', cause: 'row-level' },
    { file: 'metingA.csv', count: 35, rows: 361, listed: 20, delimiter: ';', cause: 'row-level' },
    { file: 'metingA.csv', count: 1, rows: 1, listed: 1, delimiter: '\t', cause: 'file-level' },
    { file: 'metingA.csv', count: 1, rows: 61, listed: 1, delimiter: '|', cause: 'header-level' },
  ],
  'damaged-rows-set-aside': [
    { file: 'metingA.csv', count: 1, rows: 61, places: [17] },
    { file: 'metingA.csv', count: 23, rows: 361, places: [17, 18, 23] },
  ],
  'undoubled-quotes': [
    { ...place, count: 1 },
    { ...place, count: 23 },
  ],
  'surplus-blank-cells': [
    { file: 'metingA.csv', surplus: 1, headerCells: 53 },
    { file: 'metingA.csv', surplus: 2, headerCells: 53 },
  ],
  'title-above': [
    { ...place, filled: 1, width: 53, headerRow: 3 },
    { ...place, filled: 2, width: 53, headerRow: 2 },
  ],
  'rows-above-header': [
    { ...place, count: 1 },
    { ...place, count: 2 },
  ],
  'repeated-header': [
    { ...place, count: 1, leftOut: false },
    { ...place, count: 2, leftOut: false },
    { ...place, count: 1, leftOut: true },
    { ...place, count: 2, leftOut: true },
  ],
  'header-of-values': [place],
  'reserved-header': [{ ...place, position: 17, column: '__proto__' }],
  'unclosed-quote': [
    { ...place, value: '"Soms', withinLimit: true },
    { ...place, value: '"Soms', withinLimit: false },
  ],
  'malformed-quote': [{ ...place, value: '"Soms"x' }],
  'record-too-long': [place],
  'undecidable-delimiter': [{ file: 'metingA.csv', delimiters: [';', '|'] }],
  'unknown-delimiter': [{ file: 'metingA.csv', character: '#' }],
  'contradicted-delimiter': [{ file: 'metingA.csv', named: ',', divides: '\t' }],
  'encoding-conflict': [{ file: 'metingA.csv', marked: 'utf-16le', encoding: 'utf-8' }],
  'cp1252-fallback': [
    { file: 'metingA.csv', line: 41, mixed: false },
    { file: 'metingA.csv', line: 41, mixed: true },
    { file: 'metingA.csv', line: 2, mixed: false, doubt: { line: 3, sign: '½', latin9: 'œ' } },
    { file: 'metingA.csv', line: 2, mixed: false, doubt: { line: 3, sign: '‚', latin9: null } },
  ],
  'joined-files': [
    { name: 'metingA', count: 1, rows: 37, files: { names: ['b3.csv'], more: 0 } },
    { name: 'metingA', count: 23, rows: 1, files: { names: ['b3.csv', 'b4.csv', 'b7.csv'], more: 20 } },
  ],
  'columns-lacking': [
    { count: 1, columns, files: { names: ['b3.csv'], more: 0 } },
    { count: 23, columns, files: { names: ['b3.csv', 'b4.csv', 'b7.csv'], more: 20 } },
  ],
  'columns-lacking-elsewhere': [{ count: 1 }, { count: 23 }],
  'same-of-files': [
    { file: 'metingA.csv', count: 1, files: { names: ['b3.csv'], more: 0 } },
    { file: 'metingA.csv', count: 23, files: { names: ['b3.csv', 'b4.csv', 'b7.csv'], more: 20 } },
  ],
  'skipped-files': [
    { folder: 'metingA/', count: 1, files: { names: ['b3.md'], more: 0 } },
    { folder: 'metingA/', count: 23, files: { names: ['b3.md', 'b4.md', 'b7.md'], more: 20 } },
  ],
  'skipped-own': [
    { folder: 'metingA/', count: 1, files: { names: ['b3.csv'], more: 0 } },
    { folder: 'metingA/', count: 23, files: { names: ['b3.csv', 'b4.csv', 'b7.csv'], more: 20 } },
  ],
  'no-files': [
    { given: 'metingA/', folder: true, count: 0, skipped: { names: [], more: 0 } },
    { given: 'metingA/*.csv', folder: false, count: 0, skipped: { names: [], more: 0 } },
    { given: 'metingA/', folder: true, count: 1, skipped: { names: ['b3.md'], more: 0 } },
  ],
  'export-form': [
    { file: 'metingA.csv', platform: 'alchemer', headingRows: [], textRow: null },
    { file: 'metingA.csv', platform: 'qualtrics', headingRows: [2, 3], textRow: 2 },
    { file: 'metingA.csv', platform: 'sosci', headingRows: [2], textRow: 2 },
    { file: 'metingA.csv', platform: 'qualtrics', headingRows: [2], textRow: null },
  ],
  'broken-form': [{ file: 'metingA.qsf' }],
  'export-dictionary': [{ file: 'metingA.csv', platform: 'redcap' }],
  'several-rows-a-person': [
    { file: 'metingA.csv', rows: 61, people: 29, id: 'Vraag_1', column: 'Vraag_2', waves: ['voor', 'na'] },
    {
      file: 'metingA.csv',
      rows: 61,
      people: 29,
      id: 'Vraag_1',
      column: 'Vraag_2',
      waves: ['baseline_arm_1'],
    },
  ],
  'export-statuses': [
    {
      file: 'metingA.csv',
      rows: 623,
      counts: [
        { status: 'preview', count: 5 },
        { status: 'spam', count: 2 },
        { status: 'unfinished', count: 131 },
      ],
    },
    {
      file: 'metingA.csv',
      rows: 61,
      counts: [
        { status: 'preview', count: 1 },
        { status: 'spam', count: 1 },
        { status: 'test', count: 1 },
        { status: 'unfinished', count: 1 },
      ],
    },
    { file: 'metingA.csv', rows: 61, counts: [{ status: 'test', count: 23 }] },
  ],
  'other-affixes': [{ file: 'gezin.csv', affixes: ['moeder_', 'vader_', 'kind_'] }],
  'waves-of-affixes': [
    { file: 'metingA.csv', affixes: ['voor_', 'na_'] },
    { file: 'metingA.csv', affixes: ['', '_na'] },
  ],
  'waves-of-column': [{ file: 'metingA.csv', column: 'moment', waves: ['voormeting', 'nameting'] }],
  'rows-left-out': [
    {
      file: 'metingA.csv',
      rows: 623,
      leftOut: [
        { by: 'status', status: 'preview', count: 5 },
        { by: 'status', status: 'spam', count: 1 },
        { by: 'status', status: 'test', count: 1 },
        { by: 'status', status: 'unfinished', count: 131 },
        { by: 'condition', condition: 'Consent=1', count: 3 },
      ],
    },
    {
      file: 'metingA.csv',
      rows: 80,
      leftOut: [
        { by: 'wave', wave: 'month_6_arm_1', count: 9 },
        { by: 'wave', wave: '', count: 1 },
      ],
    },
    { file: 'metingA.csv', rows: 61, leftOut: [{ by: 'condition', condition: 'Vraag_3>17', count: 1 }] },
  ],
  'no-rows-chosen': [
    { file: 'metingA.csv', rows: 61, leftOut: [{ by: 'status', status: 'unfinished', count: 61 }] },
  ],
  'unknown-status': [
    { file: 'metingA.csv', status: 'spam', platform: null, known: [] },
    { file: 'metingA.csv', status: 'spam', platform: 'google-forms', known: [] },
    { file: 'metingA.csv', status: 'spam', platform: 'sosci', known: ['test', 'unfinished'] },
  ],
  'truncated-utf16': [{ file: 'metingA.csv', line: 41, encoding: 'utf-16le' }],
  'invalid-bytes': [
    { file: 'metingA.csv', line: 41, encoding: null, wanted: false },
    { file: 'metingA.csv', line: 41, encoding: 'utf-16be', wanted: true },
    { file: 'metingA.csv', line: 41, encoding: 'utf-8', wanted: false },
    { file: 'metingA.csv', line: 41, encoding: 'utf-8', wanted: false, marked: true },
  ],
  'not-unicode': [
    { file: 'own.json', line: 3, position: 41, byte: '0xE9', encoding: 'utf-8', letter: 'é' },
    { file: 'own.json', line: 1, position: 7, byte: '0x22', encoding: 'utf-16le', letter: null },
  ],
  'stdin-twice': [],
  'nul-byte': [{ file: 'metingA.csv', line: 41 }],
  'same-file': [{ file: 'metingA.csv', other: 'metingB.csv' }],
  'file-changed': [{ file: 'metingA.csv' }],

  'out-of-range': [
    { ...cell, value: '66', min: 1, max: 5 },
    { ...cell, value: '99', min: 1, max: 5, missing: 99 },
    { ...cell, value: '-3', min: 0, max: null },
  ],
  'not-a-valid-step': [
    { ...cell, value: '3,7', min: 1, max: 5, step: 1 },
    { ...cell, value: '3.7', min: 0, max: 10, step: 0.5 },
  ],
  'unknown-answer': [
    { ...cell, value: 'Soms' },
    { ...cell, value: 'n.v.t.', missing: 'n.v.t.' },
    { ...cell, value: '5-feb', spreadsheet: true },
  ],
  'contradictory-answer': [{ ...cell, value: '4 - Neutraal', number: 4, wording: 'neutraal', coded: 3 }],
  'wrong-decimal-sign': [{ ...cell, value: '4,5' }],
  'contradictory-label': [
    {
      file: 'metingA.sav',
      column: 'brs1',
      item: 'brs1',
      scale: 'brs',
      value: '1',
      label: 'Helemaal mee eens',
      coded: 5,
    },
  ],
  'added-answers': [
    { scales: ['zpq'], answers: [{ text: 'Beetje mee eens', value: 4 }] },
    {
      scales: ['zpq', 'qqr', 'xyz'],
      answers: [
        { text: 'Beetje mee eens', value: 4 },
        { text: 'Heel erg mee eens', value: 5 },
      ],
    },
  ],
  'id-hint': [
    { column: 'Clientnummer', count: 39 },
    { column: 'Client, nr', count: 1 },
  ],
  'answers-of-unknown-scale': [{ scale: 'Anders', scales: ['zpq', 'qqr'] }],
  'answer-out-of-range': [
    { wording: 'Beetje mee eens', value: 9, ranges: [{ scale: 'zpq', range: '1-5' }] },
    {
      wording: 'Beetje mee eens',
      value: 9,
      ranges: [
        { scale: 'zpq', range: '1-5' },
        { scale: 'qqr', range: '0-3' },
      ],
    },
  ],
  'answer-means-missing': [{ wording: 'Weet niet', value: 3, scale: 'zpq' }],
  'answer-has-code': [
    { wording: 'Mee eens', value: 5, scale: 'zpq', coded: 4, isOwn: true },
    { wording: 'Mee eens', value: 5, scale: 'zpq', coded: 4, isOwn: false },
  ],
  'lacking-labels': [
    { file: 'metingA.csv', scale: 'zpq', answers: [{ text: 'Beetje mee eens', count: 34 }], more: 0 },
    {
      file: 'metingA.csv',
      scale: 'zpq',
      answers: [
        { text: 'Beetje mee eens', count: 34 },
        { text: 'Heel erg mee eens', count: 23 },
      ],
      more: 7,
    },
  ],
  'ids-rounded': [
    { file: 'metingA.csv', columns: ['Vraag_1'], count: 1 },
    { file: 'metingA.csv', columns: ['Vraag_1'], count: 23 },
  ],
  'not-a-condition': [
    { condition: 'Consent' },
    { condition: 'RecordedDate>gisteren', compared: { sign: '>', value: 'gisteren' } },
  ],
  'more-problems': [{ file: 'metingA.csv', count: 23 }],
  'missing-code-is-valid-answer': [{ file: 'metingA.csv', scale: 'zpq', codes: [7, 9] }],
  'possible-missing-code': [
    { ...cell, code: 99 },
    { file: 'metingA.csv', column: 'Vraag_3', item: 'zpq3', code: 99 },
  ],
  'ambiguous-decimal': [{ ...cell, value: '1.234' }],
  'mixed-decimal': [
    {
      file: 'metingA.csv',
      column: 'Vraag_3',
      point: { row: 37, value: '2.5' },
      comma: { row: 43, value: '3,5' },
    },
  ],
  'duplicate-header': [
    { file: 'metingA.csv', column: 'Vraag_3', positions: [17, 19], item: 'zpq3', scale: 'zpq' },
    { file: 'metingA.csv', column: 'Vraag_3' },
  ],
  'labels-differ': [
    { column: 'Vraag_3', label: 'tekst', values: ['17', '19'], files: ['metingA.sav', 'metingB.sav'] },
  ],
  'no-scale-column': [{ file: 'metingA.csv', columns }],
  'two-columns-for-one-item': [{ file: 'metingA.csv', columns: positions, item: 'zpq3', scale: 'zpq' }],
  'two-items-for-one-column': [
    { file: 'metingA.csv', column: 'Vraag_3', items: ['zpq3', 'zpq4'], scales: ['zpq'] },
    { file: 'metingA.csv', column: 'Vraag_3', items: ['zpq3', 'ktm4'], scales: ['zpq', 'ktm'] },
  ],
  'scale-incomplete': [
    { file: 'metingA.csv', scale: 'zpq', found: 23, items: 29, missing: ['zpq3', 'zpq4'] },
    { file: 'metingA.csv', scale: 'zpq', found: 0, items: 29, missing: ['zpq3', 'zpq4'], columns },
    {
      file: 'metingA.csv',
      scale: 'zpq',
      found: 23,
      items: 29,
      missing: ['zpq3', 'zpq4'],
      repeated: [{ item: 'zpq7', positions: [17, 19] }],
    },
    {
      file: 'metingA.csv',
      scale: 'zpq',
      found: 28,
      items: 29,
      missing: ['zpq3'],
      wholeIn: 'metingB.csv',
    },
  ],
  'unused-questions': [
    { files: ['metingA.csv'], count: 1, columns: { names: ['Vraag_1'], more: 0 } },
    { files: ['metingA.csv', 'metingB.csv'], count: 31, columns },
  ],
  'longer-form': [{ file: 'metingA.csv', scale: 'zpq', names: ['zpq1', 'zpq10'], columns }],
  'scale-absent': [{ file: 'metingA.csv', scale: 'zpq' }],
  'no-scale': [
    {
      scales: ['zpq', 'ktm'],
      files: [
        { file: 'metingA.csv', columns },
        { file: 'metingB.csv', columns: { names: ['Q9'], more: 0 } },
      ],
    },
  ],
  'unknown-column': [{ option: '--id', file: 'metingA.csv', column: 'Vraag_3', columns }],
  'ambiguous-column': [{ option: '--by', file: 'metingA.csv', column: 'Vraag_3', columns: positions }],
  'empty-column-name': [{ id: 'naam,,jaar' }],
  'repeated-column': [{ id: 'naam,naam', column: 'Vraag_3' }],
  'id-columns-differ': [
    {
      id: 'naam,jaar',
      files: [
        { file: 'metingA.csv', columns: ['naam,jaar'] },
        { file: 'metingB.csv', columns: ['naam', 'jaar'] },
      ],
    },
  ],
  'no-id': [
    { file: 'metingA.csv', columns: ['Vraag_3'], count: 1, rows: [37] },
    { file: 'metingA.csv', columns: ['naam', 'jaar'], count: 23, rows: [37, 41, 43] },
  ],
  'repeated-ids': [{ file: 'metingA.csv', columns: ['Vraag_3'], rows: 46, respondents: 23 }],
  'duplicate-id': [
    { file: 'metingA.csv', columns: ['Vraag_3'], rows: [37, 43], spellings: ['Q7x'] },
    { file: 'metingA.csv', columns: ['naam', 'jaar'], rows: [37, 43], spellings: ['Q7x', 'q7X'] },
    {
      file: 'metingA',
      columns: ['Vraag_3'],
      rows: [37, 43],
      files: ['b3.csv', 'b4.csv'],
      spellings: ['Q7x'],
    },
  ],

  'many-missing': [{ file: 'metingA.csv', row: 37, missing: 23, items: 29 }],
  'long-string': [{ file: 'metingA.csv', row: 37, length: 23, of: 29, answer: 4 }],
  'straight-line': [
    { file: 'metingA.csv', row: 37, scales: ['zpq'] },
    { file: 'metingA.csv', row: 37, scales: ['zpq', 'ktm'] },
  ],
  'low-variability': [{ file: 'metingA.csv', row: 37, sd: 0.17 }],
  'low-consistency': [{ file: 'metingA.csv', row: 37, consistency: 0.17, scales: 11 }],
  'multivariate-outlier': [
    { file: 'metingA.csv', row: 37, scale: 'zpq', distance: 61.3, df: 29, p: 0.0004 },
    { file: 'metingA.csv', row: 37, scale: null, distance: 61.3, df: 29, p: 0.017 },
  ],
  'more-flags': [{ file: 'metingA.csv', count: 23 }],

  'invalid-set-missing': [
    { file: 'metingA.csv', count: 1 },
    { file: 'metingA.csv', count: 23 },
  ],
  'wave-order': [{ files: ['post.csv', 'pre.csv'] }],
  'same-scores': [{ files: ['metingA.csv', 'metingB.csv'] }],
  'blank-group': [
    { file: 'metingA.csv', count: 1, column: 'Vraag_3' },
    { file: 'metingA.csv', count: 23, column: 'Vraag_3' },
  ],
  'unmatched-ids': [
    { id: 'code', paired: 1, preOnly: 17, postOnly: 0 },
    { id: 'code', paired: 23, preOnly: 1, postOnly: 19 },
    { id: 'code', paired: 0, preOnly: 23, postOnly: 29 },
    { id: 'code', first: 't0', second: 't2', paired: 23, preOnly: 1, postOnly: 19 },
  ],
  'blank-id': [
    { id: 'code', wave: 'pre', count: 1 },
    { id: 'code', wave: 'post', count: 23 },
  ],
  'near-matches': [{ count: 1 }, { count: 23 }],
  'ambiguous-ids': [{ count: 1 }, { count: 23 }],
  'no-pairs': [
    { id: 'code', paired: 0 },
    { id: 'code', paired: 1 },
    { id: 'code', first: 't0', second: 't2', paired: 0 },
  ],
  'nobody-left': [{}, { wave: 't2' }],
  'few-respondents': [
    { ...ofScore, n: 0 },
    { ...ofScore, n: 1 },
    { scale: 'zpq', wave: 'Gent', n: 2 },
  ],
  'zero-variance': [ofScore, { ...ofScore, item: 'zpq3' }],
  'pairwise-contradiction': [
    { ...ofScore, items: [] },
    { ...ofScore, items: ['zpq3', 'zpq4'] },
  ],
  'proration-used': [
    { ...ofScore, prorated: 1, n: 29, minAnswered: 11, items: 13 },
    { scale: 'zpq', wave: 'Gent', prorated: 23, n: 29, minAnswered: 11, items: 13 },
  ],
  'test-not-computable': [
    { scale: 'zpq', samples: [{ wave: 'pre' }, { wave: 'post' }], lacks: 'scores' },
    { scale: 'zpq', samples: [{ wave: 'pre' }, { wave: 'post' }], lacks: 'variance' },
    { scale: 'zpq', samples: [{ wave: 'pre' }, { wave: 'post' }], lacks: 'variance-of-changes' },
  ],
  'negative-item-rest-correlation': [
    {
      scale: 'zpq',
      items: [{ item: 'zpq3', correlations: [{ wave: 'pre', r: -0.17 }] }],
      advice: [{ wave: 'pre', alpha: 0.41, reverse: [['zpq3']], alphaReversed: 0.6 }],
      reversed: ['zpq3'],
    },
    {
      scale: 'zpq',
      items: [
        {
          item: 'zpq3',
          correlations: [
            { wave: 'pre', r: -0.17 },
            { wave: 'post', r: -0.23 },
          ],
        },
      ],
      advice: [
        { wave: 'pre', alpha: 0.41, reverse: [['zpq3']], alphaReversed: 0.6 },
        { wave: 'post', alpha: 0.37, reverse: [['zpq3']], alphaReversed: 0.58 },
      ],
      reversed: [],
    },
    {
      scale: 'zpq',
      items: ['zpq1', 'zpq2', 'zpq4', 'zpq5'].map((item, index) => ({
        item,
        correlations: [{ wave: 'post', r: -0.63 + index / 10 }],
      })),
      advice: [{ wave: 'post', alpha: -1.27, reverse: [['zpq2', 'zpq4', 'zpq5']], alphaReversed: 0.78 }],
      reversed: ['zpq4', 'zpq5'],
    },
    {
      scale: 'zpq',
      items: ['zpq1', 'zpq2'].map((item) => ({ item, correlations: [{ wave: 'Gent', r: -1 }] })),
      advice: [{ wave: 'Gent', alpha: null, reverse: [['zpq1'], ['zpq2']], alphaReversed: 1 }],
      reversed: [],
    },
    {
      scale: 'zpq',
      items: ['zpq1', 'zpq2', 'zpq3'].map((item) => ({ item, correlations: [{ wave: 'pre', r: -0.4 }] })),
      advice: [{ wave: 'pre', alpha: -6, reverse: [], alphaReversed: null }],
      reversed: [],
    },
  ],
  'scale-correlates-negatively': [
    {
      scale: 'zpq',
      against: [
        { wave: 'pre', with: [{ scale: 'ktm', opposite: false, r: -0.46, n: 37 }], more: 0 },
        {
          wave: 'post',
          with: [
            { scale: 'ktm', opposite: false, r: -0.46, n: 37 },
            { scale: 'wvs', opposite: true, r: 0.51, n: 41 },
          ],
          more: 3,
        },
      ],
    },
    {
      scales: ['zpq', 'ktm'],
      directions: ['higher-is-better', 'higher-is-better'],
      correlations: [{ wave: 'pre', r: -0.46, n: 37 }],
    },
    {
      scales: ['zpq', 'ktm'],
      directions: ['higher-is-better', 'lower-is-better'],
      correlations: [
        { wave: 'pre', r: 0.46, n: 37 },
        { wave: 'post', r: 0.51, n: 41 },
      ],
    },
  ],
  'unprinted-category': [
    {
      column: 'Vraag_3',
      file: 'metingA.csv',
      categories: [
        { value: 'Gent', count: 23 },
        { value: 'Lyon', count: 31 },
      ],
    },
  ],
  'known-but-reproduced': [{ path: 'rows.3.mean', printed: '3,17' }],
  withheld: [
    { withheld: 'ambiguous-ids' },
    { withheld: 'blank-group', subject: 'metingA.csv' },
    { withheld: 'blank-id', wave: 'post' },
    { withheld: 'blank-rows', subject: 'metingA.csv' },
    { withheld: 'few-respondents', scale: 'zpq', wave: 'post' },
    { withheld: 'invalid-set-missing', subject: 'metingA.csv' },
    { withheld: 'near-matches' },
    { withheld: 'negative-item-rest-correlation', scale: 'zpq', subject: 'zpq3' },
    { withheld: 'no-pairs' },
    { withheld: 'possible-missing-code', scale: 'zpq', subject: 'zpq3' },
    { withheld: 'proration-used', scale: 'zpq', wave: 'post' },
    { withheld: 'scale-correlates-negatively', scale: 'zpq', otherScale: 'ktm' },
    { withheld: 'unmatched-ids' },
  ],

  'unreadable-file': [
    { path: 'map/metingA.csv', reason: 'ENOENT', detail: '' },
    { path: 'map/metingA.csv', reason: 'EACCES', detail: '' },
    { path: 'map/metingA.csv', reason: 'EPERM', detail: '' },
    { path: 'map/metingA.csv', reason: 'ENOTDIR', detail: '' },
    { path: 'map/metingA.csv', reason: 'EISDIR', detail: '' },
    { path: 'https://docs.google.com/spreadsheets/d/abc/edit', reason: 'LINK', detail: '' },
    { path: 'map/metingA.csv', reason: 'EIO', detail: 'EIO: i/o error' },
  ],
  'unwritable-file': [
    { path: 'map/uit.csv', folder: 'map', reason: 'ENOENT', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EACCES', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EROFS', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EISDIR', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'ENOSPC', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EIO', detail: 'EIO: i/o error' },
    { newFolder: 'map', reason: 'EIO', detail: 'EIO: i/o error' },
    { newFolder: 'map', reason: 'EEXIST', detail: '' },
    { newFolder: 'map', reason: 'ENOTDIR', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EBUSY', detail: '' },
    { path: 'map/uit.csv', folder: 'map', reason: 'EPERM', detail: '' },
  ],
  'needs-file': [
    { file: 'stdin', inStudy: false },
    { file: 'stdin', inStudy: true },
  ],
  'format-contradiction': [
    { output: 'table.docx', ending: '.docx', format: 'csv', meant: 'docx', own: '.csv', option: '--format' },
    { output: 'table.pdf', ending: '.pdf', format: 'csv', meant: null, own: '.csv', option: '--format' },
  ],
  'would-overwrite-data': [{ path: 'pre.csv' }],
  'by-with-id': [],
  'test-needs-id': [{ test: 'paired' }],
  'fuzzy-without-id': [],
  'exact-ids-without-id': [],
  'groups-without-by': [{ groups: ['A', 'B'] }],
  'fuzzy-with-exact-ids': [],
  'attrition-without-matching': [],
  'option-without-effect': [
    { option: '--test', needs: 'comparison' },
    { option: '--norms', needs: 'matching' },
    { option: '--overlap', needs: 'strangers' },
    { option: '--overlap', needs: 'published-waves' },
    { option: '--seed', needs: 'bootstrap' },
    { option: '--sd', needs: 'change-figure' },
  ],
  'too-many-categories': [{ option: '--columns', column: 'Vraag_3', most: 61 }],
  'personal-column': (
    [
      ['name', 'name'],
      ['e-mail', 'content'],
      ['phone', 'content'],
      ['ip-address', 'name'],
      ['web-address', 'content'],
      ['place', 'name'],
      ['device', 'name'],
      ['birth-date', 'content'],
      ['id', 'name'],
      ['free-text', 'content'],
    ] as const
  ).map(([kind, by]) => ({ option: '--columns', file: 'metingA.csv', column: 'Vraag 3', kind, by })),
  'not-two-groups': [
    { file: 'metingA.csv', column: 'Vraag_3', count: 1, groups: [{ group: 'Gent', n: 23 }] },
    { file: 'metingA.csv', column: 'Vraag_3', count: 23, groups: sizes },
  ],
  'group-changes': [
    {
      column: 'Vraag_3',
      here: { group: 'Gent', file: 'metingB.csv', row: 17 },
      earlier: { group: 'Brugge', file: 'metingA.csv', row: 23 },
    },
  ],
  'unknown-label-column': [{ column: 'Vraag_9', files: [{ file: 'metingA.csv', columns }] }],
  'unknown-label-code': [
    { column: 'Vraag_3', code: '7', valid: ['1', '2'], more: 0 },
    { column: 'Vraag_3', code: '7', valid: ['1', '2'], more: 29 },
  ],
  'labels-alike': [{ column: 'Vraag_3', codes: ['1', '2'], label: 'Gent' }],
  'labels-not-shown': [
    { column: 'Vraag_9', columns: [] },
    { column: 'Vraag_9', columns: ['Vraag_3'] },
  ],
  'unknown-group': [
    { group: 'Luik', column: 'Vraag_3', file: 'metingA.csv', groups: sizes },
    { group: 'xy', groups, twice: false },
    { group: 'xy', groups, twice: true },
  ],
  'unknown-scale': [
    { scale: 'qqq', known: ['zpq', 'ktm'], option: 'sd' },
    { scale: 'qqq', known: ['zpq', 'ktm'] },
    { scale: 'map/qqq.json', known: ['zpq', 'ktm'], isPath: true },
    { scale: 'qqq', known: ['zpq', 'ktm'], command: 'scales show' },
  ],
  'scale-twice': [{ scale: 'zpq' }],
  'no-definition': [{ folder: 'map' }],
  'no-wave-column': [
    { file: 'metingA.csv', column: 'moment', count: 41 },
    { file: 'metingA.csv', column: 'moment', count: 0 },
  ],
  'number-of-waves': [{ file: 'metingA.csv', column: 'moment', waves: { names: ['t0'], more: 0 } }],
  'unknown-wave': [
    { file: 'metingA.csv', column: 'moment', wave: 't3', values: { names: ['t0', 't1'], more: 0 } },
  ],
  'wave-of-several-files': [],
  'waves-do-not-fit': [{ names: 3, files: 2 }],
  'waves-without-column': [{ file: 'metingA.csv' }],
  'wave-twice': [{ name: 't0' }],
  'names-do-not-fit': [{ names: 3, files: 2 }, { names: 2, files: 1 }, { twice: 'metingA' }],
  'bad-norms': [
    {
      scale: 'zpq',
      direction: 'higher-is-better',
      norms: { dysfunctional: { mean: 41.5, sd: 7 }, functional: { mean: 37.5, sd: 5 } },
    },
    {
      scale: 'zpq',
      direction: 'lower-is-better',
      norms: { dysfunctional: { mean: 37.5, sd: 7 }, functional: { mean: 41.5, sd: 5 } },
    },
    { scale: 'zpq', direction: 'higher-is-better', norms: { functional: { mean: 37.5, sd: 0 } } },
    { scale: 'zpq', direction: 'higher-is-better', norms: { dysfunctional: { mean: 37.5, sd: -3 } } },
  ],
  'no-text-format': [{ format: 'png' }, { format: 'docx' }],
  'unknown-format': [
    { ending: '.abc', output: 'uit.abc', valid: ['.svg', '.png'], picture: true },
    { ending: '.abc', output: 'uit.abc', valid: ['.csv', '.json', '.md'] },
    { ending: '', output: 'uit', valid: ['.svg', '.png'], picture: true },
    { ending: '', output: 'uit', valid: ['.csv', '.json', '.md'] },
  ],
  'two-outputs': [{ of: 'figures' }, { of: 'scores' }],
  'figures-need-page': [{ format: 'csv' }],
  'sentences-need-text': [{ format: 'csv' }],
  'plot-needs-text': [{ format: 'csv' }],
  'nothing-to-show': [{ option: '--plot' }, { option: '--sentences' }],
  'figure-shows-respondents': [
    { kinds: ['scores'], minCell: 7 },
    { kinds: ['scores', 'change'], minCell: 7 },
  ],
  'nothing-to-describe': [],
  'plot-needs-id': [],
  'plot-needs-folder': [],
  'several-figures': [{ figures: ['zpq-1', 'ktm-1'] }],
  'nothing-to-plot': [
    { kind: 'effects', reason: 'one-wave', id: null },
    { kind: 'effects', reason: 'nothing-compared', id: null },
    { kind: 'means', reason: 'no-scores', id: null },
    { kind: 'change', reason: 'second-wave-missing', id: 'code' },
    { kind: 'change', reason: 'no-pairs', id: 'code' },
    { kind: 'items', reason: 'no-items', id: null },
    { kind: 'effects', reason: 'no-answers', id: null },
    { kind: 'missing', reason: 'no-scale', id: null },
  ],
  'impossible-reliability': [{ scale: 'zpq', value: 1.7 }],
  'impossible-sd': [{ scale: 'zpq', value: -3 }],
  'no-png-renderer': [],
  'too-large-for-xlsx': [
    { respondents: 1_200_000, columns: 17 },
    { title: 'Tabel X', rows: 1_200_000 },
  ],
  'no-format': [],

  'emit-with-tables': [{ options: ['--format', '--details'] }],
  'emit-with-pairwise-alpha': [],
  'not-in-script': [{ option: '--bootstrap' }, { option: '--attrition' }],
  'nothing-to-emit': [{ scales: ['zpq', 'ktm'] }],
  'emit-id': [{ file: 'metingA.csv', row: 37 }],
  'emit-headings': [{ file: 'metingA.csv' }],
  'emit-format': [{ file: 'metingA.xlsx' }],
  'emit-chosen': [{ file: 'metingA.csv' }],
  'emit-joined': [
    { file: 'metingA', files: 1 },
    { file: 'metingA', files: 23 },
  ],
  'emit-several': [
    { count: 3, of: 'waves' },
    { count: 3, of: 'groups' },
    { count: 2, of: 'both' },
  ],
  'emit-layout': [{ file: 'metingA.csv' }],
  'emit-damaged': [{ file: 'metingA.csv' }],
  'spss-fuzzy': [],
  'spss-line-break': [{ file: 'metingA.csv', row: 37 }],
  'audit-what': [{ table: null }, { table: 'tabel.csv', text: 'tekst.md' }],
  'data-without-group': [{ file: 'metingA.csv', groups }, { groups }],
  'too-many-files': [
    { files: 3, group: 'vp', waves: ['t0', 't1'] },
    { files: 2, group: null, waves: ['t0'] },
  ],
  'no-data': [{ groups: [{ group: null, waves: ['t0', 't1'] }] }],
  'nothing-to-simulate': [{ source: 'tabel.csv' }],
  'impossible-score': [
    { source: 'tabel.csv', file: 'uit.csv', scale: 'zpq', n: 37, mean: '3,17', sd: null },
    { source: 'tabel.csv', file: 'uit.csv', scale: 'zpq', n: 37, mean: '3,17', sd: '0,41' },
  ],

  'no-date': [{ date: '2026-02-31' }],
  'draft-items': [
    { count: 7, name: 'steun', isForm: false },
    { count: 7, name: 'Steun', isForm: true },
    { count: 7, name: null, isForm: false },
  ],
  'draft-range': [{ min: 1, max: 7, low: 2, high: 6 }],
  'draft-codes': [{ min: 1, max: 7 }],
  'draft-wordings': [
    {
      codes: [
        { value: 1, text: 'Oneens' },
        { value: 2, text: 'Eens' },
      ],
      added: [],
      scale: null,
    },
    {
      codes: [
        { value: 1, text: 'Oneens' },
        { value: 2, text: 'Eens' },
      ],
      added: ['Oneens'],
      scale: null,
    },
    {
      codes: [
        { value: 1, text: 'Oneens' },
        { value: 2, text: 'Eens' },
      ],
      added: [],
      scale: 'zpq',
    },
  ],
  'draft-order': [],
  'draft-missing': [{ codes: ['99'] }, { codes: ['99', 'Weet niet'] }],
  'draft-aggregate': [],
  'draft-against': [
    { r: -0.413, n: 59 },
    { r: null, n: 59 },
  ],
  'draft-unclear': [
    { r: 0.041, n: 59 },
    { r: null, n: 2 },
  ],
  'draft-no-answers': [],
  'draft-scale': [
    { scale: 'zpq', columns: ['Vraag_1', 'Vraag_7'], min: 1, max: 5, count: 3 },
    { scale: 'zpq', columns: ['Vraag_1'], min: 1, max: 5, count: 1 },
    { scale: 'zpq', columns: ['Vraag_1', 'Vraag_7'], min: 1, max: 5, count: 0 },
  ],
  'draft-undecided-line': [
    { item: null, what: 'items', why: 'Zomaar.' },
    { item: null, what: 'answers', why: 'Zomaar.' },
    { item: null, what: 'order', why: 'Zomaar.' },
    { item: null, what: 'range', why: 'Zomaar.' },
    { item: null, what: 'missing', why: 'Zomaar.' },
    { item: null, what: 'aggregate', why: 'Zomaar.' },
    { item: 'zpq3', what: 'reverse', why: 'Zomaar.' },
  ],
  'draft-unused': [
    { reason: 'personal', columns: ['Vraag_1'], more: 0 },
    { reason: 'free-text', columns: ['Vraag_1'], more: 0 },
    { reason: 'technical', columns: ['Vraag_1', 'Vraag_2'], more: 9 },
    { reason: 'id', columns: ['Vraag_1'], more: 0 },
    { reason: 'characteristic', columns: ['Vraag_1'], more: 0 },
    { reason: 'blank', columns: ['Vraag_1'], more: 0 },
    { reason: 'many-values', columns: ['Vraag_1'], more: 0 },
    { reason: 'one-value', columns: ['Vraag_1'], more: 0 },
    { reason: 'mixed-answers', columns: ['Vraag_1'], more: 0 },
    { reason: 'alone', columns: ['Vraag_1'], more: 0 },
    { reason: 'not-in-every-file', columns: ['Vraag_1'], more: 0 },
    { reason: 'two-columns', columns: ['Vraag_1'], more: 0 },
    { reason: 'known-scale', columns: ['Vraag_1'], more: 0 },
    { reason: 'known-scale', scale: 'zpq', columns: ['Vraag_1'], more: 0 },
  ],
  'draft-next': [],
  'draft-nothing': [{ file: 'metingA.csv' }],
  'draft-all-known': [{ file: 'metingA.csv', scales: ['zpq', 'xq7'] }],
  'draft-needs-one': [{ option: '--name', scales: ['zpq', 'xq7'] }],
  'draft-no-column': [{ file: 'metingA.csv', name: 'Vraag_8' }],
  'draft-no-item': [{ name: '12' }],
  'draft-not-a-question': [{ column: 'Vraag_1', reason: 'free-text' }],
  'draft-different-answers': [{ columns: ['Vraag_1', 'Vraag_2'] }],
  'draft-undecided': [
    { scale: 'zpq', count: 1 },
    { scale: 'zpq', count: 4 },
  ],
  'draft-open-order': [{ scale: 'zpq' }],
  'draft-guess': [
    { scale: 'zpq', what: 'items', why: 'Zomaar.' },
    { scale: 'zpq', item: 'zpq3', what: 'reverse', why: 'Zomaar.' },
  ],
  'study-exists': [{ path: 'map/studie.json' }],
  'study-among-files': [{ given: 'vp=studie.json', study: 'studie.json' }],
  'study-says-it': [{ option: '--id', key: 'match', study: 'studie.json' }],
  'match-differs': [{ table: 'tabel.csv', groups: ['vp', 'ps'] }],
  'not-in-study': [
    {
      table: 'tabel.csv',
      tableGroups: groups,
      study: 'studie.json',
      studyGroups: [{ group: null, waves: ['t5'] }],
    },
  ],
  'would-overwrite': [{ path: 'map/uit.csv' }],
  'same-place': [{ path: 'map/uit.csv' }],
  'data-findings': [{ written: 'nothing' }, { written: 'lists' }, { written: 'lists-would-be' }],
  'files-written': [{ count: 1 }, { count: 23 }],
  'files-not-written': [{ count: 1 }, { count: 23 }],
  'verified-table': [
    { file: 'tabel.csv', passed: true, reproduced: 41, cells: 41, known: 0, failing: 0 },
    { file: 'tabel.csv', passed: true, reproduced: 39, cells: 41, known: 2, failing: 0 },
    { file: 'tabel.csv', passed: false, reproduced: 37, cells: 41, known: 1, failing: 3 },
    { file: 'tabel.csv', passed: false, reproduced: 40, cells: 41, known: 0, failing: 1 },
  ],
  'ids-perhaps': [{ column: 'Vraag_3', shared: 23, rows: [37, 41] }],
  'dropped-at-first': [
    {
      file: 'metingA.csv',
      rows: 623,
      counts: [
        { status: 'preview', count: 5 },
        { status: 'unfinished', count: 131 },
      ],
    },
  ],
  'not-proposed': [
    {
      columns: [
        { name: 'Vraag_1', kind: 'name' },
        { name: 'Vraag_2', kind: 'place' },
      ],
    },
  ],
  'code-of-count': [{ code: '99' }],
  'code-certain': [
    { code: '99', cells: 1, columns: 1 },
    { code: '"NA"', cells: 23, columns: 17 },
  ],
  'code-possible': [
    { code: '99', cells: 1, columns: 1 },
    { code: '99', cells: 23, columns: 17 },
  ],

  'cell.no-data': [{ scale: 'zpq' }, { files: 0 }, {}, { group: 'vp' }, { group: 'vp', wave: 't1' }],
  'cell.no-group': [{ groups: ['vp', 'ps'] }],
  'cell.unknown-scale': [{ scale: 'zpq' }],
  'cell.scale-incomplete': [
    { scale: 'zpq', files: ['metingA.csv'] },
    { scale: 'zpq', files: ['metingA.csv', 'metingB.csv'] },
  ],
  'cell.unknown-item': [{ item: 'zpq7', scale: 'zpq', items: ['zpq3', 'zpq4'] }],
  'cell.no-value': [{ quantity: 'alpha' }, { quantity: 'correlation' }, { scale: 'zpq', wave: 't1' }],
  'cell.no-comparison': [{ scale: 'zpq' }, { item: 'zpq3' }, { waves: 0 }],
  'cell.no-test': [
    { test: 'correlation', needsId: true },
    { test: 'paired', needsId: true },
    { test: 'student', needsId: false },
  ],
  'cell.no-invited': [],
  'cell.unreadable': [{ printed: 'x,7' }],

  'broken-table': [
    { mistake: 'unknown-column', file: 'tabel.csv', column: 'meen', near: 'mean', known: ['scale', 'mean'] },
    { mistake: 'unknown-column', file: 'tabel.csv', column: 'qqq', near: null, known: ['scale', 'mean'] },
    { mistake: 'no-column', file: 'tabel.csv', column: 'mean', known: ['scale', 'mean'] },
    { mistake: 'two-columns', file: 'tabel.csv', column: 'mean' },
    { mistake: 'no-scale', file: 'tabel.csv', row: 37 },
    { mistake: 'not-a-number', file: 'tabel.csv', row: 37, column: 'sd', value: 'x,7' },
    { mistake: 'read-in-two-ways', file: 'tabel.csv', row: 37, column: 'sd', value: '1.234' },
    {
      mistake: 'not-a-choice',
      file: 'tabel.csv',
      row: 37,
      column: 'test',
      value: 'zet',
      choices: ['student', 'welch', 'paired'],
    },
    {
      mistake: 'not-a-choice',
      file: 'tabel.csv',
      row: 37,
      column: 'aggregate',
      value: 'som',
      choices: ['sum', 'mean'],
    },
    { mistake: 'third-line', file: 'tabel.csv', row: 37, scale: 'zpq' },
    { mistake: 'line-twice', file: 'tabel.csv', row: 37, scale: 'zpq', wave: 't1' },
    {
      mistake: 'differs',
      file: 'tabel.csv',
      row: 37,
      column: 'items',
      value: '11',
      first: { row: 31, value: '13' },
    },
  ],

  error: [{ message: 'Zin' }],
  warning: [{ message: 'Zin' }],
  'more-errors': [{ count: 23 }],
  'more-warnings': [{ count: 23 }],
  'remarks-in-output': [
    { count: 1, inNotes: true, file: 'tables.docx' },
    { count: 3, inNotes: true, file: null },
    { count: 3, inNotes: false, file: 'report.html' },
  ],
  'more-matches': [{ count: 23 }],
  'impossible-values': [{ count: 1 }, { count: 23 }, { count: 23, wordings: true }],
  'near-match': [{ first: { file: 'metingA.csv', row: 37 }, second: { file: 'metingB.csv', row: 43 } }],
  'ambiguous-match': [{ file: 'metingA.csv', row: 37 }],
  'reading-files': [
    { path: 'metingA/', read: 19, count: 1 },
    { path: 'metingA/', read: 19, count: 23 },
  ],
  'set-aside': [
    { count: 0, respondents: 46, file: 'uit.csv' },
    { count: 1, respondents: 46, file: 'uit.csv' },
    { count: 23, respondents: 46, file: 'uit.csv' },
  ],
  wrote: [{ path: 'map/uit.csv' }],
  'would-write': [{ path: 'map/uit.csv' }],
  'no-scale-found': [{ search: 'sleep' }],
  'wrote-simulation': [
    { count: 1, folder: 'map' },
    { count: 23, folder: 'map' },
  ],
  'examining-answers': [],
  'drawing-figure': [{ number: 17, all: 23 }],
  'writing-report': [],
  note: [{ note: 'Zin' }],
  'look-through': [{ path: 'map/studie.json' }],
  'our-mistake': [],
};
