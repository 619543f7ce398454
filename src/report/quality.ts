import {
  type FileQuality,
  type FlaggedRespondent,
  QUALITY_FLAGS,
  type QualityFlag,
  type QualityLimits,
  type QualityReport,
} from '../model/quality.ts';
import type { Context } from './context.ts';
import { MISSING } from './number-format.ts';
import {
  type Cell,
  plainText,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
  type Value,
} from './table.ts';

/**
 * Respondents whose answers are beyond a limit, by the row of their file: every index, a star where it is beyond. Under it the limits,
 * how many were flagged for what, and what could not be computed.
 */
export function qualityTable({ limits, files }: QualityReport, context: Context): Table {
  const several = files.length > 1;
  return {
    id: 'quality',
    label: null,
    title: context.word('title.quality'),
    subtitle: null,
    columns: columnsOf(context, several),
    rows: files.flatMap((file) =>
      file.flagged.map((respondent) => rowOf(file.file, respondent, context, several)),
    ),
    notes: [
      ...files.map((file) => countNote(file, context)),
      context.text('note.quality.mark'),
      limitsNote(limits, context),
      ...files.flatMap((file) => [...distanceNotes(file, context), ...consistencyNotes(file, context)]),
    ],
    data: {
      columns: DATA_COLUMNS,
      rows: files.flatMap((file) => file.flagged.map((respondent) => dataRowOf(file.file, respondent))),
    },
  };
}

function columnsOf(context: Context, several: boolean): TableColumn[] {
  const file: TableColumn = { key: 'file', header: context.text('column.file'), align: 'left', stub: true };
  return [
    ...(several ? [file] : []),
    { key: 'row', header: context.text('column.row'), align: 'right', stub: true },
    { key: 'missing', header: context.text('column.quality.missing'), align: 'right' },
    { key: 'longString', header: context.text('column.quality.longString'), align: 'right' },
    { key: 'straightLine', header: context.text('column.quality.straightLine'), align: 'left' },
    { key: 'variability', header: context.text('column.sd'), align: 'right' },
    { key: 'consistency', header: context.text('column.quality.consistency'), align: 'right' },
    { key: 'mahalanobis', header: context.text('column.quality.mahalanobis'), align: 'left' },
  ];
}

function rowOf(file: string, respondent: FlaggedRespondent, context: Context, several: boolean): TableRow {
  const { row, flags, missing, longString, straightLines, variability, consistency } = respondent;
  const { number } = context;
  const cell = (value: Value, text: string, flag: QualityFlag) => ({
    value,
    text: flags.includes(flag) ? `${text}*` : text,
  });
  const run = longString === null ? MISSING : `${longString.length}/${longString.of}`;
  const cells = [
    { value: row, text: number.count(row) },
    cell(missing, number.level(Math.round(missing * 100) / 100), 'many-missing'),
    cell(longString?.length ?? null, run, 'long-string'),
    cell(straightLines.join(', '), straightLines.join(', '), 'straight-line'),
    cell(variability, number.fixed(variability, 2), 'low-variability'),
    cell(consistency?.value ?? null, number.bounded(consistency?.value ?? null, 2), 'low-consistency'),
    distanceCell(respondent, context),
  ];
  return { kind: 'body', cells: several ? [{ value: file, text: file }, ...cells] : cells };
}

/** The p, and of a flagged respondent the scale where the combination is unusual. */
function distanceCell({ mahalanobis, flags }: FlaggedRespondent, context: Context): Cell {
  const p = mahalanobis?.p ?? null;
  const text = context.number.p(p);
  if (!flags.includes('multivariate-outlier')) return { value: p, text };
  return { value: p, text: [`${text}*`, mahalanobis?.scale ?? ''].join(' ').trimEnd() };
}

function countNote({ file, respondents, indices, flagged }: FileQuality, context: Context): Text {
  const counts = QUALITY_FLAGS.flatMap((flag) =>
    indices[flag].flagged === 0
      ? []
      : [`${context.lookup(`problem.${flag}`)} ${context.number.count(indices[flag].flagged)}`],
  );
  const all = context.number.count(respondents);
  if (counts.length === 0) return context.text('note.quality.none', { file, respondents: all });
  const values = { file, respondents: all, flagged: context.number.count(flagged.length) };
  return context.text('note.quality.counts', { ...values, counts: counts.join(', ') });
}

/** Beyond which limits respondents are flagged. */
export function limitsNote(limits: QualityLimits, context: Context): Text {
  const { number } = context;
  const { missing, longString, variability, consistency, outlier } = limits;
  return context.text('note.quality.limits', {
    missing: number.level(missing),
    longString:
      longString === null
        ? context.text('note.quality.longString.half')
        : context.text('note.quality.longString.from', { count: number.count(longString) }),
    variability: number.plain(variability),
    consistency:
      consistency === null
        ? context.text('note.quality.consistency.usual', { limit: number.bounded(0.3, 2) })
        : plainText(number.bounded(consistency, 2)),
    outlier: number.plain(outlier).replace(/^0(?=\D)/, ''),
  });
}

function distanceNotes({ file, mahalanobis }: FileQuality, context: Context): Text[] {
  const [all, ...scales] = mahalanobis;
  if (all === undefined) return [];
  const values = {
    file,
    n: context.number.count(all.n),
    items: context.number.count(all.items),
  };
  if (all.reason === null) return [context.text('note.quality.distance.all', values)];
  const left = scales.filter(({ reason }) => reason !== null).map(({ scale }) => scale ?? '');
  if (left.length === scales.length) return [context.text('note.quality.distance.none', values)];
  const without = context.text('note.quality.distance.without', { scales: left.join(', ') });
  return [[...context.text('note.quality.distance.scales', values), ...(left.length === 0 ? [] : without)]];
}

function consistencyNotes({ file, indices }: FileQuality, context: Context): Text[] {
  return indices['low-consistency'].computed === 0
    ? [context.text('note.quality.consistency.none', { file })]
    : [];
}

const DATA_COLUMNS = [
  'file',
  'row',
  'line',
  'flags',
  'missing',
  'longString',
  'longStringOf',
  'longStringAnswer',
  'straightLines',
  'variability',
  'consistency',
  'consistencyScales',
  'mahalanobis',
  'mahalanobisDf',
  'mahalanobisP',
  'mahalanobisScale',
] as const;

function dataRowOf(file: string, respondent: FlaggedRespondent): Value[] {
  const { row, line, flags, missing, longString, straightLines, variability, consistency, mahalanobis } =
    respondent;
  return [
    file,
    row,
    line,
    flags.join(' '),
    missing,
    longString?.length ?? null,
    longString?.of ?? null,
    longString?.answer ?? null,
    straightLines.join(' '),
    variability,
    consistency?.value ?? null,
    consistency?.scales ?? null,
    mahalanobis?.distance ?? null,
    mahalanobis?.df ?? null,
    mahalanobis?.p ?? null,
    mahalanobis?.scale ?? null,
  ];
}
