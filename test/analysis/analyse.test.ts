import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { validate } from '../../src/analysis/validate.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { ReadOptions } from '../../src/model/dataset.ts';
import type { Result } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { requireCount } from '../../src/model/withheld.ts';
import { bySample, type ResultBySample } from '../helpers/by-sample.ts';
import { refusal } from '../helpers/fixtures.ts';

const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3', reverse: true }],
  score: { aggregate: 'mean', minAnswered: 2 },
  citation: 'Made for this test.',
  licence: 'None.',
};
const parts: Scale = {
  ...mood,
  id: 'parts',
  items: [{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }, { id: 'p4' }],
  score: null,
  subscales: [
    { id: 'one', items: ['p1', 'p2'], score: { aggregate: 'sum' } },
    { id: 'two', items: ['p3', 'p4'], score: { aggregate: 'sum' } },
  ],
};

async function inputs(texts: readonly string[], options: ReadOptions = {}) {
  return Promise.all(
    texts.map(async (text, index) => ({
      wave: index === 0 ? 'pre' : 'post',
      dataset: await openDataset(bytesSource(index === 0 ? 'pre.csv' : 'post.csv', text), options),
      sha256: null,
    })),
  );
}

async function run(
  texts: readonly string[],
  settings: Partial<AnalysisSettings> = {},
): Promise<ResultBySample> {
  return bySample(
    await analyse(await inputs(texts), { ...defaultSettings, candidates: [mood, parts], ...settings }),
  );
}

const rows = (lines: readonly string[]) => `id,sex,m1,m2,m3\n${lines.join('\n')}\n`;
const PRE = rows(['a,m,1,2,5', 'b,m,2,2,4', 'c,f,3,4,3', 'd,f,2,1,4']);
const POST = rows(['b,m,4,4,2', 'a,m,2,3,4', 'd,f,4,3,2', 'e,f,5,5,1']);

describe('impossible values', () => {
  const bad = rows(['a,m,1,66,5', 'b,m,2,2,NA', 'c,f,3,4,2.5', 'd,f,2,1,4']);

  it('stop the analysis, all of them named with their place', async () => {
    const error = await refusal(run([bad]));
    expect(error.status).toBe(1);
    expect(error.problems).toMatchObject([
      {
        code: 'out-of-range',
        file: 'pre.csv',
        row: 2,
        line: 2,
        column: 'm2',
        value: '66',
        item: 'm2',
        scale: 'mood',
        valid: '1-5',
      },
      { code: 'unknown-answer', row: 3, column: 'm3', value: 'NA' },
      { code: 'not-a-valid-step', row: 4, column: 'm3', value: '2.5' },
    ]);
    expect(error.problems[0]!.message).toBe('"m2" of pre.csv, row 2: 66 is not in 1–5 (m2)');
  });

  it('count as missing when that is asked for, and the output says how many', async () => {
    const result = await run([bad], { invalid: 'missing' });
    expect(result.inputs[0]).toMatchObject({ invalidSetMissing: 3 });
    expect(result.settings.invalid).toBe('missing');
    expect(result.warnings).toContainEqual(
      expect.objectContaining({
        code: 'invalid-set-missing',
        message: 'pre.csv: 3 impossible values were treated as missing',
      }),
    );
    expect(result.scales[0]!.waves.pre).toMatchObject({ n: 4, prorated: 3 });
  });

  it('are missing when their code is declared', async () => {
    const result = await run([bad], { missing: ['66', 'na', '2.5'] });
    expect(result.inputs[0]).toMatchObject({ invalidSetMissing: 0, missingCodes: 3 });
  });

  it('validate lists them, with duplicate ids and undecidable columns, without stopping', async () => {
    const text = rows(['a,m,1,66,5', 'a,m,2,2,1.234', 'c,f,3,x,2', 'd,f,2,1,4']);
    const validation = await validate(await inputs([text]), {
      ...defaultSettings,
      candidates: [mood],
      id: 'id',
    });
    expect(validation.problems.map(({ code, row }) => [code, row])).toEqual([
      ['ambiguous-decimal', 3],
      ['out-of-range', 2],
      ['unknown-answer', 4],
      ['duplicate-id', 3],
    ]);
    expect(validation).toMatchObject({
      errors: 4,
      warnings: 0,
      inputs: [{ file: 'pre.csv', rows: 4, scales: ['mood'] }],
    });
  });
});

