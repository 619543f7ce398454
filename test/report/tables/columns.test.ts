import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DescribeResult, Result } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { comparisonTables } from '../../../src/report/entry/comparison-tables.ts';
import { describeTables, reliabilityTables, resultTables } from '../../../src/report/index.ts';
import { withLabels } from '../../../src/report/labels.ts';
import { WITHHELD } from '../../../src/report/number-format.ts';
import { validationTables } from '../../../src/report/problems.ts';
import type { Cell, Table, Text, Value } from '../../../src/report/table.ts';
import { auditChecksTable, auditFindingsTable } from '../../../src/report/tables/audit-findings.ts';
import { scaleListTable } from '../../../src/report/tables/scale-list.ts';
import { simulationTable } from '../../../src/report/tables/simulation.ts';
import { verifyTable } from '../../../src/report/tables/verify-table.ts';
import { withheldContext, withWithheldNote } from '../../../src/report/withheld.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { mood, randomFiles } from '../../analysis/withhold/files.ts';
import { ensureStats, folderOfAllTests, temporaryFolder } from '../../helpers/command.ts';
import { documentOf, tablesOf } from '../document/sources.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];
const STUDY = 'fixtures/ensure/report.published.json';
const BFI = ['fixtures/reference/bfi.csv', '--by', 'gender', '--scales', 'fixtures/scales/bfi.json'];
const PROFESSIONALS = ['fixtures/ensure/professionals.csv', '--columns', 'Geslacht,Leeftijd', '--no-items'];

/** Commands whose results can have small groups withheld. */
const COMMANDS: readonly (readonly string[])[] = [
  ['analyse', ...VP, '--details'],
  ['analyse', VP[0]!, '--details'],
  ['analyse', ...PAIRED, '--details'],
  ['analyse', ...PAIRED, '--details', '--test', 'wilcoxon-signed-rank'],
  ['analyse', ...BFI, '--details'],
  ['reliability', VP[0]!],
  ['describe', ...VP],
  ['describe', ...PROFESSIONALS],
];

/** What a command gives programs. */
async function resultOf(...args: readonly string[]) {
  const { status, stdout, stderr } = await ensureStats(...args, '--format', 'json');
  expect(status, stderr).toBeLessThan(2);
  return JSON.parse(stdout);
}

/** The tables of it, in every style. */
async function tablesOfCommand(...args: readonly string[]): Promise<Table[]> {
  const result: Result | DescribeResult = await resultOf(...args);
  const styles = (['apa', 'journal', 'ensure'] as const).map(async (style) => {
    const context = await withheldContext(withLabels(createContext('en', style), result), result);
    const tables =
      args[0] === 'describe'
        ? describeTables(result as DescribeResult, context)
        : args[0] === 'reliability'
          ? reliabilityTables(result as Result, context)
          : resultTables(result as Result, context, true);
    return tables.map((table) => withWithheldNote(table, context));
  });
  return (await Promise.all(styles)).flat();
}

const TYPISTS = ['fixtures/entry/typist1.csv', 'fixtures/entry/typist2.csv'];

/** The tables from which nothing is withheld: of checks, published tables, scales and documents. */
async function otherTables(): Promise<Table[]> {
  const context = createContext('en', 'apa');
  const audited = await resultOf('audit', STUDY);
  const data = ['--data', 'fixtures/ensure/study.json'];
  return [
    ...validationTables(
      await resultOf('validate', 'fixtures/damaged/typing-errors.csv', '--quality'),
      context,
      false,
    ),
    auditFindingsTable(audited, context),
    auditChecksTable(audited, context),
    verifyTable(await resultOf('verify', STUDY, ...data), context, true),
    simulationTable(await resultOf('simulate', STUDY, '-o', temporaryFolder(), '--seed', '3'), context),
    ...comparisonTables(
      await resultOf('entry', 'compare', ...TYPISTS, '--id', 'number', '--scales', 'brs,gse'),
      context,
    ),
    scaleListTable(builtInScales(), context),
    ...tablesOf(documentOf()),
  ];
}

const bodyOf = ({ rows }: Table) => rows.filter(({ kind }) => kind !== 'section').map(({ cells }) => cells);

function expectSound(table: Table): void {
  const { id, columns, rows } = table;
  const data = table.data();
  for (const { kind, cells } of rows)
    expect(cells.length, `${id}: cells of a row`).toBe(kind === 'section' ? 1 : columns.length);
  expect(new Set(data.columns).size, `${id}: keys for programs`).toBe(data.columns.length);
  for (const row of data.rows) expect(row.length, `${id}: values of a row`).toBe(data.columns.length);
}

