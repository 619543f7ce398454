import { dirname } from 'node:path';
import { brokenDocument, documentProblem } from '../../model/parse/document-problem.ts';
import { type DocumentKind, type JsonDocument, parseJsonText } from '../../model/parse/json-text.ts';
import { type Finding, schemaFindings } from '../../model/parse/schema-findings.ts';
import type { UserError } from '../../model/problem.ts';
import { type Study, studySchema } from '../../model/study.ts';
import type { Files } from '../files.ts';
import { fileName as nameOf } from '../read-file.ts';
import { studyFindings } from './study-findings.ts';

/** A study with the file it came from, whose folder its paths start from. */
export interface StudyFile {
  readonly study: Study;
  readonly path: string;
  readonly folder: string;
  /** The error that something is wrong at these places of the file. */
  broken(findings: readonly Finding[]): UserError;
}

const KIND: DocumentKind = { code: 'broken-study', noun: 'a study' };

/**
 * Reads a study file: its form, and that groups, waves, files and places in file names which are named fit each other.
 *
 * @throws UserError (status 2) when it cannot be read; `broken-study`, one problem per mistake in the order of the file, each with
 *   its line, the path inside the file, and what would be valid
 */
export async function readStudyFile(path: string, files: Files): Promise<StudyFile> {
  return parseStudy(await files.text(path), path);
}

/** The same from text that was read already. */
export function parseStudy(text: string, path: string): StudyFile {
  const fileName = nameOf(path);
  const document = parseJsonText(text, fileName, KIND);
  const broken = brokenAt(document, fileName);
  const parsed = studySchema.safeParse(document.value);
  if (!parsed.success) throw broken(schemaFindings(parsed.error, studySchema, document.value));
  const findings = studyFindings(parsed.data);
  if (findings.length > 0) throw broken(findings);
  return { study: parsed.data, path, folder: dirname(path), broken };
}

function brokenAt(document: JsonDocument, fileName: string): StudyFile['broken'] {
  const place = { document, fileName, kind: KIND, whole: 'the study' };
  return (findings) => brokenDocument(findings.map((finding) => documentProblem(finding, place)));
}
