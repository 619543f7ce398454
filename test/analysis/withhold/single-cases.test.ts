import { describe, expect, it } from 'vitest';
import { withholdSmallCells, withholdSmallCounts } from '../../../src/analysis/withhold/index.ts';
import { withholdFlow } from '../../../src/analysis/withhold/withhold-matching.ts';
import { withholdWarnings } from '../../../src/analysis/withhold/withhold-warnings.ts';
import type { Warning } from '../../../src/model/result.ts';
import { asFile, described, mood, run } from './files.ts';

/** What would give away a few people in one place only, where generated studies seldom come. */

const MIN_CELL = 5;
const people = (size: number, prefix: string, answers: (index: number) => string[], sex = 'woman') =>
  Array.from({ length: size }, (_, index) => [`${prefix}${index}`, sex, 'Gent', ...answers(index)]);
const varied = (index: number) => [String(1 + (index % 5)), String(1 + (index % 3)), String(2 + (index % 4))];
const later = (index: number) => varied(index * 7);

describe('those who stayed', () => {
  it('have no mean where, beside that of the pairs, it would be that of a few who did not answer again', async () => {
    const texts = [
      asFile([...people(20, 'a', varied), ...people(10, 'gone', varied)]),
      asFile([
        ...people(17, 'a', later),
        ...[17, 18, 19].map((index) => [`a${index}`, 'woman', 'Gent', '', '', '']),
      ]),
    ];
    const whole = await run(texts, { id: 'id' });
    expect(whole.attrition!.scores[0]).toMatchObject({ stayed: { n: 20 }, left: { n: 10 } });
    const { attrition } = withholdSmallCells(whole, MIN_CELL);
    for (const { stayed, left } of attrition!.scores) {
      expect([stayed.mean, left.mean]).toEqual([null, null]);
      // How many they are tells nothing.
      expect([stayed.n, left.n]).toEqual([20, 10]);
    }
  });

  it('where they are few, are not what those who left leave of everybody', async () => {
    const texts = [
      asFile([...people(3, 'a', varied), ...people(8, 'gone', varied)]),
      asFile([...people(3, 'a', later), ...people(9, 'new', varied)]),
    ];
    const { attrition, flow } = withholdSmallCells(await run(texts, { id: 'id' }), MIN_CELL);
    expect(flow!.scores[0]!.waves[0]!.scored).toBe(11);
    for (const { stayed, left } of attrition!.scores) expect([stayed.n, left.n]).toEqual([null, null]);
  });
});

describe('characteristics of those who stayed and left', () => {
  const town = (index: number) => (index % 2 === 0 ? 'Gent' : 'Aalst');
  const rows = (size: number, answers: (index: number) => string[]) =>
    Array.from({ length: size }, (_, i) => [`p${i}`, 'woman', i === 0 ? 'Hamlet' : town(i), ...answers(i)]);

  it('are counted until one wave only, since two counts would give away who left between', async () => {
    const texts = [asFile(rows(60, varied)), asFile(rows(40, later)), asFile(rows(20, varied))];
    const whole = await run(texts, { id: 'id', attrition: ['town'] });
    const { attrition } = withholdSmallCells(whole, MIN_CELL);
    const counts = (characteristics: NonNullable<typeof attrition>['characteristics']) =>
      characteristics[0]!.categories.map(({ stayed, left }) => [stayed, left]);
    expect(counts(attrition!.characteristics)).toContainEqual([expect.any(Number), expect.any(Number)]);
    expect(attrition!.later).toHaveLength(1);
    for (const each of attrition!.later!)
      for (const pair of counts(each.characteristics)) expect(pair).toEqual([null, null]);
  });

  it('have rare values together under no name', async () => {
    const texts = [asFile(rows(60, varied)), asFile(rows(30, later))];
    const whole = await run(texts, { id: 'id', attrition: ['town'] });
    const { attrition } = withholdSmallCells(whole, MIN_CELL);
    const { categories } = attrition!.characteristics[0]!;
    expect(categories.map(({ value }) => value)).toEqual(expect.arrayContaining(['Gent', 'Aalst', null]));
    expect(categories.map(({ value }) => value)).not.toContain('Hamlet');
    expect(categories.filter(({ others }) => others === true)).toHaveLength(1);
  });
});

describe('an amount of those who left', () => {
  it('keeps the number that tells nothing', async () => {
    const row = (id: string, index: number) => [id, 'woman', String(20 + index), ...varied(index)];
    const texts = [
      asFile(Array.from({ length: 43 }, (_, index) => row(index < 40 ? `p${index}` : '', index))),
      asFile(Array.from({ length: 10 }, (_, index) => row(`p${index}`, index))),
    ];
    const { attrition } = withholdSmallCells(await run(texts, { id: 'id', attrition: ['town'] }), MIN_CELL);
    // Three without an id; the smaller of the others protects them.
    expect(attrition!.quantities![0]).toMatchObject({
      stayed: { n: null, mean: null },
      left: { n: 30, mean: null },
      undecided: null,
    });
  });
});

