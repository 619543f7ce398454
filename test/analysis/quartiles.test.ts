import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { quartiles, quartilesOfRuns } from '../../src/stats/quartiles.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

const reference = readJson<{ agree: [number, number]; small: { x: number[]; q: [number, number] }[] }>(
  'fixtures/reference/quartiles.reference.json',
);

function runsOf(values: readonly number[]) {
  const different = [...new Set(values)].sort((a, b) => a - b);
  return {
    values: Float64Array.from(different),
    counts: Float64Array.from(different, (value) => values.filter((each) => each === value).length),
  };
}

describe('quartiles', () => {
  it('agree with quantile(type = 7)', () => {
    for (const { x, q } of reference.small) {
      const [lower, upper] = quartilesOfRuns(runsOf(x));
      expectClose(lower, q[0]);
      expectClose(upper, q[1]);
    }
  });

  it('of values that repeat are those of the list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 }), (values) => {
        const [lower, , upper] = quartiles(Float64Array.from(values).sort());
        expect(quartilesOfRuns(runsOf(values))).toEqual([lower, upper]);
      }),
    );
    expect(() => quartilesOfRuns(runsOf([]))).toThrow(RangeError);
  });

  const BFI = ['fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json'];
  const of = async (...words: string[]) => {
    const { stdout } = await ensureStats('analyse', ...BFI, '--format', 'json', ...words);
    return (JSON.parse(stdout) as Result).scales[0]!.samples[0]!.descriptives!;
  };

  it('stand in JSON, withheld with --min-cell', async () => {
    const { quartiles: found } = await of();
    expectClose(found![0], reference.agree[0]);
    expectClose(found![1], reference.agree[1]);
    const hidden = await of('--min-cell', '5');
    expect(hidden.quartiles).toBeNull();
    expect(hidden.withheld).toContain('quartiles');
  });

  it('describe the pairs beside a test of their ranks', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];
    const pairsOf = async (...words: string[]) => {
      const { stdout } = await ensureStats('analyse', ...files, ...words);
      return stdout.slice(stdout.indexOf('Table 3'), stdout.indexOf('Table 4'));
    };
    const ranked = await pairsOf('--test', 'wilcoxon-signed-rank');
    expect(ranked.match(/\[Q1, Q3\]/g)).toHaveLength(2);
    expect(await pairsOf()).not.toContain('[Q1, Q3]');
    // Each row: two quartiles withheld, everything else printed.
    const hidden = await pairsOf('--test', 'wilcoxon-signed-rank', '--min-cell', '3');
    expect(hidden.match(/^ .*\[c\].*$/gm)?.map((line) => line.match(/\[c\]/g)?.length)).toEqual([2, 2]);
  });

  it('are printed beside rank tests', async () => {
    const files = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv', '--scales', 'brs'];
    const ranked = await ensureStats('analyse', ...files, '--test', 'mann-whitney');
    expect(ranked.stdout).toContain('[Q1, Q3]');
    expect(ranked.stdout).toContain('quartiles of type 7');
    expect((await ensureStats('analyse', ...files)).stdout).not.toContain('[Q1, Q3]');
  });
});
