import { reliabilitiesOf, samplesOf } from '../../model/result/samples.ts';
import type { Description, Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type TableRow, words } from '../table.ts';
import { descriptivesData } from './descriptives-data.ts';
import { collectGaps, type GapReason, type Gaps } from './gaps.ts';
import { missingRuleNote } from './missing-rule.ts';
import {
  alphaNote,
  hasWaves,
  isGeneralWarning,
  isScaleWarning,
  isTabulated,
  labelledNotes,
  warningNotes,
} from './notes.ts';
import { boundedIntervalCell, countCell, endsCell, printing } from './number-cells.ts';
import { describedSamples, designOf, type ScoreRow, samplesInARow, scoreRows } from './score-rows.ts';
import { choiceNotes } from './settings.ts';

const DIGITS = 2;

/** Scale scores and reliability: one row per score and wave; with details also floor and ceiling, which ask for a second panel. */
export function descriptivesTable(result: Result, context: Context, details: boolean): Table {
  const scores = scoreRows(result.scales);
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const gaps = collectGaps(context);
  const rows = scores.flatMap((score) => rowsOf(score, severalWaves, details, context, gaps));
  return {
    id: 'descriptives',
    label: null,
    title: titleOf(samples, context),
    subtitle: null,
    columns: columnsOf(result, severalWaves, details, context),
    rows,
    notes: labelledNotes(context, [
      context.text(details ? 'note.descriptives' : 'note.descriptives.short'),
      missingRuleNote(scores, samples, severalWaves, context),
      alphaNote(
        context,
        scores.flatMap(({ scale }) => reliabilitiesOf(scale)),
      ),
      ...gaps.notes(),
      ...warningNotes(context, result.warnings.filter(isScaleWarning), result),
      // With details, a table of its own has the settings.
      ...(details ? [] : choiceNotes(result, context)),
    ]),
    told: result.warnings.filter(
      (warning) => isScaleWarning(warning) || isTabulated(warning) || (!details && isGeneralWarning(warning)),
    ),
    get data() {
      return descriptivesData(scores, context);
    },
  };
}

function titleOf(samples: readonly SampleKey[], context: Context): string {
  if (samples.length < 2) return context.word('title.descriptives');
  const design = designOf(samples);
  return design === 'named'
    ? context.word('title.descriptives.named', { waves: samplesInARow(samples, context) })
    : context.word(`title.descriptives.${design}`);
}

function columnsOf(result: Result, severalWaves: boolean, details: boolean, context: Context): TableColumn[] {
  const grouped = result.settings.by !== null;
  const score = context.text('group.score');
  const alpha = context.text('group.alpha');
  const level = context.number.level(result.settings.confidence);
  const right = { align: 'right' } as const;
  const stub = { align: 'left', stub: true } as const;
  return [
    { key: 'scale', header: context.text('column.scale'), ...stub },
    ...(severalWaves
      ? [{ key: 'wave', header: context.text(grouped ? 'column.group' : 'column.wave'), ...stub }]
      : []),
    { key: 'n', header: context.text('column.n'), ...right, group: score },
    { key: 'missing', header: context.text('column.missing'), ...right, group: score },
    { key: 'mean', header: context.text('column.mean'), ...right, group: score },
    { key: 'sd', header: context.text('column.sd'), ...right, group: score },
    { key: 'median', header: context.text('column.median'), ...right, group: score },
    { key: 'range', header: context.text('column.range'), ...right, group: score },
    ...(details
      ? [
          { key: 'floor', header: context.text('column.floor'), ...right, group: score },
          { key: 'ceiling', header: context.text('column.ceiling'), ...right, group: score },
          { key: 'skewness', header: context.text('column.skewness'), ...right, group: score },
          { key: 'kurtosis', header: context.text('column.kurtosis'), ...right, group: score },
        ]
      : []),
    { key: 'items', header: context.text('column.items'), ...right, group: alpha },
    { key: 'alphaN', header: context.text('column.n'), ...right, group: alpha },
    { key: 'alpha', header: context.text('column.alpha'), ...right, group: alpha },
    { key: 'alphaInterval', header: context.text('column.interval', { level }), ...right, group: alpha },
  ];
}

