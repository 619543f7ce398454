import type { SimulatedScore, Simulation } from '../../model/simulation.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, type Column, numberColumn, type Table, tableOf, words } from '../table.ts';
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
  const printed = { group: context.text('column.printed') };
  const reached = { group: context.text('column.reached') };
  const mean = context.text('column.mean');
  const sd = context.text('column.sd');
  const alpha = context.text('column.alpha');
  return [
    { key: 'file', header: context.text('column.file'), stub: true, cell: ({ file }) => words(file) },
    { key: 'scale', header: context.text('column.scale'), stub: true, cell: ({ scale }) => words(scale) },
    numberColumn('n', context.text('column.n'), ({ n }) => countCell(n, context)),
    numberColumn('printedMean', mean, (score) => asPrinted(score.printed.mean), printed),
    numberColumn('printedSd', sd, (score) => asPrinted(score.printed.sd), printed),
    numberColumn('printedAlpha', alpha, (score) => asPrinted(score.printed.alpha), printed),
    numberColumn('mean', mean, (score) => fixed(score.reached.mean, 2), reached),
    numberColumn('sd', sd, (score) => fixed(score.reached.sd, 2), reached),
    numberColumn('alpha', alpha, (score) => bounded(score.reached.alpha, 3), reached),
  ];
}

function asPrinted(text: string | null): Cell {
  return text === null ? { text: MISSING, value: null } : words(text);
}
