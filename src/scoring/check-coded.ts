import type { CodedRows } from '../model/coded-rows.ts';
import type { Dataset } from '../model/dataset.ts';
import { readCoded } from './coded/read-coded.ts';
import type { DecodeOptions, DecodeReport } from './decode-dataset.ts';
import { GroupList } from './group-list.ts';
import type { IdList } from './id-list.ts';
import type { ScaleMatch } from './match-items.ts';
import type { UnusedColumns } from './unused-columns.ts';

/**
 * Reads a file from its bytes to its end for what is remarkable in it; what is impossible is told by its text only.
 *
 * @throws Unusual for a file or definitions that ask for more; UserError where the file cannot be read
 */
export async function checkCoded(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  {
    ids,
    unused,
  }: {
    readonly ids: { readonly list: IdList; readonly columns: readonly number[] } | null;
    readonly unused: UnusedColumns | null;
  },
): Promise<DecodeReport> {
  // Whatever becomes of impossible answers, each of them is to be told.
  const { report } = await readCoded(
    dataset,
    rows,
    matches,
    { ...options, invalid: 'error' },
    {
      ...{ ids, unused, shared: null, lists: [] },
      collect: { products: 'none', pairwise: false, items: false },
      groups: { list: new GroupList(null, [], 0), column: null },
    },
  );
  return report;
}
