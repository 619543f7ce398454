import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withHolm } from '../../src/analysis/item-families.ts';
import type { ItemComparison, ItemResult, Result } from '../../src/model/result.ts';
import { holm } from '../../src/stats/holm.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Ends {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}
interface Described {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}
interface Rating {
  readonly pre: Described;
  readonly post: Described;
  readonly high: [number, number];
  readonly paired: Ends & { n: number; means: [number, number]; V: number; p: number };
  readonly independent: Ends & { U: number; p: number };
  readonly arms: { H: number; p: number };
}
interface Shares {
  readonly yes: [number, number];
  readonly n: [number, number];
  readonly wilson: { lower: number; upper: number };
  readonly paired: Ends & { n: number; lost: number; gained: number; p: number | null };
  readonly independent: Ends & { chi: number; p: number; smallest: number; yates: number; fisher: number };
  readonly arms: { chi: number; df: number; p: number; fisher: number };
}
interface Reference {
  readonly ratings: Record<string, Rating>;
  readonly questions: Record<string, Shares>;
  readonly strangers: Record<string, (Ends & { n: number[]; t: number; df: number; p: number })[]>;
  readonly change: Record<string, (Ends & { n: number[]; means: number[]; U: number; p: number })[]>;
  readonly knowledge: Record<
    'missing' | 'wrong',
    Record<'pre' | 'post', { n: number; kr20: number; mean: number; rest: (number | null)[] }> & {
      readonly items: Record<string, Shares>;
    }
  >;
  readonly holm: { ratings: Record<string, number>; questions: Record<string, number> };
}
const FOLDER = 'fixtures/single-items';
const reference = readJson<Reference>(`${FOLDER}/reference.json`);
const [pre, post] = [`${FOLDER}/pre.csv`, `${FOLDER}/post.csv`];

async function itemsOf(definition: string, ...options: string[]): Promise<Map<string, ItemResult>> {
  const files = options.includes('--by') ? [pre] : [pre, post];
  const { stdout, stderr, status } = await ensureStats(
    'analyse',
    ...files,
    ...['--scales', `${FOLDER}/${definition}.json`, '--single-items', '--format', 'json'],
    ...options,
  );
  expect(status, stderr).toBe(0);
  const { scales } = JSON.parse(stdout) as Result;
  return new Map(scales[0]!.items!.map((item) => [item.id, item]));
}

function expectEnds({ difference, ci }: Pick<ItemComparison, 'difference' | 'ci'>, expected: Ends): void {
  // A difference near 0 has lost digits to cancellation.
  for (const [value, right] of [
    [difference, expected.difference],
    [ci.lower, expected.lower],
    [ci.upper, expected.upper],
  ] as const)
    expect(Math.abs(value! - right)).toBeLessThan(1e-11);
}

const testOf = ({ tests }: Pick<ItemComparison, 'tests'>, method: string) =>
  tests.find((test) => test.method === method)!;

