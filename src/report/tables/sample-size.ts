import type { PlannedComparison, SampleSizes } from '../../model/sample-size.ts';
import type { Context } from '../context.ts';
import { type PlanWords, planWords } from '../plan-words.ts';
import {
  type Cell,
  type Column,
  EMPTY,
  numberColumn,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { alphaText } from './decision.ts';
import { labelledNotes } from './notes.ts';
import { countCell, numberCells } from './number-cells.ts';

type Size = PlannedComparison['sizes'][number];

/** A comparison at one power; without sizes a single row. */
interface Row {
  readonly comparison: PlannedComparison;
  readonly size: Size | null;
  readonly isFirst: boolean;
}

/** How many people each planned comparison needs, a row per power, and a sentence for the power that was asked for. */
export function sampleSizeTable(sizes: SampleSizes, context: Context): Table {
  const own = planWords(context);
  const rows = sizes.rows.flatMap((comparison): Row[] =>
    comparison.sizes.length === 0
      ? [{ comparison, size: null, isFirst: true }]
      : comparison.sizes.map((size, index) => ({ comparison, size, isFirst: index === 0 })),
  );
  const severalGroups = new Set(sizes.rows.map(({ group }) => group)).size > 1;
  return tableOf<Row>(context, {
    id: 'sample-size',
    title: own.word('title.sampleSize', { study: sizes.study }),
    rows,
    kind: ({ isFirst }) => (isFirst ? 'body' : 'sub'),
    columns: columnsOf(sizes, severalGroups, context, own),
    notes: () => labelledNotes(context, notesOf(sizes, severalGroups, context, own)),
  });
}

function columnsOf(
  { dropOut, clusters, rows }: SampleSizes,
  severalGroups: boolean,
  context: Context,
  own: PlanWords,
): Column<Row>[] {
  const cells = numberCells(context);
  const isUnequal = rows.some(({ allocation }) => allocation !== undefined);
  const first = (cell: (comparison: PlannedComparison) => Cell) => (row: Row) =>
    row.isFirst ? cell(row.comparison) : EMPTY;
  const count = (read: (size: Size) => number) => (row: Row) =>
    row.size === null ? { text: '–', value: null } : countCell(read(row.size), context);
  const optionalCount = (read: (size: Size) => number | undefined) => (row: Row) => {
    const n = row.size === null ? undefined : read(row.size);
    return n === undefined ? { text: '–', value: null } : countCell(n, context);
  };
  return [
    { key: 'group', value: ({ comparison }) => comparison.group },
    { key: 'score', value: ({ comparison }) => comparison.score },
    { key: 'comparison', value: ({ comparison }) => comparison.comparison },
    { key: 'correlation', value: ({ comparison }) => comparison.correlation },
    { key: 'alpha', value: ({ comparison }) => comparison.alpha },
    { key: 'alternative', value: ({ comparison }) => comparison.alternative ?? 'two-sided' },
    { key: 'margin', value: ({ comparison }) => comparison.margin ?? null },
    { key: 'reason', value: ({ comparison }) => comparison.reason },
    {
      key: 'outcome',
      header: own.text('column.outcome'),
      stub: true,
      data: [],
      cell: first((row) => words(outcomeName(row, severalGroups, own))),
    },
    {
      key: 'test',
      header: own.text('column.comparison'),
      data: [],
      cell: first((row) => words(testName(row, own))),
    },
    numberColumn('effect', own.text('column.effect'), ({ comparison: { effect }, isFirst }) =>
      isFirst ? cells.fixed(effect, 2) : { text: '', value: effect },
    ),
    numberColumn('power', own.text('column.power'), ({ size }) =>
      size === null
        ? { text: '–', value: null }
        : { text: context.number.bounded(size.power, 2), value: size.power },
    ),
    numberColumn(
      'n',
      own.text(isUnequal ? 'column.first' : 'column.each'),
      count(({ n }) => n),
      { group: own.text('column.needed') },
    ),
    numberColumn(
      'nOthers',
      own.text('column.others'),
      optionalCount(({ nOthers }) => nOthers),
      { group: own.text('column.needed'), when: isUnequal },
    ),
    numberColumn(
      'total',
      own.text('column.total'),
      count(({ total }) => total),
      {
        group: own.text('column.needed'),
      },
    ),
    numberColumn(
      'clusters',
      own.text(isUnequal ? 'column.first' : 'column.each'),
      optionalCount(({ clusters: each }) => each),
      { group: own.text('column.clusters'), when: clusters !== undefined },
    ),
    numberColumn(
      'clustersOthers',
      own.text('column.others'),
      optionalCount(({ clustersOthers }) => clustersOthers),
      { group: own.text('column.clusters'), when: clusters !== undefined && isUnequal },
    ),
    numberColumn(
      'clustersTotal',
      own.text('column.total'),
      optionalCount(({ clustersTotal }) => clustersTotal),
      { group: own.text('column.clusters'), when: clusters !== undefined },
    ),
    numberColumn(
      'recruit',
      own.text(isUnequal ? 'column.first' : 'column.each'),
      count(({ recruit }) => recruit),
      {
        group: own.text('column.recruited'),
        when: dropOut > 0,
      },
    ),
    numberColumn(
      'recruitOthers',
      own.text('column.others'),
      optionalCount(({ recruitOthers }) => recruitOthers),
      { group: own.text('column.recruited'), when: dropOut > 0 && isUnequal },
    ),
    numberColumn(
      'recruitTotal',
      own.text('column.total'),
      count(({ recruitTotal }) => recruitTotal),
      {
        group: own.text('column.recruited'),
        when: dropOut > 0,
      },
    ),
  ];
}

function outcomeName({ group, score }: PlannedComparison, severalGroups: boolean, own: PlanWords): string {
  const name = score ?? own.word('outcome.yesNo');
  return severalGroups ? `${group}: ${name}` : name;
}

/** `paired *t* test, non-inferiority` */
function testName({ comparison, alternative, margin }: PlannedComparison, own: PlanWords): string {
  if (comparison === null) return '–';
  const test = own.word(`comparison.${comparison}`);
  if (margin !== undefined) return own.word('comparison.margin', { test });
  return alternative === undefined ? test : own.word('comparison.oneSided', { test });
}

function isOneSided({ alternative, margin }: PlannedComparison): boolean {
  return alternative !== undefined || margin !== undefined;
}

/** Whether all tests have one side, two, or some of them one. */
function sidesOf(rows: readonly PlannedComparison[]): 'one' | 'two' | 'both' {
  if (!rows.some(isOneSided)) return 'two';
  return rows.every(isOneSided) ? 'one' : 'both';
}

function notesOf(sizes: SampleSizes, severalGroups: boolean, context: Context, own: PlanWords): Text[] {
  const methods = new Set(
    sizes.rows.flatMap(({ comparison, reason }) =>
      reason === null && comparison !== null ? [comparison] : [],
    ),
  );
  return [
    own.text(sizes.rows.some(({ allocation }) => allocation !== undefined) ? 'note.unequal' : 'note.each'),
    own.text('note.sides', { which: sidesOf(sizes.rows) }),
    ...sizes.rows.map((row) => sentence(row, sizes, severalGroups, context, own)),
    ...[...methods].map((method) => own.text(`note.method.${method}`)),
    ...(sizes.rows.some(({ margin }) => margin !== undefined) ? [own.text('note.margin')] : []),
    ...(sizes.clusters === undefined ? [] : [own.text('note.clusters')]),
  ];
}

/** What a comparison needs at the power that was asked for, or why that cannot be said. */
function sentence(
  row: PlannedComparison,
  { power, dropOut, clusters }: SampleSizes,
  severalGroups: boolean,
  context: Context,
  own: PlanWords,
): Text {
  const { number } = context;
  const outcome = outcomeName(row, severalGroups, own);
  const size = row.sizes.find((each) => each.power === power);
  if (size === undefined || row.comparison === null)
    return own.text('sentence.none', {
      outcome,
      why: own.word(`reason.${row.reason ?? 'nothing-compared'}`),
    });
  const level = {
    power: `${number.plain(Math.round(power * 1e6) / 1e4)}%`,
    alpha: row.comparisons === 1 ? alphaText(row.alpha, context) : number.bounded(row.alpha, 4),
    comparisons: row.comparisons,
    sides: isOneSided(row) ? ('one' as const) : ('two' as const),
    aim: row.margin === undefined ? ('difference' as const) : ('margin' as const),
  };
  const what =
    row.changing !== null
      ? own.text('what.changing', {
          up: number.bounded(row.changing.up, 2),
          down: number.bounded(row.changing.down, 2),
        })
      : differenceText(row, context, own);
  const facts = { outcome, what, ...level, ...countsOf(size, row, context) };
  const basis =
    row.allocation === undefined
      ? own.text(`sentence.${row.comparison}`, facts)
      : own.text('sentence.unequal', {
          ...facts,
          method: row.comparison,
          allocation: number.plain(row.allocation),
          others: number.count(size.nOthers ?? size.n),
        });
  const further = [
    clusters === undefined
      ? []
      : own.text('sentence.clusters', {
          effect: number.fixed(row.designEffect ?? 1, 2),
          size: number.plain(clusters.size),
          icc: number.bounded(clusters.intraclassCorrelation, 3),
          clusters: number.count(size.clustersTotal ?? 0),
        }),
    dropOut === 0
      ? []
      : own.text(row.allocation === undefined ? 'sentence.dropOut' : 'sentence.dropOut.unequal', {
          share: `${number.plain(Math.round(dropOut * 1e6) / 1e4)}%`,
          samples: row.samples,
          recruit: number.count(size.recruit),
          others: number.count(size.recruitOthers ?? size.recruit),
          total: number.count(size.recruitTotal),
        }),
  ];
  return [basis, ...further].flatMap((text, index) =>
    text.length === 0 ? [] : index === 0 ? [...text] : [{ text: ' ' }, ...text],
  );
}

function countsOf(size: Size, { samples }: PlannedComparison, { number }: Context) {
  return { n: number.count(size.n), total: number.count(size.total), samples };
}

function differenceText(row: PlannedComparison, { number }: Context, own: PlanWords): Text {
  const { difference, correlation, effect, comparison, margin } = row;
  const unit = difference?.unit ?? 'raw';
  const r = correlation === null ? '' : number.bounded(correlation, 2);
  const facts = { value: number.plain(difference?.value ?? 0), effect: number.fixed(effect, 2), r };
  if (margin !== undefined)
    return own.text('what.margin', {
      ...{ value: number.plain(margin), effect: facts.effect, r, hasR: correlation === null ? 'no' : 'yes' },
      pairs: comparison === 'paired' ? 'yes' : 'no',
    });
  if (comparison === 'paired') return own.text(`what.${unit}.dz`, facts);
  return own.text(`what.${unit}.d`, { ...facts, hasR: correlation === null ? 'no' : 'yes' });
}
