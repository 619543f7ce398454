import type { AssumedOverlap, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, type Table, type Text, tableOf } from '../table.ts';
import { type ComparedScore, comparedColumns, comparedScores } from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { intervalData, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** The correlation of a sentence: usual for scores of the same people some months apart. */
const TOLD_CORRELATION = 0.7;

interface MissingLinkRow extends ComparedScore {
  readonly overlap: AssumedOverlap;
  readonly assumed: AssumedOverlap['tests'][number];
  readonly own: NumberCells;
}

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
  return tableOf<MissingLinkRow>(context, {
    id: 'missing-link',
    title: context.word('title.missingLink'),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: columnsOf(result.settings.confidence, context),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.missingLink'),
        ...(isAsked ? [] : [context.text('note.missingLink.default')]),
        ...linked.flatMap((score) => {
          const sentence = missingLinkSentence(score, context);
          if (sentence === null) return [];
          const scale = context.text('missingLink.scale', { scale: context.name(score.scale.name) });
          return [[...scale, { text: ' ' }, ...sentence]];
        }),
        ...blanks,
      ]),
  });
}

function columnsOf(confidence: number, context: Context): Column<MissingLinkRow>[] {
  const level = context.number.level(confidence);
  return [
    ...comparedColumns(context),
    { key: 'assumed', value: ({ overlap }) => overlap.assumed },
    numberColumn('people', context.text('column.people'), ({ own, overlap }) => own.plain(overlap.people)),
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
    ...intervalData<MissingLinkRow>('ci', ({ assumed }) => assumed.ci),
    numberColumn('statistic', context.text('symbol.t'), ({ own, assumed }) =>
      own.fixed(assumed.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ own, assumed }) => own.degreesOfFreedom(assumed.df)),
    numberColumn('p', context.text('column.p'), ({ own, assumed }) => own.p(assumed.p)),
    numberColumn('pHolm', context.text('column.pHolm'), ({ own, assumed, overlap }) =>
      // Outside the family the decision is by p.
      overlap.tests.every(({ pHolm }) => pHolm === null) && assumed.p !== null
        ? { text: '', value: null }
        : own.p(assumed.pHolm),
    ),
    { key: 'decision', value: ({ overlap }) => overlap.decision },
    { key: 'turnsAt', value: ({ overlap }) => overlap.turnsAt },
  ];
}

/**
 * What the missing link comes to, of the first assumption on the overlap, as one sentence.
 *
 * @example // If 40 people had answered in both waves and their scores correlated .7, t would be -3.37 instead of -2.10; …
 * @returns `null` where there is none, or it was withheld
 */
export function missingLinkSentence({ comparison }: ComparedScore, context: Context): Text | null {
  const [overlap] = comparison.missingLink?.overlaps ?? [];
  const told = overlap?.tests.find(({ correlation }) => correlation === TOLD_CORRELATION);
  const welch = comparison.tests.find(({ method }) => method === 'welch');
  if (overlap === undefined || told === undefined || welch === undefined) return null;
  const { decision, people, turnsAt } = overlap;
  if (decision === null || people === null || told.statistic === null || welch.statistic === null)
    return null;
  const { number } = context;
  const values = {
    people: number.plain(people),
    correlation: number.bounded(told.correlation, 1),
    statistic: number.fixed(told.statistic, STATISTIC_DIGITS),
    welch: number.fixed(welch.statistic, STATISTIC_DIGITS),
  };
  return decision === 'turns'
    ? context.text('note.missingLink.turns', {
        ...values,
        turns: number.bounded(turnsAt, STATISTIC_DIGITS),
        corrected: told.pHolm !== null && comparison.family > 1 ? 'yes' : 'no',
      })
    : context.text(`note.missingLink.${decision}`, values);
}
