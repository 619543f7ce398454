import type { EmitPart } from '../analysis/emit-plan.ts';
import type { ReadingOptions } from './chosen-rows.ts';
import type { Files } from './files.ts';
import { findFiles } from './find-files.ts';
import { openInputs } from './inputs.ts';
import { isOwnTable } from './open-wave-files.ts';
import { fileStem } from './read-file.ts';

/** The files of a folder or a pattern, each by itself, its answers corrected and its rows chosen. */
export async function openEachFile(path: string, options: ReadingOptions, files: Files): Promise<EmitPart[]> {
  const { output, rejected } = options;
  const found = findFiles(
    path,
    [output, rejected].flatMap((each) => each ?? []),
  );
  // Each correction is of one of the files; whether all were found was seen before.
  const { CorrectionList } = await import('./corrections.ts');
  const corrections =
    options.corrections === undefined ? undefined : await CorrectionList.open(options.corrections, files);
  const parts: EmitPart[] = [];
  for (const file of found.files) {
    const [input] = await openInputs([file.path], [fileStem(path)], options, files, {
      names: [file.name],
      rows: 'answers',
      mayBeNone: true,
      ...(corrections !== undefined && { corrections }),
    });
    if (input === undefined || isOwnTable(input.dataset)) continue;
    parts.push({ path: file.path.replaceAll('\\', '/'), dataset: input.dataset, sha256: input.sha256 });
  }
  return parts;
}
