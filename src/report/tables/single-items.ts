import { comparedSamples, keyOf, sampleOf } from '../../model/result/samples.ts';
import type {
  ComparedAnswers,
  Contrast,
  ItemComparison,
  ItemOverall,
  ItemResult,
  ItemTestResult,
  Result,
  SampleKey,
  ScaleResult,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  type Column,
  EMPTY,
  listed,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { openEnds, sidesOf } from './comparison.ts';
import { contrastInWords } from './contrast-text.ts';
import { significanceLevel } from './decision.ts';
import { labelledNotes } from './notes.ts';
import { countCell, intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { related, STATISTIC_DIGITS } from './test-names.ts';

/** An item in one comparison; where nothing is compared, in one sample. */
interface ItemRow {
  readonly item: ItemResult;
  readonly comparison: ItemComparison | null;
  readonly sides: readonly Side[];
}

/** The answers on one side of a row. */
interface Side {
  readonly key: SampleKey;
  readonly answers: ComparedAnswers;
}

const POINTS = 1;

/** Every item by itself: of each scale a table of its ratings, one of its yes/no questions, one of its test items. */
export function singleItemsTables(result: Result, context: Context): Table[] {
  return result.scales.flatMap((scale) =>
    (['rating', 'yes-no', 'test'] as const).flatMap((kind) => {
      const items = (scale.items ?? []).filter((item) => item.kind === kind);
      if (items.length === 0) return [];
      const set = setOf(scale, kind, items, context);
      return [
        itemsTable(result, set, context),
        ...(kind === 'test' ? [answersTable(scale, items, context)] : []),
        ...overallTables(set, context),
      ];
    }),
  );
}

/** Items of one kind that stand in a table. */
export interface ItemSet {
  /** Of the table. */
  readonly id: string;
  readonly title: string;
  readonly kind: ItemResult['kind'];
  readonly items: readonly ItemResult[];
  /** The scale that they belong to; `null` for answers to a question. */
  readonly scale: ScaleResult | null;
  /** What an item is called in its row. */
  readonly nameOf: (item: ItemResult) => string;
  /** Which answers the share is of, and over what Holm's correction goes. */
  readonly notes: { readonly share: readonly Text[]; readonly holm: Text };
  readonly overallTitle: string;
}

function setOf(
  scale: ScaleResult,
  kind: ItemResult['kind'],
  items: readonly ItemResult[],
  context: Context,
): ItemSet {
  const name = context.name(scale.name);
  return {
    id: `${scale.id}${kind === 'rating' ? '' : `-${kind}`}`,
    title: context.word(`title.items.${kind}`, { scale: name }),
    kind,
    items,
    scale,
    nameOf: (item) => itemText(item, context),
    notes: { share: agreementNotes(items, kind, context), holm: context.text('note.items.holm') },
    overallTitle: context.word('title.items.overall', { scale: name }),
  };
}

export function itemsTable(result: Result, set: ItemSet, context: Context): Table {
  const { items, kind, scale } = set;
  const rows = items.flatMap(rowsOf);
  const several = items.some(
    ({ comparisons, samples }) => comparisons.length > 1 || (comparisons.length === 0 && samples.length > 1),
  );
  const compared = rows.some(({ comparison }) => comparison !== null);
  return tableOf<ItemRow>(context, {
    id: `single-items-${set.id}`,
    title: set.title,
    rows,
    name: ({ item }) => (scale === null ? set.nameOf(item) : item.id),
    columns: [
      { key: 'scale', value: () => scale?.id ?? set.id },
      { key: 'kind', value: ({ item }) => item.kind },
      {
        key: 'item',
        header: context.text(scale === null ? 'column.questionAnswer' : 'column.item'),
        stub: true,
        cell: ({ item }) => ({ text: set.nameOf(item), value: item.id }),
      },
      { key: 'text', value: ({ item }) => (item.text === null ? null : context.name(item.text)) },
      ...rowColumns(several, result.waves.length > 1, context),
      ...sideColumns(rows, several, compared, kind, scale, context),
      ...(compared ? comparisonColumns(result, rows, kind, context) : []),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        ...itemNotes(set, rows, result, context),
        ...(kind === 'test' && scale !== null ? knownSentences({ ...result, scales: [scale] }, context) : []),
        ...blanks,
      ]),
  });
}

function rowsOf(item: ItemResult): ItemRow[] {
  if (item.comparisons.length === 0)
    return item.samples.map((sample) => ({
      item,
      comparison: null,
      sides: [{ key: keyOf(sample), answers: sample }],
    }));
  return item.comparisons.map((comparison) => {
    const keys = comparedSamples(comparison.contrast);
    return {
      item,
      comparison,
      sides: comparison.samples.map((answers, place) => ({ key: keys[place]!, answers })),
    };
  });
}

/** `brs2 (R): I have a hard time making it through stressful events` */
function itemText({ id, text, reversed, kind }: ItemResult, context: Context): string {
  const name = context.item(id, reversed && kind === 'rating');
  return text === null ? name : context.word('item.text', { item: name, text: context.name(text) });
}

/** Which comparison or sample, where there are several. */
function rowColumns(several: boolean, severalWaves: boolean, context: Context): Column<ItemRow>[] {
  return [
    {
      key: 'contrast',
      header: context.text('column.contrast'),
      stub: true,
      when: several,
      data: [],
      cell: ({ comparison, sides: [one] }) =>
        words(
          comparison === null
            ? context.sampleTitle(one!.key)
            : comparisonText(comparison.contrast, severalWaves, context),
        ),
    },
    { key: 'first', value: ({ sides: [one] }) => context.sampleData(one!.key) },
    { key: 'second', value: ({ sides: [, other] }) => other && context.sampleData(other.key) },
    { key: 'design', value: ({ comparison }) => comparison?.design },
  ];
}

/** What is compared; groups with their wave, where there are several. */
export function comparisonText(contrast: Contrast, severalWaves: boolean, context: Context): string {
  const text = contrastInWords(contrast, context);
  return severalWaves && contrast.kind === 'groups' && contrast.wave !== null
    ? context.word('contrast.in', { place: context.wave(contrast.wave), contrast: text })
    : text;
}

/** The answers of one or both sides: of ratings n, M, SD and the share that agrees; else n and how many said yes or were right. */
function sideColumns(
  rows: readonly ItemRow[],
  several: boolean,
  compared: boolean,
  kind: ItemResult['kind'],
  scale: ScaleResult | null,
  context: Context,
): Column<ItemRow>[] {
  const [one] = rows;
  const onSide = (place: 0 | 1): Column<ItemRow>[] => {
    const heading = !compared
      ? undefined
      : several
        ? context.title(place === 0 ? 'contrast.first' : 'contrast.second')
        : context.sampleTitle(one!.sides[place]!.key);
    const suffix = !compared ? '' : place === 0 ? 'First' : 'Second';
    const group = heading === undefined ? undefined : plainText(heading);
    const column = (
      key: string,
      header: Text,
      cell: (answers: ComparedAnswers, own: NumberCells, row: ItemRow) => Cell,
      when = true,
      data?: readonly string[],
    ) =>
      numberColumn<ItemRow>(
        `${key}${suffix}`,
        header,
        (row) => {
          const answers = row.sides[place]?.answers;
          if (
            row.comparison?.contrast.kind === 'change' &&
            key !== 'n' &&
            (kind !== 'rating' || key === 'share' || row.comparison.n.length > 2)
          )
            return EMPTY;
          return answers === undefined ? EMPTY : cell(answers, numberCells(context, answers, 'too-few'), row);
        },
        { group, when, ...(data === undefined ? {} : { data: data.map((each) => `${each}${suffix}`) }) },
      );
    const n = column('n', context.text('column.n'), ({ n: count }) => countCell(count, context));
    const agreeing = column(
      'agreeing',
      context.text(kind === 'test' ? 'column.agreeing.right' : 'column.agreeing'),
      ({ agreeing: count }, own) =>
        count === null ? own.plain(null, 'not-computed') : countCell(count, context),
    );
    const share = (header: Text, digits: number, when = true) =>
      column('share', header, ({ share: value }, own) => own.share(value, digits, 'not-computed'), when);
    if (kind === 'rating') {
      const listed = rows.some(({ item }) => item.answers.length > 0);
      return [
        n,
        column('mean', context.text('column.mean'), ({ mean }, own) => own.fixed(mean, STATISTIC_DIGITS)),
        column('sd', context.text('column.sd'), ({ sd }, own) => own.fixed(sd, STATISTIC_DIGITS)),
        { ...agreeing, when: false },
        share(context.text('column.agree'), 0, listed),
      ];
    }
    return [
      n,
      agreeing,
      share([{ text: '%' }], POINTS),
      ...(kind === 'test'
        ? [
            column('itemRest', context.text('column.itemRest'), (_, __, { item, sides }) => {
              const reliability =
                scale === null ? undefined : sampleOf(scale, sides[place]!.key)?.reliability;
              const own = reliability?.items.find(({ id }) => id === item.id);
              return numberCells(context, own ?? {}, 'zero-variance').bounded(
                own?.itemRestCorrelation ?? null,
                STATISTIC_DIGITS,
              );
            }),
          ]
        : []),
    ];
  };
  return compared ? [...onSide(0), ...onSide(1)] : onSide(0);
}

function comparisonColumns(
  { settings }: Result,
  rows: readonly ItemRow[],
  kind: ItemResult['kind'],
  context: Context,
): Column<ItemRow>[] {
  const level = context.number.level(settings.confidence);
  const methods = new Set(rows.flatMap(({ comparison }) => comparison?.tests[0]?.method ?? []));
  const cells = (row: ItemRow) => numberCells(context, row.comparison ?? {}, 'zero-variance');
  const inPoints = kind !== 'rating';
  const scaled = (value: number | null | undefined) =>
    value == null ? null : inPoints ? 100 * value : value;
  const digits = inPoints ? POINTS : STATISTIC_DIGITS;
  const pCell = (row: ItemRow, p: number | null | undefined) =>
    row.comparison?.described === true ? EMPTY : cells(row).p(p ?? null);
  const test = ({ comparison }: ItemRow) => comparison?.tests[0];
  return [
    numberColumn(
      'differencePrinted',
      context.text('column.difference'),
      (row) => cells(row).fixed(scaled(row.comparison?.difference), digits, 'too-few'),
      { data: [] },
    ),
    { key: 'difference', value: ({ comparison }) => comparison?.difference },
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      (row) => {
        const [lower, upper] = endsOf(row.comparison);
        return cells(row).interval([scaled(lower), scaled(upper)], digits, 'no-interval');
      },
      { data: [] },
    ),
    ...intervalData<ItemRow>(
      'ci',
      ({ comparison }) => comparison?.ci ?? { level: 0, lower: null, upper: null },
    ),
    {
      key: 'test',
      header: context.text('column.test'),
      when: methods.size > 1,
      cell: (row) => {
        const method = test(row)?.method;
        if (row.comparison?.described === true) return EMPTY;
        return method === undefined
          ? cells(row).plain(null)
          : { text: context.word(`itemTest.${method}`), value: method };
      },
    },
    { key: 'statistic', value: (row) => test(row)?.statistic },
    { key: 'df', value: (row) => test(row)?.df },
    { key: 'alternative', value: (row) => test(row)?.alternative },
    numberColumn('p', context.text('column.p'), (row) => pCell(row, test(row)?.p)),
    numberColumn('pHolm', context.text('column.pHolm'), (row) => pCell(row, test(row)?.pHolm), {
      when: rows.some((row) => test(row)?.pHolm !== test(row)?.p),
    }),
  ];
}

