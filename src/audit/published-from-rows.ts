import type { DecimalSign } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { type BrokenTable, tableMessages } from '../model/messages/tables.ts';
import { nearest } from '../model/parse/nearest.ts';
import { type Problem, UserError } from '../model/problem.ts';
import type {
  PublishedComparison,
  PublishedReliability,
  PublishedRow,
  PublishedScaleFacts,
  PublishedTable,
  PublishedWave,
} from '../model/published.ts';
import { parseReportedNumber } from './checks/reported-number.ts';

/**
 * The simple form of a published table: one line per scale and wave (or group), columns `scale`, `group`, `wave`, `n`,
 * `mean`, `sd`, and so on, cells as printed. Lines of one scale and group are waves of one row, in order; without a column
 * `wave` the groups of one scale are compared. `difference`, `t`, `df`, `p`, `d`, `test` stand on either line of the two.
 *
 * @throws UserError (status 2, `broken-table`) naming file, row, column and value
 */
export function publishedFromRows(table: TableLines): PublishedTable {
  const lines = readLines(table);
  const withWaves = hasWaves(lines);
  const parts = partsOf(lines, withWaves);
  const scales = scaleFactsOf(lines, table);
  const reliability = lines.flatMap((line) => reliabilityOf(line, withWaves));
  const groups = withWaves ? [...new Set(lines.flatMap(({ cells }) => cells.group ?? []))] : [];
  return {
    source: { title: table.file },
    ...(table.decimal === undefined ? {} : { decimal: table.decimal }),
    ...(groups.length === 0
      ? {}
      : { groups: groups.map((name) => ({ id: identifierOf(name), name, waves: {} })) }),
    ...(Object.keys(scales).length === 0 ? {} : { scales }),
    rows: parts.map((part) => rowOf(part, withWaves, table)),
    ...(reliability.length === 0 ? {} : { reliability }),
  };
}

/**
 * In which row of the file a cell of the table that `publishedFromRows` makes of it stands; `null` for what stands in no single row.
 *
 * @param path of the cell, as in `publishedCells`: `['rows', 0, 'waves', 'pre', 'mean']`
 */
export function rowOfCell(table: TableLines): (path: readonly (string | number)[]) => number | null {
  const lines = readLines(table);
  const withWaves = hasWaves(lines);
  const parts = partsOf(lines, withWaves);
  const reliable = lines.filter(({ cells }) => cells.alpha !== undefined);
  return ([section, index, kind, name]) => {
    if (section === 'reliability') return reliable[Number(index)]?.row ?? null;
    const part = section === 'rows' ? parts[Number(index)] : undefined;
    if (part === undefined) return null;
    if (kind === 'waves') return part.find((_, at) => waveNameOf(part, at, withWaves) === name)?.row ?? null;
    const column = name === 'effectSize' ? 'd' : COLUMN_OF[String(name)];
    return part.find(({ cells }) => column !== undefined && cells[column] !== undefined)?.row ?? part[0]!.row;
  };
}

/** Columns of a comparison by the name that it has in the table. */
const COLUMN_OF: Readonly<Record<string, ColumnName>> = {
  difference: 'difference',
  statistic: 't',
  df: 'df',
  p: 'p',
  correlation: 'correlation',
  sdOfDifferences: 'sdofdifferences',
};

function hasWaves(lines: readonly Line[]): boolean {
  return lines.some(({ cells }) => cells.wave !== undefined);
}

/** The lines of each row of the table. */
function partsOf(lines: readonly Line[], withWaves: boolean): Line[][] {
  return groupedBy(lines, ({ cells }) =>
    JSON.stringify(withWaves ? [cells.scale, cells.group] : [cells.scale]),
  );
}

/** What a line of a row is called: its wave, or its group. */
function waveNameOf(part: readonly Line[], index: number, withWaves: boolean): string {
  const { cells } = part[index]!;
  const name = withWaves ? cells.wave : cells.group;
  return identifierOf(name ?? (part.length === 1 ? 'sample' : `line-${index + 1}`));
}

function rowOf(part: readonly Line[], withWaves: boolean, table: TableLines): PublishedRow {
  const { scale = '', group, where } = part[0]!.cells;
  const comparison = comparisonOf(part, table);
  if (comparison !== null && part.length > 2)
    throw broken({ mistake: 'third-line', file: table.file, row: part[2]!.row, scale });
  const waves: Record<string, PublishedWave> = {};
  part.forEach(({ row, cells }, index) => {
    const id = waveNameOf(part, index, withWaves);
    const name = (withWaves ? cells.wave : cells.group) ?? id;
    if (waves[id] !== undefined)
      throw broken({ mistake: 'line-twice', file: table.file, row, scale, wave: name });
    waves[id] = waveOf(cells);
  });
  return {
    scale: identifierOf(scale),
    name: scale,
    ...(withWaves && group !== undefined ? { group: identifierOf(group) } : {}),
    ...(where === undefined ? {} : { where }),
    waves,
    ...(comparison === null ? {} : { comparison }),
  };
}

