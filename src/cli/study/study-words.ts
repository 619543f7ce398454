import { type Problem, UserError } from '../../model/problem.ts';

/** What a study file calls what the command line has as options. */
const KEYS: Readonly<Record<string, string>> = {
  scales: 'scales',
  id: 'match',
  'id-exact': 'exact',
  fuzzy: 'fuzzy',
  by: 'by',
  groups: 'groups',
  missing: 'missing',
  invalid: 'invalid',
  test: 'test',
  alpha: 'alpha',
  confidence: 'confidence',
  equivalence: 'equivalence',
  bootstrap: 'bootstrap',
  reliability: 'reliability',
  norms: 'norms',
  attrition: 'attrition',
  labels: 'labels',
  personal: 'personal',
  columns: 'respondents',
  delimiter: 'delimiter',
  encoding: 'encoding',
  decimal: 'decimal',
  names: 'name',
  'min-cell': 'minCell',
  date: 'date',
  figures: 'figures',
};

/** A message for somebody who wrote a study file and no options: `--missing 99` is `"missing": 99` there. */
export function inStudyWords(message: string): string {
  return message.replace(
    /--([a-z]+(?:-[a-z]+)*)(:?)( -?\d+(?:\.\d+)?\b)?/g,
    (whole, option: string, colon: string, value: string | undefined) => {
      if (!Object.hasOwn(KEYS, option)) return whole;
      return `"${KEYS[option]}"${value === undefined ? colon : `:${value}`}`;
    },
  );
}

/** The same of a whole error. */
export function errorInStudyWords({ problems, status }: UserError): UserError {
  return new UserError(
    problems.map((problem): Problem => ({ ...problem, message: inStudyWords(problem.message) })),
    status,
  );
}
