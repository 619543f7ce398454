import { z } from 'zod';
import { publishedSchema } from './published.ts';

/**
 * The JSON Schema (draft 2020-12) of a published table, as the shipped file `schemas/published.schema.json` holds it.
 *
 * Loads zod: import this module only where it is needed.
 */
export function publishedFileSchemaText(): string {
  const { $schema, ...table } = z.toJSONSchema(publishedSchema, { target: 'draft-2020-12', reused: 'ref' });
  const schema = {
    $schema,
    title: 'Published table',
    description: 'What a publication prints, cell by cell, for ensure-stats verify and audit',
    ...table,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
