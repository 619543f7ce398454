import type {
  Contrast,
  Model,
  ModelContrast,
  ModelMean,
  ModelTest,
  Result,
  SampleKey,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, numberColumn, type Table, type Text, tableOf, words } from '../table.ts';
import { significanceLevel } from './decision.ts';
import { labelledNotes } from './notes.ts';
import { countCell, intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

interface ModelRow extends ScoreRow {
  readonly model: Model;
  readonly own: NumberCells;
}

/** Every model of a result, under its score. */
function modelRows(result: Result, context: Context): ModelRow[] {
  return scoreRows(result.scales).flatMap((row) =>
    (row.scale.models ?? []).map((model) => ({ ...row, model, own: numberCells(context, model) })),
  );
}

type ContrastRow = ModelRow &
  Omit<ModelContrast, 'against' | 'pHolm'> & {
    readonly against: ModelContrast['against'] | null;
    readonly pHolm: number | null;
    readonly effect: Model['changes'][number]['effectSize'];
  };

/**
 * What the models come to: adjusted differences and differences of change, or changes by the mixed model against the first wave and, with
 * details, against the wave before. `null` in other designs.
 */
export function modelContrastsTable(result: Result, context: Context, details: boolean): Table | null {
  const models = modelRows(result, context);
  const rows = models.flatMap((row): ContrastRow[] => [
    ...row.model.contrasts
      .filter(({ against }) => details || against !== 'previous')
      .filter((each, index, all) => index === all.findIndex((other) => isSame(other, each)))
      .map((contrast) => ({ ...row, ...contrast, effect: null })),
    ...row.model.changes.map(({ effectSize, ...change }) => ({
      ...row,
      ...change,
      against: null,
      pHolm: null,
      effect: effectSize,
    })),
  ]);
  const [first] = models;
  if (first === undefined) return null;
  const { method } = first.model;
  return tableOf<ContrastRow>(context, {
    id: 'models',
    title: context.word(`title.models.${method}`),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: contrastColumns(result.settings.confidence, rows, context),
    notes: (blanks) => labelledNotes(context, [...modelNotes(models, context), ...blanks]),
  });
}

/** Two waves are both the first and the one before. */
function isSame(one: ModelContrast, other: ModelContrast): boolean {
  return JSON.stringify(one.contrast) === JSON.stringify(other.contrast);
}

function contrastColumns(
  confidence: number,
  rows: readonly ContrastRow[],
  context: Context,
): Column<ContrastRow>[] {
  const level = context.number.level(confidence);
  return [
    ...scoreColumns(context),
    {
      key: 'contrast',
      header: context.text('column.contrast'),
      stub: true,
      cell: ({ contrast, against, model }) =>
        words(modelContrastText(contrast, model.method === 'ancova' && against !== null, context)),
    },
    { key: 'method', value: ({ model }) => model.method },
    { key: 'kind', value: ({ contrast }) => contrast.kind },
    { key: 'against', value: ({ against }) => against },
    numberColumn('difference', context.text('column.difference'), ({ own, difference }) =>
      own.fixed(difference, STATISTIC_DIGITS),
    ),
    { key: 'standardError', value: ({ standardError }) => standardError },
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ own, ci }) => own.interval([ci.lower, ci.upper], STATISTIC_DIGITS),
      { data: [] },
    ),
    ...intervalData<ContrastRow>('ci', ({ ci }) => ci),
    numberColumn('statistic', context.text('symbol.t'), ({ own, statistic }) =>
      own.fixed(statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ own, df }) => own.degreesOfFreedom(df)),
    numberColumn('p', context.text('column.p'), ({ own, p }) => own.p(p)),
    numberColumn(
      'pHolm',
      context.text('column.pHolm'),
      ({ own, pHolm, against }) => (against === null ? EMPTY : own.p(pHolm)),
      { when: rows.some(({ pHolm, p }) => pHolm !== null && pHolm !== p) },
    ),
    numberColumn(
      'dPpc',
      context.text('column.dPpc'),
      ({ own, effect }) => (effect === null ? EMPTY : own.fixed(effect.value, STATISTIC_DIGITS)),
      { when: rows.some(({ effect }) => effect !== null) },
    ),
  ];
}