/** One of them at infinity where a one-sided test of means has none. */
function endsOf(comparison: ItemComparison | null): readonly [number | null, number | null] {
  const { ci, tests: [test] = [] } = comparison ?? {};
  return openEnds(ci, test?.alternative);
}

/** To which side items are tested; of two sides it is said only where scores are tested to one. */
function sidesIn(compared: readonly ItemComparison[], { settings }: Pick<Result, 'settings'>) {
  const sides = sidesOf(compared.map(({ tests: [first] }) => first ?? null));
  if (sides !== 'two-sided') return sides;
  return settings.alternative === undefined ? 'unsaid' : 'both';
}

function itemNotes(
  { items, kind, notes }: ItemSet,
  rows: readonly ItemRow[],
  result: Result,
  context: Context,
): Text[] {
  const compared = rows.flatMap(({ comparison }) => comparison ?? []);
  const designs = new Set(
    compared.filter(({ contrast }) => contrast.kind !== 'change').map(({ design }) => design),
  );
  const tests = new Set(compared.flatMap(({ tests: [first] }) => first?.method ?? []));
  const names = [...tests]
    .map((method) => context.word(`itemTest.${method}`))
    .join(context.word('separator'));
  const family = compared.filter(({ tests: [first] }) => first?.pHolm != null).length;
  return [
    ...(kind === 'rating' ? [context.text('note.items.rating')] : []),
    ...notes.share,
    ...(kind === 'test' ? [context.text('note.items.itemRest')] : []),
    ...(items.some(({ blankIsWrong }) => blankIsWrong) ? [context.text('note.items.blank.wrong')] : []),
    ...(kind === 'rating' && items.some(({ reversed }) => reversed) ? [context.text('note.reversed')] : []),
    ...(compared.some(({ contrast }) => contrast.kind === 'change')
      ? [
          context.text(
            tests.has('difference-of-differences') ? 'note.items.differences' : 'note.items.change',
          ),
        ]
      : []),
    ...(designs.has('paired')
      ? [context.text(kind === 'rating' ? 'note.items.paired' : 'note.items.paired.shares')]
      : []),
    ...(designs.has('independent')
      ? [context.text(kind === 'rating' ? 'note.items.independent' : 'note.items.independent.shares')]
      : []),
    ...(names === ''
      ? []
      : [context.text('note.items.test', { tests: names, sides: sidesIn(compared, result) })]),
    ...(family > 1 ? [notes.holm] : []),
  ];
}

