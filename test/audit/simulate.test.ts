import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import { type SimulationOptions, simulateTable } from '../../src/audit/simulate.ts';
import { answersWithAlpha } from '../../src/audit/simulate-items.ts';
import { simulatedScales } from '../../src/cli/commands/simulate.ts';
import { UserError } from '../../src/model/problem.ts';
import type { PublishedTable } from '../../src/model/published.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { cronbachAlpha } from '../../src/stats/cronbach-alpha.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../../src/stats/cross-products.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { print } from './checks/printed.ts';

const scales = simulatedScales(builtInScales());
const options: SimulationOptions = { seed: 1, source: 'report.published.json', scales };
const table = parsePublishedTable(
  readFileSync('fixtures/ensure/report.published.json', 'utf8'),
  'report.published.json',
);

function alphaOf(rows: readonly (readonly number[])[]): number {
  const products = emptyCrossProducts(rows[0]!.length);
  for (const row of rows) addRespondent(products, Float64Array.from(row));
  const alpha = cronbachAlpha(covarianceMatrix(products));
  return alpha.ok ? alpha.value : Number.NaN;
}

/** Of a number from one printed with one decimal: half a unit at most, a tie either way. */
function distance(value: number, printed: string): number {
  return Math.abs(value - Number(printed.replace(',', '.')));
}

describe('simulateTable', () => {
  const simulation = simulateTable(table, options);

  test('marks every file and every row as synthetic', () => {
    expect(simulation.files.map(({ name }) => name)).toEqual([
      'synthetic-vp-pre.csv',
      'synthetic-vp-post.csv',
      'synthetic-ps-pre.csv',
      'synthetic-ps-post.csv',
      'synthetic-professionals-once.csv',
    ]);
    for (const { columns, rows } of simulation.files) {
      expect(columns[0]).toBe('synthetic');
      expect(new Set(rows.map(([mark]) => mark))).toEqual(new Set(['synthetic']));
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test('has the printed respondents, means and SDs', () => {
    expect(simulation.files.map(({ rows }) => rows.length)).toEqual([46, 40, 54, 29, 83]);
    for (const { printed, reached } of simulation.scores) {
      expect(distance(reached.mean, printed.mean)).toBeLessThanOrEqual(0.05 + 1e-9);
      if (printed.sd !== null) expect(distance(reached.sd, printed.sd)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  test('answers every item as it is coded in a file: the scores come out of the answers', () => {
    const { columns, rows } = simulation.files[0]!;
    const at = (id: string) => columns.indexOf(id);
    const rses = scales.rses!;
    const scored = rows.map((row) =>
      rses.items.map(({ id, reverse }) => {
        const answer = Number(row[at(id)]);
        expect(answer).toBeGreaterThanOrEqual(1);
        expect(answer).toBeLessThanOrEqual(4);
        return reverse ? 5 - answer : answer;
      }),
    );
    const sums = scored.map((row) => row.reduce((sum, value) => sum + value, 0));
    expect(print(sums.reduce((sum, value) => sum + value, 0) / 46, 1, 'half-up').text).toBe('21.4');
    expect(print(alphaOf(scored), 3, 'half-up').text).toBe('0.665');
  });

  test('has the printed counts of the respondents, and says which alphas it could not reach', () => {
    const { columns, rows } = simulation.files[4]!;
    const sex = rows.map((row) => row[columns.indexOf('Geslacht')]);
    expect(['man', 'vrouw', 'non-binair'].map((one) => sex.filter((each) => each === one).length)).toEqual([
      2, 80, 1,
    ]);
    // With SDs of 0,7 and 0,4 no whole answers to ten items have an alpha of ,947.
    const missed = simulation.scores.filter(({ alphaReached }) => alphaReached === false);
    expect(missed.map(({ scale, file }) => `${scale} ${file}`)).toEqual([
      'gse synthetic-vp-pre.csv',
      'gse synthetic-vp-post.csv',
    ]);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(simulateTable(table, options)).toEqual(simulation);
    expect(simulateTable(table, { ...options, seed: 2 }).files).not.toEqual(simulation.files);
  });

  test('refuses numbers that no whole answers give, and a table without scales', () => {
    const brs = (mean: string): PublishedTable => ({
      source: { title: 'x' },
      decimal: '.',
      rows: [{ scale: 'rses', waves: { pre: { n: '20', mean, sd: '25.0' } } }],
    });
    const said = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        if (error instanceof UserError) return [error.status, error.problems[0]?.code];
        throw error;
      }
      return [];
    };
    expect(said(() => simulateTable(brs('20.1'), options))).toEqual([1, 'impossible-score']);
    expect(said(() => simulateTable({ ...brs('20.1'), rows: [] }, options))).toEqual([
      2,
      'nothing-to-simulate',
    ]);
  });
});

describe('answersWithAlpha', () => {
  // The more totals vary, the higher alpha can be, and must be.
  test.each([
    [0.3, 12],
    [0.6, 12],
    [0.8, 24],
    [0.9, 33],
    [0.95, 33],
  ])('keeps every total and reaches alpha %d', (target, spread) => {
    const random = seededRandom(7);
    const totals = Array.from({ length: 60 }, () => 4 + random.nextBelow(spread));
    const alpha = { lower: target - 0.0005, upper: target + 0.0005 };
    const { answers, reached } = answersWithAlpha({ totals, items: 10, largest: 4, alpha }, random);
    expect(reached).toBe(true);
    expect(answers.map((row) => row.reduce((sum, value) => sum + value, 0))).toEqual(totals);
    expect(answers.flat().every((value) => value >= 0 && value <= 4)).toBe(true);
    expect(alphaOf(answers)).toBeGreaterThan(alpha.lower);
    expect(alphaOf(answers)).toBeLessThan(alpha.upper);
  });
});
