import type { SimulatedScore, Simulation } from '../../model/simulation.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, type Table, words } from '../table.ts';
import { labelledNotes } from './notes.ts';

/** Mean, SD and alpha of every synthetic score beside the printed ones. */
export function simulationTable({ source, seed, scores }: Simulation, context: Context): Table {
  const right = { align: 'right' } as const;
  const printed = { ...right, group: context.text('column.printed') };
  const reached = { ...right, group: context.text('column.reached') };
  const missed = scores.filter(({ alphaReached }) => alphaReached === false);
  return {
    id: 'simulation',
    label: null,
    title: context.word('title.simulation', { table: source }),
    subtitle: null,
    columns: [
      { key: 'file', header: context.text('column.file'), align: 'left', stub: true },
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'printedMean', header: context.text('column.mean'), ...printed },
      { key: 'printedSd', header: context.text('column.sd'), ...printed },
      { key: 'printedAlpha', header: context.text('column.alpha'), ...printed },
      { key: 'mean', header: context.text('column.mean'), ...reached },
      { key: 'sd', header: context.text('column.sd'), ...reached },
      { key: 'alpha', header: context.text('column.alpha'), ...reached },
    ],
    rows: scores.map((score) => ({ kind: 'body', cells: cellsOf(score, context) })),
    notes: labelledNotes(context, [
      context.text('note.simulation', { seed: String(seed) }),
      ...(missed.length === 0
        ? []
        : [
            context.text('note.simulation.alpha', {
              scores: missed.map(({ scale, file }) => `${scale} (${file})`).join(', '),
            }),
          ]),
    ]),
    data: {
      columns: ['file', 'scale', 'n', 'printedMean', 'printedSd', 'printedAlpha', 'mean', 'sd', 'alpha'],
      rows: scores.map(({ file, scale, n, printed: as, reached: is }) => [
        file,
        scale,
        n,
        as.mean,
        as.sd,
        as.alpha,
        is.mean,
        is.sd,
        is.alpha,
      ]),
    },
  };
}

function cellsOf({ file, scale, n, printed, reached }: SimulatedScore, { number }: Context): Cell[] {
  const asPrinted = (text: string | null) => (text === null ? { text: MISSING, value: null } : words(text));
  return [
    words(file),
    words(scale),
    { value: n, text: number.count(n) },
    asPrinted(printed.mean),
    asPrinted(printed.sd),
    asPrinted(printed.alpha),
    { value: reached.mean, text: number.fixed(reached.mean, 2) },
    { value: reached.sd, text: number.fixed(reached.sd, 2) },
    { value: reached.alpha, text: number.bounded(reached.alpha, 3) },
  ];
}
