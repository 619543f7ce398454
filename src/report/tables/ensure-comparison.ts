import { describedSamplesOf, descriptionOf, descriptionsOf } from '../../model/result/samples.ts';
import type { Comparison, Count, Result, SampleKey, ScaleResult, TestResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  type Column,
  countText,
  dataOf,
  EMPTY,
  joined,
  numberColumn,
  phraseOf,
  plain,
  plainText,
  type Table,
  type TableData,
  type Text,
  tableOf,
  textOf,
  words,
} from '../table.ts';
import {
  type ComparedScore,
  type ContrastNames,
  comparedName,
  comparedScores,
  contrastNames,
  contrastText,
  designWord,
  filesNote,
  respondentColumns,
} from './comparison.ts';
import { hasWaves, isGeneralWarning, isTabulated, isUntabulated, warningNotes } from './notes.ts';
import { countCell, numberCells, respondentsCell } from './number-cells.ts';
import { describedSamples, designOf, samplesInARow } from './score-rows.ts';
import { rangeColumns } from './scoring-rules.ts';
import { isNoChoice, settingsNotes } from './settings.ts';
import { leavesSomeOut, primaryTest } from './test-names.ts';

const DIGITS = 1;
const SIGNIFICANT = 0.05;

/** Table 1 of the ENSURE report: concept, attainable score, mean per wave, mean difference and p. */
export function ensureComparisonTable(result: Result, context: Context): Table {
  const scales = printedScales(result.scales);
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const compares = scales.some(({ primary }) => primary !== null);
  const compared = comparedScores(result).filter(({ scale }) => scales.includes(scale));
  const names = compared.some(({ isOneOf }) => isOneOf) ? contrastNames(compared, context) : null;
  const rowsOf = (scale: ScaleResult): EnsureRow[] => {
    const own = compared.filter((score) => score.scale === scale);
    if (own.length === 0) return [{ scale, compared: null, comparison: null, test: null }];
    return own.map((score) => ({ scale, compared: score, comparison: score.comparison, test: score.test }));
  };
  const printed = new Set<string | undefined>(scales.map(({ id }) => id));
  const warnings = result.warnings.filter(
    (warning) => isNoChoice(warning) || (!isGeneralWarning(warning) && isUntabulated(warning)),
  );
  return tableOf<EnsureRow>(context, {
    id: 'ensure-comparison',
    label: context.word('table.label', { number: '1' }),
    title: titleOf(samples, context),
    rows: scales.flatMap(rowsOf),
    columns: columnsOf(samples, severalWaves, compares, names, context),
    notes: () => [
      ...(compares ? [context.text('ensure.note.significant'), ...filesNote(result, context)] : []),
      ...countNote(scales, samples, severalWaves, context),
      ...testNotes(compared, samples, names, result, context),
      ...proratedNote(scales, samples, severalWaves, context),
      ...settingsNotes(result, context),
      ...(scales.some((scale) => scale.primary === null && compares)
        ? [context.text('ensure.note.gap')]
        : []),
      ...warningNotes(context, warnings, result),
    ],
    told: result.warnings.filter((warning) => !isTabulated(warning) || printed.has(warning.scale)),
    ...(compares ? {} : { data: () => describedData(scales, context) }),
  });
}

interface EnsureRow {
  readonly scale: ScaleResult;
  /** `null` where the score is not compared. */
  readonly compared: ComparedScore | null;
  readonly comparison: Comparison | null;
  readonly test: TestResult | null;
}

/** The report prints total scores; a scale without one is printed by its subscales. */
export function printedScales(scales: readonly ScaleResult[]): ScaleResult[] {
  return scales.flatMap((scale) =>
    descriptionsOf(scale).length > 0 || scale.subscales.length === 0 ? [scale] : scale.subscales,
  );
}

function titleOf(samples: readonly SampleKey[], context: Context): string {
  if (samples.length < 2) return context.word('ensure.title.one');
  const design = designOf(samples);
  if (design === 'waves') return context.word('ensure.title.waves');
  if (design === 'named')
    return context.word('ensure.title.named', { waves: samplesInARow(samples, context) });
  return context.word('ensure.title.groups', { groups: samples.map(context.sample).join(', ') });
}

