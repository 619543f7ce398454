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
  type Column,
  numberColumn,
  plainText,
  type Table,
  type Text,
  tableOf,
  type Value,
  words,
} from './table.ts';
import { countCell } from './tables/number-cells.ts';

/**
 * Respondents whose answers are beyond a limit, by the row of their file: every index, a star where it is beyond. Under it the limits,
 * how many were flagged for what, and what could not be computed.
 */
export function qualityTable({ limits, files }: QualityReport, context: Context): Table {
  return tableOf(context, {
    id: 'quality',
    title: context.word('title.quality'),
    rows: files.flatMap((each) =>
      each.flagged.map((respondent) => ({ file: checkedName(each, context), ...respondent })),
    ),
    columns: columnsOf(
      context,
      files.length > 1 || files.some(({ flagged }) => flagged.some(({ file }) => file !== undefined)),
    ),
    notes: () => [
      ...files.map((file) => countNote(file, context)),
      context.text('note.quality.mark'),
      limitsNote(limits, context),
      ...files.flatMap((file) => [...distanceNotes(file, context), ...consistencyNotes(file, context)]),
    ],
  });
}

/** What was checked: a file, or a wave of it. */
export function checkedName({ file, wave }: Pick<FileQuality, 'file' | 'wave'>, context: Context): string {
  return wave === undefined ? file : `${file}, ${context.wave(wave)}`;
}

type Flagged = FlaggedRespondent & { readonly file: string };

/** @param several whether there are several files to tell apart */
function columnsOf(context: Context, several: boolean): Column<Flagged>[] {
  const { number } = context;
  const starred = (flag: QualityFlag, { flags }: Flagged, value: Value, text: string): Cell => ({
    value,
    text: flags.includes(flag) ? `${text}*` : text,
  });
  const column = (key: string, of: QualityHeading, cell: (respondent: Flagged) => Cell) =>
    numberColumn(key, context.text(`column.quality.${of}`), cell);
  return [
    {
      key: 'file',
      header: context.text('column.file'),
      stub: true,
      when: several,
      cell: ({ file }) => words(file),
    },
    numberColumn('row', context.text('column.row'), ({ row }) => countCell(row, context), { stub: true }),
    { key: 'line', value: ({ line }) => line },
    { key: 'flags', value: ({ flags }) => flags.join(' ') },
    column('missing', 'missing', (own) =>
      starred('many-missing', own, own.missing, number.level(Math.round(own.missing * 100) / 100)),
    ),
    column('longString', 'longString', (own) => {
      const { length = null, of = null } = own.longString ?? {};
      return starred('long-string', own, length, length === null ? MISSING : `${length}/${of}`);
    }),
    { key: 'longStringOf', value: ({ longString }) => longString?.of },
    { key: 'longStringAnswer', value: ({ longString }) => longString?.answer },
    {
      ...column('straightLines', 'straightLine', (own) =>
        starred('straight-line', own, own.straightLines.join(' '), own.straightLines.join(', ')),
      ),
      align: 'left',
    },
    numberColumn('variability', context.text('column.sd'), (own) =>
      starred('low-variability', own, own.variability, number.fixed(own.variability, 2)),
    ),
    column('consistency', 'consistency', (own) => {
      const { value = null } = own.consistency ?? {};
      return starred('low-consistency', own, value, number.bounded(value, 2));
    }),
    { key: 'consistencyScales', value: ({ consistency }) => consistency?.scales },
    { key: 'mahalanobis', value: ({ mahalanobis }) => mahalanobis?.distance },
    { key: 'mahalanobisDf', value: ({ mahalanobis }) => mahalanobis?.df },
    {
      ...column('mahalanobisP', 'mahalanobis', (own) => distanceCell(own, context)),
      align: 'left',
    },
    { key: 'mahalanobisScale', value: ({ mahalanobis }) => mahalanobis?.scale },
  ];
}

type QualityHeading = 'missing' | 'longString' | 'straightLine' | 'consistency' | 'mahalanobis';

/** The p, and of a flagged respondent the scale where the combination is unusual. */
function distanceCell({ mahalanobis, flags }: FlaggedRespondent, context: Context): Cell {
  const p = mahalanobis?.p ?? null;
  const text = context.number.p(p);
  if (!flags.includes('multivariate-outlier')) return { value: p, text };
  return { value: p, text: [`${text}*`, mahalanobis?.scale ?? ''].join(' ').trimEnd() };
}

function countNote(quality: FileQuality, context: Context): Text {
  const { respondents, indices, flagged } = quality;
  const file = checkedName(quality, context);
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

function distanceNotes(quality: FileQuality, context: Context): Text[] {
  const [all, ...scales] = quality.mahalanobis;
  if (all === undefined) return [];
  const values = {
    file: checkedName(quality, context),
    n: context.number.count(all.n),
    items: context.number.count(all.items),
  };
  if (all.reason === null) return [context.text('note.quality.distance.all', values)];
  const left = scales.filter(({ reason }) => reason !== null).map(({ scale }) => scale ?? '');
  if (left.length === scales.length) return [context.text('note.quality.distance.none', values)];
  const without = context.text('note.quality.distance.without', { scales: left.join(', ') });
  return [[...context.text('note.quality.distance.scales', values), ...(left.length === 0 ? [] : without)]];
}

function consistencyNotes(quality: FileQuality, context: Context): Text[] {
  return quality.indices['low-consistency'].computed === 0
    ? [context.text('note.quality.consistency.none', { file: checkedName(quality, context) })]
    : [];
}
