import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** Three waves and more: every layout gives the same numbers, and each comparison is that of its two waves by themselves. */

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

interface Person {
  readonly arm: string;
  /** Answers per wave; `null` where the person took no part. */
  readonly waves: readonly (readonly number[] | null)[];
}

const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 });
const study = fc.integer({ min: 3, max: 5 }).chain((k) =>
  fc.array(
    fc.record({
      arm: fc.constantFrom('control', 'treated'),
      waves: fc.array(fc.option(answers, { freq: 4 }), { minLength: k, maxLength: k }),
    }),
    { minLength: 14, maxLength: 24 },
  ),
);

function namesOf(people: readonly Person[]): string[] {
  return people[0]!.waves.map((_, wave) => `t${wave}`);
}

/** Each file as it is called and what is in it. */
function filesOf(people: readonly Person[]): Record<string, string> {
  const waves = namesOf(people);
  const rows = (wave: number, lead: (person: number) => readonly string[]) =>
    people.flatMap(({ waves: all }, person) => {
      const own = all[wave];
      return own == null ? [] : [[...lead(person), ...own].join(',')];
    });
  const arm = (person: number) => people[person]!.arm;
  const files = waves.map((name, wave): [string, string] => [
    `${name}.csv`,
    [`id,arm,${ITEMS.join(',')}`, ...rows(wave, (person) => [`p${person}`, arm(person)])].join('\n'),
  ]);
  const long = waves.flatMap((name, wave) => rows(wave, (person) => [`p${person}`, arm(person), name]));
  const wide = people.map(({ waves: all, arm: own }, person) =>
    [`p${person}`, own, ...all.flatMap((each) => (each ?? ITEMS.map(() => '')).map(String))].join(','),
  );
  return {
    ...Object.fromEntries(files),
    'long.csv': [`id,arm,time,${ITEMS.join(',')}`, ...long].join('\n'),
    'wide.csv': [
      `id,arm,${waves.flatMap((name) => ITEMS.map((item) => `${name}_${item}`)).join(',')}`,
      ...wide,
    ].join('\n'),
  };
}

async function analysed(folder: string, files: readonly string[], ...options: string[]): Promise<Result> {
  const paths = files.map((file) => join(folder, file));
  const words = ['analyse', ...paths, '--scales', 'brs', ...options, '--format', 'json'];
  const { status, stdout, stderr } = await ensureStats(...words);
  expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

/** The same up to the last digits, since sums run in another order. */
function rounded(of: unknown): unknown {
  return JSON.parse(
    JSON.stringify(of, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(8)) : value)),
  );
}

/** Without what depends on how many comparisons there are. */
function alone({ family: _, missingLink: __, ...comparison }: Comparison) {
  const tests = comparison.tests.map(({ pHolm, pHochberg, pBenjaminiHochberg, ...test }) => test);
  return { ...comparison, tests };
}

function comparisonsOf({ scales }: Result): readonly Comparison[] {
  return scales[0]!.comparisons;
}

/** Everybody is seen often enough for every wave to have scores. */
function isLargeEnough(people: readonly Person[]): boolean {
  return namesOf(people).every((_, wave) => people.filter(({ waves }) => waves[wave] !== null).length > 5);
}

const runs = { numRuns: 12 };

