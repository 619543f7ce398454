import { describe, expect, it } from 'vitest';
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
  const { samples, respondents } = await describeFiles(inputs, settings);
  return { samples, respondents };
}

// Counted by hand in the files above.
it('counts the groups of each of several files', async () => {
  const { samples, respondents } = await described('sex', ['pre', 'post']);
  expect(samples).toEqual([
    { wave: 'pre', group: 'man', n: 3 },
    { wave: 'pre', group: 'woman', n: 2 },
    { wave: 'post', group: 'man', n: 1 },
    { wave: 'post', group: 'woman', n: 2 },
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
  expect((await described('sex', ['post'])).samples).toEqual([
    { wave: 'post', group: 'man', n: 1 },
    { wave: 'post', group: 'woman', n: 2 },
  ]);
  expect((await described(null, ['pre', 'post'])).samples).toEqual([
    { wave: 'pre', group: null, n: 5 },
    { wave: 'post', group: null, n: 3 },
  ]);
});

async function ofColumn(header: string, cells: readonly string[], personal: readonly string[] = []) {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const text = `nr,${header}\n${quoted.map((cell, index) => `${index},${cell}`).join('\n')}\n`;
  const dataset = await openDataset(bytesSource('pre.csv', text));
  const settings = { ...defaultSettings, candidates: [], columns: [header], items: false, personal };
  const [variable] = (await describeFiles([{ wave: 'pre', dataset, sha256: null }], settings)).respondents;
  return variable!;
}

describe('a column by which respondents could be recognised', () => {
  const few = [
    ...['te koud', 'mevrouw Jansen was onbeleefd', 'geen tijd', 'de trap'],
    ...new Array<string>(96).fill('-'),
  ];

  it('is refused by its content, and the message repeats none of it', async () => {
    const refused = ofColumn('vraag 9', ['te koud', 'de trap', 'Els', ...new Array<string>(90).fill('')]);
    await expect(refused).rejects.toThrow(/"vraag 9" of pre\.csv seems to hold free text/);
    await expect(refused).rejects.not.toThrow(/koud|trap|Els/);
  });

  it('is refused by its name alone', async () => {
    const refused = ofColumn('Postcode', ['Gent', 'Gent', 'Lyon', 'Lyon']);
    await expect(refused).rejects.toThrow(/"Postcode".*by its name.*--personal Postcode/);
  });

  it('is shown when the user names it', async () => {
    const { categories } = await ofColumn('Postcode', ['Gent', 'Gent', 'Lyon', 'Gent'], ['postcode']);
    expect(categories.map(({ value, counts }) => [value, counts])).toEqual([
      ['Gent', [3]],
      ['Lyon', [1]],
    ]);
    expect((await ofColumn('vraag 9', few, ['vraag 9'])).categories).toHaveLength(5);
  });
});

describe('a quantity', () => {
  it('of more than ten different numbers is described, not counted', async () => {
    // 20 to 30: the sum of squares about the mean is 110, so the variance is 110 / 10 = 11; two have no answer.
    const ages = Array.from({ length: 11 }, (_, index) => String(20 + index));
    expect(await ofColumn('age', [...ages, '', ''])).toEqual({
      column: 'age',
      categories: [],
      numbers: [{ n: 11, missing: 2, mean: 25, sd: Math.sqrt(11), median: 25, min: 20, max: 30 }],
    });
  });

  it('of ten different numbers is counted: they may be codes', async () => {
    const codes = Array.from({ length: 30 }, (_, index) => String(index % 10));
    const { categories, numbers } = await ofColumn('district', codes);
    expect(numbers).toBeUndefined();
    expect(categories).toHaveLength(10);
  });

  it('with decimal commas is a quantity, with a word among them it is none', async () => {
    const sizes = Array.from({ length: 24 }, (_, index) => `${Math.floor(index / 2) + 1},5`);
    expect((await ofColumn('rooms', sizes)).numbers).toMatchObject([
      { n: 24, mean: 7, median: 7, min: 1.5, max: 12.5 },
    ]);
    expect((await ofColumn('rooms', [...sizes, 'many', 'many'])).numbers).toBeUndefined();
  });
});