/** Which answers the share is of: of most items the same. */
function agreementNotes(items: readonly ItemResult[], kind: ItemResult['kind'], context: Context): Text[] {
  if (kind === 'test') return [context.text('note.items.right')];
  const sets = new Map<string, string[]>();
  for (const { id, answers } of items) {
    const counted = answers.filter(({ counts }) => counts);
    if (counted.length === 0) continue;
    const text = counted
      .map(({ value, label }) => {
        const code = context.number.plain(value);
        return label === null ? code : `${code} = ${context.name(label)}`;
      })
      .join(context.word('separator'));
    sets.set(text, [...(sets.get(text) ?? []), id]);
  }
  return [...sets].map(([answers, ids]) =>
    context.text(kind === 'rating' ? 'note.items.agree' : 'note.items.yes', {
      answers: sets.size === 1 ? answers : `${answers} (${ids.join(context.word('separator'))})`,
    }),
  );
}

interface AnswerRow {
  readonly item: ItemResult;
  readonly place: number;
}

/** Which answers were chosen to test items: the right ones, and those that distract. */
function answersTable(scale: ScaleResult, items: readonly ItemResult[], context: Context): Table {
  const rows = items.flatMap((item): AnswerRow[] => item.answers.map((_, place) => ({ item, place })));
  const [first] = items;
  return tableOf<AnswerRow>(context, {
    id: `single-items-${scale.id}-answers`,
    title: context.word('title.items.answers', { scale: context.name(scale.name) }),
    rows,
    kind: ({ place }) => (place === 0 ? 'body' : 'sub'),
    name: ({ item }) => item.id,
    columns: [
      { key: 'scale', value: () => scale.id },
      {
        key: 'item',
        header: context.text('column.item'),
        stub: true,
        cell: ({ item, place }) => (place === 0 ? { text: itemText(item, context), value: item.id } : EMPTY),
        data: [],
      },
      { key: 'itemId', value: ({ item }) => item.id },
      {
        key: 'answer',
        header: context.text('column.answer'),
        cell: ({ item, place }) => {
          const { value, label } = item.answers[place]!;
          const code = context.number.plain(value);
          return { text: label === null ? code : `${code} ${context.name(label)}`, value };
        },
      },
      {
        key: 'right',
        header: context.text('column.right'),
        cell: ({ item, place }) =>
          item.answers[place]!.counts
            ? { text: context.word('items.right'), value: true }
            : { text: '', value: false },
      },
      ...(first?.samples ?? []).flatMap((sample, position): Column<AnswerRow>[] => {
        const group = first!.samples.length > 1 ? plainText(context.sampleTitle(keyOf(sample))) : undefined;
        const id = context.sampleData(keyOf(sample));
        const of = ({ item, place }: AnswerRow) => {
          const own = item.samples[position];
          return { n: own?.n ?? null, count: own?.counts[place] ?? null };
        };
        return [
          numberColumn(`n ${id}`, context.text('column.n'), (row) => countCell(of(row).count, context), {
            group,
          }),
          numberColumn(
            `share ${id}`,
            [{ text: '%' }],
            (row) => {
              const { n, count } = of(row);
              const source = count === null ? { withheld: ['counts'] } : {};
              return numberCells(context, source, 'too-few').share(
                count === null || !n ? null : count / n,
                POINTS,
              );
            },
            { group },
          ),
        ];
      }),
    ],
    notes: (blanks) => labelledNotes(context, [context.text('note.items.answers'), ...blanks]),
  });
}