/** Every number that is printed is one that programs get; under a key that they have too, in one and the same row. */
function expectSameNumbers(table: Table): number {
  const data = table.data();
  const places = table.columns.map(({ key }) => data.columns.indexOf(key));
  const known = new Set(data.rows.flat());
  let seen = 0;
  for (const cells of bodyOf(table)) {
    // Programs work out shares of those who stayed and left themselves.
    const printed = cells.filter((_, index) => !/^(stayed|left) share$/.test(table.columns[index]!.key));
    for (const { value, text } of printed.flatMap((cell) => cell.parts ?? [cell]))
      if (typeof value === 'number') expect(known, `${table.id}: ${text}`).toContain(value);
    const numbers = cells.flatMap(({ value }, index) =>
      typeof value === 'number' && places[index] !== -1 ? [{ value, place: places[index]! }] : [],
    );
    const isOf = (row: readonly Value[]) =>
      numbers.every(({ value, place }) => row[place] === value || row[place] === null);
    expect(data.rows.some(isOf), `${table.id}: ${JSON.stringify(numbers)}`).toBe(true);
    seen += cells.filter(({ value, parts }) => typeof value === 'number' || parts !== undefined).length;
  }
  return seen;
}

/** The sign of what was withheld stands only where a cell or a text says so, and no number stands behind it. */
function expectWithheldToBeKnown(table: Table): number {
  const { id, notes, subtitle } = table;
  const data = table.data();
  const cells = bodyOf(table).flat();
  const isKnown = ({ text, withheld }: Pick<Cell, 'text' | 'withheld'>) =>
    expect(text.includes(WITHHELD), `${id}: ${text}`).toBe(withheld === true);
  for (const cell of cells.flatMap((each) => [each, ...(each.parts ?? [])])) {
    isKnown(cell);
    if (cell.withheld) expect(typeof cell.value, `${id}: ${cell.text}`).not.toBe('number');
  }
  // The last note explains the sign.
  const explains = ([first]: Text) => first?.text.startsWith(`${WITHHELD} `) === true;
  for (const text of [subtitle ?? [], ...notes.filter((note) => !explains(note))]) text.forEach(isKnown);
  const places = table.columns.map(({ key }) => data.columns.indexOf(key));
  const marks = data.columns.indexOf('withheld');
  const shared = bodyOf(table).some((row) => row.some(({ withheld }, at) => withheld && places[at] !== -1));
  if (shared && marks !== -1)
    expect(
      data.rows.some((row) => row[marks] === true),
      id,
    ).toBe(true);
  for (const row of data.rows) if (row[marks] === true) expect(row, id).toContain(null);
  const some =
    cells.some(({ withheld }) => withheld) || notes.some((note) => note.some((run) => run.withheld));
  expect(notes.some(explains) || !some || subtitle !== null, `${id}: the sign is explained`).toBe(true);
  return cells.filter(({ withheld }) => withheld).length;
}

const [before, after] = randomFiles(3);
const FOLDER = folderOfAllTests();
for (const [name, text] of [
  ['pre.csv', before],
  ['post.csv', after],
  ['mood.json', JSON.stringify(mood)],
] as const)
  writeFileSync(join(FOLDER, name), text);
const LEFT = [
  ...['analyse', join(FOLDER, 'pre.csv'), join(FOLDER, 'post.csv'), '--id', 'id', '--attrition', 'sex,town'],
  ...['--scales', join(FOLDER, 'mood.json'), '--details'],
];

describe('every table', () => {
  it.each([...COMMANDS, LEFT])(
    'of %s %s has a cell a column, and the same numbers for people and programs',
    async (...command) => {
      const tables = await tablesOfCommand(...command);
      tables.forEach(expectSound);
      expect(tables.reduce((sum, table) => sum + expectSameNumbers(table), 0)).toBeGreaterThan(0);
      for (const table of tables) expect(expectWithheldToBeKnown(table), table.id).toBe(0);
    },
  );

  it('of checks, published tables, scales and documents too', async () => {
    const tables = await otherTables();
    expect(new Set(tables.map(({ id }) => id)).size).toBeGreaterThan(10);
    tables.forEach(expectSound);
    expect(tables.reduce((sum, table) => sum + expectSameNumbers(table), 0)).toBeGreaterThan(100);
  });

  it.each([...COMMANDS, LEFT])('of %s %s knows what was withheld of it', async (...command) => {
    const tables = await tablesOfCommand(...command, '--min-cell', '30');
    tables.forEach(expectSound);
    tables.forEach(expectSameNumbers);
    expect(tables.reduce((sum, table) => sum + expectWithheldToBeKnown(table), 0)).toBeGreaterThan(0);
  });
});
