import { describe, expect, it } from 'vitest';
import {
  describeSchemaText,
  entryComparisonSchemaText,
  entryDecisionsSchemaText,
  planSchemaText,
  resultSchemaText,
  sampleSizeSchemaText,
  splitSchemaText,
} from '../../src/model/result-schema.ts';

interface SchemaNode {
  readonly [key: string]: unknown;
}

/** Every object with fields, at any depth. */
function objectsIn(node: unknown): SchemaNode[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(objectsIn);
  return 'properties' in node ? [node as SchemaNode, ...inner] : inner;
}

describe.each([
  ['result', resultSchemaText],
  ['describe', describeSchemaText],
  ['entry-comparison', entryComparisonSchemaText],
  ['entry-decisions', entryDecisionsSchemaText],
  ['plan', planSchemaText],
  ['sample-size', sampleSizeSchemaText],
  ['split', splitSchemaText],
] as const)('the JSON Schema of a %s', (name, text) => {
  it('is the shipped file (renew it with: npx vitest run result-schema -u)', async () => {
    await expect(text()).toMatchFileSnapshot(`../../schemas/${name}.schema.json`);
  });

  it('is draft 2020-12 and refuses unknown keys at every depth', () => {
    const schema = JSON.parse(text()) as SchemaNode;
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const objects = objectsIn(schema);
    expect(objects.length).toBeGreaterThan(4);
    expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });
});
