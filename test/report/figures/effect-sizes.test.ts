import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofWave } from '../../../src/model/result/samples.ts';
import type { Comparison, Result, TestResult } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { DECISION } from '../../../src/report/figures/palette.ts';
import { type ComparedScore, comparedScores } from '../../../src/report/tables/comparison.ts';
import { decisionOf } from '../../../src/report/tables/decision.ts';
import { COURSE, PAIRED, sourcesOf, VP } from './sources.ts';
import { alternative, axisScale, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const vp = (await sourcesOf(VP)).result;

async function forest(result: Result, context = english): Promise<string> {
  const [figure] = figuresOf('effects', { result }, context);
  return figureSvg(figure!);
}

/** The first scale compared with another effect size. */
function withEffect(result: Result, effect: Partial<Comparison['effectSizes'][number]>): Result {
  const [first, ...rest] = result.scales;
  const [comparison] = first!.comparisons;
  const effectSizes = comparison!.effectSizes.map((each) => ({ ...each, ...effect }));
  return { ...result, scales: [{ ...first!, comparisons: [{ ...comparison!, effectSizes }] }, ...rest] };
}

describe('the forest plot', () => {
  it('has the effect sizes and the ends of their intervals where the result has them', async () => {
    const svg = await forest(vp);
    expectSound(svg);
    const compared = comparedScores(vp);
    const valueAt = axisScale(svg, 0);
    const intervals = marks(svg, 'intervals');
    const values = marks(svg, 'values');
    expect(values).toHaveLength(9);
    expect(intervals).toHaveLength(9);
    // Places are rounded to a hundredth of a pixel, 116 of which are one standard deviation.
    compared.forEach(({ effect }, index) => {
      expect(valueAt(values[index]!.x)).toBeCloseTo(effect!.value!, 3);
      expect(valueAt(intervals[index]!.x)).toBeCloseTo(effect!.ci!.lower!, 3);
      expect(valueAt(intervals[index]!.x2)).toBeCloseTo(effect!.ci!.upper!, 3);
    });
  });

  it('prints the numbers of the table and names every scale', async () => {
    const svg = await forest(vp);
    const texts = marks(svg, 'numbers').map(({ text }) => text);
    expect(texts).toContain('0.31 [−0.11, 0.73]');
    expect(texts).toContain('46 / 40');
    expect(marks(svg, 'names').map(({ text }) => text)).toContain('Brief Resilience Scale');
  });

  it('says the numbers in its text alternative', async () => {
    const { title, description } = alternative(await forest(vp));
    expect(title).toBe('Effect sizes with 95% intervals');
    expect(description).toContain(
      'Brief Resilience Scale (n = 46 / 40): g = 0.31, 95% CI [−0.11, 0.73], not significant.',
    );
    expect(description).toContain(
      'Duke-UNC Functional Social Support Questionnaire (n = 45 / 40): g = 2.30, 95% CI [1.75, 2.84], post-test higher.',
    );
    expect(description).not.toMatch(/improved|worsened/);
  });

  it('speaks Dutch, with decimal commas', async () => {
    const svg = await forest(vp, createContext('nl', 'apa'));
    expect(svg).toContain('>0,31 [−0,11; 0,73]<');
    expect(alternative(svg).description).toContain('nameting min voormeting');
  });

  it('says which way is better, also where that is lower', async () => {
    const [first, ...rest] = vp.scales;
    const turned = { ...vp, scales: [{ ...first!, direction: 'lower-is-better' as const }, ...rest] };
    const svg = await forest(turned);
    expect(marks(svg, 'names')[0]!.text).toMatch(/lower is better/);
    expect(svg).toContain('Higher is better, except where the name says otherwise.');
    expect(await forest(vp)).toContain('Higher is better on every scale.');
  });

  it('cuts a very wide interval with an arrow, and keeps its numbers', async () => {
    const wide = withEffect(vp, { ci: { level: 0.95, lower: -0.2, upper: 25 } });
    const svg = await forest(wide);
    expectSound(svg);
    expect(marks(svg, 'arrows')).toHaveLength(1);
    expect(axisScale(svg, 0)(marks(svg, 'intervals')[0]!.x2)).toBeLessThanOrEqual(4);
    expect(marks(svg, 'numbers').map(({ text }) => text)).toContain('0.22 [−0.20, 25.00]');
    expect(svg).toContain('Arrow: the interval continues beyond the figure.');
  });

  it('leaves out what could not be computed, and says so', async () => {
    const svg = await forest(withEffect(vp, { value: null, ci: { level: 0.95, lower: null, upper: null } }));
    expectSound(svg);
    expect(marks(svg, 'values')).toHaveLength(8);
    expect(alternative(svg).description).toContain('could not be computed');
    expect(svg).toContain('– = could not be computed');
  });

  it('takes the effect size of pairs', async () => {
    const svg = await forest((await sourcesOf(PAIRED, { id: 'id' })).result);
    expect(alternative(svg).description).toContain('(n = 24): dz = 0.56, 95% CI [0.12, 0.98], improved.');
  });

  it('names groups as the file names them', async () => {
    const rows = ['man', 'vrouw'].flatMap((sex, group) =>
      [1, 2, 3, 4, 5].map((person) => [
        sex,
        ...[2, 1, 3, 2, 1, 3].map((answer) => 1 + ((answer * person + group) % 5)),
      ]),
    );
    const file = `sex,brs1,brs2,brs3,brs4,brs5,brs6\n${rows.map((row) => row.join(',')).join('\n')}\n`;
    const { result } = await sourcesOf([file], { by: 'sex' });
    const svg = await forest(result, createContext('en', 'apa', true));
    expectSound(svg);
    expect(svg).toContain('← vrouw lower');
    expect(svg).toContain('vrouw minus man');
  });

  it('is not there without a comparison', async () => {
    for (const files of [VP.slice(0, 1), COURSE]) {
      const { result } = await sourcesOf(files);
      expect(figuresOf('effects', { result }, english)).toEqual([]);
    }
  });
});

describe('the decision', () => {
  const [scale] = vp.scales;
  const comparison = scale!.comparisons[0]!;
  const facts = fc.record({
    direction: fc.constantFrom('higher-is-better' as const, 'lower-is-better' as const, 'neutral' as const),
    method: fc.constantFrom(
      'welch',
      'student',
      'paired',
      'wilcoxon-signed-rank',
      'mann-whitney',
      'partially-overlapping',
    ),
    difference: fc.constantFrom(-2, -0.001, 0.4, 7),
    p: fc.constantFrom(1e-9, 0.03, 0.049, 0.2),
    pHolm: fc.constantFrom(1e-9, 0.049, 0.06, 1, null),
  });

  it('speaks of change only where people were seen twice, judges only where one end is better, and follows the corrected p', () => {
    fc.assert(
      fc.property(facts, ({ direction, method, difference, p, pHolm }) => {
        const test = {
          ...comparison.tests[0]!,
          method: method as TestResult['method'],
          difference,
          p,
          pHolm,
        };
        const score = {
          scale: { ...scale!, direction },
          parent: null,
          comparison: { ...comparison, difference },
          samples: [ofWave('pre'), ofWave('post')],
          test,
          effect: comparison.effectSizes[0]!,
        } as unknown as ComparedScore;
        const up = difference > 0;
        const twice = method === 'paired' || method === 'wilcoxon-signed-rank';
        const judged = up === (direction === 'higher-is-better') ? 'improved' : 'worsened';
        const changed = direction === 'neutral' ? (up ? 'rose' : 'fell') : judged;
        const significant = twice ? changed : up ? 'higher' : 'lower';
        expect(decisionOf(score, vp)).toBe((pHolm ?? p) < 0.05 ? significant : 'open');
      }),
    );
  });
});

describe('rows of different kinds', () => {
  it('say which effect size each has', async () => {
    const [first, ...rest] = vp.scales;
    const comparison = { ...first!.comparisons[0]!, primary: 'paired' as const };
    const effectSizes = [{ ...comparison.effectSizes[0]!, type: 'dz' as const, n: [20] }];
    const mixed = { ...vp, scales: [{ ...first!, comparisons: [{ ...comparison, effectSizes }] }, ...rest] };
    const svg = await forest(mixed);
    expectSound(svg);
    const names = marks(svg, 'names').map(({ text }) => text);
    expect(names[0]).toMatch(/Scale \(dz\)$/);
    expect(names[1]).toBe('Brief Resilience Scale (g)');
  });

  it('tell a higher sample from a lower one, and neither as better or worse', async () => {
    const svg = await forest(vp);
    const texts = marks(svg, 'key-labels').map(({ text }) => text);
    expect(texts).toEqual(['post-test higher', 'not significant']);
    const drawn = [...marks(svg, 'key-symbols'), ...marks(svg, 'values')];
    const judging = [DECISION.improved.color, DECISION.worsened.color] as string[];
    for (const { fill, stroke } of drawn)
      for (const color of [fill, stroke]) expect(judging).not.toContain(color);
  });
});
