import { describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../../src/model/published.ts';
import type { VerifiedCell } from '../../../src/model/verification.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import type { ReferenceStudy } from '../../helpers/reference.ts';
import { cellAt, others, publishedTable, reproducedBy, verifyPersonality, verifyStudy } from './tables.ts';

/** One wrong number a table, taken from R under another convention; it must be found, alone, with what explains it. */
const reference = readJson<ReferenceStudy & { reliability_pre: { pairwise: { raw_alpha: number } } }>(
  'fixtures/reference/stai_flat.reference.json',
);
interface Convention {
  readonly mean: number;
  readonly sd: number;
  readonly p_welch: number;
  readonly alpha_pre: number;
}
const conventions = readJson<Record<'item_unreversed' | 'item_reversed' | 'no_item_reversed', Convention>>(
  'fixtures/reference/verify-conventions.reference.json',
);

const { mean, sd, n, student, welch } = reference.sum_complete_independent;
const [preMean, preSd, preN] = [mean[0], sd[0], n[0]];

type Path = readonly (string | number)[];

/** Puts a number in the place of another, in a fresh table. */
function withError(path: Path, printed: string, name = 'stai-flat'): PublishedTable {
  const table = publishedTable(`fixtures/published/${name}.published.json`);
  // biome-ignore lint/suspicious/noExplicitAny: the path leads anywhere in the table
  const place = path.slice(0, -1).reduce<any>((at, step) => at[step], table);
  expect(place[path.at(-1)!]).toBeDefined();
  place[path.at(-1)!] = printed;
  return table;
}

const WAVE = ['rows', 0, 'waves', 'pre'] as const;
const COMPARISON = ['rows', 0, 'comparison'] as const;
const AVERAGE = ['rows', 3, 'comparison', 'effectSize', 'value'] as const;

const { dz, d_av } = reference.sum_complete_paired;

const errors: readonly (readonly [what: string, path: Path, printed: string, by: string])[] = [
  ['the standard error for the SD', [...WAVE, 'sd'], (preSd / Math.sqrt(preN)).toFixed(3), 'standard-error'],
  ['the SD for the standard error', [...WAVE, 'se'], preSd.toFixed(3), 'standard-deviation'],
  ['the variance for the SD', [...WAVE, 'sd'], (preSd ** 2).toFixed(2), 'variance'],
  ['the population SD', [...WAVE, 'sd'], (preSd * Math.sqrt((preN - 1) / preN)).toFixed(3), 'population-sd'],
  ['the mean of the items', [...WAVE, 'mean'], (preMean / 20).toFixed(4), 'mean-of-items'],
  ['the SD of the other wave', [...WAVE, 'sd'], sd[1].toFixed(3), 'other-wave /post'],
  ['all respondents for those with a score', [...WAVE, 'n'], '170', 'all-respondents'],
  [
    'a reversed item as it was',
    [...WAVE, 'mean'],
    conventions.item_unreversed.mean.toFixed(4),
    'item-unreversed calm',
  ],
  ['its SD', [...WAVE, 'sd'], conventions.item_unreversed.sd.toFixed(4), 'item-unreversed calm'],
  ['its p', [...COMPARISON, 'p'], conventions.item_unreversed.p_welch.toFixed(5), 'item-unreversed calm'],
  [
    'its alpha',
    ['reliability', 0, 'alpha'],
    conventions.item_unreversed.alpha_pre.toFixed(5),
    'item-unreversed calm',
  ],
  [
    'an item reversed by mistake',
    [...WAVE, 'mean'],
    conventions.item_reversed.mean.toFixed(4),
    'item-reversed tense',
  ],
  ['no item reversed', [...WAVE, 'mean'], conventions.no_item_reversed.mean.toFixed(4), 'no-item-reversed'],
  ["Student's p for Welch's", [...COMPARISON, 'p'], student.p.toFixed(5), 'test student'],
  ["Student's df for Welch's", [...COMPARISON, 'df'], String(student.df), 'test student'],
  ['the paired p', [...COMPARISON, 'p'], reference.sum_complete_paired.p.toFixed(5), 'test paired'],
  ['a one-sided p', [...COMPARISON, 'p'], (welch.p / 2).toFixed(5), 'one-sided welch'],
  [
    'the difference the other way round',
    [...COMPARISON, 'difference'],
    (-welch.diff!).toFixed(3),
    'first-minus-second',
  ],
  ['t the other way round', [...COMPARISON, 'statistic'], (-welch.t).toFixed(4), 'first-minus-second'],
  [
    'the lower end of the reversed interval',
    [...COMPARISON, 'ci', 'lower'],
    (-welch.ci95![1]).toFixed(3),
    'first-minus-second',
  ],
  ['d_z for d_average', AVERAGE, dz.d.toFixed(4), 'effect-size dz'],
  [
    'd for g',
    [...COMPARISON, 'effectSize', 'value'],
    reference.sum_complete_independent.cohens_d_pooled.d.toFixed(4),
    'effect-size cohens-d',
  ],
  [
    'pairwise alpha for listwise',
    ['reliability', 0, 'alpha'],
    reference.reliability_pre.pairwise.raw_alpha.toFixed(5),
    'pairwise students/pre',
  ],
  [
    'alpha of the first wave for all',
    ['reliability', 2, 'alpha'],
    reference.reliability_pre.listwise.raw_alpha.toFixed(5),
    'sample students/pre',
  ],
  [
    'standardized alpha',
    ['reliability', 1, 'alpha'],
    reference.reliability_post.listwise.std_alpha.toFixed(5),
    'standardized students/post',
  ],
];

describe('an error in the table of FLAT', () => {
  it.each(errors)('%s', async (_, path, printed, by) => {
    const verification = await verifyStudy('flat', withError(path, printed));
    expect(others(verification)).toEqual([path.join('.')]);
    expect(verification.passed).toBe(false);
    const cell = cellAt(verification, ...path);
    expect(reproducedBy(cell)).toContain(by);
    expect(cell.status).toBe('differs');
    expect(cell.explanations.every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('gives the computed number, and that of the explanation, unrounded (relative 1e-10 to R)', async () => {
    const verification = await verifyStudy('flat', withError([...COMPARISON, 'p'], student.p.toFixed(5)));
    const cell: VerifiedCell = cellAt(verification, ...COMPARISON, 'p');
    expectClose(cell.computed, welch.p);
    expectClose(cell.explanations[0]?.value, student.p);
    expect(cell.method).toBe('welch');
  });

  it('is left unexplained where nothing known gives it', async () => {
    const verification = await verifyStudy('flat', withError([...WAVE, 'mean'], '11.111'));
    expect(cellAt(verification, ...WAVE, 'mean')).toMatchObject({ status: 'differs', explanations: [] });
  });

  it('does not fail when the table calls it known', async () => {
    const table = withError([...WAVE, 'mean'], '11.111');
    table.rows![0]!.waves!.pre!.mean = { printed: '11.111', known: 'a typing error' };
    const verification = await verifyStudy('flat', table);
    expect(verification).toMatchObject({ passed: true, summary: { differs: 1, known: 1 } });
  });

  it('warns of a known cell that reproduces', async () => {
    const table = publishedTable('fixtures/published/stai-flat.published.json');
    const printed = String(table.rows![0]!.waves!.pre!.mean);
    table.rows![0]!.waves!.pre!.mean = { printed, known: 'no longer' };
    const verification = await verifyStudy('flat', table);
    expect(verification.warnings.map(({ code }) => code)).toEqual(['known-but-reproduced']);
  });
});

describe('an error in the table of the personality items', () => {
  it('sum of the items for their mean', async () => {
    const { scales } = readJson<{ scales: Record<string, { score_mean_complete: { mean: number } }> }>(
      'fixtures/reference/bfi.reference.json',
    );
    const path = ['rows', 0, 'waves', 'once', 'mean'];
    const sum = scales.agree!.score_mean_complete.mean * 5;
    const verification = await verifyPersonality(withError(path, sum.toFixed(2), 'bfi'));
    expect(others(verification)).toEqual([path.join('.')]);
    expect(reproducedBy(cellAt(verification, ...path))).toEqual(['sum-of-items']);
  });

  it.each([
    ['n', ['rows', 0, 'waves', 'once', 'n'], 0],
    ['mean', ['rows', 0, 'waves', 'once', 'mean'], 5],
    ['sd', ['rows', 0, 'waves', 'once', 'sd'], 5],
    ['alpha', ['reliability', 0, 'alpha'], 5],
  ] as const)('%s of those who have every score', async (what, path, digits) => {
    const { listwise } = readJson<{ listwise: Record<'n' | 'mean' | 'sd' | 'alpha', number> }>(
      'fixtures/reference/verify-conventions.reference.json',
    );
    const verification = await verifyPersonality(withError(path, listwise[what].toFixed(digits), 'bfi'));
    expect(others(verification)).toEqual([path.join('.')]);
    const cell = cellAt(verification, ...path);
    expect(reproducedBy(cell)).toEqual(['listwise']);
    expectClose(cell.explanations[0]?.value, listwise[what]);
  });

  it('an item before reversal', async () => {
    const { scales } = readJson<{
      scales: Record<string, { reliability: { pairwise: { items: { item: string; mean: number }[] } } }>;
    }>('fixtures/reference/bfi.reference.json');
    const reversed = scales.agree!.reliability.pairwise.items[0]!;
    const path = ['rows', 0, 'items', 0, 'waves', 'once', 'mean'];
    const verification = await verifyPersonality(withError(path, (7 - reversed.mean).toFixed(3), 'bfi'));
    expect(reproducedBy(cellAt(verification, ...path))).toEqual([`item-unreversed ${reversed.item}`]);
  });
});

describe('rounding', () => {
  const truncated = (Math.floor(preSd * 100) / 100).toFixed(2);

  it('names cutting off, and accepts it when the table says so', async () => {
    // 9.8877 is 9.89; cut off it is 9.88.
    expect(truncated).toBe('9.88');
    const table = withError([...WAVE, 'sd'], truncated);
    const cell = cellAt(await verifyStudy('flat', table), ...WAVE, 'sd');
    expect(cell.status).toBe('rounding');
    expect(reproducedBy(cell)).toEqual(['truncated']);
    table.rounding = 'truncated';
    expect(cellAt(await verifyStudy('flat', table), ...WAVE, 'sd').status).toBe('reproduced');
  });

  it('names the difference of the rounded means', async () => {
    // 41.6450 and 42.3659 differ by 0.7209; as 41.6 and 42.4 they differ by 0.8.
    const table = withError([...WAVE, 'mean'], '41.6');
    table.rows![0]!.waves!.post!.mean = '42.4';
    table.rows![0]!.comparison!.difference = '0.8';
    const cell = cellAt(await verifyStudy('flat', table), ...COMPARISON, 'difference');
    expect(cell.status).toBe('rounding');
    expect(reproducedBy(cell)).toEqual(['difference-of-rounded-means']);
  });

  it('takes stars, signs and n.s.', async () => {
    for (const [printed, status] of [
      ['n.s.', 'reproduced'],
      ['>.05', 'reproduced'],
      ['<.05*', 'differs'],
      ['0,527', 'reproduced'],
    ] as const) {
      const cell = cellAt(
        await verifyStudy('flat', { ...withError([...COMPARISON, 'p'], printed), decimal: undefined }),
        ...COMPARISON,
        'p',
      );
      expect([printed, cell.status]).toEqual([printed, status]);
    }
  });
});

it('tells d_average from d_z in the reference', () => {
  expect(dz.d.toFixed(4)).not.toBe(d_av.toFixed(4));
});
