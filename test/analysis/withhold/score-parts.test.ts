import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tellingSets } from '../../../src/analysis/withhold/telling-sets.ts';
import { withholdChoices } from '../../../src/analysis/withhold/withhold-choices.ts';
import type { ComparisonRule } from '../../../src/analysis/withhold/withhold-comparison.ts';
import { withholdItems } from '../../../src/analysis/withhold/withhold-items.ts';
import { type ScoreRule, withholdScale } from '../../../src/analysis/withhold/withhold-score.ts';
import { comparedSamples, contrastKey, sampleOf } from '../../../src/model/result/samples.ts';
import type { Choice, Choices, Contrast, Result, ScaleResult } from '../../../src/model/result.ts';
import { run } from './files.ts';
import { everything, studyFiles } from './studies.ts';
import { told } from './told.ts';

/** What becomes of models, leavers, single items and choices of a score, against one list of what goes when. */

const few = (minCell: number) => (n: number | null) => n !== null && n > 0 && n < minCell;

const POPULATION = { scale: 'mood', name: { en: 'Others' }, mean: 8, sd: 2 };
let byArm: Result;
let everybody: Result;
let twoWaves: Result;

beforeAll(async () => {
  const settings = { ...everything, population: [POPULATION], choices: true };
  const of = (waves: 2 | 3, times: number, more: object) =>
    run(studyFiles({ seed: 4, waves, times, gaps: true }), { ...settings, ...more } as never);
  const groups = { by: 'arm', groups: ['control', 'treated'], attrition: [] };
  byArm = await of(3, 2, groups);
  everybody = await of(3, 2, {});
  twoWaves = await of(2, 4, groups);
});

const overlap = (preOnly: number, postOnly: number) => ({
  waves: ['pre', 'post'] as const,
  group: null,
  paired: 30,
  preOnly,
  postOnly,
  partnerUnscored: [0, 0] as const,
});

const NOBODY = { isSafe: () => true, countsStay: () => true, fewSkipped: () => false };
const NOTHING = { pairs: new Set<string>(), stayed: new Set<string>(), complete: false, missed: false };
const ruled = (minCell: number, more: Partial<ScoreRule> = {}): ScoreRule => ({
  minCell,
  overlap: () => overlap(0, 0),
  telling: () => NOTHING,
  items: () => () => NOBODY,
  ...more,
});

const hasSmallSample = (scale: ScaleResult, contrast: Contrast, minCell: number) =>
  comparedSamples(contrast).some((key) => few(minCell)(sampleOf(scale, key)?.descriptives?.n ?? null));

