import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engineAddress } from '../../src/cli/engines/address.ts';
import { openEngine } from '../../src/cli/engines/open-engine.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { openTable } from '../../src/io/open-table.ts';
import type { Result } from '../../src/model/result.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { scoreDataset } from '../../src/scoring/score-dataset.ts';
import { selectScales } from '../../src/scoring/select-scales.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import fc from '../helpers/fast-check.ts';
import { type SqlType, type TableData, testEngines } from './engines.ts';

/** Answers to BRS and LSNS-6 with a group: words, digits or stored numbers, gaps, blanks, codes for no answer, rows without anything. */
function tables(): fc.Arbitrary<TableData> {
  const words = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];
  const forms: readonly (readonly [SqlType, (code: number) => string])[] = [
    ['INTEGER', String],
    ['DOUBLE PRECISION', String],
    ['VARCHAR', String],
    ['VARCHAR', (code) => words[code - 1] ?? String(code)],
    ['VARCHAR', (code) => ` ${code} - ${words[code - 1]}`],
  ];
  const blank = (type: SqlType) => (type === 'VARCHAR' ? fc.constantFrom(null, '', '  ') : fc.constant(null));
  const brs = fc.constantFrom(...forms).chain(([type, text]) =>
    fc.record({
      type: fc.constant(type),
      cell: fc.constant((code: number) => text(code)),
      gap: blank(type),
    }),
  );
  return fc
    .record({
      brs,
      seed: fc.integer({ min: 1, max: 1e6 }),
      rows: fc.integer({ min: 1, max: 120 }),
      gaps: fc.constantFrom(0, 0.05, 0.4),
      missing: fc.boolean(),
    })
    .map(({ brs: { type, cell, gap }, seed, rows, gaps, missing }) => {
      let state = seed;
      const random = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const columns = [
        { name: 'the "site"', type: 'VARCHAR' as const },
        ...Array.from({ length: 6 }, (_, index) => ({ name: `BRS_${index + 1}`, type })),
        ...Array.from({ length: 6 }, (_, index) => ({ name: `lsns${index + 1}`, type: 'INTEGER' as const })),
      ];
      const row = (): (string | null)[] => {
        if (random() < 0.03) return columns.map(() => null);
        const code = () => 1 + Math.floor(random() * 5);
        const site = ['north', 'south', 'south ', '', null][Math.floor(random() * 5)]!;
        return [
          site,
          ...Array.from({ length: 6 }, () =>
            random() < gaps ? gap : missing && random() < 0.1 ? '99' : cell(code()),
          ),
          ...Array.from({ length: 6 }, () => (random() < gaps ? null : String(Math.floor(random() * 9)))),
        ];
      };
      const filled = [
        'north',
        ...Array.from({ length: 6 }, () => cell(3)),
        ...Array.from({ length: 6 }, () => '2'),
      ];
      return { columns, rows: [filled, ...Array.from({ length: rows }, row)] };
    });
}

