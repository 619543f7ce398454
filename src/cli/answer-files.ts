import type { AddedAnswers } from '../model/added-answers.ts';
import { brokenDocument, documentProblem } from '../model/parse/document-problem.ts';
import { type DocumentKind, parseJsonText } from '../model/parse/json-text.ts';
import { schemaFindings } from '../model/parse/schema-findings.ts';
import { settings } from '../model/settings/settings.ts';
import type { Files } from './files.ts';
import { fileName as nameOf } from './read-file.ts';

const KIND: DocumentKind = { code: 'broken-answers', noun: 'a list of answers' };

/**
 * Answers as the command line gave them with those of files in JSON, which hold what the key of a study holds. Loads zod.
 *
 * @throws UserError (status 2) for a file that cannot be read, and for an answer that has another code already
 */
export async function withAnswersOfFiles(
  given: AddedAnswers,
  paths: readonly string[],
  files: Files,
): Promise<AddedAnswers> {
  let added = given;
  for (const path of paths) {
    const fileName = nameOf(path);
    const document = parseJsonText(await files.text(path), fileName, KIND);
    const place = { document, fileName, kind: KIND, whole: 'the file' };
    const schema = settings.answers.value;
    const parsed = schema.safeParse(document.value);
    const findings = parsed.success
      ? contradictions(added, parsed.data)
      : schemaFindings(parsed.error, schema, document.value);
    if (findings.length > 0 || !parsed.success)
      throw brokenDocument(findings.map((finding) => documentProblem(finding, place)));
    added = merged(added, parsed.data);
  }
  return added;
}

function merged(one: AddedAnswers, other: AddedAnswers): AddedAnswers {
  return Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
      const [first, second] = [one[key], other[key]];
      return [
        key,
        typeof first === 'object' && typeof second === 'object'
          ? { ...first, ...second }
          : (second ?? first)!,
      ];
    }),
  );
}

/** Answers that have another code already, or stand where a scale stands. */
function contradictions(one: AddedAnswers, other: AddedAnswers) {
  return Object.entries(other).flatMap(([key, second]) => {
    const first = one[key];
    if (first === undefined || first === second) return [];
    if (typeof first === 'number' || typeof second === 'number')
      return [
        {
          path: [key],
          message: `has ${typeof first === 'number' ? `the code ${first}` : 'codes of its own'} already`,
        },
      ];
    return Object.entries(second).flatMap(([wording, code]) =>
      first[wording] === undefined || first[wording] === code
        ? []
        : [{ path: [key, wording], message: `has the code ${first[wording]} already` }],
    );
  });
}
