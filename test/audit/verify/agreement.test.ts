import { describe, expect, it } from 'vitest';
import {
  cellAt,
  others,
  publishedTable,
  verify,
  verifyPersonality,
  verifyStudy,
  waveData,
} from './tables.ts';

/**
 * Tables whose every number is one of R's, rounded by fixtures/published/generate.mjs: all must reproduce, each to the last of
 * 3 to 5 printed decimals.
 */
describe("tables of R's numbers", () => {
  it.each([
    ['flat', 170],
    ['vale', 77],
  ] as const)('stai-%s: waves, items, six tests, effect sizes, intervals and alphas', async (study, n) => {
    const table = publishedTable(`fixtures/published/stai-${study}.published.json`);
    const verification = await verifyStudy(study, table);
    expect(others(verification)).toEqual([]);
    expect(verification.passed).toBe(true);
    expect(verification.summary).toMatchObject({ cells: 224, reproduced: 224, known: 0, notOfData: 0 });
    expect(cellAt(verification, 'groups', 0, 'waves', 'pre', 'n').computed).toBe(n);
  });

  it('bfi: five scales and their items, with gaps', async () => {
    const verification = await verifyPersonality(publishedTable('fixtures/published/bfi.published.json'));
    expect(others(verification)).toEqual([]);
    expect(verification.summary.cells).toBe(115);
  });
});

describe('paired rows', () => {
  it('need ids, and say so', async () => {
    const table = publishedTable('fixtures/published/stai-flat.published.json');
    const verification = await verifyStudy('flat', table, {}, null);
    expect(verification.passed).toBe(false);
    expect(cellAt(verification, 'rows', 2, 'comparison', 'p')).toMatchObject({
      status: 'not-computable',
      reason: { code: 'no-test', message: expect.stringContaining('--id') },
    });
    expect(cellAt(verification, 'rows', 2, 'comparison', 'correlation').status).toBe('not-computable');
    expect(cellAt(verification, 'rows', 0, 'comparison', 'p').status).toBe('reproduced');
  });

  it('come first in a table that is paired', async () => {
    const table = publishedTable('fixtures/published/stai-flat.published.json');
    const { comparison } = table.rows![2]!;
    delete comparison!.test;
    delete comparison!.effectSize!.type;
    table.design = 'paired';
    const verification = await verifyStudy('flat', table);
    expect(verification.settings.test).toBe('paired');
    expect(others(verification).filter((path) => path.startsWith('rows.2.'))).toEqual([]);
  });
});

describe('what is not there', () => {
  it('is not computable, and says what is missing', async () => {
    const table = publishedTable('fixtures/published/stai-flat.published.json');
    const pre = await waveData('students', 'pre', 'fixtures/reference/stai_flat_pre.csv');
    const onlyPre = await verify(table, [pre], []);
    expect(cellAt(onlyPre, 'rows', 0, 'waves', 'pre', 'mean').reason).toEqual({
      code: 'unknown-scale',
      message: 'There is no definition of the scale stai-state; name its file with --scales',
      values: { scale: 'stai-state' },
    });
    expect(cellAt(onlyPre, 'rows', 0, 'waves', 'post', 'mean').reason).toEqual({
      code: 'no-data',
      message: 'No data for group students, wave post',
      values: { group: 'students', wave: 'post' },
    });
    expect(cellAt(onlyPre, 'groups', 0, 'waves', 'post', 'n').status).toBe('not-computable');
    expect(onlyPre.passed).toBe(false);
  });

  it('names a scale whose items are not in the file', async () => {
    const table = publishedTable('fixtures/published/stai-flat.published.json');
    const data = [await waveData('students', 'pre', 'fixtures/reference/bfi.csv')];
    const { readScales } = await import('../../helpers/fixtures.ts');
    const verification = await verify(table, data, readScales('fixtures/scales/stai-state.json'));
    const { reason } = cellAt(verification, 'rows', 0, 'waves', 'pre', 'mean');
    expect(reason?.message).toContain('stai-state');
  });
});
