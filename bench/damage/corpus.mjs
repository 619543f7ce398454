// Damaged files, each beside the rows of its clean version. The kinds are those of Vitagliano, Hameed, Jiang, Reisener, Wu & Naumann
// (2023), "Pollock: A Data Loading Benchmark", PVLDB 16(8), and those that users of survey platforms reported; the files are synthetic.

/** A generator of numbers between 0 and 1 that gives the same ones for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TEXTS = [
  'Fine, thank you',
  'A 10" screen, "very" small',
  "I didn't mind; it's all right",
  'Warm and well-kept',
  'The room, the food, the people: all good',
  'He said "yes"',
  'Sun 24"',
  '"Quoted" at the start',
];

/** Survey exports of some common forms: a header and rows of cells as they should be read. */
export const bases = [
  base('numbers', 30, (at, draw) => [String(at + 1), ...digits(draw, 6), '']),
  base('texts between', 30, (at, draw) => [
    String(at + 1),
    `2024-03-${String(1 + (at % 28)).padStart(2, '0')}`,
    ...digits(draw, 4),
    TEXTS[at % TEXTS.length],
    `https://example.org/${at}`,
    '',
  ]),
  base('text last', 30, (at, draw) => [
    `r${at + 1}`,
    ...digits(draw, 4),
    at % 3 === 0 ? '' : TEXTS[at % TEXTS.length],
  ]),
  base('line breaks', 24, (at, draw) => [
    String(at + 1),
    ...digits(draw, 3),
    at % 4 === 0 ? 'First, this.\nThen, that.' : 'Nothing',
    String(at % 2),
  ]),
  base('two columns', 24, (at, draw) => [String(at + 1), digits(draw, 1)[0]]),
];

function base(name, count, row) {
  const draw = random(name.length * 7919 + count);
  const rows = Array.from({ length: count }, (_, at) => row(at, draw));
  const header = rows[0].map((_, column) => (column === 0 ? 'id' : `q${column}`));
  return { name, header, rows };
}

function digits(draw, count) {
  return Array.from({ length: count }, () => String(1 + Math.floor(draw() * 5)));
}

/** A cell as a program writes it: quoted where it must be, or always. */
export function written(cell, { delimiter = ',', always = false, quote = '"', doubled = '""' } = {}) {
  const must =
    always || cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes(quote);
  return must ? `${quote}${cell.replaceAll('"', doubled)}${quote}` : cell;
}

/** The lines of a file; a cell may hold a line break. */
export function linesOf({ header, rows }, style = {}) {
  const { delimiter = ',' } = style;
  return [header, ...rows].map((row) =>
    row.map((cell) => written(cell, { ...style, delimiter })).join(style.separator ?? delimiter),
  );
}

const text = (lines, end = '\n') => lines.map((line) => line + end).join('');
const swap = (lines, at, line) => lines.map((each, index) => (index === at ? line : each));

/** Positions in a line at which a cell begins, by a reader that knows quotes. */
function starts(line, delimiter) {
  const found = [0];
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === delimiter && !quoted) found.push(at + 1);
  }
  return found;
}

/**
 * Each kind of damage makes files: `[name, content, rows]`, where `rows` says how the file is to be read if not as the clean version:
 * a mark within a cell is part of the cell, and a remark with the delimiters of a row is a row.
 */