describe.each([2, 5, 9, 17, 25, 100])('below %i, a model', (minCell) => {
  it('goes with a small group or wave, and its estimates or all of it where they would give away a few', () => {
    for (const { scales } of [byArm, everybody, twoWaves]) {
      const [scale] = scales as [ScaleResult];
      const models = scale.models!;
      const small = scale.comparisons.some(({ contrast }) => hasSmallSample(scale, contrast, minCell));
      const waves = scale.comparisons.filter(({ contrast }) => contrast.kind === 'waves');
      // Whether pairs tell of a few who were seen once, those at every wave of others, and those who missed a wave of themselves.
      const cases: [what: string, Partial<ScoreRule>, pairs: boolean, complete: boolean, missed: boolean][] =
        [
          ['nothing', {}, false, false, false],
          ['few once', { overlap: () => overlap(0, 1) }, true, false, false],
          ['few on both sides', { overlap: () => overlap(1, 1) }, true, false, false],
          ['the first pairs', telling(waves[0]!.contrast), true, false, false],
          ['the last pairs', telling(waves.at(-1)!.contrast), true, false, false],
          ['other pairs', telling({ kind: 'waves', of: ['a', 'b'], group: null }), false, false, false],
          ['those at every wave', { telling: () => ({ ...NOTHING, complete: true }) }, false, true, false],
          ['those who missed one', { telling: () => ({ ...NOTHING, missed: true }) }, false, false, true],
        ];
      for (const [what, rule, pairs, complete, missed] of cases) {
        const kept = withholdScale(scale, ruled(minCell, rule)).models!;
        models.forEach((model, index) => {
          const of = `${what}, ${model.method}`;
          const after = kept[index]!;
          if (small || model.n.some(few(minCell))) {
            expect([told(after.contrasts), told(after.tests)], of).toEqual([[], []]);
            expect(after.n, of).toEqual(model.n.map((n) => (few(minCell)(n) ? null : n)));
          } else if (model.method === 'repeated-measures-anova' && (pairs || complete)) {
            expect([told(after.contrasts), told(after.tests), ...after.n], of).toEqual([
              [],
              [],
              ...model.n.map(() => null),
            ]);
          } else if (
            model.method !== 'repeated-measures-anova' &&
            (model.method === 'mixed-model' ? missed : pairs)
          ) {
            const estimates = [
              ...after.means.flatMap(({ mean, standardError, ci }) => [
                mean,
                standardError,
                ci.lower,
                ci.upper,
              ]),
              ...after.contrasts.flatMap(({ difference, standardError, ci, effectSize }) => [
                ...[difference, standardError, ci.lower, ci.upper],
                ...(effectSize === undefined ? [] : [effectSize.value]),
              ]),
            ];
            expect(new Set(estimates), of).toEqual(new Set([null]));
            expect([after.tests, after.n], of).toEqual([model.tests, model.n]);
            for (const [place, { statistic, df, p }] of after.contrasts.entries())
              expect({ statistic, df, p }, of).toEqual({
                statistic: model.contrasts[place]!.statistic,
                df: model.contrasts[place]!.df,
                p: model.contrasts[place]!.p,
              });
            for (const field of ['means', 'contrasts']) expect(after.withheld, of).toContain(field);
          } else expect(after, of).toEqual(model);
        });
      }
    }
  });

  it('of those who left goes with any of its counts, and where pairs tell', () => {
    const [scale] = everybody.scales as [ScaleResult];
    expect(scale.leavers!.length).toBeGreaterThan(0);
    const small = scale.comparisons.some(({ contrast }) => hasSmallSample(scale, contrast, minCell));
    for (const [rule, tells] of [
      [{}, false],
      [{ overlap: () => overlap(1, 0) }, true],
      [{ overlap: () => overlap(1, 1) }, true],
      [telling(scale.comparisons[1]!.contrast), true],
      [{ telling: () => ({ ...NOTHING, missed: true }) }, true],
      [{ telling: () => ({ ...NOTHING, complete: true }) }, false],
    ] as const) {
      for (const leavers of scale.leavers!)
        for (const [n, left] of [
          [leavers.n!, leavers.left!],
          [30, 4],
          [30, 26],
          [30, 30],
          [30, 0],
          [12, 6],
        ] as const) {
          const given = { ...scale, leavers: [{ ...leavers, n, left }] };
          const [kept] = withholdScale(given, ruled(minCell, rule)).leavers!;
          const goes = tells || small || [n, left, n - left].some(few(minCell));
          if (goes) expect(told(kept), `${n}, ${left}`).toEqual([]);
          else expect(kept, `${n}, ${left}`).toEqual(given.leavers[0]);
        }
    }
  });

  it('leaves comparisons with a population the counts that tell no small one', () => {
    const isSmall = few(minCell);
    let seen = 0;
    for (const { scales } of [byArm, everybody]) {
      const [scale] = scales as [ScaleResult];
      withholdScale(scale, ruled(minCell)).samples.forEach((sample, index) => {
        const before = scale.samples[index]!;
        before.populations?.forEach((whole, place) => {
          const kept = sample.populations![place]!;
          seen++;
          const sides = (each: typeof whole) => [each.below, each.equal, each.above];
          if (isSmall(whole.n))
            expect([kept.n, kept.difference, ...sides(kept)]).toEqual(Array(5).fill(null));
          else {
            expect([kept.n, kept.difference]).toEqual([whole.n, whole.difference]);
            expect(sides(kept).some((count) => isSmall(count))).toBe(false);
            const hidden = (['below', 'equal', 'above'] as const).filter((side) => kept[side] === null);
            expect(hidden.length).not.toBe(1);
            expect(kept.withheld ?? []).toEqual(hidden);
            if (!sides(whole).some((count) => isSmall(count))) expect(kept).toEqual(whole);
          }
        });
      });
    }
    expect(seen).toBeGreaterThan(8);
  });
});

