import { cannotRun, type Problem, UserError } from '../../model/problem.ts';
import { type Scale, scaleSchema } from '../../model/scale.ts';
import { type JsonDocument, type JsonPath, parseJsonText } from './json-text.ts';
import { type Finding, schemaFindings } from './schema-findings.ts';

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
  const document = parseJsonText(text, fileName);
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
    if (parsed.success) scales.push(parsed.data);
    else {
      const found = schemaFindings(parsed.error, scaleSchema, entry);
      problems.push(...found.map((finding) => problemOf(finding, path, entry, document, fileName)));
    }
  }
  if (problems.length > 0) {
    throw new UserError(
      problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      2,
    );
  }
  return scales;
}

function problemOf(
  finding: Finding,
  prefix: JsonPath,
  entry: unknown,
  document: JsonDocument,
  file: string,
): Problem {
  const path = [...prefix, ...finding.path];
  const { line } = document.placeOf(path);
  const where = path.length === 0 ? 'the definition' : `${pathText(path)}:`;
  return {
    code: 'broken-definition',
    severity: 'error',
    message: `${file}, line ${line}: ${where} ${finding.message}`,
    file,
    line,
    ...(finding.value === undefined ? {} : { value: finding.value }),
    ...scaleOf(entry),
  };
}

function scaleOf(entry: unknown): { scale?: string } {
  if (entry === null || typeof entry !== 'object' || !('id' in entry)) return {};
  return typeof entry.id === 'string' ? { scale: entry.id } : {};
}

/** `items[1].reverse`; keys that are not plain words stand in quotes. */
function pathText(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