describe('waves in every layout', () => {
  it.each([
    ['matched', ['--id', 'id']],
    ['of groups, matched', ['--id', 'id', '--by', 'arm']],
  ])('%s: a file a wave, a long file and a wide file give the same', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(study.filter(isLargeEnough), async (people) => {
        fc.pre(new Set(people.map(({ arm }) => arm)).size === 2);
        const folder = temporaryFolder(filesOf(people));
        const waves = namesOf(people);
        const asFiles = await analysed(
          folder,
          waves.map((wave) => `${wave}.csv`),
          ...options,
        );
        const long = await analysed(folder, ['long.csv'], '--wave', 'time', ...options);
        const wide = await analysed(folder, ['wide.csv'], ...options.filter((word) => !/id$/.test(word)));
        expect(asFiles.waves.map(({ id }) => id)).toEqual(waves);
        expect(rounded(long.scales)).toEqual(rounded(asFiles.scales));
        expect(long.flow).toEqual(asFiles.flow);
        const numbers = (of: Result) => rounded(comparisonsOf(of).map(({ further, ...rest }) => rest));
        expect(numbers(wide)).toEqual(numbers(asFiles));
        // Who answered at no wave has a row in a wide file only.
        const seen = wide.flow!.patterns!.filter((pattern) => pattern.seen.length > 0);
        expect(seen).toEqual(asFiles.flow!.patterns);
        expect(wide.matching).toMatchObject({ by: 'row', id: null, preOnly: 0, postOnly: 0 });
      }),
      runs,
    );
  });

  it.each([
    ['matched', ['--id', 'id']],
    ['strangers', []],
    ['groups', ['--id', 'id', '--by', 'arm']],
  ])('%s: each wave against the first is the comparison of these two alone', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(study.filter(isLargeEnough), async (people) => {
        fc.pre(new Set(people.map(({ arm }) => arm)).size === 2);
        const folder = temporaryFolder(filesOf(people));
        const [first, ...later] = namesOf(people);
        const all = await analysed(folder, ['long.csv'], '--wave', 'time', ...options);
        for (const wave of later) {
          const two = await analysed(
            folder,
            ['long.csv'],
            ...['--wave', 'time', '--waves', `${first},${wave}`],
            ...options,
          );
          const own = comparisonsOf(all).filter(
            ({ contrast }) => contrast.kind === 'waves' && contrast.of[1] === wave,
          );
          const changes = comparisonsOf(two).filter(({ contrast }) => contrast.kind === 'waves');
          expect(own.map(alone)).toEqual(changes.map(alone));
        }
        const [model] = all.scales[0]!.models ?? [];
        const isFitted = model !== undefined && model.reason === undefined;
        expect(all.scales[0]!.primary).toEqual({ in: isFitted ? 'models' : 'comparisons', index: 0 });
      }),
      runs,
    );
  });

  it('counts each person once, by the waves in which they have the score', async () => {
    await fc.assert(
      fc.asyncProperty(study.filter(isLargeEnough), async (people) => {
        const folder = temporaryFolder(filesOf(people));
        const { flow } = await analysed(folder, ['long.csv'], '--wave', 'time', '--id', 'id');
        const { patterns = [], overlap, later = [], waves } = flow!.scores[0]!;
        const sum = (of: typeof patterns) => of.reduce((total, { n }) => total + n!, 0);
        const seen = people.filter((person) => person.waves.some((own) => own !== null));
        expect(sum(patterns)).toBe(seen.length);
        for (const { wave, scored } of waves)
          expect(sum(patterns.filter((pattern) => pattern.scored.includes(wave!)))).toBe(scored);
        for (const { waves: pair, paired, preOnly, postOnly } of [overlap!, ...later]) {
          const among = (isIn: readonly boolean[]) =>
            sum(
              patterns.filter(({ scored }) => pair.every((wave, at) => scored.includes(wave) === isIn[at])),
            );
          expect([among([true, true]), among([true, false]), among([false, true])]).toEqual([
            paired,
            preOnly,
            postOnly,
          ]);
        }
      }),
      runs,
    );
  });

  it('counts each person once, by group and by the waves in which they took part', async () => {
    await fc.assert(
      fc.asyncProperty(study.filter(isLargeEnough), async (people) => {
        fc.pre(new Set(people.map(({ arm }) => arm)).size === 2);
        const folder = temporaryFolder(filesOf(people));
        const waves = namesOf(people);
        const counted = new Map<string, number>();
        for (const { arm, waves: own } of people) {
          const seen = waves.filter((_, wave) => own[wave] != null);
          const key = `${arm}: ${seen.join(' ')}`;
          if (seen.length > 0) counted.set(key, (counted.get(key) ?? 0) + 1);
        }
        const { flow } = await analysed(folder, ['long.csv'], '--wave', 'time', '--id', 'id', '--by', 'arm');
        const found = flow!.patterns!.map(({ group, seen, n }) => [`${group}: ${seen.join(' ')}`, n]);
        expect(found.toSorted()).toEqual([...counted].toSorted());
      }),
      runs,
    );
  });
});

describe('a group that changes', () => {
  it('is a problem with its place', async () => {
    const row = (id: string, arm: string) => `${id},${arm},1,2,3,4,5,3`;
    const header = `id,arm,${ITEMS.join(',')}`;
    const folder = temporaryFolder({
      't0.csv': [header, row('a', 'x'), row('b', 'y'), row('c', 'y')].join('\n'),
      't1.csv': [header, row('a', 'x'), row('b', 'x'), row('c', '')].join('\n'),
      't2.csv': [header, row('a', 'x'), row('b', 'y')].join('\n'),
    });
    const paths = ['t0.csv', 't1.csv', 't2.csv'].map((file) => join(folder, file));
    const { status, stderr } = await ensureStats('analyse', ...paths, '--id', 'id', '--by', 'arm');
    expect(status).toBe(1);
    expect(stderr).toContain(
      't1.csv, row 3: this respondent is in group "x" of arm, but in t0.csv, row 3, in group "y"; to compare groups',
    );
    expect(stderr.match(/this respondent is in/g)).toHaveLength(1);
  });
});
