import { z } from 'zod';
import {
  byWave,
  count,
  type DeepReadonly,
  free,
  list,
  named,
  nullable,
  object,
  optional,
  pair,
  personValue,
} from './fields.ts';
import { ownSampleKey } from './sample.ts';

const linkageSchema = named(
  'linkage',
  object(
    {
      comparison: free(
        z.enum(['normalised', 'as-written']),
        'normalised: compared without case, blanks, accents and leading zeros',
      ),
      fuzzy: free(z.union([z.literal(0), z.literal(1)]), 'Characters in which ids might differ'),
      exact: count('Pairs whose ids are equal as they are compared; exact + near is matching.paired'),
      respelled: count('Of these, pairs whose ids are written differently'),
      near: count('Pairs whose ids differ in one character'),
      ambiguous: byWave(
        count(),
        'Per wave: respondents left unmatched because more than one respondent came into question',
      ),
      nearRows: optional(
        personValue(
          z.array(z.tuple([z.int(), z.int()])),
          'Rows of the near pairs in the first and the second file; absent where nobody may be pointed at (--min-cell)',
        ),
      ),
      ambiguousRows: optional(
        personValue(
          z.record(z.string(), z.array(z.int())),
          'Per wave: rows of those left unmatched; absent as nearRows',
        ),
      ),
      nearFiles: optional(
        personValue(
          z.array(z.tuple([z.string(), z.string()])),
          'The files of nearRows, where several files are one wave',
        ),
      ),
      ambiguousFiles: optional(
        personValue(
          z.record(z.string(), z.array(z.string())),
          'The files of ambiguousRows, where several files are one wave',
        ),
      ),
    },
    'What the matching found: counts, and rows of the files instead of ids, so that no report names a respondent',
  ),
);

const matchedFields = {
  by: free(z.enum(['id', 'row']), 'row: the rows of a file hold all waves of a respondent'),
  id: free(
    z.string().nullable(),
    'The column or columns, as they were asked for; null where rows are matched',
  ),
  waves: free(z.tuple([z.string(), z.string()]), 'Ids of the two waves: the first of all and a later one'),
  paired: count('Respondents of both waves; each is counted once'),
  preOnly: count('Respondents of the first wave without a partner, whatever the reason'),
  postOnly: count('The same of the second wave'),
  blank: byWave(count(), 'Per wave: respondents without an id; they are part of preOnly and postOnly'),
  linkage: linkageSchema,
};

export const matchingSchema = named(
  'matching',
  object(
    {
      ...matchedFields,
      later: optional(
        list(
          named('laterMatching', object(matchedFields)),
          'The same of the first wave and each that comes after the second; absent with two waves',
        ),
      ),
    },
    'How respondents of the first two waves were matched, by --id or by rows; absent in an independent design',
  ),
);

const stepsSchema = object({
  ...ownSampleKey,
  read: count(),
  noAnswers: count('No item answered'),
  tooFewAnswers: count(
    'Some items answered, but no score: fewer than it needs, or a sum that its lookup table does not have',
  ),
  scored: count('noAnswers + tooFewAnswers + scored is read'),
});

const overlapSchema = object({
  waves: free(z.tuple([z.string(), z.string()]), 'Ids of the two waves: the first and a later one'),
  group: free(z.string().nullable(), 'Id of the group; null for everybody'),
  paired: count(),
  preOnly: count(
    'Score in the first wave only: nobody of the second wave is this respondent, or is but has no score',
  ),
  postOnly: count(),
  partnerUnscored: pair(
    count(),
    'Of preOnly and postOnly, respondents of both waves whose score lacks in the other one',
  ),
});

const patternSchema = named(
  'scorePattern',
  object({
    group: free(z.string().nullable(), 'Id of the group; null for everybody'),
    scored: free(z.array(z.string()), 'Ids of the waves in which these people have the score'),
    unscored: free(z.array(z.string()), 'Ids of the waves in which they took part without getting a score'),
    n: count(),
  }),
);

const answeringPatternSchema = named(
  'answeringPattern',
  object({
    group: free(z.string().nullable(), 'Id of the group; null for everybody'),
    seen: free(
      z.array(z.string()),
      'Ids of the waves in which these people took part, whatever they answered; of a file whose rows hold all waves, in which they answered something',
    ),
    n: count(),
  }),
);

const scoreFlowSchema = object({
  scale: free(z.string()),
  subscale: free(z.string().nullable(), 'null for the score of the scale itself'),
  waves: list(stepsSchema, 'Each wave or group that has the scale'),
  overlap: nullable(
    overlapSchema,
    'Of matched respondents: who has the score in both of the first two waves, and in one only; of groups the first; null in an independent design',
  ),
  later: optional(
    list(
      overlapSchema,
      'The same of later waves and of the other groups; absent with two waves of everybody',
    ),
  ),
  patterns: optional(
    list(
      patternSchema,
      'People by the waves in which they have the score, each counted once, one list of groups after the other; absent with two waves of everybody. With small groups withheld none of a group in which one has few people',
    ),
  ),
});

export const flowSchema = named(
  'flow',
  object(
    {
      waves: list(
        object({
          ...ownSampleKey,
          leftOut: optional(
            count('Rows that --drop and --where leave out before; absent where there are none to leave out'),
          ),
          read: count("Respondents' rows of the wave or group"),
          paired: count(
            'Of these, respondents found in the first wave, of the first in any later one; null in an independent design',
          ),
        }),
      ),
      outside: nullable(
        object({ withoutGroup: count(), otherGroups: count() }),
        'Of files that are split into groups: respondents without a group, and those of groups that were not compared',
      ),
      patterns: optional(
        list(
          answeringPatternSchema,
          'Of matched respondents of three waves and more: people by the waves in which they took part, each counted once. With small groups withheld none of a group in which one has few people',
        ),
      ),
      scores: list(scoreFlowSchema, 'Every score, subscales after their scale'),
    },
    'Respondents at each step from the files to the comparison; absent when there is one wave only',
  ),
);

export type Matching = DeepReadonly<z.infer<typeof matchingSchema>>;
export type Linkage = DeepReadonly<z.infer<typeof linkageSchema>>;
export type Flow = DeepReadonly<z.infer<typeof flowSchema>>;
export type ScoreFlow = DeepReadonly<z.infer<typeof scoreFlowSchema>>;
export type ScoreWaveFlow = DeepReadonly<z.infer<typeof stepsSchema>>;
export type AnsweringPattern = DeepReadonly<z.infer<typeof answeringPatternSchema>>;
export type ScorePattern = DeepReadonly<z.infer<typeof patternSchema>>;
export type ScoreOverlap = DeepReadonly<z.infer<typeof overlapSchema>>;