describe('single items against R', () => {
  it('describes ratings, and compares them by ranks', async () => {
    const [matched, strangers] = [await itemsOf('ratings', '--id', 'id'), await itemsOf('ratings')];
    for (const [id, expected] of Object.entries(reference.ratings)) {
      const item = matched.get(id)!;
      expect(item.kind).toBe('rating');
      for (const [place, sample] of [expected.pre, expected.post].entries()) {
        const own = item.samples[place]!;
        expect(own.n).toBe(sample.n);
        expectClose(own.mean, sample.mean, 1e-10, `${id} mean`);
        expectClose(own.sd, sample.sd, 1e-10, `${id} SD`);
        // As they were given, before reversal.
        expect(own.agreeing).toBe(expected.high[place]);
        expect(own.n! + own.missing!).toBe([80, 78][place]);
      }
      const [paired] = item.comparisons as [ItemComparison];
      expect(paired).toMatchObject({ design: 'paired', n: [expected.paired.n], of: 'means' });
      expectEnds(paired, expected.paired);
      const wilcoxon = testOf(paired, 'wilcoxon-signed-rank');
      expectClose(wilcoxon.statistic, expected.paired.V, 1e-10, 'V');
      expectClose(wilcoxon.p, expected.paired.p, 1e-10, 'p');
      expectClose(wilcoxon.pHolm, reference.holm.ratings[id]!, 1e-10, 'p Holm');
      const [independent] = strangers.get(id)!.comparisons as [ItemComparison];
      expect(independent.design).toBe('independent');
      expectEnds(independent, expected.independent);
      const ranks = testOf(independent, 'mann-whitney');
      expectClose(ranks.statistic, expected.independent.U, 1e-10, 'U');
      expectClose(ranks.p, expected.independent.p, 1e-10, 'p');
    }
  });

  it('compares yes/no questions by shares: McNemar, χ², Fisher, intervals of Newcombe and Wilson', async () => {
    const [matched, strangers] = [await itemsOf('yesno', '--id', 'id'), await itemsOf('yesno')];
    for (const [id, expected] of Object.entries(reference.questions)) {
      const item = matched.get(id)!;
      // Yes is the answer that says so, though its code is the lower one.
      expect(item.answers.map(({ counts }) => counts)).toEqual([true, false]);
      expect(item.samples.map(({ agreeing, n }) => [agreeing, n])).toEqual(
        [0, 1].map((place) => [expected.yes[place], expected.n[place]]),
      );
      expectClose(item.samples[0]!.ci.lower, expected.wilson.lower, 1e-10, 'Wilson');
      expectClose(item.samples[0]!.ci.upper, expected.wilson.upper, 1e-10, 'Wilson');
      const [paired] = item.comparisons as [ItemComparison];
      expect(paired.n).toEqual([expected.paired.n]);
      expectEnds(paired, expected.paired);
      expect(paired.changes!.map(({ count }) => count)).toEqual([
        expected.paired.lost,
        expected.paired.n - expected.paired.lost - expected.paired.gained,
        expected.paired.gained,
      ]);
      const mcnemar = testOf(paired, 'mcnemar-exact');
      expectClose(mcnemar.p, expected.paired.p!, 1e-10, 'McNemar');
      expectClose(mcnemar.pHolm, reference.holm.questions[id]!, 1e-10, 'p Holm');
      const [independent] = strangers.get(id)!.comparisons as [ItemComparison];
      expectEnds(independent, expected.independent);
      const { smallest, chi, p, yates, fisher } = expected.independent;
      expect(independent.tests[0]!.method).toBe(smallest < 5 ? 'fisher-exact' : 'chi-square');
      expectClose(testOf(independent, 'chi-square').statistic, chi, 1e-10, 'χ²');
      expectClose(testOf(independent, 'chi-square').p, p, 1e-10, 'p');
      expectClose(testOf(independent, 'chi-square-yates').p, yates, 1e-10, 'Yates');
      expectClose(testOf(independent, 'fisher-exact').p, fisher, 1e-10, 'Fisher');
    }
  });

  it('compares three groups as a whole', async () => {
    const [ratings, questions] = [
      await itemsOf('ratings', '--by', 'arm'),
      await itemsOf('yesno', '--by', 'arm'),
    ];
    for (const [id, { arms }] of Object.entries(reference.ratings)) {
      const { overall, comparisons } = ratings.get(id)!;
      expectClose(overall!.tests[0]!.statistic, arms.H, 1e-10, 'H');
      expectClose(overall!.tests[0]!.p, arms.p, 1e-10, 'p');
      expect(comparisons.map(({ contrast }) => contrast.of)).toEqual([
        ['control', 'course'],
        ['control', 'course+'],
      ]);
    }
    for (const [id, { arms }] of Object.entries(reference.questions)) {
      const { overall } = questions.get(id)!;
      expectClose(testOf(overall!, 'chi-square').statistic, arms.chi, 1e-10, 'χ²');
      expectClose(testOf(overall!, 'chi-square').p, arms.p, 1e-10, 'p');
      expectClose(testOf(overall!, 'fisher-exact').p, arms.fisher, 1e-8, 'Fisher');
    }
  });
});