function telling(contrast: Contrast): Partial<ScoreRule> {
  return { telling: () => ({ ...NOTHING, pairs: new Set([contrastKey(contrast)]) }) };
}

it('a score without reliability has none after', () => {
  const [scale] = everybody.scales as [ScaleResult];
  const samples = scale.samples.map(({ reliability: _, ...sample }) => sample);
  const kept = withholdScale({ ...scale, samples }, ruled(5)).samples;
  expect(kept.map((sample) => 'reliability' in sample)).toEqual(samples.map(() => false));
  expect(kept[0]!.descriptives!.mean).toBe(scale.samples[0]!.descriptives!.mean);
});

describe.each([2, 3, 4, 5])('below %i, single items between waves', (minCell) => {
  const RULES = [
    {},
    { small: true },
    { differencing: true },
    { pairsReveal: true },
  ] satisfies Partial<ComparisonRule>[];

  it('go where the pairs beside everybody of the same waves and group leave few, and changes with those of a group', () => {
    const isSmall = few(minCell);
    const seen = { gone: 0, kept: 0, changes: 0 };
    for (const { scales } of [byArm, everybody])
      for (const own of RULES)
        for (const [at, kept] of withholdItems(scales[0]!.items!, {
          minCell,
          ruleOf: () => ({ minCell, small: false, differencing: false, pairsReveal: false, ...own }),
          items: () => NOBODY,
        }).entries()) {
          const whole = scales[0]!.items![at]!;
          const tellsOthers = ({ contrast, n }: (typeof whole.comparisons)[number]) =>
            whole.samples.some(
              (sample) =>
                contrast.kind === 'waves' &&
                sample.group === contrast.group &&
                (contrast.of as readonly (string | null)[]).includes(sample.wave) &&
                isSmall(sample.n! - n[0]!),
            );
          whole.comparisons.forEach((comparison, index) => {
            const { contrast, design, n } = comparison;
            const after = kept.comparisons[index]!;
            if (contrast.kind === 'change') {
              const groups = kept.comparisons.filter(
                (each) => each.contrast.kind === 'waves' && each.contrast.of[1] === contrast.waves[1],
              );
              expect(groups).toHaveLength(2);
              const stays = groups.every(({ withheld }) => withheld === undefined) && !n.some(isSmall);
              if (stays) expect(after).toEqual(comparison);
              else expect(told(after.samples)).toEqual([]);
              seen.changes += stays ? 1 : 0;
              return;
            }
            const goes =
              own.small === true ||
              n.some(isSmall) ||
              (design === 'paired' && (Object.keys(own).length > 0 || tellsOthers(comparison)));
            seen[goes ? 'gone' : 'kept']++;
            expect(after.n).toEqual(n.map((count) => (isSmall(count) ? null : count)));
            if (goes) expect(told(after)).toEqual([]);
            else
              expect(after.samples.map((side) => side.n)).toEqual(comparison.samples.map((side) => side.n));
          });
        }
    expect(seen.gone).toBeGreaterThan(2);
    expect(seen.kept).toBeGreaterThan(0);
    if (minCell === 2) expect(seen.changes).toBeGreaterThan(0);
  });
});

