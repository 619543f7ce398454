import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';
import { toolSchema } from './result/common.ts';
import type { Study } from './study.ts';

/** A plan: what a study file decided at a point in time, with a hash that any later change of it breaks. */

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 hash: 64 digits from 0 to f');
const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
    'must be a point in time in UTC, such as 2026-11-21T09:30:00Z',
  );

const plannedSchema = z.strictObject({
  study: z
    .record(z.string(), z.json())
    .describe('The study file without what only concerns how results are shown, and where they go'),
  scales: z
    .array(
      z.strictObject({
        id: identifier,
        version: z.string(),
        sha256: hash.describe('Of the canonical form of the definition'),
      }),
    )
    .min(1)
    .describe('The definitions of its scales'),
});

export const planSchema = z.strictObject({
  schema: z.literal('ensure-stats/plan/1'),
  tool: toolSchema,
  date: moment.describe('When it was made, by the clock of the computer'),
  data: z
    .array(
      z.strictObject({
        file: nonEmpty,
        sha256: z.union([hash, z.null()]).describe('Of its bytes; null where the file was not there yet'),
      }),
    )
    .describe('The files with answers, as they were when the plan was made'),
  results: z.array(nonEmpty).describe('Outputs of the study that were there already when the plan was made'),
  replaces: z
    .strictObject({ date: moment, sha256: hash })
    .nullable()
    .describe('The plan in whose place this one was put; null for a first plan'),
  planned: plannedSchema,
  sha256: hash.describe(
    'Of the canonical form (RFC 8785: keys sorted, no blanks) of everything above: jq -cSj "del(.sha256)" study.plan.json | sha256sum',
  ),
});

export type Plan = z.infer<typeof planSchema>;
export type Planned = Plan['planned'];
export type PlannedScale = Planned['scales'][number];

/** When these data were first analysed, and by which plan: kept beside the plan. */
export const planRunsSchema = z.strictObject({
  schema: z.literal('ensure-stats/plan-runs/1'),
  runs: z.array(
    z.strictObject({
      date: moment.describe('When they were analysed for the first time under this plan'),
      plan: hash,
      data: z.array(hash).describe('Hashes of the files with answers'),
    }),
  ),
});

export type PlanRuns = z.infer<typeof planRunsSchema>;

/** Keys of a study that change nothing of what is computed. */
const OF_THE_FORM: readonly (keyof Study)[] = [
  '$schema',
  'notes',
  'languages',
  'plan',
  'style',
  'title',
  'date',
  'minCell',
  'respondents',
  'personal',
  'labels',
  'published',
  'outputs',
];

/** What an output may compute otherwise than the study says. */
const OF_ANALYSES = ['wave', 'scales', 'test'] as const;

/** What of a study a plan freezes: everything but what only concerns how results are shown and where they go. */
export function plannedStudy(study: Study): Planned['study'] {
  const { groups, ...rest } = study;
  const kept = Object.entries(rest).filter(([key]) => !(OF_THE_FORM as readonly string[]).includes(key));
  const analyses = analysesOf(study);
  const frozen = {
    groups: groups.map(({ name: _, waves, ...group }) => ({
      ...group,
      waves: waves.map(({ name: __, ...wave }) => wave),
    })),
    ...Object.fromEntries(kept),
    ...(analyses.length > 0 && { analyses }),
  };
  // As a file holds it: no keys without a value.
  return JSON.parse(JSON.stringify(frozen)) as Planned['study'];
}

/** Analyses of outputs that are not those of the study, each once. */
function analysesOf({ outputs = [] }: Study): object[] {
  const own = outputs.flatMap((output) => {
    const given = Object.entries(output).filter(([key]) => (OF_ANALYSES as readonly string[]).includes(key));
    return given.length === 0 || output.what === 'validate' ? [] : [Object.fromEntries(given)];
  });
  return [...new Map(own.map((each) => [JSON.stringify(each), each])).values()];
}