describe('groups of the same people at two waves', () => {
  const analysed = async (...options: string[]) => {
    const { stdout, stderr, status } = await ensureStats(
      ...(['analyse', pre, post, '--id', 'id', '--by', 'arm', '--single-items', '--format', 'json'] as const),
      ...['--scales', `${FOLDER}/ratings.json,${FOLDER}/yesno.json`],
      ...options,
    );
    expect(status, stderr).toBe(0);
    return new Map(
      (JSON.parse(stdout) as Result).scales.flatMap(({ items }) =>
        items!.map((item) => [item.id, item] as const),
      ),
    );
  };

  it('are compared by their changes, as R does; the change of each group has no test', async () => {
    const items = await analysed();
    for (const [id, groups] of Object.entries(reference.change)) {
      const { comparisons } = items.get(id)!;
      const changes = comparisons.filter(({ contrast }) => contrast.kind === 'change');
      groups.forEach((expected, group) => {
        const own = changes[group]!;
        expect(own.n).toEqual(expected.n);
        expectEnds(own, expected);
        expectClose(own.tests[0]!.statistic, expected.U, 1e-10, 'U');
        expectClose(own.tests[0]!.p, expected.p, 1e-10, 'p');
        own.samples.forEach(({ mean }, at) => {
          expect(Math.abs(mean! - expected.means[at]!)).toBeLessThan(1e-12);
        });
      });
      const within = comparisons.filter(({ contrast }) => contrast.kind === 'waves');
      expect(within).toHaveLength(3);
      for (const { described, tests } of within) expect([described, tests]).toEqual([true, []]);
      expect(comparisons.filter(({ contrast }) => contrast.kind === 'groups')).toEqual([]);
    }
  });

  it('lose the comparison of changes where that of a group is withheld', async () => {
    const [whole, kept] = [await analysed(), await analysed('--min-cell', '5')];
    let withheld = 0;
    for (const [id, { comparisons }] of kept) {
      const isHidden = (group: string) =>
        comparisons.some(
          ({ contrast, ci }) => contrast.kind === 'waves' && contrast.group === group && ci.lower === null,
        );
      comparisons.forEach(({ contrast, tests, difference }, place) => {
        if (contrast.kind !== 'change' || !contrast.of.some(isHidden)) return;
        expect(whole.get(id)!.comparisons[place]!.tests).toHaveLength(1);
        withheld++;
        expect([tests.map(({ p }) => p), difference]).toEqual([[null], null]);
      });
    }
    expect(withheld).toBeGreaterThan(0);
  });
});

describe('groups of strangers at two waves', () => {
  const analysed = async (...options: string[]) => {
    const { stdout, status } = await ensureStats(
      ...['analyse', pre, post, '--by', 'arm', '--single-items', '--format', 'json', ...options],
      ...['--scales', `${FOLDER}/ratings.json,${FOLDER}/yesno.json`],
    );
    expect(status).toBe(0);
    return new Map(
      (JSON.parse(stdout) as Result).scales.flatMap(({ items }) =>
        items!.map((item) => [item.id, item] as const),
      ),
    );
  };

  it('are compared by the difference of the changes of four means or shares, as R does', async () => {
    const items = await analysed();
    for (const [id, groups] of Object.entries(reference.strangers)) {
      const { comparisons } = items.get(id)!;
      const changes = comparisons.filter(({ contrast }) => contrast.kind === 'change');
      expect(changes).toHaveLength(groups.length);
      groups.forEach((expected, group) => {
        const own = changes[group]!;
        expect(own.n).toEqual(expected.n);
        expectEnds(own, expected);
        const [test] = own.tests;
        expect(test!.method).toBe('difference-of-differences');
        expectClose(test!.statistic, expected.t, 1e-10, 't');
        expectClose(test!.df, expected.df, 1e-10, 'df');
        expectClose(test!.p, expected.p, 1e-10, 'p');
        const [first, second] = own.samples.map(({ mean }) => mean!);
        expect(Math.abs(second! - first! - own.difference!)).toBeLessThan(1e-12);
      });
      const within = comparisons.filter(({ contrast }) => contrast.kind === 'waves');
      expect(within).toHaveLength(3);
      for (const { described, tests } of within) expect([described, tests]).toEqual([true, []]);
      expect(comparisons.filter(({ contrast }) => contrast.kind === 'groups')).toEqual([]);
    }
  });

  it('lose it where the change of a group is withheld', async () => {
    let withheld = 0;
    for (const { comparisons } of (await analysed('--min-cell', '5')).values()) {
      const isHidden = (group: string) =>
        comparisons.some(
          ({ contrast, ci }) => contrast.kind === 'waves' && contrast.group === group && ci.lower === null,
        );
      for (const { contrast, tests, difference } of comparisons) {
        if (contrast.kind !== 'change' || !contrast.of.some(isHidden)) continue;
        withheld++;
        expect([tests.map(({ p }) => p), difference]).toEqual([[null], null]);
      }
    }
    expect(withheld).toBeGreaterThan(0);
  });
});

