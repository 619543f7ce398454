import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scoreFiles } from '../../src/analysis/score-table.ts';
import { analyse, bytesSource, openDataset } from '../../src/index.ts';
import type { Scale } from '../../src/model/scale.ts';
import { entryOf } from '../../src/model/score-table.ts';
import { bySample } from '../helpers/by-sample.ts';
import { encoded } from '../io/reading.ts';
import { answers, csvOf, type Dialect, mood, type Respondent, settings } from './answers.ts';

const seeds = fc.integer({ min: 1, max: 10_000 });
const runs = { numRuns: 6 };

async function inputOf(content: string | Uint8Array, wave = 'pre') {
  return { wave, dataset: await openDataset(bytesSource('pre.csv', content)), sha256: null };
}

/** What was computed, without how the file was written. */
async function scalesOf(content: string | Uint8Array, scale: Scale = mood) {
  const all = { ...settings, requested: [scale], detail: 'full' } as const;
  const { scales, warnings } = bySample(await analyse([await inputOf(content)], all));
  return { scales, warnings };
}

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((each, index) => [Math.imul(index + 1, 2_654_435_761 ^ seed) >>> 0, each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);

it('labels and codes agree, in every language and with the code beside the label', async () => {
  const wording = (value: number, language: string) =>
    mood.response.labels!.find((label) => label.value === value)!.text[language]![0]!;
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const people = answers(25, seed);
      const codes = await scalesOf(csvOf(people));
      for (const cell of [
        (value: number) => wording(value, 'en'),
        (value: number, item: number) => wording(value, item % 2 === 0 ? 'nl' : 'en'),
        (value: number) => wording(value, 'nl').normalize('NFD').toUpperCase(),
        (value: number) => `${value} - ${wording(value, 'nl')}`,
      ])
        expect(await scalesOf(csvOf(people, { cell }))).toEqual(codes);
    }),
    runs,
  );
});

it('turning an item in the file and in the definition is turning it never', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 0, max: 3 }), async (seed, turned) => {
      const people = answers(25, seed);
      const items = mood.items.map((item, index) =>
        index === turned ? { ...item, reverse: item.reverse !== true } : item,
      );
      const other = csvOf(people, { cell: (value, item) => String(item === turned ? 6 - value : value) });
      const [once, twice] = [await scalesOf(csvOf(people)), await scalesOf(other, { ...mood, items })];
      expect(twice.scales[0]!.waves).toEqual(once.scales[0]!.waves);
      expect(twice.scales[0]!.reliability.pre!.alpha).toBe(once.scales[0]!.reliability.pre!.alpha);
    }),
    runs,
  );
});

it('the dialect and the order of columns change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const people = answers(25, seed).map((each) => ({ ...each, sex: each.sex === 'man' ? 'één' : 'twee' }));
      const plain = await scalesOf(csvOf(people));
      const dialects: Partial<Dialect>[] = [
        { delimiter: ';', newline: '\r\n' },
        { delimiter: '\t', quoteAll: true },
        { delimiter: '|', newline: '\r\n', quoteAll: true },
        { delimiter: ';', cell: (value) => `${value},0` },
        { delimiter: ',', cell: (value) => `${value}.0` },
        { cell: (value) => ` ${value}\u00a0` },
      ];
      for (const dialect of dialects) expect(await scalesOf(csvOf(people, dialect))).toEqual(plain);
      const text = csvOf(people, { delimiter: ';' });
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
        expect(await scalesOf(encoded(text, encoding, true))).toEqual(plain);
      const columns = shuffled([0, 1, 2, 3, 4, 5], seed);
      const moved = csvOf(people)
        .trimEnd()
        .split('\n')
        .map((line) => columns.map((column) => line.split(',')[column]).join(','));
      expect(await scalesOf(`${moved.join('\n')}\n`)).toEqual(plain);
    }),
    runs,
  );
});

