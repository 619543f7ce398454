import { studyKeys } from '../../generated/study-keys.ts';
import { type Problem, UserError } from '../../model/problem.ts';

/** What a study file calls what the command line has as options. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['names', 'name'],
  ...studyKeys.map(({ flag, key, at, required }): [string, string] => [flag, required ? at[0]! : key]),
]);

/** A message for somebody who wrote a study file and no options: `--missing 99` is `"missing": 99` there. */
export function inStudyWords(message: string): string {
  return message.replace(
    /--([a-z]+(?:-[a-z]+)*)(:?)( -?\d+(?:\.\d+)?\b)?/g,
    (whole, option: string, colon: string, value: string | undefined) => {
      const word = WORDS.get(option);
      if (word === undefined) return whole;
      return `"${word}"${value === undefined ? colon : `:${value}`}`;
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
