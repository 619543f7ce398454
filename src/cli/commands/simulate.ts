import { join } from 'node:path';
import { definitionsFor } from '../../audit/scale-ids.ts';
import { simulateTable } from '../../audit/simulate.ts';
import type { SimulatedScale } from '../../audit/simulate-score.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import type { Scale } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { SimulatedFile } from '../../model/simulation.ts';
import { csvRow } from '../../report/render/csv.ts';
import { renderSimulation } from '../../report/simulation.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { planScale } from '../../scoring/score-plan.ts';
import type { CommandLine } from '../command-io.ts';
import { decidedScales } from '../load-scales.ts';
import { renderOptions } from '../output.ts';
import { readPublishedFile } from '../published-table.ts';

export interface SimulateOptions extends OptionsOf<'simulate'> {
  readonly output: string;
  readonly seed: number;
  readonly format: 'table' | 'json';
}

/** `simulate <table>`: synthetic answers that give a published table, into a folder. */
export async function simulateCommand(
  path: string,
  options: SimulateOptions,
  host: CommandLine,
): Promise<void> {
  const { output: folder, seed, format, lang = 'en' } = options;
  const { table, file, guesses } = await readPublishedFile(path, options, host.files);
  await host.warn(guesses);
  const own = await decidedScales(options, host);
  const known = definitionsFor(table, builtInScales());
  const scales = { ...simulatedScales(known), ...simulatedScales(own) };
  const simulation = simulateTable(table, { seed, source: file, scales });
  const note = await renderSimulation(simulation, { format: 'markdown', lang });
  await host.files.refuseInputs([
    ...simulation.files.map(({ name }) => join(folder, name)),
    join(folder, 'SYNTHETIC.md'),
  ]);
  await host.folder(folder);
  for (const each of simulation.files) await host.files.write(join(folder, each.name), csvLines(each));
  await host.files.write(join(folder, 'SYNTHETIC.md'), [note]);
  await host.tell(
    createMessage(terminalMessages, 'wrote-simulation', { count: simulation.files.length, folder }),
  );
  await host.write(await renderSimulation(simulation, renderOptions({ lang }, format, host.terminal)), {});
}

function csvLines({ columns, rows }: SimulatedFile): string[] {
  return [columns, ...rows].map((row) => csvRow(row));
}

/** The scores of definitions whose items all have one range of whole answers, by id, for making synthetic answers. */
export function simulatedScales(scales: readonly Scale[]): Record<string, SimulatedScale> {
  return Object.fromEntries(
    scales.flatMap((scale) =>
      planScale(scale).scores.flatMap(({ id, score, items, weights }) => {
        const own = items.map((index) => scale.items[index]!);
        const responses = own.map((item) => item.response ?? scale.response);
        const [first] = responses;
        const alike = responses.every(
          ({ min, max, step = 1 }) => min === first?.min && max === first.max && step === 1,
        );
        if (
          score === null ||
          score.transform !== undefined ||
          weights !== null ||
          first === undefined ||
          own.some((item) => item.recode !== undefined) ||
          !alike
        )
          return [];
        return [
          [
            id,
            {
              id,
              aggregate: score.aggregate,
              items: own.map((item) => ({ id: item.id, reverse: item.reverse === true })),
              range: [first.min, first.max] as const,
            },
          ] as const,
        ];
      }),
    ),
  );
}
