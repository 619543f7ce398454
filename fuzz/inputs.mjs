// What the fuzz run calls the tool with: fixtures that are damaged, and text that is generated, both from a seed.
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Numbers from a seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)],
    maybe: (share = 0.5) => next() < share,
  };
}

const TOKENS = [
  ...[
    ',',
    ';',
    '\t',
    '|',
    '"',
    "'",
    '""',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '  ',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u202e',
  ],
  ...[
    '<',
    '>',
    '<!--',
    '-->',
    '<br>',
    '&',
    '&amp;',
    '&#0;',
    '[',
    ']',
    '[[1]]',
    '{',
    '}',
    '(',
    ')',
    '*',
    '_',
    '**',
    '`',
    '\\',
    '/',
    '#',
  ],
  ...[
    '0',
    '1',
    '9',
    '5',
    '66',
    '-1',
    '+',
    '-',
    '−',
    '.',
    '1.',
    '.5',
    '1,5',
    '1.234,5',
    '1e5',
    '1e999',
    '9'.repeat(20),
    '0x1',
    '٣',
    '½',
    '%',
  ],
  ...[
    '=',
    '<',
    '≤',
    '±',
    'p',
    'p = .03',
    't(28) = 2.20',
    'F(1, 20) = 4.1',
    'r(40) = .3',
    'χ2(1) = 4',
    'M = 3.2, SD = 0.5',
    'ns',
    'α',
    '95% CI [',
    'n = ',
  ],
  ...[
    'NA',
    'N/A',
    'null',
    'true',
    '#N/A',
    'pre',
    'post',
    'id',
    'brs1',
    'brs',
    'wemwbs_01',
    'nan',
    'constructor',
    '__proto__',
    'toString',
    'sep=;',
  ],
  ...[
    'a',
    'é',
    'İ',
    'ß',
    'e\u0301',
    '😀',
    '\ud800',
    'aa',
    'Strongly agree',
    'Helemaal mee eens',
    '1 - ',
    ' = ',
    ': ',
    'line\nbreak',
  ],
];

const read = (path) => readFileSync(path).toString('latin1');
const bytes = (text) => Buffer.from(text, 'utf8');

const DATA = [
  'fixtures/ensure/vp-pre.csv',
  'fixtures/ensure/vp-post.csv',
  'fixtures/ensure/ps-pre.tsv',
  'fixtures/ensure/professionals.csv',
  'fixtures/paired/pre.csv',
  'fixtures/damaged/typing-errors.csv',
];
const SCALES = ['scales/brs.json', 'scales/cel.json', 'scales/lsns6.json', 'scales/wemwbs.json'];
const TABLES = [
  'fixtures/published/stai-flat.published.json',
  'fixtures/published/bfi.published.json',
  'fixtures/ensure/report.published.json',
];
const GENERATED_STUDY = {
  title: 'Study',
  groups: [
    {
      id: 'all',
      waves: [
        { id: 'pre', file: 'pre.csv' },
        { id: 'post', file: 'post.csv' },
      ],
    },
  ],
  match: { columns: ['id'] },
  scales: ['brs'],
  columns: {},
  outputs: [
    { what: 'analysis', file: 'a.json' },
    { what: 'score', file: 's.csv' },
    { what: 'validate', file: 'v.csv' },
  ],
};
const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6';

/** A few rows of a fixture: damage then hits something that matters, and a call is quick. */
function rows(text, count) {
  return text.split('\n').slice(0, count).join('\n');
}

function damage(text, random) {
  let damaged = text;
  for (let hits = 1 + random.below(4); hits > 0; hits--) {
    const at = random.below(damaged.length + 1);
    const length = random.below(random.maybe(0.1) ? 200 : 8);
    const piece = damaged.slice(at, at + length);
    const rest = damaged.slice(at + length);
    const begin = damaged.slice(0, at);
    const token = random.pick(TOKENS);
    damaged = random.pick([
      () => begin + rest,
      () => begin + token + piece + rest,
      () => begin + token + rest,
      () => begin + piece.repeat(1 + random.below(20)) + rest,
      () => begin + token.repeat(1 + random.below(50)) + rest,
      () => begin,
      () => begin + String.fromCharCode(random.below(256)) + rest,
      () => begin.replace(/\d+(?=\D*$)/, token) + piece + rest,
    ])();
  }
  return damaged;
}