/** Sums run in another order, so the last digits may differ. */
function near(got: unknown, want: unknown, path = ''): void {
  if (typeof got === 'number' && typeof want === 'number')
    expect(Math.abs(got - want), path).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
  else if (got !== null && typeof got === 'object' && want !== null && typeof want === 'object') {
    expect(Object.keys(got), path).toEqual(Object.keys(want));
    for (const [key, value] of Object.entries(got))
      near(value, (want as Record<string, unknown>)[key], `${path}.${key}`);
  } else expect(got, path).toEqual(want);
}

it('the order of rows and of definitions changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const people = answers(25, seed);
      const plain = await scalesOf(csvOf(people));
      near((await scalesOf(csvOf(shuffled(people, seed)))).scales, plain.scales);
      const two: Scale[] = [
        mood,
        {
          ...mood,
          id: 'calm',
          items: mood.items.map((item) => ({ ...item, id: item.id.replace('mood', 'calm'), text: {} })),
        },
      ];
      const both = csvOf(people)
        .trimEnd()
        .split('\n')
        .map(
          (line, row) =>
            `${line},${line
              .split(',')
              .slice(2)
              .join(',')
              .replaceAll('mood', row === 0 ? 'calm' : 'mood')}`,
        )
        .join('\n');
      const of = async (requested: readonly Scale[]) =>
        (await analyse([await inputOf(both)], { ...settings, requested })).scales;
      const sorted = (scales: readonly { readonly id: string }[]) =>
        [...scales].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(sorted(await of([two[1]!, two[0]!]))).toEqual(sorted(await of(two)));
    }),
    runs,
  );
});

it('a file twice over has twice the n and the same means; one more complete respondent is one more everywhere', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const people = answers(25, seed);
      const one = (await scalesOf(csvOf(people))).scales[0]!;
      const two = (await scalesOf(csvOf([...people, ...people]))).scales[0]!;
      expect(two.waves.pre!.n).toBe(2 * one.waves.pre!.n!);
      expect(two.waves.pre!.mean).toBeCloseTo(one.waves.pre!.mean!, 10);
      expect(two.reliability.pre!.alpha).toBeCloseTo(one.reliability.pre!.alpha!, 10);
      const complete: Respondent = { code: 'more', sex: 'man', values: [4, 2, 4, 5] };
      const more = (await scalesOf(csvOf([...people, complete]))).scales[0]!;
      expect(more.waves.pre!.n).toBe(one.waves.pre!.n! + 1);
      expect(more.waves.pre!.missing).toBe(one.waves.pre!.missing);
      expect(more.reliability.pre!.n).toBe(one.reliability.pre!.n! + 1);
      more.reliability.pre!.items.forEach(({ n }, item) => {
        expect(n).toBe(one.reliability.pre!.items[item]!.n! + 1);
      });
    }),
    runs,
  );
});

it('scores and analysis agree', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const text = csvOf(answers(25, seed));
      const { table } = await scoreFiles([await inputOf(text)], settings);
      const { columns, length } = table.files[0]!;
      const column = columns[0]!;
      const scored = Array.from({ length }, (_, index) => column.values[entryOf(column, index)]!).filter(
        (value) => !Number.isNaN(value),
      );
      const analysed = (await scalesOf(text)).scales[0]!.waves.pre!;
      // By hand: the mean of the answered items, the second one turned, of whoever answered three of the four.
      const own = answers(25, seed).flatMap(({ values }) => {
        const given = values.flatMap((value, item) => (value === null ? [] : item === 1 ? 6 - value : value));
        return given.length < 3 ? [] : [given.reduce((sum, value) => sum + value, 0) / given.length];
      });
      expect(analysed.n).toBe(own.length);
      expect(scored).toHaveLength(own.length);
      scored.forEach((value, index) => {
        expect(value).toBeCloseTo(own[index]!, 12);
      });
      expect(analysed.mean).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 10);
      expect(table.scores.map(({ id }) => id)).toEqual(['mood']);
    }),
    runs,
  );
});
