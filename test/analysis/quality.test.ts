import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { type Validation, validate } from '../../src/analysis/validate.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import {
  defaultQualityLimits,
  type FileQuality,
  type FlaggedRespondent,
  type QualityLimits,
} from '../../src/model/quality.ts';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { expectClose, fileInput, readScales } from '../helpers/fixtures.ts';
import { reference } from '../stats/quality/bfi-answers.ts';

/** Twelve items 1-5, every second one reversed. */
const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: Array.from({ length: 12 }, (_, i) => ({ id: `m${i + 1}`, reverse: i % 2 === 1 })),
  score: { aggregate: 'mean', minAnswered: 6 },
  citation: 'Made for this test.',
  licence: 'None.',
};

async function check(
  text: string,
  scales: readonly Scale[],
  limits: Partial<QualityLimits> = {},
): Promise<Validation> {
  const dataset = await openDataset(bytesSource('answers.csv', text), {});
  const settings = { ...defaultSettings, candidates: [], requested: scales };
  return validate([{ wave: 'pre', dataset, sha256: null }], settings, {
    ...defaultQualityLimits,
    ...limits,
  });
}

async function checkFile(path: string, scales: readonly Scale[] | null, limits: Partial<QualityLimits> = {}) {
  const settings = { ...defaultSettings, candidates: builtInScales(), requested: scales };
  return validate([await fileInput('pre', path)], settings, { ...defaultQualityLimits, ...limits });
}

const fileOf = (validation: Validation): FileQuality => validation.quality!.files[0]!;
const rowOf = (validation: Validation, row: number): FlaggedRespondent | undefined =>
  fileOf(validation).flagged.find((respondent) => respondent.row === row);

/** Sixty respondents who mean what they say: a level each, turned for the reversed items, with a little noise. */
function honest(): string[] {
  const random = seededRandom(7);
  return Array.from({ length: 60 }, () => {
    const level = 1 + random.nextBelow(5);
    return mood.items
      .map(({ reverse }) => {
        const meant = Math.max(1, Math.min(5, level + random.nextBelow(3) - 1));
        return reverse === true ? 6 - meant : meant;
      })
      .join(',');
  });
}

const HEADER = mood.items.map(({ id }) => id).join(',');
const file = (...rows: readonly string[]) => `${[HEADER, ...honest(), ...rows].join('\n')}\n`;
/** The row of the first respondent after the honest ones. */
const NEXT = 62;

