import { z } from 'zod';

/**
 * What a field tells about respondents, so that withholding needs no list of fields:
 *
 * - `free`: nothing about anybody (ids, names, methods, settings);
 * - `count`: how many respondents or cells; withheld where it is small, or would give a small one away;
 * - `statistic`: a number computed from a sample; withheld where the sample is small;
 * - `category`: an answer or a characteristic; taken together with others where few have it;
 * - `person`: the value or the row of a single respondent, or what tells it; always withheld;
 * - `remark`: what a warning says; said without numbers where they were withheld.
 *
 * A statistic is withheld where the count it rests on is: `n` of its object or of one around it, unless {@link basedOn} names another.
 * One that rests on no count is withheld, and so is whatever has no class.
 */
export const DISCLOSURES = ['free', 'count', 'statistic', 'category', 'person', 'remark'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

declare const classified: unique symbol;
/** A schema that says what it discloses; the only kind that fits into an {@link object}. */
export type Classified<T extends z.ZodType = z.ZodType> = T & { readonly [classified]: true };

/** The name under which a class stands in the metadata of a schema, and in the JSON Schema that is made from it. */
export const DISCLOSURE = 'x-disclosure';

function classify<T extends z.ZodType>(schema: T, disclosure: Disclosure, description?: string) {
  const meta = { [DISCLOSURE]: disclosure, ...(description === undefined ? {} : { description }) };
  return schema.meta(meta) as Classified<T>;
}

export function free<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return classify(schema, 'free', description);
}

/** A number of respondents or cells; `null` when it was withheld, and for no other reason. */
export function count(description?: string) {
  return classify(z.int().min(0).nullable(), 'count', description);
}

export function counts(description?: string) {
  return classify(z.array(z.int().min(0).nullable()), 'count', description);
}

/** A number computed from a sample; `null` when it cannot be computed, or was withheld. */
export function statistic(description?: string) {
  return classify(z.number().nullable(), 'statistic', description);
}

/** What a sample came to that is no single number, or is never `null`. */
export function statistics<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return classify(schema, 'statistic', description);
}

export function category<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return classify(schema, 'category', description);
}

export function personValue<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return classify(schema, 'person', description);
}

export function remark<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return classify(schema, 'remark', description);
}

/** Why quantities are `null`: of a few respondents it would tell that all answered alike. */
export function reason(
  description = 'Why quantities here and within are null, several reasons with commas between; absent where none is',
) {
  return optional(statistics(z.string(), description));
}

/** The name under which the counts stand that the statistics of an object rest on. */
export const BASE = 'x-base';

/**
 * An object whose statistics rest on the counts in these fields.
 *
 * @param reach whether also those of the objects within, or those alone that stand in it directly
 */
export function basedOn<T extends Classified>(
  fields: readonly string[],
  schema: T,
  reach: 'all' | 'own' = 'all',
): T {
  return schema.meta({ ...schema.meta(), [BASE]: { fields, reach } }) as T;
}

/** Statistics of several samples side by side, each resting on the count at the same place. */
export const BY_SAMPLE = 'x-by-sample';

export function bySample(description: string) {
  const schema = statistics(z.array(z.number().nullable()), description);
  return schema.meta({ ...schema.meta(), [BY_SAMPLE]: true }) as typeof schema;
}

/** The schema, whose parts say what they disclose, with what it is here. */
export function described<T extends z.ZodType>(schema: T, description?: string): Classified<T> {
  return (description === undefined ? schema : schema.describe(description)) as Classified<T>;
}

type Shape = Readonly<Record<string, Classified>>;

/** An object all of whose fields say what they disclose, and which has no others. */
export function object<S extends Shape>(
  shape: S,
  description?: string,
): Classified<z.ZodObject<S, z.core.$strict>> {
  return described(z.strictObject(shape), description);
}

/** The schema under a name of its own in the JSON Schema. */
export function named<T extends Classified>(id: string, schema: T): T {
  return schema.meta({ ...schema.meta(), id }) as T;
}

/** The same of statistics of which some may be withheld, which it then names. */
export function withholdable<S extends Shape>(shape: S, description?: string) {
  return object({ ...shape, withheld: withheldNames() }, description);
}

function withheldNames() {
  return optional(
    free(
      z.array(z.string()),
      'Names of the fields that are null (or hold only null) because they were withheld; absent when there are none',
    ),
  );
}

export function list<T extends Classified>(schema: T, description?: string): Classified<z.ZodArray<T>> {
  return described(z.array(schema), description);
}

/** The same of the first and the second wave. */
export function pair<T extends Classified>(
  schema: T,
  description?: string,
): Classified<z.ZodTuple<[T, T], null>> {
  return described(z.tuple([schema, schema]), description);
}

/** Absent, and never `undefined`. */
export function optional<T extends Classified>(schema: T): Classified<z.ZodExactOptional<T>> {
  return z.exactOptional(schema) as unknown as Classified<z.ZodExactOptional<T>>;
}

export function nullable<T extends Classified>(
  schema: T,
  description?: string,
): Classified<z.ZodNullable<T>> {
  return described(z.nullable(schema), description);
}

/** An object by the ids of waves. */
export function byWave<T extends Classified>(schema: T, description: string) {
  return described(z.record(z.string(), schema), description);
}

export const identifier = (description: string) => free(z.string(), description);

export const localisedText = z.record(z.string(), z.string()).describe('By language: en, nl, fr, …');

/** The type of a result as programs see it: nothing in it changes. */
export type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };
