import { z } from 'zod';
import { entryComparisonSchema } from './entry-comparison.ts';
import { entryDecisionsSchema } from './entry-decisions.ts';
import { planSchema } from './plan.ts';
import { describeSchema } from './result/describe.ts';
import { resultSchema } from './result/result.ts';
import { sampleSizeSchema } from './sample-size.ts';
import { splitSchema } from './split-interaction.ts';

/**
 * The JSON Schemas (draft 2020-12) of what `analyse` (with `--split` too), `describe`, `entry compare` and `plan` write, as the shipped files of `schemas/` hold them. Beside each field
 * stands as `x-disclosure` what it tells about respondents.
 *
 * Loads zod: import this module only where it is needed.
 */
export function resultSchemaText(): string {
  return schemaText('Result of an analysis (ensure-stats/result/2)', resultSchema);
}

export function describeSchemaText(): string {
  return schemaText('Who answered, and how (ensure-stats/describe/2)', describeSchema);
}

export function entryDecisionsSchemaText(): string {
  return schemaText('Decisions on two typists (ensure-stats/entry-decisions/1)', entryDecisionsSchema);
}

export function entryComparisonSchemaText(): string {
  return schemaText('Two typists compared (ensure-stats/entry-comparison/1)', entryComparisonSchema);
}

export function planSchemaText(): string {
  return schemaText('A plan made before the data are analysed (ensure-stats/plan/1)', planSchema);
}

export function sampleSizeSchemaText(): string {
  return schemaText('Sample sizes of planned comparisons (ensure-stats/sample-size/1)', sampleSizeSchema);
}

export function splitSchemaText(): string {
  return schemaText('An analysis by the values of columns (ensure-stats/split/1)', splitSchema);
}

function schemaText(title: string, of: z.ZodType): string {
  const { $schema, ...schema } = z.toJSONSchema(of, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
