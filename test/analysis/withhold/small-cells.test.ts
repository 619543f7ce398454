import { describe, expect, it } from 'vitest';
import { withholdSmallCells, withholdSmallCounts } from '../../../src/analysis/withhold/index.ts';
import type { Description, Result, ScaleResult } from '../../../src/model/result.ts';
import { sumOfCounts } from '../../../src/model/withheld.ts';
import { bySample } from '../../helpers/by-sample.ts';
import { countsIn } from './counts.ts';
import { asFile, described, randomFiles, run } from './files.ts';
import { agreeing, revealed } from './tables.ts';

const MIN_CELL = 5;
const isSmall = (count: number | null | undefined) => count != null && count > 0 && count < MIN_CELL;
const scoresOf = (result: Result) => bySample(result).scales.flatMap((scale) => [scale, ...scale.subscales]);

/** Every number of an object, with its path. */
function numbersIn(value: unknown, path = ''): [path: string, number: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, `${path}.${key}`));
}

const people = (size: number, prefix: string, answers: (index: number) => string[]) =>
  Array.from({ length: size }, (_, index) => [`${prefix}${index}`, 'woman', 'Gent', ...answers(index)]);
const varied = (index: number) => [String(1 + (index % 5)), String(1 + (index % 3)), String(2 + (index % 4))];

describe('a wave with too few scores', () => {
  it('loses its numbers, and every comparison with it', async () => {
    const texts = [asFile(people(30, 'a', varied)), asFile(people(3, 'b', varied))];
    const result = bySample(withholdSmallCells(await run(texts), MIN_CELL));
    const [score] = result.scales;
    expect(score!.waves.post).toMatchObject({
      n: null,
      mean: null,
      sd: null,
      median: null,
      min: null,
      max: null,
    });
    expect(score!.waves.post!.bands!.map(({ n }) => n)).toEqual([null, null, null]);
    expect(score!.waves.post!.withheld).toEqual(
      expect.arrayContaining(['n', 'mean', 'sd', 'median', 'bands']),
    );
    expect(score!.waves.pre).toMatchObject({ n: 30, mean: expect.any(Number), sd: expect.any(Number) });
    // All waves together, less the first, would be the second.
    for (const wave of ['post', 'pooled'])
      expect(score!.reliability[wave]).toMatchObject({
        n: null,
        alpha: null,
        meanInterItemCorrelation: null,
      });
    expect(score!.reliability.pre!.alpha).not.toBeNull();
    const { comparison } = score!;
    expect(numbersIn(comparison!.tests).map(([path]) => path.split('.').at(-1)))
      // n of the wave that is large enough, the level of the intervals, and what is so by definition.
      .toEqual(
        expect.not.arrayContaining(['statistic', 'p', 'df', 'difference', 'standardError', 'lower', 'upper']),
      );
    for (const { n } of comparison!.tests.filter(({ n }) => n.length === 2)) expect(n).toEqual([30, null]);
    expect(comparison!.effectSizes.every(({ value }) => value === null)).toBe(true);
    expect(comparison!.difference).toBeNull();
    expect(result.inputs.map(({ rows }) => rows)).toEqual([30, null]);
    expect(result.flow!.waves[1]!.read).toBeNull();
    expect(result.warnings.some(({ message }) => /\b3\b/.test(message))).toBe(false);
    // Nor what was seen in the withheld wave only.
    const seen = (await run(texts)).warnings.filter(({ code }) => code === 'negative-item-rest-correlation');
    const waves = seen.map(({ values }) => JSON.stringify(values));
    expect(result.warnings.filter(({ code }) => code === 'negative-item-rest-correlation')).toHaveLength(
      waves.filter((facts) => facts.includes('"pre"')).length,
    );
    expect(seen.length).toBeGreaterThan(0);
  });

  it('that is a group of a file hides the rows of the file', async () => {
    const rows = [
      ...people(20, 'a', varied),
      ...people(4, 'b', varied).map(([id, , ...rest]) => [id!, 'man', ...rest]),
    ];
    const result = bySample(withholdSmallCells(await run([asFile(rows)], { by: 'sex' }), MIN_CELL));
    expect(result.inputs[0]!.rows).toBeNull();
    expect(result.flow!.waves.map(({ group, read }) => [group, read])).toEqual([
      ['man', null],
      ['woman', 20],
    ]);
    expect(result.flow!.outside).toEqual({ withoutGroup: null, otherGroups: null });
  });
});

