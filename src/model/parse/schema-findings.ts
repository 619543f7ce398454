import type { z } from 'zod';
import type { JsonPath } from './json-text.ts';
import { nearest } from './nearest.ts';
import { keysOf, kindsOf, memberOf, optionsOf, schemaAt } from './schema-place.ts';

/** What is wrong at a place of a file; the message continues after the path: `must be …`. */
export interface Finding {
  readonly path: JsonPath;
  readonly message: string;
  readonly value?: string;
}

type Issue = z.core.$ZodIssue;

const TYPE_IN_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two numbers',
  object: 'an object',
  record: 'an object',
};

/**
 * Says in words what the schema found wrong: one finding per mistake, each with what would be valid and, for an unknown
 * key or choice, the nearest known one.
 */
export function schemaFindings(error: z.ZodError, schema: z.ZodType, input: unknown): Finding[] {
  return error.issues.flatMap((issue) => findings(issue, [], schema, input));
}

function findings(issue: Issue, prefix: JsonPath, root: z.ZodType, input: unknown): Finding[] {
  const path: JsonPath = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  ];
  const value = valueAt(input, path);
  const one = (message: string): Finding[] => [{ path, message, ...shown(value) }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, schemaKeys(root, path, input)));
    case 'invalid_union':
      return unionFindings(issue, path, root, input);
    case 'invalid_type':
      return one(mustBe(TYPE_IN_WORDS[issue.expected] ?? issue.expected, path, root, input));
    case 'invalid_value':
      return one(
        mustBe(orList(issue.values.map((choice) => JSON.stringify(choice))), path, root, input) +
          meant(value, issue.values),
      );
    case 'invalid_key':
      return one(`the key ${issue.issues[0]?.message ?? 'is not valid here'}`);
    case 'too_small':
      return one(tooSmall(issue, value));
    case 'too_big':
      return one(
        `must have ${issue.maximum} entries, not ${Array.isArray(value) ? value.length : quoted(value)}`,
      );
    default:
      return one(withValue(issue.message, value));
  }
}

/** A choice: between kinds of values, or between objects told apart by their key. */
function unionFindings(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: JsonPath,
  root: z.ZodType,
  input: unknown,
): Finding[] {
  if (issue.discriminator !== undefined) return unknownKind(issue.discriminator, path, root, input);
  const place = schemaAt(root, path, input);
  const options = place === null ? [] : optionsOf(place.schema);
  const keys = place === null ? [] : keysOf(place.schema);
  const value = valueAt(input, path);
  const objects = options.filter((option) => keysOf(option).length > 0);
  if (isObject(value) && objects.length === 1) {
    const branch = issue.errors[options.indexOf(objects[0]!)] ?? [];
    return branch.flatMap((nested) => findings(nested, path, root, input));
  }
  if (keys.length === 0 || !isObject(value)) {
    // The schema may say it in its own words.
    if (issue.message.startsWith('must '))
      return [{ path, message: withValue(issue.message, value), ...shown(value) }];
    const types = issue.errors
      .flat()
      .flatMap((nested) => (nested.code === 'invalid_type' ? [nested.expected] : []));
    const kinds =
      keys.length > 0
        ? `an object with ${orList(keys.map(quoted))}`
        : orList([...new Set(types.map((type) => TYPE_IN_WORDS[type] ?? type))]);
    return [{ path, message: mustBe(kinds, path, root, input), ...shown(value) }];
  }
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown.length > 0) return unknown.map((key) => unknownKey(key, path, keys));
  const known = keys.filter((key) => Object.hasOwn(value, key));
  if (known.length === 0) return [{ path, message: `must have ${orList(keys.map(quoted))}` }];
  if (known.length > 1) return [{ path, message: `must have only one of ${andList(known.map(quoted))}` }];
  const branch = options.findIndex((option) => keysOf(option).includes(known[0]!));
  return (issue.errors[branch] ?? []).flatMap((nested) => findings(nested, path, root, input));
}

/** An object whose key says of no known kind what it is. */
function unknownKind(key: string, path: JsonPath, root: z.ZodType, input: unknown): Finding[] {
  const parent = path.at(-1) === key ? path.slice(0, -1) : path;
  const at = [...parent, key];
  const value = valueAt(input, at);
  if (!isObject(valueAt(input, parent)))
    return [{ path: parent, message: mustBe(`an object with ${quoted(key)}`, parent, root, input) }];
  const place = schemaAt(root, parent, input);
  const kinds = place === null ? [] : kindsOf(place.schema, key);
  const message = mustBe(orList(kinds.map((kind) => JSON.stringify(kind))), at, root, input);
  return [{ path: at, message: message + meant(value, kinds), ...shown(value) }];
}

function unknownKey(key: string, path: JsonPath, valid: readonly string[]): Finding {
  const near = nearest(key, valid);
  const advice = near === null ? `known here: ${valid.join(', ')}` : `did you mean ${near}?`;
  return { path: [...path, key], message: `is not a known key; ${advice}` };
}

function mustBe(expected: string, path: JsonPath, root: z.ZodType, input: unknown): string {
  const nullable = schemaAt(root, path, input)?.nullable === true;
  const value = valueAt(input, path);
  const whole = nullable ? `${expected} or null` : expected;
  return value === undefined ? `is missing; it must be ${whole}` : withValue(`must be ${whole}`, value);
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, value: unknown): string {
  if (!Array.isArray(value)) {
    return withValue(
      `must be ${issue.inclusive === true ? 'at least' : 'greater than'} ${issue.minimum}`,
      value,
    );
  }
  if (value.length === 0 && Number(issue.minimum) === 1) return 'must have at least one entry';
  return `must have ${issue.minimum} entries, not ${value.length}`;
}

function withValue(message: string, value: unknown): string {
  const saysItself = message.startsWith('must not') || (isObject(value) && !message.startsWith('must be'));
  return saysItself || value === undefined ? message : `${message}, not ${quoted(value)}`;
}

function meant(value: unknown, choices: readonly unknown[]): string {
  const near = typeof value === 'string' ? nearest(value, choices.map(String)) : null;
  return near === null ? '' : `; did you mean ${JSON.stringify(near)}?`;
}

function schemaKeys(root: z.ZodType, path: JsonPath, input: unknown): string[] {
  const place = schemaAt(root, path, input);
  return place === null ? [] : keysOf(place.schema);
}

function valueAt(input: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(memberOf, input);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value as a person recognises it, shortened. */
function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

function shown(value: unknown): { value?: string } {
  return value === undefined || (value !== null && typeof value === 'object') ? {} : { value: String(value) };
}

function orList(entries: readonly string[]): string {
  return joined(entries, 'or');
}

function andList(entries: readonly string[]): string {
  return joined(entries, 'and');
}

function joined(entries: readonly string[], word: string): string {
  if (entries.length < 2) return entries.join('');
  return `${entries.slice(0, -1).join(', ')} ${word} ${entries[entries.length - 1]}`;
}
