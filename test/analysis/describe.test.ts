import { expect, it } from 'vitest';
import { describe as describeFiles } from '../../src/analysis/describe.ts';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';

const FILES = {
  pre: 'sex,age\nman,young\nwoman,old\nman,old\nwoman,old\nman,old\n',
  post: 'sex,age\nwoman,young\nwoman,young\nman,old\n',
};

async function described(by: string | null, waves: readonly (keyof typeof FILES)[]) {
  const inputs = await Promise.all(
    waves.map(async (wave) => {
      const dataset = await openDataset(bytesSource(`${wave}.csv`, FILES[wave]));
      return { wave, dataset, sha256: null };
    }),
  );
  const settings = { ...defaultSettings, candidates: [], by, columns: ['age'], items: false };
  const { groups, respondents } = await describeFiles(inputs, settings);
  return { groups, respondents };
}

// Counted by hand in the files above.
it('counts the groups of each of several files', async () => {
  const { groups, respondents } = await described('sex', ['pre', 'post']);
  expect(groups).toEqual([
    { name: 'pre, man', n: 3 },
    { name: 'pre, woman', n: 2 },
    { name: 'post, man', n: 1 },
    { name: 'post, woman', n: 2 },
  ]);
  expect(respondents).toMatchObject([
    {
      column: 'age',
      categories: [
        { value: 'old', counts: [2, 2, 1, 0] },
        { value: 'young', counts: [1, 0, 0, 2] },
      ],
    },
  ]);
});

it('calls groups of one file, and files without groups, by their own names', async () => {
  expect((await described('sex', ['post'])).groups).toEqual([
    { name: 'man', n: 1 },
    { name: 'woman', n: 2 },
  ]);
  expect((await described(null, ['pre', 'post'])).groups).toEqual([
    { name: 'pre', n: 5 },
    { name: 'post', n: 3 },
  ]);
});
