import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { plain } from '../../../src/report/table.ts';
import { comparisonTable } from '../../../src/report/tables/comparison.ts';
import { comparison, description, effect, interval, result, scale, test } from '../example-results.ts';

const context = createContext('en', 'apa');
const waves = { pre: description({}), post: description({ n: 40 }) };
const ranks = { difference: null, ci: interval(null, null), df: null, p: 0.002, pHolm: 0.004 };
const [ofPairs, ofGroups] = [
  effect({ type: 'rank-biserial', n: [24], value: 0.4, ci: interval(0.1, 0.6) }),
  effect({ type: 'rank-biserial', n: [46, 40], value: -0.3, ci: interval(-0.5, -0.1) }),
];

describe('a comparison by ranks', () => {
  it.each([
    // U of 46 and 40 without a difference is 920.
    ['mann-whitney', { statistic: 644, n: [46, 40] }, '−.30', 'post-test lower'],
    ['mann-whitney', { statistic: 1200, n: [46, 40] }, '−.30', 'post-test higher'],
    ['wilcoxon-signed-rank', { statistic: 220, n: [24] }, '.40', 'improved'],
  ] as const)(
    '%s %j: has the effect size of its respondents, and says what differs',
    (method, values, r, word) => {
      const own = comparison({
        design: 'paired',
        tests: [test({ ...ranks, method, ...values })],
        effectSizes: [ofPairs, ofGroups],
      });
      const table = comparisonTable(result({ scales: [scale({ waves, comparison: own })] }), context)!;
      expect(table.rows[0]!.cells.map(({ text }) => text)).toContain(r);
      expect(table.notes.map(plain)).toContain(
        `Significant after correction (p Holm < .05): Resilience (${word}).`,
      );
    },
  );
});
