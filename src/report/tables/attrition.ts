import type {
  Attrition,
  AttritionCharacteristic,
  AttritionScore,
  Count,
  Result,
  Withholdable,
} from '../../model/result.ts';
import { sumOfCounts } from '../../model/withheld.ts';
import { type Context, sentenceCase } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  type Column,
  countText,
  dataOf,
  EMPTY,
  numberColumn,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { intervalMethods, labelledNotes } from './notes.ts';
import { countCell, intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { categoryCell } from './respondents.ts';
import { ofScore, rowKind, scoreColumns, scoreRows } from './score-rows.ts';

const DIGITS = 2;

/** Who left until one later wave. */
export interface LaterAttrition extends Omit<Attrition, 'later'> {
  /** The position of that wave among the later ones; `null` where there is one only. */
  readonly position: number | null;
}

/** Each later wave by itself; empty where nobody was matched. */
export function attritionsOf({ attrition }: Pick<Result, 'attrition'>): LaterAttrition[] {
  if (attrition === undefined) return [];
  const { later, ...first } = attrition;
  if (later === undefined) return [{ ...first, position: null }];
  return [first, ...later].map((each, position) => ({ ...each, position }));
}

function idOf(id: string, { position, waves }: LaterAttrition): string {
  return position === null || position === 0 ? id : `${id}-${waves[1]}`;
}

function titleOf(title: string, { position, waves }: LaterAttrition, context: Context): string {
  if (position === null) return title;
  const [first, second] = waves.map(context.wave) as [string, string];
  return `${title}, ${context.word('contrast.change', { first, second })}`;
}

/** Those who left against those who stayed, on their scores of the first wave. `null` when nobody left or nobody was matched. */
export function attritionScoresTable(
  { scales, settings }: Result,
  attrition: LaterAttrition,
  context: Context,
): Table | null {
  if (attrition.left === 0) return null;
  const rows = scoreRows(scales).flatMap((row) => {
    const own = ofScore(attrition.scores, row);
    return own === undefined ? [] : [{ ...row, ...compared(own, context) }];
  });
  if (rows.length === 0) return null;
  return tableOf(context, {
    id: idOf('attrition-scores', attrition),
    title: titleOf(context.word('title.attrition.scores'), attrition, context),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: [...scoreColumns(context), ...comparedColumns(settings.confidence, context)],
    notes: (blanks) =>
      labelledNotes(context, [
        ...groupNotes(attrition, context),
        context.text('note.attrition.scores'),
        effectNote(rows[0]!, context),
        ...blanks,
      ]),
  });
}

/** Those who left against those who stayed, on the quantities that were asked for, such as age in years. `null` without any. */
export function attritionQuantitiesTable(
  { settings }: Result,
  attrition: LaterAttrition,
  context: Context,
): Table | null {
  const { quantities = [] } = attrition;
  if (attrition.left === 0 || quantities.length === 0) return null;
  const rows = quantities.map((own) => ({ column: own.column, ...compared(own, context) }));
  return tableOf(context, {
    id: idOf('attrition-quantities', attrition),
    title: titleOf(context.word('title.attrition.quantities'), attrition, context),
    rows,
    name: ({ column }) => column,
    columns: [
      {
        key: 'characteristic',
        header: context.text('column.characteristic'),
        stub: true,
        cell: ({ column }) => words(column),
      },
      ...comparedColumns(settings.confidence, context),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        ...groupNotes(attrition, context),
        context.text('note.attrition.quantities'),
        effectNote(rows[0]!, context),
        ...blanks,
      ]),
  });
}

/** Those who left against those who stayed, on the characteristics that were asked for. `null` without any. */
export function attritionCharacteristicsTable(
  { settings }: Result,
  attrition: LaterAttrition,
  context: Context,
): Table | null {
  if (attrition.left === 0 || attrition.characteristics.length === 0) return null;
  const { characteristics } = attrition;
  return tableOf(context, {
    id: idOf('attrition-characteristics', attrition),
    title: titleOf(context.word('title.attrition.characteristics'), attrition, context),
    rows: characteristics.flatMap((characteristic) => [
      { characteristic, category: null },
      ...characteristic.categories.map((category) => ({ characteristic, category })),
    ]),
    kind: ({ category }) => (category === null ? 'body' : 'sub'),
    name: ({ characteristic }) => characteristic.column,
    columns: characteristicColumns(settings.confidence, context),
    notes: (blanks) =>
      labelledNotes(context, [
        ...groupNotes(attrition, context),
        context.text('note.attrition.characteristics', {
          method: intervalMethods(context, [characteristics[0]!.effectSize.ci.method]) ?? '',
        }),
        ...smallExpectedNote(characteristics, context),
        ...blanks,
      ]),
    data: () =>
      dataOf(
        characteristicDataColumns(context),
        characteristics.flatMap((characteristic) =>
          characteristic.categories.map((category) => ({ characteristic, category })),
        ),
        context,
      ),
  });
}

