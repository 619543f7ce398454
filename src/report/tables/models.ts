import { descriptionOf, isPrimaryContrast, primaryModel } from '../../model/result/samples.ts';
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
import { openEnds, sidesOf } from './comparison.ts';
import { contrastInWords } from './contrast-text.ts';
import { alphaText, changeOf, significanceLevel } from './decision.ts';
import { designSentence } from './design.ts';
import { labelledNotes } from './notes.ts';
import { countCell, intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

export interface ModelRow extends ScoreRow {
  readonly model: Model;
  readonly own: NumberCells;
}

/** Every model of a result, under its score. */
export function modelRows(result: Result, context: Context): ModelRow[] {
  return scoreRows(result.scales).flatMap((row) =>
    (row.scale.models ?? []).map((model) => ({ ...row, model, own: numberCells(context, model) })),
  );
}

interface ContrastRow extends ModelRow, ModelContrast {}

/**
 * What the models come to: adjusted differences and differences of change, or changes by the mixed model against the first wave and, with
 * details, against the wave before. `null` in other designs.
 */
export function modelContrastsTable(result: Result, context: Context, details: boolean): Table | null {
  const models = modelRows(result, context);
  const rows = models.flatMap((row): ContrastRow[] =>
    row.model.contrasts
      .filter(({ against }) => details || against !== 'previous')
      .filter((each, index, all) => index === all.findIndex((other) => isSame(other, each)))
      // What the model is fitted for comes first.
      .sort((one, other) => primacy(row.model, other) - primacy(row.model, one))
      .map((contrast) => ({ ...row, ...contrast })),
  );
  const [first] = models;
  if (first === undefined) return null;
  return tableOf<ContrastRow>(context, {
    id: 'models',
    title: context.word(`title.models.${first.model.method as TitledMethod}`),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: contrastColumns(result.settings.confidence, rows, context),
    notes: (blanks) =>
      labelledNotes(context, [...modelNotes(models, rows, result, context, details), ...blanks]),
  });
}

/** Methods that come first for some design. */
type TitledMethod = Exclude<Model['method'], 'repeated-measures-anova'>;

function primacy(model: Model, contrast: ModelContrast): number {
  return isPrimaryContrast(contrast, model) ? 1 : 0;
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
      cell: (row) => words(modelContrastText(row, context)),
    },
    { key: 'method', value: ({ model }) => model.method },
    { key: 'kind', value: ({ contrast }) => contrast.kind },
    { key: 'against', value: ({ against }) => against },
    { key: 'alternative', value: ({ alternative }) => alternative },
    numberColumn('difference', context.text('column.difference'), ({ own, difference }) =>
      own.fixed(difference, STATISTIC_DIGITS),
    ),
    { key: 'standardError', value: ({ standardError }) => standardError },
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ own, ci, alternative }) => own.interval(openEnds(ci, alternative), STATISTIC_DIGITS),
      { data: [] },
    ),
    ...intervalData<ContrastRow>('ci', ({ ci }) => ci),
    numberColumn('statistic', context.text('symbol.t'), (row) =>
      isDescribed(row) ? EMPTY : row.own.fixed(row.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), (row) =>
      isDescribed(row) ? EMPTY : row.own.degreesOfFreedom(row.df),
    ),
    numberColumn('p', context.text('column.p'), (row) => (isDescribed(row) ? EMPTY : row.own.p(row.p))),
    numberColumn(
      'pHolm',
      context.text('column.pHolm'),
      (row) => (isDescribed(row) ? EMPTY : row.own.p(row.pHolm)),
      { when: rows.some((row) => !isDescribed(row) && row.pHolm !== null && row.pHolm !== row.p) },
    ),
    numberColumn(
      'dPpc',
      context.text('column.dPpc'),
      ({ own, effectSize }) =>
        effectSize === undefined ? EMPTY : own.fixed(effectSize.value, STATISTIC_DIGITS),
      { when: rows.some(({ effectSize }) => effectSize !== undefined) },
    ),
    { key: 'dPpcLower', value: ({ effectSize }) => effectSize?.ci?.lower },
    { key: 'dPpcUpper', value: ({ effectSize }) => effectSize?.ci?.upper },
  ];
}

