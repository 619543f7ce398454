import { createMessage } from '../model/messages/create-message.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun } from '../model/problem.ts';
import type { PublishedTable } from '../model/published.ts';
import type { SimulatedFile, SimulatedScore, Simulation } from '../model/simulation.ts';
import { tool } from '../model/tool.ts';
import { type RandomGenerator, seededRandom } from '../stats/random.ts';
import type { ReportedNumber } from './checks/reported-number.ts';
import { numberReader, type TableSettings, tableSettings } from './number-reader.ts';
import { shuffled } from './simulate-items.ts';
import { type MadeScore, type SimulatedScale, simulateScore } from './simulate-score.ts';
import { type ScoreNumbers, scoreNumbers, type WaveNumbers } from './table-numbers.ts';

/** What synthetic answers are made of. */
export interface SimulationOptions {
  /** The same seed gives the same answers. */
  readonly seed: number;
  /** Name of the table's file. */
  readonly source: string;
  /** Scales by id, as the definitions have them. */
  readonly scales: Readonly<Record<string, SimulatedScale>>;
}

/** A wave of a group with the rows that are printed of it. */
interface Part {
  readonly group: string | null;
  readonly wave: string;
  readonly rows: readonly { readonly score: ScoreNumbers; readonly numbers: WaveNumbers }[];
}

/**
 * Makes synthetic item answers whose scores have the printed n, means and SDs, and where it is printed Cronbach's alpha, for
 * demonstrations and tests. Every file says in its name, its first column and its rows that it is synthetic.
 *
 * Each scale is made by itself: scores by `findSample`, answers by `answersWithAlpha`; nothing ties scales or waves of one
 * respondent together. Where the SD is not printed, one of about a fifth of the range is taken. An alpha without group or
 * wave is aimed at in every wave.
 *
 * @throws UserError (status 1) when no whole answers have a printed mean and SD, (status 2) when there is nothing to make
 */
export function simulateTable(table: PublishedTable, options: SimulationOptions): Simulation {
  const settings = tableSettings(table);
  const random = seededRandom(options.seed);
  const facts = Object.fromEntries(
    Object.entries(options.scales).map(([id, { items, aggregate, range }]) => [
      id,
      { items: items.length, aggregate, range: [...range] as [number, number | null] },
    ]),
  );
  const parts = partsOf(table, scoreNumbers(table, facts, settings));
  const made = parts.map((part) => simulatePart(part, table, settings, options, random));
  const scores = made.flatMap((part) => part.scores);
  if (scores.length === 0)
    throw cannotRun(createMessage(scriptMessages, 'nothing-to-simulate', { source: options.source }));
  return {
    schema: 'ensure-stats/simulation/1',
    tool: { name: tool.name, version: tool.version },
    source: options.source,
    seed: options.seed,
    files: made.map(({ file }) => file).filter(({ rows }) => rows.length > 0),
    scores,
  };
}

/** Every wave of every group, also those of whom only characteristics are printed. */
function partsOf({ groups = [] }: PublishedTable, scores: readonly ScoreNumbers[]): Part[] {
  const parts = new Map<string, { group: string | null; wave: string; rows: Part['rows'][number][] }>();
  for (const { id, waves } of groups)
    for (const wave of Object.keys(waves))
      parts.set(JSON.stringify([id, wave]), { group: id, wave, rows: [] });
  for (const score of scores) {
    for (const numbers of score.waves) {
      const group = score.place.group ?? null;
      const key = JSON.stringify([group, numbers.wave]);
      const part = parts.get(key) ?? { group, wave: numbers.wave, rows: [] };
      part.rows.push({ score, numbers });
      parts.set(key, part);
    }
  }
  return [...parts.values()];
}

function simulatePart(
  { group, wave, rows }: Part,
  table: PublishedTable,
  settings: TableSettings,
  options: SimulationOptions,
  random: RandomGenerator,
): { readonly file: SimulatedFile; readonly scores: readonly SimulatedScore[] } {
  const name = `synthetic-${[group, wave].filter((part) => part !== null).join('-')}.csv`;
  const used = new Set<string>();
  const made: MadeScore[] = [];
  for (const { score, numbers } of rows) {
    const scale = options.scales[score.place.scale ?? ''];
    if (scale === undefined || numbers.mean === null || numbers.n === null) continue;
    // Of a scale and its subscale the first stands; both at once would have to agree.
    if (scale.items.some(({ id }) => used.has(id))) continue;
    for (const { id } of scale.items) used.add(id);
    const alpha = alphaOf(table, scale.id, group, wave, settings);
    made.push(simulateScore(scale, numbers, alpha, name, options.source, random));
  }
  const people = characteristics(table, group, wave, settings, random);
  const sizes =
    made.length > 0 ? made.map(({ answers }) => answers.length) : people.map(({ values }) => values.length);
  const count = Math.max(0, ...sizes);
  const described = people.filter(({ values }) => values.length === count);
  const blank: readonly (number | null)[] = [];
  return {
    file: {
      name,
      group,
      wave,
      columns: [
        'synthetic',
        ...described.map(({ variable }) => variable),
        ...made.flatMap(({ columns }) => columns),
      ],
      rows: Array.from({ length: count }, (_, respondent) => [
        'synthetic',
        ...described.map(({ values }) => values[respondent] ?? null),
        // Fewer may have a score than there are respondents.
        ...made.flatMap(({ columns, answers }) =>
          columns.map((_, item) => (answers[respondent] ?? blank)[item] ?? null),
        ),
      ]),
    },
    scores: made.map(({ score }) => score),
  };
}

/** The alpha printed for this wave, else for the group, else for nobody in particular. */
function alphaOf(
  { reliability = [] }: PublishedTable,
  scale: string,
  group: string | null,
  wave: string,
  settings: TableSettings,
): { readonly printed: string; readonly number: ReportedNumber } | null {
  const own = reliability.filter((row) => row.scale === scale && (row.group ?? group) === group);
  const row =
    own.find((each) => each.wave === wave) ??
    own.find((each) => each.wave === undefined && each.group !== undefined) ??
    own.find((each) => each.wave === undefined || each.wave === 'pooled');
  if (row === undefined) return null;
  const read = numberReader(row.where, settings).number(row.alpha, 'alpha', [], {});
  return read === null ? null : { printed: read.cell.printed, number: read.number };
}

/** A characteristic of every respondent; `null` is no answer. */
interface Characteristic {
  readonly variable: string;
  readonly values: readonly (string | null)[];
}

/** The printed counts of a group's characteristics as one value a respondent, in random order. */
function characteristics(
  { respondents = [], groups = [] }: PublishedTable,
  group: string | null,
  wave: string,
  settings: TableSettings,
  random: RandomGenerator,
): Characteristic[] {
  const first = Object.keys(groups.find(({ id }) => id === group)?.waves ?? {})[0];
  return respondents.flatMap(({ variable, columns, categories, multiple }, index) => {
    if (multiple) return [];
    const [column] =
      Object.entries(columns).find(([, of]) => (of.group ?? null) === group && (of.wave ?? first) === wave) ??
      [];
    if (column === undefined) return [];
    const read = numberReader(undefined, settings);
    const values = categories.flatMap(({ label, missing, counts }, at) => {
      const path = ['respondents', index, 'categories', at, 'counts', column];
      const count = read.number(counts?.[column], 'count', path, { variable })?.number.value ?? 0;
      return new Array<string | null>(count).fill(missing ? null : label);
    });
    return [{ variable, values: shuffled(values, random) }];
  });
}
