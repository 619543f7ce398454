import type { AuditFinding, AuditResult } from '../../model/audit-result.ts';
import { type Context, capitalised } from '../context.ts';
import { EMPTY, type Table, type TableRow, type Text, type Value, words } from '../table.ts';
import { findingWords } from './audit-words.ts';
import { labelledNotes } from './notes.ts';

/** What was found, under the row that it is about: severity and finding, what was assumed, and what would make it possible. */
export function auditFindingsTable(result: AuditResult, context: Context): Table {
  return {
    id: 'audit',
    label: null,
    title: context.word('title.audit', { table: result.source.file }),
    subtitle: null,
    columns: [
      { key: 'severity', header: context.text('column.severity'), align: 'left' },
      { key: 'finding', header: context.text('column.finding'), align: 'left' },
    ],
    rows: findingRows(result.findings, context),
    notes: labelledNotes(context, notesOf(result, context)),
    data: { columns: DATA_COLUMNS, rows: result.findings.map((finding) => dataRowOf(finding, context)) },
  };
}

function findingRows(findings: readonly AuditFinding[], context: Context): TableRow[] {
  let heading: string | null = null;
  return findings.flatMap((finding) => {
    const { place, message, assumed, possibleIf } = findingWords(finding, context);
    const isNew = place !== heading;
    heading = place;
    const severity = context.word(`audit.severity.${finding.severity}`);
    return [
      ...(isNew ? [sectionOf(place)] : []),
      row('body', severity, `${withFullStop(message)}`),
      ...(assumed.length === 0
        ? []
        : [row('body', '', sentence(context.word('audit.assumed', { list: assumed.join(', ') })))]),
      ...(possibleIf.length === 0
        ? []
        : [
            row(
              'body',
              '',
              sentence(
                context.word('audit.possible', {
                  list: possibleIf.slice(0, MOST_SHOWN).join(context.word('audit.or')),
                }),
              ),
            ),
          ]),
      ...(finding.known === null
        ? []
        : [row('body', '', sentence(context.word('audit.known', { reason: finding.known })))]),
    ];
  });
}

/** Many explanations at once say little; JSON and CSV have them all. */
const MOST_SHOWN = 3;

function sectionOf(place: string): TableRow {
  return { kind: 'section', cells: [words(place), EMPTY] };
}

function row(kind: TableRow['kind'], first: string, second: string): TableRow {
  return { kind, cells: [first === '' ? EMPTY : words(first), words(second)] };
}

function sentence(text: string): string {
  return withFullStop(capitalised(text));
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Places of results that were not read; JSON has them all. */
const MOST_PLACES = 20;

function unreadNote({ notRead }: AuditResult, context: Context): Text[] {
  if (notRead.length === 0) return [];
  const places = notRead.slice(0, MOST_PLACES).map(({ where, unit, printed }) =>
    context.word('audit.place', {
      place: context.word(`audit.${unit}`, { where: String(where) }),
      where: printed,
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

const DATA_COLUMNS = [
  'severity',
  'code',
  'scale',
  'name',
  'item',
  'group',
  'wave',
  'variable',
  'claim',
  'where',
  'printed',
  'cells',
  'message',
  'assumed',
  'possibleIf',
  'known',
] as const;

function dataRowOf(finding: AuditFinding, context: Context): Value[] {
  const { severity, code, place, cells, known } = finding;
  const { message, assumed, possibleIf } = findingWords(finding, context);
  return [
    severity,
    code,
    place.scale ?? null,
    place.name ?? null,
    place.item ?? null,
    place.group ?? null,
    place.wave ?? null,
    place.variable ?? null,
    place.claim ?? null,
    place.where ?? null,
    cells.map(({ printed }) => printed).join(' | '),
    cells.map(({ path }) => path).join(' | '),
    message,
    assumed.join('; '),
    possibleIf.join('; '),
    known,
  ];
}

/** How often each check was done, and how often it could not have found anything. */
export function auditChecksTable({ checks }: AuditResult, context: Context): Table {
  const { count } = context.number;
  const right = { align: 'right' } as const;
  const cell = (value: number) => ({ value, text: count(value) });
  return {
    id: 'audit-checks',
    label: null,
    title: context.word('title.audit.checks'),
    subtitle: null,
    columns: [
      { key: 'check', header: context.text('column.check'), align: 'left', stub: true },
      { key: 'consistent', header: context.text('column.fits'), ...right },
      { key: 'inconsistent', header: context.text('column.doesNotFit'), ...right },
      { key: 'noPower', header: context.text('column.noPower'), ...right },
      { key: 'notCheckable', header: context.text('column.notCheckable'), ...right },
    ],
    rows: checks.map(({ check, consistent, inconsistent, noPower, notCheckable }) => ({
      kind: 'body',
      cells: [
        words(capitalised(context.word(`audit.check.${check}`))),
        cell(consistent),
        cell(inconsistent),
        cell(noPower),
        cell(notCheckable),
      ],
    })),
    notes: labelledNotes(context, [context.text('note.audit.checks')]),
    data: {
      columns: ['check', 'consistent', 'inconsistent', 'noPower', 'notCheckable'],
      rows: checks.map((each) => [
        each.check,
        each.consistent,
        each.inconsistent,
        each.noPower,
        each.notCheckable,
      ]),
    },
  };
}
