import { matchingsOf } from '../../model/result/samples.ts';
import type { AnsweringPattern, Count, Result, ScorePattern } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  type Section,
  type Table,
  type Text,
  tableOf,
  WITHHELD_CELL,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { shareCell } from './respondents.ts';
import { ofScore, type ScoreRow, scoreRows } from './score-rows.ts';

/** What a person did at a wave: answered (of a score: has it), took part without getting the score, did not take part. */
type Sign = '1' | 'x' | '0';

/** People alike in when they took part, of all respondents or by one score. */
interface Line {
  readonly score: ScoreRow | null;
  /** Per wave; `null` where the score was not asked. */
  readonly signs: readonly (Sign | null)[];
  /** Per group; `null` where it is withheld. */
  readonly counts: readonly Count[];
}

/**
 * In which waves respondents took part, the same people once: a row per pattern with the number of each group. `null` unless respondents of
 * three waves and more were matched.
 *
 * @param details whether the patterns of every score follow, which say besides who took part without getting it
 */
export function answeringPatternsTable(result: Result, context: Context, details: boolean): Table | null {
  const { flow, waves, groups } = result;
  if (flow?.patterns === undefined) return null;
  const ids = waves.map(({ id }) => id);
  const groupIds = groups.length === 0 ? [null] : groups.map(({ id }) => id);
  const everybody = linesOf(flow.patterns.map(asSigns(ids)), null, groupIds, result);
  const lines = [
    ...everybody,
    ...(details ? scoreRows(result.scales) : []).flatMap((score) => {
      const own = ofScore(flow.scores, score);
      if (own?.patterns === undefined) return [];
      const asked = new Set(own.waves.map(({ wave }) => wave));
      const signed = own.patterns.map(scoreSigns(ids.map((id) => [id, asked.has(id)])));
      return linesOf(signed, score, groupIds, result);
    }),
  ];
  if (lines.length === 0) return null;
  const totals = groupIds.map((_, group) => sumOf(everybody.map(({ counts }) => counts[group]!)));
  return tableOf<Line>(context, {
    id: 'answering-patterns',
    title: context.word('title.answeringPatterns'),
    rows: details ? bySection(lines, context) : lines,
    columns: [
      ...ids.map(
        (id, wave): Column<Line> => ({
          key: `wave ${id}`,
          header: [{ text: context.sampleTitle({ wave: id, group: null, pooled: false }) }],
          align: 'center',
          cell: ({ signs }) => (signs[wave] == null ? EMPTY : words(signs[wave])),
        }),
      ),
      ...groupIds.map(
        (group, position): Column<Line> => ({
          key: `n ${group ?? ''}`,
          header: groupHeader(group, totals[position]!, context),
          align: 'right',
          cell: ({ counts }) => countAndShare(counts[position]!, totals[position]!, context),
        }),
      ),
    ],
    notes: () =>
      labelledNotes(context, [
        context.text('note.answeringPatterns', { kind: details ? 'scores' : 'answers' }),
        ...(lackIds(result) ? [context.text('note.answeringPatterns.id')] : []),
        ...(lines.some(({ signs }) => signs.includes('x')) ? [context.text('note.answeringPatterns.x')] : []),
      ]),
    data: () => patternsData(lines, ids, groupIds, totals, context),
  });
}

function lackIds({ matching }: Result): boolean {
  return matchingsOf(matching).some(
    ({ by, blank }) => by === 'id' && Object.values(blank).some((n) => n !== 0),
  );
}

/** The lines of everybody and of each score under a heading. */
function bySection(lines: readonly Line[], context: Context): (Line | Section)[] {
  return lines.flatMap((line, index): (Line | Section)[] => {
    const { score } = line;
    if (index > 0 && lines[index - 1]!.score === score) return [line];
    const section = score === null ? context.word('flow.everybody') : context.name(score.scale.name);
    return [{ section }, line];
  });
}

