import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  analyse,
  bytesSource,
  describe as describeFiles,
  openDataset,
  renderDescribe,
  renderResult,
} from '../../src/index.ts';
import { resultSchema } from '../../src/model/result/result.ts';
import { categoryName } from '../../src/scoring/group-list.ts';
import { answers, csvOf, settings } from './answers.ts';

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype);
const NAMES = [
  ...PROTOTYPE,
  ...[
    'pooled',
    'Pooled',
    'pre',
    'post',
    'all',
    'total',
    'null',
    'undefined',
    'NaN',
    'prototype',
    'length',
    'name',
  ],
  ...['1', '2', '10', '01', '1.0', '-1', '0', '2019', '1e3'],
  ...[
    'man',
    'Man',
    'MAN',
    'mân',
    'ma n',
    'ma  n',
    'ma\u00a0n',
    'man?',
    'man*',
    'mañ',
    'man\u0303',
    'm a n',
    'man.',
  ],
  ...[
    'zoë',
    'zoe\u0308',
    'é',
    'e\u0301',
    'ﬁ',
    'fi',
    '²',
    '2²',
    '①',
    'a,b',
    'a;b',
    '"q"',
    '*',
    '_',
    '|',
    '<b>',
    '&amp;',
    '🙂',
  ],
];

/** What a reader sees of a name, by rules of its own. */
const seen = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

async function files(one: string, other: string) {
  const people = answers(14, 3).map((each, row) => ({ ...each, sex: row < 5 ? one : other }));
  const dataset = await openDataset(bytesSource('groups.csv', csvOf(people, { delimiter: '\t' })));
  return [{ wave: 'pre', dataset, sha256: null }];
}

const pair = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES))
  .filter(([one, other]) => seen(one) !== seen(other));

it('no group is lost or takes the place of another, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(pair, fc.boolean(), async ([one, other], named) => {
      const inputs = await files(one, other);
      const names = [seen(one), seen(other)] as const;
      const all = { ...settings, by: 'sex', detail: 'full' } as const;
      const result = await analyse(inputs, { ...all, groups: named ? [one, other] : null });
      const read = JSON.parse(JSON.stringify(result)) as typeof result;
      expect(resultSchema.parse(read)).toEqual(result);
      const [scale] = read.scales;
      const order = read.groups.map(({ id }) => id);
      expect([...order].sort()).toEqual([...names].sort());
      expect(scale!.samples.map(({ wave, group, pooled }) => [wave, group, pooled])).toEqual([
        ...order.map((group) => ['pre', group, false]),
        [null, null, true],
      ]);
      const sizes = names.map((name) => {
        const { n, missing } = scale!.samples.find(({ group }) => group === name)!.descriptives!;
        return n! + missing!;
      });
      expect(sizes).toEqual([5, 9]);
      if (named) expect(order).toEqual(names);
      expect(scale!.comparisons.map(({ contrast }) => contrast)).toEqual([
        { kind: 'groups', of: order, wave: 'pre' },
      ]);
      const table = await renderResult(read, { format: 'csv', details: true });
      expect(table.split(/\r?\n/).filter((line) => /^mood,/.test(line)).length).toBeGreaterThan(1);
      await renderResult(read, { format: 'table', lang: 'nl', style: 'ensure' });
    }),
    { numRuns: 25 },
  );
}, 15_000);

it('describe counts every group and every category', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ([one, other]) => {
      const inputs = await files(one, other);
      for (const by of ['sex', null]) {
        const result = await describeFiles(inputs, { ...settings, by, columns: ['sex'], items: false });
        const read = JSON.parse(JSON.stringify(result)) as typeof result;
        const values = read.respondents[0]!.categories.map(({ value }) => value);
        expect(values).toEqual(expect.arrayContaining([seen(one), seen(other)]));
        expect(read.samples.map(({ n }) => n).sort()).toEqual(by === null ? [14] : [5, 9]);
        await renderDescribe(read, { format: 'table' });
      }
    }),
    { numRuns: 40 },
  );
}, 15_000);

it('two inputs of one name are told apart', async () => {
  const [input] = await files('man', 'woman');
  const inputs = [{ ...input! }, { ...input! }];
  const analysed = await analyse(inputs, { ...settings, detail: 'full' });
  const described = await describeFiles(inputs, { ...settings, columns: [], items: true });
  for (const result of [analysed, described]) {
    expect(result.waves.map(({ id }) => id)).toEqual(['pre', 'pre (2)']);
    expect(result.inputs.map(({ waves }) => waves)).toEqual([['pre'], ['pre (2)']]);
  }
  expect(analysed.scales[0]!.samples.map(({ wave }) => wave)).toEqual(['pre', 'pre (2)', null]);
  expect(analysed.scales[0]!.comparisons[0]!.contrast.of).toEqual(['pre', 'pre (2)']);
  expect(described.samples.map(({ n }) => n)).toEqual([14, 14]);
});

it('a wave that a scale lacks is not one of the prototype', async () => {
  const [input] = await files('man', 'woman');
  const other = await openDataset(
    bytesSource(
      'other.csv',
      'code,brs1,brs2,brs3,brs4,brs5,brs6\n1,1,2,3,4,5,1\n2,2,2,3,4,5,1\n3,5,2,3,4,5,1\n',
    ),
  );
  for (const wave of ['toString', 'constructor', 'valueOf', 'hasOwnProperty']) {
    const inputs = [
      { ...input!, wave: 'pre' },
      { wave, dataset: other, sha256: null },
    ];
    const result = await analyse(inputs, { ...settings, requested: null, detail: 'full' });
    expect(result.scales.map(({ samples }) => samples.map((sample) => sample.wave))).toEqual([
      ['pre'],
      [wave],
    ]);
    for (const style of ['apa', 'journal', 'ensure'] as const) {
      const text = await renderResult(result, { format: 'markdown', details: true, style });
      expect(text).not.toMatch(/NaN|undefined|native code|\[object/);
    }
  }
});

it('the name is what the cell shows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.constantFrom('', ' ', '\u00a0', '\u200b', '\t'),
      (name, around) => {
        expect(categoryName(around + name + around)).toBe(seen(name));
      },
    ),
  );
});