function columnsOf(
  samples: readonly SampleKey[],
  severalWaves: boolean,
  compares: boolean,
  names: ContrastNames | null,
  context: Context,
): Column<EnsureRow>[] {
  const cells = (test: TestResult | null) => numberCells(context, test ?? {});
  const [, , ...others] = respondentColumns<EnsureRow>(({ test }) => test?.n ?? [], context);
  return [
    ...scaleColumns(context),
    ...(names !== null
      ? contrastColumns(names, context)
      : samples.flatMap((sample, index): Column<EnsureRow>[] => {
          const position = index === 0 ? 'First' : 'Second';
          return [
            { key: position.toLowerCase(), value: () => context.sampleData(sample) },
            { key: `n${position}`, value: ({ scale }) => countOf(scale, sample, context) },
            numberColumn(
              `mean${position}`,
              severalWaves
                ? context.text('ensure.mean.wave', { wave: context.sample(sample) })
                : context.text('ensure.mean'),
              ({ scale }) => meanCell(scale, sample, context),
            ),
          ];
        })),
    numberColumn(
      'difference',
      context.text('ensure.difference'),
      ({ comparison, test }) => cells(test).fixed(comparison?.difference ?? null, DIGITS),
      { when: compares },
    ),
    { key: 'method', value: ({ test }) => test?.method },
    ...others,
    { key: 'statistic', value: ({ test }) => test?.statistic },
    { key: 'df', value: ({ test }) => test?.df },
    numberColumn('p', context.text('column.p'), ({ test }) => significanceCell(test, context), {
      when: compares,
    }),
  ];
}

/** Of several contrasts the one of the row, with the means of its two samples. */
function contrastColumns(names: ContrastNames, context: Context): Column<EnsureRow>[] {
  return [
    {
      key: 'contrast',
      header: context.text('column.contrast'),
      stub: true,
      data: [],
      cell: ({ compared }) => (compared === null ? EMPTY : words(contrastText(compared, context))),
    },
    ...([0, 1] as const).flatMap((index): Column<EnsureRow>[] => {
      const position = index === 0 ? 'First' : 'Second';
      const of = ({ compared }: EnsureRow) => compared?.samples[index];
      return [
        {
          key: position.toLowerCase(),
          value: (row) => {
            const sample = of(row);
            return sample === undefined ? null : context.sampleData(sample);
          },
        },
        {
          key: `n${position}`,
          value: (row) => {
            const sample = of(row);
            return sample === undefined ? null : countOf(row.scale, sample, context);
          },
        },
        numberColumn(
          `mean${position}`,
          context.text('ensure.mean.wave', { wave: index === 0 ? names.first : names.second }),
          (row) => {
            const sample = of(row);
            return sample === undefined ? EMPTY : meanCell(row.scale, sample, context);
          },
        ),
      ];
    }),
  ];
}

function scaleColumns(context: Context): Column<Pick<EnsureRow, 'scale'>>[] {
  return [
    { key: 'scale', value: ({ scale }) => scale.id },
    {
      key: 'name',
      header: context.text('ensure.concept'),
      stub: true,
      cell: ({ scale }) => words(context.name(scale.name)),
    },
    ...rangeColumns(context.text('ensure.range'), context),
  ];
}

function countOf(scale: ScaleResult, sample: SampleKey, context: Context): Cell {
  const described = descriptionOf(scale, sample);
  return described === undefined ? EMPTY : countCell(described.n, context);
}

function meanCell(scale: ScaleResult, sample: SampleKey, context: Context): Cell {
  const described = descriptionOf(scale, sample);
  return numberCells(context, described).fixed(described?.mean ?? null, DIGITS);
}

/** `,294`, and `<,05*` for every significant p. */
export function significanceCell(test: Pick<TestResult, 'p' | 'withheld'> | null, context: Context): Cell {
  const cell = numberCells(context, test ?? {}).p(test?.p ?? null);
  const isSignificant = test !== null && test.p !== null && test.p < SIGNIFICANT;
  return {
    ...cell,
    text: isSignificant ? `<${context.number.bounded(SIGNIFICANT, 2)}*` : cell.text.replace(' ', ''),
  };
}

