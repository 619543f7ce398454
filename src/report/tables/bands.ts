import { describedSamplesOf, descriptionOf, descriptionsOf, sampleId } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { EMPTY, type Table, type TableColumn, type Value, words } from '../table.ts';
import { hasWaves, labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { describedSamples, type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** Respondents in each band of a score, per wave. `null` when no scale has bands. */
export function bandsTable(result: Result, context: Context): Table | null {
  const scores = scoreRows(result.scales).filter(({ scale }) =>
    descriptionsOf(scale).some(({ bands }) => bands !== undefined && bands.length > 0),
  );
  if (scores.length === 0) return null;
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  return {
    id: 'bands',
    label: null,
    title: context.word('title.bands'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'band', header: context.text('column.band'), align: 'left', stub: true },
      ...samples.map(
        (sample): TableColumn => ({
          key: sampleId(sample),
          header: !severalWaves ? context.text('column.n') : [{ text: context.sampleTitle(sample) }],
          align: 'right',
          ...(severalWaves && { group: context.text('column.n') }),
        }),
      ),
    ],
    rows: scores.flatMap((score) =>
      labelsOf(score, context).map((label, index) => ({
        kind: score.parent === null ? ('body' as const) : ('sub' as const),
        cells: [
          words(context.name(score.scale.name)),
          words(label),
          ...samples.map((sample) => {
            const band = descriptionOf(score.scale, sample)?.bands?.[index];
            return band === undefined ? EMPTY : countCell(band.n, context);
          }),
        ],
      })),
    ),
    notes: labelledNotes(context, [context.text('note.bands')]),
    get data() {
      return {
        columns: ['scale', 'name', 'parent', 'wave', 'band', 'n', 'scored', ...withheldColumn(context)],
        rows: scores.flatMap((score) => dataRowsOf(score, context)),
      };
    },
  };
}

/** The bands' names; every wave has the same ones. */
function labelsOf({ scale }: ScoreRow, context: Context): string[] {
  const described = descriptionsOf(scale).find(({ bands }) => bands !== undefined);
  return (described?.bands ?? []).map((band) => context.name(band.label));
}

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return describedSamplesOf(scale).flatMap(({ sample, description }) =>
    (description.bands ?? []).map((band) => [
      scale.id,
      context.name(scale.name),
      parent?.id ?? null,
      context.sampleData(sample),
      context.name(band.label),
      band.n,
      description.n,
      ...withheldValue(context, band.n, description.n),
    ]),
  );
}
