import { z } from 'zod';
import { scaleSchema } from '../../model/scale.ts';

/**
 * The JSON Schema (draft 2020-12) of a scale file: one definition, or a list of them. Editors complete and check a
 * definition with it; what a schema cannot say (references between items, attainable bands) is the linter's part.
 *
 * Loads zod: import this module only where it is needed.
 */
export function scaleFileSchema(): Record<string, unknown> {
  const { $schema, ...scale } = z.toJSONSchema(scaleSchema, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    title: 'Scale definition',
    description: 'How the answers to a questionnaire become a score, for ensure-stats',
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { type: 'array', items: { $ref: '#/$defs/scale' }, minItems: 1 },
    else: { $ref: '#/$defs/scale' },
    $defs: { scale },
  };
}

/** The schema as the shipped file `scales/scale.schema.json` holds it. */
export function scaleFileSchemaText(): string {
  return `${JSON.stringify(scaleFileSchema(), null, 2)}\n`;
}
