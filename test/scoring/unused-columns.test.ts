import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { UnusedColumns, unusedQuestions } from '../../src/scoring/unused-columns.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ROWS = 30;

interface OddColumn {
  readonly header: string;
  readonly isQuestion: boolean;
  /** One cell a row. */
  readonly cells: readonly string[];
}

const rows = <T>(cell: fc.Arbitrary<T>) => fc.array(cell, { minLength: ROWS, maxLength: ROWS });
const column = (
  isQuestion: boolean,
  headers: readonly string[],
  cells: fc.Arbitrary<readonly string[]>,
): fc.Arbitrary<OddColumn> =>
  fc.record({ header: fc.constantFrom(...headers), isQuestion: fc.constant(isQuestion), cells });

const QUESTIONS = [
  '7. Ik weet waar ik hulp kan vinden',
  'Q12',
  'vraag_3',
  'Hoe tevreden bent u?',
  'I know whom to ask for help at work',
  'Les explications étaient claires pour moi',
];
/** Every answer at least twice, so that nothing about the respondents decides. */
const answersOf = (options: readonly string[]) =>
  rows(fc.constantFrom(...options)).map((cells) => [...options, ...options, ...cells].slice(0, ROWS));
const question = column(
  true,
  QUESTIONS,
  fc.oneof(
    answersOf(['1', '2', '3', '4', '5']),
    answersOf(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']),
    answersOf(['1', '2', '3', '4', '99', '']),
    answersOf(['zeer oneens', 'oneens', 'neutraal', 'eens', 'zeer eens']),
    answersOf(['1 - never', '2 - sometimes', '3 - always']),
  ),
);
const numbered = (make: (row: number) => string) =>
  fc.constant(Array.from({ length: ROWS }, (_, row) => make(row)));
const nothing = fc.oneof(
  column(
    false,
    ['Respondentnummer', 'ResponseId', 'x7'],
    numbered((row) => String(1001 + row)),
  ),
  column(
    false,
    ['Startdatum', 'Wanneer was uw eerste afspraak?'],
    numbered((row) => `2026-0${1 + (row % 3)}-12`),
  ),
  column(
    false,
    ['Hoe laat begon u?', 'Q4'],
    numbered((row) => `${9 + (row % 4)}:30`),
  ),
  column(
    false,
    ['E-mail', 'Q9'],
    numbered((row) => `p${row % 5}@example.org`),
  ),
  column(
    false,
    ['Naam', 'Voornaam', 'Woonplaats'],
    numbered((row) => ['Anna', 'Bram', 'Cees'][row % 3]!),
  ),
  column(
    false,
    ['Geslacht', 'Wat is uw leeftijd?', 'Opleiding', 'groep', 'What is your gender?'],
    numbered((row) => String(1 + (row % 3))),
  ),
  column(
    false,
    ['Wat vond u er zelf van?', 'Q20'],
    numbered((row) => (row % 3 === 0 ? '' : `Het was voor mij ${row} keer goed`)),
  ),
  column(
    false,
    ['Hoeveel euro gaf u uit?', 'Q21'],
    numbered((row) => String(150 * (1 + (row % 5)))),
  ),
  column(
    false,
    ['In welk jaar begon u?', 'Q22'],
    numbered((row) => String(2019 + (row % 5))),
  ),
  column(
    false,
    ['Q23', 'Was alles goed?'],
    numbered(() => '1'),
  ),
);

const files = fc.uniqueArray(fc.oneof(question, nothing), {
  selector: ({ header }) => header,
  minLength: 1,
  maxLength: 10,
});

function fileOf(columns: readonly OddColumn[]): string {
  const lines = Array.from({ length: ROWS }, (_, row) => columns.map(({ cells }) => cells[row]!).join(';'));
  return [columns.map(({ header }) => header).join(';'), ...lines, ''].join('\n');
}

async function questionsOf(text: string): Promise<string[]> {
  const dataset = await openDataset(bytesSource('a.csv', text), { delimiter: ';' });
  const unused = UnusedColumns.of(dataset, new Set(), { missing: [] });
  for await (const { cells } of dataset.batches()) for (const row of cells) unused?.add(row);
  return unused?.questions() ?? [];
}

describe('columns that are in no scale', () => {
  it('are questions when their answers are, and never ids, dates, names, free text or characteristics', () =>
    fc.assert(
      fc.asyncProperty(files, async (columns) => {
        // A second column keeps rows with blanks whole.
        const whole = [...columns, { header: 'Naam 2', isQuestion: false, cells: Array(ROWS).fill('x') }];
        const questions = columns.filter(({ isQuestion }) => isQuestion).map(({ header }) => header);
        expect(await questionsOf(fileOf(whole))).toEqual(questions);
      }),
    ));

  it('are said once for all files that have the same ones', () =>
    fc.assert(
      fc.property(fc.array(fc.subarray(QUESTIONS), { minLength: 1, maxLength: 6 }), (lists) => {
        const said = unusedQuestions(
          lists.map((unused, index) => ({ file: `${index}.csv`, unusedQuestions: unused })),
        );
        const different = new Set(lists.filter((list) => list.length > 0).map(String));
        expect(said).toHaveLength(different.size);
        const named = said.flatMap(({ values }) => values!.files as string[]).sort();
        expect(named).toEqual(lists.flatMap((list, index) => (list.length > 0 ? [`${index}.csv`] : [])));
        for (const { message } of said) expect(message).not.toContain('\n');
      }),
    ));

  it('are looked for in the first rows of a large file only', async () => {
    const early = Array.from({ length: 6000 }, (_, row) => `${row < 4000 ? 1 + (row % 5) : row}`);
    expect(await questionsOf(`Q1;Naam\n${early.map((cell) => `${cell};a`).join('\n')}\n`)).toEqual([]);
    const late = Array.from({ length: 6000 }, (_, row) => `${row < 5000 ? 1 + (row % 5) : row}`);
    expect(await questionsOf(`Q1;Naam\n${late.map((cell) => `${cell};a`).join('\n')}\n`)).toEqual(['Q1']);
  });
});

const ITEMS = Array.from({ length: 6 }, (_, item) => `brs${item + 1}`);
const OWN = ['7. Ik weet waar ik hulp \u001b[31mkan vinden in de buurt van mijn huis', 'Q8', 'steun'];

/** BRS, a code, and three questions of one's own whose answers nothing else has. */
function survey(own: readonly string[] = OWN): string {
  const lines = Array.from({ length: 12 }, (_, row) => [
    `r${row}`,
    ...ITEMS.map((_, item) => 1 + ((row * (item + 2)) % 5)),
    ...own.map((_, index) => ['geheim-a', 'geheim-b', 'geheim-c'][(row + index) % 3]),
  ]);
  return `${['code', ...ITEMS, ...own].join(';')}\n${lines.map((line) => line.join(';')).join('\n')}\n`;
}

describe('questions in no scale', () => {
  const sentence =
    'pre.csv, post.csv: 3 columns look like questions but belong to no scale ("7. Ik weet waar ik hulp kan vinden in d…", "Q8", "steun"); to analyse them, name a definition of your own with --scales';

  /** What stands in notes is wrapped, and marked up in pages. */
  const oneLine = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
      .replace(/^note: /, '')
      .trim();

  it.each([
    ['analyse'],
    ['analyse', '--details'],
    ['score', '--names', 'a,b'],
    ['reliability'],
    ['validate'],
    ['report', '--format', 'html', '--date', '2026-11-21'],
  ])('are named by %s, once for both files and without an answer', async (command, ...options) => {
    const folder = temporaryFolder({ 'pre.csv': survey(), 'post.csv': `${survey()}x;1;2;3;4;5;1;;;\n` });
    const paths = [join(folder, 'pre.csv'), ...(command === 'reliability' ? [] : [join(folder, 'post.csv')])];
    const { status, stdout, stderr } = await ensureStats(command, ...paths, ...options);
    expect(status).toBe(0);
    const expected = command === 'reliability' ? sentence.replace(', post.csv', '') : sentence;
    if (command === 'validate') expect(stdout).toContain('Q8');
    // Of a document, stderr counts what stands in its notes.
    else if (command === 'report') expect(oneLine(stdout)).toContain(oneLine(expected));
    else expect(stderr.split(expected)).toHaveLength(2);
    expect(stdout + stderr).not.toContain('geheim');
  });

  it('have a warning with values in JSON', async () => {
    const path = join(temporaryFolder({ 'pre.csv': survey() }), 'pre.csv');
    const values = {
      files: ['pre.csv'],
      count: 3,
      columns: { names: ['7. Ik weet waar ik hulp kan vinden in d…', 'Q8', 'steun'], more: 0 },
    };
    for (const command of ['analyse', 'score', 'reliability', 'validate']) {
      const { stdout } = await ensureStats(command, path, '--format', 'json');
      const { warnings, problems } = JSON.parse(stdout);
      const list: { code: string }[] = command === 'validate' ? problems : warnings;
      expect(list.find(({ code }) => code === 'unused-questions')).toMatchObject({ file: 'pre.csv', values });
    }
  });

  it('are those only that no option names', async () => {
    const path = join(temporaryFolder({ 'pre.csv': survey(['Q7', 'Q8', 'Q9']) }), 'pre.csv');
    const named = async (...args: string[]) => /no scale \((.*?)\)/.exec(await said(...args))?.[1] ?? null;
    const said = async (...words: string[]) => {
      const { stdout, stderr } = await ensureStats(...words);
      return oneLine(stdout + stderr);
    };
    expect(await named('analyse', path, '--by', 'Q7', '--groups', 'geheim-a,geheim-b')).toBe('"Q8", "Q9"');
    const report = ['report', path, '--format', 'html', '--no-figures'];
    expect(await named(...report, '--columns', 'q7,Q8')).toBe('"Q9"');
    expect(await named(...report, '--columns', 'Q7,Q8,Q9')).toBe(null);
    // Items of a scale that was not asked for have one.
    expect(await named('analyse', path, '--scales', 'brs')).toBe('"Q7", "Q8", "Q9"');
  });
});

describe('columns that belong to no scale', () => {
  it('are named in JSON of validate and analyse; personal and technical ones are counted', async () => {
    const ordinary = ['code', 'geslacht', 'Q8'];
    const header = [...ordinary, 'E-mail', 'Naam', 'StartDate', ...ITEMS];
    const rows = Array.from({ length: 12 }, (_, row) =>
      [
        `r${row}`,
        'man',
        row % 3,
        `a${row}@b.nl`,
        'Jan',
        '2026-03-01',
        ...ITEMS.map((_, item) => 1 + ((row + item) % 5)),
      ].join(';'),
    );
    const path = join(temporaryFolder({ 'a.csv': `${header.join(';')}\n${rows.join('\n')}\n` }), 'a.csv');
    for (const command of ['validate', 'analyse']) {
      const { stdout } = await ensureStats(command, path, '--format', 'json');
      const [input] = JSON.parse(stdout).inputs;
      expect(input.otherColumns).toEqual({ names: ordinary, personal: 2, technical: 1 });
      expect(stdout).not.toMatch(/Naam|@b\.nl|E-mail/);
    }
  });

  it('of one file with several waves are those of none of them, in every layout', async () => {
    const answers = (row: number) => ITEMS.map((_, item) => 1 + ((row + item) % 5));
    const wide = [
      ['code', 'E-mail', ...ITEMS.map((item) => `pre_${item}`), ...ITEMS.map((item) => `post_${item}`)],
      ...Array.from({ length: 12 }, (_, row) => [
        `r${row}`,
        `a${row}@b.nl`,
        ...answers(row),
        ...answers(row + 1),
      ]),
    ];
    const long = [
      ['code', 'E-mail', 'moment', ...ITEMS],
      ...['pre', 'post'].flatMap((moment, wave) =>
        Array.from({ length: 12 }, (_, row) => [`r${row}`, `a${row}@b.nl`, moment, ...answers(row + wave)]),
      ),
    ];
    const csv = (rows: readonly (readonly (string | number)[])[]) =>
      `${rows.map((row) => row.join(';')).join('\n')}\n`;
    const folder = temporaryFolder({ 'wide.csv': csv(wide), 'long.csv': csv(long) });
    for (const [name, options, names] of [
      ['wide.csv', [], ['code']],
      ['long.csv', ['--wave', 'moment', '--id', 'code'], ['code', 'moment']],
    ] as const) {
      const { stdout } = await ensureStats('analyse', join(folder, name), ...options, '--format', 'json');
      const { inputs } = JSON.parse(stdout);
      expect(inputs).toHaveLength(1);
      expect(inputs[0].otherColumns).toEqual({ names, personal: 1, technical: 0 });
    }
  });
});
