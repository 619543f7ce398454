import { describedSamplesOf, descriptionOf, descriptionsOf } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  dataOf,
  EMPTY,
  numberColumn,
  type Table,
  type TableData,
  tableOf,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import {
  describedSamples,
  rowKind,
  type ScoreRow,
  sampleColumns,
  scoreColumns,
  scoreRows,
} from './score-rows.ts';

/** More samples than this do not stand side by side in 80 columns. */
const MOST_COLUMNS = 4;

/**
 * Respondents in each band of a score: a column per wave or group; of many groups at several waves a column per group and a row per wave.
 * `null` when no scale has bands.
 */
export function bandsTable(result: Result, context: Context): Table | null {
  const scores = scoreRows(result.scales).filter(({ scale }) =>
    descriptionsOf(scale).some(({ bands = [] }) => bands.length > 0),
  );
  if (scores.length === 0) return null;
  const samples = describedSamples(result);
  const waves = [...new Set(samples.map(({ wave }) => wave))];
  const groups = [...new Set(samples.map(({ group }) => group))];
  const perWave = samples.length > MOST_COLUMNS && waves.length > 1 && groups.length > 1;
  const rows = scores.flatMap((score) =>
    labelsOf(score, context).flatMap((label, band) => {
      const own = { ...score, label, band };
      return perWave ? waves.map((wave): BandRow => ({ ...own, wave })) : [{ ...own, wave: null }];
    }),
  );
  return tableOf<BandRow>(context, {
    id: 'bands',
    title: context.word('title.bands'),
    rows,
    kind: rowKind,
    columns: [
      {
        key: 'scale',
        header: context.text('column.scale'),
        stub: true,
        cell: ({ scale }) => words(context.name(scale.name)),
      },
      { key: 'band', header: context.text('column.band'), stub: true, cell: ({ label }) => words(label) },
      {
        key: 'wave',
        header: context.text('column.wave'),
        stub: true,
        when: perWave,
        cell: ({ wave }) => words(context.sampleTitle({ wave, group: null, pooled: false })),
      },
      ...(perWave
        ? groups.map((group) => groupColumn(group, context))
        : sampleColumns<BandRow>(
            result,
            context.text('column.n'),
            context,
            ({ bands }, { band }) => bands?.[band]?.n,
          )),
    ],
    notes: () => labelledNotes(context, [context.text('note.bands')]),
    data: () => bandsData(scores, context),
  });
}

interface BandRow extends ScoreRow {
  readonly label: string;
  /** Its position; every wave has the same bands. */
  readonly band: number;
  /** `null` where every wave has a column of its own. */
  readonly wave: string | null;
}

/** The respondents of a group, at the wave of the row. */
function groupColumn(group: string | null, context: Context): Column<BandRow> {
  return numberColumn(
    `n ${group ?? ''}`,
    [{ text: context.sample({ wave: null, group, pooled: false }) }],
    ({ scale, band, wave }) => {
      const n = descriptionOf(scale, { wave, group, pooled: false })?.bands?.[band]?.n;
      return n === undefined ? EMPTY : countCell(n, context);
    },
    { group: context.text('column.n') },
  );
}

function labelsOf({ scale }: ScoreRow, context: Context): string[] {
  const described = descriptionsOf(scale).find(({ bands }) => bands !== undefined);
  return (described?.bands ?? []).map((band) => context.name(band.label));
}

/** A row per wave and band. */
function bandsData(scores: readonly ScoreRow[], context: Context): TableData {
  const rows = scores.flatMap((score) =>
    describedSamplesOf(score.scale).flatMap(({ sample, description: { n, bands = [] } }) =>
      bands.map((band) => ({ ...score, sample, band, scored: n })),
    ),
  );
  return dataOf<(typeof rows)[number]>(
    [
      ...scoreColumns(context),
      { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
      { key: 'band', value: ({ band }) => context.name(band.label) },
      { key: 'n', value: ({ band }) => countCell(band.n, context) },
      { key: 'scored', value: ({ scored }) => countCell(scored, context) },
    ],
    rows,
    context,
  );
}