function waveOf({ n, mean, sd, se, median, min, max }: Line['cells']): PublishedWave {
  return {
    ...(n === undefined ? {} : { n }),
    ...(mean === undefined ? {} : { mean }),
    ...(sd === undefined ? {} : { sd }),
    ...(se === undefined ? {} : { se }),
    ...(median === undefined ? {} : { median }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

/** What the lines of a row say of its comparison, on whichever line. */
function comparisonOf(part: readonly Line[], table: TableLines): PublishedComparison | null {
  const said = (column: ColumnName) => same(part, column, table);
  const [difference, statistic, df, p, correlation, sdOfDifferences, d, test] = (
    ['difference', 't', 'df', 'p', 'correlation', 'sdofdifferences', 'd', 'test'] as const
  ).map(said);
  const comparison: PublishedComparison = {
    ...(difference === undefined ? {} : { difference }),
    ...(statistic === undefined ? {} : { statistic }),
    ...(df === undefined ? {} : { df }),
    ...(p === undefined ? {} : { p }),
    ...(correlation === undefined ? {} : { correlation }),
    ...(sdOfDifferences === undefined ? {} : { sdOfDifferences }),
    ...(d === undefined ? {} : { effectSize: { value: d } }),
    ...(test === undefined ? {} : { test: test.toLowerCase() as (typeof TESTS)[number] }),
  };
  return Object.keys(comparison).length === 0 ? null : comparison;
}

/** The cell of a column that the lines agree on. */
function same(part: readonly Line[], column: ColumnName, { file }: TableLines): string | undefined {
  const [first, ...others] = part.filter(({ cells }) => cells[column] !== undefined);
  const other = others.find(({ cells }) => cells[column] !== first?.cells[column]);
  if (other !== undefined)
    throw broken({
      mistake: 'differs',
      file,
      row: other.row,
      column,
      value: other.cells[column]!,
      first: { row: first!.row, value: first!.cells[column]! },
    });
  return first?.cells[column];
}

function scaleFactsOf(lines: readonly Line[], table: TableLines): Record<string, PublishedScaleFacts> {
  const value = (text: string | undefined) => {
    const parsed = parseReportedNumber(text ?? '', table.decimal);
    return parsed.ok ? parsed.number.value : undefined;
  };
  const facts = groupedBy(lines, ({ cells }) => cells.scale ?? '').flatMap((part) => {
    const [items, lowest, highest] = (['items', 'lowest', 'highest'] as const).map((column) =>
      value(same(part, column, table)),
    );
    const aggregate = same(part, 'aggregate', table)?.toLowerCase();
    const one: PublishedScaleFacts = {
      ...(items === undefined ? {} : { items }),
      ...(lowest === undefined ? {} : { range: [lowest, highest ?? null] as [number, number | null] }),
      ...(aggregate === 'sum' || aggregate === 'mean' ? { aggregate } : {}),
    };
    return Object.keys(one).length === 0 ? [] : [[identifierOf(part[0]!.cells.scale ?? ''), one] as const];
  });
  return Object.fromEntries(facts);
}

function reliabilityOf({ cells }: Line, withWaves: boolean): PublishedReliability[] {
  const { scale = '', group, wave, alpha, n, items, where } = cells;
  if (alpha === undefined) return [];
  return [
    {
      scale: identifierOf(scale),
      alpha,
      ...(withWaves && group !== undefined ? { group: identifierOf(group) } : {}),
      ...(wave === undefined ? {} : { wave: identifierOf(wave) }),
      ...(n === undefined ? {} : { n }),
      ...(items === undefined ? {} : { items }),
      ...(where === undefined ? {} : { where }),
    },
  ];
}

function groupedBy(lines: readonly Line[], keyOf: (line: Line) => string): Line[][] {
  const parts = new Map<string, Line[]>();
  for (const line of lines) parts.set(keyOf(line), [...(parts.get(keyOf(line)) ?? []), line]);
  return [...parts.values()];
}

/** A name as an identifier: letters and digits, joined by single dashes, a letter first. */
export function identifierOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Letters of other scripts by their number, so that two names stay two.
    .replace(/[^\p{ASCII}]/gu, (sign) =>
      /\p{L}/u.test(sign) ? `u${sign.codePointAt(0)!.toString(16)}` : '-',
    )
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/[._-]{2,}/g, '-')
    .replace(/^[._-]|[._-]$/g, '');
  return /^[A-Za-z]/.test(plain) ? plain : `x${plain}`;
}

/** A table as lines of cells, as a spreadsheet holds it. */
export interface TableLines {
  readonly file: string;
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Row numbers as a spreadsheet counts them. */
  readonly rows: readonly number[];
  readonly decimal?: DecimalSign;
}

const NUMBERS = [
  'n',
  'mean',
  'sd',
  'se',
  'median',
  'min',
  'max',
  'alpha',
  'items',
  'lowest',
  'highest',
  'difference',
  't',
  'df',
  'p',
  'd',
  'correlation',
  'sdofdifferences',
] as const;
const WORDS = ['scale', 'group', 'wave', 'aggregate', 'test', 'where'] as const;
type NumberColumn = (typeof NUMBERS)[number];
type WordColumn = (typeof WORDS)[number];
type ColumnName = NumberColumn | WordColumn;

const COLUMNS: readonly ColumnName[] = [...WORDS, ...NUMBERS];
/** Other names that tables give these columns. */
const ALIASES: Readonly<Record<string, ColumnName>> = {
  m: 'mean',
  statistic: 't',
  cohensd: 'd',
  r: 'correlation',
};
const TESTS = ['student', 'welch', 'paired'] as const;

/** One line with its cells by column. */
interface Line {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
}

/**
 * The lines with their cells by column, every number readable.
 *
 * @throws UserError (status 2, `broken-table`) for unknown columns, and for every cell that is no number
 */
function readLines(table: TableLines): Line[] {
  const columns = namedColumns(table);
  const lines = table.lines.map((cells, index): Line => {
    const named: Partial<Record<ColumnName, string>> = {};
    for (const [column, name] of columns) {
      const text = (cells[column] ?? '').trim();
      if (text !== '') named[name] = text;
    }
    return { row: table.rows[index]!, cells: named };
  });
  const problems = lines.flatMap((line) => lineProblems(line, table));
  if (problems.length > 0) throw new UserError(problems, 2);
  return lines;
}

function namedColumns({ file, header }: TableLines): [number, ColumnName][] {
  const named = header.flatMap((name, index): [number, ColumnName][] => {
    const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (plain === '') return [];
    const column = COLUMNS.find((known) => known === plain) ?? ALIASES[plain];
    if (column !== undefined) return [[index, column]];
    const near = nearest(name, COLUMNS);
    const facts = { mistake: 'unknown-column', file, column: name, near, known: COLUMNS } as const;
    throw broken(facts, { column: name });
  });
  for (const needed of ['scale', 'mean'] as const)
    if (!named.some(([, column]) => column === needed))
      throw broken({ mistake: 'no-column', file, column: needed, known: COLUMNS });
  const twice = named.find(([index, column]) =>
    named.some(([other, name]) => name === column && other < index),
  );
  if (twice !== undefined) throw broken({ mistake: 'two-columns', file, column: twice[1] });
  return named;
}

function lineProblems({ row, cells }: Line, { file, decimal }: TableLines): Problem[] {
  const place = { file, row };
  if (cells.scale === undefined) return [problem({ mistake: 'no-scale', ...place }, { row })];
  const at = (column: ColumnName, what: Choice | NoNumber): Problem => {
    const value = cells[column] ?? '';
    return problem({ ...place, column, value, ...what }, { row, column, value });
  };
  const numbers = NUMBERS.flatMap((column) => {
    const text = cells[column];
    if (text === undefined) return [];
    const parsed = parseReportedNumber(text, decimal);
    if (parsed.ok || (column === 'p' && parsed.reason === 'not-significant')) return [];
    return parsed.reason === 'ambiguous-separator'
      ? [at(column, { mistake: 'read-in-two-ways' })]
      : [at(column, { mistake: 'not-a-number' })];
  });
  const { test, aggregate } = cells;
  if (test !== undefined && !TESTS.some((known) => known === test.toLowerCase()))
    numbers.push(at('test', { mistake: 'not-a-choice', choices: TESTS }));
  if (aggregate !== undefined && !/^(sum|mean)$/i.test(aggregate))
    numbers.push(at('aggregate', { mistake: 'not-a-choice', choices: ['sum', 'mean'] }));
  return numbers;
}

type NoNumber = { readonly mistake: 'not-a-number' | 'read-in-two-ways' };
type Choice = { readonly mistake: 'not-a-choice'; readonly choices: readonly string[] };

/** A table that cannot be read, in one sentence. */
function broken(what: BrokenTable, where: Partial<Problem> = {}): UserError {
  return new UserError(problem(what, where), 2);
}

function problem(what: BrokenTable, where: Partial<Problem>): Problem {
  return {
    ...where,
    ...createMessage(tableMessages, 'broken-table', what),
    severity: 'error',
    file: what.file,
  };
}
