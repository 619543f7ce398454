import { readFileSync } from 'node:fs';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { readSav } from '../../../src/io/spss/index.ts';
import type { SavColumn, SavFile } from '../../../src/io/spss/sav-file.ts';
import type { ByteSource } from '../../../src/model/dataset.ts';
import type { Problem } from '../../../src/model/problem.ts';

/** A file that was read to its end. */
export interface ReadSav {
  readonly file: SavFile;
  readonly cases: number;
  /** Values by variable, of all cases. */
  readonly columns: readonly (readonly (number | string)[])[];
  readonly notices: readonly Problem[];
}

export async function readAll(source: ByteSource | string, encoding?: string): Promise<ReadSav> {
  const bytes =
    typeof source === 'string' ? bytesSource(source, readFileSync(`fixtures/sav/${source}`)) : source;
  const file = await readSav(bytes, encoding === undefined ? {} : { encoding });
  const parts: SavColumn[][] = file.variables.map(() => []);
  const notices = [...file.notices];
  let cases = 0;
  for await (const batch of file.batches()) {
    if (batch.firstCase !== cases + 1) throw new Error(`batch begins at ${batch.firstCase}`);
    cases += batch.cases;
    notices.push(...batch.notices);
    for (const [index, column] of batch.columns.entries()) parts[index]!.push(column);
  }
  return { file, cases, columns: parts.map((columns) => columns.flatMap((column) => [...column])), notices };
}