/** Those who stayed and those who left, of a score or a quantity. */
interface Compared extends Omit<AttritionScore, 'scale' | 'subscale' | 'withheld'> {
  readonly own: NumberCells;
}

function compared(score: Omit<Compared, 'own'> & Withholdable, context: Context): Compared {
  const { stayed, left, test, effectSize } = score;
  const why = tooFew(stayed.n) || tooFew(left.n) ? 'too-few' : 'zero-variance';
  return { stayed, left, test, effectSize, own: numberCells(context, score, why) };
}

function tooFew(n: Count): boolean {
  return n !== null && n < 2;
}

function comparedColumns(confidence: number, context: Context): Column<Compared>[] {
  const groupColumns = (key: 'stayed' | 'left'): Column<Compared>[] => {
    const group = sentenceCase(context.text(`attrition.${key}`));
    return [
      numberColumn(`${key}N`, context.text('column.n'), (row) => countCell(row[key].n, context), { group }),
      numberColumn(`${key}Mean`, context.text('column.mean'), (row) => row.own.fixed(row[key].mean, DIGITS), {
        group,
      }),
      numberColumn(`${key}Sd`, context.text('column.sd'), (row) => row.own.fixed(row[key].sd, DIGITS), {
        group,
      }),
    ];
  };
  const test = { group: sentenceCase(context.text('method.welch')) };
  const effect = { group: sentenceCase(context.text('effect.hedges-g')) };
  const level = context.number.level(confidence);
  return [
    ...groupColumns('stayed'),
    ...groupColumns('left'),
    { key: 'method', value: (row) => row.test.method },
    numberColumn(
      'difference',
      context.text('column.difference'),
      (row) => row.own.fixed(row.test.difference, DIGITS),
      test,
    ),
    { key: 'standardError', value: (row) => row.test.standardError },
    { key: 'ciLevel', value: (row) => row.test.ci.level },
    { key: 'ciLower', value: (row) => row.test.ci.lower },
    { key: 'ciUpper', value: (row) => row.test.ci.upper },
    numberColumn(
      'statistic',
      context.text('symbol.t'),
      (row) => row.own.fixed(row.test.statistic, DIGITS),
      test,
    ),
    numberColumn('df', context.text('column.df'), (row) => row.own.degreesOfFreedom(row.test.df), test),
    numberColumn('p', context.text('column.p'), (row) => row.own.p(row.test.p), test),
    { key: 'effectSize', value: ({ effectSize }) => effectSize.type },
    numberColumn(
      'effectValue',
      context.text('symbol.hedges-g'),
      ({ own, effectSize }) => own.fixed(effectSize.value, DIGITS),
      effect,
    ),
    numberColumn(
      'effectInterval',
      context.text('column.interval', { level }),
      ({ own, effectSize: { ci } }) => own.interval([ci.lower, ci.upper], DIGITS),
      { ...effect, data: ['effectCiLower', 'effectCiUpper'] },
    ),
    { key: 'effectCiMethod', value: ({ effectSize }) => effectSize.ci.method },
  ];
}

/** A characteristic (without a category) or one of its values. */
interface CharacteristicRow {
  readonly characteristic: AttritionCharacteristic;
  readonly category: AttritionCharacteristic['categories'][number] | null;
}

function characteristicColumns(confidence: number, context: Context): Column<CharacteristicRow>[] {
  const groupColumns = (key: 'stayed' | 'left'): Column<CharacteristicRow>[] => {
    const group = sentenceCase(context.text(`attrition.${key}`));
    return [
      numberColumn(
        `${key} n`,
        context.text('column.n'),
        ({ category }) => (category === null ? EMPTY : countCell(category[key], context)),
        { group },
      ),
      numberColumn(
        `${key} share`,
        [{ text: '%' }],
        ({ characteristic, category }) => shareCell(characteristic, category, key, context),
        { group },
      ),
    ];
  };
  const statistic = (
    key: string,
    header: Text,
    group: Text,
    cell: (own: NumberCells, characteristic: AttritionCharacteristic) => Cell,
  ) =>
    numberColumn<CharacteristicRow>(
      key,
      header,
      ({ characteristic, category }) =>
        category === null
          ? cell(numberCells(context, characteristic, 'not-computed'), characteristic)
          : EMPTY,
      { group },
    );
  const test = context.text('group.test');
  const effect = context.text('effect.cramers-v');
  return [
    {
      key: 'characteristic',
      header: context.text('column.characteristic'),
      stub: true,
      cell: ({ characteristic: { column }, category }) =>
        category === null ? words(column) : categoryCell(category, column, context),
    },
    ...groupColumns('stayed'),
    ...groupColumns('left'),
    statistic('statistic', context.text('symbol.chi-square'), test, (own, each) =>
      own.fixed(each.test.statistic, DIGITS),
    ),
    statistic('df', context.text('column.df'), test, (own, each) => own.degreesOfFreedom(each.test.df)),
    statistic('p', context.text('column.p'), test, (own, each) => own.p(each.test.p)),
    statistic('effect', context.text('symbol.cramers-v'), effect, (own, { effectSize }) =>
      own.bounded(effectSize.value, DIGITS),
    ),
    statistic(
      'effectInterval',
      context.text('column.interval', { level: context.number.level(confidence) }),
      effect,
      (own, { effectSize: { ci } }) => own.boundedInterval([ci.lower, ci.upper], DIGITS),
    ),
  ];
}

