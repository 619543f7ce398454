import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditTable } from '../../../src/audit/audit-table.ts';
import { otherPs } from '../../../src/audit/checks/mcnemar-ps.ts';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import type { PublishedModel } from '../../../src/model/published-model.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { cellAt, reproducedBy, verify, verifyStudy, waveData } from './tables.ts';

interface Counts {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly p: number;
  readonly greater: number;
  readonly less: number;
  readonly midp: number;
  readonly chi: number;
  readonly corrected: number;
}

/** binom.test and mcnemar.test of R, and mid-p by its definition. */
const { counts, stai } = readJson<{ counts: Counts[]; stai: Counts & { n: number } }>(
  'fixtures/reference/verify-mcnemar.reference.json',
);

const failing = ({ cells }: Verification) =>
  cells
    .filter(({ status }) => status !== 'reproduced')
    .map(({ path, computed, reason }) => `${path.join('.')} ${computed} ${reason?.message}`);
const printed = (number: number) => number.toExponential(9);
const cases = counts.map((each) => [`${each.onlyFirst} and ${each.onlySecond}`, each] as const);

describe('other p-values of McNemar', () => {
  it.each(cases)('of %s are those of R', (_, each) => {
    const found = otherPs(each).map(({ convention, p }) => [convention, p] as const);
    const wanted = [
      ['one-sided', each.greater],
      ['one-sided', each.less],
      ['mid-p', each.midp],
      ['chi-square', each.chi],
      ['continuity', each.corrected],
    ] as const;
    wanted.forEach(([convention, p], at) => {
      expect(found[at]![0]).toBe(convention);
      expect(Math.abs(found[at]![1] - p)).toBeLessThan(1e-10 * p + 1e-300);
    });
  });
});

describe('a published McNemar test of the same people at two waves', () => {
  const MODEL = {
    variable: 'calm',
    category: '3',
    method: 'mcnemar-exact',
    waves: ['pre', 'post'],
    n: String(stai.n),
    onlyFirst: String(stai.onlyFirst),
    onlySecond: String(stai.onlySecond),
    p: printed(stai.p),
  } satisfies PublishedModel;
  const study = (model: PublishedModel, id: string | null = 'id') =>
    verifyStudy('flat', { source: { title: 'Calm' }, decimal: '.', models: [model] }, {}, id);

  it('is recomputed from the answers as R does', async () => {
    const found = await study(MODEL);
    expect(found.cells).toHaveLength(4);
    expect(failing(found)).toEqual([]);
  });

  it('that is damaged in one number differs there', async () => {
    for (const key of ['n', 'onlyFirst', 'onlySecond'] as const) {
      const damaged = await study({ ...MODEL, [key]: String(Number(MODEL[key]) + 1) });
      expect(cellAt(damaged, 'models', 0, key).status).toBe('differs');
      expect(failing(damaged)).toHaveLength(1);
    }
  });

  it('names the other ways to a p, among them the printed counts', async () => {
    for (const [p, by] of [
      [stai.less, 'one-sided'],
      [stai.midp, 'mid-p'],
      [stai.chi, 'chi-square'],
      [stai.corrected, 'continuity'],
    ] as const)
      expect(reproducedBy(cellAt(await study({ ...MODEL, p: printed(p) }), 'models', 0, 'p'))).toContain(by);
    const [other] = counts;
    const miscounted = await study({
      ...MODEL,
      onlyFirst: String(other!.onlyFirst),
      onlySecond: String(other!.onlySecond),
      p: printed(other!.p),
    });
    expect(reproducedBy(cellAt(miscounted, 'models', 0, 'p'))).toEqual(['printed-counts']);
  });

  it('needs ids, two waves and, of four answers, the one that is counted', async () => {
    const codeOf = async (model: PublishedModel, id?: null) =>
      cellAt(await study(model, id), 'models', 0, 'p').reason?.code;
    expect(await codeOf(MODEL, null)).toBe('no-test');
    expect(await codeOf({ ...MODEL, waves: ['pre'] })).toBe('other-design');
    const { category: _, ...without } = MODEL;
    expect(await codeOf(without)).toBe('no-category');
    expect(await codeOf({ ...MODEL, category: '9' })).toBe('no-category');
    expect(await codeOf({ ...MODEL, variable: 'calmness' })).toBe('unknown-column');
  });
});