describe('choices', () => {
  const contrast: Contrast = { kind: 'waves', of: ['pre', 'post'], group: null };
  const row = (kind: Choice['kind'], n: number[], more: Partial<Choice> = {}): Choice => ({
    kind,
    value: '',
    method: 'paired',
    n,
    difference: 1.23456,
    ci: { level: 0.95, lower: 0.34567, upper: 2.12345 },
    p: 0.0123456,
    pHolm: 0.0246912,
    sameSign: true,
    sameDecision: true,
    ...more,
  });
  const choices = (rows: Choice[], more: Partial<Choices> = {}): Choices => ({
    scale: 'mood',
    subscale: null,
    contrast,
    n: rows[0]!.n,
    rows,
    summary: {
      choices: rows.length - 1,
      known: rows.length - 1,
      sameSign: rows.length - 1,
      sameDecision: rows.length - 1,
      significant: true,
      lowest: 1.23456,
      highest: 1.23456,
      moves: null,
    },
    ...more,
  });
  const kept = (each: Choices, scales: readonly ScaleResult[] = everybody.scales, minCell = 5) =>
    withholdChoices([each], scales, minCell)[0]!;
  const shownRows = (each: Choices) => each.rows.map(({ difference }) => difference !== null);

  it.each([
    // Respondents of the analysis as it was done, and of the choice: whether the choice is shown.
    [[30], [30], true],
    [[30], [25], true],
    [[30], [26], false],
    [[30], [29], false],
    [[30], [35], true],
    [[30], [34], false],
    [[30], [4], false],
    [[30, 20], [30, 20], true],
    [[30, 20], [30, 18], false],
    [[30, 20], [27, 20], false],
    [[30, 20], [25, 15], true],
    // Another test counts others: pairs, and those seen once.
    [[30], [31, 29], true],
    [[30], [31, 3], false],
    [[30], [28, 12, 12], true],
  ])('of %j respondents and of %j are shown side by side: %s', (all, own, shows) => {
    const result = kept(choices([row('as-analysed', all), row('answers', own)]));
    expect(shownRows(result)).toEqual([true, shows]);
    expect(result.rows[1]!.withheld !== undefined).toBe(!shows);
    expect(result.summary).toMatchObject({ choices: 1, known: shows ? 1 : 0, significant: true });
  });

  it('of a small sample are gone', () => {
    const result = kept(choices([row('as-analysed', [4, 30]), row('answers', [20, 30])]));
    expect(told(result.rows)).toEqual([]);
    expect(told({ ...result.summary, choices: null })).toEqual([]);
  });

  it('without an item are in the decimals that tables print, others in all', () => {
    const { rows } = kept(choices([row('as-analysed', [30]), row('item', [30]), row('test', [30])]));
    expect(rows[0]).toEqual(row('as-analysed', [30]));
    expect(rows[2]).toEqual(row('test', [30]));
    expect(rows[1]).toMatchObject({ difference: 1.23, p: 0.012, pHolm: 0.025 });
    expect(rows[1]!.ci).toEqual({ level: 0.95, lower: 0.35, upper: 2.12 });
    const nothing = row('item', [30], { difference: null, p: null, pHolm: null });
    expect(kept(choices([row('as-analysed', [30]), nothing])).rows[1]).toMatchObject({
      difference: null,
      p: null,
      pHolm: null,
    });
  });

  it('go with the numbers of their own comparison, and with no other', () => {
    const each = choices([row('as-analysed', [30]), row('answers', [30])]);
    const [scale] = everybody.scales as [ScaleResult];
    const [subscale] = scale.subscales as [ScaleResult];
    const plain = ({ withheld: _, ...comparison }: ScaleResult['comparisons'][number]) => comparison;
    const withComparison = (score: ScaleResult, changed: number, change: object): ScaleResult => ({
      ...score,
      comparisons: score.comparisons.map((comparison, index) => ({
        ...plain(comparison),
        ...(index === changed ? change : {}),
      })),
    });
    expect(scale.comparisons.map((comparison) => contrastKey(comparison.contrast))).toEqual(
      [contrast, { ...contrast, of: ['pre', 'later'] as const }].map(contrastKey),
    );
    const hidden = { withheld: ['difference'] };
    const hiddenPairs = { pairs: { ...scale.comparisons[0]!.pairs!, withheld: ['means'] } };
    for (const change of [hidden, hiddenPairs]) {
      expect(shownRows(kept(each, [withComparison(scale, 0, change)]))).toEqual([false, false]);
      expect(shownRows(kept(each, [withComparison(scale, 1, change)]))).toEqual([true, true]);
      // Of a subscale those of the subscale, whatever the scale and other scales have.
      const ofSubscale = { ...each, subscale: subscale.id };
      const inSubscale = { ...scale, subscales: [withComparison(subscale, 0, change)] };
      expect(shownRows(kept(each, [inSubscale]))).toEqual([true, true]);
      expect(shownRows(kept(ofSubscale, [inSubscale]))).toEqual([false, false]);
      expect(shownRows(kept(ofSubscale, [withComparison(scale, 0, change)]))).toEqual([true, true]);
      expect(shownRows(kept(each, [{ ...withComparison(scale, 0, change), id: 'other' }, scale]))).toEqual([
        true,
        true,
      ]);
    }
    const models = [{ ...scale.models![0]!, withheld: ['contrasts'] }, scale.models![1]!];
    expect(shownRows(kept(each, [{ ...scale, models } as ScaleResult]))).toEqual([false, false]);
    const { models: _, ...without } = scale;
    expect(shownRows(kept(each, [without as ScaleResult]))).toEqual([true, true]);
  });
});