export const kinds = {
  'a separator too many': eachCell((line, at) => `${line.slice(0, at)},${line.slice(at)}`),
  'a separator too few': eachCell((line, at) => (at === 0 ? null : line.slice(0, at - 1) + line.slice(at))),
  'a quote before a cell': eachCell((line, at) => `${line.slice(0, at)}"${line.slice(at)}`),
  'a quote within quotes': eachCell((line, at) =>
    line[at] === '"' ? `${line.slice(0, at + 3)}"${line.slice(at + 3)}` : null,
  ),
  'a quote after a cell': (each) =>
    linesOf(each).flatMap((line, row, lines) =>
      row === 0
        ? []
        : starts(line, ',')
            .slice(1)
            .map((at, column) => {
              const damaged = `${line.slice(0, at - 1)}"${line.slice(at - 1)}`;
              const isText = line[at - 2] !== '"' && line[at - 2] !== ',';
              const marked = each.rows.map((cells, index) =>
                index === row - 1
                  ? cells.map((cell, place) => (place === column && isText ? `${cell}"` : cell))
                  : cells,
              );
              return [`row ${row}, cell ${column}`, text(swap(lines, row, damaged)), marked];
            }),
    ),
  'a quote lost': eachCell((line, at) => (line[at] === '"' ? line.slice(0, at) + line.slice(at + 1) : null)),
  'a closing quote lost': eachCell((line, at) =>
    line[at - 2] === '"' ? line.slice(0, at - 2) + line.slice(at - 1) : null,
  ),
  'another delimiter in a row': eachRow((row) =>
    row.map((cell) => written(cell, { delimiter: ';' })).join(';'),
  ),
  'blanks for delimiters in a row': eachRow((row) => row.map((cell) => written(cell)).join(' ')),
  'backslashes before quotes in a row': eachRow((row) =>
    row.map((cell) => written(cell, { doubled: '\\"' })).join(','),
  ),
  'quotes that are not doubled in a row': eachRow((row) =>
    row.map((cell) => written(cell, { doubled: '"' })).join(','),
  ),
  'a row cut off': eachRow((row) =>
    row
      .slice(0, Math.ceil(row.length / 2))
      .map((cell) => written(cell))
      .join(','),
  ),
  'two rows in one line': (each) =>
    pairs(linesOf(each), (lines, at) => [
      ...lines.slice(0, at),
      lines[at] + lines[at + 1],
      ...lines.slice(at + 2),
    ]),
  'a line broken between cells': (each) =>
    pairs(linesOf(each), (lines, at) => {
      const cut = starts(lines[at], ',')[1];
      return [...lines.slice(0, at), lines[at].slice(0, cut), lines[at].slice(cut), ...lines.slice(at + 1)];
    }),
  'two stray quotes in two rows': (each) =>
    pairs(linesOf(each), (lines, at) => {
      const column = Math.min(2, starts(lines[at], ',').length - 1);
      const open = starts(lines[at], ',')[column];
      const close = starts(lines[at + 1], ',')[column + 1] ?? lines[at + 1].length + 1;
      const opened = `${lines[at].slice(0, open)}"${lines[at].slice(open)}`;
      const closed = `${lines[at + 1].slice(0, close - 1)}"${lines[at + 1].slice(close - 1)}`;
      return [...lines.slice(0, at), opened, closed, ...lines.slice(at + 2)];
    }),
  'line ends': (each) => ['\n', '\r\n', '\r'].map((end) => [JSON.stringify(end), text(linesOf(each), end)]),
  'a line end of another kind': (each) =>
    pairs(
      linesOf(each),
      (lines) => lines,
      (lines, at) => lines.map((line, index) => line + (index === at ? '\n' : '\r\n')).join(''),
    ),
  'no line end at the end': (each) => [['', text(linesOf(each)).slice(0, -1)]],
  'blank lines at the end': (each) =>
    [1, 2, 5].map((count) => [`${count}`, text(linesOf(each)) + '\n'.repeat(count)]),
  'blank lines between': (each) =>
    pairs(linesOf(each), (lines, at) => [...lines.slice(0, at + 1), '', ...lines.slice(at + 1)]),
  'lines of delimiters': (each) =>
    pairs(linesOf(each), (lines, at) => [
      ...lines.slice(0, at + 1),
      ','.repeat(each.header.length - 1),
      ...lines.slice(at + 1),
    ]),
  delimiters: (each) => [';', '\t', '|'].map((delimiter) => [delimiter, text(linesOf(each, { delimiter }))]),
  'a blank after every delimiter': (each) =>
    [',', ';'].map((delimiter) => [
      delimiter,
      text(linesOf(each, { delimiter, separator: `${delimiter} ` })),
    ]),
  'everything quoted': (each) => [
    [',', text(linesOf(each, { always: true }))],
    [';', text(linesOf(each, { always: true, delimiter: ';' }))],
  ],
  'single quotes': (each) => [['', text(linesOf(each, { quote: "'" }))]],
  'backslashes before quotes': (each) => [['', text(linesOf(each, { doubled: '\\"' }))]],
  'quotes that are not doubled': (each) => [['', text(linesOf(each, { doubled: '"' }))]],
  'a byte order mark': (each) => [
    ['utf-8', `\ufeff${text(linesOf(each))}`],
    ['twice', `\ufeff\ufeff${text(linesOf(each))}`],
  ],
  'UTF-16': (each) => [['le', Buffer.from(`\ufeff${text(linesOf(each))}`, 'utf16le')]],
  'a sep= line': (each) =>
    [',', ';'].map((delimiter) => [
      delimiter,
      `sep=${delimiter}\r\n${text(linesOf(each, { delimiter }), '\r\n')}`,
    ]),
  'a title above the header': (each) =>
    [
      ['bare', ['Survey 2024']],
      ['with delimiters', [`Survey 2024${','.repeat(each.header.length - 1)}`]],
      [
        'and a blank line',
        [`Survey 2024${','.repeat(each.header.length - 1)}`, ','.repeat(each.header.length - 1)],
      ],
      ['three lines', ['Survey', 'Spring 2024', '']],
    ].map(([name, lines]) => [name, text([...lines, ...linesOf(each)])]),
  'a remark below': (each) =>
    [
      ['bare', 'Total: 30'],
      ['with delimiters', `Total${','.repeat(each.header.length - 1)}`],
    ].map(([name, line]) => [
      name,
      text([...linesOf(each), line]),
      line.includes(',') ? [...each.rows, each.header.map((_, at) => (at === 0 ? 'Total' : ''))] : each.rows,
    ]),
  'no header': (each) => [['', text(linesOf(each).slice(1))]],
  'the header twice': (each) => [['', text([linesOf(each)[0], ...linesOf(each)])]],
  'the header in the middle': (each) =>
    pairs(linesOf(each), (lines, at) =>
      at === 0 ? lines : [...lines.slice(0, at + 1), lines[0], ...lines.slice(at + 1)],
    ),
  'another table below': (each) =>
    [1, -1].map((more) => {
      const other = { header: each.header.map((name) => `other ${name}`), rows: each.rows };
      const width = (row) => (more > 0 ? [...row, 'x'] : row.slice(0, -1));
      return [
        more > 0 ? 'wider' : 'narrower',
        text([...linesOf(each), ...linesOf({ header: width(other.header), rows: other.rows.map(width) })]),
      ];
    }),
  'a delimiter behind every row': (each) => [
    ['', text(linesOf(each).map((line, at) => (at === 0 ? line : `${line},`)))],
    ['and the header', text(linesOf(each).map((line) => `${line},`))],
  ],
  // A header of one name above `1,4` is a column of decimals.
  'a separator lost in the header': (each) =>
    starts(linesOf(each)[0], ',')
      .slice(each.header.length > 2 ? 1 : 2)
      .map((at) => {
        const [header, ...rows] = linesOf(each);
        return [`${at}`, text([header.slice(0, at - 1) + header.slice(at), ...rows])];
      }),
  'a separator too many in the header': (each) =>
    starts(linesOf(each)[0], ',').map((at) => {
      const [header, ...rows] = linesOf(each);
      return [`${at}`, text([`${header.slice(0, at)},${header.slice(at)}`, ...rows])];
    }),
  'a quote in the header': (each) =>
    starts(linesOf(each)[0], ',').map((at) => {
      const [header, ...rows] = linesOf(each);
      return [`${at}`, text([`${header.slice(0, at)}"${header.slice(at)}`, ...rows])];
    }),
  'cut short': (each) =>
    linesOf(each)
      .slice(1)
      .flatMap((line, at, rest) => {
        const places = starts(line, ',');
        const cuts = places
          .slice(0, -1)
          .map((place, column) => Math.floor((place + places[column + 1] - 1) / 2));
        return cuts.map((cut) => [
          `row ${at + 1} at ${cut}`,
          text([linesOf(each)[0], ...rest.slice(0, at)]) + line.slice(0, cut),
          each.rows.slice(0, at + (cut === 0 ? 0 : 1)),
        ]);
      }),
  'a NUL byte': (each) => {
    const whole = text(linesOf(each));
    return [5, 40, whole.length - 3].map((at) => [`${at}`, `${whole.slice(0, at)}\0${whole.slice(at)}`]);
  },
  'nothing at all': () =>
    [
      ['', ''],
      ['blanks', ' \n \n'],
    ].map(([name, content]) => [name, content]),
  'a header only': (each) => [['', text(linesOf(each).slice(0, 1))]],
  'one row only': (each) => [['', text(linesOf(each).slice(0, 2)), each.rows.slice(0, 1)]],
  'trailing blank cells left out': (each) => [
    ['', text(linesOf(each).map((line, at) => (at > 16 ? line.replace(/,+$/, '') : line)))],
  ],
};

/** Damages one cell after the other, in the header's row never. */
function eachCell(damage) {
  return (each) => {
    const lines = linesOf(each);
    return lines.flatMap((line, at) =>
      at === 0
        ? []
        : starts(line, ',').flatMap((start, column) => {
            const damaged = damage(line, start);
            return damaged === null ? [] : [[`row ${at}, cell ${column}`, text(swap(lines, at, damaged))]];
          }),
    );
  };
}

/** Damages one row after the other. */
function eachRow(write) {
  return (each) => {
    const lines = linesOf(each);
    return each.rows.map((row, at) => [`row ${at + 1}`, text(swap(lines, at + 1, write(row)))]);
  };
}

/** Damages one pair of neighbouring lines after the other. */
function pairs(lines, damage, join = (changed) => text(changed)) {
  return lines
    .slice(1, -1)
    .map((_, index) => [`row ${index + 1}`, join(damage(lines, index + 1), index + 1)]);
}