describe('why respondents were not matched', () => {
  const blank = (size: number) => people(size, '', varied).map(([, ...rest]) => ['', ...rest]);

  it('does not leave few pairs of the rows of the file', async () => {
    const texts = [
      asFile([...people(3, 'a', varied), ...blank(10)]),
      asFile([...people(3, 'a', later), ...people(12, 'new', later)]),
    ];
    const { matching, inputs } = withholdSmallCells(await run(texts, { id: 'id' }), MIN_CELL);
    expect(inputs[0]!.rows).toBe(13);
    expect(matching).toMatchObject({ paired: null, blank: { pre: null } });
  });

  it('is hidden whole where one reason is all there is', async () => {
    const texts = [asFile([...people(20, 'a', varied), ...blank(3)]), asFile(people(20, 'a', later))];
    const { matching } = withholdSmallCells(await run(texts, { id: 'id' }), MIN_CELL);
    expect(matching).toMatchObject({ blank: { pre: null }, linkage: { ambiguous: { pre: null } } });
    expect(matching).toMatchObject({ blank: { post: 0 }, linkage: { ambiguous: { post: 0 } } });
  });
});

describe('the rows of a file that is split into groups', () => {
  it.each([
    [3, null],
    [10, 50],
  ])('with %i in no group are %s', async (outside, rows) => {
    const text = asFile([
      ...people(20, 'w', varied),
      ...people(20, 'm', varied, 'man'),
      ...people(outside, 'x', varied, ''),
    ]);
    const whole = await described([text], [], { by: 'sex' });
    expect(withholdSmallCounts(whole, MIN_CELL).inputs[0]!.rows).toBe(rows);
  });
});

describe('groups side by side', () => {
  it('have no difference of a single item whose mean is withheld in one of them', async () => {
    const { subscales: _, bands: __, ...rest } = mood;
    const one = { ...rest, id: 'one', items: [{ id: 'm1' }], score: { aggregate: 'sum' as const } };
    const answers = (few: number) => (index: number) => [index < few ? '1' : '2', '3', '3'];
    const settings = {
      by: 'sex',
      groups: ['man', 'woman'] as const,
      baseline: ['town'],
      requested: [one],
      candidates: [one],
      id: 'id',
    };
    const differences = async (few: number) => {
      const rows = [...people(12, 'w', answers(6)), ...people(12, 'm', answers(few), 'man')];
      const texts = [asFile(rows), asFile(rows)];
      const whole = await run(texts, settings as never);
      expect(whole.baseline!.scores[0]!.differences[0]).not.toBeNull();
      const columns = await described(texts, [], { by: 'sex', requested: [one], candidates: [one] } as never);
      return withholdSmallCells(whole, MIN_CELL, columns).baseline!.scores[0]!.differences;
    };
    expect(await differences(2)).toEqual([null]);
    expect(await differences(6)).toEqual([0]);
  });
});

describe('an amount of groups side by side', () => {
  it.each([
    ['few of one group gave it', 3, 12, true],
    ['few of the other gave it', 12, 3, true],
    ['enough of both gave it', 12, 11, false],
  ] as const)('has a difference unless its mean is withheld in either: %s', async (_, men, women, hides) => {
    const aged = (size: number, prefix: string, sex: string, known: number) =>
      Array.from({ length: size }, (__, index) => [
        `${prefix}${index}`,
        sex,
        index < known ? String(20 + ((index * 7) % 40)) : '',
        ...varied(index),
      ]);
    const rows = [...aged(20, 'w', 'woman', women), ...aged(20, 'm', 'man', men)];
    const settings = { by: 'sex', groups: ['man', 'woman'], baseline: ['town'], id: 'id' } as never;
    const whole = await run([asFile(rows), asFile(rows)], settings);
    const [age] = whole.baseline!.characteristics;
    expect(age!.numbers!.map(({ mean }) => mean)).toEqual([expect.any(Number), expect.any(Number)]);
    expect(age!.differences).toEqual([expect.any(Number)]);
    const kept = withholdSmallCells(whole, MIN_CELL).baseline!.characteristics[0]!;
    expect(kept.differences).toEqual(hides ? [null] : age!.differences);
    expect(kept.withheld?.includes('differences') ?? false).toBe(hides);
  });
});

