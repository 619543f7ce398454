import { describe, expect, test } from 'vitest';
import { publishedFileSchemaText } from '../../src/model/published-schema.ts';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly [key: string]: unknown;
}

const schema = JSON.parse(publishedFileSchemaText()) as SchemaNode;

describe('the JSON Schema of a published table', () => {
  test('the shipped file is the generated one (renew it with: npx vitest run published-schema -u)', async () => {
    await expect(publishedFileSchemaText()).toMatchFileSnapshot('../../schemas/published.schema.json');
  });

  test('is draft 2020-12, needs a source and refuses unknown keys', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required).toEqual(['source']);
    expect(schema.additionalProperties).toBe(false);
  });

  test('explains every key of the file to the editor', () => {
    const silent = Object.entries(schema.properties ?? {}).filter(([, node]) => !node.description);
    expect(silent.map(([key]) => key)).toEqual([]);
  });
});
