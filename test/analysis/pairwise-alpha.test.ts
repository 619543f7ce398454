import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reliability, Result } from '../../src/model/result.ts';
import { createContext } from '../../src/report/context.ts';
import { descriptivesTable } from '../../src/report/tables/descriptives.ts';
import { temporaryFolder } from '../helpers/command.ts';
import { analyseFiles, expectClose, readJson, readScales } from '../helpers/fixtures.ts';

interface Pairwise {
  rows: number;
  n: number;
  alpha: number;
  alphaStandardized: number;
  averageR: number;
  ci: [number, number];
  items: { n: number; mean: number; sd: number; itemRest: number; dropped: number }[];
}

/** psych::alpha(use = "pairwise"), and Feldt's interval by qf. */
const { scales: expected } = readJson<{ scales: Record<string, Pairwise> }>(
  'fixtures/reference/pairwise-alpha.reference.json',
);
const HEADER = 'brs1,brs2,brs3,brs4,brs5,brs6';
const bfi = readScales('fixtures/scales/bfi.json');
const stai = readScales('fixtures/scales/stai-state.json');
const vale = ['fixtures/reference/stai_vale_pre.csv', 'fixtures/reference/stai_vale_post.csv'];

function expectPairwise(reliability: Reliability | undefined, name: string): void {
  const { n, alpha, alphaStandardized, averageR, ci, items } = expected[name]!;
  expect(reliability).toMatchObject({ method: 'cronbach-alpha-pairwise', n, k: items.length });
  expectClose(reliability!.alpha, alpha, 1e-10, `${name} alpha`);
  expectClose(reliability!.alphaStandardized, alphaStandardized, 1e-10, `${name} standardized`);
  expectClose(reliability!.meanInterItemCorrelation, averageR, 1e-10, `${name} mean r`);
  expectClose(reliability!.ci.lower, ci[0], 1e-10, `${name} lower`);
  expectClose(reliability!.ci.upper, ci[1], 1e-10, `${name} upper`);
  items.forEach((item, index) => {
    const actual = reliability!.items[index]!;
    expect(actual.n).toBe(item.n);
    expectClose(actual.mean, item.mean, 1e-10, `${name} ${actual.id} mean`);
    expectClose(actual.sd, item.sd, 1e-10, `${name} ${actual.id} sd`);
    expectClose(actual.itemRestCorrelation, item.itemRest, 1e-10, `${name} ${actual.id} item-rest`);
    expectClose(actual.alphaIfDropped, item.dropped, 1e-10, `${name} ${actual.id} dropped`);
  });
}

describe('pairwise alpha against psych', () => {
  it('of the five bfi scales, every one with gaps', async () => {
    const result = await analyseFiles(['fixtures/reference/bfi.csv'], bfi, { alpha: 'pairwise' });
    expect(result.settings.alpha).toBe('pairwise');
    for (const scale of result.scales) expectPairwise(scale.reliability.pre, scale.id.replace(/^bfi-/, ''));
  });

  it('of two waves and both together, in the short form too', async () => {
    for (const detail of ['full', 'summary'] as const) {
      const [scale] = (await analyseFiles(vale, stai, { alpha: 'pairwise', detail })).scales;
      expectPairwise(scale!.reliability.pre, 'vale_pre');
      expectPairwise(scale!.reliability.post, 'vale_post');
      const { alpha, n } = scale!.reliability.pooled!;
      expectClose(alpha, expected.vale_pooled!.alpha, 1e-10, 'pooled');
      expect(n).toBe(expected.vale_pooled!.n);
    }
  });

  it('carries into what is made of alpha', async () => {
    const [scale] = (await analyseFiles(vale, stai, { alpha: 'pairwise', id: 'id' })).scales;
    const { alpha, further, n } = scale!.reliability.pre!;
    expectClose(further!.pairwise.alpha, alpha!);
    expect(further!.pairwise.smallestN).toBe(n);
    const { sd } = scale!.waves.pre!;
    expectClose(further!.standardErrorOfMeasurement, sd! * Math.sqrt(1 - alpha!), 1e-12);
    const [interval] = further!.alphaIntervals;
    expect(interval).toMatchObject({ method: 'duhachek-iacobucci', n });
    expectClose((interval!.lower! + interval!.upper!) / 2, alpha!, 1e-12);
    expect(scale!.acrossWaves!.alphaEquality.at(-1)).toMatchObject({
      method: 'feldt-independent',
      n: [expected.vale_pre!.n, expected.vale_post!.n],
    });
  });

  it('leaves listwise alpha as it was, and has no bootstrap interval of another estimate', async () => {
    const bootstrap = { replicates: 100, seed: 1 };
    const [listwise] = (await analyseFiles(vale, stai, { bootstrap })).scales;
    expect(listwise!.reliability.pre!.method).toBe('cronbach-alpha-listwise');
    const [pairwise] = (await analyseFiles(vale, stai, { bootstrap, alpha: 'pairwise' })).scales;
    expect(pairwise!.reliability.pre!.further!.alphaIntervals.map(({ method }) => method)).toEqual([
      'duhachek-iacobucci',
    ]);
    expect(pairwise!.reliability.pre!.further!.omegaTotal).toEqual(
      listwise!.reliability.pre!.further!.omegaTotal,
    );
  });

  it('has no value where pairs contradict each other', async () => {
    // psych::alpha prints an r.drop of 1.114 for brs2 here; its alpha without brs2 is 0.920275590551.
    const items = ['4,2,3,2,4,1', '3,3,4,2,,1', '2,4,3,3,1,4', '5,1,4,2,5,', '1,5,2,4,2,5', '3,,3,3,3,3'];
    const path = join(temporaryFolder({ 'gaps.csv': `${HEADER}\n${items.join('\n')}\n` }), 'gaps.csv');
    const result = await analyseFiles([path], readScales('scales/brs.json'), { alpha: 'pairwise' });
    const [scale] = result.scales;
    expect(result.warnings).toContainEqual(
      expect.objectContaining({
        code: 'pairwise-contradiction',
        values: expect.objectContaining({ items: ['brs2'] }),
      }),
    );
    const { itemRestCorrelation, alphaIfDropped } = scale!.reliability.pre!.items[1]!;
    expect(itemRestCorrelation).toBeNull();
    expectClose(alphaIfDropped, 0.920275590551, 1e-11);
  });

  it('is named in the notes of the table, in three languages', async () => {
    const result = await analyseFiles(vale, stai, { alpha: 'pairwise' });
    const notes = (language: 'en' | 'nl' | 'fr', of: Result) =>
      JSON.stringify(descriptivesTable(of, createContext(language, 'apa', false), false).notes);
    expect(notes('en', result)).toContain('pairwise covariances');
    expect(notes('nl', result)).toContain('itemparen');
    expect(notes('fr', result)).toContain('paires d’items');
    expect(notes('en', await analyseFiles(vale, stai))).not.toContain('pairwise covariances');
  });
});