function groupHeader(group: string | null, total: Count, context: Context): Text {
  const size: Text = [...context.text('column.n'), { text: ` = ${countCell(total, context).text}` }];
  if (group === null) return size;
  const name = context.sample({ wave: null, group, pooled: false });
  return [{ text: `${name} (` }, ...size, { text: ')' }];
}

function countAndShare(count: Count, total: Count, context: Context): Cell {
  if (count === null) return WITHHELD_CELL;
  const n = countCell(count, context);
  const share = shareCell(count, shareOf(count, total), context);
  return { text: `${n.text} (${share.text})`, value: count, parts: [n, share] };
}

function shareOf(count: Count, total: Count): number | null {
  return count === null || total === null || total === 0 ? null : count / total;
}

interface SignedPattern {
  readonly group: string | null;
  readonly signs: readonly (Sign | null)[];
  readonly n: Count;
}

function asSigns(waves: readonly string[]) {
  return ({ group, seen, n }: AnsweringPattern): SignedPattern => ({
    ...{ group, n },
    signs: waves.map((wave) => (seen.includes(wave) ? '1' : '0')),
  });
}

function scoreSigns(waves: readonly (readonly [id: string, isAsked: boolean])[]) {
  return ({ group, scored, unscored, n }: ScorePattern): SignedPattern => ({
    ...{ group, n },
    signs: waves.map(([wave, isAsked]) => {
      if (!isAsked) return null;
      return scored.includes(wave) ? '1' : unscored.includes(wave) ? 'x' : '0';
    }),
  });
}

/** A line per pattern that occurs in some group; those who took part from the first wave on come first. */
function linesOf(
  patterns: readonly SignedPattern[],
  score: ScoreRow | null,
  groups: readonly (string | null)[],
  { withheld }: Result,
): Line[] {
  const keyOf = ({ signs }: Pick<SignedPattern, 'signs'>) => signs.join(' ');
  const kinds = new Map(patterns.map((pattern) => [keyOf(pattern), pattern.signs]));
  // Of a group in which one pattern has few people no pattern is told, not even whether it occurs.
  const isHidden = (group: string | null) =>
    withheld !== undefined && patterns.every((pattern) => pattern.group !== group);
  return [...kinds]
    .toSorted(([one], [other]) => (rank(one) < rank(other) ? 1 : -1))
    .map(([key, signs]) => ({
      score,
      signs,
      counts: groups.map((group) =>
        isHidden(group)
          ? null
          : (patterns.find((pattern) => pattern.group === group && keyOf(pattern) === key)?.n ?? 0),
      ),
    }));
}

/** `x` between `0` and `1`. */
function rank(key: string): string {
  return key.replaceAll('1', '2').replaceAll('x', '1');
}

function sumOf(counts: readonly Count[]): Count {
  return counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

/** A row per pattern and group. */
function patternsData(
  lines: readonly Line[],
  waves: readonly string[],
  groups: readonly (string | null)[],
  totals: readonly Count[],
  context: Context,
) {
  const rows = lines.flatMap((line) => groups.map((group, position) => ({ ...line, group, position })));
  return dataOf<(typeof rows)[number]>(
    [
      { key: 'scale', value: ({ score }) => score?.scale.id },
      { key: 'name', value: ({ score }) => score && context.name(score.scale.name) },
      { key: 'parent', value: ({ score }) => score?.parent?.id },
      { key: 'group', value: ({ group }) => group },
      ...waves.map((id, wave) => ({
        key: `wave ${id}`,
        value: ({ signs }: Line) => signs[wave] ?? null,
      })),
      { key: 'n', value: ({ counts, position }) => countCell(counts[position]!, context) },
      {
        key: 'share',
        value: ({ counts, position }) =>
          counts[position] === null ? WITHHELD_CELL : shareOf(counts[position]!, totals[position]!),
      },
    ],
    rows,
    context,
  );
}