describe('a published McNemar test of generated answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-mcnemar-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const answered = async ({ onlyFirst, onlySecond }: Counts, model: Partial<PublishedModel>) => {
    const people = [
      ...new Array<string[]>(onlyFirst).fill(['yes', 'no']),
      ...new Array<string[]>(onlySecond).fill(['no', 'yes']),
      ...new Array<string[]>(3).fill(['yes', 'yes']),
      ...new Array<string[]>(4).fill(['no', 'no']),
      ['yes', ''],
      ['', 'no'],
    ];
    const data = await Promise.all(
      ['t0', 't1'].map((wave, at) => {
        const file = join(folder, `${wave}.csv`);
        // The order of the second file is another one.
        const rows = people.map((answers, id) => `p${id},${answers[at]}`);
        writeFileSync(file, `id,smokes\n${(at === 0 ? rows : rows.reverse()).join('\n')}\n`);
        return waveData('all', wave, file);
      }),
    );
    const waves = { t0: { n: String(people.length) }, t1: { n: String(people.length) } };
    return verify(
      {
        source: { title: 'Smoking' },
        decimal: '.',
        groups: [{ id: 'all', waves }],
        models: [{ variable: 'smokes', method: 'mcnemar-exact', ...model }],
      },
      data,
      [],
      {},
      'id',
    );
  };

  it.each(cases)('%s who changed: as R does, for the yes and for the no', async (_, each) => {
    const n = String(each.onlyFirst + each.onlySecond + 7);
    const [first, second] = [String(each.onlyFirst), String(each.onlySecond)];
    const p = printed(each.p);
    expect(failing(await answered(each, { n, onlyFirst: first, onlySecond: second, p }))).toEqual([]);
    const ofNo = { category: 'No', n, onlyFirst: second, onlySecond: first, p };
    expect(failing(await answered(each, ofNo))).toEqual([]);
  });

  it('of which nobody changed says so', async () => {
    const found = await answered({ ...counts[0]!, onlyFirst: 0, onlySecond: 0 }, { n: '7', p: '1' });
    expect(failing(found)).toHaveLength(1);
    expect(cellAt(found, 'models', 0, 'p').reason?.code).toBe('nobody-changed');
  });
});

describe('a published McNemar test without a column', () => {
  const model = (each: Counts, p: string): PublishedModel => ({
    name: 'Smoking',
    method: 'mcnemar-exact',
    onlyFirst: String(each.onlyFirst),
    onlySecond: String(each.onlySecond),
    p,
  });

  it('is recomputed from its printed counts', async () => {
    for (const each of counts) {
      const found = await verifyStudy('flat', {
        source: { title: 'Smoking' },
        decimal: '.',
        models: [model(each, printed(each.p)), model(each, printed(Math.min(0.99, each.p * 1.1 + 1e-9)))],
      });
      expect(found.cells.map(({ path }) => path.join('.'))).toEqual(['models.0.p', 'models.1.p']);
      expect(failing(found)).toHaveLength(1);
      expect(found.summary.notOfData).toBe(4);
    }
  });

  it('is held against them by audit, which knows the other ways', () => {
    const codes = (each: Counts, p: string, more: Partial<PublishedModel> = {}) =>
      auditTable(
        { source: { title: 'x' }, decimal: '.', models: [{ ...model(each, p), ...more }] },
        { file: '' },
      ).findings.map(({ code, severity, explanations }) =>
        [severity, code, ...explanations.map((one) => one.code)].join(' '),
      );
    for (const each of counts) {
      expect(codes(each, each.p.toFixed(4), { n: String(each.onlyFirst + each.onlySecond) })).toEqual([]);
      expect(codes(each, each.p.toFixed(4), { n: String(each.onlyFirst + each.onlySecond - 1) })).toEqual([
        'impossible changed-above-n',
      ]);
    }
    const [twoAndTwelve] = counts;
    expect(codes(twoAndTwelve!, '.06')).toEqual(['impossible p-of-changes']);
    expect(codes(twoAndTwelve!, '.011')).toEqual(['inconsistent p-of-changes']);
    expect(codes(twoAndTwelve!, twoAndTwelve!.chi.toFixed(4))).toEqual([
      'inconsistent p-of-changes other-test',
    ]);
    expect(codes(twoAndTwelve!, twoAndTwelve!.greater.toFixed(4))).toEqual([
      'inconsistent p-of-changes one-sided',
    ]);
  });
});

describe('keys of McNemar', () => {
  it.each([
    [{ method: 'fisher-exact', variable: 'sex', category: 'f' }, /mcnemar-exact/],
    [{ method: 'ancova', name: 'x', onlyFirst: '3' }, /mcnemar-exact/],
    [{ method: 'mcnemar-exact', name: 'x', category: 'yes' }, /variable/],
    [{ method: 'mcnemar-exact', name: 'x', onlyFirst: '3.5' }, /whole number/],
  ])('%j is refused', (model, message) => {
    const table = { source: { title: 'x' }, decimal: '.', models: [model] };
    expect(() => parsePublishedTable(JSON.stringify(table), 'table.json')).toThrow(message);
  });
});
