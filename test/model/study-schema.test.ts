import { describe, expect, test } from 'vitest';
import { studyFileSchemaText } from '../../src/model/study-schema.ts';

interface SchemaNode {
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly [key: string]: unknown;
}

const schema = JSON.parse(studyFileSchemaText()) as SchemaNode;
const definitions = schema.$defs as Readonly<Record<string, SchemaNode>>;

/** Every key of every object of the schema that no text explains, also not where it is referred to. */
function silentKeys(node: unknown, path: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const properties = Object.entries(((node as SchemaNode).properties ?? {}) as Record<string, SchemaNode>);
  return [
    ...properties.flatMap(([key, value]) => (isExplained(value) ? [] : [`${path}.${key}`])),
    ...Object.entries(node).flatMap(([key, value]) => silentKeys(value, `${path}.${key}`)),
  ];
}

function isExplained(node: SchemaNode): boolean {
  if (node.description !== undefined) return true;
  const referred = node.$ref === undefined ? undefined : definitions[node.$ref.replace('#/$defs/', '')];
  return referred !== undefined && isExplained(referred);
}

describe('the JSON Schema of a study file', () => {
  test('the shipped file is the generated one (renew it with: npx vitest run study-schema -u)', async () => {
    await expect(studyFileSchemaText()).toMatchFileSnapshot('../../schemas/study.schema.json');
  });

  test('is draft 2020-12, needs groups and refuses unknown keys', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required).toEqual(['groups']);
    expect(schema.additionalProperties).toBe(false);
  });

  test('explains every key to the editor', () => {
    expect(silentKeys(schema, '')).toEqual([]);
  });
});
