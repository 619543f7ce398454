import { isSameSample, keyOf, matchingsOf, overlapsOf, sampleId } from '../../model/result/samples.ts';
import type {
  Count,
  Flow,
  Matching,
  Result,
  SampleKey,
  ScoreOverlap,
  ScoreWaveFlow,
} from '../../model/result.ts';
import { type Context, sentenceCase } from '../context.ts';
import {
  type Cell,
  type Column,
  countText,
  dataOf,
  EMPTY,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { designOf, ofScore, rowKind, type ScoreRow, scoreRows } from './score-rows.ts';

/**
 * Respondents at each step: rows read, without a score and why, with a score, and, where they were matched, in both waves or in one;
 * everybody first, then a row per score. Of three samples and more each has a row of its own. `null` when there is one wave only.
 */
export function flowTable(result: Result, context: Context): Table | null {
  const { flow, matching } = result;
  if (flow === undefined) return null;
  const lines = [everybody(flow, matching), ...scoreRows(result.scales).flatMap((row) => lineOf(flow, row))];
  const parts = {
    id: 'flow',
    title: context.word('title.flow'),
    notes: () => labelledNotes(context, notesOf(result, flow, context)),
    data: () => dataOf(dataColumns(flow, context), lines.flatMap(rowsOf), context),
  };
  if (flow.waves.length > 2)
    return tableOf(context, {
      ...parts,
      rows: lines.flatMap(rowsOf),
      kind: ({ line: { score } }) => (score === null ? 'body' : rowKind(score)),
      columns: longColumns(flow, matching !== undefined, context),
    });
  return tableOf(context, {
    ...parts,
    rows: lines,
    kind: ({ score }) => (score === null ? 'body' : rowKind(score)),
    columns: wideColumns(flow, matching !== undefined, context),
  });
}

/** A block of columns per sample. */
function wideColumns(flow: Flow, matched: boolean, context: Context): Column<Line>[] {
  const samples = flow.waves.map(keyOf);
  return [
    {
      key: 'scale',
      header: context.text('column.scale'),
      stub: true,
      cell: (line) => nameCell(line, context),
    },
    ...samples.flatMap((sample) =>
      stepColumns(flow, context).map(
        ({ key, header, when }): Column<Line> => ({
          key: `${key} ${sampleId(sample)}`,
          header,
          align: 'right',
          group: [{ text: context.sampleTitle(sample) }],
          when,
          cell: (line) => counted(stepsOf(line, sample)?.[key], context),
        }),
      ),
    ),
    ...matchedHeaders(flow, context).map(
      ([key, header]): Column<Line> => ({
        key,
        header,
        align: 'right',
        group: context.text('group.matched'),
        when: matched,
        cell: ({ overlaps: [overlap] }) => counted(overlap?.[key], context),
      }),
    ),
  ];
}

/** The same with a row per sample; of a later wave also who is in the first one. */
function longColumns(flow: Flow, matched: boolean, context: Context): Column<FlowRow>[] {
  const first = context.wave(flow.waves[0]!.wave ?? '');
  return [
    {
      key: 'scale',
      header: context.text('column.scale'),
      stub: true,
      cell: ({ line }) => nameCell(line, context),
    },
    {
      key: 'wave',
      header: context.text(flow.waves.some(({ group }) => group !== null) ? 'column.sample' : 'column.wave'),
      stub: true,
      cell: ({ sample }) => words(context.sampleTitle(sample)),
    },
    ...stepColumns(flow, context).map(
      ({ key, header, when }): Column<FlowRow> => ({
        key,
        header,
        align: 'right',
        when,
        cell: ({ steps }) => counted(steps[key], context),
      }),
    ),
    ...(
      [
        ['paired', context.text('column.pairs')],
        ['preOnly', sentenceCase(context.text('column.only', { wave: first }))],
        ['postOnly', context.text('column.only.this')],
      ] as const
    ).map(
      ([key, header]): Column<FlowRow> => ({
        key,
        header,
        align: 'right',
        group: sentenceCase(context.text('group.matched.first', { first })),
        when: matched,
        cell: ({ overlap, isFirst }) => counted(isFirst ? undefined : overlap?.[key], context),
      }),
    ),
  ];
}

function stepColumns({ waves }: Flow, context: Context) {
  const isAnyLeftOut = waves.some(({ leftOut }) => leftOut !== undefined);
  return (['leftOut', 'read', 'noAnswers', 'tooFewAnswers', 'scored'] as const).map((key) => ({
    key,
    header: context.text(`column.${key}`),
    when: key !== 'leftOut' || isAnyLeftOut,
  }));
}

function nameCell({ score }: Line, context: Context): Cell {
  return words(score === null ? context.word('flow.everybody') : context.name(score.scale.name));
}

function counted(n: Count | undefined, context: Context): Cell {
  return n === undefined ? EMPTY : countCell(n, context);
}

/** A row per score and wave; `only` counts respondents with the score in this wave alone, of the two that are compared. */
function dataColumns({ waves }: Flow, context: Context): Column<FlowRow>[] {
  const isAnyLeftOut = waves.some(({ leftOut }) => leftOut !== undefined);
  return [
    { key: 'scale', value: ({ line: { score } }) => score?.scale.id },
    { key: 'name', value: ({ line: { score } }) => score && context.name(score.scale.name) },
    { key: 'parent', value: ({ line: { score } }) => score?.parent?.id },
    { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
    ...(isAnyLeftOut
      ? [{ key: 'leftOut', value: ({ steps }: FlowRow) => counted(steps.leftOut, context) }]
      : []),
    { key: 'read', value: ({ steps }) => counted(steps.read, context) },
    { key: 'noAnswers', value: ({ steps }) => counted(steps.noAnswers, context) },
    { key: 'tooFewAnswers', value: ({ steps }) => counted(steps.tooFewAnswers, context) },
    { key: 'scored', value: ({ steps }) => counted(steps.scored, context) },
    { key: 'paired', value: ({ overlap }) => counted(overlap?.paired, context) },
    {
      key: 'only',
      value: ({ overlap, isFirst }) => counted(isFirst ? overlap?.preOnly : overlap?.postOnly, context),
    },
    {
      key: 'partnerUnscored',
      value: ({ overlap, isFirst }) => counted(overlap?.partnerUnscored?.[isFirst ? 0 : 1], context),
    },
  ];
}

/** A line of one sample. */
interface FlowRow {
  readonly line: Line;
  readonly sample: SampleKey;
  readonly steps: Partial<Steps>;
  /** Of a later wave that with the first; of the first wave, which is in all of them, only where there is one. */
  readonly overlap: Overlap | undefined;
  readonly isFirst: boolean;
}

function rowsOf(line: Line): FlowRow[] {
  const [one, ...others] = line.overlaps;
  return line.waves.map((steps) => {
    const sample = keyOf(steps);
    const isFirst = line.waves[0]!.wave === sample.wave;
    // Of everybody the groups were not matched by themselves.
    const own = line.overlaps.find(({ waves, group }) => waves[1] === sample.wave && group === sample.group);
    return { line, sample, steps, isFirst, overlap: isFirst ? (others.length === 0 ? one : undefined) : own };
  });
}

type Steps = Omit<ScoreWaveFlow, 'wave' | 'group'> & Pick<Flow['waves'][number], 'leftOut'>;
type Overlap = Omit<ScoreOverlap, 'partnerUnscored'> & Partial<ScoreOverlap>;

/** What is counted of everybody (`score` is `null`), or of those with this score. */
interface Line {
  readonly score: ScoreRow | null;
  readonly waves: readonly (Pick<ScoreWaveFlow, 'wave' | 'group'> & Partial<Steps>)[];
  /** Of each later wave with the first, in every group. */
  readonly overlaps: readonly Overlap[];
}

function stepsOf({ waves }: Line, sample: SampleKey): Partial<Steps> | undefined {
  return waves.find((each) => isSameSample(keyOf(each), sample));
}

/** Whatever they answered: how many rows there are, and how many of them were matched. */
function everybody({ waves }: Flow, matching: Matching | undefined): Line {
  return {
    score: null,
    waves: waves.map(({ paired: _, ...steps }) => steps),
    overlaps: matchingsOf(matching).map((each) => ({ ...each, group: null })),
  };
}

function lineOf({ scores }: Flow, score: ScoreRow): Line[] {
  const own = ofScore(scores, score);
  return own === undefined ? [] : [{ score, waves: own.waves, overlaps: overlapsOf(own) }];
}

/** In both waves, and in one of them alone. */
function matchedHeaders(
  { waves }: Flow,
  context: Context,
): [key: 'paired' | 'preOnly' | 'postOnly', header: Text][] {
  const samples = waves.map(keyOf);
  const only = (key: 'preOnly' | 'postOnly', position: number) => {
    const sample = samples[position];
    return designOf(samples) === 'waves' || sample === undefined
      ? context.text(`column.${key}`)
      : sentenceCase(context.text('column.only', { wave: context.sample(sample) }));
  };
  return [
    ['paired', context.text('column.pairs')],
    ['preOnly', only('preOnly', 0)],
    ['postOnly', only('postOnly', 1)],
  ];
}

function notesOf({ inputs, matching }: Result, { outside, waves }: Flow, context: Context): Text[] {
  const damaged = inputs.filter(({ rowCounts }) => rowCounts.damaged > 0);
  const left = outside !== null && (outside.withoutGroup !== 0 || outside.otherGroups !== 0);
  return [
    context.text('note.flow'),
    ...(waves.some(({ leftOut }) => leftOut !== undefined) ? [context.text('note.flow.left-out')] : []),
    ...(matching === undefined ? [] : [matchedNote(waves.map(keyOf), matching, context)]),
    ...(!left
      ? []
      : [
          context.text('note.flow.outside', {
            withoutGroup: countText(outside.withoutGroup, context),
            otherGroups: countText(outside.otherGroups, context),
          }),
        ]),
    ...inputs.flatMap(({ file, layout, rowCounts: { leftOut } }) =>
      layout === undefined || leftOut === undefined
        ? []
        : [context.text('note.flow.layout', { file, leftOut: countText(leftOut, context) })],
    ),
    ...damaged.map(({ file, rowCounts }) =>
      context.text('note.flow.damaged', { file, damaged: context.number.count(rowCounts.damaged) }),
    ),
  ];
}

/** Who counts as seen in two waves. */
function matchedNote(samples: readonly SampleKey[], { by, waves }: Matching, context: Context): Text {
  if (samples.length > 2) return context.text(`note.flow.first.${by}`, { first: context.wave(waves[0]) });
  if (designOf(samples) === 'waves') return context.text(`note.flow.matched.${by}`);
  const [first = '', second = ''] = samples.map(context.sample);
  return context.text(`note.flow.named.${by}`, { first, second });
}