describe('a test with a key against R and psych', () => {
  it.each(['missing', 'wrong'] as const)('where a blank is %s', async (blank) => {
    const definition = blank === 'wrong' ? 'knowledge' : 'knowledge-gaps';
    const { stdout, stderr, status } = await ensureStats(
      ...(['analyse', pre, post, '--id', 'id', '--single-items', '--format', 'json'] as const),
      ...['--scales', `${FOLDER}/${definition}.json`],
    );
    expect(status, stderr).toBe(0);
    const [scale] = (JSON.parse(stdout) as Result).scales;
    const expected = reference.knowledge[blank];
    for (const wave of ['pre', 'post'] as const) {
      const { reliability, descriptives } = scale!.samples.find((sample) => sample.wave === wave)!;
      expect(reliability!.kr20).toBe(true);
      expect(reliability!.n).toBe(expected[wave].n);
      expectClose(reliability!.alpha, expected[wave].kr20, 1e-10, 'KR-20');
      expected[wave].rest.forEach((r, item) => {
        const own = reliability!.items[item]!.itemRestCorrelation;
        if (r === null) expect(own).toBeNull();
        else expect(Math.abs(own! - r)).toBeLessThan(1e-11);
      });
      if (blank === 'wrong') expectClose(descriptives!.mean, expected[wave].mean, 1e-10, 'right answers');
    }
    for (const [id, { yes, n, paired }] of Object.entries(expected.items)) {
      const item = scale!.items!.find((each) => each.id === id)!;
      expect(item.kind).toBe('test');
      expect(item.samples.map((sample) => [sample.agreeing, sample.n])).toEqual(
        [0, 1].map((at) => [yes[at], n[at]]),
      );
      expectEnds(item.comparisons[0]!, paired);
      if (paired.p === null) expect(item.comparisons[0]!.tests).toEqual([]);
      else expectClose(item.comparisons[0]!.tests[0]!.p, paired.p, 1e-10, 'McNemar');
    }
  });

  it('names the items that everybody knew before, and the answers that nobody took for right', async () => {
    const { stdout } = await ensureStats(
      ...(['analyse', pre, post, '--id', 'id', '--single-items', '--lang', 'fr'] as const),
      ...['--scales', `${FOLDER}/knowledge.json`],
    );
    expect(stdout).toContain('Tout le monde répondait déjà juste à t8');
    expect(stdout).toMatch(/Réponses aux questions du test/);
    expect(stdout).toMatch(/t8 +1 +0 +0,0 +0 +0,0/);
    expect(stdout).toContain('KR-20');
  });
});

