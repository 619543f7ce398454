import type { PersonalContent } from './messages/choices.ts';

/** What a platform says of a response beside its answers; where several apply, the first of this list counts. */
export const RESPONSE_STATUSES = ['preview', 'spam', 'test', 'unfinished'] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];

/** Platforms as people write them. */
export const PLATFORM_NAMES = {
  qualtrics: 'Qualtrics',
  limesurvey: 'LimeSurvey',
  redcap: 'REDCap',
  surveymonkey: 'SurveyMonkey',
  alchemer: 'Alchemer',
  'google-forms': 'Google Forms',
  'microsoft-forms': 'Microsoft Forms',
  sosci: 'SoSci Survey',
  kobo: 'Kobo/ODK',
  formr: 'formr',
  castor: 'Castor',
  unipark: 'Unipark',
  typeform: 'Typeform',
  jotform: 'Jotform',
  eusurvey: 'EUSurvey',
  gorilla: 'Gorilla',
  mturk: 'Mechanical Turk',
} as const;
export type PlatformId = keyof typeof PLATFORM_NAMES;
export const PLATFORM_IDS = Object.keys(PLATFORM_NAMES) as readonly PlatformId[];

/**
 * What a column of an export is for. `answer`: perhaps an item. `id`: may name the person. `answer-id`: names one answer, so a person who
 * answers twice has two. `visit`: tells several rows of one person apart. `timing`: how long something took.
 */
export type FormRole =
  | 'answer'
  | 'id'
  | 'answer-id'
  | 'personal'
  | 'technical'
  | 'status'
  | 'timing'
  | 'visit';

/** A column as the heading rows of a form describe it. Tags and entities of HTML are decoded. */
export interface FormColumn {
  readonly index: number;
  /** By which messages name it. */
  readonly name: string;
  /** Other names by which it is found, the platform's own first: `likert1[a]`, `a`. */
  readonly codes: readonly string[];
  /** What respondents read, the row of a matrix first. */
  readonly texts: readonly string[];
  readonly role: FormRole;
  /** What a personal column holds. */
  readonly kind?: PersonalContent | undefined;
}

/** When a cell fulfils a rule. Texts are compared trimmed and in lower case. */
export type CellTest =
  | { readonly oneOf: readonly string[] }
  | { readonly noneOf: readonly string[] }
  | { readonly below: number }
  | { readonly blank: true };

/**
 * A response has the status when one of the columns has a value and every value that stands in them fulfils the test, or when all are blank
 * and that is the test.
 */
export interface StatusRule {
  readonly status: ResponseStatus;
  /** Positions of columns, from 0. */
  readonly columns: readonly number[];
  readonly test: CellTest;
}

/** How a file is read that has a row for each answer: positions of columns, from 0. */
export interface LongAnswers {
  /** Columns that together tell the responses apart. */
  readonly by: readonly number[];
  readonly question: number;
  readonly answer: number;
  /** What stands for a question in rows that are no answers, in lower case. */
  readonly marks: readonly string[];
  /** Ends of questions that repeat an answer in another form. */
  readonly repeats: readonly string[];
}

/** The form of an export file: what its first rows are, and what its columns are for. */
export interface Form {
  readonly platform: PlatformId;
  readonly variant: string;
  /** How many rows from the first are headings. */
  readonly headings: number;
  /** Which of them holds the question texts, from 1; `null` where no row of its own does. */
  readonly textRow: number | null;
  /** Whether rows are answers; a dictionary of variables has none. */
  readonly isData: boolean;
  readonly columns: readonly FormColumn[];
  /** In the order in which they are tried. */
  readonly statuses: readonly StatusRule[];
  /** Values that stand for no answer, where the range of an item does not hold them. */
  readonly missing: readonly string[];
  /** Whether a column may tell several rows of one person apart. */
  readonly mayHaveVisits: boolean;
  /** Whether tags or entities of HTML were decoded in the headings. */
  readonly hadMarkup: boolean;
  /** Where a row is an answer, not a response. */
  readonly longAnswers?: LongAnswers;
}

/**
 * The status of a response, `null` for an ordinary one.
 *
 * @param cells of one row
 */
export function statusOf(form: Pick<Form, 'statuses'>, cells: readonly string[]): ResponseStatus | null {
  for (const { status, columns, test } of form.statuses) {
    let filled = 0;
    let fulfilled = 0;
    for (const index of columns) {
      const value = (cells[index] ?? '').trim().toLowerCase();
      if (value === '' || value === 'na' || value === 'null') continue;
      filled++;
      if (fulfils(value, test)) fulfilled++;
    }
    if ('blank' in test ? filled === 0 : filled > 0 && fulfilled === filled) return status;
  }
  return null;
}

function fulfils(value: string, test: CellTest): boolean {
  if ('oneOf' in test) return test.oneOf.includes(value);
  if ('noneOf' in test) return !test.noneOf.includes(value);
  return 'below' in test && Number(value.replace(/ ?%$/, '')) < test.below;
}
