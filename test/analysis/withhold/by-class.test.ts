import { expect, it, describe as suite } from 'vitest';
import { z } from 'zod';
import { emptied, withheldByClass, withoutPersons } from '../../../src/analysis/withhold/by-class.ts';
import { withholdSmallCells, withholdSmallCounts } from '../../../src/analysis/withhold/index.ts';
import * as disclosure from '../../../src/generated/disclosure.ts';
import type { LeafRule, ObjectRule, Rule } from '../../../src/model/disclosure.ts';
import { BASE, DISCLOSURE, free, object } from '../../../src/model/result/fields.ts';
import { resultSchema } from '../../../src/model/result/result.ts';
import { asFile, described, randomFiles, run } from './files.ts';

const MIN_CELL = 5;
const isSmall = (count: number) => count > 0 && count < MIN_CELL;

/** A number of a result, its class as the schema has it, and the objects around it, the nearest first. */
interface Leaf {
  readonly path: string;
  readonly value: number;
  readonly disclosure: string;
  readonly around: readonly { readonly object: object; readonly base: readonly string[] }[];
}

/** Every number below a value, by the schema itself and not by what is generated from it. */
function leavesOf(
  value: unknown,
  schema: z.ZodType,
  path: string,
  around: Leaf['around'],
  of?: string,
): Leaf[] {
  if (value === null || value === undefined) return [];
  const meta = schema.meta() ?? {};
  const own = (meta[DISCLOSURE] as string | undefined) ?? of;
  const { type, innerType, element, items, valueType, shape, getter } = schema._zod.def as never as Record<
    string,
    never
  >;
  if (own !== undefined && typeof value === 'number') return [{ path, value, disclosure: own, around }];
  if (type === 'lazy') return leavesOf(value, (getter as unknown as () => z.ZodType)(), path, around, own);
  if (innerType !== undefined) return leavesOf(value, innerType, path, around, own);
  if (typeof value !== 'object') return [];
  const parts = Object.entries(value);
  if (shape !== undefined) {
    const base =
      (meta[BASE] as { fields: string[] } | undefined)?.fields ?? ('n' in (shape as object) ? ['n'] : []);
    const inside = [{ object: value, base }, ...around];
    return parts.flatMap(([key, part]) => {
      const field = (shape as Record<string, z.ZodType>)[key];
      expect(field, `${path}.${key} is not in the schema`).toBeDefined();
      return leavesOf(part, field!, `${path}.${key}`, inside, own);
    });
  }
  const [each] = [element, valueType, (items as z.ZodType[] | undefined)?.[0]].filter(
    (one) => one !== undefined,
  );
  if (each === undefined)
    return parts.flatMap(([key, part]) =>
      typeof part === 'number'
        ? [{ path: `${path}.${key}`, value: part, disclosure: own ?? 'none', around }]
        : [],
    );
  return parts.flatMap(([key, part]) => leavesOf(part, each as z.ZodType, `${path}.${key}`, around, own));
}

const small = { groups: () => asFile(randomGroups(3)), waves: () => randomFiles(7) };

function randomGroups(few: number) {
  return Array.from({ length: 24 }, (_, row) => [
    `p${row}`,
    row < few ? 'man' : 'woman',
    'Gent',
    ...[1, 2, 3].map((item) => String(1 + ((row * item + item) % 5))),
  ]);
}

suite('every number of a result in which a group is small', () => {
  it.each([['groups', 0], ...Array.from({ length: 12 }, (_, seed) => ['waves', seed + 1] as const)] as const)(
    'is withheld, or of a class that may be shown (%s %i)',
    async (kind, seed) => {
      const texts = kind === 'groups' ? [small.groups()] : randomFiles(seed);
      const settings = kind === 'groups' ? { by: 'sex' } : { id: 'id', attrition: ['sex', 'town'] };
      const result = withholdSmallCells(await run(texts, settings), MIN_CELL);
      const leaves = leavesOf(result, resultSchema, 'result', []);
      expect(leaves.length).toBeGreaterThan(100);
      const wrong = leaves.filter(({ value, disclosure: own, around }) => {
        if (own === 'free' || own === 'category' || own === 'remark') return false;
        if (own === 'count') return isSmall(value);
        if (own !== 'statistic') return true;
        const nearest = around.find(({ base }) => base.length > 0);
        if (nearest === undefined) return true;
        const counts = nearest.base.flatMap((path) => [path.split('.').reduce(step, nearest.object)].flat());
        const told = counts.length === 3 ? counts.slice(0, 1) : counts;
        return told.some((count) => count === null || (typeof count === 'number' && isSmall(count)));
      });
      expect(wrong.map(({ path }) => path)).toEqual([]);
      // What is withheld already stays as it is.
      const { withheld: _, ...shown } = result;
      expect(withheldByClass(shown, disclosure.result, MIN_CELL)).toEqual(shown);
    },
  );
});

function step(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[key];
}

/** A number that no field of a result has. */
const LEAK = 0.123456;

/** The value with one more field in each object that has fields of its own. */
function withLeaks<T>(value: T, rule: Rule): T {
  if (typeof rule === 'function') return withLeaks(value, rule());
  if (value === null || typeof value !== 'object' || 'class' in rule) return value;
  if ('each' in rule) return (value as unknown[]).map((each) => withLeaks(each, rule.each)) as T;
  const inner = Object.entries(value).map(([key, part]) => {
    const of = 'values' in rule ? rule.values : rule.fields[key];
    return [key, of === undefined ? part : withLeaks(part, of)];
  });
  return Object.fromEntries('values' in rule ? inner : [...inner, ['leak', LEAK]]) as T;
}

