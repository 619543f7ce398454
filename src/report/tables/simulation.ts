import type { SimulatedScore, Simulation } from '../../model/simulation.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, type Column, type Table, tableOf, words } from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, numberCells } from './number-cells.ts';

/** Mean, SD and alpha of every synthetic score beside the printed ones. */
export function simulationTable({ source, seed, scores }: Simulation, context: Context): Table {
  const missed = scores.filter(({ alphaReached }) => alphaReached === false);
  return tableOf(context, {
    id: 'simulation',
    title: context.word('title.simulation', { table: source }),
    rows: scores,
    columns: columnsOf(context),
    notes: () =>
      labelledNotes(context, [
        context.text('note.simulation', { seed: String(seed) }),
        ...(missed.length === 0
          ? []
          : [
              context.text('note.simulation.alpha', {
                scores: missed.map(({ scale, file }) => `${scale} (${file})`).join(', '),
              }),
            ]),
      ]),
  });
}

function columnsOf(context: Context): Column<SimulatedScore>[] {
  const { fixed, bounded } = numberCells(context);
  const right = { align: 'right' } as const;
  const printed = { ...right, group: context.text('column.printed') };
  const reached = { ...right, group: context.text('column.reached') };
  const mean = context.text('column.mean');
  const sd = context.text('column.sd');
  const alpha = context.text('column.alpha');
  return [
    { key: 'file', header: context.text('column.file'), stub: true, cell: ({ file }) => words(file) },
    { key: 'scale', header: context.text('column.scale'), stub: true, cell: ({ scale }) => words(scale) },
    { key: 'n', header: context.text('column.n'), ...right, cell: ({ n }) => countCell(n, context) },
    { key: 'printedMean', header: mean, ...printed, cell: (score) => asPrinted(score.printed.mean) },
    { key: 'printedSd', header: sd, ...printed, cell: (score) => asPrinted(score.printed.sd) },
    { key: 'printedAlpha', header: alpha, ...printed, cell: (score) => asPrinted(score.printed.alpha) },
    { key: 'mean', header: mean, ...reached, cell: (score) => fixed(score.reached.mean, 2) },
    { key: 'sd', header: sd, ...reached, cell: (score) => fixed(score.reached.sd, 2) },
    { key: 'alpha', header: alpha, ...reached, cell: (score) => bounded(score.reached.alpha, 3) },
  ];
}

function asPrinted(text: string | null): Cell {
  return text === null ? { text: MISSING, value: null } : words(text);
}
