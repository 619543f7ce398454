import { comparedSamples, contrastKey, ofWave, primaryModel } from '../../model/result/samples.ts';
import { waveInputs } from '../../model/result/wave-inputs.ts';
import type {
  Comparison,
  ConfidenceInterval,
  Count,
  EffectSize,
  Result,
  SampleKey,
  TestResult,
} from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import { type Context, sentenceCase } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type BlankReason,
  type Cell,
  type Column,
  type DataColumn,
  EMPTY,
  listed,
  numberColumn,
  plainText,
  type Section,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { alphaText, decisionOf, decisionText, significanceLevel } from './decision.ts';
import { designSentence } from './design.ts';
import { definitionNotes, isComparisonWarning, labelledNotes, warningNotes } from './notes.ts';
import {
  countCell,
  type Ends,
  effectCell,
  effectIntervalCell,
  numberCells,
  respondentsCell,
} from './number-cells.ts';
import { designOf, rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import {
  leavesSomeOut,
  primaryEffectSize,
  primaryTest,
  STATISTIC_DIGITS,
  statisticSymbol,
} from './test-names.ts';

/** A score that was compared, with what is printed of it. */
export interface ComparedScore extends ScoreRow {
  readonly comparison: Comparison;
  /** Whether scores are compared in several ways, so that a row has to say in which: between several waves, or groups. */
  readonly isOneOf: boolean;
  /** Of changes in groups the group, of groups at several waves the wave; `null` where there is nothing to tell apart. */
  readonly place: SampleKey | null;
  readonly samples: readonly [first: SampleKey, second: SampleKey];
  readonly test: TestResult | null;
  readonly effect: EffectSize | null;
}

/** What the compared scores have in common decides which columns are needed. */
export interface ComparisonForm {
  /** What the samples are called in titles and notes. */
  readonly names: ContrastNames;
  readonly design: ReturnType<typeof designOf>;
  readonly isOneOf: boolean;
  /** The one primary method and the one effect size of all rows; `null` when they differ from row to row. */
  readonly method: Comparison['primary'] | null;
  readonly effectType: EffectSize['type'] | null;
  /** Every test counts two groups, so that they have a column each. */
  readonly twoGroups: boolean;
  /** Some effect size rests on other respondents than its test. */
  readonly effectHasOwnN: boolean;
  /** A model tests what these differences would: they are described, without tests beside those of the model. */
  readonly isDescribed: boolean;
}

/** Differences of every kind, a table each: changes between waves, then differences between groups. Empty when nothing was compared. */
export function comparisonTables(result: Result, context: Context): Table[] {
  const kinds = new Set(comparedScores(result).map(({ comparison }) => comparison.contrast.kind));
  return [...kinds].flatMap((kind) => comparisonTable(result, context, kind) ?? []);
}

/**
 * Difference, primary test and effect size: one row per score, and where there are several contrasts per contrast. `null` when nothing was
 * compared.
 *
 * @param kind of contrasts; that of the primary ones unless given
 */
export function comparisonTable(
  result: Result,
  context: Context,
  kind?: Comparison['contrast']['kind'],
): Table | null {
  const all = comparedScores(result);
  const first = all[0]?.comparison.contrast.kind;
  const compared = all.filter(({ comparison }) => comparison.contrast.kind === (kind ?? first));
  const form = comparisonForm(compared, context);
  if (form === null) return null;
  return tableOf<ComparedScore>(context, {
    id: kind === undefined || kind === first ? 'comparison' : `comparison-${kind}`,
    title: comparisonTitle(compared, context),
    rows: scoreRows(result.scales).flatMap(({ scale }): (ComparedScore | Section)[] => {
      const own = compared.filter((score) => score.scale === scale);
      const section = `${context.name(scale.name)} (${context.word('gap.no-comparison')})`;
      return own.length > 0 ? own : [{ section }];
    }),
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(form, result.settings.confidence, context),
    notes: (blanks) =>
      labelledNotes(
        context,
        comparisonNotes(
          result,
          compared,
          form,
          { counts: countNotesOf(compared, form, context), blanks },
          context,
        ),
      ),
    told: result.warnings.filter(isComparisonWarning),
  });
}

/** Every comparison of two samples, by scores; of a score in the order of the contrasts. */
export function comparedScores(result: Result): ComparedScore[] {
  const rows = scoreRows(result.scales);
  const isOneOf = rows.some(({ scale }) => scale.comparisons.length > 1);
  return rows.flatMap((row) =>
    row.scale.comparisons.map((comparison): ComparedScore => {
      const [first, second] = comparedSamples(comparison.contrast) as [SampleKey, SampleKey];
      const [test, effect] = [primaryTest(comparison), primaryEffectSize(comparison)];
      const place = placeOf(comparison, result.waves.length > 1);
      return { ...row, comparison, isOneOf, place, samples: [first, second], test, effect };
    }),
  );
}

function placeOf({ contrast }: Comparison, severalWaves: boolean): SampleKey | null {
  if (contrast.kind === 'waves')
    return contrast.group === null ? null : { wave: null, group: contrast.group, pooled: false };
  return contrast.kind === 'groups' && contrast.wave !== null && severalWaves ? ofWave(contrast.wave) : null;
}

/** The score, and where there are several contrasts which one. */
export function comparedName(score: ComparedScore, context: Context): string {
  const name = context.name(score.scale.name);
  return score.isOneOf ? `${name}, ${contrastText(score, context)}` : name;
}

/** `t0 → t1`, of a group `control: t0 → t1`; of groups `t1: treatment − control`. */
export function contrastText({ comparison: { contrast }, place }: ComparedScore, context: Context): string {
  const [first, second] = contrast.of.map((id) =>
    contrast.kind === 'waves' ? context.wave(id) : context.sample({ wave: null, group: id, pooled: false }),
  ) as [string, string];
  const text = context.word(contrast.kind === 'waves' ? 'contrast.change' : 'contrast.difference', {
    first,
    second,
  });
  return place === null
    ? text
    : context.word('contrast.in', { place: context.sample(place), contrast: text });
}

/** What the two samples of several comparisons are called together. */
export interface ContrastNames {
  readonly first: string;
  readonly second: string;
}

/** The samples by their names where all comparisons are of the same two, else by what they have in common. */
export function contrastNames(compared: readonly ComparedScore[], context: Context): ContrastNames {
  const [one] = compared;
  const contrasts = new Set(compared.map(({ comparison }) => contrastKey(comparison.contrast)));
  if (one !== undefined && contrasts.size === 1) {
    const [first, second] = one.samples.map(context.sample) as [string, string];
    return { first, second };
  }
  const kinds = new Set(compared.map(({ comparison }) => comparison.contrast.kind));
  const [kind = 'waves', ...others] = kinds;
  if (others.length > 0)
    return { first: context.word('contrast.first'), second: context.word('contrast.second') };
  const firsts = new Set(compared.map(({ comparison }) => comparison.contrast.of[0]));
  const [first = ''] = firsts;
  const isWaves = kind === 'waves';
  const shared = isWaves ? context.wave(first) : context.sample({ wave: null, group: first, pooled: false });
  return {
    first:
      firsts.size === 1 ? shared : context.word(isWaves ? 'contrast.first.wave' : 'contrast.first.group'),
    second: context.word(isWaves ? 'contrast.second.wave' : 'contrast.second.group'),
  };
}

/** `Change from pre-test to post-test`, the same `by group`, `Change from t0 to each later wave`. */
export function comparisonTitle(compared: readonly ComparedScore[], context: Context): string {
  const names = contrastNames(compared, context);
  const contrasts = compared.map(({ comparison }) => comparison.contrast);
  const [one] = contrasts;
  if (one !== undefined && new Set(contrasts.map(contrastKey)).size > 1) {
    if (one.kind !== 'waves') return context.word('title.comparison.each.groups', { first: names.first });
    const isEveryGroup = contrasts.every(
      ({ kind, of }) => kind === one.kind && of.every((wave, at) => wave === one.of[at]),
    );
    if (!isEveryGroup) return context.word('title.comparison.each', { first: names.first });
    const [first, second] = one.of.map(context.wave) as [string, string];
    return context.word('title.comparison.by-group', { first, second });
  }
  return context.word(`title.comparison.${designOf(compared[0]?.samples ?? [])}`, { ...names });
}

export function comparisonForm(compared: readonly ComparedScore[], context: Context): ComparisonForm | null {
  const [first] = compared;
  if (first === undefined) return null;
  const { primary } = first.comparison;
  const effectType = first.effect?.type ?? null;
  return {
    names: contrastNames(compared, context),
    design: designOf(first.samples),
    isOneOf: first.isOneOf,
    method: compared.every(({ comparison }) => comparison.primary === primary) ? primary : null,
    effectType: compared.every(({ effect }) => effect?.type === effectType) ? effectType : null,
    twoGroups: compared.every(({ test }) => test === null || test.n.length === 2),
    effectHasOwnN: compared.some(
      ({ test, effect }) => test !== null && effect !== null && String(test.n) !== String(effect.n),
    ),
    isDescribed: compared.every(({ scale }) => primaryModel(scale) !== null),
  };
}

function columnsOf(form: ComparisonForm, confidence: number, context: Context): Column<ComparedScore>[] {
  const { method, effectType, twoGroups } = form;
  const interval = context.text('column.interval', { level: context.number.level(confidence) });
  const inWave = form.design === 'waves' && !form.isOneOf;
  return [
    ...comparedColumns(context, form.isOneOf),
    ...respondentColumns<ComparedScore>(({ test }) => test?.n ?? [], context),
    printedN('nFirst', context.text(inWave ? 'column.n.pre' : 'column.n.first'), 0, twoGroups, context),
    printedN('nSecond', context.text(inWave ? 'column.n.post' : 'column.n.second'), 1, twoGroups, context),
    numberColumn('n', context.text('column.n'), ({ test }) => respondentsCell(test?.n ?? [], context), {
      when: !twoGroups,
      data: [],
    }),
    ...differenceColumns(method, interval, context),
    ...testColumns(form, context),
    { key: 'family', value: ({ comparison }) => comparison.family },
    ...effectColumns(effectType, form.effectHasOwnN, interval, context),
  ];
}

/** The respondents of one of two groups; a dash where there is no test. */
function printedN(
  key: string,
  header: Text,
  position: number,
  when: boolean,
  context: Context,
): Column<ComparedScore> {
  return numberColumn(
    key,
    header,
    ({ test }) => (test === null ? { text: MISSING, value: null } : countCell(test.n[position]!, context)),
    { when, data: [] },
  );
}

/** Between means, or, of a rank test, the shift between the samples. */
function differenceColumns(
  method: ComparisonForm['method'],
  interval: Text,
  context: Context,
): Column<ComparedScore>[] {
  const group = context.text('group.difference');
  const shift = method !== null && isRankTest(method);
  return [
    numberColumn(
      'difference',
      context.text(shift ? 'column.shift' : 'column.mean'),
      ({ test }) => differenceCell(test, context),
      { group, data: [] },
    ),
    numberColumn('interval', interval, ({ test }) => differenceIntervalCell(test, context), {
      group,
      data: [],
    }),
    {
      key: 'difference',
      value: ({ comparison }) =>
        numberCells(context, comparison).fixed(comparison.difference, STATISTIC_DIGITS),
    },
    { key: 'ciLevel', value: ({ test }) => test?.ci.level },
    { key: 'ciLower', value: ({ test }) => test?.ci.lower },
    { key: 'ciUpper', value: ({ test }) => test?.ci.upper },
    { key: 'hodgesLehmann', value: ({ test }) => test?.hodgesLehmann?.estimate },
    { key: 'hodgesLehmannLower', value: ({ test }) => test?.hodgesLehmann?.ci.lower },
    { key: 'hodgesLehmannUpper', value: ({ test }) => test?.hodgesLehmann?.ci.upper },
  ];
}

export function testColumns(
  { method, isDescribed }: ComparisonForm,
  context: Context,
): Column<ComparedScore>[] {
  const when = !isDescribed;
  const group = sentenceCase(context.text(method === null ? 'group.test' : `method.${method}`));
  const cells = (test: TestResult | null) => numberCells(context, test ?? {}, whyNoTest(test));
  return [
    {
      key: 'method',
      header: context.text('column.test'),
      group,
      when: method === null && when,
      cell: ({ comparison: { primary } }) => ({ text: context.title(`method.${primary}`), value: primary }),
    },
    { key: 'alternative', value: ({ test }) => test?.alternative },
    numberColumn(
      'statistic',
      method === null ? context.text('column.statistic') : statisticSymbol(method, context),
      ({ test }) => cells(test).fixed(test?.statistic ?? null, STATISTIC_DIGITS),
      { group, when },
    ),
    { key: 'standardError', value: ({ test }) => test?.standardError },
    numberColumn('df', context.text('column.df'), ({ test }) => degreesOfFreedom(test, context), {
      group,
      when,
    }),
    numberColumn('p', context.text('column.p'), ({ test }) => cells(test).p(test?.p ?? null), {
      group,
      when,
    }),
    numberColumn('pHolm', context.text('column.pHolm'), ({ test }) => holmCell(test, context), {
      group,
      when,
    }),
  ];
}

export function effectColumns(
  type: ComparisonForm['effectType'],
  hasOwnN: boolean,
  interval: Text,
  context: Context,
): Column<ComparedScore>[] {
  const group = sentenceCase(context.text(type === null ? 'group.effect' : `effect.${type}`));
  const why = ({ effect }: ComparedScore) => (effect?.value === null ? whyNoTest(effect) : 'no-interval');
  return [
    {
      key: 'effectSize',
      header: context.text('column.effectType'),
      group,
      when: type === null,
      cell: ({ effect }) =>
        effect === null ? EMPTY : { text: context.title(`effect.${effect.type}`), value: effect.type },
    },
    numberColumn(
      'effectN',
      context.text('column.n'),
      ({ effect }) => respondentsCell(effect?.n ?? [], context),
      {
        group,
        when: hasOwnN,
        data: [],
      },
    ),
    numberColumn(
      'effectValue',
      context.text(type === null ? 'column.value' : `symbol.${type}`),
      (score) => effectCell(score.effect, context, why(score)),
      { group },
    ),
    { key: 'effectCiLevel', value: ({ effect }) => effect?.ci?.level },
    numberColumn(
      'effectInterval',
      interval,
      (score) => effectIntervalCell(score.effect, context, why(score)),
      {
        group,
        data: ['effectCiLower', 'effectCiUpper'],
      },
    ),
    { key: 'effectCiMethod', value: ({ effect }) => effect?.ci?.method },
    ...respondentColumns<ComparedScore>(({ effect }) => effect?.n ?? [], context, 'effectN'),
  ];
}

/**
 * Which score was compared in which groups: at the head of every table of comparisons.
 *
 * @param several whether a row has to say what is compared
 */
export function comparedColumns(context: Context, several: boolean): Column<ComparedScore>[] {
  return [
    ...scoreColumns(context),
    {
      key: 'contrast',
      header: context.text('column.contrast'),
      stub: true,
      when: several,
      data: [],
      cell: (score) => words(contrastText(score, context)),
    },
    { key: 'design', value: ({ comparison }) => comparison.design },
    { key: 'first', value: ({ samples }) => context.sampleData(samples[0]) },
    { key: 'second', value: ({ samples }) => context.sampleData(samples[1]) },
  ];
}

/** For programs, the respondents of a test or an effect size by what they are: of two groups, or pairs and those of one wave only. */
export function respondentColumns<Row>(
  n: (row: Row) => readonly Count[],
  context: Context,
  prefix = 'n',
): DataColumn<Row>[] {
  return ['First', 'Second', 'Pairs', 'FirstOnly', 'SecondOnly'].map((name, index) => ({
    key: `${prefix}${name}`,
    value: (row) => {
      const counts = n(row);
      const count = counts[counts.length === 2 ? index : index - 2];
      return count === undefined ? null : countCell(count, context);
    },
  }));
}

/** The difference that a test is about: between means, or, of a rank test, the shift between the samples. */
export function differenceCell(
  test: TestResult | null,
  context: Context,
  why: BlankReason = whyNoTest(test),
): Cell {
  const { hodgesLehmann: shift, difference = null } = test ?? {};
  const own = numberCells(context, test ?? {}, why);
  return own.fixed(shift === undefined ? difference : (shift?.estimate ?? null), STATISTIC_DIGITS);
}

export function differenceIntervalCell(
  test: TestResult | null,
  context: Context,
  why: BlankReason = whyNoTest(test),
): Cell {
  return numberCells(context, test ?? {}, why).interval(
    openEnds(test?.hodgesLehmann?.ci ?? test?.ci, test?.alternative),
    STATISTIC_DIGITS,
  );
}

/** The ends of an interval of a test: of a one-sided one that is known, one of them lies at infinity. */
export function openEnds(
  ci: ConfidenceInterval | undefined,
  alternative: TestResult['alternative'] = 'two-sided',
): Ends {
  const { lower = null, upper = null } = ci ?? {};
  // Of shares the other end is known.
  if (alternative === 'greater' && lower !== null) return [lower, upper ?? Number.POSITIVE_INFINITY];
  if (alternative === 'less' && upper !== null) return [lower ?? Number.NEGATIVE_INFINITY, upper];
  const finite = (end: number | null) => (end !== null && Number.isFinite(end) ? end : null);
  return [finite(lower), finite(upper)];
}

/** Rank tests have no degrees of freedom: a blank, not a gap. */
export function degreesOfFreedom(
  test: TestResult | null,
  context: Context,
  why: BlankReason = whyNoTest(test),
): Cell {
  if (test === null || isRankTest(test.method)) return EMPTY;
  return numberCells(context, test, why).degreesOfFreedom(test.df);
}

/** Outside the family of scales (a subscale) there is no corrected p: a blank, not a gap. */
export function holmCell(
  test: TestResult | null,
  context: Context,
  why: BlankReason = whyNoTest(test),
): Cell {
  if (test !== null && test.p !== null && test.pHolm === null) return EMPTY;
  return numberCells(context, test ?? {}, why).p(test?.pHolm ?? null);
}

/** Why a test or an effect size has no value. */
export function whyNoTest(
  test: Pick<TestResult, 'reason'> | null,
): 'too-few' | 'zero-variance' | 'not-computed' {
  const reason = test?.reason;
  return reason === 'too-few' || reason === 'zero-variance' ? reason : 'not-computed';
}

/** What a reader must know to trust the comparison: direction, groups, method, correction, effect size. */
export function comparisonNotes(
  result: Result,
  compared: readonly ComparedScore[],
  form: ComparisonForm,
  { counts, blanks }: { readonly counts: readonly Text[]; readonly blanks: readonly Text[] },
  context: Context,
): Text[] {
  const { first, second } = form.names;
  return [
    ...(form.isDescribed
      ? [context.text(result.design?.compared === 'both' ? 'note.described.groups' : 'note.described')]
      : designNote(result, context)),
    ...filesNote(result, context),
    form.isOneOf
      ? context.text(
          form.design === 'groups' && !isChange(compared[0]!)
            ? 'note.difference.groups'
            : 'note.difference.each',
        )
      : context.text('note.difference', { first, second }),
    ...counts,
    ...methodNotes(compared, form, result, context),
    ...(compared.some(({ comparison }) => isRankTest(comparison.primary))
      ? [context.text('note.tests.shift')]
      : []),
    ...(form.isDescribed ? [] : holmNote(compared, context)),
    ...definitionNotes(
      compared.flatMap(({ effect }) => effect ?? []),
      context,
    ),
    ...(form.isDescribed ? [] : directionNote(result, compared, context)),
    ...blanks,
    ...warningNotes(context, result.warnings.filter(isComparisonWarning), result),
  ];
}

/** Where a model stands first, it says so. */
function designNote(result: Result, context: Context): Text[] {
  const sentence = designSentence(result, context);
  return sentence === null ? [] : [sentence];
}

function isChange({ comparison }: ComparedScore): boolean {
  return comparison.contrast.kind === 'waves';
}

/** Which file is which wave: a reader sees at a glance whether the first one is the earlier one. */
export function filesNote({ inputs }: Result, context: Context): Text[] {
  const waves = waveInputs(inputs);
  if (waves.length < 2) return [];
  const files = waves.map(({ waves, file }, index) =>
    context.word('note.place', {
      place: waves.map(index === 0 ? context.waveTitle : context.wave).join(', '),
      matter: file,
    }),
  );
  return [plainText(`${files.join(context.word('separator'))}.`)];
}

/** Whom the columns of numbers count. */
function countNotesOf(
  compared: readonly ComparedScore[],
  { names: { first, second }, twoGroups, design, isOneOf }: ComparisonForm,
  context: Context,
): Text[] {
  if (!twoGroups) return countNotes(compared, first, second, context);
  return [
    design === 'waves' && !isOneOf
      ? context.text('note.n.waves')
      : context.text('note.n.groups', { first, second }),
  ];
}

function countNotes(
  compared: readonly ComparedScore[],
  first: string,
  second: string,
  context: Context,
): Text[] {
  const lengths = new Set(compared.map(({ test }) => test?.n.length));
  return [
    ...(lengths.has(1)
      ? [
          compared.some(({ test, scale }) => leavesSomeOut(test, scale))
            ? context.text('note.n.pairs.some')
            : context.text('note.n.pairs'),
        ]
      : []),
    ...(lengths.has(2) ? [context.text('note.n.two', { first, second })] : []),
    ...(lengths.has(3) ? [context.text('note.n.overlap', { first, second })] : []),
  ];
}

function methodNotes(
  compared: readonly ComparedScore[],
  { isDescribed }: ComparisonForm,
  result: Result,
  context: Context,
): Text[] {
  const designs = [...new Set(compared.map(({ comparison }) => comparison.design))];
  const methods = [...new Set(compared.map(({ comparison }) => comparison.primary))];
  const sides = sidesOf(compared.map(({ test }) => test));
  return [
    context.text(isDescribed ? 'note.interval' : 'note.test', {
      method: listed(methods.map((method) => context.text(`method.${method}`))),
      design: designs.map((design) => designWord(design, result, context)).join(', '),
      sides,
    }),
    ...(sides === 'two-sided' ? [] : [context.text('note.oneSided')]),
  ];
}

/** Whether tests have two sides, look to one, or each score to its own. */
export function sidesOf(
  tests: readonly (Pick<TestResult, 'alternative'> | null)[],
): TestResult['alternative'] | 'mixed' {
  const [side = 'two-sided', ...others] = new Set(tests.flatMap((test) => test?.alternative ?? []));
  return others.length === 0 ? side : 'mixed';
}

/** How people are compared: of pairs, by what they were matched. */
export function designWord(
  design: Comparison['design'],
  { matching }: Pick<Result, 'matching'>,
  context: Context,
): string {
  return context.word(
    design === 'paired' && matching?.by === 'row' ? 'design.paired.row' : `design.${design}`,
  );
}

function holmNote(compared: readonly ComparedScore[], context: Context): Text[] {
  const corrected = compared.filter(({ test }) => test?.pHolm !== null && test !== null);
  const family = corrected[0]?.comparison.family;
  if (family === undefined) return [];
  if (family === 1) return [context.text('note.holm.one')];
  const outside = compared.length > corrected.length && compared.some(({ parent }) => parent !== null);
  if (compared[0]!.isOneOf)
    return [
      context.text(outside ? 'note.holm.contrasts.subscales' : 'note.holm.contrasts', {
        family: context.number.count(family),
      }),
    ];
  return [
    context.text(outside ? 'note.holm.subscales' : 'note.holm', { family: context.number.count(family) }),
  ];
}

/** Names what changed beyond chance in words, since the sign alone has misled readers before. */
function directionNote(result: Result, compared: readonly ComparedScore[], context: Context): Text[] {
  const alpha = significanceLevel(result.settings.confidence);
  const significant = compared.flatMap((score) => {
    const decision = decisionOf(score, result);
    if (score.test?.pHolm == null || decision === 'open') return [];
    return [`${comparedName(score, context)} (${decisionText(decision, score, context)})`];
  });
  const values = { alpha: alphaText(alpha, context) };
  if (compared.every(({ test }) => test === null || test.pHolm === null)) return [];
  if (significant.length === 0) return [context.text('note.significant.none', values)];
  return [context.text('note.significant', { ...values, scales: significant.join(', ') })];
}