describe('respondents', () => {
  it('a duplicate id is an error that names the rows', async () => {
    const error = await refusal(run([PRE, rows(['a,m,1,1,1', 'b,m,2,2,2', 'a,f,3,3,3'])], { id: 'id' }));
    expect(error).toMatchObject({ status: 1 });
    expect(error.message).toBe(
      '"id" of post.csv: the id "a" is in rows 2, 4; each respondent may appear only once',
    );
  });

  it('are matched by id and not by order', async () => {
    // a: (1+2+1)/3 → (2+3+2)/3 = +1; b: (2+2+2)/3 → (4+4+4)/3 = +2; d: (2+1+2)/3 → (4+3+4)/3 = +2
    const { scales, matching, warnings } = await run([PRE, POST], { id: 'ID' });
    expect(scales[0]!.comparison).toMatchObject({ design: 'paired', primary: 'paired' });
    expect(scales[0]!.comparison!.difference).toBeCloseTo(5 / 3, 12);
    expect(matching).toMatchObject({
      id: 'ID',
      paired: 3,
      preOnly: 1,
      postOnly: 1,
      blank: { pre: 0, post: 0 },
    });
    expect(warnings.map(({ code }) => code)).toContain('unmatched-ids');
  });

  it('without an id match nobody', async () => {
    const { matching, warnings } = await run([PRE.replace('a,', ','), POST.replace('a,', ' ,')], {
      id: 'id',
    });
    expect(matching).toMatchObject({ paired: 2, preOnly: 2, postOnly: 2, blank: { pre: 1, post: 1 } });
    expect(warnings.filter(({ code }) => code === 'blank-id')).toHaveLength(2);
  });

  it('are compared as independent groups when nobody matches', async () => {
    const { scales, warnings } = await run([PRE, POST.replace(/^(\w),/gm, 'x$1,').replace('xid', 'id')], {
      id: 'id',
    });
    expect(scales[0]!.comparison).toMatchObject({ design: 'independent', primary: 'welch' });
    expect(warnings.map(({ code }) => code)).toContain('no-pairs');
  });

  it('the primary test of an independent design is the one asked for', async () => {
    const { scales } = await run([PRE, POST], { test: 'student' });
    expect(scales[0]!.comparison!.tests.slice(0, 2).map(({ method }) => method)).toEqual([
      'student',
      'welch',
    ]);
    expect(scales[0]!.comparison).toMatchObject({ primary: 'student' });
  });
});

describe('groups within a file', () => {
  it('are compared in ascending order, or as named', async () => {
    const ascending = await run([PRE], { by: 'sex' });
    expect(ascending.scales[0]!.comparison).toMatchObject({ groups: ['f', 'm'] });
    const named = await run([PRE], { by: 'sex', groups: ['m', 'f'] });
    expect(named.scales[0]!.comparison!.groups).toEqual(['m', 'f']);
    expect(named.scales[0]!.comparison!.difference).toBe(-ascending.scales[0]!.comparison!.difference!);
    expect(Object.keys(named.scales[0]!.reliability)).toEqual(['m', 'f', 'pooled']);
  });

  it('leave out respondents without a group, and say so', async () => {
    const { warnings, scales } = await run([`${PRE}e,,5,5,5\nf,99,5,5,5\n`], { by: 'sex', missing: ['99'] });
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'blank-group', message: expect.stringContaining('2 respondents') }),
    );
    expect(requireCount(scales[0]!.waves.m!.n) + requireCount(scales[0]!.waves.f!.n)).toBe(4);
  });

  it('must be two or more, each of which is compared with the first', async () => {
    const three = await run([`${PRE}e,x,5,5,5\n`], { by: 'sex' });
    expect(three.scales[0]!.comparisons.map(({ contrast }) => contrast.of)).toEqual([
      ['f', 'm'],
      ['f', 'x'],
    ]);
    const one = await refusal(run([PRE.replaceAll(',f,', ',m,')], { by: 'sex' }));
    expect(one.message).toContain('a comparison needs at least two groups');
    const many = Array.from({ length: 52 }, (_, row) => `p${row},g${row % 13},5,5,5\n`).join('');
    expect((await refusal(run([PRE + many], { by: 'sex' }))).message).toContain('too many to compare');
    expect((await refusal(run([PRE], { by: 'sex', groups: ['m', 'z'] }))).message).toContain(
      '"z" does not occur',
    );
    expect((await refusal(run([PRE], { by: 'gender' }))).message).toContain('no column "gender"');
  });
});