describe('respondents with something to look at', () => {
  it('are none among those who mean what they say', async () => {
    const validation = await check(file(), [mood]);
    expect(fileOf(validation)).toMatchObject({ respondents: 60, items: 12, flagged: [] });
    expect(validation).toMatchObject({ errors: 0, warnings: 0, problems: [] });
  });

  it('a straight line against reversed items: long string, no variability, contradiction', async () => {
    const validation = await check(file('4,4,4,4,4,4,4,4,4,4,4,4'), [mood]);
    expect(fileOf(validation).flagged).toHaveLength(1);
    expect(rowOf(validation, NEXT)).toMatchObject({
      flags: expect.arrayContaining(['long-string', 'straight-line', 'low-variability']),
      longString: { length: 12, of: 12, limit: 10, answer: 4 },
      straightLines: ['mood'],
      variability: 0,
    });
    expect(validation.errors).toBe(0);
    expect(validation.problems).toContainEqual({
      code: 'straight-line',
      severity: 'warning',
      file: 'answers.csv',
      row: NEXT,
      line: NEXT,
      scale: 'mood',
      value: 'mood',
      valid: 'different answers to items that are keyed both ways',
      message: `answers.csv, row ${NEXT}: every answer to mood is the same, though some of the items are reversed`,
      values: { file: 'answers.csv', row: NEXT, scales: ['mood'] },
    });
  });

  it('the middle answer throughout contradicts nothing, but does not vary', async () => {
    const { flags, straightLines } = rowOf(await check(file('3,3,3,3,3,3,3,3,3,3,3,3'), [mood]), NEXT)!;
    expect(straightLines).toEqual([]);
    expect(flags).toEqual(['long-string', 'low-variability']);
  });

  it('a straight line with a gap is still one; with one other answer it is not', async () => {
    const validation = await check(file('2,2,2,2,2,2,,2,2,2,2,2', '2,2,2,2,2,2,2,2,2,2,2,1'), [mood]);
    expect(rowOf(validation, NEXT)).toMatchObject({ flags: ['straight-line', 'low-variability'] });
    expect(rowOf(validation, NEXT + 1)?.flags).toEqual(expect.not.arrayContaining(['straight-line']));
  });

  it('answers at random: an unusual combination', async () => {
    const validation = await check(file('5,5,1,1,5,5,1,2,5,4,1,1'), [mood]);
    const { flags, mahalanobis } = rowOf(validation, NEXT)!;
    expect(flags).toEqual(['multivariate-outlier']);
    expect(mahalanobis).toMatchObject({ scale: null, df: 12 });
    expect(mahalanobis!.p).toBeLessThan(0.001);
  });

  it('hardly an answer', async () => {
    const validation = await check(file('1,,,,,,,,,,,', '1,5,1,5,1,5,,,,,,'), [mood]);
    expect(fileOf(validation).flagged.map(({ row, flags }) => [row, flags])).toEqual([
      [NEXT, ['many-missing']],
    ]);
    expect(rowOf(validation, NEXT)).toMatchObject({ missing: 11 / 12, variability: null, mahalanobis: null });
    expect(validation.problems[0]!.message).toBe(`answers.csv, row ${NEXT}: 11 of 12 items have no answer`);
  });

  it('stand in the report beside real errors, whose cells count as gaps', async () => {
    const validation = await check(file('9,9,9,9,9,9,9,5,1,5,1,5'), [mood]);
    expect(validation.errors).toBe(7);
    expect(rowOf(validation, NEXT)).toMatchObject({ missing: 7 / 12, flags: ['many-missing'] });
  });

  it('are known by row and never by id', async () => {
    const text = file('4,4,4,4,4,4,4,4,4,4,4,4')
      .split('\n')
      .map((line, index) => (line === '' ? line : index === 0 ? `name,${line}` : `Person${index},${line}`))
      .join('\n');
    const dataset = await openDataset(bytesSource('answers.csv', text), {});
    const settings = { ...defaultSettings, candidates: [], requested: [mood], id: 'name' };
    const validation = await validate(
      [{ wave: 'pre', dataset, sha256: null }],
      settings,
      defaultQualityLimits,
    );
    expect(fileOf(validation).flagged).toHaveLength(1);
    expect(JSON.stringify(validation)).not.toContain('Person');
  });

  it('change nothing unless asked for', async () => {
    const dataset = await openDataset(bytesSource('answers.csv', file('4,4,4,4,4,4,4,4,4,4,4,4')), {});
    const settings = { ...defaultSettings, candidates: [], requested: [mood] };
    const validation = await validate([{ wave: 'pre', dataset, sha256: null }], settings);
    expect(validation).toMatchObject({ warnings: 0, problems: [] });
    expect(validation.quality).toBeUndefined();
  });
});

describe('limits', () => {
  it('are the user’s where given', async () => {
    const text = file('1,,,5,1,5,1,5,1,5,1,5', '4,4,4,2,4,2,3,2,5,1,4,2');
    const strict = { missing: 0.1, longString: 3, variability: 1.3 };
    const flagged = fileOf(await check(text, [mood], strict)).flagged;
    const flagsOf = (row: number) => flagged.find((each) => each.row === row)?.flags ?? [];
    expect(flagsOf(NEXT)).toContain('many-missing');
    expect(flagsOf(NEXT + 1)).toEqual(expect.arrayContaining(['long-string', 'low-variability']));
  });

  it('of a long string leave alone a whole scale that is keyed one way', async () => {
    const oneWay: Scale = { ...mood, items: mood.items.map(({ id }) => ({ id })) };
    const same = '4,4,4,4,4,4,4,4,4,4,4,4';
    const validation = await check(file(same), [oneWay]);
    expect(rowOf(validation, NEXT)).toMatchObject({
      flags: ['low-variability'],
      longString: { length: 12, limit: 13 },
    });
  });

  it('of consistency wait for ten scales, or for the user', async () => {
    const bfi = readScales('fixtures/scales/bfi.json');
    const counts = async (limits: Partial<QualityLimits>) =>
      fileOf(await checkFile('fixtures/reference/bfi.csv', bfi, limits)).indices['low-consistency'];
    expect((await counts({})).flagged).toBe(0);
    expect(await counts({ consistency: 0.3 })).toEqual({
      computed: reference.counts.with_consistency,
      flagged: reference.counts.inconsistent,
    });
  });
});

