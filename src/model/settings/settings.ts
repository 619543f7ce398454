import { z } from 'zod';
import type { AddedAnswers } from '../added-answers.ts';
import { ALTERNATIVES } from '../alternatives.ts';
import type { ColumnLabels } from '../column-labels.ts';
import { EMIT_TARGETS } from '../emit-plan.ts';
import { PLATFORM_IDS, RESPONSE_STATUSES } from '../export-form.ts';
import { FIGURE_KINDS } from '../figure-data.ts';
import { CSV_STYLES, ENTRY_FORMATS, endingsOf, FORMATS, SCORE_FORMATS, TEMPLATE_FORMATS } from '../format.ts';
import { LANGUAGES } from '../language.ts';
import { levelSchema, nonEmpty } from '../published-cell.ts';
import { PRIMARY_TESTS } from '../statistics/tests.ts';
import { nameSchema } from './name.ts';
import { number, outputs, setting, wholeNumber } from './setting.ts';

/**
 * Every setting once: an option of commands, a key of study files, a choice of the analysis. From here are made the options with their
 * help, the schema of a study, the defaults, the settings in JSON and the page `docs/options.md`. Loads zod: while the command runs,
 * `src/generated/` has what is needed of it.
 */

/** Mean and standard deviation of the score in the populations that recovery leads from and to. */
export interface Norms {
  readonly dysfunctional?: { readonly mean: number; readonly sd: number };
  readonly functional?: { readonly mean: number; readonly sd: number };
}

const populationSchema = z
  .strictObject({
    mean: z.number().describe('Mean of the score'),
    sd: z
      .number()
      .refine((sd) => sd > 0, 'must be above 0')
      .describe('Standard deviation'),
  })
  .optional();

const givenPopulationSchema = z.strictObject({
  scale: nonEmpty.describe('Id of the scale, or of a subscale as scale.subscale'),
  name: nameSchema.optional().describe('Who they are'),
  mean: z.number().describe('Mean of the score'),
  sd: z
    .number()
    .refine((sd) => sd > 0, 'must be above 0')
    .describe('Standard deviation of the score'),
  n: z
    .int()
    .min(2)
    .optional()
    .describe('People behind mean and standard deviation, where they come from a sample'),
  source: nonEmpty.optional().describe('Full reference of the numbers'),
});

/** A population that the user gives in place of naming one of a definition. */
export type GivenPopulation = z.infer<typeof givenPopulationSchema>;

const columnNames = z.union([nonEmpty, z.array(nonEmpty).min(1)], {
  error: 'must be a column, or a list of columns',
});
const questionSchema = z.union(
  [
    nonEmpty,
    z.strictObject({
      columns: columnNames.describe(
        'The column of the question; of several answers all columns ("bron_*", "bron_1..bron_4", or a list), or the one that holds them',
      ),
      name: nameSchema.optional().describe('What the question is called in tables'),
      separator: nonEmpty
        .optional()
        .describe('Sign between several answers in one cell, such as ";"; told from the cells unless given'),
    }),
  ],
  { error: 'must be a column, or { "columns": …, "name": …, "separator": … }' },
);

const margin = z.number().refine((points) => points > 0, 'must be above 0');
const share = z.number().refine((value) => value >= 0 && value <= 1, 'must lie between 0 and 1');
const numbersByScale = z.record(z.string(), z.number());
const columns = z.array(nonEmpty).min(1);
const figures = z.array(z.enum(FIGURE_KINDS)).min(1);
const READING = [
  'analyse',
  'validate',
  'score',
  'reliability',
  'describe',
  'plot',
  'report',
  'verify',
  'entry compare',
] as const;
const COMPARING = ['analyse', 'report'] as const;
/** Commands that take a file apart into waves. */
const LAID_OUT = [...COMPARING, 'plot', 'reliability', 'describe', 'score', 'validate'] as const;