describe('the lowest and highest score', () => {
  it('are those of single respondents and never shown', async () => {
    const result = bySample(withholdSmallCells(await run([asFile(people(40, 'a', varied))]), MIN_CELL));
    for (const { waves } of scoresOf(result)) {
      expect(waves.pre).toMatchObject({ min: null, max: null, shape: null, mean: expect.any(Number) });
      expect(waves.pre!.withheld).toEqual(expect.arrayContaining(['min', 'max', 'shape']));
    }
  });
});

describe('the mean and SD of an item', () => {
  const texts = [
    asFile([...people(30, 'a', () => ['2', '3', '4']), ...people(20, 'b', () => ['4', '1', '5'])]),
  ];

  it('stay only where they tell no answers', async () => {
    const whole = await run(texts);
    const blind = bySample(withholdSmallCells(whole, MIN_CELL));
    for (const item of blind.scales[0]!.reliability.pre!.items) {
      expect(item).toMatchObject({ mean: null, sd: null, withheld: ['mean', 'sd'] });
      expect(item.itemRestCorrelation).not.toBeNull();
    }
    const seen = bySample(withholdSmallCells(whole, MIN_CELL, await described(texts)));
    expect(seen.scales[0]!.reliability.pre!.items).toEqual(bySample(whole).scales[0]!.reliability.pre!.items);
  });

  it('go where they are those of fewer than answered it, whose answers could be worked out', async () => {
    const gap = [
      asFile([
        ...people(30, 'a', () => ['2', '3', '4']),
        ...people(20, 'b', () => ['4', '1', '5']),
        ['z', 'man', 'Gent', '4', '1', ''],
      ]),
    ];
    const seen = bySample(withholdSmallCells(await run(gap), MIN_CELL, await described(gap)));
    const { items } = seen.scales[0]!.reliability.pre!;
    expect(items.slice(0, 2).map(({ mean }) => mean)).toEqual([null, null]);
    // Three means would sum to that of the score, but for who skipped the third.
    expect(items[2]!.mean).toBeNull();
    const answers = withholdSmallCounts(await described(gap), MIN_CELL).scales[0]!.items;
    expect(answers.map(({ mean }) => mean[0] === null)).toEqual([false, false, true]);
    // Coefficients of all but that one, in the digits that tables print.
    for (const { itemRestCorrelation } of items)
      expect(itemRestCorrelation).toBe(Number(itemRestCorrelation!.toFixed(2)));
  });
});

