import type { TextTable } from '../../model/text-table.ts';

/** Columns of our own CSV: the headings under which tables print them, and how. */
const COLUMNS: Readonly<Record<string, readonly [heading: readonly string[], print: Print]>> = {
  name: [['Scale'], 'text'],
  wave: [['Wave'], 'text'],
  group: [['Group'], 'text'],
  n: [['Score', 'n'], 'text'],
  mean: [['Score', 'M'], 'two'],
  sd: [['Score', 'SD'], 'two'],
  median: [['Score', 'Mdn'], 'two'],
  items: [["Cronbach's alpha", 'Items'], 'text'],
  alphaN: [["Cronbach's alpha", 'n'], 'text'],
  alpha: [["Cronbach's alpha", 'α'], 'bounded'],
  difference: [['Difference', 'M'], 'two'],
  statistic: [['t'], 'two'],
  df: [['df'], 'df'],
  p: [['p'], 'p'],
};

/** How tables print numbers. */
export interface NumberFormat {
  fixed(value: number, digits: number): string;
  bounded(value: number, digits: number): string;
  degreesOfFreedom(value: number): string;
  p(value: number): string;
}

type Print = 'text' | 'two' | 'bounded' | 'df' | 'p';

/**
 * A table of our own CSV, which has numbers that are not rounded, as its Markdown prints it; any other table as it is.
 */
export function asPrinted(table: TextTable, format: NumberFormat): TextTable {
  const keys = table.header.map((parts) => parts.at(-1) ?? '');
  const at = (key: string) => keys.indexOf(key);
  if (at('scale') !== 0 || at('name') !== 1 || at('parent') !== 2) return table;
  const isScores = at('mean') >= 0 && at('alphaN') >= 0;
  const isDifferences = at('effectValue') >= 0 && at('method') >= 0;
  if (!isScores && !isDifferences) return { ...table, header: table.header.map(() => ['']), rows: [] };
  const value = (row: readonly string[], key: string) => row[at(key)] ?? '';
  // Alpha of all waves together has a line, but no column in what is printed.
  const rows = table.rows.filter((row) => !(isScores && value(row, 'wave') === 'pooled'));
  const [first] = rows;
  const used = keys.filter((key) => Object.hasOwn(COLUMNS, key));
  const ends: readonly (readonly [readonly string[], string, string, string, Print])[] = isScores
    ? [
        [['Score', 'Min–max'], 'min', 'max', '–', 'two'],
        [
          ["Cronbach's alpha", `${percentOf(first, at('alphaCiLevel'))}% CI`],
          'alphaCiLower',
          'alphaCiUpper',
          ', ',
          'bounded',
        ],
      ]
    : [
        [['Difference', `${percentOf(first, at('ciLevel'))}% CI`], 'ciLower', 'ciUpper', ', ', 'two'],
        [['Effect', effectName(value(first ?? [], 'effectSize'))], 'effectValue', '', '', 'two'],
        [
          [
            'Effect',
            `${effectName(value(first ?? [], 'effectSize'))}: ${percentOf(first, at('effectCiLevel'))}% CI`,
          ],
          'effectCiLower',
          'effectCiUpper',
          ', ',
          'two',
        ],
      ];
  const test = TESTS[value(first ?? [], 'method')];
  return {
    title: table.title,
    header: [
      ...used.map((key) => {
        const [heading] = COLUMNS[key]!;
        return isDifferences && test !== undefined && TESTED.has(key) ? [test, ...heading] : heading;
      }),
      ...ends.map(([heading]) => heading),
    ],
    rows: rows.map((row) => [
      ...used.map((key) => printed(value(row, key), COLUMNS[key]![1], format)),
      ...ends.map(([, low, high, sign, print]) => {
        if (value(row, low) === '') return '';
        if (high === '') return printed(value(row, low), print, format);
        // A range of whole scores is printed without decimals.
        const isWhole = sign === '–' && [low, high].every((key) => Number.isInteger(Number(value(row, key))));
        const both = [low, high].map((key) =>
          isWhole ? value(row, key) : printed(value(row, key), print, format),
        );
        return both.join(sign);
      }),
    ]),
  };
}

const TESTED: ReadonlySet<string> = new Set(['statistic', 'df', 'p']);
const TESTS: Readonly<Record<string, string>> = {
  welch: "Welch's t-test",
  student: "Student's t-test",
  paired: 'Paired t-test',
};
const EFFECTS: Readonly<Record<string, string>> = {
  'hedges-g': "Hedges' g",
  'cohens-d': "Cohen's d",
  dz: "Cohen's dz",
  'd-average': "Cohen's dav",
};

function effectName(type: string): string {
  return EFFECTS[type] ?? type;
}

function percentOf(row: readonly string[] | undefined, column: number): string {
  const level = Number(row?.[column]);
  return String(Number(((Number.isNaN(level) || level === 0 ? 0.95 : level) * 100).toPrecision(6)));
}

function printed(text: string, print: Print, format: NumberFormat): string {
  const number = Number(text);
  if (text === '' || print === 'text' || Number.isNaN(number)) return text;
  if (print === 'two') return format.fixed(number, 2);
  if (print === 'bounded') return format.bounded(number, 2);
  return print === 'df' ? format.degreesOfFreedom(number) : format.p(number);
}