interface OverallRow extends ItemOverall {
  readonly item: ItemResult;
}

/** Whether strangers in three samples and more differ at all. */
export function overallTables(
  { id, items, scale, nameOf, overallTitle }: ItemSet,
  context: Context,
): Table[] {
  const rows = items.flatMap((item): OverallRow[] =>
    item.overall === undefined ? [] : [{ item, ...item.overall }],
  );
  if (rows.length === 0) return [];
  const test = ({ tests: [first] }: OverallRow): ItemTestResult | undefined => first;
  const cells = (row: OverallRow) => numberCells(context, row, 'zero-variance');
  return [
    tableOf<OverallRow>(context, {
      id: `single-items-overall-${id}`,
      title: overallTitle,
      rows,
      name: ({ item }) => item.id,
      columns: [
        { key: 'scale', value: () => scale?.id ?? id },
        {
          key: 'item',
          header: context.text('column.item'),
          stub: true,
          cell: ({ item }) => ({ text: nameOf(item), value: item.id }),
        },
        {
          key: 'test',
          header: context.text('column.test'),
          cell: (row) => {
            const method = test(row)?.method;
            return method === undefined
              ? cells(row).plain(null)
              : { text: context.word(`itemTest.${method}`), value: method };
          },
        },
        numberColumn('statistic', context.text('column.statistic'), (row) =>
          test(row)?.method === 'fisher-exact'
            ? EMPTY
            : cells(row).fixed(test(row)?.statistic ?? null, STATISTIC_DIGITS),
        ),
        numberColumn('df', context.text('column.df'), (row) =>
          test(row)?.method === 'fisher-exact' ? EMPTY : cells(row).degreesOfFreedom(test(row)?.df ?? null),
        ),
        numberColumn('p', context.text('column.p'), (row) => cells(row).p(test(row)?.p ?? null)),
        numberColumn('pHolm', context.text('column.pHolm'), (row) => cells(row).p(test(row)?.pHolm ?? null)),
      ],
      notes: (blanks) => labelledNotes(context, [context.text('note.items.overall'), ...blanks]),
    }),
  ];
}

