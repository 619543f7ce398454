import { studyKeys } from '../../generated/study-keys.ts';
import { type Problem, UserError } from '../../model/problem.ts';

/** What a study file calls what the command line has as options. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['names', 'name'],
  ...studyKeys.map(({ flag, key, at, required }): [string, string] => [flag, required ? at[0]! : key]),
]);

/** Codes of wordings as an option to type. */
const ANSWERS = /--answers (?:"([^"]*)"|'((?:[^']|'\\'')*)')/g;

/** `--answers "Beetje mee eens=…"` is `"answers": { "Beetje mee eens": … }` in a study. */
function answersAsKey(_: string, plain: string | undefined, quoted = ''): string {
  const wordings = (plain ?? quoted.replaceAll("'\\''", "'")).split('=…').slice(0, -1);
  const entries = wordings.map((each, index) => {
    const wording = index === 0 ? each : each.slice(1);
    const bare = wording.startsWith('"') ? wording.slice(1, -1).replaceAll('""', '"') : wording;
    return `${JSON.stringify(bare)}: …`;
  });
  return `"answers": { ${entries.join(', ')} }`;
}

/** A column to match by, at the end of a message: `--id Clientnummer`, `--id "Client nr"`. */
const ID = /--id (?:([\w.-]+)|"([^"]*)")\.?$/;

/** `--id Clientnummer` is `"match": { "columns": ["Clientnummer"] }` in a study. */
function idAsKey(_: string, plain: string | undefined, quoted = ''): string {
  return `"match": { "columns": [${JSON.stringify(plain ?? quoted)}] }`;
}

/** A message for somebody who wrote a study file and no options: `--missing 99` is `"missing": 99` there. */
export function inStudyWords(message: string): string {
  return message
    .replace(ANSWERS, answersAsKey)
    .replace(ID, idAsKey)
    .replace(
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
