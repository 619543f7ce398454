import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type SavContent, type SavOutputVariable, writeSav } from '../../src/io/spss/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** The columns of a CSV file as variables: numbers where every filled cell is one. */
function variablesOf(path: string): SavOutputVariable[] {
  const [names = [], ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8').trim()).data;
  return names.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const areNumbers = cells.every((cell) => cell === '' || !Number.isNaN(Number(cell)));
    return {
      name,
      values: areNumbers
        ? Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell)))
        : cells,
    };
  });
}

function bytesOf(content: SavContent): Uint8Array {
  return writeSav(content);
}

/** Six people with answers to six items, and a group. */
function survey(changes: Partial<Record<string, Partial<SavOutputVariable>>> = {}): Uint8Array {
  const answers = [
    [4, 2, 4, 2, 3, 2],
    [5, 1, 4, 2, 4, 2],
    [2, 4, 3, 3, 2, 4],
    [3, 3, 4, 2, 3, 3],
    [1, 4, 2, 5, 1, 4],
    [4, 3, 3, 2, 4, 1],
  ];
  const variables: SavOutputVariable[] = [
    { name: 'nr', values: Float64Array.of(101, 102, 103, 104, 105, 106) },
    {
      name: 'sex',
      values: Float64Array.of(1, 2, 1, 2, 1, 2),
      valueLabels: [
        { value: 1, label: 'Man' },
        { value: 2, label: 'Vrouw' },
      ],
    },
    ...[0, 1, 2, 3, 4, 5].map((item) => ({
      name: `brs${item + 1}`,
      values: Float64Array.from(answers, (row) => row[item]!),
    })),
  ];
  return bytesOf({ variables: variables.map((each) => ({ ...each, ...changes[each.name] })) });
}

async function analysed(file: Uint8Array, ...options: readonly string[]) {
  const path = join(temporaryFolder({ 'a.sav': file }), 'a.sav');
  const { stdout, stderr, status } = await ensureStats('analyse', path, '--format', 'json', ...options);
  return { status, stderr, result: status === 0 ? JSON.parse(stdout) : null };
}

