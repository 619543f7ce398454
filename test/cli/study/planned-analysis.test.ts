import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { primaryComparison, primaryModel, scoresOf } from '../../../src/model/result/samples.ts';
import type { Result } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

interface Design {
  readonly waves: number;
  readonly groups: number;
  readonly matched: boolean;
  readonly randomised?: boolean;
  readonly test?: 'student' | 'welch';
  /** Whether the study names the groups. */
  readonly named?: boolean;
}

/** Sixty people whose answers follow no simple rule. */
function answers(wave: number, groups: number): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const mixed = Math.imul(row * 7 + wave * 131 + 17, 2654435761) >>> 8;
    return [`p${row}`, `arm${row % Math.max(groups, 1)}`, 1 + (mixed % 9)];
  });
  return `${[['id', 'arm', 'visits'], ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

const SCALE = {
  ...{ id: 'visits', version: '1.0.0', name: { en: 'Visits' }, direction: 'neutral' },
  ...{ response: { min: 0, max: 9 }, items: [{ id: 'visits' }], score: { aggregate: 'sum' } },
};

async function carriedOut(design: Design) {
  const { waves, groups, matched, randomised, test, named = true } = design;
  const files = Array.from({ length: waves }, (_, wave) => `t${wave}.csv`);
  const arms = Array.from({ length: groups }, (_, group) => `arm${group}`);
  const study = {
    groups: [{ id: 'all', waves: files.map((file, wave) => ({ id: `t${wave}`, file })) }],
    ...(matched && { match: { columns: ['id'] } }),
    ...(groups > 0 && { by: { column: 'arm', ...(named && { groups: arms }) } }),
    ...(randomised !== undefined && { randomised }),
    ...(test !== undefined && { test }),
    scales: ['visits.json'],
    plan: 'study.plan.json',
    outputs: [{ what: 'analysis', file: 'result.json' }],
  };
  const folder = temporaryFolder({
    'study.json': JSON.stringify(study),
    'visits.json': JSON.stringify(SCALE),
    ...Object.fromEntries(files.map((file, wave) => [file, answers(wave, groups)])),
  });
  const planned = await ensureStats('plan', join(folder, 'study.json'), '--format', 'csv');
  expect(planned.status, planned.stderr).toBe(0);
  const ran = await ensureStats('run', join(folder, 'study.json'));
  expect(ran.status, ran.stderr).toBe(0);
  const result: Result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const plan: Plan = JSON.parse(readFileSync(join(folder, 'study.plan.json'), 'utf8'));
  const [score] = scoresOf(result);
  const done = primaryModel(score!)?.method ?? primaryComparison(score!)!.primary;
  return {
    plan,
    item: result.plan!.items.find(({ topic }) => topic === 'test')!,
    done,
    printed: planned.stdout,
  };
}

const designs = [1, 2, 3, 4].flatMap((waves) =>
  [0, 2, 3].flatMap((groups) =>
    [false, true].flatMap((matched): Design[] => {
      if (waves === 1 && (matched || groups === 0)) return [];
      const isTrial = waves === 2 && groups > 0 && matched;
      const said = isTrial ? [undefined, true, false] : [undefined];
      return said.map((randomised) => ({
        ...{ waves, groups, matched },
        ...(randomised !== undefined && { randomised }),
      }));
    }),
  ),
);

describe('the primary analysis that a plan freezes', () => {
  it.each(designs)('is the one that is carried out: %o', async (design) => {
    const { item, done, printed } = await carriedOut(design);
    expect(item).toMatchObject({ planned: done, done, status: 'as-planned' });
    expect(printed).toContain(done);
  });

  it.each(designs.filter(({ randomised }) => randomised === undefined))(
    'names the test of two samples beside the model: %o',
    async (design) => {
      const { item, done } = await carriedOut({ ...design, test: 'student' });
      const value = done === 'student' ? 'student' : `${done} (test: student)`;
      expect(item).toMatchObject({ planned: value, status: 'as-planned' });
    },
  );

  it('leaves open how many groups a column will have', async () => {
    for (const groups of [2, 3]) {
      const { item, done } = await carriedOut({ waves: 1, groups, matched: false, named: false });
      expect(item.planned).toBe('welch, welch-anova (groups > 2)');
      expect(item.planned).toContain(done);
    }
    const { item, done } = await carriedOut({ waves: 2, groups: 3, matched: true, named: false });
    expect(item.planned).toBe(done);
  });
});
