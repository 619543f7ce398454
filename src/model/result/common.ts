import { z } from 'zod';
import { ALTERNATIVES } from '../alternatives.ts';
import { FILE_FORMATS } from '../dataset.ts';
import { PLATFORM_IDS, RESPONSE_STATUSES } from '../export-form.ts';
import type { Facts } from '../messages/create-message.ts';
import { settings } from '../settings/settings.ts';
import {
  count,
  type DeepReadonly,
  free,
  list,
  localisedText,
  named,
  object,
  optional,
  remark,
} from './fields.ts';

/** What results of every kind have: the tool, the files, the choices, the warnings, and what was withheld. */

export const toolSchema = object({ name: free(z.literal('ensure-stats')), version: free(z.string()) });

/** What a survey platform tells of its export. */
const exportSchema = object(
  {
    platform: free(z.enum(PLATFORM_IDS)),
    variant: free(z.string(), 'Which of the ways in which the platform writes exports'),
    headingRows: free(z.array(z.int()), 'Rows below the header that are headings too'),
    statuses: object(
      {
        preview: optional(count()),
        spam: optional(count()),
        test: optional(count()),
        unfinished: optional(count()),
      },
      'Rows of the file by what the platform says of them; only statuses that it tells, each row once, also where they are left out',
    ),
  },
  'Where the file is the export of a survey platform',
);

/** How one file holds several waves. */
const layoutSchema = object(
  {
    kind: free(z.enum(['long', 'wide']), 'A row per respondent and wave, or columns beside each other'),
    column: optional(free(z.string(), 'Of a long file, the column that says the wave')),
    affixes: optional(
      free(z.array(z.string()), 'Of a wide file, what the columns of each wave begin or end with'),
    ),
  },
  'Where one file holds several waves',
);

const leftOutSchema = list(
  object({
    by: free(z.enum(['status', 'condition', 'wave'])),
    status: optional(free(z.enum(RESPONSE_STATUSES))),
    condition: optional(free(z.string())),
    wave: optional(free(z.string(), 'As the file writes it; empty for rows of no wave')),
    count: count(),
  }),
  'Rows that --drop and --where leave out, and rows of waves that are not used, each counted once; absent where nothing was to be left out',
);

const correctionsSchema = list(
  object({
    file: free(z.string(), 'The file of corrections'),
    sha256: free(z.string().nullable(), 'Of its bytes'),
    count: free(z.int(), 'Corrections that were applied'),
    columns: list(object({ column: free(z.string()), count: free(z.int()) }), 'The same by column'),
  }),
  'Cells that --corrections changed after the file was read; absent without any',
);

export const inputSchema = named(
  'input',
  object({
    waves: free(z.array(z.string()), 'Ids of the waves that the file holds'),
    file: free(z.string()),
    joined: optional(
      free(
        z.string(),
        'What several files that are one wave are called together; absent where a file is a wave',
      ),
    ),
    sha256: free(z.string().nullable(), "Of the file's bytes, where it is known"),
    rows: count('Rows of respondents'),
    rowCounts: object(
      {
        inFile: count(),
        headings: free(z.int()),
        blank: free(z.int()),
        damaged: free(z.int()),
        respondents: count(),
        leftOut: optional(
          count('By --drop and --where, or of no wave that is used; absent where nothing was to be left out'),
        ),
        withoutGroup: count(),
        otherGroups: count(),
        used: count(),
      },
      'Every row of the file, by what became of it: headings, blank, damaged, left out and used make up inFile',
    ),
    layout: optional(layoutSchema),
    otherColumns: optional(
      object(
        {
          names: free(z.array(z.string())),
          personal: free(z.int(), 'How many more hold names, addresses, free text and the like'),
          technical: free(
            z.int(),
            'How many more are recorded beside the answers, such as dates and durations',
          ),
        },
        'Columns that belong to no scale: the headers of those that may be shown, and how many others there are',
      ),
    ),
    export: optional(exportSchema),
    leftOut: optional(leftOutSchema),
    corrections: optional(correctionsSchema),
    format: free(z.enum(FILE_FORMATS)),
    sheet: optional(free(z.string(), 'The sheet that was read; absent where the file is no workbook')),
    encoding: free(settings.encoding.value.nullable(), 'null where the file is no delimited text'),
    delimiter: free(settings.delimiter.value.nullable(), 'null where the file is no delimited text'),
    invalidSetMissing: count('Cells that were impossible and, by --invalid missing, were treated as missing'),
    missingCodes: count('Cells that held a code declared as missing'),
  }),
);

export const settingsSchema = named(
  'settings',
  object(
    {
      confidence: free(z.number()),
      test: free(settings.test.value, 'The test that comes first'),
      alpha: free(
        settings.alpha.value,
        'Alpha and item statistics of respondents complete on the scale, or from covariances of pairs of items',
      ),
      invalid: free(settings.invalid.value),
      missing: free(z.array(z.string())),
      answers: optional(
        free(
          settings.answers.value,
          'Codes that --answers gives to wordings, of all scales or by scale; absent without',
        ),
      ),
      id: free(z.string().nullable()),
      by: free(z.string().nullable()),
      decimal: free(settings.decimal.value.nullable()),
      randomised: optional(
        free(z.boolean(), 'Whether chance formed the groups; absent where it was not said'),
      ),
      alternative: optional(
        free(
          z.record(z.string(), z.enum(ALTERNATIVES)),
          'One-sided tests by score (* for all of them); absent where all tests are two-sided',
        ),
      ),
      minCell: optional(
        free(z.number(), 'The smallest group or count that is shown; absent when everything is'),
      ),
    },
    'Every choice that shaped the numbers, so that the output repeats it',
  ),
);

export const labelsSchema = free(
  z.record(z.string(), z.record(z.string(), z.union([z.string(), localisedText]))),
  'What codes of groups and characteristics are called, by column and code; absent without --labels, and only of codes that stand in the result',
);

const factsSchema = z.record(z.string(), z.json()) as unknown as z.ZodType<Facts>;

export const warningSchema = named(
  'warning',
  object({
    code: free(z.string()),
    severity: optional(
      free(
        z.literal('note'),
        'Where nothing is wrong: how something was read, or what could be done; absent for a warning',
      ),
    ),
    message: remark(z.string()),
    values: optional(
      remark(factsSchema, 'The facts of the message; never an answer or an id of a respondent'),
    ),
    wave: optional(free(z.string(), 'Id of the wave that it is about')),
    group: optional(free(z.string(), 'Id of the group that it is about')),
    file: optional(free(z.string())),
    scale: optional(free(z.string())),
    otherScale: optional(free(z.string(), 'Where a warning is about two scales')),
    item: optional(free(z.string())),
  }),
);

export const warningsSchema = list(warningSchema);

export const withholdingSchema = named(
  'withholding',
  object(
    {
      minCell: free(
        z.number(),
        'Groups of fewer respondents and counts from 1 up to one less are withheld, and whatever would reveal them',
      ),
      rule: free(z.string(), 'The rule in words'),
      numbers: free(z.int(), 'How many counts, statistics and rows were withheld'),
    },
    "What was withheld for the respondents' privacy; absent when nothing was to be",
  ),
);

export type Tool = DeepReadonly<z.infer<typeof toolSchema>>;
export type InputSummary = DeepReadonly<z.infer<typeof inputSchema>>;
export type Settings = DeepReadonly<z.infer<typeof settingsSchema>>;
export type Warning = Omit<DeepReadonly<z.infer<typeof warningSchema>>, 'values'> & {
  readonly values?: Facts;
};
export type Withholding = DeepReadonly<z.infer<typeof withholdingSchema>>;
