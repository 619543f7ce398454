import { matchingsOf } from '../../model/result/samples.ts';
import type { Count, Matching, Result } from '../../model/result.ts';
import { sumOfCounts } from '../../model/withheld.ts';
import type { Context } from '../context.ts';
import { type Column, dataOf, type Table, type Text, tableOf, words } from '../table.ts';
import type { Key } from '../text/catalogue.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';

type PairMatching = Omit<Matching, 'later'>;

/** How the ids of the first and each later wave were matched: what each respondent's id came to, in counts. Empty without `--id`. */
export function linkageTables({ matching }: Result, context: Context): Table[] {
  const pairs = matchingsOf(matching);
  return pairs.flatMap((pair, index) => linkageTable(pair, index, pairs.length > 1, context) ?? []);
}

function linkageTable(
  matching: PairMatching,
  index: number,
  isOneOf: boolean,
  context: Context,
): Table | null {
  const { id, waves, paired, preOnly, postOnly } = matching;
  if (id === null) return null;
  const all = [preOnly, postOnly].map((only) => sumOfCounts([paired, only]));
  const lines = linesOf(matching, waves, all);
  const title = context.word('title.linkage', { id });
  const [first, second] = waves.map(context.wave) as [string, string];
  return tableOf(context, {
    id: index === 0 ? 'linkage' : `linkage-${waves[1]}`,
    title: isOneOf ? `${title}, ${context.word('contrast.change', { first, second })}` : title,
    rows: lines,
    kind: ({ part }) => (part ? 'sub' : 'body'),
    columns: [
      {
        key: 'outcome',
        header: context.text('column.linkage'),
        stub: true,
        cell: ({ key }) => words(context.title(`linkage.${key}`)),
      },
      ...waves.map(
        (wave, position): Column<Line> => ({
          key: wave,
          header: [{ text: context.waveTitle(wave) }],
          align: 'right',
          group: context.text('column.n'),
          cell: ({ counts }) => countCell(counts[position]!, context),
        }),
      ),
    ],
    notes: () => labelledNotes(context, linkageNotes(matching, context)),
    data: () => {
      const rows = lines.flatMap((line) =>
        line.counts.map((n, position) => ({ ...line, n, wave: waves[position] })),
      );
      return dataOf<(typeof rows)[number]>(
        [
          { key: 'outcome', value: ({ key }) => key },
          { key: 'partOf', value: ({ part }) => (part ? 'exact' : null) },
          { key: 'wave', value: ({ wave }) => wave },
          { key: 'n', value: ({ n }) => countCell(n, context) },
        ],
        rows,
        context,
      );
    },
  });
}

type Outcome = Key extends infer K ? (K extends `linkage.${infer Name}` ? Name : never) : never;

interface Line {
  readonly key: Outcome;
  /** Counted in the line above already. */
  readonly part?: true;
  readonly counts: readonly Count[];
}

/** Apart from the one that is a part of another, the lines add up to the rows of each wave. */
function linesOf(
  { linkage, blank, paired }: PairMatching,
  waves: readonly string[],
  rows: readonly Count[],
): Line[] {
  const both = (n: Count) => waves.map(() => n);
  const ambiguous = waves.map((wave) => linkage.ambiguous[wave] ?? null);
  const blanks = waves.map((wave) => blank[wave] ?? null);
  return [
    { key: 'exact', counts: both(linkage.exact) },
    { key: 'respelled', part: true, counts: both(linkage.respelled) },
    ...(linkage.fuzzy > 0
      ? [
          { key: 'near', counts: both(linkage.near) } as const,
          { key: 'ambiguous', counts: ambiguous } as const,
        ]
      : []),
    { key: 'blank', counts: blanks },
    {
      key: 'nobody',
      counts: rows.map((n, position) => nobody(n, [paired, ambiguous[position]!, blanks[position]!])),
    },
    { key: 'total', counts: rows },
  ];
}

/** Respondents left over: withheld where the rest of the sum is. */
function nobody(rows: Count, others: readonly Count[]): Count {
  const sum = sumOfCounts(others);
  return rows === null || sum === null ? null : rows - sum;
}

function linkageNotes({ linkage }: PairMatching, context: Context): Text[] {
  return [
    context.text(`note.linkage.${linkage.comparison}`),
    context.text(linkage.fuzzy > 0 ? 'note.linkage.near' : 'note.linkage.exact'),
  ];
}
