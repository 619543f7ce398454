import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, plainText, type Table, type TableRow, type Value, words } from '../table.ts';
import { type ComparedScore, comparedScores } from './comparison.ts';
import { COMPARED_COLUMNS, comparedValues } from './comparison-data.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { labelledNotes } from './notes.ts';
import { countCell, printing } from './number-cells.ts';
import { STATISTIC_DIGITS } from './test-names.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** What a paired test rests on: both waves of the same respondents, their correlation and the SD of the changes. `null` without pairs. */
export function pairsTable(result: Result, context: Context): Table | null {
  const compared = comparedScores(result).filter(({ comparison }) => comparison.pairs !== undefined);
  const [one] = compared;
  if (one === undefined) return null;
  const [first, second] = one.samples.map(context.sampleTitle) as [string, string];
  const gaps = collectGaps(context);
  const right = { align: 'right' } as const;
  return {
    id: 'pairs',
    label: null,
    title: context.word('title.pairs'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'meanFirst', header: context.text('column.mean'), ...right, group: plainText(first) },
      { key: 'sdFirst', header: context.text('column.sd'), ...right, group: plainText(first) },
      { key: 'meanSecond', header: context.text('column.mean'), ...right, group: plainText(second) },
      { key: 'sdSecond', header: context.text('column.sd'), ...right, group: plainText(second) },
      { key: 'correlation', header: context.text('column.correlation'), ...right },
      { key: 'sdOfDifferences', header: context.text('column.sdOfDifferences'), ...right },
    ],
    rows: compared.flatMap((score) => rowOf(score, context, gaps)),
    notes: labelledNotes(context, [context.text('note.pairs'), ...gaps.notes()]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: compared.flatMap((score) => dataRowOf(score, context)),
    },
  };
}

function rowOf({ scale, parent, comparison }: ComparedScore, context: Context, gaps: Gaps): TableRow[] {
  const { pairs } = comparison;
  if (pairs === undefined) return [];
  const { number } = printing(context, pairs);
  const fixed = (value: number | null): Cell => ({ value, text: number.fixed(value, STATISTIC_DIGITS) });
  const name = context.name(scale.name);
  const statistics: Cell[] = [
    ...[0, 1].flatMap((wave) => [fixed(pairs.means[wave]!), fixed(pairs.sds[wave]!)]),
    { value: pairs.correlation, text: number.bounded(pairs.correlation, STATISTIC_DIGITS) },
    fixed(pairs.sdOfDifferences),
  ];
  gaps.watch(statistics, 'zero-variance', name);
  return [
    {
      kind: parent === null ? 'body' : 'sub',
      cells: [words(name), countCell(pairs.n, context), ...statistics],
    },
  ];
}

const DATA_COLUMNS = [
  ...COMPARED_COLUMNS,
  'n',
  'meanFirst',
  'sdFirst',
  'meanSecond',
  'sdSecond',
  'correlation',
  'sdOfDifferences',
] as const;

function dataRowOf(score: ComparedScore, context: Context): Value[][] {
  const { pairs } = score.comparison;
  if (pairs === undefined) return [];
  const { n, means, sds, correlation, sdOfDifferences } = pairs;
  return [
    [
      ...comparedValues(score, context),
      n,
      ...[means[0], sds[0], means[1], sds[1]],
      correlation,
      sdOfDifferences,
      ...withheldValue(context, pairs),
    ],
  ];
}
