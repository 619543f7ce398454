import { withScaleIds } from '../audit/scale-ids.ts';
import { type RoundingRule, verifyTable, type WaveData } from '../audit/verify/index.ts';
import type { PrimaryTest } from '../model/result.ts';
import type { Verification } from '../model/verification.ts';
import type { Files } from './files.ts';
import { analysisSettings, type DataOptions } from './inputs.ts';
import type { PublishedFile } from './published-table.ts';

/** The answers behind a published table, and how they are scored. */
export interface TableAnswers {
  readonly data: readonly WaveData[];
  readonly scoring: Omit<DataOptions, 'test'>;
}

/**
 * A published table recomputed from answers, each cell with its line in the table's file.
 *
 * @throws UserError as `verifyTable`
 */
export async function verifiedTable(
  { table, file, lineOf }: PublishedFile,
  { data, scoring }: TableAnswers,
  {
    test,
    rounding,
  }: { readonly test?: PrimaryTest | undefined; readonly rounding?: RoundingRule | undefined },
  files: Files,
): Promise<Verification> {
  const settings = await analysisSettings(scoring, files, 'full');
  const own = settings.requested ?? [];
  const candidates = [
    ...own,
    ...settings.candidates.filter(({ id }) => !own.some((scale) => scale.id === id)),
  ];
  const verification = await verifyTable(
    // What the user's own definitions are called goes before words that built-in ones have as well.
    withScaleIds(withScaleIds(table, own), candidates),
    file,
    { data, settings: { ...settings, candidates } },
    { test: test ?? null, rounding: rounding ?? null },
  );
  return {
    ...verification,
    cells: verification.cells.map((cell) => ({ ...cell, line: lineOf(cell.path) })),
  };
}
