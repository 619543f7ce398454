import {
  describedSamplesOf,
  descriptionOf,
  descriptionsOf,
  POOLED,
  primaryComparison,
  sampleId,
} from '../../model/result/samples.ts';
import type { Count, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Table,
  type TableColumn,
  type TableData,
  type TableRow,
  type Text,
  type Value,
  words,
} from '../table.ts';
import { filesNote } from './comparison-notes.ts';
import { testNotes } from './ensure-test-notes.ts';
import { hasWaves, isGeneralWarning, isTabulated, isUntabulated, warningNotes } from './notes.ts';
import { printing } from './number-cells.ts';
import { describedSamples, designOf, samplesInARow } from './score-rows.ts';
import { attainableRangeCell } from './scoring-rules.ts';
import { isNoChoice, settingsNotes } from './settings.ts';
import { primaryTest, respondentValues } from './test-names.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 1;
const SIGNIFICANT = 0.05;

/** Table 1 of the ENSURE report: concept, attainable score, mean per wave, mean difference and p. */
export function ensureComparisonTable(result: Result, context: Context): Table {
  const scales = printedScales(result.scales);
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const compares = scales.some(({ primary }) => primary !== null);
  const printed = new Set<string | undefined>(scales.map(({ id }) => id));
  const warnings = result.warnings.filter(
    (warning) => isNoChoice(warning) || (!isGeneralWarning(warning) && isUntabulated(warning)),
  );
  const right = { align: 'right' } as const;
  return {
    id: 'ensure-comparison',
    label: context.word('table.label', { number: '1' }),
    title: titleOf(samples, context),
    subtitle: null,
    columns: [
      { key: 'concept', header: context.text('ensure.concept'), align: 'left', stub: true },
      { key: 'range', header: context.text('ensure.range'), align: 'left' },
      ...samples.map(
        (sample): TableColumn => ({
          key: `mean ${sampleId(sample)}`,
          header: severalWaves
            ? context.text('ensure.mean.wave', { wave: context.sample(sample) })
            : context.text('ensure.mean'),
          ...right,
        }),
      ),
      ...(compares
        ? [
            { key: 'difference', header: context.text('ensure.difference'), ...right },
            { key: 'p', header: context.text('column.p'), ...right },
          ]
        : []),
    ],
    rows: scales.map((scale) => rowOf(scale, samples, compares, context)),
    notes: [
      ...(compares ? [context.text('ensure.note.significant'), ...filesNote(result, context)] : []),
      ...countNote(scales, samples, severalWaves, context),
      ...testNotes(scales, samples, context),
      ...proratedNote(scales, samples, severalWaves, context),
      ...settingsNotes(result, context),
      ...(scales.some((scale) => scale.primary === null && compares)
        ? [context.text('ensure.note.gap')]
        : []),
      ...warningNotes(context, warnings, result),
    ],
    told: result.warnings.filter((warning) => !isTabulated(warning) || printed.has(warning.scale)),
    data: compares ? comparedData(scales, samples, context) : describedData(scales, context),
  };
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

function rowOf(
  scale: ScaleResult,
  samples: readonly SampleKey[],
  compares: boolean,
  context: Context,
): TableRow {
  const comparison = primaryComparison(scale);
  const test = comparison === null ? null : primaryTest(comparison);
  const own = printing(context, test ?? {});
  const difference = comparison?.difference ?? null;
  const p = test?.p ?? null;
  return {
    kind: 'body',
    cells: [
      words(context.name(scale.name)),
      attainableRangeCell(scale, context),
      ...samples.map((sample) => {
        const described = descriptionOf(scale, sample);
        const mean = described?.mean ?? null;
        return { value: mean, text: printing(context, described ?? {}).number.fixed(mean, DIGITS) };
      }),
      ...(compares
        ? [
            { value: difference, text: own.number.fixed(difference, DIGITS) },
            { value: p, text: ensureP(p, own) },
          ]
        : []),
    ],
  };
}

/** `,294`, and `<,05*` for every significant p. */
export function ensureP(p: number | null, context: Context): string {
  if (p !== null && p < SIGNIFICANT) return `<${context.number.bounded(SIGNIFICANT, 2)}*`;
  return context.number.p(p).replace(' ', '');
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
    samples
      .map((sample) => {
        const described = descriptionOf(scale, sample);
        return context.number.count(described === undefined ? 0 : described.n);
      })
      .join('/'),
  );
  const heading = sampleHeading(samples, severalWaves, context);
  const [first] = counts;
  const text = counts.every((count) => count === first)
    ? (first ?? MISSING)
    : scales
        .map((scale, index) => `${context.name(scale.name)} ${counts[index]}`)
        .join(context.word('separator'));
  return [context.text('ensure.note.n', { waves: heading, counts: text })];
}