describe('what a reader must know', () => {
  const codes = (result: Result, scale = 'mood') =>
    result.warnings.filter((warning) => warning.scale === scale).map(({ code, item }) => [code, item]);

  it('an item keyed the wrong way', async () => {
    // m3 stored as if it had been reversed already: it falls when m1 and m2 rise.
    const { warnings } = await run([rows(['a,m,1,1,1', 'b,m,2,2,2', 'c,f,4,4,4', 'd,f,5,5,5'])]);
    const warning = warnings.find(({ code }) => code === 'negative-item-rest-correlation');
    expect(warning).toMatchObject({ scale: 'mood' });
    expect(warnings.map(({ item }) => item)).toContain('m3');
    expect(warnings.find(({ item }) => item === 'm3')?.message).toContain('pre r = -1.00');
  });

  it('zero variance, one respondent, and what cannot be computed', async () => {
    const same = await run([
      rows(['a,m,3,3,3', 'b,m,3,3,3', 'c,f,3,3,3']),
      rows(['a,m,3,3,3', 'b,m,3,3,3', 'c,f,3,3,3']),
    ]);
    expect(codes(same)).toContainEqual(['zero-variance', 'm1']);
    expect(codes(same)).toContainEqual(['test-not-computable', undefined]);
    const { reliability, waves, comparison } = same.scales[0]!;
    expect(reliability.pre).toMatchObject({
      alpha: null,
      alphaStandardized: null,
      ci: { lower: null, upper: null },
    });
    expect(waves.pre).toMatchObject({ mean: 3, sd: 0 });
    expect(comparison!.tests[0]).toMatchObject({ p: null, statistic: null, pHolm: null });
    const one = await run([rows(['a,m,3,3,3'])]);
    expect(codes(one)).toContainEqual(['few-respondents', undefined]);
    expect(one.scales[0]!.waves.pre).toMatchObject({ n: 1, mean: 3, sd: null });
    expect(JSON.stringify(one)).not.toMatch(/NaN|Infinity/);
  });

  it('nobody with a score', async () => {
    const none = await run([rows(['a,m,3,,', 'b,m,,,']), POST]);
    expect(none.scales[0]!.waves.pre).toEqual({
      n: 0,
      reason: 'too-few',
      missing: 2,
      prorated: 0,
      mean: null,
      sd: null,
      median: null,
      quartiles: null,
      min: null,
      max: null,
      floor: null,
      ceiling: null,
      shape: {
        method: 'adjusted-fisher-pearson',
        reason: 'too-few',
        skewness: null,
        skewnessStandardError: null,
        kurtosis: null,
        kurtosisStandardError: null,
      },
    });
    expect(none.scales[0]!.comparison!.tests[0]!.p).toBeNull();
    expect(codes(none)).toContainEqual(['few-respondents', undefined]);
  });

  it('floor, ceiling and proration', async () => {
    // Scores: 1 (floor), 5 (ceiling), 5 from two items (prorated), 3
    const { scales, warnings } = await run([rows(['a,m,1,1,5', 'b,m,5,5,1', 'c,f,5,5,', 'd,f,3,3,3'])]);
    expect(scales[0]!.waves.pre).toMatchObject({
      n: 4,
      prorated: 1,
      floor: 0.25,
      ceiling: 0.5,
      median: 4,
      min: 1,
      max: 5,
    });
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'proration-used', scale: 'mood' }));
  });
});

describe('subscales without a total', () => {
  it('are the members of the Holm family', async () => {
    const pre = 'p1,p2,p3,p4\n1,2,3,4\n2,2,1,3\n3,1,2,2\n';
    const post = 'p1,p2,p3,p4\n4,5,3,4\n5,4,1,3\n4,4,2,5\n';
    const [scale] = (await run([pre, post])).scales;
    expect(scale).toMatchObject({
      id: 'parts',
      aggregate: null,
      range: null,
      waves: {},
      reliability: {},
      comparison: null,
    });
    expect(scale!.subscales.map(({ id, comparison }) => [id, comparison!.family])).toEqual([
      ['one', 2],
      ['two', 2],
    ]);
    const [one, two] = scale!.subscales.map(({ comparison }) => comparison!.tests[0]!);
    expect(one!.pHolm).toBeCloseTo(Math.min(1, 2 * one!.p!), 12);
    expect(two!.pHolm).toBeCloseTo(two!.p!, 12);
  });
});