describe('sets of three waves and more that would give away a few', () => {
  const WAVES = ['t0', 't1', 't2', 't3'];
  const scoredAt = fc.subarray(WAVES.slice(1));
  const patternOf = fc.record({
    group: fc.constantFrom('a', 'b'),
    n: fc.integer({ min: 1, max: 9 }),
    first: fc.boolean(),
    scored: scoredAt,
    unscored: scoredAt,
  });

  it('are those that leave few beside everybody and the sets before them, group by group', () => {
    fc.assert(
      fc.property(
        fc.array(patternOf, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (drawn, minCell, undecided) => {
          const patterns = drawn.map(({ group, n, first, scored, unscored }) => ({
            group,
            n,
            scored: [...(first ? ['t0'] : []), ...scored],
            unscored: unscored.filter((wave) => !scored.includes(wave)),
          }));
          const waves = WAVES.map((wave) => ({ wave })) as never;
          const { pairs, stayed, complete, missed } = tellingSets({ patterns, waves }, undecided, minCell);
          const told = new Set<string>();
          // The sets in their order: pairs of each wave, those who stayed until each, those at every wave.
          const later = WAVES.slice(1);
          const tests: [name: string, (scored: readonly string[], seen: readonly string[]) => boolean][] = [
            ...later.map((wave): (typeof tests)[number] => [
              `pairs ${wave}`,
              (scored) => scored.includes(wave),
            ]),
            ...later.map((wave): (typeof tests)[number] => [
              `stayed ${wave}`,
              (_, seen) => seen.includes(wave),
            ]),
            ['complete', (scored) => later.every((wave) => scored.includes(wave))],
          ];
          const groups = [...new Set(patterns.map(({ group }) => group))];
          for (const group of groups) {
            const people = patterns.filter((each) => each.group === group && each.scored.includes('t0'));
            const shown: (typeof tests)[number][] = [];
            for (const test of tests) {
              // Everybody is cut into those who are in the same sets; no cut may leave few.
              const sizes = new Map<string, number>();
              for (const { n, scored, unscored } of people) {
                const seen = [...scored, ...unscored];
                const key = [...shown, test].map(([, isIn]) => isIn(scored, seen)).join();
                sizes.set(key, (sizes.get(key) ?? 0) + n);
              }
              if ([...sizes.values()].some((n) => n < minCell)) told.add(`${group} ${test[0]}`);
              else shown.push(test);
            }
          }
          const keys = groups.flatMap((group) =>
            later.flatMap((wave) =>
              told.has(`${group} pairs ${wave}`)
                ? [contrastKey({ kind: 'waves', of: ['t0', wave], group })]
                : [],
            ),
          );
          expect([...pairs].sort()).toEqual(keys.sort());
          const few = undecided > 0 && undecided < minCell;
          expect([...stayed]).toEqual(
            later.filter((wave) => few || groups.some((group) => told.has(`${group} stayed ${wave}`))),
          );
          expect(complete).toBe(groups.some((group) => told.has(`${group} complete`)));
          const lacking = groups.flatMap((group) =>
            WAVES.map((wave) =>
              patterns
                .filter(
                  (each) => each.group === group && each.scored.length > 0 && !each.scored.includes(wave),
                )
                .reduce((sum, { n }) => sum + n, 0),
            ),
          );
          expect(missed).toBe(lacking.some((n) => n > 0 && n < minCell));
        },
      ),
    );
  });

  it('are none where the pairs are looked at by themselves', () => {
    const none = NOTHING;
    const waves = WAVES.map((wave) => ({ wave })) as never;
    expect(tellingSets({ waves }, 2, 5)).toEqual(none);
    expect(tellingSets({ patterns: [], waves }, 2, 5)).toEqual(none);
  });
});