/** ` (pre-test/post-test)`; nothing where there is nothing to tell apart. */
function sampleHeading(samples: readonly SampleKey[], severalWaves: boolean, context: Context): string {
  return !severalWaves ? '' : ` (${samples.map(context.sample).join('/')})`;
}

/** A wave without the scale has none. */
function proratedIn(scale: ScaleResult, sample: SampleKey): Count {
  const described = descriptionOf(scale, sample);
  return described === undefined ? 0 : described.prorated;
}

function proratedNote(
  scales: readonly ScaleResult[],
  samples: readonly SampleKey[],
  severalWaves: boolean,
  context: Context,
): Text[] {
  const counts = scales.flatMap((scale) => {
    const prorated = samples.map((sample) => proratedIn(scale, sample));
    if (prorated.every((count) => count === 0)) return [];
    return [`${context.name(scale.name)} ${prorated.map((count) => context.number.count(count)).join('/')}`];
  });
  if (counts.length === 0) return [];
  const heading = sampleHeading(samples, severalWaves, context);
  return [
    context.text('ensure.note.prorated', { waves: heading, counts: counts.join(context.word('separator')) }),
  ];
}

const SCALE_COLUMNS = ['scale', 'name', 'rangeLower', 'rangeUpper'] as const;

function scaleValues(scale: ScaleResult, context: Context): Value[] {
  const [lower = null, upper = null] = scale.range ?? [];
  return [scale.id, context.name(scale.name), lower, upper];
}

function comparedData(
  scales: readonly ScaleResult[],
  [first = POOLED, second = POOLED]: readonly SampleKey[],
  context: Context,
): TableData {
  return {
    columns: [
      ...SCALE_COLUMNS,
      ...['first', 'nFirst', 'meanFirst', 'second', 'nSecond', 'meanSecond'],
      ...[
        'difference',
        'method',
        'nPairs',
        'nFirstOnly',
        'nSecondOnly',
        'statistic',
        'df',
        'p',
        ...withheldColumn(context),
      ],
    ],
    rows: scales.map((scale) => {
      const [before, after] = [descriptionOf(scale, first), descriptionOf(scale, second)];
      const comparison = primaryComparison(scale);
      const test = comparison === null ? null : primaryTest(comparison);
      const [, , pairs = null, firstOnly = null, secondOnly = null] = respondentValues(test?.n ?? []);
      return [
        ...scaleValues(scale, context),
        ...[context.sampleData(first), before?.n ?? null, before?.mean ?? null],
        ...[context.sampleData(second), after?.n ?? null, after?.mean ?? null],
        ...[comparison?.difference ?? null, test?.method ?? null, pairs, firstOnly, secondOnly],
        ...[test?.statistic ?? null, test?.df ?? null, test?.p ?? null],
        ...withheldValue(context, before?.n, after?.n, test ?? {}),
      ];
    }),
  };
}

function describedData(scales: readonly ScaleResult[], context: Context): TableData {
  return {
    columns: [...SCALE_COLUMNS, 'wave', 'n', 'mean', ...withheldColumn(context)],
    rows: scales.flatMap((scale) =>
      describedSamplesOf(scale).map(({ sample, description: { n, mean } }) => [
        ...scaleValues(scale, context),
        context.sampleData(sample),
        n,
        mean,
        ...withheldValue(context, n),
      ]),
    ),
  };
}