describe('why respondents have no score', () => {
  const steps = (noAnswers: number, tooFewAnswers: number, scored: number) => {
    const read = noAnswers + tooFewAnswers + scored;
    const flow = {
      waves: [],
      outside: null,
      scores: [
        {
          scale: 'mood',
          subscale: null,
          waves: [{ wave: 'pre', group: null, read, noAnswers, tooFewAnswers, scored }],
          overlap: null,
        },
      ],
    };
    const [kept] = withholdFlow(flow, MIN_CELL).scores[0]!.waves;
    return [kept!.noAnswers, kept!.tooFewAnswers, kept!.scored, kept!.read];
  };

  it.each([
    // noAnswers, tooFewAnswers, scored: what is shown of them and of all.
    [
      [6, 7, 20],
      [6, 7, 20, 33],
    ],
    [
      [0, 0, 20],
      [0, 0, 20, 20],
    ],
    // One reason alone would be the rest of what is shown.
    [
      [2, 0, 20],
      [null, null, 20, 22],
    ],
    [
      [0, 2, 20],
      [null, null, 20, 22],
    ],
    [
      [2, 9, 20],
      [null, null, 20, 31],
    ],
    [
      [9, 2, 20],
      [null, null, 20, 31],
    ],
    // Few with the score are the rest of all who were read.
    [
      [17, 0, 3],
      [null, null, null, 20],
    ],
    [
      [8, 9, 3],
      [null, 9, null, 20],
    ],
    [
      [1, 1, 1],
      [null, null, null, null],
    ],
  ])('%j is shown as %j', (counts, shown) => {
    const [noAnswers = 0, tooFewAnswers = 0, scored = 0] = counts as number[];
    expect(steps(noAnswers, tooFewAnswers, scored)).toEqual(shown);
  });
});

describe('an item that few skipped', () => {
  it('has coefficients in the digits that tables print', async () => {
    const texts = [asFile([...people(50, 'a', later), ['z', 'man', 'Gent', '4', '1', '']])];
    const whole = await run(texts);
    const kept = withholdSmallCells(whole, MIN_CELL, await described(texts));
    const of = ({ scales }: typeof whole) =>
      scales[0]!.samples
        .find(({ pooled }) => !pooled)!
        .reliability!.items.map((item) => item.itemRestCorrelation!);
    const exact = of(whole);
    expect(exact.every((value) => value !== Number(value.toFixed(2)))).toBe(true);
    expect(of(kept)).toEqual(exact.map((value) => Number(value.toFixed(2))));
  });

  it('is not left by the mean of a subscale and of its other items', async () => {
    // The third item tells its answers and has no mean; of the two of the subscale three skipped the second.
    const answers = (index: number) => [
      index % 2 === 0 ? '2' : '4',
      index < 3 ? '' : index % 3 === 0 ? '3' : '4',
      index === 7 ? '2' : '1',
    ];
    const texts = [asFile(people(50, 'a', answers))];
    const whole = await run(texts, { singleItems: true });
    const means = (result: typeof whole) =>
      result.scales[0]!.items!.map(({ samples }) => samples[0]!.mean === null);
    expect(means(whole)).toEqual([false, false, false]);
    expect(means(withholdSmallCells(whole, MIN_CELL, await described(texts)))).toEqual([false, true, true]);
  });
});

describe('a warning about several items', () => {
  const seen = (item: string, ...waves: string[]) => ({
    item,
    correlations: waves.map((wave) => ({ wave, r: -0.3 })),
  });
  const warning = {
    code: 'negative-item-rest-correlation',
    scale: 'mood',
    message: 'm1 and m2',
    values: { items: [seen('m1', 'pre', 'post'), seen('m2', 'post')] },
  } as unknown as Warning;

  it.each([
    [[], 'm1, m2'],
    [['post'], 'm1'],
    [['pre'], 'm1, m2'],
  ])('names those of the waves that are shown (hidden: %j)', (hidden, subject) => {
    const [kept] = withholdWarnings([warning], (_, { wave }) => hidden.includes((wave ?? '') as never));
    expect(kept!.values).toMatchObject({ subject });
    expect(JSON.stringify(kept)).not.toContain('0.3');
  });

  it('is gone with all of its waves, and of a description stays', async () => {
    expect(withholdWarnings([warning], () => true)).toEqual([]);
    const whole = await described([asFile(people(20, 'a', varied))]);
    const { warnings } = withholdSmallCounts({ ...whole, warnings: [warning] }, MIN_CELL);
    expect(warnings).toHaveLength(1);
  });

  it('without any has no subject', () => {
    const [kept] = withholdWarnings([{ ...warning, values: {} }], () => false);
    expect(kept!.values).not.toHaveProperty('subject');
  });
});