export const settings = {
  scales: setting({
    value: z.array(nonEmpty).min(1),
    set: 'scales',
    commands: [...READING, 'audit', 'simulate', 'init'],
    flags: '--scales <scales>',
    help: 'ids of built-in scales, or files of your own, separated by commas; may be repeated (default: every built-in scale whose items are all present)',
    library:
      'ids of built-in scales, or files of your own (default: every built-in scale whose items are all present)',
    reader: 'scales',
    differences: {
      init: {
        help: 'ids of built-in scales, or files of your own, separated by commas (default: every built-in scale that is found)',
      },
      verify: {
        help: 'definitions of your own for scales that the table names: files or folders, separated by commas (built-in ones need not be named)',
      },
    },
    study: {
      at: ['study'],
      help: 'Ids of built-in scales, or paths of definitions relative to the study file; every built-in scale whose items are all present unless given',
    },
    outputs: outputs(
      "Scales, where they differ from the study's: ids, or paths relative to the study file",
      ...(['analysis', 'report', 'reliability', 'describe', 'score', 'figures', 'validate', 'emit'] as const),
    ),
  }),

  acceptDraft: setting({
    value: z.boolean(),
    set: 'scales',
    commands: [...READING, 'audit', 'simulate', 'init', 'run'],
    flags: '--accept-draft',
    help: 'accept every guess of a drafted definition or published table, and print it (default: a draft is refused)',
    library:
      'accept what a drafted definition leaves undecided; every guess is a warning (default: a draft is refused)',
    differences: {
      init: { help: 'let the study accept every guess of drafted definitions' },
    },
    default: false,
    analysis: true,
    study: {
      at: ['study'],
      help: 'Whether every guess of drafted definitions is accepted and printed; drafts are refused unless given',
    },
  }),

  id: setting({
    value: nonEmpty,
    set: 'comparison',
    commands: ['analyse', 'report', 'plot', 'score', 'validate', 'verify', 'entry compare', 'entry apply'],
    flags: '--id <columns>',
    help: 'column that names the respondent, or several (initials,birthyear): the waves are matched, and the paired test comes first',
    library:
      'column that names the respondent, or several with commas between (initials,birthyear): the waves are matched, and the paired test comes first',
    reader: 'columns',
    differences: {
      plot: {
        help: 'column that names the respondent, or several (initials,birthyear): the waves are matched',
      },
      score: {
        help: 'column that names the respondent, or several (initials,birthyear); office is the name of the file, where a folder has no such column',
      },
      validate: {
        help: 'column that names the respondent, or several (initials,birthyear); each id may appear once per file',
      },
      verify: { help: 'column that names the respondent, for paired tests' },
      'entry compare': {
        help: 'column that names the form, such as its number, or several (office,number)',
        required: true,
      },
      'entry apply': {
        help: 'column that names the form, where a file of corrections calls it id',
      },
    },
    default: null,
    analysis: true,
    result: true,
    study: {
      at: ['match'],
      key: 'columns',
      required: true,
      value: columns,
      help: 'Column that names the respondent, or several: the waves are matched',
    },
  }),
  idExact: setting({
    value: z.boolean(),
    set: 'comparison',
    commands: ['analyse', 'report', 'plot', 'score', 'validate', 'verify', 'entry compare', 'entry apply'],
    flags: '--id-exact',
    help: 'compare ids as they are written (default: ignoring case, spaces, accents and leading zeros)',
    study: {
      at: ['match'],
      key: 'exact',
      help: 'Whether ids are compared as they are written; false unless given: case, spaces, accents and leading zeros are ignored',
    },
  }),
  fuzzy: setting({
    value: z.union([z.literal(0), z.literal(1)], { error: 'must be 0 or 1' }),
    set: 'comparison',
    commands: COMPARING,
    flags: '--fuzzy <edits>',
    help: 'also match ids that differ in so many characters, if the match is unique',
    reader: 'choice-of-number',
    default: 0,
    analysis: true,
    study: { at: ['match'], help: 'Characters in which ids of one respondent may differ; 0 unless given' },
  }),
  attrition: setting({
    value: columns,
    set: 'comparison',
    commands: COMPARING,
    flags: '--attrition <columns>',
    help: 'columns of the pre file, such as sex,age, in which those who left are compared with those who stayed',
    reader: 'list',
    default: [],
    analysis: true,
    needs: 'matching',
    study: {
      at: ['study'],
      help: 'Columns of the first wave in which those who left are compared with those who stayed',
    },
  }),

  baseline: setting({
    value: columns,
    set: 'comparison',
    commands: COMPARING,
    flags: '--baseline <columns>',
    help: 'columns of the first wave, such as sex,age, in which the groups are described side by side before the intervention',
    reader: 'list',
    default: [],
    analysis: true,
    needs: 'groups',
    study: {
      at: ['study'],
      help: 'Columns of the first wave in which the groups are described side by side',
    },
  }),

  wave: setting({
    value: nonEmpty,
    set: 'comparison',
    commands: [...LAID_OUT, 'verify'],
    flags: '--wave <column>',
    help: 'column that gives the wave, in a file with a row per respondent and wave',
    study: {
      at: ['wave'],
      help: 'Column of its file that gives the wave, where the file holds several, with a row per respondent and wave',
    },
  }),
  waves: setting({
    value: columns,
    set: 'comparison',
    commands: [...LAID_OUT, 'verify'],
    flags: '--waves <names>',
    help: 'the waves in their order: values of --wave, what columns of a wide file begin or end with (pre_,post_; none: one survey), or names for the files (default: by words such as pre and post, else by number, else as they come)',
    library:
      'the waves in their order: values of `wave`, what columns of a wide file begin or end with (none: one survey), or names for the files (default: by words such as pre and post, else by number, else as they come)',
    reader: 'list',
    study: { at: ['wave'], help: 'The values of that column that are this wave' },
  }),

  by: setting({
    value: nonEmpty,
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'describe'],
    flags: '--by <column>',
    help: 'column that splits each file into the groups to compare',
    differences: { describe: { help: 'column that splits each file into groups' } },
    default: null,
    analysis: true,
    result: true,
    study: {
      at: ['by'],
      key: 'column',
      required: true,
      help: 'Column that splits each file into the groups to compare',
    },
  }),
  groups: setting({
    value: z
      .array(nonEmpty)
      .min(2)
      .refine((groups) => new Set(groups).size === groups.length, 'must name different groups'),
    set: 'comparison',
    commands: [...COMPARING, 'plot'],
    flags: '--groups <names,...>',
    help: 'which groups, and in which order; each is compared with the first (default: all, ascending)',
    reader: 'groups',
    default: null,
    analysis: true,
    study: { at: ['by'], help: 'Which, and in which order; each is compared with the first' },
  }),
  labels: setting({
    value: z.record(nonEmpty, z.record(nonEmpty, nameSchema)) as z.ZodType<ColumnLabels>,
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'reliability', 'describe', 'score', 'entry template'],
    flags: '--labels <labels>',
    help: 'what codes of groups, waves and characteristics are called: sex:1=Man,2=Vrouw; may be repeated, for other columns',
    library:
      'what codes of groups, waves and characteristics are called, by column: { sex: { 1: "Man", 2: { en: "Woman", nl: "Vrouw" } } }',
    reader: 'labels',
    differences: {
      'entry template': {
        help: 'what may be typed into the columns of --columns: sex:1=Man,2=Vrouw; may be repeated, for other columns',
      },
    },
    default: {},
    analysis: true,
    study: {
      at: ['study'],
      help: 'What codes of groups, waves and characteristics are called in tables, by column: { "sex": { "1": "Man", "2": { "en": "Woman", "nl": "Vrouw" } } }',
    },
  }),
  personal: setting({
    value: columns,
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'describe', 'score'],
    flags: '--personal <columns>',
    help: 'show these columns although they look like names, e-mail addresses, places or free text (default: such columns are refused)',
    reader: 'list',
    default: [],
    analysis: true,
    study: {
      at: ['study'],
      help: 'Columns that are shown although they look like names, e-mail addresses, places or free text',
    },
  }),

  test: setting({
    value: z.enum(PRIMARY_TESTS),
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'verify'],
    flags: '--test <test>',
    help: 'the primary test (default: welch, or paired with --id); JSON has all',
    differences: {
      verify: {
        help: 'the test of rows that name none (default: welch, or paired where the table says so)',
      },
    },
    default: null,
    analysis: true,
    result: true,
    needs: 'comparison',
    study: {
      at: ['study'],
      help: 'The primary test; welch unless given, or paired with "match"',
    },
    outputs: outputs(
      "The test that comes first, where it differs from the study's",
      ...(['analysis', 'report', 'figures', 'emit'] as const),
    ),
  }),
  alpha: setting({
    value: z.enum(['listwise', 'pairwise']),
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'reliability'],
    flags: '--alpha <cases>',
    help: 'alpha and item statistics of respondents who answered every item (listwise), or of everybody, from pairs of items (pairwise)',
    default: 'listwise',
    showsDefault: true,
    analysis: true,
    result: true,
    study: {
      at: ['study'],
      help: 'Alpha and item statistics of respondents who answered every item (listwise, unless given), or of everybody, from pairs of items (pairwise)',
    },
  }),
  alternative: setting({
    value: z.record(nonEmpty, z.enum(ALTERNATIVES)) as z.ZodType<
      Readonly<Record<string, (typeof ALTERNATIVES)[number]>>
    >,
    set: 'comparison',
    commands: COMPARING,
    flags: '--alternative <side>',
    help: 'one-sided tests where a protocol says so: greater (the second wave or group is higher), less, or two-sided; or by scale, as brs=greater,phq9=less (default: two-sided)',
    reader: 'alternatives',
    default: {},
    analysis: true,
    study: {
      at: ['study'],
      value: z.union([z.enum(ALTERNATIVES), z.record(nonEmpty, z.enum(ALTERNATIVES))], {
        error: 'must be two-sided, greater or less, or one of them by scale: { "brs": "greater" }',
      }),
      help: 'One-sided tests: greater (the second wave or group is higher), less, or two-sided (unless given); or by scale, { "brs": "greater", "phq9": "less" }',
    },
  }),
  nonInferiority: setting({
    value: z.record(nonEmpty, z.number()) as z.ZodType<Readonly<Record<string, number>>>,
    set: 'comparison',
    commands: COMPARING,
    flags: '--non-inferiority <margin>',
    help: 'whether the second wave or group is worse by less than this many points of the score: 2, or by scale, as brs=0.3,wemwbs=3; the definition says which side is worse, else --alternative (greater: higher is better)',
    reader: 'margins',
    default: {},
    analysis: true,
    needs: 'comparison',
    study: {
      at: ['study'],
      value: z.union([margin, z.record(nonEmpty, margin)], {
        error: 'must be a number of points above 0, or one by scale: { "brs": 0.3 }',
      }),
      help: 'Margin of non-inferiority in points of the score, or by scale: { "brs": 0.3 }',
    },
  }),
  singleItems: setting({
    value: z.boolean(),
    set: 'comparison',
    commands: COMPARING,
    flags: '--single-items',
    help: 'every item by itself: mean, SD and share of agreement, change or difference with its interval and test, Holm over the items of a scale',
    default: false,
    analysis: true,
    study: {
      at: ['study'],
      help: 'Whether analyses and reports compare every item by itself, with Holm over the items of a scale; false unless given',
    },
  }),
  questions: setting({
    value: z.array(questionSchema).min(1),
    set: 'comparison',
    commands: [...COMPARING, 'describe'],
    flags: '--questions <columns>',
    help: 'questions outside the scales, each as shares of those who answered: a column with one answer, or several answers in columns (bron_*, bron_1..bron_4) or in one cell; separated by commas',
    library:
      'questions outside the scales, each as shares of those who answered: a column with one answer, or { columns, name, separator } for several answers in columns or in one cell',
    reader: 'list',
    default: [],
    analysis: true,
    study: {
      at: ['study'],
      help: 'Questions outside the scales, each as shares of those who answered it: a column with one answer or several, or columns with an answer each, compared by wave and group',
    },
  }),
  equivalence: setting({
    value: z.strictObject({ lower: z.number(), upper: z.number(), unit: z.enum(['raw', 'standardized']) }),
    set: 'comparison',
    commands: COMPARING,
    flags: '--equivalence <bounds>',
    help: 'smallest differences that matter, for tests of equivalence: -2,2 in points, or -0.3d,0.3d in standard deviations',
    library:
      'smallest differences that matter, for tests of equivalence: in points (raw), or in standard deviations (standardized)',
    reader: 'equivalence',
    default: null,
    analysis: true,
    needs: 'comparison',
    study: {
      at: ['study'],
      value: z
        .strictObject({
          lower: z.number().describe('Lower bound of the difference'),
          upper: z.number().describe('Upper bound of the difference'),
          unit: z
            .enum(['raw', 'standardized'])
            .optional()
            .describe('Points (unless given), or standard deviations'),
        })
        .refine(({ lower, upper }) => lower < upper, { path: ['upper'], message: 'must be above "lower"' }),
      help: 'Smallest differences that matter, for tests of equivalence',
    },
  }),
  choices: setting({
    value: z.boolean(),
    set: 'comparison',
    commands: COMPARING,
    flags: '--choices',
    help: 'does the conclusion depend on a choice: every primary comparison with another test or model, with more or fewer answers needed, without unusual respondents, without each item; a table, a sentence, and a figure in pages and documents',
    default: false,
    analysis: true,
    needs: 'comparison',
    study: {
      at: ['study'],
      help: 'Whether every primary comparison is repeated with one choice changed at a time; false unless given',
    },
    outputs: outputs(
      "Whether comparisons are repeated under other choices, where it differs from the study's",
      ...(['analysis', 'report'] as const),
    ),
  }),
  correlations: setting({
    value: z.enum(['pearson', 'spearman', 'disattenuated', 'none']),
    set: 'comparison',
    commands: COMPARING,
    flags: '--correlations <kind>',
    help: 'scales together: M, SD, alpha and correlations of all scores, per wave and across matched waves; above the diagonal n, or for spearman and disattenuated these (none: no table)',
    differences: {
      report: {
        help: 'what the table of correlations shows above the diagonal: n (pearson), spearman or disattenuated; none leaves it out (default: pearson, from two scores up)',
      },
    },
    default: null,
    analysis: true,
    study: {
      at: ['study'],
      help: 'The table of all scores together with their correlations: pearson, spearman, disattenuated or none; unless given pearson in reports and none in other outputs',
    },
    outputs: outputs(
      "The table of correlations, where it differs from the study's",
      ...(['analysis', 'report'] as const),
    ),
  }),
  overlap: setting({
    ...wholeNumber(1, 1_000_000),
    set: 'comparison',
    commands: [...COMPARING, 'audit'],
    flags: '--overlap <people>',
    help: 'without ids: how many people answered in both waves, for what the missing link could change (default: as many as possible, and half of that)',
    differences: {
      audit: {
        help: 'how many people answered in both waves: shows what matching them could have changed',
      },
    },
    default: null,
    analysis: true,
    needs: 'strangers',
    study: {
      at: ['study'],
      help: 'Without ids: how many people answered in both waves; as many as possible, and half of that, unless given',
    },
  }),
  split: setting({
    value: columns,
    set: 'comparison',
    commands: COMPARING,
    flags: '--split <columns>',
    help: 'the same tables for everybody and for every value of these columns, such as site,sex, and once whether the differences are the same in all; as JSON a list of them, with {split} in --output a file each',
    reader: 'list',
    study: {
      at: ['study'],
      help: 'Columns, such as site, by whose values every analysis and report is made once more; their files have {split} in their names, which becomes the value, or are .json',
    },
    outputs: outputs(
      "Columns by whose values it is made once more, where they differ from the study's: {split} in the name of the file becomes the value, and a .json may hold all",
      ...(['analysis', 'report'] as const),
    ),
  }),
  randomised: setting({
    value: z.boolean(),
    set: 'comparison',
    commands: COMPARING,
    flags: '--randomised',
    help: 'groups at two waves, matched: formed at random, so that the adjusted difference is the primary analysis (default: not stated; it comes first, with a note)',
    default: null,
    analysis: true,
    needs: 'groups',
    study: {
      at: ['study'],
      help: 'Whether the groups were formed at random: true makes the adjusted difference the primary analysis of groups at two waves, false the difference of changes; unless given the adjusted difference comes first, and a note says what each assumes',
    },
  }),
  noRandomised: setting({
    value: z.boolean(),
    set: 'comparison',
    commands: COMPARING,
    flags: '--no-randomised',
    help: 'the groups were not formed at random: the difference of changes is the primary analysis',
  }),
  bootstrap: setting({
    ...wholeNumber(100, 1_000_000),
    set: 'comparison',
    commands: COMPARING,
    flags: '--bootstrap <replicates>',
    help: 'bootstrap intervals (BCa) of the difference, and in JSON of alpha, such as 9999',
    study: { at: ['bootstrap'], key: 'replicates', required: true, help: 'Resamples, such as 9999' },
  }),
  seed: setting({
    ...wholeNumber(0, Number.MAX_SAFE_INTEGER),
    set: 'comparison',
    commands: [...COMPARING, 'simulate'],
    flags: '--seed <number>',
    help: 'seed of the bootstrap (default: 1)',
    differences: { simulate: { help: 'the same seed gives the same answers', default: 1 } },
    needs: 'bootstrap',
    study: { at: ['bootstrap'], help: '1 unless given' },
  }),
  reliability: setting({
    value: numbersByScale,
    set: 'comparison',
    commands: [...COMPARING, 'plot'],
    flags: '--reliability <values>',
    help: 'reliability for individual change, with --id: 0.85, or brs=0.8,wemwbs=0.9 (default: alpha of the first wave)',
    library:
      'reliability for individual change, with `id`, by scale, or under "*" for every scale (default: alpha of the first wave)',
    reader: 'reliability',
    differences: {
      plot: {
        flags: '--reliability <scale=value,...>',
        help: "reliability behind reliable change, for the kind change (default: Cronbach's alpha of the pre-test)",
        reader: 'numbers-by-scale',
      },
    },
    default: {},
    analysis: true,
    needs: 'matching',
    study: {
      at: ['study'],
      value: z.union([share, z.record(nonEmpty, share)], {
        error: 'must be a number from 0 to 1, or one by scale: { "brs": 0.8 }',
      }),
      help: 'Reliability for individual change, with "match"; alpha of the first wave unless given',
    },
  }),
  norms: setting({
    value: z.record(
      nonEmpty,
      z.strictObject({
        functional: populationSchema.describe('The population that recovery leads to'),
        dysfunctional: populationSchema.describe('The population that recovery leads from'),
      }),
    ) as z.ZodType<Readonly<Record<string, Norms>>>,
    set: 'comparison',
    commands: COMPARING,
    flags: '--norms <norms>',
    help: 'mean/SD of populations, for clinically significant change: brs:functional=3.6/0.7,brs:dysfunctional=2.4/0.6',
    library: 'mean and SD of populations, for clinically significant change, by scale',
    reader: 'norms',
    default: {},
    analysis: true,
    needs: 'matching',
    study: { at: ['study'], help: 'Populations for clinically significant change, by scale' },
  }),
  population: setting({
    value: z
      .array(
        z.union([nonEmpty, givenPopulationSchema], {
          error:
            'must be the id of a population, or { "scale": …, "name": …, "mean": …, "sd": …, "n": …, "source": … }',
        }),
      )
      .min(1),
    set: 'comparison',
    commands: COMPARING,
    flags: '--population <populations>',
    help: 'compare every mean with that of a population: ids of populations in the definitions, or scale=mean/SD or scale=mean/SD/n, as brs=3.53/0.68/844, with a name as "brs:Dutch adults=3.53/0.68"; separated by commas',
    library:
      'compare every mean with that of a population: ids of populations in the definitions, or { scale, mean, sd, n, name, source }',
    reader: 'populations',
    default: [],
    analysis: true,
    study: {
      at: ['study'],
      help: 'Populations that every mean is compared with: ids of populations in the definitions, or { "scale": "brs", "name": "…", "mean": 3.53, "sd": 0.68, "n": 844, "source": "…" }',
    },
    outputs: outputs(
      "Populations that every mean is compared with, where they differ from the study's",
      ...(['analysis', 'report'] as const),
    ),
  }),
  confidence: setting({
    value: levelSchema,
    set: 'comparison',
    commands: [...COMPARING, 'plot', 'reliability', 'entry compare'],
    flags: '--confidence <level>',
    help: 'level of the intervals',
    reader: 'level',
    default: 0.95,
    showsDefault: true,
    analysis: true,
    result: true,
    study: { at: ['study'], help: 'Level of the intervals; 0.95 unless given' },
  }),

  missing: setting({
    value: z.array(z.string()),
    set: 'reading',
    commands: READING,
    flags: '--missing <codes>',
    help: 'codes that mean "no answer", such as 99 or 99,NA; one with a comma is quoted: \'"1,5",99\'; may be repeated',
    library: 'codes that mean "no answer", beside those of the definitions',
    reader: 'list',
    default: [],
    analysis: true,
    result: true,
    study: {
      at: ['study'],
      value: z.array(z.union([z.number(), nonEmpty], { error: 'must be a code such as 99 or "NA"' })).min(1),
      help: 'Codes that mean "no answer", besides those of the scale definitions',
    },
  }),
  answers: setting({
    value: z.record(
      nonEmpty,
      z.union([z.number(), z.record(nonEmpty, z.number())], {
        error: 'must be a code, or the codes of one scale: { "brs": { "Beetje mee eens": 4 } }',
      }),
    ) as z.ZodType<AddedAnswers>,
    set: 'reading',
    commands: READING,
    flags: '--answers <answers>',
    help: 'codes of answers that the definitions lack: "Beetje mee eens=4,Heel erg mee eens=5", or of one scale "brs:Beetje mee eens=4", or a JSON file of them (answers.json); may be repeated',
    library:
      'codes of answers that the definitions lack, for every scale that has the code or by scale: { "Beetje mee eens": 4, brs: { Soms: 3 } }',
    reader: 'answers',
    default: {},
    analysis: true,
    study: {
      at: ['study'],
      help: 'Codes of answers that the definitions lack, for every scale that has the code or by scale: { "Beetje mee eens": 4, "brs": { "Soms": 3 } }',
    },
  }),
  invalid: setting({
    value: z.enum(['error', 'missing']),
    set: 'reading',
    commands: ['analyse', 'score', 'reliability', 'describe', 'plot', 'report', 'verify'],
    flags: '--invalid <rule>',
    help: 'impossible values: stop (error), or count them as missing',
    default: 'error',
    showsDefault: true,
    analysis: true,
    result: true,
    study: {
      at: ['study'],
      help: 'Impossible values: error (unless given) stops before anything is written, missing counts them as unanswered',
    },
  }),
  platform: setting({
    value: z.enum([...PLATFORM_IDS, 'none']),
    set: 'reading',
    commands: [...READING, 'scales draft'],
    flags: '--platform <name>',
    help: 'the survey platform whose export this is, or none (default: detected)',
    study: {
      at: ['study', 'wave'],
      help: 'The survey platform whose export this is, or none; detected unless given',
    },
  }),
  drop: setting({
    value: z.array(z.enum(RESPONSE_STATUSES)).min(1),
    set: 'reading',
    commands: [...READING, 'scales draft'],
    flags: '--drop <statuses>',
    help: `leave out responses with these statuses of the platform: ${RESPONSE_STATUSES.join(', ')} (default: they are kept, counted and reported)`,
    reader: 'statuses',
    study: {
      at: ['study', 'wave'],
      help: 'Statuses of the platform whose responses are left out; none unless given',
    },
  }),
  where: setting({
    value: z.array(nonEmpty).min(1),
    set: 'reading',
    commands: [...READING, 'scales draft'],
    flags: '--where <condition>',
    help: 'use only rows for which this holds: Consent=1, Panel!=test, Age>17, Site=a|b, Email= (blank); may be repeated, and all must hold',
    library:
      'use only rows for which all of these hold: Consent=1, Panel!=test, Age>17, Site=a|b, Email= (blank)',
    reader: 'conditions',
    study: {
      at: ['study', 'wave'],
      help: 'Only rows for which all of these hold are used: "Consent=1", "Panel!=test", "Age>17", "Site=a|b", "Email=" (blank)',
    },
  }),
  corrections: setting({
    value: nonEmpty,
    set: 'reading',
    commands: [...LAID_OUT, 'verify'],
    flags: '--corrections <file>',
    help: 'correct cells after reading: a file with columns id (or those of the data), column, old, new, and perhaps wave, who, when, why; a cell that does not hold the old value is an error',
    study: {
      at: ['study', 'wave'],
      help: 'A file of corrections, relative to the study file: id (or the columns of the data), column, old, new, and perhaps wave, who, when, why',
    },
  }),
  damaged: setting({
    value: z.enum(['stop', 'skip']),
    set: 'reading',
    commands: ['analyse', 'score', 'reliability', 'describe', 'plot', 'report', 'verify'],
    flags: '--damaged <rule>',
    help: 'rows that cannot be read (a separator or quote too many or too few): stop, or skip them and count them in every output',
    default: 'stop',
    showsDefault: true,
    study: {
      at: ['study', 'wave'],
      help: 'Rows that cannot be read (a separator or quote too many or too few): stop (unless given), or skip them and count them in every output',
    },
  }),
  delimiter: setting({
    value: z.enum([',', ';', '\t', '|']),
    set: 'reading',
    commands: [...READING, 'audit', 'simulate', 'scales draft', 'entry apply'],
    flags: '--delimiter <sign>',
    help: 'comma, semicolon, tab or pipe (default: detected)',
    library: 'sign between the cells (default: detected)',
    reader: 'delimiter',
    study: {
      at: ['study', 'wave'],
      value: z.enum(['comma', 'semicolon', 'tab', 'pipe']),
      help: 'Sign between the cells; detected unless given',
    },
  }),
  encoding: setting({
    value: z.enum([
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'iso-8859-15',
      'windows-1254',
      'windows-1256',
    ]),
    set: 'reading',
    commands: [...READING, 'audit', 'simulate', 'scales draft', 'entry apply'],
    flags: '--encoding <encoding>',
    help: 'utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, windows-1254 (Turkish) or windows-1256 (Arabic) (default: detected)',
    library: 'encoding of the text (default: detected)',
    reader: 'encoding',
    study: { at: ['study', 'wave'], help: 'Encoding of the text; detected unless given' },
  }),
  sheet: setting({
    value: nonEmpty,
    set: 'reading',
    commands: [...READING, 'audit', 'simulate', 'init', 'scales draft', 'entry apply'],
    flags: '--sheet <name>',
    help: 'the sheet of a workbook (default: the only one that holds anything)',
    study: {
      at: ['study', 'wave'],
      help: 'The sheet of a workbook; the only one that holds anything unless given',
    },
  }),
  decimal: setting({
    value: z.enum(['.', ',']),
    set: 'reading',
    commands: [...READING, 'audit', 'simulate'],
    flags: '--decimal <sign>',
    help: 'point or comma (default: detected per column)',
    library: 'decimal sign (default: detected per column)',
    reader: 'decimal',
    default: null,
    analysis: true,
    result: true,
    study: {
      at: ['study', 'wave'],
      value: z.enum(['point', 'comma']),
      help: 'Decimal sign; detected per column unless given',
    },
  }),

  format: setting({
    value: z.enum([...FORMATS, 'sav', 'github', 'svg', 'png']),
    set: 'form',
    commands: [
      ...READING,
      ...(['plan', 'audit', 'simulate', 'scales list', 'scales check', 'entry apply'] as const),
    ],
    flags: '--format <format>',
    help: 'format of the output (default: table, or by the extension of --output)',
    choices: FORMATS,
    differences: {
      score: { choices: SCORE_FORMATS },
      'entry compare': { choices: ENTRY_FORMATS },
      plot: {
        help: 'svg, or png at 300 dpi (default: svg, or by the extension of --output)',
        choices: ['svg', 'png'],
      },
      report: {
        help: 'format of the output (default: by the extension of --output)',
        choices: ['html', 'docx'],
      },
      verify: { choices: [...FORMATS, 'github'] },
      simulate: { choices: ['table', 'json'], default: 'table' },
      'scales check': { help: 'table or json', default: 'table', choices: [] },
      'entry apply': {
        help: 'json: what was decided, and every error of each typist, on the screen',
        choices: ['table', 'json'],
        default: 'table',
      },
    },
  }),
  output: setting({
    value: nonEmpty,
    set: 'form',
    commands: [
      ...READING,
      ...([
        'audit',
        'simulate',
        'init',
        'plan',
        'entry template',
        'entry apply',
        'scales list',
        'scales show',
        'scales schema',
        'scales draft',
      ] as const),
    ],
    flags: '-o, --output <file>',
    help: `write to a file, whole or not at all; its extension (${endingsOf(FORMATS)}) gives the format`,
    differences: {
      score: {
        help: `write to a file, whole or not at all; its extension (${endingsOf(SCORE_FORMATS)}) gives the format`,
      },
      plot: { help: 'write the figure to a file; its extension (.svg .png) gives the format' },
      report: {
        help: `write to a file, whole or not at all; its extension (${endingsOf(['html', 'docx'])}) gives the format`,
      },
      'entry template': {
        help: `write the form to a file, whole or not at all; its extension (${endingsOf(TEMPLATE_FORMATS)}) gives a workbook to type into, the heading of a CSV file, or a sheet of codes to print`,
        required: true,
      },
      'entry apply': { help: 'write the decided answers to a CSV file, whole or not at all', required: true },
      'entry compare': {
        help: `write to a file, whole or not at all; its extension (${endingsOf(ENTRY_FORMATS)}) gives the format`,
      },
      verify: { help: 'write to a file, whole or not at all; its extension gives the format' },
      plan: { help: `write the table to a file; its extension (${endingsOf(FORMATS)}) gives the format` },
      simulate: {
        flags: '-o, --output <folder>',
        help: 'folder to write the files into; made when it is not there',
        required: true,
      },
      init: { help: 'where to write the study file', default: 'study.json' },
      'scales show': { help: 'write to a file, whole or not at all' },
      'scales schema': { help: 'write to a file, whole or not at all' },
      'scales draft': { help: 'write to a file, whole or not at all; its name is the id of a single scale' },
    },
  }),
  csvStyle: setting({
    value: z.enum(CSV_STYLES),
    set: 'form',
    commands: [...READING, ...(['plan', 'audit', 'scales list'] as const)].filter(
      (command) => command !== 'plot' && command !== 'report',
    ),
    flags: '--csv-style <style>',
    help: 'how CSV is written: for programs (commas, points), or for Excel of a country that writes decimal commas (semicolons, byte order mark)',
    default: 'plain',
    showsDefault: true,
    outputs: outputs(
      'How CSV is written: plain, or for Excel of a country that writes decimal commas',
      ...(['analysis', 'reliability', 'describe', 'score', 'validate', 'verify'] as const),
    ),
  }),
  outputDir: setting({
    value: nonEmpty,
    set: 'form',
    commands: ['score', 'plot', 'run'],
    flags: '--output-dir <folder>',
    help: 'write into this folder instead of that of the study file',
    differences: {
      score: { help: 'write the scores of each file to <folder>/<file>.scores.csv' },
      plot: { help: 'write each figure to <folder>/<kind>-<scale>.svg (or .png)' },
    },
  }),
  lang: setting({
    value: z.enum(LANGUAGES),
    set: 'form',
    commands: [
      ...READING,
      'audit',
      'simulate',
      'init',
      'plan',
      'scales list',
      'scales draft',
      'entry template',
      'entry apply',
    ],
    flags: '--lang <language>',
    help: 'language of tables, warnings and errors',
    default: 'en',
    showsDefault: true,
    differences: {
      plot: { help: 'language of the figure' },
      'scales draft': { help: 'language of the notes on guesses' },
      init: {
        flags: '--lang <languages>',
        help: 'languages of the documents, such as nl or nl,en (default: en)',
        reader: 'languages',
        choices: [],
        default: null,
      },
    },
    outputs: outputs(
      "Language, where it differs from the study's",
      ...([
        'analysis',
        'report',
        'reliability',
        'describe',
        'score',
        'figures',
        'validate',
        'verify',
      ] as const),
    ),
  }),
  style: setting({
    value: z.enum(['apa', 'journal', 'ensure']),
    set: 'form',
    commands: ['analyse', 'describe', 'report'],
    flags: '--style <style>',
    help: 'form of the tables; journal: one table with a row a scale',
    default: 'apa',
    showsDefault: true,
    study: { at: ['study'], help: 'Form of the tables; apa unless given' },
    outputs: outputs(
      "Form of the tables, where it differs from the study's",
      ...(['analysis', 'report', 'reliability', 'describe'] as const),
    ),
  }),
  minCell: setting({
    ...wholeNumber(0, 1_000_000),
    set: 'privacy',
    commands: ['analyse', 'reliability', 'describe', 'plot', 'report'],
    flags: '--min-cell <n>',
    help: 'withhold groups and counts of fewer respondents, and what would reveal them, such as 5 (default: everything is shown)',
    default: 0,
    analysis: true,
    differences: {
      report: {
        help: 'withhold counts and statistics of fewer respondents, and what would reveal them; 0 withholds nothing (default: 5)',
      },
    },
    study: {
      at: ['study'],
      help: 'Smallest group whose numbers are shown; 0 withholds nothing. As of each command unless given',
    },
    outputs: outputs(
      "Smallest group that is shown, where it differs from the study's; 0 withholds nothing",
      ...(['analysis', 'report', 'reliability', 'describe', 'figures'] as const),
    ),
  }),

  details: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['analyse', 'reliability', 'verify'],
    flags: '--details',
    help: 'also every test and effect size, floor and ceiling, how scores were made, data and settings',
    differences: {
      reliability: {
        help: 'also mean and variance of the scale without each item, squared multiple correlations, loadings, and the fit of one factor',
      },
      verify: { help: 'also the cells that reproduce' },
    },
    outputs: {
      analysis: 'Also every test, effect size, scoring rule and setting',
      reliability: 'Also what SPSS prints of each item, loadings and the fit of one factor',
      verify: 'Also the cells that reproduce',
    },
  }),
  figures: setting({
    value: figures,
    set: 'own',
    commands: COMPARING,
    flags: '--figures <kinds>',
    help: 'kinds of figures, as of "plot" (default: means,effects,answers,items,missing); change and scores, which show single respondents, only with --min-cell 0',
    reader: 'figures',
    differences: {
      analyse: {
        flags: '--figures [kinds]',
        help: 'figures below the tables of a page or document (-o report.html, report.docx), kinds as of "plot": effects,means unless named',
        preset: 'effects,means',
      },
    },
    outputs: { analysis: 'Kinds of figures below the tables of a page or document (.html, .docx)' },
  }),
  noFigures: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['report'],
    flags: '--no-figures',
    help: 'tables and text only',
  }),
  pageNumbers: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['report'],
    flags: '--page-numbers',
    help: 'page numbers in the contents of a Word document, estimated, which takes some seconds; without it the contents are links only',
    outputs: { report: 'Estimated page numbers in the contents of a Word document' },
  }),
  sentences: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['analyse'],
    flags: '--sentences',
    help: 'also a sentence in APA style on each comparison, below the tables',
    outputs: { analysis: 'Also a sentence in APA style on each comparison (not .csv, .json)' },
  }),
  plot: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['analyse'],
    flags: '--plot',
    help: 'also the effect sizes, drawn with characters below the tables',
    outputs: { analysis: 'Effect sizes drawn with characters below the tables (.txt, .md)' },
  }),
  emit: setting({
    value: z.enum([...EMIT_TARGETS, 'sql']),
    set: 'own',
    commands: ['analyse'],
    flags: '--emit <program>',
    help: 'instead of the tables, a script that reads the same files and repeats every number there (sql: n, mean, SD and alpha of every score)',
  }),
  dialect: setting({
    value: z.enum(['duckdb', 'postgresql']),
    set: 'own',
    commands: ['analyse'],
    flags: '--dialect <engine>',
    help: 'the database engine of --emit sql (default: duckdb)',
  }),

  columns: setting({
    value: columns,
    set: 'own',
    commands: ['describe', 'report', 'scales draft', 'entry template'],
    flags: '--columns <columns>',
    help: "columns of the respondents' table, such as sex,age",
    reader: 'list',
    differences: {
      'entry template': {
        help: 'columns before the questions, the number of the questionnaire first (default: id)',
      },
      'scales draft': {
        help: 'the items of one scale: by position (7-14), by name (brs*), or from one column to another (Q1_1..Q1_8); may be repeated',
      },
    },
    study: {
      at: ['study'],
      key: 'respondents',
      help: "Columns of the respondents' table, such as sex and age",
    },
    outputs: {
      describe: 'Columns of the respondents\' table, where they differ from "respondents" of the study',
    },
  }),
  keep: setting({
    value: columns,
    set: 'own',
    commands: ['score'],
    flags: '--keep <columns>',
    help: 'columns of the answers to keep beside the scores, such as sex,group',
    reader: 'list',
    outputs: outputs('Columns of the answers to keep beside the scores', 'score'),
  }),
  rejected: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['score'],
    flags: '--rejected <file>',
    help: 'set respondents with impossible answers aside, with the reasons in this file (.csv .xlsx .json), and score the others',
  }),
  names: setting({
    value: columns,
    set: 'own',
    commands: ['describe', 'score'],
    flags: '--names <names>',
    help: 'names of the files in the tables (default: the file names)',
    reader: 'list',
    differences: { score: { help: 'names of the waves, one per file (default: the file names)' } },
  }),
  items: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['describe'],
    flags: '--no-items',
    help: "only the respondents' table",
    outputs: { describe: 'Whether every answer of every item is listed; true unless given' },
  }),
  sd: setting({
    value: numbersByScale,
    set: 'own',
    commands: ['plot'],
    flags: '--sd <scale=value,...>',
    help: 'standard deviation behind reliable change, for the kind change (default: of the pre-test)',
    reader: 'numbers-by-scale',
  }),
  respondents: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['plot'],
    flags: '--no-respondents',
    help: 'no dots, lines or distributions: only what groups have in common',
    outputs: {
      figures: 'Whether dots, lines and distributions may show single respondents; true unless given',
    },
  }),
  title: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['report'],
    flags: '--title <title>',
    help: 'title of the report (default: with the names of the files)',
    study: { at: ['study'], help: 'What was evaluated; the title of reports' },
    outputs: { report: "Title of the document, where it differs from the study's" },
  }),
  date: setting({
    value: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day such as 2026-11-21'),
    set: 'own',
    commands: ['report'],
    flags: '--date <date>',
    help: 'date of the report, such as 2026-11-21 (default: SOURCE_DATE_EPOCH where it is set, else today)',
    study: { at: ['study'], help: 'Date of the reports; the day of the run unless given' },
  }),

  quality: setting({
    value: z.boolean(),
    set: 'quality',
    commands: ['validate'],
    flags: '--quality',
    help: 'also look at how respondents answered, and at scales that may be coded the wrong way round; flags are warnings, and nobody is left out',
    outputs: { validate: 'Also respondents whose answers to look at' },
  }),
  maxMissing: setting({
    ...number(0, 1),
    set: 'quality',
    commands: ['validate'],
    flags: '--max-missing <share>',
    help: 'flag above this share of unanswered items (default: 0.5)',
    implies: { quality: true },
  }),
  longString: setting({
    ...wholeNumber(2, Number.MAX_SAFE_INTEGER),
    set: 'quality',
    commands: ['validate'],
    flags: '--long-string <answers>',
    help: 'flag from so many identical answers in a row (default: half of the neighbouring items with the same options, at least 10, and more than a one-way scale)',
    implies: { quality: true },
  }),
  minVariability: setting({
    ...number(0, 1000),
    set: 'quality',
    commands: ['validate'],
    flags: '--min-variability <sd>',
    help: 'flag when the answers to items with the same options have at most this SD (default: 0)',
    implies: { quality: true },
  }),
  minConsistency: setting({
    ...number(-1, 1),
    set: 'quality',
    commands: ['validate'],
    flags: '--min-consistency <r>',
    help: 'flag below this even-odd consistency (default: 0.3, with ten scales or more)',
    implies: { quality: true },
  }),
  outlierP: setting({
    ...number(0, 1),
    set: 'quality',
    commands: ['validate'],
    flags: '--outlier-p <p>',
    help: 'flag below this p of the Mahalanobis distance (default: 0.001)',
    implies: { quality: true },
  }),

  data: setting({
    value: z.array(nonEmpty).min(1),
    set: 'own',
    commands: ['verify'],
    flags: '--data <files...>',
    help: 'answers, one file per wave: pre.csv post.csv, or by group: vp=pre.csv,post.csv ps=pre.csv,post.csv; or a study file (study.json), whose groups and waves are those of the table (default: the files that the table names)',
  }),
  draft: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['verify'],
    flags: '--draft',
    help: 'a first published table from the JSON of analyse, or from the tables of a CSV, Markdown or Word file (.docx); what it guesses is marked, and verify refuses it until that is decided',
  }),
  rounding: setting({
    value: z.enum(['nearest', 'half-up', 'half-even', 'truncated']),
    set: 'own',
    commands: ['verify'],
    flags: '--rounding <rule>',
    help: 'how the publication rounds (default: as the table says, else half-up and half-even are both accepted)',
  }),
  to: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['entry apply'],
    flags: '--to <file>',
    help: 'the typed file that is corrected; it stays as it is',
    differences: { 'entry apply': { required: true } },
  }),
  other: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['entry apply'],
    flags: '--other <file>',
    help: 'what the other typist typed, for forms of it that are taken over as a whole',
  }),
  errors: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['entry apply'],
    flags: '--errors <file>',
    help: 'also write a list of what each typist typed wrong (.csv)',
  }),
  trail: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['entry apply'],
    flags: '--trail <file>',
    help: 'also write the decisions as a file of corrections, which gives the same answers with --corrections',
  }),
  text: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['audit'],
    flags: '--text <file>',
    help: 'find and check the tests in a text (plain, Markdown, Word or PDF) instead of a table',
  }),
  search: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['scales list'],
    flags: '--search <words>',
    help: 'only scales that contain every word: in id, names and keywords in all languages, subscales, citation',
  }),
  name: setting({
    value: nonEmpty,
    set: 'own',
    commands: ['scales draft'],
    flags: '--name <name>',
    help: 'name of the scale',
  }),
  reverse: setting({
    value: z.array(nonEmpty).min(1),
    set: 'own',
    commands: ['scales draft'],
    flags: '--reverse <items>',
    help: 'items that are worded the other way round, by their place in the scale (3,5) or id',
    reader: 'list',
  }),
  aggregate: setting({
    value: z.enum(['sum', 'mean']),
    set: 'own',
    commands: ['scales draft'],
    flags: '--aggregate <how>',
    help: 'the score: sum or mean of the items (default: mean, as a guess)',
  }),
  force: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['init', 'plan'],
    flags: '--force',
    help: 'replace an existing file',
    differences: {
      plan: { help: 'replace an existing plan; the new one names the old one' },
    },
  }),
  interactive: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['init'],
    flags: '--interactive',
    help: 'ask in the terminal, one question at a time, and write what was answered',
  }),
  power: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['plan'],
    flags: '--power',
    help: 'print how many people the planned comparisons need, and write no plan',
  }),
  dryRun: setting({
    value: z.boolean(),
    set: 'own',
    commands: ['run'],
    flags: '--dry-run',
    help: 'make everything, list what would be written, and write nothing',
  }),
} as const;