describe('bfi: 2,800 people, 25 items, against R', () => {
  const bfi = readScales('fixtures/scales/bfi.json');

  it('every index of every respondent that R was asked for', async () => {
    // A share below zero is always exceeded, so everybody is listed.
    const validation = await checkFile('fixtures/reference/bfi.csv', bfi, { missing: -1 });
    const byRow = new Map(fileOf(validation).flagged.map((respondent) => [respondent.row, respondent]));
    expect(byRow.size).toBe(2800);
    for (const { row, long_string, irv, even_odd } of reference.respondents) {
      const found = byRow.get(row + 1)!;
      expect(found.longString?.length).toBe(long_string);
      expectClose(found.variability, irv, 1e-10, `row ${row}`);
      // Halves are compared as shares of the range: the rounding of the means differs in the last digits.
      expect(Math.abs(found.consistency!.value - even_odd), `row ${row}`).toBeLessThan(1e-12);
    }
    for (const { row, d2, p } of reference.mahalanobis.respondents) {
      const { mahalanobis } = byRow.get(row + 1)!;
      expect(mahalanobis).toMatchObject({ scale: null, df: 25 });
      expectClose(mahalanobis!.distance, d2, 1e-10, `row ${row}`);
      expectClose(mahalanobis!.p, p, 1e-10, `row ${row} p`);
    }
  });

  it('flags as many outliers as R, and the few who gave one answer', async () => {
    const { indices, mahalanobis, respondents } = fileOf(await checkFile('fixtures/reference/bfi.csv', bfi));
    expect(respondents).toBe(2800);
    expect(mahalanobis).toEqual([{ scale: null, n: 2436, items: 25, reason: null }]);
    expect(indices['multivariate-outlier']).toEqual({
      computed: 2436,
      flagged: reference.mahalanobis.flagged,
    });
    expect(indices['long-string']).toEqual({ computed: 2800, flagged: reference.counts.long_strings });
    expect(indices['low-variability'].flagged).toBe(reference.counts.no_variability);
  });
});

describe('the synthetic ENSURE files', () => {
  it('are too small for a distance over all items: scale by scale, p corrected, and said', async () => {
    const { mahalanobis, flagged } = fileOf(await checkFile('fixtures/ensure/vp-post.csv', null));
    expect(mahalanobis[0]).toEqual({ scale: null, n: 37, items: 57, reason: 'too-few' });
    expect(mahalanobis.find(({ scale }) => scale === 'wemwbs')).toMatchObject({ n: 40, reason: 'too-few' });
    expect(mahalanobis.find(({ scale }) => scale === 'rses')).toMatchObject({ n: 40, reason: null });
    expect(flagged.find(({ row }) => row === 5)!.mahalanobis).toMatchObject({ scale: 'lsns6', df: 6 });
  });

  it('flag few, and no orientation', async () => {
    for (const path of ['vp-pre.csv', 'vp-post.csv', 'ps-pre.tsv', 'ps-post.csv']) {
      const validation = await checkFile(`fixtures/ensure/${path}`, null);
      expect(fileOf(validation).flagged.length / fileOf(validation).respondents).toBeLessThan(0.11);
      expect(validation.problems.map(({ code }) => code)).not.toContain('scale-correlates-negatively');
      expect(validation.problems.map(({ code }) => code)).not.toContain('negative-item-rest-correlation');
    }
  });

  it('say when a scale or an item is coded the wrong way round', async () => {
    const rses = builtInScales().find(({ id }) => id === 'rses')!;
    const turned = {
      ...rses,
      items: rses.items.map((item) => ({ ...item, reverse: item.reverse !== true })),
    };
    const one = {
      ...rses,
      items: rses.items.map((item, i) => (i === 0 ? { ...item, reverse: true } : item)),
    };
    const others = builtInScales().filter(({ id }) => ['wemwbs', 'gse', 'fssq'].includes(id));
    const scaleWise = await checkFile('fixtures/ensure/vp-pre.csv', [turned, ...others]);
    expect(scaleWise.problems).toContainEqual(
      expect.objectContaining({
        code: 'scale-correlates-negatively',
        severity: 'warning',
        file: 'vp-pre.csv',
        scale: 'rses',
        message: expect.stringContaining('may hold 1 for "strongly agree"'),
      }),
    );
    const itemWise = await checkFile('fixtures/ensure/vp-pre.csv', [one, ...others]);
    expect(itemWise.problems).toContainEqual(
      expect.objectContaining({
        code: 'negative-item-rest-correlation',
        scale: 'rses',
        item: rses.items[0]!.id,
      }),
    );
    expect([scaleWise.errors, itemWise.errors]).toEqual([0, 0]);
  });
});

