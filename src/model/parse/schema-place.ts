import { z } from 'zod';
import type { JsonPath } from './json-text.ts';

/** What the schema expects at a place of a file. */
export interface SchemaPlace {
  /** Without `optional` and `nullable` around it. */
  readonly schema: z.ZodType;
  readonly nullable: boolean;
}

/**
 * The schema at `path`; `null` where the schema has no such place.
 *
 * @param input the file, which decides between objects that are told apart by the value of a key
 */
export function schemaAt(root: z.ZodType, path: JsonPath, input: unknown): SchemaPlace | null {
  let place: SchemaPlace | null = bare(root);
  let value = input;
  for (const step of path) {
    if (place === null) return null;
    place = stepInto(chosen(place.schema, value), step);
    value = memberOf(value, step);
  }
  return place === null ? null : { ...place, schema: chosen(place.schema, value) };
}

/** The part of a value under a key or position; `undefined` where there is none. */
export function memberOf(value: unknown, step: string | number): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

/** Of objects told apart by the value of a key, the one that the value is meant to be. */
function chosen(schema: z.ZodType, value: unknown): z.ZodType {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const kind = memberOf(value, schema.def.discriminator);
  return (
    optionsOf(schema).find((option) => kindsOf(option, schema.def.discriminator).includes(kind)) ?? schema
  );
}

/** The values of the key that tells objects apart, of each object in turn. */
export function kindsOf(schema: z.ZodType, key: string): unknown[] {
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => kindsOf(option as z.ZodType, key));
  const literal =
    schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>)[key] : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values] : [];
}

/** The keys that an object may have; of a choice between objects, those of all of them. */
export function keysOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysOf(option as z.ZodType));
  return [];
}

/** The members of a choice; empty when the schema is none. */
export function optionsOf(schema: z.ZodType): readonly z.ZodType[] {
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [];
}

function stepInto(schema: z.ZodType, step: string | number): SchemaPlace | null {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
    const key = String(step);
    return Object.hasOwn(shape, key) ? bare(shape[key]!) : null;
  }
  if (schema instanceof z.ZodArray) return bare(schema.element as z.ZodType);
  if (schema instanceof z.ZodRecord) return bare(schema.valueType as z.ZodType);
  if (schema instanceof z.ZodTuple) {
    const member = schema.def.items[Number(step)];
    return member === undefined ? null : bare(member as z.ZodType);
  }
  for (const option of optionsOf(schema)) {
    const place = stepInto(option, step);
    if (place !== null) return place;
  }
  return null;
}

function bare(schema: z.ZodType): SchemaPlace {
  let inner = schema;
  let nullable = false;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    if (inner instanceof z.ZodNullable) nullable = true;
    inner = inner.unwrap() as z.ZodType;
  }
  return { schema: inner, nullable };
}
