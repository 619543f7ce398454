import { descriptionOf, isSameSample, reliabilitiesOf, sampleOf } from '../../model/result/samples.ts';
import type { Comparison, Count, Reliability, Result, SampleKey } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import { type Context, sentenceCase } from '../context.ts';
import {
  type Cell,
  type Column,
  EMPTY,
  numberColumn,
  type Section,
  type Table,
  type Text,
  tableOf,
} from '../table.ts';
import {
  type ComparedScore,
  type ComparisonForm,
  comparedColumns,
  comparedName,
  comparedScores,
  comparisonForm,
  comparisonNotes,
  comparisonTable,
  differenceCell,
  effectColumns,
  respondentColumns,
  testColumns,
} from './comparison.ts';
import { alphaGap } from './descriptives.ts';
import { missingRuleNote } from './missing-rule.ts';
import {
  arePairwise,
  hasWaves,
  isGeneralWarning,
  isScaleWarning,
  isTabulated,
  kr20Notes,
  labelledNotes,
  warningNotes,
} from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';
import { describedSamples, rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { choiceNotes } from './settings.ts';

const DIGITS = 2;

/**
 * What a journal prints of a comparison, one row a score: number, mean, standard deviation and alpha of both samples, their difference, the
 * primary test and the effect size with its interval. A table for each kind of comparison; of a survey that compares nothing its scores.
 */
export function journalTables(result: Result, context: Context): Table[] {
  const compared = comparedScores(result);
  const kinds = new Set(compared.map(({ comparison }) => comparison.contrast.kind));
  if (kinds.size === 0) return [describedTable(result, context)];
  return [...kinds].flatMap(
    // A difference of changes is about four samples: there is no row of two.
    (kind) => (kind === 'change' ? comparisonTable : journalTable)(result, context, kind) ?? [],
  );
}

function journalTable(result: Result, context: Context, kind: Comparison['contrast']['kind']): Table | null {
  const all = comparedScores(result);
  const compared = all.filter(({ comparison }) => comparison.contrast.kind === kind);
  const form = comparisonForm(compared, context);
  if (form === null) return null;
  const { first, second } = form.names;
  const isFirst = kind === all[0]?.comparison.contrast.kind;
  return {
    ...tableOf<ComparedScore>(context, {
      id: isFirst ? 'journal' : `journal-${kind}`,
      title: form.isOneOf
        ? context.word('journal.title.each')
        : context.word('journal.title', { first, second }),
      rows: scoreRows(result.scales).flatMap(({ scale }): (ComparedScore | Section)[] => {
        const own = compared.filter((score) => score.scale === scale);
        const section = `${context.name(scale.name)} (${context.word('gap.no-comparison')})`;
        return own.length > 0 ? own : [{ section }];
      }),
      kind: rowKind,
      name: (score) => comparedName(score, context),
      columns: [
        ...comparedColumns(context, form.isOneOf),
        ...comparedSampleColumns(0, compared, form, context),
        ...comparedSampleColumns(1, compared, form, context),
        ...respondentColumns<ComparedScore>(({ test }) => test?.n ?? [], context, 'testN'),
        numberColumn(
          'difference',
          context.text(
            form.method !== null && isRankTest(form.method) ? 'column.shift' : 'column.difference',
          ),
          ({ test }) => differenceCell(test, context),
        ),
        ...testColumns(form, context),
        ...effectColumns(
          form.effectType,
          false,
          context.text('column.interval', { level: context.number.level(result.settings.confidence) }),
          context,
        ),
      ],
      notes: (blanks) =>
        labelledNotes(context, [
          ...sampleNotes(compared, context),
          ...reliabilityNotes(result, context),
          ...comparisonNotes(result, compared, form, { counts: [], blanks }, context),
          missingRuleNote(scoreRows(result.scales), describedSamples(result), hasWaves(result), context),
          ...(isFirst
            ? [
                ...warningNotes(context, result.warnings.filter(isScaleWarning), result),
                ...choiceNotes(result, context),
              ]
            : []),
        ]),
      told: result.warnings,
    }),
    whole: true,
  };
}

/** Number, mean, standard deviation and alpha of the first or the second sample, under its name. */
function comparedSampleColumns(
  position: 0 | 1,
  compared: readonly ComparedScore[],
  { names }: ComparisonForm,
  context: Context,
): Column<ComparedScore>[] {
  const name = position === 0 ? names.first : names.second;
  const sample = compared[0]?.samples[position];
  // A name of the user's keeps its first letter.
  const isNamed = sample !== undefined && context.sample(sample) === name;
  const title: Text = isNamed ? [{ text: context.sampleTitle(sample) }] : sentenceCase([{ text: name }]);
  return sampleStatistics<ComparedScore>(
    position === 0 ? 'First' : 'Second',
    title,
    (score) => statisticsOf(score, position, context),
    context,
  );
}

interface SampleStatistics {
  readonly n: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly own: NumberCells;
  readonly reliability: Reliability | undefined;
}

/** Of a paired test the means and standard deviations of its pairs, whose difference it tests; of another those of everybody with a score. */
function statisticsOf(
  { scale, samples, comparison, test }: ComparedScore,
  position: 0 | 1,
  context: Context,
): SampleStatistics | null {
  const reliability = sampleOf(scale, samples[position])?.reliability;
  const { pairs } = comparison;
  if (isOfPairs(test) && pairs !== undefined) {
    const own = numberCells(context, pairs, pairs.n === 0 ? 'no-scores' : 'too-few');
    return { n: pairs.n, mean: pairs.means[position], sd: pairs.sds[position], own, reliability };
  }
  return describedStatistics({ scale, parent: null }, samples[position], context);
}

function isOfPairs(test: ComparedScore['test']): boolean {
  return test !== null && test.n.length === 1;
}

function describedStatistics(
  { scale }: ScoreRow,
  sample: SampleKey,
  context: Context,
): SampleStatistics | null {
  const described = descriptionOf(scale, sample);
  if (described === undefined) return null;
  const own = numberCells(context, described, described.n === 0 ? 'no-scores' : 'too-few');
  const { n, mean, sd } = described;
  return { n, mean, sd, own, reliability: sampleOf(scale, sample)?.reliability };
}

function sampleStatistics<Row>(
  suffix: string,
  group: Text | undefined,
  statistics: (row: Row) => SampleStatistics | null,
  context: Context,
): Column<Row>[] {
  const column = (key: string, header: Text, cell: (of: SampleStatistics) => Cell) =>
    numberColumn<Row>(
      `${key}${suffix}`,
      header,
      (row) => {
        const of = statistics(row);
        return of === null ? EMPTY : cell(of);
      },
      { group },
    );
  return [
    column('n', context.text('column.n'), ({ n }) => countCell(n, context)),
    column('mean', context.text('column.mean'), ({ mean, own }) => own.fixed(mean, DIGITS)),
    column('sd', context.text('column.sd'), ({ sd, own }) => own.fixed(sd, DIGITS)),
    column('alpha', context.text('column.alpha'), ({ reliability }) =>
      reliability === undefined
        ? EMPTY
        : numberCells(context, reliability).bounded(reliability.alpha, DIGITS, alphaGap(reliability)),
    ),
    { key: `alphaN${suffix}`, value: (row) => statistics(row)?.reliability?.n },
  ];
}

/** The scores of a survey that compares nothing, those of each sample beside each other. */
function describedTable(result: Result, context: Context): Table {
  const samples = describedSamples(result);
  const rows = scoreRows(result.scales).filter(({ scale }) =>
    samples.some((sample) => scale.samples.some((each) => isSameSample(each, sample))),
  );
  return {
    ...tableOf<ScoreRow>(context, {
      id: 'journal',
      title: context.word('journal.title.described'),
      rows,
      kind: rowKind,
      name: ({ scale }) => context.name(scale.name),
      columns: [
        ...scoreColumns(context),
        ...samples.flatMap((sample, index) =>
          sampleStatistics<ScoreRow>(
            samples.length === 1 ? '' : String(index + 1),
            samples.length === 1 ? undefined : [{ text: context.sampleTitle(sample) }],
            (row) => describedStatistics(row, sample, context),
            context,
          ),
        ),
      ],
      notes: (blanks) =>
        labelledNotes(context, [
          context.text('journal.note.samples'),
          ...reliabilityNotes(result, context),
          ...blanks,
          missingRuleNote(rows, samples, hasWaves(result), context),
          ...warningNotes(context, result.warnings.filter(isScaleWarning), result),
          ...choiceNotes(result, context),
        ]),
      told: result.warnings.filter(
        (warning) => isScaleWarning(warning) || isTabulated(warning) || isGeneralWarning(warning),
      ),
    }),
    whole: true,
  };
}

/** Whose means and standard deviations these are. */
function sampleNotes(compared: readonly ComparedScore[], context: Context): Text[] {
  const ofPairs = compared.filter(
    ({ test, comparison }) => isOfPairs(test) && comparison.pairs !== undefined,
  );
  if (ofPairs.length === 0) return [context.text('journal.note.samples')];
  return [context.text(ofPairs.length === compared.length ? 'journal.note.pairs' : 'journal.note.mixed')];
}

function reliabilityNotes({ scales }: Result, context: Context): Text[] {
  const scores = scoreRows(scales).map(({ scale }) => scale);
  const reliabilities = scores.flatMap(reliabilitiesOf);
  return [
    context.text(arePairwise(reliabilities) ? 'journal.note.alpha.pairwise' : 'journal.note.alpha'),
    ...kr20Notes(context, scores),
  ];
}
