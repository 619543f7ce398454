import { z } from 'zod';
import { studySchema } from './study.ts';

/**
 * The JSON Schema (draft 2020-12) of a study file, as the shipped file `schemas/study.schema.json` holds it.
 *
 * Loads zod: import this module only where it is needed.
 */
export function studyFileSchemaText(): string {
  const { $schema, ...study } = z.toJSONSchema(studySchema, { target: 'draft-2020-12', reused: 'ref' });
  const schema = {
    $schema,
    title: 'Study',
    description:
      'Who was surveyed, how the files are read, what is computed and what is written, for ensure-stats run',
    ...study,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
