import type { AuditResult } from '../../model/audit-result.ts';
import { powerOfTen } from '../../model/power-of-ten.ts';
import type { AssumedOverlap, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, dataOf, EMPTY, numberColumn, type Table, type Text, tableOf, words } from '../table.ts';
import { placeWords } from './audit-words.ts';
import { type ComparedScore, comparedColumns, comparedName, comparedScores } from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** The correlation of a sentence: usual for scores of the same people some months apart. */
const TOLD_CORRELATION = 0.7;

/** Of more scores than these a line for each assumption would fill pages. */
const MOST_IN_FULL = 2;

/** A test under one assumption. */
interface AssumedTest {
  readonly overlap: AssumedOverlap;
  readonly assumed: AssumedOverlap['tests'][number];
  readonly own: NumberCells;
}

type MissingLinkRow = ComparedScore & AssumedTest;

/**
 * Two waves without ids: the test under several assumptions on who answered twice, a line for each.
 *
 * @param details whether it is shown unasked; else only where the user gave the overlap
 * @returns `null` where respondents are matched, or nothing was assumed
 */
export function missingLinkTable(result: Result, context: Context, details: boolean): Table | null {
  const linked = comparedScores(result).filter(({ comparison }) => comparison.missingLink !== undefined);
  const rows = linked.flatMap((score) => {
    const link = score.comparison.missingLink!;
    const own = numberCells(context, link);
    return link.overlaps.flatMap((overlap) =>
      overlap.tests.map((assumed): MissingLinkRow => ({ ...score, overlap, assumed, own })),
    );
  });
  const [first] = rows;
  if (first === undefined) return null;
  const isAsked = first.overlap.assumed === 'given';
  if (!details && !isAsked) return null;
  const columns = [
    ...comparedColumns(context, first.isOneOf),
    ...assumedColumns<MissingLinkRow>(result.settings.confidence, context),
  ];
  if (!isAsked && linked.length > MOST_IN_FULL) {
    const table = decisionsTable(linked, context);
    return { ...table, data: () => dataOf(columns, rows, context) };
  }
  return tableOf<MissingLinkRow>(context, {
    id: 'missing-link',
    title: context.word('title.missingLink'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns,
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.missingLink'),
        ...(isAsked ? [] : [context.text('note.missingLink.default')]),
        ...linked.flatMap((score) =>
          ofScale(comparedName(score, context), missingLinkSentence(score, context), context),
        ),
        ...blanks,
      ]),
  });
}

interface DecisionRow extends ComparedScore {
  readonly overlap: AssumedOverlap;
  readonly own: NumberCells;
}

/** Of many scores: a line for each overlap, with p by the correlation and where the decision turns. */
function decisionsTable(linked: readonly ComparedScore[], context: Context): Table {
  const rows = linked.flatMap((score): DecisionRow[] => {
    const link = score.comparison.missingLink!;
    return link.overlaps.map((overlap) => ({ ...score, overlap, own: numberCells(context, link) }));
  });
  const correlations = rows[0]!.overlap.tests.map(({ correlation }) => correlation);
  return tableOf<DecisionRow>(context, {
    id: 'missing-link',
    title: context.word('title.missingLink'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: [
      ...comparedColumns(context, linked[0]!.isOneOf),
      peopleColumn(context),
      ...correlations.map((correlation, index) =>
        numberColumn<DecisionRow>(
          `p${index}`,
          [{ text: context.number.bounded(correlation, 1) }],
          ({ own, overlap }) => {
            const test = overlap.tests[index]!;
            return own.p(test.pHolm ?? test.p);
          },
          { group: context.text('group.missingLink') },
        ),
      ),
      numberColumn('turnsAt', context.text('column.turnsAt'), ({ own, overlap: { decision, turnsAt } }) =>
        decision === null
          ? own.bounded(null, STATISTIC_DIGITS)
          : words(
              decision === 'turns'
                ? context.number.bounded(turningPoint(turnsAt), STATISTIC_DIGITS)
                : context.word(`missingLink.${decision}`),
            ),
      ),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.missingLink.several', {
          subscales: rows.some(({ overlap }) => !isCorrected(overlap)) ? 'yes' : 'no',
        }),
        context.text('note.missingLink.default'),
        ...blanks,
      ]),
  });
}

