import { describedSamplesOf, descriptionsOf } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { dataOf, type Table, type TableData, tableOf, words } from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { rowKind, type ScoreRow, sampleColumns, scoreColumns, scoreRows } from './score-rows.ts';

/** Respondents in each band of a score, per wave. `null` when no scale has bands. */
export function bandsTable(result: Result, context: Context): Table | null {
  const scores = scoreRows(result.scales).filter(({ scale }) =>
    descriptionsOf(scale).some(({ bands = [] }) => bands.length > 0),
  );
  if (scores.length === 0) return null;
  return tableOf<BandRow>(context, {
    id: 'bands',
    title: context.word('title.bands'),
    rows: scores.flatMap((score) =>
      labelsOf(score, context).map((label, band) => ({ ...score, label, band })),
    ),
    kind: rowKind,
    columns: [
      {
        key: 'scale',
        header: context.text('column.scale'),
        stub: true,
        cell: ({ scale }) => words(context.name(scale.name)),
      },
      { key: 'band', header: context.text('column.band'), stub: true, cell: ({ label }) => words(label) },
      ...sampleColumns<BandRow>(
        result,
        context.text('column.n'),
        context,
        ({ bands }, { band }) => bands?.[band]?.n,
      ),
    ],
    notes: () => labelledNotes(context, [context.text('note.bands')]),
    data: () => bandsData(scores, context),
  });
}

interface BandRow extends ScoreRow {
  readonly label: string;
  /** Its position; every wave has the same bands. */
  readonly band: number;
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
