import { statSync } from 'node:fs';
import type { FormFile } from '../io/questionnaires/index.ts';
import type { Files } from './files.ts';

/** Questionnaires among the files that were named, and the others, which hold answers. */
export async function sortedSources(
  paths: readonly string[],
  files: Files,
): Promise<{ readonly forms: readonly FormFile[]; readonly data: readonly string[] }> {
  const { readQuestionnaire } = await import('../io/questionnaires/index.ts');
  const forms: FormFile[] = [];
  const data: string[] = [];
  for (const path of paths) {
    // A folder and a pattern hold answers.
    const form = isFile(path) ? await readQuestionnaire(await files.source(path, false)) : null;
    if (form === null) data.push(path);
    else forms.push(form);
  }
  return { forms, data };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
