import { isSameSample, keyOf, sampleId } from '../../model/result/samples.ts';
import type {
  Count,
  Flow,
  Matching,
  Result,
  SampleKey,
  ScoreFlow,
  ScoreWaveFlow,
} from '../../model/result.ts';
import { type Context, sentenceCase } from '../context.ts';
import { type Column, countText, dataOf, EMPTY, type Table, type Text, tableOf, words } from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { designOf, ofScore, rowKind, type ScoreRow, scoreRows } from './score-rows.ts';

/**
 * Respondents at each step: rows read, without a score and why, with a score, and, where they were matched, in both waves or in one;
 * everybody first, then a row per score. `null` when there is one wave only.
 */
export function flowTable(result: Result, context: Context): Table | null {
  const { flow, matching } = result;
  if (flow === undefined) return null;
  const samples = flow.waves.map(keyOf);
  const lines = [everybody(flow, matching), ...scoreRows(result.scales).flatMap((row) => lineOf(flow, row))];
  const isAnyLeftOut = flow.waves.some(({ leftOut }) => leftOut !== undefined);
  const count = (n: Count | undefined) => (n === undefined ? EMPTY : countCell(n, context));
  return tableOf(context, {
    id: 'flow',
    title: context.word('title.flow'),
    rows: lines,
    kind: ({ score }) => (score === null ? 'body' : rowKind(score)),
    columns: [
      {
        key: 'scale',
        header: context.text('column.scale'),
        stub: true,
        cell: ({ score }) =>
          words(score === null ? context.word('flow.everybody') : context.name(score.scale.name)),
      },
      ...samples.flatMap((sample): Column<Line>[] => {
        const step = (key: keyof Steps): Column<Line> => ({
          key: `${key} ${sampleId(sample)}`,
          header: context.text(`column.${key}`),
          align: 'right',
          group: [{ text: context.sampleTitle(sample) }],
          cell: (line) => count(stepsOf(line, sample)?.[key]),
        });
        return [
          { ...step('leftOut'), when: isAnyLeftOut },
          step('read'),
          step('noAnswers'),
          step('tooFewAnswers'),
          step('scored'),
        ];
      }),
      ...matchedHeaders(flow, context).map(
        ([key, header]): Column<Line> => ({
          key,
          header,
          align: 'right',
          group: context.text('group.matched'),
          when: matching !== undefined,
          cell: ({ overlap }) => count(overlap?.[key]),
        }),
      ),
    ],
    notes: () => labelledNotes(context, notesOf(result, flow, matching !== undefined, context)),
    // A row per score and wave; `only` counts respondents with the score in this wave alone.
    data: () => {
      const rows = lines.flatMap((line) =>
        samples.flatMap((sample, position) => {
          const { score, overlap } = line;
          const steps = stepsOf(line, sample);
          return steps === undefined ? [] : [{ score, sample, position, steps, overlap }];
        }),
      );
      return dataOf<(typeof rows)[number]>(
        [
          { key: 'scale', value: ({ score }) => score?.scale.id },
          { key: 'name', value: ({ score }) => score && context.name(score.scale.name) },
          { key: 'parent', value: ({ score }) => score?.parent?.id },
          { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
          ...(isAnyLeftOut
            ? [{ key: 'leftOut', value: ({ steps }: (typeof rows)[number]) => count(steps.leftOut) }]
            : []),
          { key: 'read', value: ({ steps }) => count(steps.read) },
          { key: 'noAnswers', value: ({ steps }) => count(steps.noAnswers) },
          { key: 'tooFewAnswers', value: ({ steps }) => count(steps.tooFewAnswers) },
          { key: 'scored', value: ({ steps }) => count(steps.scored) },
          { key: 'paired', value: ({ overlap }) => count(overlap?.paired) },
          {
            key: 'only',
            value: ({ overlap, position }) => count(position === 0 ? overlap?.preOnly : overlap?.postOnly),
          },
          {
            key: 'partnerUnscored',
            value: ({ overlap, position }) => count(overlap?.partnerUnscored?.[position]),
          },
        ],
        rows,
        context,
      );
    },
  });
}

type Steps = Omit<ScoreWaveFlow, 'wave' | 'group'> & Pick<Flow['waves'][number], 'leftOut'>;
type Overlap = NonNullable<ScoreFlow['overlap']>;

/** What is counted of everybody (`score` is `null`), or of those with this score. */
interface Line {
  readonly score: ScoreRow | null;
  readonly waves: readonly (Pick<ScoreWaveFlow, 'wave' | 'group'> & Partial<Steps>)[];
  readonly overlap: (Omit<Overlap, 'partnerUnscored'> & Partial<Overlap>) | null;
}

function stepsOf({ waves }: Line, sample: SampleKey): Partial<Steps> | undefined {
  return waves.find((each) => isSameSample(keyOf(each), sample));
}

/** Whatever they answered: how many rows there are, and how many of them were matched. */
function everybody({ waves }: Flow, matching: Matching | undefined): Line {
  return {
    score: null,
    waves: waves.map(({ paired: _, ...steps }) => steps),
    overlap: matching ?? null,
  };
}

function lineOf({ scores }: Flow, score: ScoreRow): Line[] {
  const own = ofScore(scores, score);
  return own === undefined ? [] : [{ score, ...own }];
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

function notesOf({ inputs }: Result, { outside, waves }: Flow, matched: boolean, context: Context): Text[] {
  const damaged = inputs.filter(({ rowCounts }) => rowCounts.damaged > 0);
  const samples = waves.map(keyOf);
  const [first = '', second = ''] = samples.map(context.sample);
  const left = outside !== null && (outside.withoutGroup !== 0 || outside.otherGroups !== 0);
  return [
    context.text('note.flow'),
    ...(waves.some(({ leftOut }) => leftOut !== undefined) ? [context.text('note.flow.left-out')] : []),
    ...(!matched
      ? []
      : designOf(samples) === 'waves'
        ? [context.text('note.flow.matched')]
        : [context.text('note.flow.named', { first, second })]),
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
