import type { AuditFinding, AuditResult } from '../../model/audit-result.ts';
import { type Context, capitalised } from '../context.ts';
import { minus } from '../number-format.ts';
import { type Column, dataOf, EMPTY, type Section, type Table, type Text, tableOf, words } from '../table.ts';
import { findingData, findingWords } from './audit-words.ts';
import { labelledNotes, withFullStop } from './notes.ts';
import { countCell } from './number-cells.ts';

/** What was found, under the row that it is about: severity and finding, what was assumed, and what would make it possible. */
export function auditFindingsTable(result: AuditResult, context: Context): Table {
  return tableOf<Line>(context, {
    id: 'audit',
    title: context.word('title.audit', { table: result.source.file }),
    rows: linesOf(result.findings, context),
    columns: [
      {
        key: 'severity',
        header: context.text('column.severity'),
        cell: ({ severity }) => (severity === null ? EMPTY : words(severity)),
      },
      { key: 'finding', header: context.text('column.finding'), cell: ({ text }) => words(text) },
    ],
    notes: () => labelledNotes(context, notesOf(result, context)),
    data: () =>
      dataOf(
        dataColumns,
        result.findings.map((finding) => ({
          ...finding,
          ...findingData(finding, context),
          at: finding.place,
        })),
      ),
  });
}

/** A line under a finding's place; the first one says how severe it is. */
interface Line {
  readonly severity: string | null;
  readonly text: string;
}

function linesOf(findings: readonly AuditFinding[], context: Context): (Line | Section)[] {
  let heading: string | null = null;
  return findings.flatMap((finding) => {
    const { place, message, assumed, possibleIf } = findingWords(finding, context);
    const isNew = place !== heading;
    heading = place;
    const severity = context.word(`audit.severity.${finding.severity}`);
    const or = context.word('audit.or');
    const further = [
      ...(assumed.length === 0 ? [] : [context.word('audit.assumed', { list: assumed.join(', ') })]),
      ...(possibleIf.length === 0
        ? []
        : [context.word('audit.possible', { list: possibleIf.slice(0, MOST_SHOWN).join(or) })]),
      ...(finding.known === null ? [] : [context.word('audit.known', { reason: finding.known })]),
    ];
    return [
      ...(isNew ? [{ section: place }] : []),
      { severity, text: withFullStop(message) },
      ...further.map((text) => ({ severity: null, text: withFullStop(capitalised(text)) })),
    ];
  });
}

/** Many explanations at once say little; JSON and CSV have them all. */
const MOST_SHOWN = 3;

/** Places of results that were not read; JSON has them all. */
const MOST_PLACES = 20;

function unreadNote({ notRead }: AuditResult, context: Context): Text[] {
  if (notRead.length === 0) return [];
  const places = notRead.slice(0, MOST_PLACES).map(({ where, unit, printed }) =>
    context.word('audit.place', {
      place: context.word(`audit.${unit}`, { where: String(where) }),
      where: minus(printed),
    }),
  );
  const list = [...places, ...(notRead.length > MOST_PLACES ? ['…'] : [])].join(context.word('separator'));
  return [context.text('note.audit.notRead', { count: context.number.count(notRead.length), list })];
}

function notesOf(result: AuditResult, context: Context): Text[] {
  const { source, summary, findings } = result;
  const { count } = context.number;
  const counts = {
    cells: count(source.cells),
    impossible: count(summary.impossible),
    inconsistent: count(summary.inconsistent),
    notes: count(summary.notes),
  };
  return [
    ...(findings.length === 0 ? [context.text('note.audit.nothing')] : []),
    source.title === null
      ? context.text('note.audit.textSummary', counts)
      : context.text('note.audit.summary', { ...counts, known: count(summary.known) }),
    ...unreadNote(result, context),
    ...(findings.length === 0 ? [] : [context.text('note.audit.severity')]),
  ];
}

type Finding = Omit<AuditFinding, 'place'> &
  ReturnType<typeof findingData> & { readonly at: AuditFinding['place'] };

const dataColumns: readonly Column<Finding>[] = [
  { key: 'severity', value: ({ severity }) => severity },
  { key: 'code', value: ({ code }) => code },
  { key: 'scale', value: ({ at }) => at.scale },
  { key: 'name', value: ({ at }) => at.name },
  { key: 'item', value: ({ at }) => at.item },
  { key: 'group', value: ({ at }) => at.group },
  { key: 'wave', value: ({ at }) => at.wave },
  { key: 'variable', value: ({ at }) => at.variable },
  { key: 'claim', value: ({ at }) => at.claim },
  { key: 'where', value: ({ at }) => at.where },
  { key: 'printed', value: ({ cells }) => cells.map(({ printed }) => printed).join(' | ') },
  { key: 'cells', value: ({ cells }) => cells.map(({ path }) => path).join(' | ') },
  { key: 'message', value: ({ message }) => message },
  { key: 'assumed', value: ({ assumed }) => assumed.join('; ') },
  { key: 'possibleIf', value: ({ possibleIf }) => possibleIf.join('; ') },
  { key: 'known', value: ({ known }) => known },
];

/** How often each check was done, and how often it could not have found anything. */
export function auditChecksTable({ checks }: AuditResult, context: Context): Table {
  type Check = (typeof checks)[number];
  const counted = (key: Exclude<keyof Check, 'check'>, header: Text): Column<Check> => ({
    key,
    header,
    align: 'right',
    cell: (check) => countCell(check[key], context),
  });
  return tableOf(context, {
    id: 'audit-checks',
    title: context.word('title.audit.checks'),
    rows: checks,
    columns: [
      {
        key: 'check',
        header: context.text('column.check'),
        stub: true,
        cell: ({ check }) => ({ text: capitalised(context.word(`audit.check.${check}`)), value: check }),
      },
      counted('consistent', context.text('column.fits')),
      counted('inconsistent', context.text('column.doesNotFit')),
      counted('noPower', context.text('column.noPower')),
      counted('notCheckable', context.text('column.notCheckable')),
    ],
    notes: () => labelledNotes(context, [context.text('note.audit.checks')]),
  });
}