function rowsOf(
  { scale, parent }: ScoreRow,
  severalWaves: boolean,
  details: boolean,
  context: Context,
  gaps: Gaps,
): TableRow[] {
  const name = context.name(scale.name);
  const samples = samplesOf(scale);
  if (samples.length === 0) return [{ kind: 'section', cells: [words(name)] }];
  return samples.map((sample) => {
    const where = severalWaves ? `${name}, ${context.sample(sample)}` : name;
    return {
      kind: parent === null ? 'body' : 'sub',
      cells: [
        words(name),
        ...(severalWaves ? [words(context.sampleTitle(sample))] : []),
        ...scoreCells(sample.descriptives, scale, details, context, gaps, where),
        ...alphaCells(sample.reliability, context, gaps, where),
      ],
    };
  });
}

function scoreCells(
  wave: Description | undefined,
  scale: ScaleResult,
  details: boolean,
  context: Context,
  gaps: Gaps,
  where: string,
): Cell[] {
  if (wave === undefined) return Array.from({ length: details ? 10 : 6 }, () => EMPTY);
  const gap = wave.n === 0 ? 'no-scores' : 'not-computed';
  const fixed = (field: 'mean' | 'sd' | 'median'): Cell => ({
    value: wave[field],
    text: printing(context, wave, field).number.fixed(wave[field], DIGITS),
  });
  const statistics: Cell[] = [
    fixed('mean'),
    fixed('sd'),
    fixed('median'),
    observedRange(wave, printing(context, wave, 'min')),
  ];
  gaps.watch(statistics, wave.n === 1 ? 'too-few' : gap, where);
  const cells: Cell[] = [countCell(wave.n, context), countCell(wave.missing, context), ...statistics];
  if (!details) return cells;
  const [floor, ceiling] = (['floor', 'ceiling'] as const).map((field): Cell => {
    const share = wave[field];
    return { value: share, text: printing(context, wave, field).number.share(share, 1) };
  }) as [Cell, Cell];
  gaps.watch([floor], gap, where);
  const open = scale.range !== null && scale.range[1] === null;
  if (open) gaps.watch([ceiling], 'no-highest-score', context.name(scale.name));
  else gaps.watch([ceiling], gap, where);
  const shape = (['skewness', 'kurtosis'] as const).map((field): Cell => {
    const value = wave.shape?.[field] ?? null;
    return { value, text: printing(context, wave, 'shape').number.fixed(value, DIGITS) };
  });
  gaps.watch(shape, gap, where);
  return [...cells, floor, ceiling, ...shape];
}

/** Lowest and highest score: whole when both are, else with the digits of the mean. */
function observedRange({ min, max }: Description, context: Context): Cell {
  if (min === null || max === null) return words(context.number.interval(min, max, DIGITS));
  const digits = Number.isInteger(min) && Number.isInteger(max) ? 0 : DIGITS;
  const end = (value: number | null) => context.number.fixed(value, digits);
  return endsCell(context.word('range', { lower: end(min), upper: end(max) }), [min, max], end);
}

function alphaCells(
  reliability: Reliability | undefined,
  context: Context,
  gaps: Gaps,
  where: string,
): Cell[] {
  if (reliability === undefined) return [EMPTY, EMPTY, EMPTY, EMPTY];
  const own = printing(context, reliability);
  const { number } = own;
  const { n, k, alpha, ci } = reliability;
  const value: Cell = { value: alpha, text: number.bounded(alpha, DIGITS) };
  const interval = boundedIntervalCell([ci.lower, ci.upper], DIGITS, own);
  gaps.watch([value], alphaGap(reliability), where);
  if (alpha !== null) gaps.watch([interval], 'no-interval', where);
  return [{ value: k, text: number.count(k) }, { value: n, text: number.count(n) }, value, interval];
}

/** Why there is no alpha. */
export function alphaGap({ k, n, method }: Reliability): GapReason {
  if (k < 2) return 'too-few-items';
  if (n !== null && n < 2) return 'too-few';
  return method === 'cronbach-alpha-pairwise' ? 'not-computed' : 'zero-variance';
}
