import { describe, expect, it } from 'vitest';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import type { ResultBySample } from '../helpers/by-sample.ts';
import { analyseFiles, expectClose, readJson } from '../helpers/fixtures.ts';
import {
  expectEffect,
  expectIndependent,
  expectReliability,
  expectTest,
  type ReferenceAlpha,
  type ReferenceIndependent,
  type ReferencePaired,
  type ReferenceTest,
  testOf,
} from '../helpers/reference.ts';

interface ReferenceScale {
  reliability: Record<'pre' | 'post' | 'pooled', ReferenceAlpha>;
  waves: Record<
    'pre' | 'post',
    { n: number; missing: number; mean: number; sd: number; median: number; min: number; max: number }
  >;
  independent: ReferenceIndependent;
}

/** From labels in two languages, three encodings and four dialects to the numbers that R gets from the same files. */
function analyseFound(files: readonly string[], id: string | null = null): Promise<ResultBySample> {
  return analyseFiles(files, [], { requested: null, candidates: builtInScales(), id });
}

function expectScale(result: ResultBySample, id: string, expected: ReferenceScale): void {
  const scale = result.scales.find((each) => each.id === id)!;
  for (const wave of ['pre', 'post', 'pooled'] as const) {
    expectReliability(scale.reliability[wave], expected.reliability[wave], `${id} ${wave}`);
  }
  for (const wave of ['pre', 'post'] as const) {
    const { n, missing, mean, sd, median, min, max } = expected.waves[wave];
    expect(scale.waves[wave]).toMatchObject({ n, missing });
    for (const [name, value] of Object.entries({ mean, sd, median, min, max })) {
      expectClose(scale.waves[wave]?.[name as 'mean'], value, 1e-10, `${id} ${wave} ${name}`);
    }
  }
  expectIndependent(scale.comparison, expected.independent, id);
}

const ensure = readJson<Record<'vp' | 'ps', Record<string, ReferenceScale>>>(
  'fixtures/ensure/reference.json',
);

describe('the synthetic ENSURE files against R', () => {
  it.each([
    [
      'vp',
      ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'],
      ['wemwbs', 'brs', 'rses', 'gse', 'fssq', 'lsns6', 'cel'],
    ],
    ['ps', ['fixtures/ensure/ps-pre.tsv', 'fixtures/ensure/ps-post.csv'], ['wemwbs', 'brs']],
  ] as const)('%s', async (group, files, ids) => {
    const result = await analyseFound(files);
    expect(result.scales.map(({ id }) => id)).toEqual(ids);
    for (const id of ids) expectScale(result, id, ensure[group][id]!);
    expect(result.scales[0]!.comparison!.family).toBe(ids.length);
  });
});

describe('the synthetic paired files against R', () => {
  type PairedScale = ReferenceScale & {
    paired: ReferencePaired;
    partially_overlapping: {
      equal_var: ReferenceTest;
      unequal_var: ReferenceTest;
      n_pairs: number;
      n_pre_only: number;
      n_post_only: number;
    };
  };
  const reference = readJson<Record<'brs' | 'wemwbs', PairedScale>>('fixtures/paired/reference.json');

  it('matches by id, whatever the order of the rows', async () => {
    const result = await analyseFound(['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'], 'id');
    expect(result.matching).toMatchObject({ paired: 25, preOnly: 5, postOnly: 3 });
    for (const id of ['wemwbs', 'brs'] as const) {
      const expected = reference[id];
      expectScale(result, id, expected);
      const comparison = result.scales.find((scale) => scale.id === id)!.comparison!;
      expectTest(
        testOf(comparison, 'paired'),
        { ...expected.paired, diff: expected.paired.diff_mean },
        `${id} paired`,
      );
      expectEffect(comparison, 'dz', expected.paired.dz.d, expected.paired.dz.ci95, id);
      expectEffect(comparison, 'd-average', expected.paired.d_av, null, id);
      const { equal_var, unequal_var, n_pairs, n_pre_only, n_post_only } = expected.partially_overlapping;
      expectTest(testOf(comparison, 'partially-overlapping'), equal_var, `${id} overlapping`);
      expectTest(
        testOf(comparison, 'partially-overlapping-unequal'),
        unequal_var,
        `${id} overlapping, unequal`,
      );
      expect(testOf(comparison, 'partially-overlapping').n).toEqual([n_pairs, n_pre_only, n_post_only]);
    }
    expect(result.warnings.map(({ code }) => code)).toContain('unmatched-ids');
  });
});