describe('the layout of a questionnaire', () => {
  const small = (id: string, response: Scale['response'], extra: Partial<Scale> = {}): Scale => ({
    ...mood,
    id,
    response,
    items: [1, 2, 3, 4].map((number) => ({ id: `${id}${number}` })),
    ...extra,
  });
  const rows = (header: string, ...lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;

  it('compares neighbours with the same options only, in the order of the file', async () => {
    const [a, b] = [small('a', { min: 1, max: 5 }), small('b', { min: 1, max: 4 })];
    const header = 'a1,a2,b1,b2,a3,a4,b3,b4';
    const validation = await check(rows(header, '2,2,2,2,2,2,2,2', '1,2,3,4,1,2,3,4'), [a, b], {
      longString: 2,
    });
    expect(rowOf(validation, 2)!.longString).toEqual({ length: 2, of: 2, limit: 2, answer: 2 });
    const together = await check(rows('b4,a1,a2,a3,a4,b1,b2,b3', '1,2,2,2,2,3,2,3'), [a, b], {
      longString: 4,
    });
    expect(rowOf(together, 2)!.longString).toEqual({ length: 4, of: 4, limit: 4, answer: 2 });
  });

  it('finds no pattern in open counts', async () => {
    const counts = small('n', { min: 0, max: null });
    const validation = await check(rows('n1,n2,n3,n4', '0,0,0,0', '1,0,2,0'), [counts], { missing: -1 });
    expect(rowOf(validation, 2)).toMatchObject({ longString: null, variability: null, consistency: null });
  });

  it('takes subscales for even-odd consistency, and different options as shares of their range', async () => {
    const parts = small(
      'p',
      { min: 1, max: 5 },
      {
        subscales: [
          { id: 'one', items: ['p1', 'p2'], score: { aggregate: 'sum' } },
          { id: 'two', items: ['p3', 'p4'], score: { aggregate: 'sum' } },
        ],
      },
    );
    const wide = small('w', { min: 0, max: 100 });
    const validation = await check(
      rows('p1,p2,p3,p4,w1,w2,w3,w4', '1,1,5,5,50,50,50,50', '1,5,5,1,50,50,50,50'),
      [parts, wide],
      { missing: -1 },
    );
    expect(rowOf(validation, 2)!.consistency).toEqual({ value: 1, scales: 3 });
    expect(rowOf(validation, 3)!.consistency).toEqual({ value: -1, scales: 3 });
  });

  it('counts a column once when two codings of the same items are asked for', async () => {
    const scales = builtInScales().filter(({ id }) => id === 'lsns6' || id === 'lsns6-original');
    const header = scales[0]!.items.map(({ id }) => id).join(',');
    const validation = await check(rows(header, '1,2,3,4,5,0', '0,1,2,3,4,5'), scales);
    expect(fileOf(validation).items).toBe(6);
  });

  it('says nothing of a distance when nobody differs or respondents are few', async () => {
    const validation = await check(rows(HEADER, '1,5,1,5,1,5,1,5,1,5,1,5', '2,4,2,4,2,4,2,4,2,4,2,4'), [
      mood,
    ]);
    expect(fileOf(validation).mahalanobis).toEqual([{ scale: null, n: 2, items: 12, reason: 'too-few' }]);
    const alike = await check(rows(HEADER, ...Array.from({ length: 5 }, () => '1,5,1,5,1,5,1,5,1,5,1,5')), [
      mood,
    ]);
    expect(fileOf(alike).mahalanobis[0]!.reason).toBe('zero-variance');
  });
});