/** Test items that everybody answered right in the first wave: they cannot show learning. */
function knownSentences({ waves, scales }: Result, context: Context): Text[] {
  const [first] = waves;
  if (waves.length < 2 || first === undefined) return [];
  return scales.flatMap((scale): Text[] => {
    const known = (scale.items ?? []).filter(({ kind, samples }) => {
      const own = samples.filter(({ wave }) => wave === first.id);
      return (
        kind === 'test' &&
        own.length > 0 &&
        own.every(({ n, agreeing }) => n !== null && n > 0 && agreeing === n)
      );
    });
    if (known.length === 0) return [];
    return [
      context.text('items.sentence.known', {
        items: known.map(({ id }) => id).join(context.word('separator')),
        wave: context.wave(first.id),
        scale: context.name(scale.name),
        count: known.length,
      }),
    ];
  });
}

/** Which items of a scale changed or differ, one sentence a scale; none where nothing was tested. */
export function singleItemSentences(result: Result, context: Context): Text[] {
  return [...comparedSentences(result, context), ...knownSentences(result, context)];
}

function comparedSentences(result: Result, context: Context): Text[] {
  return result.scales.flatMap((scale) => {
    const found = testedItems(scale.items ?? [], result, ({ id }) => id, context);
    if (found === null) return [];
    if (found.count === 1)
      return [
        context.text('items.sentence.one', {
          ...found.rows[0]!,
          ...{ scale: context.name(scale.name), paired: found.paired, oneSided: found.oneSided },
        }),
      ];
    const common = {
      scale: context.name(scale.name),
      count: context.number.count(found.count),
      paired: found.paired,
      several: found.several,
      oneSided: found.oneSided,
    };
    return found.list.length === 0
      ? [context.text('items.sentence.none', common)]
      : [
          context.text('items.sentence.some', {
            ...common,
            found: found.list.length,
            list: listed(found.list, context.word('separator')),
          }),
        ];
  });
}