describe('Holm over the items', () => {
  it('makes one family of the changes, one of the groups, and leaves tests beside them alone', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ change: p, group: p }), { minLength: 1, maxLength: 6 }), (all) => {
        const items = all.map(
          ({ change, group }, index) =>
            ({
              id: `i${index}`,
              comparisons: [
                { contrast: { kind: 'waves' }, tests: [{ p: change }, { p: 0.5, pHolm: null }] },
                { contrast: { kind: 'groups' }, tests: [{ p: group }] },
              ],
            }) as unknown as ItemResult,
        );
        const held = withHolm(items);
        const of = (place: number) => held.map(({ comparisons }) => comparisons[place]!.tests[0]!.pHolm);
        expect(of(0)).toEqual(holm(all.map(({ change }) => change)));
        expect(of(1)).toEqual(holm(all.map(({ group }) => group)));
        expect(held.every(({ comparisons }) => comparisons[0]!.tests[1]!.pHolm === null)).toBe(true);
      }),
    );
  });
});

describe('single items as tables', () => {
  it('prints every item with what was compared, in three languages', async () => {
    const printed = await ensureStats(
      ...(['analyse', pre, post, '--single-items', '--id', 'id', '--sentences'] as const),
      ...['--scales', `${FOLDER}/ratings.json,${FOLDER}/yesno.json`, '--lang', 'nl'],
    );
    expect(printed.stdout).toContain('Afzonderlijke items van Drie oordelen');
    expect(printed.stdout).toMatch(/r1\s+\n?.*64 +3,05 .* 3,48 .* 0,44 +\[0,14; 0,73\] +,004 +,007/);
    expect(printed.stdout).toMatch(/n ja en %: respondenten met het antwoord 1 = Ja/);
    expect(printed.stdout).toMatch(
      /veranderden 2 van de 3\s+items van Drie oordelen\s+significant: r1 \(0,44; 95%-BI/,
    );
  });

  it('leaves the result without items where they are not asked for', async () => {
    const { stdout } = await ensureStats(
      'analyse',
      pre,
      post,
      '--scales',
      `${FOLDER}/ratings.json`,
      '--format',
      'json',
    );
    expect(JSON.parse(stdout).scales[0].items).toBeUndefined();
  });
});

describe('small groups', () => {
  it('shows no share, test or change that a few people could be read from', async () => {
    const minCell = 5;
    const items = [
      ...(await itemsOf('yesno', '--id', 'id', '--min-cell', String(minCell))).values(),
      ...(await itemsOf('ratings', '--id', 'id', '--min-cell', String(minCell))).values(),
      ...(await itemsOf('yesno', '--by', 'arm', '--min-cell', String(minCell))).values(),
    ];
    const whole = [
      ...(await itemsOf('yesno', '--id', 'id')).values(),
      ...(await itemsOf('ratings', '--id', 'id')).values(),
      ...(await itemsOf('yesno', '--by', 'arm')).values(),
    ];
    let withheld = 0;
    items.forEach((item, index) => {
      for (const [place, comparison] of item.comparisons.entries()) {
        const before = whole[index]!.comparisons[place]!;
        const [first] = before.samples;
        const [lost = 0, , gained = 0] = (before.changes ?? []).map(({ count }) => count!);
        const cells =
          item.kind !== 'yes-no'
            ? []
            : before.design === 'paired'
              ? [lost, gained, first.agreeing! - lost, first.n! - first.agreeing! - gained]
              : before.samples.flatMap(({ agreeing, n }) => [agreeing!, n! - agreeing!]);
        const isTelling = cells.some((count) => count > 0 && count < minCell);
        if (!isTelling) continue;
        withheld++;
        expect(comparison.tests).toEqual([]);
        expect(comparison.ci.lower).toBeNull();
        expect((comparison.changes ?? []).every(({ count }) => count === null)).toBe(true);
      }
      for (const { counts, agreeing } of [
        ...item.samples,
        ...item.comparisons.flatMap(({ samples }) => samples),
      ])
        for (const count of [...counts, agreeing])
          expect(count === null || count === 0 || count >= minCell).toBe(true);
    });
    expect(withheld).toBeGreaterThan(1);
  });
});