describe('pairs', () => {
  const answers = (index: number) => varied(index * 7);
  const stayers = people(20, 'a', varied);

  it('give no difference that would give away a few who came once', async () => {
    const texts = [
      asFile([...stayers, ...people(2, 'gone', () => ['1', '5', '1'])]),
      asFile(people(20, 'a', answers)),
    ];
    const whole = await run(texts, { id: 'id' });
    // What somebody would do: mean of everybody, and of the pairs from the second mean and the difference.
    const { waves, comparison } = bySample(whole).scales[0]!;
    const paired = comparison!.tests.find(({ method }) => method === 'paired')!;
    const ofPairs = waves.post!.mean! - paired.difference!;
    expect((22 * waves.pre!.mean! - 20 * ofPairs) / 2).toBeCloseTo(3, 10);

    const result = bySample(withholdSmallCells(whole, MIN_CELL));
    const shown = result.scales[0]!.comparison!;
    const test = shown.tests.find(({ method }) => method === 'paired')!;
    expect(test).toMatchObject({
      n: [20],
      difference: null,
      standardError: null,
      ci: { lower: null, upper: null },
    });
    expect(test.withheld).toEqual(['difference', 'standardError', 'ci']);
    // t, df, p and dz do not tell it.
    expect([test.statistic, test.df, test.p]).toEqual([paired.statistic, paired.df, paired.p]);
    expect(shown.difference).toBeNull();
    expect(shown.effectSizes.find(({ type }) => type === 'dz')!.value).not.toBeNull();
    expect(shown.effectSizes.find(({ type }) => type === 'd-average')!.value).toBeNull();
    expect(result.scales[0]!.acrossWaves!.retest.every(({ value }) => value === null)).toBe(true);
    for (const test of shown.tests.filter(({ n }) => n.length === 3)) expect(test.p).toBeNull();
    // The independent tests hold what the waves hold.
    expect(shown.tests.find(({ method }) => method === 'welch')!.difference).not.toBeNull();
  });

  it('keep their difference beside about as many who came to the other wave only', async () => {
    const texts = [
      asFile([...stayers, ...people(2, 'gone', varied)]),
      asFile([...people(20, 'a', answers), ...people(3, 'new', varied)]),
    ];
    const result = bySample(withholdSmallCells(await run(texts, { id: 'id' }), MIN_CELL));
    expect(result.scales[0]!.comparison!.difference).not.toBeNull();
    expect(result.flow!.scores[0]!.overlap).toMatchObject({ paired: 20, preOnly: null, postOnly: null });
    // Their means of the first wave are differences of groups that are printed.
    expect(
      result.attrition!.scores.every(({ stayed, left }) => stayed.mean === null && left.mean === null),
    ).toBe(true);
  });

  it('do not tell by those without an id how many were found nowhere', async () => {
    const blank = people(6, '', varied).map(([, ...rest]) => ['', ...rest]);
    const texts = [
      asFile([...stayers, ...blank, ...people(2, 'gone', varied)]),
      asFile([...people(20, 'a', answers), ...people(9, 'new', varied)]),
    ];
    const { matching } = withholdSmallCells(await run(texts, { id: 'id' }), MIN_CELL);
    // 28 rows, 20 pairs: 8 unmatched, of whom 6 had no id, would leave 2.
    expect(matching).toMatchObject({ paired: 20, preOnly: 8, blank: { pre: null, post: 0 } });
  });

  it('name no row of a file', async () => {
    const texts = [
      asFile([...stayers, ['anna12', '', '', '3', '3', '3']]),
      asFile([...people(20, 'a', answers), ['anna13', '', '', '3', '3', '3']]),
    ];
    const whole = await run(texts, { id: 'id', fuzzy: 1 });
    expect(whole.matching!.linkage.nearRows).toHaveLength(1);
    const { matching } = withholdSmallCells(whole, MIN_CELL);
    expect(matching!.linkage).not.toHaveProperty('nearRows');
    expect(matching!.linkage).not.toHaveProperty('ambiguousRows');
    expect(matching!.linkage).toMatchObject({ near: null, exact: null });
  });
});

describe('nothing', () => {
  it('changes up to 1', async () => {
    const whole = await run(randomFiles(2), { id: 'id' });
    expect(withholdSmallCells(whole, 0)).toBe(whole);
    expect(withholdSmallCells(whole, 1)).toBe(whole);
  });
});