/** What was tested of a family of items, and those of which the corrected p is significant, in words; `null` without a test. */
export function testedItems(
  items: readonly ItemResult[],
  result: Result,
  nameOf: (item: ItemResult) => string,
  context: Context,
) {
  const alpha = significanceLevel(result.settings.confidence);
  const level = context.number.level(result.settings.confidence);
  const rows = items.flatMap(rowsOf).flatMap(({ item, comparison }) => {
    const test = comparison?.tests[0];
    return comparison === null || test === undefined || test.pHolm === null
      ? []
      : [{ item, comparison, pHolm: test.pHolm }];
  });
  if (rows.length === 0) return null;
  const several = rows.length > new Set(rows.map(({ item }) => item)).size;
  const inWords = rows.map(({ item, comparison, pHolm }) => {
    const { difference, contrast, of } = comparison;
    const [factor, digits] = of === 'shares' ? [100, POINTS] : [1, STATISTIC_DIGITS];
    const times = (value: number | null) => (value === null ? null : factor * value);
    return {
      item: several
        ? `${nameOf(item)}, ${comparisonText(contrast, result.waves.length > 1, context)}`
        : nameOf(item),
      difference: context.number.fixed(times(difference), digits),
      unit: of === 'shares' ? ('points' as const) : ('none' as const),
      level,
      interval: context.number.interval(
        ...(endsOf(comparison).map(times) as [number | null, number | null]),
        digits,
      ),
      p: related(context.number.p(pHolm)),
      significant: pHolm < alpha ? ('yes' as const) : ('no' as const),
    };
  });
  return {
    count: rows.length,
    paired: rows.every(({ comparison }) => comparison.design === 'paired')
      ? ('yes' as const)
      : ('no' as const),
    several: several ? ('yes' as const) : ('no' as const),
    oneSided: rows.some(({ comparison }) => comparison.tests[0]!.alternative !== 'two-sided')
      ? ('yes' as const)
      : ('no' as const),
    rows: inWords,
    list: inWords
      .filter(({ significant }) => significant === 'yes')
      .map(({ significant: _, ...values }) => context.text('items.sentence.item', values)),
  };
}