/** The respondents behind each mean: once when all scales have the same, else per scale. */
function countNote(
  scales: readonly ScaleResult[],
  samples: readonly SampleKey[],
  severalWaves: boolean,
  context: Context,
): Text[] {
  if (samples.length === 0) return [];
  const counts = scales.map((scale) =>
    joined(
      samples.map((sample) => countText(countIn(scale, sample, 'n'), context)),
      '/',
    ),
  );
  const heading = sampleHeading(samples, severalWaves, context);
  const printed = counts.map((count) => plain(textOf(count)));
  const [first = MISSING] = counts;
  const text = printed.every((count) => count === printed[0])
    ? first
    : joined(
        scales.map((scale, index) => joined([context.name(scale.name), counts[index]!], ' ')),
        context.word('separator'),
      );
  return [context.text('ensure.note.n', { waves: heading, counts: text })];
}

/** ` (pre-test/post-test)`; nothing where there is nothing to tell apart. */
function sampleHeading(samples: readonly SampleKey[], severalWaves: boolean, context: Context): string {
  return !severalWaves ? '' : ` (${samples.map(context.sample).join('/')})`;
}

/** A wave without the scale has none. */
function countIn(scale: ScaleResult, sample: SampleKey, field: 'n' | 'prorated'): Count {
  const described = descriptionOf(scale, sample);
  return described === undefined ? 0 : described[field];
}

function proratedNote(
  scales: readonly ScaleResult[],
  samples: readonly SampleKey[],
  severalWaves: boolean,
  context: Context,
): Text[] {
  const counts = scales.flatMap((scale) => {
    const prorated = samples.map((sample) => countIn(scale, sample, 'prorated'));
    if (prorated.every((count) => count === 0)) return [];
    const texts = prorated.map((count) => countText(count, context));
    return [joined([context.name(scale.name), joined(texts, '/')], ' ')];
  });
  if (counts.length === 0) return [];
  const heading = sampleHeading(samples, severalWaves, context);
  return [
    context.text('ensure.note.prorated', {
      waves: heading,
      counts: joined(counts, context.word('separator')),
    }),
  ];
}

/** Which test it was, and of whom: a row may have the means of everybody beside the difference of the pairs. */
function testNotes(
  compared: readonly ComparedScore[],
  samples: readonly SampleKey[],
  names: ContrastNames | null,
  result: Result,
  context: Context,
): Text[] {
  const described = [...new Set(compared.map(({ comparison }) => describe(comparison, result, context)))];
  const tested = compared.flatMap((score) => (score.test === null ? [] : [{ score, test: score.test }]));
  const counts = (groups: number) =>
    joined(
      tested
        .filter(({ test }) => test.n.length === groups)
        .map(({ score, test }) =>
          joined([comparedName(score, context), phraseOf(respondentsCell(test.n, context))], ' '),
        ),
      context.word('separator'),
    );
  const [pairs, overlapping] = [counts(1), counts(3)];
  const [first = '', second = ''] =
    names === null ? samples.map(context.sample) : [names.first, names.second];
  return [
    ...described.map((text) => plainText(text)),
    ...(pairs === ''
      ? []
      : tested.some(({ score, test }) => leavesSomeOut(test, score.scale))
        ? [context.text('ensure.note.pairs', { counts: pairs })]
        : [context.text('ensure.note.testN', { counts: pairs })]),
    ...(overlapping === ''
      ? []
      : [context.text('ensure.note.overlapN', { first, second, counts: overlapping })]),
  ];
}

function describe(comparison: Comparison, result: Result, context: Context): string {
  const { primary, design } = comparison;
  return context.word('note.test', {
    method: context.word(`method.${primary}`),
    design: designWord(design, result, context),
    sides: primaryTest(comparison)?.alternative ?? 'two-sided',
  });
}

/** A row per scale and wave, where nothing is compared. */
function describedData(scales: readonly ScaleResult[], context: Context): TableData {
  const rows = scales.flatMap((scale) => describedSamplesOf(scale).map(({ sample }) => ({ scale, sample })));
  return dataOf<(typeof rows)[number]>(
    [
      ...scaleColumns(context),
      { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
      { key: 'n', value: ({ scale, sample }) => countOf(scale, sample, context) },
      { key: 'mean', value: ({ scale, sample }) => meanCell(scale, sample, context) },
    ],
    rows,
    context,
  );
}
