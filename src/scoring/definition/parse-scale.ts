import { brokenDocument, documentProblem } from '../../model/parse/document-problem.ts';
import { type DocumentKind, type JsonPath, parseJsonText } from '../../model/parse/json-text.ts';
import { schemaFindings } from '../../model/parse/schema-findings.ts';
import { cannotRun, type Problem } from '../../model/problem.ts';
import { type Scale, scaleSchema } from '../../model/scale.ts';

const KIND: DocumentKind = { code: 'broken-definition', noun: 'a scale definition' };

import { withKeys } from './keyed-items.ts';

/**
 * Reads a file with one scale definition or a list of them.
 *
 * Checks the form only; `lintScale` checks what the parts say about each other. Loads zod, which takes a tenth of a
 * second: import this module only when a user's file is read.
 *
 * @param text the content of the file
 * @param fileName the name used in messages
 * @throws UserError (status 2, `broken-definition`), one problem per mistake in the order of the file, each with its
 *   line, the path inside the file, and what would be valid
 * @example parseScaleFile('{ "id": "mood", … }', 'mood.json')
 */
export function parseScaleFile(text: string, fileName: string): Scale[] {
  // One letter with its accent has two forms in Unicode; the parts of a definition refer to each other whichever they are written in.
  const document = parseJsonText(text.normalize('NFC'), fileName, KIND);
  const { value } = document;
  if (Array.isArray(value) && value.length === 0) {
    throw cannotRun(
      'broken-definition',
      `${fileName}: the list is empty; it must hold at least one scale definition`,
      {
        file: fileName,
      },
    );
  }
  const entries: readonly (readonly [JsonPath, unknown])[] = Array.isArray(value)
    ? value.map((entry: unknown, index) => [[index], entry] as const)
    : [[[], value]];
  const scales: Scale[] = [];
  const problems: Problem[] = [];
  for (const [path, entry] of entries) {
    const parsed = scaleSchema.safeParse(entry);
    if (parsed.success) scales.push(withKeys(parsed.data));
    else {
      const found = schemaFindings(parsed.error, scaleSchema, entry);
      const where = { document, fileName, kind: KIND, whole: 'the definition' };
      problems.push(
        ...found.map((finding) => ({
          ...documentProblem({ ...finding, path: [...path, ...finding.path] }, where),
          ...scaleOf(entry),
        })),
      );
    }
  }
  if (problems.length > 0) throw brokenDocument(problems);
  return scales;
}

function scaleOf(entry: unknown): { scale?: string } {
  if (entry === null || typeof entry !== 'object' || !('id' in entry)) return {};
  return typeof entry.id === 'string' ? { scale: entry.id } : {};
}