/** Changes within groups whose difference is tested: two p-values, one of each group, are no comparison. */
function isDescribed({ contrast, model }: ContrastRow): boolean {
  return model.method === 'mixed-model' && model.groups.length > 1 && contrast.kind === 'waves';
}

/** `t0 → t1`, `intervention − control (adjusted)`, `change: intervention − control`, with the waves where there are several. */
export function modelContrastText(
  { contrast, model: { method } }: { readonly contrast: Contrast; readonly model: Pick<Model, 'method'> },
  context: Context,
): string {
  return contrastInWords(contrast, context, method === 'ancova');
}

function modelNotes(
  models: readonly ModelRow[],
  rows: readonly ContrastRow[],
  result: Result,
  context: Context,
  details: boolean,
): Text[] {
  const methods = [...new Set(models.map(({ model }) => model.method))];
  const fellBack = models.filter(({ model }) => model.fellBack !== undefined);
  const failed = models.filter(({ model }) => model.reason !== undefined);
  const alpha = significanceLevel(result.settings.confidence);
  const sloping = models.filter(({ model }) =>
    model.tests.some(({ effect, p }) => effect === 'equal-slopes' && p !== null && p < alpha),
  );
  const named = (of: readonly ModelRow[]) => scaleNames(of, context);
  const design = designSentence(result, context);
  const [primary] = models.flatMap(({ scale }) => primaryModel(scale) ?? []);
  return [
    ...(design === null ? [] : [design]),
    ...(primary === undefined
      ? []
      : [
          context.text(
            primary.method === 'mixed-model' && primary.groups.length > 1
              ? 'found.primary.mixed-model.groups'
              : `found.primary.${primary.method as TitledMethod}`,
          ),
        ]),
    ...methods
      .filter((method) => method !== 'repeated-measures-anova')
      .map((method) => context.text(`note.models.${method}`)),
    ...gapsNotes(models, rows, result, context, details),
    ...(methods.includes('ancova') ? [context.text(`note.models.lord.${formedBy(result)}`)] : []),
    ...sidesNote(rows, context),
    ...(rows.some(isDescribed) ? [context.text('note.models.described')] : []),
    ...holmNote(
      models,
      rows.filter((row) => !isDescribed(row)),
      context,
    ),
    ...significantNote(rows, result, context),
    ...(sloping.length === 0 ? [] : [context.text('note.models.slopes', { scales: named(sloping) })]),
    ...(fellBack.length === 0 ? [] : [context.text('note.models.fellBack', { scales: named(fellBack) })]),
    ...(failed.length === 0 ? [] : [context.text('note.models.failed', { scales: named(failed) })]),
  ];
}

/** What leaving out those without a score, or estimating without theirs, rests on. */
function gapsNotes(
  models: readonly ModelRow[],
  rows: readonly ContrastRow[],
  result: Result,
  context: Context,
  details: boolean,
): Text[] {
  const gapped = models.filter((row) => row.model === primaryModel(row.scale) && hasGaps(row));
  const ofAll = gapped.some(({ model }) => model.method === 'mixed-model');
  const ofPairs = gapped.some(({ model }) => isOfPairs(model));
  const alpha = significanceLevel(result.settings.confidence);
  const turns = testedRows(rows).some((row) => correctedP(row)! < alpha);
  return [
    ...(ofAll ? [context.text('note.models.gaps.all')] : []),
    ...(ofPairs ? [context.text('note.models.gaps.pairs')] : []),
    // A table of its own there.
    ...((ofAll || ofPairs) && turns && !details ? [context.text('note.models.gaps.details')] : []),
  ];
}

function isOfPairs({ method }: Model): boolean {
  return method === 'ancova' || method === 'difference-of-changes';
}

