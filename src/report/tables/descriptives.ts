import { reliabilitiesOf } from '../../model/result/samples.ts';
import type { Description, Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import {
  type BlankReason,
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  numberColumn,
  type PrintedColumn,
  type Section,
  type Table,
  type Text,
  tableOf,
} from '../table.ts';
import { missingRuleNote } from './missing-rule.ts';
import {
  alphaNote,
  hasWaves,
  isGeneralWarning,
  isScaleWarning,
  isTabulated,
  kr20Notes,
  labelledNotes,
  warningNotes,
} from './notes.ts';
import { countCell, type NumberCells, numberCells, quartileParts } from './number-cells.ts';
import {
  describedSamples,
  designOf,
  rowKind,
  type ScoreRow,
  samplesInARow,
  scoreColumns,
  scoreRows,
} from './score-rows.ts';
import { choiceNotes } from './settings.ts';

const DIGITS = 2;

/** Scale scores and reliability: one row per score and wave; with details also floor and ceiling, which ask for a second panel. */
export function descriptivesTable(result: Result, context: Context, details: boolean): Table {
  const scores = scoreRows(result.scales);
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const isScale = scores.some(({ scale }) => scale.k > 1);
  const columns = columnsOf(result, severalWaves, details, isScale, context);
  return tableOf<SampleRow>(context, {
    id: 'descriptives',
    title: titleOf(samples, isScale, context),
    rows: scores.flatMap((score): (SampleRow | Section)[] => {
      const rows = sampleRows(score).filter(({ sample }) => !sample.pooled);
      return rows.length === 0 ? [{ section: context.name(score.scale.name) }] : rows;
    }),
    kind: rowKind,
    name: ({ scale, sample }) =>
      severalWaves ? `${context.name(scale.name)}, ${context.sample(sample)}` : context.name(scale.name),
    columns,
    notes: (blanks) =>
      labelledNotes(context, [
        context.text(details ? 'note.descriptives' : 'note.descriptives.short'),
        ...(details || isRanked(result.settings) ? [context.text('note.quartiles')] : []),
        missingRuleNote(scores, samples, severalWaves, context),
        ...(isScale ? reliabilityNotes(scores, context) : []),
        ...twoValuesNote(scores, context),
        ...blanks,
        ...warningNotes(context, result.warnings.filter(isScaleWarning), result),
        // With details, a table of its own has the settings.
        ...(details ? [] : choiceNotes(result, context)),
      ]),
    told: result.warnings.filter(
      (warning) => isScaleWarning(warning) || isTabulated(warning) || (!details && isGeneralWarning(warning)),
    ),
    // All waves together, too.
    data: () => dataOf(columns, scores.flatMap(sampleRows), context),
  });
}

/** A score in a wave or group, where it is described or has a reliability; a definition without a total score has only the latter. */
interface SampleRow extends ScoreRow {
  readonly sample: SampleKey;
  readonly described: Description | undefined;
  readonly reliability: Reliability | undefined;
}

function sampleRows(score: ScoreRow): SampleRow[] {
  return score.scale.samples.map(({ descriptives: described, reliability, ...sample }) => ({
    ...score,
    sample,
    described,
    reliability,
  }));
}

function reliabilityNotes(scores: readonly ScoreRow[], context: Context): Text[] {
  const reliabilities = scores.flatMap(({ scale }) => reliabilitiesOf(scale));
  return [
    alphaNote(context, reliabilities),
    ...kr20Notes(
      context,
      scores.map(({ scale }) => scale),
    ),
  ];
}

/** Yes or no as a score, where it is compared. */
function twoValuesNote(scores: readonly ScoreRow[], context: Context): Text[] {
  const found = scores.filter(
    ({ scale: { k, range, primary } }) => k === 1 && primary !== null && range?.[0] === 0 && range[1] === 1,
  );
  if (found.length === 0) return [];
  const names = found.map(({ scale }) => context.name(scale.name));
  return [context.text('note.twoValues', { scales: names.join(context.word('separator')) })];
}

function titleOf(samples: readonly SampleKey[], isScale: boolean, context: Context): string {
  const alpha = isScale ? 'yes' : 'no';
  if (samples.length < 2) return context.word('title.descriptives', { alpha });
  const design = designOf(samples);
  if (design === 'groups' && hasSeveralWaves(samples))
    return context.word('title.descriptives.both', { alpha });
  return design === 'named'
    ? context.word('title.descriptives.named', { alpha, waves: samplesInARow(samples, context) })
    : context.word(`title.descriptives.${design}`, { alpha });
}

function hasSeveralWaves(samples: readonly SampleKey[]): boolean {
  return new Set(samples.map(({ wave }) => wave)).size > 1;
}

function columnsOf(
  { settings, waves }: Result,
  severalWaves: boolean,
  details: boolean,
  isScale: boolean,
  context: Context,
): Column<SampleRow>[] {
  return [
    ...scoreColumns(context),
    { key: 'version', value: ({ scale }) => scale.version },
    { key: 'aggregate', value: ({ scale }) => scale.aggregate },
    { key: 'rangeLower', value: ({ scale }) => scale.range?.[0] },
    { key: 'rangeUpper', value: ({ scale }) => scale.range?.[1] },
    { key: 'items', value: ({ scale }) => scale.k },
    { key: 'minAnswered', value: ({ scale }) => scale.minAnswered },
    {
      key: 'wave',
      header: context.text(
        settings.by === null ? 'column.wave' : waves.length > 1 ? 'column.sample' : 'column.group',
      ),
      stub: true,
      when: severalWaves,
      cell: ({ sample }) => ({ text: context.sampleTitle(sample), value: context.sampleData(sample) }),
    },
    ...scoreStatistics(details, details || isRanked(settings), context),
    ...alphaColumns(settings.confidence, isScale, context),
  ];
}

/** Whether a rank test comes first, beside which quartiles stand. */
function isRanked({ test }: Result['settings']): boolean {
  return test !== null && isRankTest(test);
}

function scoreStatistics(details: boolean, quartiles: boolean, context: Context): Column<SampleRow>[] {
  const group = context.text('group.score');
  const ofDescribed =
    (cell: (described: Description, scale: ScaleResult) => Cell) =>
    ({ described, scale }: SampleRow) =>
      described === undefined ? EMPTY : cell(described, scale);
  const cells = (described: Description, field: string, why = gapOfScores(described)) =>
    numberCells(context, described, why, field);
  const column = (
    key: string,
    header: Text,
    cell: (described: Description, scale: ScaleResult) => Cell,
    more: Partial<Pick<PrintedColumn<SampleRow>, 'data' | 'when' | 'parts'>> = {},
  ) => numberColumn<SampleRow>(key, header, ofDescribed(cell), { group, ...more });
  const average = (key: 'mean' | 'sd' | 'median', header: Text) =>
    column(key, header, (described) =>
      cells(described, key, described.n === 1 ? 'too-few' : gapOfScores(described)).fixed(
        described[key],
        DIGITS,
      ),
    );
  const shape = (key: 'skewness' | 'kurtosis', header: Text) =>
    column(
      key,
      header,
      (described) => cells(described, 'shape').fixed(described.shape?.[key] ?? null, DIGITS),
      { when: details },
    );
  return [
    column('n', context.text('column.n'), ({ n }) => countCell(n, context)),
    column('missing', context.text('column.missing'), ({ missing }) => countCell(missing, context)),
    { key: 'prorated', value: ofDescribed(({ prorated }) => countCell(prorated, context)) },
    average('mean', context.text('column.mean')),
    average('sd', context.text('column.sd')),
    average('median', context.text('column.median')),
    column(
      'quartiles',
      context.text('column.quartiles'),
      (described) => {
        const [lower, upper] = described.quartiles ?? [null, null];
        return cells(described, 'quartiles').interval([lower, upper], DIGITS);
      },
      { data: ['quartile1', 'quartile3'], parts: quartileParts(context), when: quartiles },
    ),
    column('range', context.text('column.range'), (described) => observedRange(described, context), {
      data: ['min', 'max'],
      parts: [context.text('part.min'), context.text('part.max')],
    }),
    column(
      'floor',
      context.text('column.floor'),
      (described) => cells(described, 'floor').share(described.floor, 1),
      { when: details },
    ),
    column(
      'ceiling',
      context.text('column.ceiling'),
      (described, { range, name }) => {
        const own = cells(described, 'ceiling');
        return range !== null && range[1] === null
          ? own.share(described.ceiling, 1, { reason: 'no-highest-score', where: context.name(name) })
          : own.share(described.ceiling, 1);
      },
      { when: details },
    ),
    shape('skewness', context.text('column.skewness')),
    { key: 'skewnessStandardError', value: ({ described }) => described?.shape?.skewnessStandardError },
    shape('kurtosis', context.text('column.kurtosis')),
    { key: 'kurtosisStandardError', value: ({ described }) => described?.shape?.kurtosisStandardError },
  ];
}

function gapOfScores({ n }: Description): BlankReason {
  return n === 0 ? 'no-scores' : 'not-computed';
}

/** Lowest and highest score: whole when both are, else with the digits of the mean. */
function observedRange(described: Description, context: Context): Cell {
  const { min, max, n } = described;
  const digits = Number.isInteger(min) && Number.isInteger(max) ? 0 : DIGITS;
  const why = n === 1 ? 'too-few' : gapOfScores(described);
  const own = numberCells(context, described, why, 'min');
  return own.range([min, max], (end) => context.number.fixed(end, digits));
}

/** @param isScale whether any score has several items; single ones have no reliability of this kind */
function alphaColumns(confidence: number, isScale: boolean, context: Context): Column<SampleRow>[] {
  const group = context.text('group.alpha');
  const level = context.number.level(confidence);
  const column = (
    key: string,
    header: Text,
    cell: (reliability: Reliability, own: NumberCells, row: SampleRow) => Cell,
    data?: readonly string[],
  ) =>
    numberColumn<SampleRow>(
      key,
      header,
      (row) => {
        const { reliability } = row;
        return reliability === undefined ? EMPTY : cell(reliability, numberCells(context, reliability), row);
      },
      { group, when: isScale, ...(data && { data }) },
    );
  return [
    column('items', context.text('column.items'), ({ k }) => countCell(k, context), []),
    column('alphaN', context.text('column.n'), ({ n }) => countCell(n, context)),
    column('alpha', context.text('column.alpha'), (reliability, own, { scale }) => {
      const reason = alphaGap(reliability);
      // A scale of one item has no alpha at any wave.
      const where = reason === 'too-few-items' ? { where: context.name(scale.name) } : {};
      return own.bounded(reliability.alpha, DIGITS, { reason, ...where });
    }),
    { key: 'alphaStandardized', value: ({ reliability }) => reliability?.alphaStandardized },
    { key: 'meanInterItemCorrelation', value: ({ reliability }) => reliability?.meanInterItemCorrelation },
    { key: 'alphaMethod', value: ({ reliability }) => reliability?.method },
    { key: 'alphaCiLevel', value: ({ reliability }) => reliability?.ci.level },
    column(
      'alphaInterval',
      context.text('column.interval', { level }),
      ({ alpha, ci }, own) =>
        own.boundedInterval([ci.lower, ci.upper], DIGITS, alpha === null ? undefined : 'no-interval'),
      ['alphaCiLower', 'alphaCiUpper'],
    ),
    { key: 'alphaCiMethod', value: ({ reliability }) => reliability?.ci.method },
  ];
}

/** Why there is no alpha. */
export function alphaGap({ k, n, method }: Reliability): BlankReason {
  if (k < 2) return 'too-few-items';
  if (n !== null && n < 2) return 'too-few';
  return method === 'cronbach-alpha-pairwise' ? 'not-computed' : 'zero-variance';
}