suite('a field that the schema does not have', () => {
  it('is shown nowhere, be the samples large or small', async () => {
    for (const texts of [randomFiles(3), randomFiles(8)]) {
      const whole = withLeaks(await run(texts, { id: 'id', attrition: ['sex', 'town'] }), disclosure.result);
      expect(JSON.stringify(whole).split(String(LEAK)).length).toBeGreaterThan(50);
      expect(JSON.stringify(withholdSmallCells(whole, MIN_CELL))).not.toContain(String(LEAK));
      const answers = withLeaks(await described(texts), disclosure.described);
      expect(JSON.stringify(answers)).toContain(String(LEAK));
      expect(JSON.stringify(withholdSmallCounts(answers, MIN_CELL))).not.toContain(String(LEAK));
    }
  });

  it('does not compile without a class', () => {
    // @ts-expect-error: a number about respondents that says nothing of what it discloses
    const shape = object({ mean: z.number().nullable(), method: free(z.string()) });
    expect(Object.keys(shape.shape)).toEqual(['mean', 'method']);
  });
});

const leaf = (of: LeafRule['class'], empty: LeafRule['empty'] = 'null'): LeafRule => ({ class: of, empty });

suite('by class', () => {
  const sample: ObjectRule = {
    base: { fields: ['n'], reach: 'all' },
    fields: {
      n: leaf('count'),
      missing: leaf('count'),
      mean: leaf('statistic'),
      lowest: leaf('person'),
      method: leaf('free', 'absent'),
      reason: leaf('statistic', 'absent'),
      ci: { fields: { level: leaf('free'), lower: leaf('statistic') } },
      withheld: leaf('free', 'absent'),
    },
  };
  const large = {
    n: 30,
    missing: 2,
    mean: 3.5,
    lowest: 1,
    method: 'm',
    reason: 'r',
    ci: { level: 0.95, lower: 3 },
  };

  it('a statistic goes with the count that it rests on, and so does what stands within', () => {
    expect(withheldByClass(large, sample, 5)).toEqual({
      ...{ ...large, missing: null, lowest: null },
      withheld: ['missing', 'lowest'],
    });
    expect(withheldByClass({ ...large, n: 4 }, sample, 5)).toEqual({
      ...{ n: null, missing: null, mean: null, lowest: null, method: 'm' },
      ci: { level: 0.95, lower: null },
      withheld: ['n', 'missing', 'mean', 'lowest', 'ci'],
    });
  });

  it('a statistic that rests on no count is withheld', () => {
    const rule: ObjectRule = { fields: { mean: leaf('statistic'), count: leaf('count') } };
    expect(withheldByClass({ mean: 3, count: 7 }, rule, 5)).toEqual({ mean: null, count: 7 });
  });

  it('values of several samples go with the count at their place', () => {
    const rule: ObjectRule = {
      base: { fields: ['n'], reach: 'all' },
      fields: { n: leaf('count', 'nulls'), mean: { ...leaf('statistic', 'nulls'), bySample: true } },
    };
    expect(withheldByClass({ n: [30, 3, null], mean: [1, 2, 3] }, rule, 5)).toEqual({
      n: [30, null, null],
      mean: [1, null, null],
    });
  });

  it('a statistic rests on counts further in, however they are kept, and on none where they are not there', () => {
    const part: ObjectRule = { fields: { n: leaf('count'), label: leaf('free') } };
    const mean = leaf('statistic');
    const rests = (object: object, field: string, within: Rule) =>
      (
        withheldByClass(
          object,
          { base: { fields: [field], reach: 'all' }, fields: { mean, parts: within } },
          5,
        ) as {
          mean: unknown;
        }
      ).mean;
    // In every entry of a list or of a record, and in an object; at a place of a list.
    expect(rests({ mean: 3, parts: [{ n: 9 }, { n: 7 }] }, 'parts', { each: part })).toBe(3);
    expect(rests({ mean: 3, parts: [{ n: 9 }, { n: 2 }] }, 'parts', { each: part })).toBeNull();
    expect(rests({ mean: 3, parts: { a: { n: 9 }, b: { n: 4 } } }, 'parts', { values: part })).toBeNull();
    expect(rests({ mean: 3, parts: { a: { n: 9 } } }, 'parts', { values: part })).toBe(3);
    expect(rests({ mean: 3, parts: { n: 2, label: 'x' } }, 'parts', part)).toBeNull();
    expect(rests({ mean: 3, parts: { n: 8, label: 'x' } }, 'parts', part)).toBe(3);
    expect(rests({ mean: 3, parts: [{ n: 9 }, { n: 2 }] }, 'parts.0.n', { each: part })).toBe(3);
    expect(rests({ mean: 3, parts: [{ n: 2 }, { n: 9 }] }, 'parts.0.n', { each: part })).toBeNull();
    // What is not there tells no count, and a statistic that rests on none is withheld.
    for (const parts of [[], null, undefined, [null]])
      expect(rests({ mean: 3, parts }, 'parts.0.n', { each: part })).toBeNull();
    expect(rests({ mean: 3, parts: null }, 'parts', part)).toBeNull();
    expect(rests({ mean: 3, parts: [{ n: 9 }] }, 'parts.0.other', { each: part })).toBeNull();
  });

  it('what is not there is no number that was withheld', () => {
    const object = { ...large, missing: 7, lowest: null, reason: undefined };
    expect(withheldByClass(object, sample, 5)).toEqual(object);
  });

  it('what is emptied keeps the counts that are given, and only persons go where only they are asked', () => {
    expect(emptied(large, sample, { n: 30 })).toMatchObject({
      n: 30,
      missing: null,
      mean: null,
      lowest: null,
    });
    expect(withoutPersons(large, sample)).toEqual({ ...large, lowest: null, withheld: ['lowest'] });
  });
});