/** `t0 → t1`, `intervention − control (adjusted)`, `change: intervention − control`, with the waves where there are several. */
function modelContrastText(contrast: Contrast, isAdjusted: boolean, context: Context): string {
  const group = (id: string) => context.sample({ wave: null, group: id, pooled: false });
  if (contrast.kind === 'waves') {
    const [first, second] = contrast.of.map(context.wave) as [string, string];
    const text = context.word('contrast.change', { first, second });
    return contrast.group === null
      ? text
      : context.word('contrast.in', { place: group(contrast.group), contrast: text });
  }
  const [first, second] = contrast.of.map(group) as [string, string];
  const text = context.word('contrast.difference', { first, second });
  if (contrast.kind === 'groups')
    return isAdjusted ? context.word('model.adjusted', { contrast: text }) : text;
  const [from, to] = contrast.waves.map(context.wave) as [string, string];
  const waves = context.word('contrast.change', { first: from, second: to });
  return context.word('contrast.in', { place: waves, contrast: text });
}

function modelNotes(models: readonly ModelRow[], context: Context): Text[] {
  const methods = [...new Set(models.map(({ model }) => model.method))];
  const fellBack = models.filter(({ model }) => model.fellBack !== undefined);
  const failed = models.filter(({ model }) => model.reason !== undefined);
  const named = (rows: readonly ModelRow[]) =>
    [...new Set(rows.map(({ scale }) => context.name(scale.name)))].join(context.word('separator'));
  return [
    ...methods.map((method) => context.text(`note.models.${method}`)),
    ...(models.some(({ model }) => model.changes.length > 0) ? [context.text('note.models.lord')] : []),
    ...(fellBack.length === 0 ? [] : [context.text('note.models.fellBack', { scales: named(fellBack) })]),
    ...(failed.length === 0 ? [] : [context.text('note.models.failed', { scales: named(failed) })]),
  ];
}

type TestRow = ModelRow & ModelTest;

/** F tests of the models: waves, groups and whether they change differently; of an analysis of covariance groups and equal slopes. */
export function modelTestsTable(result: Result, context: Context): Table | null {
  const rows = modelRows(result, context).flatMap((row): TestRow[] =>
    row.model.tests.map((test) => ({ ...row, ...test })),
  );
  if (rows.length === 0) return null;
  return tableOf<TestRow>(context, {
    id: 'model-tests',
    title: context.word('title.models.tests'),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: [
      ...scoreColumns(context),
      {
        key: 'effect',
        header: context.text('column.test'),
        stub: true,
        cell: ({ effect }) => ({ text: context.word(`model.effect.${effect}`), value: effect }),
      },
      numberColumn('statistic', context.text('column.statistic'), ({ own, statistic }) =>
        own.fixed(statistic, STATISTIC_DIGITS),
      ),
      numberColumn('df1', context.text('column.df1'), ({ df1 }) => countCell(df1, context)),
      numberColumn('df2', context.text('column.df2'), ({ own, df2 }) =>
        df2 === undefined ? EMPTY : own.degreesOfFreedom(df2),
      ),
      numberColumn('p', context.text('column.p'), ({ own, p }) => own.p(p)),
      { key: 'effectType', value: ({ effectSize }) => effectSize?.type },
      numberColumn(
        'effectSize',
        context.text('column.effectSize'),
        ({ own, effectSize }) =>
          effectSize === undefined ? EMPTY : own.bounded(effectSize.value, STATISTIC_DIGITS),
        { when: rows.some(({ effectSize }) => effectSize !== undefined) },
      ),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        ...[...new Set(rows.map(({ model }) => model.method))]
          .filter((method) => method !== 'mixed-model' || result.groups.length > 0)
          .map((method) => context.text(`note.models.tests.${method}`)),
        ...blanks,
      ]),
  });
}

type MeanRow = ModelRow & { readonly estimate: ModelMean; readonly key: SampleKey };

