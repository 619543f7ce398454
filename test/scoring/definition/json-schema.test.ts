import { describe, expect, test } from 'vitest';
import { scaleFileSchema, scaleFileSchemaText } from '../../../src/scoring/definition/json-schema.ts';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly [key: string]: unknown;
}

const scale = (scaleFileSchema().$defs as { scale: SchemaNode }).scale;

describe('the JSON Schema of a scale file', () => {
  test('the shipped file is the generated one (renew it with: npx vitest run json-schema -u)', async () => {
    await expect(scaleFileSchemaText()).toMatchFileSnapshot('../../../scales/scale.schema.json');
  });

  test('is draft 2020-12 and takes one definition or a list', () => {
    const schema = scaleFileSchema();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.if).toEqual({ type: 'array' });
    expect(schema.else).toEqual({ $ref: '#/$defs/scale' });
  });

  test('knows every key of a definition and refuses others', () => {
    expect(Object.keys(scale.properties ?? {})).toEqual([
      '$schema',
      'id',
      'version',
      'name',
      'keywords',
      'description',
      'variantOf',
      'direction',
      'response',
      'missing',
      'blank',
      'items',
      'score',
      'subscales',
      'bands',
      'populations',
      'citation',
      'sources',
      'licence',
      'examples',
      'draft',
    ]);
    expect(scale.additionalProperties).toBe(false);
    expect(scale.required).toEqual(['id', 'name', 'direction', 'response', 'items', 'score']);
  });

  test('explains the keys of a definition and of an item to the editor', () => {
    const keys = { ...scale.properties, ...scale.properties?.items?.items?.properties };
    const silent = Object.entries(keys).filter(([, node]) => !node.description);
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  test('says that a localised text has a language', () => {
    expect(scale.properties?.name).toMatchObject({ type: 'object', minProperties: 1 });
  });
});
