import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import type { PublishedModel } from '../../../src/model/published-model.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { cellAt, reproducedBy, verify, waveData } from './tables.ts';

/** chisq.test(correct = FALSE) and effectsize::cramers_v of tables of counts, made by association.R. */
const { tables } = readJson<{
  tables: Record<
    string,
    { table: number[][]; n: number; statistic: number; df: number; p: number; V: number }
  >;
}>('fixtures/reference/association.reference.json');

/** chisq.test of yes/no questions of 74 people before and 74 after, corrected and not, made by reference.R. */
const { questions } = readJson<{
  questions: {
    ja1: { n: [number, number]; independent: { chi: number; p: number; yates: number } };
  };
}>('fixtures/single-items/reference.json');

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-chi-square-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The rows of a table of counts as files, one a group, or one a wave of everybody; a blank answer in each. */
async function verified(counts: readonly number[][], as: 'groups' | 'waves', model: Partial<PublishedModel>) {
  const data = await Promise.all(
    counts.map((row, at) => {
      const answers = row.flatMap((count, value) => new Array<string>(count).fill(`value ${value}`));
      const file = join(folder, `${as}-${at}.csv`);
      writeFileSync(file, `id,kind\n${answers.map((answer, id) => `p${id},${answer}`).join('\n')}\nlast,\n`);
      return as === 'groups' ? waveData(`g${at}`, 'once', file) : waveData(null, `t${at}`, file);
    }),
  );
  const groups = counts.map((row, at) => ({ id: `g${at}`, waves: { once: { n: String(row.length) } } }));
  return verify(
    {
      source: { title: 'Counts' },
      decimal: '.',
      ...(as === 'groups' && { groups }),
      models: [{ variable: 'kind', method: 'chi-square', ...model }],
    },
    data,
    [],
  );
}

const failing = ({ cells }: Awaited<ReturnType<typeof verify>>) =>
  cells
    .filter(({ path, status }) => path[0] === 'models' && status !== 'reproduced')
    .map(({ path, computed, reason }) => `${path.join('.')} ${computed} ${reason?.message}`);

describe('a published chi-square test of a column', () => {
  it.each(
    ['party', 'tea', 'hair_and_eyes', 'class_and_survival', 'leavers', 'sparse'].flatMap((name) =>
      (['groups', 'waves'] as const).map((as) => [name, as] as const),
    ),
  )('of %s, between %s, is recomputed as R does', async (name, as) => {
    const { table, n, statistic, df, p, V } = tables[name]!;
    const model = {
      n: String(n),
      statistic: statistic.toFixed(10),
      df: String(df),
      p: p.toExponential(10),
      effectSize: { value: V.toFixed(12) },
    };
    expect(failing(await verified(table, as, model))).toEqual([]);
    const damaged = await verified(table, as, {
      ...model,
      n: String(n + 1),
      statistic: (statistic + 0.01).toFixed(3),
    });
    expect(failing(damaged)).toHaveLength(2);
  });

  it('names phi where V is asked for, and refuses more than one comparison', async () => {
    const { table, statistic, n } = tables.hair_and_eyes!;
    const phi = Math.sqrt(statistic / n).toFixed(8);
    const other = await verified(table, 'groups', { effectSize: { type: 'cramers-v', value: phi } });
    expect(reproducedBy(cellAt(other, 'models', 0, 'effectSize', 'value')).join()).toContain('phi');
    const named = await verified(table, 'groups', { effectSize: { type: 'phi', value: phi } });
    expect(failing(named)).toEqual([]);
    const alone = await verified(table, 'waves', { waves: ['t0'], statistic: '1' });
    expect(cellAt(alone, 'models', 0, 'statistic')).toMatchObject({
      status: 'not-computable',
      reason: { code: 'other-design' },
    });
  });

  it('of a yes/no item between waves, with the correction of Yates where it is said', async () => {
    const data = await Promise.all(
      (['pre', 'post'] as const).map((wave) => waveData(null, wave, `fixtures/single-items/${wave}.csv`)),
    );
    const { chi, p, yates } = questions.ja1.independent;
    const of = (model: Partial<PublishedModel>) =>
      verify(
        {
          source: { title: 'Yes or no' },
          decimal: '.',
          models: [{ variable: 'ja1', method: 'chi-square', ...model }],
        },
        data,
        [],
      );
    expect(failing(await of({ n: '148', statistic: chi.toFixed(9), p: p.toFixed(9) }))).toEqual([]);
    expect(failing(await of({ correction: 'yates', p: yates.toFixed(9) }))).toEqual([]);
    const unsaid = await of({ p: yates.toFixed(9) });
    expect(reproducedBy(cellAt(unsaid, 'models', 0, 'p'))).toEqual(['yates']);
  });

  it('is the only test that has a column', () => {
    const wrong = { source: { title: 'x' }, models: [{ variable: 'sex', method: 'friedman' }] };
    expect(() => parsePublishedTable(JSON.stringify(wrong), 'table.json')).toThrow(/chi-square/);
  });
});