/** Means by the models, with their intervals. */
export function modelMeansTable(result: Result, context: Context): Table | null {
  const rows = modelRows(result, context).flatMap((row): MeanRow[] =>
    row.model.means.map((estimate) => ({
      ...row,
      estimate,
      key: { wave: estimate.wave, group: estimate.group, pooled: false },
    })),
  );
  const [first] = rows;
  if (first === undefined) return null;
  const level = context.number.level(result.settings.confidence);
  const isGrouped = rows.some(({ key }) => key.group !== null);
  return tableOf<MeanRow>(context, {
    id: 'model-means',
    title: context.word(`title.models.means.${methodOf(first)}`),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: [
      ...scoreColumns(context),
      {
        key: 'group',
        header: context.text('column.group'),
        stub: true,
        when: isGrouped,
        cell: ({ key }) => (key.group === null ? EMPTY : words(context.sample({ ...key, wave: null }))),
      },
      {
        key: 'wave',
        header: context.text('column.wave'),
        stub: true,
        cell: ({ key }) => words(context.wave(key.wave!)),
      },
      numberColumn('mean', context.text('column.mean'), ({ own, estimate }) =>
        own.fixed(estimate.mean, STATISTIC_DIGITS),
      ),
      { key: 'standardError', value: ({ estimate }) => estimate.standardError },
      { key: 'df', value: ({ estimate }) => estimate.df },
      numberColumn(
        'interval',
        context.text('column.interval', { level }),
        ({ own, estimate: { ci } }) => own.interval([ci.lower, ci.upper], STATISTIC_DIGITS),
        { data: [] },
      ),
      ...intervalData<MeanRow>('ci', ({ estimate }) => estimate.ci),
    ],
    notes: (blanks) =>
      labelledNotes(context, [context.text(`note.models.means.${methodOf(first)}`), ...blanks]),
  });
}

/** Only these have means of their own. */
function methodOf({ model }: ModelRow): 'ancova' | 'mixed-model' {
  return model.method === 'ancova' ? 'ancova' : 'mixed-model';
}

/** What the models of a score come to: every adjusted difference, or whether waves or groups differ by the mixed model. */
export function modelSentences({ scale }: ScoreRow, result: Result, context: Context): Text[] {
  const alpha = significanceLevel(result.settings.confidence);
  return (scale.models ?? []).flatMap((model) => {
    if (model.withheld !== undefined || model.reason !== undefined) return [];
    return model.method === 'ancova'
      ? model.contrasts.flatMap((contrast) => adjustedSentence(contrast, model, context))
      : overallSentence(model, alpha, context);
  });
}

function adjustedSentence(
  { contrast, difference, ci, statistic, df, p }: ModelContrast,
  { waves }: Model,
  context: Context,
): Text[] {
  const { number } = context;
  const [reference, group] = contrast.of.map((id) =>
    context.sample({ wave: null, group: id, pooled: false }),
  ) as [string, string];
  return [
    context.text('model.sentence.ancova', {
      first: context.wave(waves[0]!),
      second: context.wave(waves[1]!),
      group,
      reference,
      difference: number.fixed(difference, STATISTIC_DIGITS),
      level: number.level(ci.level),
      interval: number.interval(ci.lower, ci.upper, STATISTIC_DIGITS),
      df: number.degreesOfFreedom(df),
      statistic: number.fixed(statistic, STATISTIC_DIGITS),
      p: related(number.p(p)),
    }),
  ];
}

function overallSentence({ method, tests }: Model, alpha: number, context: Context): Text[] {
  const test = tests.find(({ effect }) => effect === 'wave-by-group') ?? tests[0];
  if (test === undefined || test.p === null) return [];
  const { number } = context;
  return [
    context.text(method === 'welch-anova' ? 'model.sentence.welch' : 'model.sentence.mixed', {
      effect: test.effect === 'wave' ? 'waves' : test.effect === 'group' ? 'groups' : 'changes',
      significant: test.p < alpha ? 'yes' : 'no',
      df1: number.count(test.df1),
      df2: number.degreesOfFreedom(test.df2 ?? null),
      statistic: number.fixed(test.statistic, STATISTIC_DIGITS),
      p: related(number.p(test.p)),
    }),
  ];
}

/** `= .153`, `< .001` */
function related(p: string): string {
  return /^[<>]/.test(p) ? p : `= ${p}`;
}
