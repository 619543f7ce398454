import { type CodedRows, type TextWatch, Unusual } from '../../model/coded-rows.ts';
import type { Column, Dataset } from '../../model/dataset.ts';
import type { PairSums } from '../../stats/pair-sums.ts';
import type { DecodeOptions, DecodeReport } from '../decode-dataset.ts';
import type { GroupList } from '../group-list.ts';
import type { IdList } from '../id-list.ts';
import type { ScaleMatch } from '../match-items.ts';
import type { Collection, ScoredScale } from '../score-dataset.ts';
import type { SharedWatch } from '../shared-ids.ts';
import type { UnusedColumns } from '../unused-columns.ts';
import { CodedScores, type FoundScores, type ScoresWork } from './coded-scores.ts';
import { asPlainData, itemsWork } from './read-items.ts';

/** What is gathered beside the scores while the rows are read. */
export interface Gathered {
  readonly collect: Collection;
  readonly ids: { readonly list: IdList; readonly columns: readonly number[] } | null;
  /** Those of `--by`, and the lists of other columns. */
  readonly groups: { readonly list: GroupList; readonly column: Column | null };
  readonly lists: readonly { readonly list: GroupList; readonly column: Column }[];
  readonly unused: UnusedColumns | null;
  readonly shared: SharedWatch | null;
}

/** A file as scores, from its bytes. */
export interface CodedReading {
  readonly scales: readonly ScoredScale[];
  readonly betweenScores: PairSums | null;
  readonly report: DecodeReport;
}

/**
 * Scores a file from its bytes, in one pass: answers are codes from the first to the last step, and no row is made a text.
 *
 * @throws Unusual for a file or an analysis that asks for more; UserError where the file cannot be read
 */
export async function readCoded(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  gathered: Gathered,
): Promise<CodedReading> {
  const { collect, ids, groups, lists, unused, shared } = gathered;
  if (collect.items || collect.answers === true) throw new Unusual('every answer is kept');
  const kept = [...(groups.column === null ? [] : [{ list: groups.list, column: groups.column }]), ...lists];
  const work: ScoresWork = {
    kind: 'scores',
    ...itemsWork(dataset, rows, matches, options),
    collect,
    lists: kept.map(({ list, column }) => ({ column, missing: list.declared })),
    isGrouped: groups.column !== null,
    expected: rows.expected,
  };
  const scores = new CodedScores(
    work,
    kept.map(({ list }) => list),
  );
  await rows.read({
    codes: scores.codes,
    texts: textsOf(dataset, ids, unused, shared),
    onBatch: (batch, length) => scores.add(batch, length),
    divided: { work: asPlainData(work), take: (found) => scores.take(found as FoundScores) },
  });
  if (unused?.haveNumberSigns() === true) throw new Unusual('decimal sign');
  return scores.finish(dataset.rowCount);
}

function textsOf(
  { file }: Dataset,
  ids: Gathered['ids'],
  unused: UnusedColumns | null,
  shared: SharedWatch | null,
): TextWatch[] {
  return [
    ...(ids === null
      ? []
      : [
          {
            columns: ids.columns,
            add: (cells: readonly string[], index: number, row: number) => {
              ids.list.add({ index, cells, row, file });
              return true;
            },
          },
        ]),
    ...[unused, shared].flatMap((watch) =>
      watch === null || watch.columns.length === 0
        ? []
        : [{ columns: watch.columns, add: (cells: readonly string[]) => watch.add(cells), isBrief: true }],
    ),
  ];
}