/** Any value that JSON can hold. */
function value(random, depth = 0) {
  const kind = random.below(depth > 3 ? 6 : 8);
  if (kind < 2) return Array.from({ length: random.below(4) }, () => random.pick(TOKENS)).join('');
  if (kind === 2) return random.pick([0, 1, -1, 0.5, 1e308, 5e-324, -0, 2 ** 53, 1e21, 7, 100]);
  if (kind === 3) return random.pick([null, true, false]);
  if (kind < 6)
    return random.pick([[], {}, '', ' ', 'brs1', 'pre', '3.20', '3,2', '< .001', '.05', '0.5-0.6']);
  if (kind === 6) return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [random.pick(TOKENS), value(random, depth + 1)]),
  );
}

/** The same document with a few of its values other, gone, doubled or under another name. */
function damagedJson(text, random) {
  if (random.maybe(0.2)) return damage(text, random);
  const whole = { document: JSON.parse(text) };
  for (let hits = 1 + random.below(3); hits > 0; hits--) {
    let place = whole;
    for (;;) {
      const keys = Object.keys(place);
      if (keys.length === 0) break;
      const key = random.pick(keys);
      const found = place[key];
      const goesOn = found !== null && typeof found === 'object' && Object.keys(found).length > 0;
      if (goesOn && random.maybe(0.8)) {
        place = found;
        continue;
      }
      random.pick([
        () => (place[key] = value(random)),
        () => (Array.isArray(place) ? place.splice(Number(key), 1) : delete place[key]),
        () =>
          Array.isArray(place) ? place.push(found) : Object.assign(place, { [random.pick(TOKENS)]: found }),
        () =>
          (place[key] = typeof found === 'number' ? found * random.pick([-1, 0, 1e9, 0.1]) : value(random)),
        () => (place[key] = typeof found === 'string' ? damage(found, random) : [found]),
      ])();
      break;
    }
  }
  return JSON.stringify(whole.document, null, random.pick([0, 2])) ?? 'null';
}

/** Delimited text by a grammar: a header of known and odd names, cells of answers and odd ones, quotes and line ends of all kinds. */
function grammarCsv(random) {
  const delimiter = random.pick([',', ';', '\t', '|']);
  const end = random.pick(['\n', '\r\n', '\r']);
  const cell = (text) =>
    random.maybe(0.2) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const odd = () => Array.from({ length: random.below(3) }, () => random.pick(TOKENS)).join('');
  const names = BRS.split(',').map((name) => (random.maybe(0.05) ? odd() : name));
  if (random.maybe(0.4)) names.push(odd());
  const lines = Array.from({ length: random.below(8) }, (_, row) => [
    `r${row}`,
    ...names.slice(1).map(() => (random.maybe(0.1) ? odd() : String(1 + random.below(5)))),
  ]);
  const text = [names, ...lines].map((line) => line.map(cell).join(delimiter)).join(end);
  return random.pick(['', '', '\ufeff', `sep=${delimiter}${end}`]) + text + random.pick(['', end, end + end]);
}

/** Running text with statistics in it. */
function grammarText(random) {
  return Array.from({ length: 1 + random.below(30) }, () => random.pick(TOKENS)).join(
    random.pick(['', ' ', ' ', ', ']),
  );
}

const file = (name, content) => ({
  [name]: (typeof content === 'string' ? bytes(content) : content).toString('base64'),
});
const latin = (text) => Buffer.from(text, 'latin1');

const SAV = [
  'fixtures/sav/pspp-bytecode.sav',
  'fixtures/sav/pspp-plain.sav',
  'fixtures/sav/pspp-zlib.zsav',
  'fixtures/sav/haven-byte.sav',
  'fixtures/sav/odd-big-endian.sav',
  'fixtures/sav/odd-code-page.sav',
];