function csvOf({ columns, rows }: TableData): string {
  const quoted = (cell: string | null) =>
    cell === null || cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`;
  return `${[columns.map(({ name }) => name), ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
}

/** What may differ: how a file is written, and its name in messages. */
const FORM = new Set([
  'file',
  'sha256',
  'inFile',
  'headings',
  'format',
  'encoding',
  'delimiter',
  'message',
  'files',
  'row',
  'rows',
]);

/** Remarks on how something was read, and those that need every respondent's row. */
const OF_READING = new Set([
  'blank-rows',
  'empty-rows',
  'engine-sums',
  'scale-correlates-negatively',
  'same-scores',
]);

function comparable(text: string): unknown {
  const result = JSON.parse(text) as { warnings?: { code: string }[] };
  return { ...result, warnings: result.warnings?.filter(({ code }) => !OF_READING.has(code)) };
}

function expectSame(found: unknown, wanted: unknown, path: string): void {
  if (typeof wanted === 'number' && typeof found === 'number') {
    if (Math.abs(found - wanted) > 1e-12 * Math.max(1, Math.abs(wanted)))
      expect(`${path} ${found}`).toBe(`${path} ${wanted}`);
  } else if (wanted !== null && typeof wanted === 'object' && found !== null && typeof found === 'object') {
    const [a, b] = [found, wanted] as [Record<string, unknown>, Record<string, unknown>];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (!FORM.has(key)) expectSame(a[key], b[key], `${path}.${key}`);
  } else expect(`${path} ${JSON.stringify(found)}`).toBe(`${path} ${JSON.stringify(wanted)}`);
}

const CASES = 25;
const OPTIONS = [
  [],
  ['--by', 'the "site"'],
  ['--by', 'the "site"', '--details'],
  ['--invalid', 'missing'],
  ['--where', 'BRS_1!=2'],
];

describe.each(testEngines())('a table in $name', ({ address, fill }) => {
  it('gives the result of the same data in a file', { timeout: 600_000 }, async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(tables(), fc.constantFrom(...OPTIONS), async (data, options) => {
        const folder = temporaryFolder({ 'answers.csv': csvOf(data) });
        await fill('answers', data);
        const call = ['--scales', 'brs,lsns6', '--missing', '99', '--format', 'json', ...options];
        const ofFile = await ensureStats('analyse', `${folder}/answers.csv`, ...call);
        const ofTable = await ensureStats('analyse', address('answers'), ...call);
        expect(ofTable.status, ofTable.stderr).toBe(ofFile.status);
        if (ofFile.status === 0) {
          count++;
          expectSame(comparable(ofTable.stdout), comparable(ofFile.stdout), '');
        }
      }),
      { numRuns: CASES },
    );
    expect(count).toBeGreaterThan(CASES / 3);
  });

  it('is summed by the engine, and scored to the same bits, wherever no cell is unusual', {
    timeout: 600_000,
  }, async () => {
    let summed = 0;
    const scales = builtInScales().filter(({ id }) => ['brs', 'lsns6'].includes(id));
    await fc.assert(
      fc.asyncProperty(tables(), fc.boolean(), async (data, grouped) => {
        await fill('answers', data);
        const where = engineAddress(address('answers'))!;
        const opened = await openEngine(where);
        try {
          const table = await openTable(opened.table, where.format, {});
          const file = await openDataset(bytesSource('answers.csv', csvOf(data)));
          const collect = { products: grouped ? 'pairs' : 'sums', pairwise: false, items: false } as const;
          const options = {
            missing: ['99'],
            invalid: 'error',
            by: grouped ? 'the "site"' : undefined,
            collect,
          } as const;
          const [ofTable, ofFile] = await Promise.all(
            [table, file].map((dataset) => {
              const { scales: selected } = selectScales(scales, scales, [dataset]);
              const matches = selected.flatMap(({ matches: [match] }) => match ?? []);
              return scoreDataset(dataset, matches, { ...options, bySums: true });
            }),
          );
          if (!ofTable!.isJoint) summed++;
          expect(ofTable!.rows).toBe(ofFile!.rows);
          for (const [scale, { scores }] of ofFile!.scales.entries())
            for (const [index, column] of scores.entries())
              for (const [group, name] of ofFile!.groups.entries()) {
                const other = ofTable!.scales[scale]!.scores[index]!;
                const otherGroup = ofTable!.groups.indexOf(name);
                expect(other.scores.runs(ofTable!.groupOf, otherGroup)).toEqual(
                  column.scores.runs(ofFile!.groupOf, group),
                );
              }
          expect(ofTable!.missingCodes).toBe(ofFile!.missingCodes);
        } finally {
          await opened.close();
        }
      }),
      { numRuns: CASES },
    );
    expect(summed).toBe(CASES);
  });

  it.each([
    ['SMALLINT', 181],
    ['SMALLINT', 182],
    ['SMALLINT', 32_767],
    ['INTEGER', 46_340],
    ['INTEGER', 46_341],
    ['INTEGER', 2_147_483_647],
    ['BIGINT', 3_037_000_499],
    ['BIGINT', 3_037_000_500],
    ['BIGINT', 2 ** 50],
    ['VARCHAR', 46_341],
  ] as const)('sums amounts whose squares its columns cannot hold: %s up to %s', async (type, most) => {
    const columns = Array.from({ length: 3 }, (_, index) => ({ name: `uur${index + 1}`, type }));
    // Small amounts are not to look like codes for no answer.
    const apart = most < 1000 ? 1 : Math.floor(most / 41);
    const rows = Array.from({ length: 40 }, (_, row) =>
      columns.map((_each, item) => String(most - apart * ((7 * row + item) % 40))),
    );
    await fill('amounts', { columns, rows });
    const folder = temporaryFolder({
      'amounts.csv': csvOf({ columns, rows }),
      'uren.json': JSON.stringify({
        ...{ id: 'uren', version: '1.0.0', name: { en: 'Hours' }, direction: 'higher-is-better' },
        response: { min: 0, max: null },
        items: columns.map(({ name }) => ({ id: name })),
        ...{ score: { aggregate: 'mean' }, citation: 'Made up.', licence: 'CC0-1.0' },
      }),
    });
    const call = ['--scales', `${folder}/uren.json`];
    const ofFile = await ensureStats('analyse', `${folder}/amounts.csv`, ...call, '--format', 'csv');
    const ofTable = await ensureStats('analyse', address('amounts'), ...call, '--format', 'csv');
    expect(ofTable.status, ofTable.stderr).toBe(0);
    expect(ofFile.status, ofFile.stderr).toBe(0);
    const numbers = (text: string) => text.match(/-?\d+(?:\.\d+)?(?:e[+-]\d+)?/g)!.map(Number);
    expectSame(numbers(ofTable.stdout), numbers(ofFile.stdout), `${type} ${most}`);
    const { stdout: script } = await ensureStats('analyse', address('amounts'), ...call, '--emit', 'sql');
    const opened = await openEngine(engineAddress(address('amounts'))!);
    try {
      const found: (string | null)[] = [];
      const asked = script.split(';\n')[0]!;
      for await (const [row] of opened.table.query(
        `SELECT CAST(n AS VARCHAR), CAST(mean AS VARCHAR), CAST(alpha AS VARCHAR) FROM (${asked}) AS found`,
      ))
        found.push(...row!);
      const [n, mean, alpha] = found.map(Number);
      expect(n).toBe(40);
      expect(numbers(ofFile.stdout).some((each) => Math.abs(each / mean! - 1) < 1e-12)).toBe(true);
      expect(numbers(ofFile.stdout).some((each) => Math.abs(each / alpha! - 1) < 1e-9)).toBe(true);
    } finally {
      await opened.close();
    }
  });

  it('refuses an impossible answer as in a file', async () => {
    const columns = Array.from({ length: 6 }, (_, index) => ({
      name: `brs${index + 1}`,
      type: 'INTEGER' as const,
    }));
    const rows = [
      ['1', '2', '3', '4', '5', '3'],
      ['1', '2', '3', '4', '7', '3'],
    ];
    await fill('impossible', { columns, rows });
    const { status, stderr } = await ensureStats('analyse', address('impossible'));
    expect(status).toBe(1);
    expect(stderr).toContain('brs5');
    expect(stderr).toContain('7');
  });

  it('is matched by id, listed and validated row by row, as a file is', async () => {
    const columns = ['id', ...Array.from({ length: 6 }, (_, index) => `brs${index + 1}`)].map((name) => ({
      name,
      type: 'VARCHAR' as const,
    }));
    const wave = (shift: number) =>
      Array.from({ length: 30 }, (_, row) => [
        `p${row}`,
        ...Array.from({ length: 6 }, (_, item) => String(1 + ((row * (item + 2) + shift) % 5))),
      ]);
    await fill('before', { columns, rows: wave(0) });
    await fill('after', { columns, rows: wave(1) });
    const folder = temporaryFolder({
      'before.csv': csvOf({ columns, rows: wave(0) }),
      'after.csv': csvOf({ columns, rows: wave(1) }),
    });
    for (const call of [
      ['analyse', '--id', 'id', '--format', 'json'],
      ['score', '--id', 'id', '--format', 'json'],
    ]) {
      const [command, ...options] = call as [string, ...string[]];
      const ofFiles = await ensureStats(command, `${folder}/before.csv`, `${folder}/after.csv`, ...options);
      const ofTables = await ensureStats(command, address('before'), address('after'), ...options);
      expect(ofTables.status).toBe(0);
      expectSame(JSON.parse(ofTables.stdout), JSON.parse(ofFiles.stdout), '');
    }
  });

  it('gives the same numbers by the statements of --emit sql', async () => {
    await fc.assert(
      fc.asyncProperty(tables(), fc.boolean(), async (data, grouped) => {
        await fill('answers', data);
        const by = grouped ? ['--by', 'the "site"', '--groups', 'north,south'] : [];
        const call = ['analyse', address('answers'), '--scales', 'brs,lsns6', '--missing', '99', ...by];
        const { stdout: script, status, stderr } = await ensureStats(...call, '--emit', 'sql');
        expect(status, stderr).toBe(0);
        const json = await ensureStats(...call, '--format', 'json');
        // Fewer than two groups are no comparison.
        if (json.status !== 0) return;
        const result = JSON.parse(json.stdout) as Result;
        const opened = await openEngine(engineAddress(address('answers'))!);
        try {
          for (const part of script.split(';\n').filter((each) => each.trim() !== '')) {
            const id = /\((\S+)\)\n/.exec(part)![1];
            const names = ['g', 'respondents', 'n', 'mean', 'sd', 'complete', 'alpha'];
            const statement = part.replace(/AS (?:everybody|in_group),/, 'AS g,');
            const rows: (string | null)[][] = [];
            for await (const piece of opened.table.query(
              `SELECT ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(', ')} FROM (${statement}) AS found`,
            ))
              rows.push(...piece.map((row) => [...row]));
            const scores = result.scales.flatMap((scale) => [scale, ...scale.subscales]);
            const score = scores.find((each) => each.id === id)!;
            for (const { group, pooled, descriptives, reliability } of score.samples) {
              if (pooled || descriptives == null) continue;
              const row = rows.find(([name]) => name === (group ?? ''))!;
              // "south" and "south " are one group here, and two cells there.
              if (group === 'south') continue;
              const numbers = row.slice(2).map((cell) => (cell === null ? null : Number(cell)));
              const complete = (reliability?.n ?? 0) < 2;
              expectSame(
                numbers.slice(0, 3),
                [descriptives.n, descriptives.mean, descriptives.sd],
                `${id} ${group}`,
              );
              if (!complete && reliability?.alpha != null)
                expectSame(numbers.slice(3), [reliability.n, reliability.alpha], `${id} ${group} alpha`);
            }
          }
        } finally {
          await opened.close();
        }
      }),
      { numRuns: 8 },
    );
  });

  it('says what is not there', async () => {
    const { status, stderr } = await ensureStats('analyse', address('absent'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/absent/);
  });
});

it('never shows who was let in', () => {
  const { name } = engineAddress(
    'postgresql://rosa:secret@db.example.org:5433/survey?sslmode=require#clinic.answers',
  )!;
  expect(name).toBe('postgresql://db.example.org:5433/survey#clinic.answers');
});

it('has the versions that are named as peers', () => {
  const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    peerDependencies: Record<string, string>;
  };
  for (const name of Object.keys(peerDependencies))
    expect(existsSync(`node_modules/${name}/package.json`), name).toBe(true);
});
