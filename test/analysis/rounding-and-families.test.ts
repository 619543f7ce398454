import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample, type ResultBySample } from '../helpers/by-sample.ts';
import { expectClose } from '../helpers/fixtures.ts';

function scaleOf(id: string, k: number, response: Scale['response']): Scale {
  return {
    id,
    version: '1.0.0',
    name: { en: id },
    direction: 'higher-is-better',
    response,
    items: Array.from({ length: k }, (_, index) => ({ id: `${id}${index + 1}` })),
    score: { aggregate: 'sum' },
    citation: 'Made for this test.',
    licence: 'None.',
  };
}

async function analysed(
  texts: readonly string[],
  scales: readonly Scale[],
  settings: Partial<AnalysisSettings> = {},
): Promise<ResultBySample> {
  const names = ['pre', 'post'];
  const inputs = await Promise.all(
    texts.map(async (text, index) => {
      const dataset = await openDataset(bytesSource(`${names[index]}.csv`, text));
      return { wave: names[index]!, dataset, sha256: null };
    }),
  );
  return bySample(
    await analyse(inputs, { ...defaultSettings, candidates: [], requested: scales, ...settings }),
  );
}

/** The long form looks at pairs of items, the short one at their sums. */
const FORMS: readonly (readonly [string, Partial<AnalysisSettings>])[] = [
  ['long', {}],
  ['short', { detail: 'summary' }],
];

describe.each(FORMS)('in the %s form', (_, form) => {
  const slider = { min: 0, max: 100, step: 0.1 };

  it('items that everybody answers alike do not vary, whatever their decimals', async () => {
    const row = '78.2,80.9,17,83.2';
    const text = `s1,s2,s3,s4\n${Array.from({ length: 7 }, () => row).join('\n')}\n`;
    const { scales, warnings } = await analysed([text], [scaleOf('s', 4, slider)], form);
    const { pre } = scales[0]!.reliability;
    expect(pre!.alpha).toBeNull();
    expect(pre!.items.map(({ sd }) => sd)).toEqual([0, 0, 0, 0]);
    expect(warnings.filter(({ code }) => code === 'zero-variance')).toHaveLength(5);
  });

  it('one of them has no correlation, and none that is said to be negative', async () => {
    const text = 's1,s2,s3\n33.3,12.7,50.1\n33.3,40.2,61.9\n33.3,77.1,70.4\n';
    const { scales, warnings } = await analysed([text], [scaleOf('s', 3, slider)], form);
    const { pre } = scales[0]!.reliability;
    const { items, alphaStandardized, meanInterItemCorrelation } = pre!;
    expect(items[0]).toMatchObject({ sd: 0, itemRestCorrelation: null });
    expect([alphaStandardized, meanInterItemCorrelation]).toEqual([null, null]);
    expect(warnings.map(({ code, item }) => [code, item])).toEqual([['zero-variance', 's1']]);
  });

  it('a correlation of zero is not negative', async () => {
    // cov(c(3, 5, 4), c(2, 2, 1)) is 0
    const text = 's1,s2\n3,2\n5,2\n4,1\n';
    const { warnings } = await analysed([text], [scaleOf('s', 2, { min: 1, max: 5 })], form);
    expect(warnings).toEqual([]);
  });
});

it('amounts in cents are valid answers of a question in steps of 0.01, halves of a cent are not', async () => {
  const amounts = scaleOf('s', 2, { min: 0, max: null, step: 0.01 });
  const text = 's1,s2\n134217.73,90000.13\n134217.77,99999.99\n150000.35,111848.18\n1999999.99,0.01\n';
  const { scales } = await analysed([text], [amounts]);
  expect(scales[0]!.waves).toMatchObject({ pre: { n: 4 } });
  await expect(analysed(['s1,s2\n134217.775,1\n2,3\n'], [amounts])).rejects.toThrow('134217.775');
});

it('the tests that come first are one family, also where a scale has too few pairs for its test', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => scaleOf(id, 1, { min: 0, max: 9 }));
  const pre = 'id,a1,b1,c1\n1,3,2,\n2,4,5,\n3,2,6,\n4,5,3,\n5,3,4,4\n6,4,5,6\n7,2,1,5\n';
  const post = 'id,a1,b1,c1\n1,4,3,5\n2,6,5,3\n3,2,7,4\n4,7,3,6\n5,4,3,\n6,5,7,\n8,3,4,5\n';
  const { scales } = await analysed([pre, post], [a!, b!, c!], { id: 'id' });
  // R: t.test(paired = TRUE) of a and b over ids 1 to 6, Welch's of c, and p.adjust of the three.
  const p = [0.01267660247801449, 0.29555864473452842, 0.62633434935069776];
  const byHolm = [0.03802980743404347, 0.59111728946905684, 0.62633434935069776];
  const byBenjaminiHochberg = [0.03802980743404347, 0.44333796710179263, 0.62633434935069776];
  scales.forEach(({ comparison }, index) => {
    const { primary, tests, family } = comparison!;
    expect(primary).toBe(index < 2 ? 'paired' : 'welch');
    expect(family).toBe(3);
    expectClose(tests[0]!.p, p[index]!, 1e-10, 'p');
    expectClose(tests[0]!.pHolm, byHolm[index]!, 1e-10, 'Holm');
    expectClose(tests[0]!.pBenjaminiHochberg, byBenjaminiHochberg[index]!, 1e-10, 'Benjamini and Hochberg');
  });
});