/** The same of a published table, whose rows were tested as of different people; `null` where no overlap was asked for. */
export function auditMissingLinkTable(
  { missingLinks, settings }: AuditResult,
  context: Context,
): Table | null {
  if (missingLinks === undefined || missingLinks.length === 0) return null;
  const own = numberCells(context);
  const placed = missingLinks.map((link) => ({ link, place: placeWords(link.place, context) }));
  return tableOf<AssumedTest & { readonly place: string }>(context, {
    id: 'missing-link',
    title: context.word('title.missingLink'),
    rows: placed.flatMap(({ link, place }) =>
      link.overlaps.flatMap((overlap) => overlap.tests.map((assumed) => ({ place, overlap, assumed, own }))),
    ),
    columns: [
      {
        key: 'name',
        header: context.text('column.scale'),
        stub: true,
        cell: ({ place }) => words(place),
      },
      ...assumedColumns(settings.confidence, context),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.missingLink'),
        context.text('note.missingLink.published'),
        ...placed.flatMap(({ link, place }) =>
          ofScale(place, sentenceOf(link.overlaps[0], link.welch, link.family, context), context),
        ),
        ...blanks,
      ]),
  });
}

function ofScale(scale: string, sentence: Text | null, context: Context): Text[] {
  if (sentence === null) return [];
  return [[...context.text('missingLink.scale', { scale }), { text: ' ' }, ...sentence]];
}

function assumedColumns<Row extends AssumedTest>(confidence: number, context: Context): Column<Row>[] {
  const level = context.number.level(confidence);
  return [
    { key: 'assumed', value: ({ overlap }) => overlap.assumed },
    peopleColumn<Row>(context),
    numberColumn('correlation', context.text('column.correlation'), ({ assumed }) => ({
      value: assumed.correlation,
      text: context.number.bounded(assumed.correlation, 1),
    })),
    { key: 'standardError', value: ({ assumed }) => assumed.standardError },
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ own, assumed: { ci } }) => own.interval([ci.lower, ci.upper], STATISTIC_DIGITS),
      { data: [] },
    ),
    ...intervalData<Row>('ci', ({ assumed }) => assumed.ci),
    numberColumn('statistic', context.text('symbol.t'), ({ own, assumed }) =>
      own.fixed(assumed.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ own, assumed }) => own.degreesOfFreedom(assumed.df)),
    numberColumn('p', context.text('column.p'), ({ own, assumed }) => own.p(assumed.p)),
    numberColumn('pHolm', context.text('column.pHolm'), ({ own, assumed, overlap }) =>
      // Outside the family the decision is by p.
      !isCorrected(overlap) && assumed.p !== null ? EMPTY : own.p(assumed.pHolm),
    ),
    { key: 'decision', value: ({ overlap }) => overlap.decision },
    { key: 'turnsAt', value: ({ overlap }) => overlap.turnsAt },
  ];
}

/** Whether the score is of the family over which p is corrected. */
function isCorrected({ tests }: AssumedOverlap): boolean {
  return tests.some(({ pHolm }) => pHolm !== null);
}

/** As it is printed: rounded upwards, since below it the difference is not significant. */
function turningPoint(turnsAt: number | null): number | null {
  const scale = powerOfTen(STATISTIC_DIGITS);
  return turnsAt === null ? null : Math.ceil(turnsAt * scale) / scale;
}

/** Its rows are about one score, whose name stands once. */
function peopleColumn<Row extends Pick<AssumedTest, 'overlap' | 'own'>>(context: Context): Column<Row> {
  return numberColumn(
    'people',
    context.text('column.people'),
    ({ own, overlap }) => own.plain(overlap.people),
    { stub: true },
  );
}

/**
 * What the missing link comes to, of the first assumption on the overlap, as one sentence.
 *
 * @example // If 40 people had answered in both waves and their scores correlated .7, t would be -3.37 instead of -2.10; …
 * @returns `null` where there is none, or it was withheld
 */
export function missingLinkSentence({ comparison }: ComparedScore, context: Context): Text | null {
  const welch = comparison.tests.find(({ method }) => method === 'welch')?.statistic ?? null;
  return sentenceOf(comparison.missingLink?.overlaps[0], welch, comparison.family, context);
}

function sentenceOf(
  overlap: AssumedOverlap | undefined,
  welch: number | null,
  family: number,
  context: Context,
): Text | null {
  const told = overlap?.tests.find(({ correlation }) => correlation === TOLD_CORRELATION);
  if (overlap === undefined || told === undefined) return null;
  const { decision, people, turnsAt } = overlap;
  if (decision === null || people === null || told.statistic === null || welch === null) return null;
  const { number } = context;
  const values = {
    people: number.plain(people),
    correlation: number.bounded(told.correlation, 1),
    statistic: number.fixed(told.statistic, STATISTIC_DIGITS),
    welch: number.fixed(welch, STATISTIC_DIGITS),
  };
  return decision === 'turns'
    ? context.text('note.missingLink.turns', {
        ...values,
        turns: number.bounded(turningPoint(turnsAt), STATISTIC_DIGITS),
        corrected: told.pHolm !== null && family > 1 ? 'yes' : 'no',
      })
    : context.text(`note.missingLink.${decision}`, values);
}