/** Whether people of the study lack a score that the model would use; `false` where their number was withheld. */
export function hasGaps({ scale, model }: Pick<ModelRow, 'scale' | 'model'>): boolean {
  const { method, waves, groups, n, observations } = model;
  if (method === 'mixed-model')
    return (
      observations !== null && n.every((count) => count !== null) && observations < sumOf(n) * waves.length
    );
  if (!isOfPairs(model)) return false;
  return groups.some((group, index) =>
    waves.some((wave) => {
      const scored = descriptionOf(scale, { wave, group, pooled: false })?.n ?? null;
      const paired = n[index] ?? null;
      return scored !== null && paired !== null && scored > paired;
    }),
  );
}

function sumOf(counts: Model['n']): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** To which side the differences were tested; of two sides, as usual, it goes without saying. */
function sidesNote(rows: readonly ContrastRow[], context: Context): Text[] {
  const sides = sidesOf(rows.filter(({ against }) => against !== 'each'));
  return sides === 'two-sided' ? [] : [context.text('note.models.sides', { sides })];
}

/** Whether chance formed the groups, where that was said. */
function formedBy({ settings: { randomised } }: Result): 'chance' | 'no-chance' | 'unknown' {
  if (randomised === undefined || randomised === null) return 'unknown';
  return randomised ? 'chance' : 'no-chance';
}

/** Over what p was corrected; Welch's analysis of variance says so itself. */
function holmNote(models: readonly ModelRow[], rows: readonly ContrastRow[], context: Context): Text[] {
  const [first] = models;
  if (first === undefined || first.model.method === 'welch-anova') return [];
  if (!rows.some(({ pHolm, p }) => pHolm !== null && pHolm !== p)) return [];
  const family = Math.max(0, ...models.map(({ model }) => model.family ?? 0));
  const others = rows.some((row) => !isPrimaryContrast(row, row.model));
  return [
    context.text(others ? 'note.models.holm.others' : 'note.models.holm', {
      family,
    }),
  ];
}

/** Which of the contrasts that the models are fitted for are beyond chance, in words. */
function significantNote(rows: readonly ContrastRow[], result: Result, context: Context): Text[] {
  const alpha = significanceLevel(result.settings.confidence);
  const tested = testedRows(rows);
  if (tested.length === 0) return [];
  const values = {
    alpha: alphaText(alpha, context),
    corrected: tested.some(({ against, p, pHolm }) => against === 'each' || pHolm !== p) ? 'yes' : 'no',
  };
  const significant = tested.filter((row) => correctedP(row)! < alpha);
  if (significant.length === 0)
    return [context.text('note.models.significant.none', { ...values, count: tested.length })];
  const scales = significant.map((row) => {
    const { scale, difference } = row;
    const name = `${context.name(scale.name)}, ${modelContrastText(row, context)}`;
    return `${name} (${directionText(row, (difference ?? 0) > 0, context)})`;
  });
  return [
    context.text('note.models.significant', { ...values, scales: scales.join(context.word('separator')) }),
  ];
}

/** What the models are fitted for, where it could be tested. */
function testedRows(rows: readonly ContrastRow[]): ContrastRow[] {
  return rows.filter(
    (row) =>
      row.model === primaryModel(row.scale) &&
      correctedP(row) !== null &&
      (row.against === 'each' || isPrimaryContrast(row, row.model)),
  );
}

/** Of waves what became of people, of groups which is higher or rose more. */
function directionText({ scale, contrast, model }: ContrastRow, rose: boolean, context: Context): string {
  const [, second] = contrast.of;
  if (contrast.kind === 'waves')
    return model.method === 'welch-anova'
      ? context.word(rose ? 'change.higher' : 'change.lower', { second: context.wave(second) })
      : context.word(`change.${changeOf(scale.direction, rose)}`);
  const group = context.sample({ wave: null, group: second, pooled: false });
  if (contrast.kind === 'change')
    return context.word(rose ? 'change.rose.more' : 'change.rose.less', { group });
  return context.word(rose ? 'change.higher' : 'change.lower', { second: group });
}

/** That of Games and Howell holds for all pairs by itself. */
function correctedP({ against, p, pHolm }: ModelContrast): number | null {
  return against === 'each' ? p : pHolm;
}