describe('an auditor of random studies', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  it.each(seeds)('finds no small number and works none out (seed %i)', async (seed) => {
    const files = randomFiles(seed);
    const by = seed % 4 === 0;
    const texts = by ? [files[0]] : files;
    const settings = by
      ? { by: 'sex', groups: ['man', 'woman'] as const }
      : { id: 'id', fuzzy: (seed % 2) as 0 | 1, attrition: ['sex', 'town'] };
    const whole = await run(texts, settings);
    const result = withholdSmallCells(whole, MIN_CELL, await described(texts, [], by ? { by: 'sex' } : {}));
    expect(
      countsIn(result, 'result').filter(([path, count]) => isSmall(count) && !path.includes('.ci')),
      'small counts',
    ).toEqual([]);
    expect(countsIn(whole, 'result').some(([, count]) => isSmall(count))).toBe(true);

    const audit = (what: string, printed: readonly (number | null)[], total: number | null) => {
      if (total === null || printed.every((count) => count !== null)) return;
      expect(revealed(printed, agreeing(printed, total)), `${what}: ${printed} of ${total}`).toEqual([]);
    };
    for (const score of scoresOf(result)) {
      for (const [wave, each] of Object.entries(score.waves)) auditDescription(score, wave, each, audit);
      const change = score.comparison?.further?.individualChange;
      if (change != null) {
        audit(`${score.id} change`, [change.rose, change.unchanged, change.fell], change.n);
        const { bands } = change;
        if (bands !== null) audit(`${score.id} bands`, [bands.higher, bands.same, bands.lower], change.n);
      }
    }
    for (const { waves } of result.flow!.scores)
      for (const steps of waves) {
        const wave = steps.group ?? steps.wave;
        if (steps.read === null) continue;
        const { scored } = steps;
        const reasons = [steps.noAnswers, steps.tooFewAnswers];
        // The numbers read and scored are printed; why the others have no score is not.
        if (scored === null) audit(`steps in ${wave}`, [...reasons, scored], steps.read);
        else audit(`steps in ${wave}`, reasons, steps.read - scored);
      }
    const { matching, attrition } = result;
    if (matching?.paired != null) {
      const { exact, near } = matching.linkage;
      audit('linkage', [exact, near], matching.paired);
      // Why somebody was not matched; the table works out how many were found nowhere where it can.
      result.inputs.forEach(({ waves: [wave = ''], rows }) => {
        const reasons = [matching.blank[wave] ?? null, matching.linkage.ambiguous[wave] ?? null];
        if (rows !== null && reasons.includes(null))
          audit(`unmatched in ${wave}`, [...reasons, null], rows - matching.paired!);
      });
    }
    for (const { categories } of attrition?.characteristics ?? []) {
      // One value for all is no table: it is the group itself.
      if (categories.length < 2) continue;
      const rows = categories.map(({ stayed, left }) => [stayed, left]);
      for (const [group, total] of [attrition!.stayed, attrition!.left].entries())
        audit(
          `attrition ${group}`,
          rows.map((row) => row[group]!),
          total,
        );
      expect(categories.filter(({ value }) => value?.startsWith('hamlet'))).toEqual([]);
    }
  });
});

describe('two tables of one report', () => {
  const seeds = Array.from({ length: 30 }, (_, index) => index + 101);

  it.each(seeds)(
    'who stayed and who left tell no count that the table of respondents withholds (seed %i)',
    async (seed) => {
      const texts = randomFiles(seed, true);
      const whole = await run(texts, { id: 'id', attrition: ['sex', 'town'] });
      expect(whole.attrition!.undecided).toBe(0);
      const { attrition } = withholdSmallCells(whole, MIN_CELL);
      const { respondents, samples } = withholdSmallCounts(await described(texts), MIN_CELL);
      for (const { column, categories } of respondents) {
        const total = samples[0]!.n;
        if (total === null) continue;
        const own = attrition!.characteristics.find((each) => each.column === column)!;
        const combined = categories.map(({ value, others, counts }) => {
          if (others === true || counts[0] !== null) return counts[0] ?? null;
          const row = own.categories.find((each) => each.value === value && each.others === undefined);
          return row === undefined ? null : sumOfCounts([row.stayed, row.left]);
        });
        if (combined.length < 2 || !combined.includes(null)) {
          expect(combined).toEqual(categories.map(({ counts }) => counts[0]));
          continue;
        }
        expect(revealed(combined, agreeing(combined, total)), `${column}: ${combined} of ${total}`).toEqual(
          [],
        );
      }
    },
  );
});

type Audit = (what: string, printed: readonly (number | null)[], total: number | null) => void;

function auditDescription(score: Pick<ScaleResult, 'id'>, wave: string, each: Description, audit: Audit) {
  const { n, bands, floor, ceiling } = each;
  if (n === null) {
    expect(Object.entries(each).filter(([, value]) => typeof value === 'number')).toEqual([]);
    return;
  }
  if (bands !== undefined)
    audit(
      `bands of ${score.id} in ${wave}`,
      bands.map((band) => band.n),
      n,
    );
  for (const share of [floor, ceiling])
    if (share !== null) expect(isSmall(Math.round(share * n))).toBe(false);
}
