import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample } from '../helpers/by-sample.ts';

const points: Scale = {
  id: 'points',
  version: '1.0.0',
  name: { en: 'Points' },
  direction: 'higher-is-better',
  response: { min: 0, max: 100 },
  items: [{ id: 'points1' }],
  score: { aggregate: 'sum' },
  bands: [
    { min: 0, max: 49, label: { en: 'low' } },
    { min: 50, max: 100, label: { en: 'high' } },
  ],
};

async function change(
  pairs: readonly [number, number][],
  settings: Partial<AnalysisSettings>,
  scale = points,
) {
  const file = (side: 0 | 1) =>
    `id,points1\n${pairs.map((pair, index) => `r${index + 1},${pair[side]}`).join('\n')}\n`;
  const inputs = await Promise.all(
    ([0, 1] as const).map(async (side) => ({
      wave: side === 0 ? 'pre' : 'post',
      dataset: await openDataset(bytesSource(`${side}.csv`, file(side))),
      sha256: null,
    })),
  );
  const result = bySample(
    await analyse(inputs, {
      ...defaultSettings,
      candidates: [],
      requested: [scale],
      id: 'id',
      ...settings,
    }),
  );
  return result.scales[0]!.comparison!.further!.individualChange;
}

describe('individual change', () => {
  // SD of 32, 40, 48, 40 is √(128/3) = 6.532; with reliability .80 S_diff = 6.532 √2 √.2 = 4.131, × 1.96 = 8.097.
  const pairs: [number, number][] = [
    [32, 47], // +15: reliably better, not beyond 50
    [40, 48], // +8: within the error
    [48, 60], // +12: reliably better, beyond 50
    [40, 31], // −9: reliably worse
  ];

  it('counts who changed by more than 1.96 standard errors of a difference', async () => {
    const counts = await change(pairs, { reliability: { points: 0.8 } });
    expect(counts).toMatchObject({
      n: 4,
      rose: 2,
      unchanged: 1,
      fell: 1,
      improved: 2,
      worsened: 1,
      reliabilitySource: 'given',
    });
    expect(counts!.smallestReliableChange).toBeCloseTo(
      1.96 * Math.sqrt(128 / 3) * Math.SQRT2 * Math.sqrt(0.2),
      12,
    );
    expect(counts!.bands).toEqual({ higher: 1, same: 3, lower: 0 });
    expect(counts).toMatchObject({ cutoff: null, recovered: null });
  });

  it('recovers who crossed the cut-off c of Jacobson & Truax (1991): norms 40 (7.5) and 60 (7.5) give 50', async () => {
    const norms = { points: { dysfunctional: { mean: 40, sd: 7.5 }, functional: { mean: 60, sd: 7.5 } } };
    const counts = await change(pairs, { reliability: { '*': 0.8 }, norms });
    expect(counts).toMatchObject({
      cutoff: { type: 'c', value: 50 },
      improved: 2,
      recovered: 1,
      worsened: 1,
    });
  });

  it('turns with the direction, and names nobody better where there is none', async () => {
    const reliability = { points: 0.8 };
    const lower = await change(pairs, { reliability }, { ...points, direction: 'lower-is-better' });
    expect(lower).toMatchObject({ rose: 2, fell: 1, improved: 1, worsened: 2 });
    const neutral = await change(pairs, { reliability }, { ...points, direction: 'neutral' });
    expect(neutral).toMatchObject({ rose: 2, fell: 1, improved: null, worsened: null });
  });

  it('needs a reliability: one item has no alpha', async () => {
    expect(await change(pairs, {})).toBeNull();
  });

  it('refuses norms that contradict the direction', async () => {
    const norms = { points: { dysfunctional: { mean: 60, sd: 7.5 }, functional: { mean: 40, sd: 7.5 } } };
    await expect(change(pairs, { reliability: { '*': 0.8 }, norms })).rejects.toThrow('--norms for points');
  });
});