type TestRow = ModelRow & ModelTest;

/** F tests of the models: waves, groups and whether they change differently; of an analysis of covariance groups and equal slopes. */
export function modelTestsTable(result: Result, context: Context): Table | null {
  const rows = modelRows(result, context)
    .filter(({ model }) => model.method !== 'repeated-measures-anova')
    .flatMap((row): TestRow[] => row.model.tests.map((test) => ({ ...row, ...test })));
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
        cell: ({ effect, model: { method } }) => ({
          text: context.word(
            method === 'difference-of-changes' && effect === 'classical'
              ? 'model.effect.change.classical'
              : `model.effect.${effect}`,
          ),
          value: effect,
        }),
      },
      { key: 'method', value: ({ model }) => model.method },
      numberColumn(
        'statistic',
        context.text(rows.some(({ effect }) => effect === 'ranks') ? 'column.statistic' : 'symbol.F'),
        ({ own, statistic }) => own.fixed(statistic, STATISTIC_DIGITS),
      ),
      numberColumn('df1', context.text('column.df1'), ({ df1 }) => countCell(df1, context)),
      numberColumn('df2', context.text('column.df2'), ({ own, df2 }) =>
        df2 === undefined ? EMPTY : own.degreesOfFreedom(df2),
      ),
      numberColumn('p', context.text('column.p'), ({ own, p }) => own.p(p)),
      numberColumn(
        'pHolm',
        context.text('column.pHolm'),
        ({ own, pHolm }) => (pHolm === undefined ? EMPTY : own.p(pHolm)),
        { when: rows.some(({ pHolm, p }) => pHolm !== undefined && pHolm !== p) },
      ),
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
          .map((method) => context.text(`note.models.tests.${method as TestedMethod}`)),
        ...overallNote(rows, result, context),
        ...liberalNote(rows, context),
        ...blanks,
      ]),
  });
}

/** Groups that change differently, though none differently from the first: other pairs or waves may. */
function overallNote(rows: readonly TestRow[], { groups, settings }: Result, context: Context): Text[] {
  const alpha = significanceLevel(settings.confidence);
  const found = rows.filter(
    ({ model, scale, effect, p }) =>
      model === primaryModel(scale) &&
      effect === 'wave-by-group' &&
      p !== null &&
      p < alpha &&
      model.contrasts.every((each) => !isPrimaryContrast(each, model) || (each.pHolm ?? 1) >= alpha),
  );
  const [first] = groups;
  if (found.length === 0 || first === undefined) return [];
  return [
    context.text('note.models.tests.overall', {
      scales: scaleNames(found, context),
      first: context.name(first.name),
    }),
  ];
}

/** From how far the F of all contrasts is inflated beyond its distribution. */
const MOST_INFLATED = 10 / 9;

/**
 * With an unstructured covariance matrix and everybody seen at every wave, q contrasts of waves and ν = people − groups, F (ν − q + 1) / ν has
 * exactly the F distribution with q and ν − q + 1 degrees of freedom (Hotelling, 1931), and F itself is compared with q and ν. Of 18 people at ten
 * waves one true null hypothesis in three is rejected at .05.
 */
function liberalNote(rows: readonly TestRow[], context: Context): Text[] {
  const found = rows.filter(({ model, effect }) => {
    if (model.covariance !== 'unstructured' || effect === 'group' || model.n.includes(null)) return false;
    const free = sumOf(model.n) - Math.max(model.groups.length, 1);
    return free / (free - model.waves.length + 2) > MOST_INFLATED;
  });
  return found.length === 0
    ? []
    : [context.text('note.models.tests.liberal', { scales: scaleNames(found, context) })];
}

function scaleNames(rows: readonly ScoreRow[], context: Context): string {
  return [...new Set(rows.map(({ scale }) => context.name(scale.name)))].join(context.word('separator'));
}

/** Methods with F tests in that table. */
type TestedMethod = 'ancova' | 'difference-of-changes' | 'mixed-model' | 'welch-anova';

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