describe('an SPSS file', () => {
  it('gives the numbers of the same data as CSV', async () => {
    const waves = ['pre', 'post'];
    const folder = temporaryFolder(
      Object.fromEntries(
        waves.map((wave) => [
          `${wave}.sav`,
          bytesOf({ variables: variablesOf(`fixtures/paired/${wave}.csv`) }),
        ]),
      ),
    );
    const of = async (files: readonly string[]) => {
      const { stdout, stderr } = await ensureStats('analyse', ...files, '--id', 'id', '--format', 'json');
      expect(stderr).not.toContain('error');
      return JSON.parse(stdout);
    };
    const text = await of(waves.map((wave) => `fixtures/paired/${wave}.csv`));
    const spss = await of(waves.map((wave) => join(folder, `${wave}.sav`)));
    const facts = ({ inputs, warnings, ...others }: Record<string, unknown>) => others;
    expect(facts(spss)).toEqual(facts(text));
    expect(spss.inputs[0]).toMatchObject({
      format: 'sav',
      encoding: null,
      delimiter: null,
      rows: text.inputs[0].rows,
      rowCounts: { inFile: text.inputs[0].rows, headings: 0 },
    });
  });

  it('rows are cases from 1, numeric ids and variable labels are found', async () => {
    const changes = {
      brs1: {
        name: 'v12',
        label: 'Ik heb de neiging om snel de draad op te pakken na een moeilijke periode.',
      },
    };
    const folder = temporaryFolder({ 'a.sav': survey(changes) });
    const { stdout, stderr } = await ensureStats(
      ...['score', join(folder, 'a.sav'), '--id', 'nr', '--format', 'csv'],
    );
    expect(stderr).not.toContain('error');
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(rows).toHaveLength(7);
    expect(rows[1]!.slice(0, 3)).toEqual(['a.sav', '1', '101']);
    expect(rows[6]!.slice(0, 3)).toEqual(['a.sav', '6', '106']);
  });

  it('declared missing values and ranges are no answers', async () => {
    const missing = {
      brs1: { values: Float64Array.of(4, 9, 2, 3, 1, 4), missing: { values: [9], range: null } },
      brs2: {
        values: Float64Array.of(2, 1, -3, 3, 4, 3),
        missing: { values: [], range: { low: Number.NEGATIVE_INFINITY, high: -1 } },
      },
    };
    const system = {
      brs1: { values: Float64Array.of(4, Number.NaN, 2, 3, 1, 4) },
      brs2: { values: Float64Array.of(2, 1, Number.NaN, 3, 4, 3) },
    };
    const [declared, bare] = [await analysed(survey(missing)), await analysed(survey(system))];
    expect(declared.status, declared.stderr).toBe(0);
    expect(declared.result.scales).toEqual(bare.result.scales);
    // Who declares codes with --missing sees how many there were; a file that declares them says it too.
    expect([declared, bare].map(({ result }) => result.inputs[0].missingCodes)).toEqual([2, 0]);
    expect(
      (
        await analysed(
          survey({ brs1: missing.brs1, brs2: { ...missing.brs2, missing: { values: [], range: null } } }),
        )
      ).status,
    ).toBe(1);
  });

  it('declared missing values are blanks to every command, wherever they stand', async () => {
    const file = (isDeclared: boolean) => {
      const none = Number.NaN;
      const missing = { values: [9], range: null };
      const numbers = (...values: readonly number[]) => ({
        values: Float64Array.from(values, (value) => (value === 9 && !isDeclared ? none : value)),
        ...(isDeclared && { missing }),
      });
      return survey({
        sex: { ...numbers(1, 2, 9, 2, 1, 2) },
        brs1: numbers(9, 5, 2, 3, 9, 4),
        brs4: numbers(2, 9, 3, 2, 9, 2),
      });
    };
    const folder = temporaryFolder({ 'declared.sav': file(true), 'bare.sav': file(false) });
    const calls = [
      ['analyse', '--format', 'csv', '--details'],
      ['analyse', '--by', 'sex', '--format', 'csv'],
      ['describe', '--columns', 'sex', '--format', 'csv'],
      ['score', '--keep', 'sex', '--id', 'nr', '--format', 'csv'],
      ['validate', '--id', 'nr', '--format', 'csv'],
      ['analyse', '--where', 'sex=', '--format', 'csv'],
      ['analyse', '--where', 'sex!=', '--format', 'csv'],
    ];
    for (const [command = '', ...options] of calls) {
      const [declared, bare] = await Promise.all(
        ['declared', 'bare'].map(async (name) => {
          const { status, stdout } = await ensureStats(command, join(folder, `${name}.sav`), ...options);
          const lines = stdout.replaceAll(name, 'file').split('\n');
          // What differs is the count itself, the hash, and what is said of it.
          return [
            status,
            lines.filter((line) => !/missingCodes|sha256|[Ss]av-missing|declares missing/.test(line)),
          ];
        }),
      );
      expect(declared, `${command} ${options.join(' ')}`).toEqual(bare);
    }
  });

  it('a large one has its hash, whatever stands behind its cases', async () => {
    const rows = 40_000;
    const column = (shift: number) =>
      Float64Array.from({ length: rows }, (_, row) => 1 + ((row * 7 + shift) % 5));
    const content: SavContent = {
      variables: [
        ...[1, 2, 3, 4, 5, 6].map((item) => ({ name: `brs${item}`, values: column(item * item) })),
        ...[1, 2, 3, 4].map((more) => ({
          name: `x${more}`,
          values: Float64Array.from({ length: rows }, (_, row) => Math.sin(row * more)),
        })),
      ],
    };
    const bytes = bytesOf(content);
    // Programs write padding, or an index, behind the last case.
    const padded = Buffer.concat([bytes, Buffer.alloc(3_000_000)]);
    expect(bytes.length).toBeGreaterThan(1_000_000);
    for (const each of [bytes, padded]) {
      const { result, stderr } = await analysed(each);
      expect(result?.inputs[0].sha256, stderr).toBe(createHash('sha256').update(each).digest('hex'));
    }
  });

  it('value labels name the groups, unless --labels does', async () => {
    const { result, stderr } = await analysed(survey(), '--by', 'sex');
    expect(result, stderr).toMatchObject({ labels: { sex: { 1: 'Man', 2: 'Vrouw' } } });
    const given = await analysed(survey(), '--by', 'sex', '--labels', 'sex:1=M,2=V');
    expect(given.result.labels).toEqual({ sex: { 1: 'M', 2: 'V' } });
    const path = join(temporaryFolder({ 'a.sav': survey() }), 'a.sav');
    const described = await ensureStats('describe', path, '--columns', 'sex');
    expect(described.stdout).toMatch(/Man\s+3.*Vrouw\s+3/s);
  });

  it('a value label that the definition has for another code is an error', async () => {
    const turned = { brs1: { valueLabels: [{ value: 1, label: 'Strongly agree' }] } };
    const { status, stderr } = await analysed(survey(turned));
    expect(status).toBe(2);
    expect(stderr).toContain(
      'the value label of 1 in brs1 is "Strongly agree", but in brs "Strongly agree" is coded 5',
    );
    const right = { brs1: { valueLabels: [{ value: 5, label: 'Strongly agree' }] } };
    expect((await analysed(survey(right))).status).toBe(0);
  });

  it.each(['haven-byte.sav', 'haven-zlib.zsav', 'pspp-1252.sav', 'odd-big-endian.sav'])(
    '%s opens, with as many cases as PSPP counts',
    async (name) => {
      const shown = readFileSync(`fixtures/sav/${name}.pspp.csv`, 'utf8');
      const { data } = Papa.parse<string[]>(shown.trim());
      const { stdout } = await ensureStats('validate', `fixtures/sav/${name}`, '--format', 'json');
      const [input] = JSON.parse(stdout).inputs;
      expect(input.rowCounts.inFile).toBe(data.length - 1);
      expect(input.format).toBe(name.endsWith('.zsav') ? 'zsav' : 'sav');
    },
  );
});

