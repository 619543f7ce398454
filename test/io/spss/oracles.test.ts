import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellText, numberKind, writeSav } from '../../../src/io/spss/index.ts';
import type { SavVariable } from '../../../src/io/spss/sav-file.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { writtenContent } from '../../helpers/written-sav.ts';
import { readAll } from './reading-sav.ts';

const FILES = readdirSync('fixtures/sav').filter((name) => /\.z?sav$/.test(name));

/** What `haven.R` writes: numbers as texts with all their digits. */
interface Haven {
  readonly rows: number;
  readonly variables: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly format: string;
    readonly labels: readonly { readonly value: string; readonly label: string }[];
    readonly missing: readonly string[];
    readonly range: readonly [string, string] | null;
    readonly iso: readonly (string | null)[] | string | null;
    readonly values: readonly (string | null)[] | string | null;
  }[];
}

/** What haven does not read, or reads as nothing, and why ours is another. */
const NOT_IN_HAVEN: Readonly<Record<string, string>> = {
  'odd-code-page.sav': 'haven refuses a file whose system-missing is another number',
  'odd-big-endian.sav': 'haven reads no cases where the header does not say how many there are',
  'odd-bare.sav': 'haven reads no cases where the header does not say how many there are',
  'odd-cut-character.sav': 'haven keeps the half of a character, which is no text',
};

function formatText({ format: { name, width, decimals } }: SavVariable): string {
  return `${name}${width}${decimals > 0 || name === 'F' ? `.${decimals}` : ''}`;
}

function numberOf(text: string, width: number): number | string {
  return width > 0
    ? text
    : text === 'Inf'
      ? Number.POSITIVE_INFINITY
      : text === '-Inf'
        ? Number.NEGATIVE_INFINITY
        : Number(text);
}

/** A list of one is no list in the JSON of R. */
function listOf<T>(value: readonly T[] | T): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

describe('haven', () => {
  const read = FILES.filter((name) => existsSync(`fixtures/sav/${name}.haven.json`));

  it('has read nearly all files', () => {
    expect(FILES.length - read.length).toBe(1);
    expect(read.length).toBeGreaterThan(10);
  });

  it.each(read)('reads the same variables from %s', async (name) => {
    const expected = readJson<Haven>(`fixtures/sav/${name}.haven.json`);
    const { file } = await readAll(name);
    const found = file.variables.map((variable) => ({
      name: variable.name,
      label: variable.label,
      format: formatText(variable),
      labels: variable.valueLabels,
      missing: variable.missing.values,
      range: variable.missing.range,
    }));
    expect(found).toEqual(
      expected.variables.map(({ name: called, label, format, labels, missing, range }, index) => {
        const { width } = file.variables[index]!;
        return {
          name: called,
          label,
          format,
          labels: labels.map((each) => ({ value: numberOf(each.value.trimEnd(), width), label: each.label })),
          missing: missing.map((each) => numberOf(each, width)),
          range: range === null ? null : { low: numberOf(range[0], 0), high: numberOf(range[1], 0) },
        };
      }),
    );
  });

  it.each(read.filter((name) => !(name in NOT_IN_HAVEN)))('reads the same values from %s', async (name) => {
    const expected = readJson<Haven>(`fixtures/sav/${name}.haven.json`);
    const { file, cases, columns } = await readAll(name);
    expect(cases).toBe(expected.rows);
    for (const [index, variable] of file.variables.entries()) {
      const { values, iso } = expected.variables[index]!;
      const wanted = listOf(values).map((value) =>
        value === null ? Number.NaN : numberOf(value, variable.width),
      );
      expect(columns[index], variable.name).toEqual(cases === 0 ? [] : wanted);
      if (iso !== null)
        expect(
          columns[index]!.map((value) => cellText(variable, value) || null),
          variable.name,
        ).toEqual(iso);
    }
  });
});

function csv(path: string): string[][] {
  return Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: 'greedy' }).data;
}

/** What PSPP does not read as the file means it. */
const NOT_IN_PSPP: Readonly<Record<string, readonly string[]>> = {
  // Version 1.6 takes missing values of long strings in an old form only.
  'odd-big-endian.sav': ['missing of LONG'],
  // It takes system-missing for a number where the file has another number for it.
  'odd-code-page.sav': ['value 2 of N'],
  // The half of a character is a question mark.
  'odd-cut-character.sav': ['value 1 of T'],
};

function missingText({ missing: { values, range }, width }: SavVariable): string {
  const end = (bound: number) =>
    bound === Infinity ? 'HIGHEST' : bound === -Infinity ? 'LOWEST' : String(bound);
  const ranges = range === null ? [] : [`${end(range.low)} THRU ${end(range.high)}`];
  const each = values.map((value) =>
    width === 0 ? String(value) : `"${String(value).padEnd(Math.min(8, width))}"`,
  );
  return [...ranges, ...each].join('; ');
}

describe('PSPP', () => {
  it.each(FILES)('reads the same variables from %s', async (name) => {
    const lines = csv(`fixtures/sav/${name}.pspp-dictionary.csv`);
    const start = lines.findIndex(([first]) => first === 'Name') + 1;
    const { file } = await readAll(name);
    expect(start).toBeGreaterThan(0);
    for (const [index, variable] of file.variables.entries()) {
      const line = lines[start + index]!;
      // A column in which nothing would stand is left out.
      const cell = (column: string) => line[lines[start - 1]!.indexOf(column)] ?? '';
      const called = cell('Name');
      expect(variable.name.toLowerCase()).toBe(called.toLowerCase());
      expect(variable.label ?? '', called).toBe(cell('Label'));
      // Where a file has no level, PSPP guesses.
      if (variable.measure !== null)
        expect(variable.measure, called).toBe(cell('Measurement Level').toLowerCase());
      expect(formatText(variable).replace(/\.0$/, ''), called).toBe(cell('Print Format').replace(/\.0$/, ''));
      if (!NOT_IN_PSPP[name]?.includes(`missing of ${variable.name}`))
        expect(missingText(variable), called).toBe(cell('Missing Values'));
    }
  });

  it.each(FILES)('reads the same values from %s', async (name) => {
    const [header, ...lines] = csv(`fixtures/sav/${name}.pspp.csv`);
    const { file, cases, columns } = await readAll(name);
    expect(lines.length).toBe(cases);
    expect(header!.length).toBe(file.variables.length);
    for (const [index, variable] of file.variables.entries())
      for (const [row, line] of lines.entries()) {
        const place = `value ${row + 1} of ${variable.name}`;
        if (NOT_IN_PSPP[name]?.includes(place)) continue;
        const value = columns[index]![row]!;
        const kind = numberKind(variable.format.name);
        const found = cellText(variable, value);
        const read = line[index]!;
        if (typeof value === 'string') expect(found, place).toBe(read);
        else if (read === ' ') expect(value, place).toBeNaN();
        else if (kind === 'number') expect(value, place).toBe(Number(read));
        // PSPP writes 02/29/2024 23:59:58, without parts of a second.
        else
          expect(
            found
              .replace(/^(\d+)-(\d\d)-(\d\d)T?/, '$2/$3/$1 ')
              .replace(/\.\d+$/, '')
              .trim(),
            place,
          ).toBe(read);
      }
  });
});

it('writes the file that PSPP and haven have read', () => {
  expect(Buffer.from(writeSav(writtenContent)).equals(readFileSync('fixtures/sav/written.sav'))).toBe(true);
});
