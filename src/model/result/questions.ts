import { z } from 'zod';
import { type DeepReadonly, free, identifier, list, localisedText, named, object } from './fields.ts';
import { itemResultSchema } from './items.ts';

/** Questions outside the scales, by their answers. */

const questionResultSchema = named(
  'question',
  object({
    id: identifier('As the user names it'),
    name: free(localisedText),
    kind: free(
      z.enum(['yes-no', 'choice', 'several']),
      'yes-no: two answers, of which one is counted; choice: one of more; several: any number of them',
    ),
    columns: free(z.array(z.string()), 'Of the first file that has it'),
    options: list(
      itemResultSchema,
      'Each answer as a yes/no item of those who answered the question; of a question with two answers the one that is counted',
    ),
  }),
);

export const questionsSchema = list(
  questionResultSchema,
  'Questions outside the scales; absent without --questions',
);

export type QuestionResult = DeepReadonly<z.infer<typeof questionResultSchema>>;