/** Bytes of which some are others, are gone, or are a number at which a reader might stumble: none, one, all bits, the largest. */
function damagedBytes(content, random) {
  if (random.maybe(0.2)) return latin(damage(content.toString('latin1'), random));
  const damaged = Buffer.from(content);
  for (let hits = 1 + random.below(4); hits > 0; hits--) {
    const at = random.below(damaged.length - 8);
    const number = random.pick([0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 255, 65_536, random.below(4096)]);
    random.pick([
      () => damaged.writeInt32LE(number, at),
      () => damaged.writeInt32BE(number, at),
      () => damaged.writeUInt8(random.below(256), at),
      () => damaged.fill(random.below(256), at, Math.min(damaged.length, at + random.below(64))),
      () => damaged.copy(damaged, at, random.below(damaged.length)),
    ])();
  }
  return damaged.subarray(0, random.maybe(0.2) ? random.below(damaged.length) : damaged.length);
}

/** An SPSS file with these records before its cases. */
function savOf(records, cases = Buffer.alloc(0), bytecode = 1) {
  const header = Buffer.from(readFileSync('fixtures/sav/odd-empty.sav').subarray(0, 176));
  header.writeInt32LE(bytecode, 72);
  header.writeInt32LE(-1, 80);
  return Buffer.concat([header, ...records, integers(999, 0), cases]);
}

const integers = (...values) => Buffer.from(Int32Array.from(values).buffer);
const numericVariable = (index) =>
  Buffer.concat([integers(2, 0, 0, 0, 0x050800, 0x050800), latin(`V${index}`.padEnd(8))]);
const WORKBOOKS = ['answers.xlsx', 'answers.ods', 'answers.xls', 'two.xlsx', 'two.ods'].map(
  (name) => `fixtures/workbook/${name}`,
);
const readWorkbook = (content) => ({ words: ['read-workbook', 'FOLDER/data'], files: file('data', content) });

/** A workbook of which one part is another. */
function workbookOf(source, part, content) {
  const parts = unzipSync(readFileSync(source));
  return readWorkbook(Buffer.from(zipSync({ ...parts, [part]: strToU8(content) })));
}

const readSav = (content) => ({ words: ['read-sav', 'FOLDER/data.sav'], files: file('data.sav', content) });

/** The same through all that makes answers of cells, now and then. */
const asDataset = ({ words: [, ...paths], ...call }, random) => ({
  ...call,
  words: [
    random.maybe(0.5) ? 'read-dataset' : paths[0].endsWith('.sav') ? 'read-sav' : 'read-workbook',
    ...paths,
  ],
});

