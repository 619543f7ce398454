import type { Flow, Result, ScoreFlow } from '../../model/result.ts';
import { type Context, sentenceCase } from '../context.ts';
import {
  type Cell,
  EMPTY,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
  type Value,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { designOf, type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/**
 * Respondents at each step: rows read, without a score and why, with a score, and, where they were matched, in both waves or in one;
 * everybody first, then a row per score. `null` when there is one wave only.
 */
export function flowTable(result: Result, context: Context): Table | null {
  const { flow, matching } = result;
  if (flow === undefined) return null;
  const matched = matching !== undefined;
  const rows = scoreRows(result.scales).flatMap((row) => {
    const own = flowOfScore(flow, row);
    return own === undefined ? [] : [scoreLine(row, own, flow, matched, context)];
  });
  return {
    id: 'flow',
    label: null,
    title: context.word('title.flow'),
    subtitle: null,
    columns: columnsOf(flow, matched, context),
    rows: [everybody(result, flow, context), ...rows],
    notes: labelledNotes(context, notesOf(result, flow, matched, context)),
    data: {
      columns: [
        ...['scale', 'name', 'parent', 'wave', 'read', 'noAnswers', 'tooFewAnswers', 'scored'],
        ...['paired', 'only', 'partnerUnscored', ...withheldColumn(context)],
      ],
      rows: dataRows(result, flow, context),
    },
  };
}

function columnsOf(flow: Flow, matched: boolean, context: Context): TableColumn[] {
  const right = { align: 'right' } as const;
  return [
    { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
    ...flow.waves.flatMap(({ wave }): TableColumn[] => {
      const group = [{ text: context.waveTitle(wave) }];
      return [
        { key: `read ${wave}`, header: context.text('column.read'), ...right, group },
        { key: `noAnswers ${wave}`, header: context.text('column.noAnswers'), ...right, group },
        { key: `tooFewAnswers ${wave}`, header: context.text('column.tooFewAnswers'), ...right, group },
        { key: `scored ${wave}`, header: context.text('column.scored'), ...right, group },
      ];
    }),
    ...(matched
      ? matchedHeaders(flow, context).map(
          ([key, header]): TableColumn => ({ key, header, ...right, group: context.text('group.matched') }),
        )
      : []),
  ];
}

/** In both waves, and in one of them alone. */
function matchedHeaders({ waves }: Flow, context: Context): [key: string, header: Text][] {
  const names = waves.map(({ wave }) => wave);
  const only = (['column.preOnly', 'column.postOnly'] as const).map((key, position): [string, Text] => [
    key,
    isPreAndPost(names)
      ? context.text(key)
      : sentenceCase(context.text('column.only', { wave: context.wave(names[position]!) })),
  ]);
  return [['column.pairs', context.text('column.pairs')], ...only];
}

/** Respondents are matched between files, never between groups of one. */
function isPreAndPost(waves: readonly string[]): boolean {
  return designOf(waves, { by: null }) === 'waves';
}

/** Everybody, whatever they answered: how many rows there are, and how many of them were matched. */
function everybody({ matching }: Result, { waves }: Flow, context: Context): TableRow {
  return {
    kind: 'body',
    cells: [
      words(context.word('flow.everybody')),
      ...waves.flatMap(({ read }) => [countCell(read, context), EMPTY, EMPTY, EMPTY]),
      ...(matching === undefined
        ? []
        : [matching.paired, matching.preOnly, matching.postOnly].map((n) => countCell(n, context))),
    ],
  };
}

function scoreLine(
  { scale, parent }: ScoreRow,
  own: ScoreFlow,
  { waves }: Flow,
  matched: boolean,
  context: Context,
): TableRow {
  const { overlap } = own;
  const cells = waves.flatMap(({ wave }): Cell[] => {
    const steps = own.waves[wave];
    if (steps === undefined) return [EMPTY, EMPTY, EMPTY, EMPTY];
    return [steps.read, steps.noAnswers, steps.tooFewAnswers, steps.scored].map((n) => countCell(n, context));
  });
  const pairs =
    overlap === null
      ? [EMPTY, EMPTY, EMPTY]
      : [overlap.paired, overlap.preOnly, overlap.postOnly].map((n) => countCell(n, context));
  return {
    kind: parent === null ? 'body' : 'sub',
    cells: [words(context.name(scale.name)), ...cells, ...(matched ? pairs : [])],
  };
}

function flowOfScore({ scores }: Flow, { scale, parent }: ScoreRow): ScoreFlow | undefined {
  const [ofScale, ofSubscale] = parent === null ? [scale.id, null] : [parent.id, scale.id];
  return scores.find((each) => each.scale === ofScale && each.subscale === ofSubscale);
}

function notesOf({ inputs }: Result, { outside, waves }: Flow, matched: boolean, context: Context): Text[] {
  const damaged = inputs.filter(({ rowCounts }) => rowCounts.damaged > 0);
  const names = waves.map(({ wave }) => wave);
  const [first = '', second = ''] = names.map(context.wave);
  const left = outside !== null && (outside.withoutGroup !== 0 || outside.otherGroups !== 0);
  return [
    context.text('note.flow'),
    ...(!matched
      ? []
      : isPreAndPost(names)
        ? [context.text('note.flow.matched')]
        : [context.text('note.flow.named', { first, second })]),
    ...(!left
      ? []
      : [
          context.text('note.flow.outside', {
            withoutGroup: context.number.count(outside.withoutGroup),
            otherGroups: context.number.count(outside.otherGroups),
          }),
        ]),
    ...damaged.map(({ file, rowCounts }) =>
      context.text('note.flow.damaged', { file, damaged: context.number.count(rowCounts.damaged) }),
    ),
  ];
}

/** A row per score and wave; `only` counts respondents with the score in this wave alone. */
function dataRows({ scales, matching }: Result, flow: Flow, context: Context): Value[][] {
  const all = flow.waves.map(({ wave, read, paired }, position): Value[] => {
    const only = position === 0 ? matching?.preOnly : matching?.postOnly;
    return [
      null,
      null,
      null,
      wave,
      read,
      null,
      null,
      null,
      paired,
      only ?? null,
      null,
      ...withheldValue(context, read, matching?.paired, only),
    ];
  });
  const scores = scoreRows(scales).flatMap((row) => {
    const own = flowOfScore(flow, row);
    if (own === undefined) return [];
    const { overlap } = own;
    return flow.waves.flatMap(({ wave }, position): Value[][] => {
      const steps = own.waves[wave];
      if (steps === undefined) return [];
      const only = position === 0 ? overlap?.preOnly : overlap?.postOnly;
      return [
        [
          ...[row.scale.id, context.name(row.scale.name), row.parent?.id ?? null, wave],
          ...[steps.read, steps.noAnswers, steps.tooFewAnswers, steps.scored],
          ...[overlap?.paired ?? null, only ?? null, overlap?.partnerUnscored[position] ?? null],
          ...withheldValue(
            context,
            ...[steps.read, steps.noAnswers, steps.tooFewAnswers, steps.scored],
            ...[overlap?.paired, only, overlap?.partnerUnscored[position]],
          ),
        ],
      ];
    });
  });
  return [...all, ...scores];
}