/** Its share of those with a value, of whom the rows without one are no part. */
function shareCell(
  { categories }: AttritionCharacteristic,
  category: CharacteristicRow['category'],
  key: 'stayed' | 'left',
  context: Context,
): Cell {
  const answered = categories.filter(hasValue);
  const total = sumOfCounts(answered.map(({ [key]: n }) => n));
  const n = category === null || !hasValue(category) ? null : category[key];
  return n === null || total === null || total === 0 ? EMPTY : numberCells(context).share(n / total, 1);
}

function hasValue({ value, others }: AttritionCharacteristic['categories'][number]): boolean {
  return value !== null || others === true;
}

function smallExpectedNote(characteristics: readonly AttritionCharacteristic[], context: Context): Text[] {
  const flagged = characteristics.flatMap(({ column, test: { smallExpected, expected, exact } }) => {
    if (!smallExpected || expected === null) return [];
    const { count, p } = context.number;
    const facts = { column, below: count(expected.below5), cells: count(expected.cells) };
    const known = exact?.p ?? null;
    return known === null
      ? [context.word('smallExpected', facts)]
      : [context.word('smallExpected.exact', { ...facts, p: p(known) })];
  });
  if (flagged.length === 0) return [];
  return [context.text('note.smallExpected', { columns: flagged.join(context.word('separator')) })];
}

/** A line per value, each with the test of its characteristic. */
function characteristicDataColumns(context: Context): Column<{
  readonly characteristic: AttritionCharacteristic;
  readonly category: NonNullable<CharacteristicRow['category']>;
}>[] {
  const number = ({ characteristic }: Pick<CharacteristicRow, 'characteristic'>) =>
    numberCells(context, characteristic);
  return [
    { key: 'variable', value: ({ characteristic }) => characteristic.column },
    {
      key: 'value',
      value: ({ characteristic: { column }, category }) =>
        category.value === null ? null : categoryCell(category, column, context).text,
    },
    { key: 'stayed', value: ({ category }) => countCell(category.stayed, context) },
    { key: 'left', value: ({ category }) => countCell(category.left, context) },
    { key: 'n', value: ({ characteristic: { test } }) => test.n },
    { key: 'method', value: ({ characteristic: { test } }) => test.method },
    { key: 'statistic', value: (row) => number(row).fixed(row.characteristic.test.statistic, DIGITS) },
    { key: 'df', value: (row) => number(row).degreesOfFreedom(row.characteristic.test.df) },
    { key: 'p', value: (row) => number(row).p(row.characteristic.test.p) },
    { key: 'expectedCells', value: ({ characteristic: { test } }) => test.expected?.cells },
    { key: 'expectedBelow5', value: ({ characteristic: { test } }) => test.expected?.below5 },
    { key: 'expectedSmallest', value: ({ characteristic: { test } }) => test.expected?.smallest },
    { key: 'smallExpected', value: ({ characteristic: { test } }) => test.smallExpected },
    { key: 'exactMethod', value: ({ characteristic: { test } }) => test.exact?.method },
    { key: 'exactP', value: ({ characteristic: { test } }) => test.exact?.p },
    { key: 'effectSize', value: ({ characteristic: { effectSize } }) => effectSize.type },
    { key: 'effectValue', value: ({ characteristic: { effectSize } }) => effectSize.value },
    ...intervalData<Pick<CharacteristicRow, 'characteristic'>>(
      'ci',
      ({ characteristic: { effectSize } }) => effectSize.ci,
    ),
  ];
}

/** Who the two groups are, and how many of the first wave are in neither. */
function groupNotes({ undecided, position, waves }: LaterAttrition, context: Context): Text[] {
  return [
    position === null
      ? context.text('note.attrition')
      : context.text('note.attrition.of', { wave: context.wave(waves[1]) }),
    ...(undecided === 0
      ? []
      : [context.text('note.attrition.undecided', { n: countText(undecided, context) })]),
  ];
}

function effectNote({ effectSize }: Compared, context: Context): Text {
  return [
    ...context.text('effect.definition.hedges-g'),
    ...context.text('note.effectInterval', {
      method: intervalMethods(context, [effectSize.ci.method]) ?? MISSING,
    }),
  ];
}