let document = null;
/** A Word document of one paragraph, whose text is put in. */
async function word(xml) {
  if (document === null) {
    const { Document, Packer, Paragraph } = await import('docx');
    document = unzipSync(
      await Packer.pack(new Document({ sections: [{ children: [new Paragraph('TEXT')] }] }), 'uint8array'),
    );
  }
  const inside = strFromU8(document['word/document.xml']);
  return Buffer.from(zipSync({ ...document, 'word/document.xml': strToU8(xml(inside)) }));
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What is read, by name, each as a function of chance to a call: the words of the command line and the files in its folder. */
export const TARGETS = {
  data: (random) => {
    const content = random.maybe()
      ? bytes(grammarCsv(random))
      : latin(damage(rows(read(random.pick(DATA)), 2 + random.below(12)), random));
    const path = 'FOLDER/data.csv';
    const words = random.pick([
      ['analyse', path],
      ['analyse', path, '--format', 'json', '--invalid', 'missing'],
      ['analyse', path, 'fixtures/paired/post.csv', '--id', 'id', '--format', 'json', '--invalid', 'missing'],
      ['validate', path, '--format', 'json'],
      ['validate', path, '--id', 'id', '--lang', random.pick(['nl', 'fr'])],
      ['score', path, '--format', 'json', '--invalid', 'missing'],
      ['describe', path, '--columns', 'brs1', '--format', 'json'],
      ['reliability', path, '--format', 'csv', '--invalid', 'missing'],
      ['init', path, '-o', 'FOLDER/first.json', '--force'],
      ['analyse', path, '--emit', random.pick(['r', 'spss'])],
    ]);
    return { words, files: file('data.csv', content) };
  },
  workbook: (random) => {
    const content = readFileSync(random.pick(WORKBOOKS));
    if (random.maybe(0.3) || content[0] !== 0x50)
      return asDataset(readWorkbook(damagedBytes(content, random)), random);
    const parts = unzipSync(content);
    const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
    for (let hits = 1 + random.below(3); hits > 0; hits--) {
      const name = random.pick(names);
      parts[name] = latin(damage(Buffer.from(parts[name]).toString('latin1'), random));
    }
    return asDataset(readWorkbook(Buffer.from(zipSync(parts))), random);
  },
  spss: (random) => asDataset(readSav(damagedBytes(readFileSync(random.pick(SAV)), random)), random),
  scale: (random) => {
    const content = latin(damagedJson(read(random.pick(SCALES)), random));
    const words = random.pick([
      ['scales', 'check', 'FOLDER/own.json', '--format', 'json'],
      ['analyse', 'fixtures/paired/pre.csv', '--scales', 'FOLDER/own.json', '--format', 'json'],
      ['validate', 'fixtures/paired/pre.csv', '--scales', 'FOLDER/own.json'],
    ]);
    return { words, files: file('own.json', content) };
  },
  study: (random) => ({
    words: ['run', 'FOLDER/study.json', '--dry-run'],
    files: {
      ...file('study.json', damagedJson(JSON.stringify(GENERATED_STUDY, null, 2), random)),
      ...file('pre.csv', readFileSync('fixtures/paired/pre.csv')),
      ...file('post.csv', readFileSync('fixtures/paired/post.csv')),
    },
  }),
  table: (random) => {
    const content = latin(damagedJson(read(random.pick(TABLES)), random));
    const words = random.pick([
      ['audit', 'FOLDER/table.json', '--format', 'json'],
      ['audit', 'FOLDER/table.json', '--lang', 'fr'],
      [
        'verify',
        'FOLDER/table.json',
        '--data',
        'fixtures/reference/stai_flat_pre.csv',
        'fixtures/reference/stai_flat_post.csv',
        '--format',
        'json',
      ],
      ['simulate', 'FOLDER/table.json', '--output', 'FOLDER/synthetic'],
    ]);
    return { words, files: file('table.json', content) };
  },
  'delimited table': (random) => {
    const columns = ['scale', 'group', 'wave', 'n', 'mean', 'sd', 'alpha', 'p', 't', 'df', 'range'];
    const line = () =>
      columns
        .map(() =>
          random.pick([
            'brs',
            'pre',
            'post',
            '46',
            '3.2',
            '0,8',
            '.743',
            '< .05',
            '',
            '1-5',
            random.pick(TOKENS),
          ]),
        )
        .join(',');
    const text = [
      columns.filter(() => random.maybe(0.9)).join(','),
      ...Array.from({ length: random.below(6) }, line),
    ].join('\n');
    const content = random.maybe() ? text : damage(text, random);
    const words = random.pick([
      ['audit', 'FOLDER/table.csv', '--format', 'json'],
      ['verify', 'FOLDER/table.csv', '--data', 'fixtures/paired/pre.csv', '--format', 'json'],
    ]);
    return { words, files: file('table.csv', content) };
  },
  text: async (random) => {
    const text = random.maybe() ? grammarText(random) : damage(read('fixtures/documents/report.txt'), random);
    const [name, content] = await random.pick([
      () => ['text.txt', latin(text)],
      () => ['text.md', bytes(text)],
      async () => ['text.docx', await word((xml) => xml.replace('TEXT', () => escaped(text)))],
      async () => ['text.docx', await word((xml) => damage(xml, random))],
      async () => ['text.docx', latin(damage((await word((xml) => xml)).toString('latin1'), random))],
      () => ['text.pdf', latin(damage(read('fixtures/documents/report.pdf'), random))],
    ])();
    const shape = random.pick([
      ['--format', 'json'],
      ['--lang', 'nl'],
    ]);
    return { words: ['audit', '--text', `FOLDER/${name}`, ...shape], files: file(name, content) };
  },
  options: (random) => {
    const odd = Array.from({ length: 1 + random.below(4) }, () => random.pick(TOKENS))
      .join('')
      .replaceAll('\0', '');
    const option = random.pick([
      ...[
        '--missing',
        '--scales',
        '--id',
        '--by',
        '--groups',
        '--confidence',
        '--equivalence',
        '--reliability',
        '--norms',
        '--seed',
      ],
      ...[
        '--min-cell',
        '--delimiter',
        '--encoding',
        '--decimal',
        '--attrition',
        '--lang',
        '--style',
        '--test',
        '--fuzzy',
        '--bootstrap',
      ],
    ]);
    const sane =
      {
        '--bootstrap': '9',
        '--norms': 'brs:functional=3.6/0.7',
        '--equivalence': '-2,2',
        '--reliability': 'brs=0.8',
      }[option] ?? '';
    const given =
      random.maybe() || option === '--bootstrap'
        ? damage(sane, random).replaceAll('\0', '').slice(0, 40)
        : odd;
    const words = [
      'analyse',
      'fixtures/paired/pre.csv',
      'fixtures/paired/post.csv',
      '--id',
      'id',
      '--format',
      'json',
    ];
    // Many replicates are asked for, not an accident.
    const isLong = option === '--bootstrap' && /\d{4}|e\d/i.test(given);
    return { words: isLong ? words : [...words, `${option}=${given}`], files: {} };
  },
};

/** Where a text that is repeated may stand: in the place of the reader that it goes to. */
const PLACES = {
  'sheet of a workbook': (text) =>
    workbookOf(
      'fixtures/workbook/two.xlsx',
      'xl/worksheets/sheet1.xml',
      `<worksheet><sheetData><row><c t="str"><v>${text}</v></c></row></sheetData></worksheet>`,
    ),
  'tag of a workbook': (text) =>
    workbookOf('fixtures/workbook/two.ods', 'content.xml', `<o><table:table ${text}="a"/></o>`),
  'format of a number of a workbook': (text) =>
    workbookOf(
      'fixtures/workbook/answers.xlsx',
      'xl/styles.xml',
      `<s><numFmts><numFmt numFmtId="170" formatCode="${escaped(text).replaceAll('"', '&quot;')}"/></numFmts></s>`,
    ),
  'whole file': (text) => ({
    words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
    files: file('data.csv', text),
  }),
  'beginning of a file': (text) => ({
    words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
    files: file('data.csv', `${text}\n${BRS}\nr1,1,2,3,4,5,1\n`),
  }),
  header: (text) => ({
    words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
    files: file('data.csv', `${BRS},"${text.replaceAll('"', '""')}"\nr1,1,2,3,4,5,1,1\nr2,2,2,3,4,5,1,1\n`),
  }),
  cell: (text) => ({
    words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
    files: file(
      'data.csv',
      `${BRS}\nr1,1,2,3,4,5,"${text.replaceAll('"', '""')}"\n"${text.replaceAll('"', '""')}",1,2,3,4,5,1\n`,
    ),
  }),
  'raw delimited text': (text) => ({
    words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
    files: file('data.csv', `${BRS}\nr1,1,2,3,4,5,1\n${text}`),
  }),
  characteristic: (text) => ({
    words: ['describe', 'FOLDER/data.csv', '--columns', 'x', '--format', 'json'],
    files: file('data.csv', `${BRS},x\nr1,1,2,3,4,5,1,"${text.replaceAll('"', '""')}"\nr2,1,2,3,4,5,1,b\n`),
  }),
  'text of a scale': (text) => {
    const scale = JSON.parse(read('scales/brs.json'));
    scale.items[0].text = { en: text };
    scale.name.en = text;
    scale.response.labels = [{ value: 1, text: { en: [text] } }];
    return {
      words: ['scales', 'check', 'FOLDER/own.json', '--format', 'json'],
      files: file('own.json', JSON.stringify(scale)),
    };
  },
  'raw JSON': (text) => ({ words: ['scales', 'check', 'FOLDER/own.json'], files: file('own.json', text) }),
  'name in a study': (text) => ({
    words: ['run', 'FOLDER/study.json', '--dry-run'],
    files: {
      ...file('study.json', JSON.stringify({ ...GENERATED_STUDY, title: text, columns: { [text]: text } })),
      ...file('pre.csv', readFileSync('fixtures/paired/pre.csv')),
      ...file('post.csv', readFileSync('fixtures/paired/post.csv')),
    },
  }),
  'number in a table': (text) => {
    const table = JSON.parse(read('fixtures/published/stai-flat.published.json'));
    const wave = Object.values(table.rows[0].waves)[0];
    for (const key of Object.keys(wave)) if (typeof wave[key] === 'string') wave[key] = text;
    return {
      words: ['audit', 'FOLDER/table.json', '--format', 'json'],
      files: file('table.json', JSON.stringify(table)),
    };
  },
  'cell of a delimited table': (text) => ({
    words: ['audit', 'FOLDER/table.csv', '--format', 'json'],
    files: file(
      'table.csv',
      `scale,wave,n,mean,sd,p\nbrs,pre,46,"${text.replaceAll('"', '""')}",0.8,"${text.replaceAll('"', '""')}"\n`,
    ),
  }),
  'plain text': (text) => ({
    words: ['audit', '--text', 'FOLDER/a.txt', '--format', 'json'],
    files: file('a.txt', text),
  }),
  markdown: (text) => ({
    words: ['audit', '--text', 'FOLDER/a.md', '--format', 'json'],
    files: file('a.md', `# A\n\n${text}`),
  }),
  '--missing': (text) => ({
    words: ['score', 'fixtures/paired/pre.csv', '--format', 'json', `--missing=${text.replaceAll('\0', '')}`],
    files: {},
  }),
  '--norms': (text) => ({
    words: ['analyse', 'fixtures/paired/pre.csv', `--norms=${text.replaceAll('\0', '')}`],
    files: {},
  }),
};

/** What is slow when there is much of it stands first: blanks, digits, signs that begin and end something. */
const UNITS = [
  ...[
    ' ',
    ' ',
    '\t',
    '\n',
    '\r',
    ' \n',
    '\u00a0',
    '\u200b',
    '0',
    '1',
    '1,',
    '1.',
    ', ',
    '. ',
    '; ',
    '-',
    '- ',
    '_',
    '=',
    ' = ',
    '<',
    '<!---->',
  ],
  ...[
    '<!-- ',
    '(',
    ')',
    '[',
    '{',
    '"',
    '""',
    '""\n',
    ',',
    ';',
    '|',
    'a',
    'a ',
    'a@',
    '.',
    '?',
    '*',
    '**',
    '#',
    '::',
    't(',
    'p = ',
    't(9) = 2, p = .05 ',
  ],
];
const BESIDE = ['', '', 'a', '1', '!', ',', '\n', '"', 'n', 'p'];

/** Many things instead of a long one, each with its number, by how many characters of input there may be. */
const MANY = {
  'cells of a workbook': (length) => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(50)}</row>`;
    return workbookOf(
      'fixtures/workbook/two.xlsx',
      'xl/worksheets/sheet1.xml',
      `<worksheet><sheetData>${row.repeat(length / 750)}</sheetData></worksheet>`,
    );
  },
  'text of a workbook': (length) =>
    workbookOf(
      'fixtures/workbook/two.xlsx',
      'xl/sharedStrings.xml',
      `<sst><si><t>${'_x0041_ &amp; '.repeat(length / 12)}</t></si></sst>`,
    ),
  'rows of an OpenDocument workbook': (length) => {
    const row = '<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>';
    return workbookOf(
      'fixtures/workbook/two.ods',
      'content.xml',
      `<o><table:table table:name="a">${row.repeat(length / 90)}</table:table></o>`,
    );
  },
  'variables of an SPSS file': (length) =>
    readSav(savOf(Array.from({ length: length / 32 }, (_, index) => numericVariable(index)))),
  'labels and variables that share them': (length) => {
    const count = length / 64;
    const labels = Array.from({ length: count }, (_, value) =>
      Buffer.concat([Buffer.from(Float64Array.of(value).buffer), latin('\u0007a label')]),
    );
    const variables = Array.from({ length: count }, (_, index) => numericVariable(index));
    const places = integers(4, count, ...variables.map((_, index) => index + 1));
    return readSav(savOf([...variables, integers(3, count), ...labels, places]));
  },
  'names of an SPSS file': (length) => {
    const pairs = latin('A=a\t'.repeat(length / 4));
    return readSav(savOf([numericVariable(0), integers(7, 13, 1, pairs.length), pairs]));
  },
  'cases of an SPSS file': (length) => readSav(savOf([numericVariable(0)], Buffer.alloc(length, 101))),
  'half characters of an SPSS file': (length) => {
    const text = Buffer.concat([integers(2, 8, 0, 0, 0x010800, 0x010800), latin('TEXT'.padEnd(8))]);
    const encoding = Buffer.concat([integers(7, 20, 1, 5), latin('UTF-8')]);
    return readSav(savOf([text, encoding], Buffer.alloc(length & ~7, 0xc3), 0));
  },
  columns: (length) => {
    const names = Array.from({ length: length / 16 }, (_, index) => `question ${index}`);
    const line = (cells) => [...BRS.split(','), ...cells].join(',');
    const row = ['r1', 1, 2, 3, 4, 5, 1, ...names.map(() => 1)].join(',');
    return {
      words: ['validate', 'FOLDER/data.csv', '--format', 'json'],
      files: file('data.csv', `${line(names)}\n${row}\n`),
    };
  },
  rows: (length) => ({
    words: ['validate', 'FOLDER/data.csv', '--id', 'id', '--format', 'json'],
    files: file(
      'data.csv',
      `${BRS}\n${Array.from({ length: length / 16 }, (_, row) => `r${row % 999},1,2,x${row},4,5,9\n`).join('')}`,
    ),
  }),
  'unknown keys of a scale': (length) => {
    const keys = Array.from({ length: length / 16 }, (_, index) => [`unknown${index}`, 1]);
    const scale = { ...JSON.parse(read('scales/brs.json')), ...Object.fromEntries(keys) };
    return { words: ['scales', 'check', 'FOLDER/own.json'], files: file('own.json', JSON.stringify(scale)) };
  },
  'unknown keys of a study': (length) => {
    const keys = Array.from({ length: length / 16 }, (_, index) => [`unknown${index}`, 1]);
    return {
      words: ['run', 'FOLDER/study.json', '--dry-run'],
      files: file('study.json', JSON.stringify({ ...GENERATED_STUDY, ...Object.fromEntries(keys) })),
    };
  },
  'rows of a table': (length) => {
    const table = JSON.parse(read('fixtures/published/stai-flat.published.json'));
    const rows = Array.from({ length: length / 256 }, (_, index) => ({
      ...table.rows[0],
      scale: `s${index}`,
    }));
    return {
      words: ['audit', 'FOLDER/table.json', '--format', 'json'],
      files: file('table.json', JSON.stringify({ ...table, rows })),
    };
  },
  'items of a scale': (length) => {
    const scale = JSON.parse(read('scales/brs.json'));
    scale.items = Array.from({ length: length / 64 }, (_, index) => ({
      id: `q${index}`,
      text: { en: `Question ${index}` },
    }));
    return { words: ['scales', 'check', 'FOLDER/own.json'], files: file('own.json', JSON.stringify(scale)) };
  },
  'codes of --missing': (length) => ({
    words: [
      'score',
      'fixtures/paired/pre.csv',
      '--format',
      'json',
      `--missing=${Array.from({ length: length / 8 }, (_, code) => 1000 + code).join(',')}`,
    ],
    files: {},
  }),
};

/** An input that may be as long as one likes, in one place: `of(length)` has about so many characters. */
export function growing(random) {
  if (random.maybe(0.2)) {
    const place = random.pick(Object.keys(MANY));
    return { place, text: '', of: MANY[place] };
  }
  const unit = random.maybe(0.7) ? random.pick(UNITS) : random.pick(UNITS) + random.pick(TOKENS);
  const [begin, end] = [random.pick(BESIDE), random.pick(BESIDE)];
  const place = random.pick(Object.keys(PLACES));
  return {
    place,
    text: JSON.stringify([begin, unit, end]),
    of: (length) => PLACES[place](begin + unit.repeat(Math.ceil(length / unit.length)) + end),
  };
}