describe('what the file calls its codes', () => {
  it('names groups and conditions', async () => {
    const bySex = await analysed(survey(), '--by', 'sex');
    const named = await analysed(survey(), '--by', 'sex', '--groups', 'vrouw,Man');
    expect(named.status, named.stderr).toBe(0);
    expect(named.result.groups.map(({ id }: { id: string }) => id)).toEqual(['2', '1']);
    expect(named.result.scales[0].comparisons[0].difference).toBeCloseTo(
      -bySex.result.scales[0].comparisons[0].difference,
      12,
    );
    const men = await analysed(survey(), '--where', 'sex=man');
    const ones = await analysed(survey(), '--where', 'sex=1');
    expect(men.result.scales).toEqual(ones.result.scales);
    expect(men.result.inputs[0].rows).toBe(3);
    const others = await analysed(survey(), '--where', 'sex!=Man');
    expect(others.result.inputs[0].rows).toBe(3);
    const unknown = await analysed(survey(), '--by', 'sex', '--groups', 'boy,Man');
    expect(unknown.status).toBe(2);
  });

  it('and its missing values are said, and are no answers', async () => {
    const answers = Float64Array.of(4, 9, 2, 97, 1, 4);
    const file = survey({
      brs1: { values: answers, missing: { values: [9], range: { low: 90, high: Number.POSITIVE_INFINITY } } },
      brs2: { missing: { values: [], range: { low: 7, high: 8 } } },
      brs3: { missing: { values: [], range: { low: 7, high: 8 } } },
    });
    const { status, result } = await analysed(file);
    expect(status).toBe(0);
    expect(result.scales[0].samples[0].descriptives.n).toBe(6);
    expect(result.scales[0].samples[0].descriptives.prorated).toBe(2);
    const note = result.warnings.find(({ code }: { code: string }) => code === 'sav-missing');
    expect(note).toMatchObject({
      severity: 'note',
      message:
        'a.sav declares missing values, which are read as no answer: 9, ≥ 90 of "brs1"; 7–8 of "brs2", "brs3".',
    });
  });
});
