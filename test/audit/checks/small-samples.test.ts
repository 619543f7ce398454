import { describe, expect, it } from 'vitest';
import { findSample } from '../../../src/audit/checks/find-sample.ts';
import { checkGrim } from '../../../src/audit/checks/grim.ts';
import { checkGrimmer } from '../../../src/audit/checks/grimmer.ts';
import { checkSdLimits } from '../../../src/audit/checks/sd-limits.ts';
import { meanAndSd, number, print, samples } from './printed.ts';

/** Every way in which a value may be printed, a tie both up and down. */
function printings(value: number, decimals: number): string[] {
  const up = print(value, decimals, 'half-up').text;
  const even = print(value, decimals, 'half-even').text;
  return [...new Set([up, even, print(value - Math.sign(value) * 3e-9, decimals, 'half-up').text])];
}

interface Setting {
  readonly items: number;
  readonly n: number;
  readonly range: readonly [number, number];
  readonly meanDecimals: number;
  readonly sdDecimals: number;
}

/** Every mean and SD that some sample prints. */
function printable({ items, n, range, meanDecimals, sdDecimals }: Setting): Set<string> {
  const lattice = Array.from({ length: (range[1] - range[0]) * items + 1 }, (_, i) => range[0] * items + i);
  const pairs = new Set<string>();
  for (const sample of samples(lattice, n)) {
    const { mean, sd } = meanAndSd(sample, items);
    for (const m of printings(mean, meanDecimals))
      for (const s of printings(sd, sdDecimals)) pairs.add(`${m} ${s}`);
  }
  return pairs;
}

const settings: Setting[] = [];
for (const [items, sizes, range] of [
  [1, [2, 3, 4, 6, 9], [1, 5]],
  [1, [3, 5], [-2, 3]],
  [2, [2, 3, 5], [1, 3]],
  [3, [2, 4], [0, 2]],
] as const)
  for (const n of sizes)
    for (const [meanDecimals, sdDecimals] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [2, 3],
    ] as const)
      settings.push({ items, n, range, meanDecimals, sdDecimals });

describe('all samples of small sizes', () => {
  it('are never called impossible by GRIM, GRIMMER, the limits of the SD or the search', () => {
    const wrong: string[] = [];
    let checked = 0;
    for (const setting of settings) {
      for (const pair of printable(setting)) {
        const [mean, sd] = pair.split(' ').map(number) as [
          ReturnType<typeof number>,
          ReturnType<typeof number>,
        ];
        checked++;
        const verdicts = [
          checkGrim(mean, setting).verdict,
          checkGrimmer(mean, sd, setting).verdict,
          checkGrimmer(mean, sd, { n: setting.n, items: setting.items }).verdict,
          checkSdLimits(mean, sd, setting).verdict,
          findSample({ ...setting, mean, sd, seed: 1 }).found === 'sample' ? 'consistent' : 'inconsistent',
        ];
        if (verdicts.includes('inconsistent')) wrong.push(`${JSON.stringify(setting)} ${pair}: ${verdicts}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(3000);
  }, 120_000);

  it('are all that findSample finds: of every other mean and SD it proves that there is no sample', () => {
    const wrong: string[] = [];
    const reasons = new Map<string, number>();
    for (const setting of settings.filter(({ n, sdDecimals }) => n <= 6 && sdDecimals <= 2)) {
      const real = printable(setting);
      const { range, meanDecimals, sdDecimals } = setting;
      const [unit, sdUnit] = [10 ** meanDecimals, 10 ** sdDecimals];
      for (let m = range[0] * unit - 1; m <= range[1] * unit + 1; m += 7) {
        for (let s = 0; s <= (range[1] - range[0]) * 0.75 * sdUnit; s++) {
          const [mean, sd] = [(m / unit).toFixed(meanDecimals), (s / sdUnit).toFixed(sdDecimals)];
          const pair = `${mean.replace(/^-(0\.?0*)$/, '$1')} ${sd}`;
          const answer = findSample({ ...setting, mean: number(mean), sd: number(sd), seed: 1 });
          if (answer.found !== (real.has(pair) ? 'sample' : 'none'))
            wrong.push(`${JSON.stringify(setting)} ${pair}`);
          if (answer.found === 'none') reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
        }
      }
    }
    expect(wrong).toEqual([]);
    // Some pass every other check and are shown impossible by the full search only.
    expect(reasons.get('no-such-sample')).toBeGreaterThan(50);
    expect(reasons.get('parity')).toBeGreaterThan(50);
  }, 120_000);
});
