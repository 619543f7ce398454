import { z } from 'zod';
import { type DeepReadonly, free, list, named, nullable, object } from './fields.ts';

/** What a plan can say, in the order in which it is compared. */
export const PLAN_TOPICS = [
  'hypotheses',
  'primary',
  'smallestDifference',
  'sampleSize',
  'stopping',
  'other',
  'design',
  'files',
  'matching',
  'comparedGroups',
  'rows',
  'columns',
  'scale',
  'test',
  'setting',
  'analysis',
  'tool',
] as const;

/** What was done beside what was planned; only of a study that has a plan. */
export const conformanceSchema = named(
  'plan',
  object(
    {
      file: free(z.string()),
      date: free(z.string(), 'When the plan was made, in UTC'),
      sha256: free(z.string(), 'As the file says it'),
      intact: free(z.boolean(), 'Whether it is the hash of what the file holds'),
      replaces: nullable(
        object({ date: free(z.string()), sha256: free(z.string()) }),
        'The plan in whose place this one was put',
      ),
      firstRun: free(z.string(), 'When these data were first analysed by this study, in UTC'),
      precedes: free(z.boolean(), 'Whether the plan was there when these data were first analysed'),
      data: list(
        object({
          file: free(z.string()),
          atPlanning: free(z.enum(['absent', 'same', 'different'])),
        }),
        'The files with answers when the plan was made: not there, there as they are now, or there with other contents',
      ),
      results: free(z.array(z.string()), 'Outputs that were there when the plan was made'),
      items: list(
        object({
          topic: free(z.enum(PLAN_TOPICS)),
          name: free(z.string().nullable(), 'Of the scale, or the key of the setting'),
          planned: free(z.string().nullable(), 'null for nothing of one’s own'),
          done: free(z.string().nullable()),
          status: free(z.enum(['as-planned', 'changed', 'added', 'left-out'])),
        }),
      ),
    },
    'What was done as planned, and what was not; only of a study with a plan',
  ),
);

export type Conformance = DeepReadonly<z.infer<typeof conformanceSchema>>;
export type PlanItem = Conformance['items'][number];
export type PlanTopic = PlanItem['topic'];

/** A part of a plan: what it is about, and what was decided; `null` for nothing of one's own, where the usual holds. */
export interface PlannedItem extends Pick<PlanItem, 'topic' | 'name'> {
  readonly value: string | null;
}
