import { type CodedRows, Unusual } from '../model/coded-rows.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import { type EngineTable, engineOf, quotedName } from '../model/engine.ts';
import { isIdName } from '../model/header-role.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName } from './column-name.ts';
import { DifferentIds } from './different-ids.ts';
import { findColumn } from './find-column.ts';
import { haveSeveralRows } from './id-list.ts';
import { normaliseId } from './normalise-id.ts';
import { parseNumber } from './parse-number.ts';
import { inTime, MOST_WAVES, timeOf } from './wave-words.ts';

/** Headers of columns that say the wave. */
const WAVE_HEADER =
  /^(?:wave|time|time ?point|moment|meet ?moment|meting|tijd|golf|occasion|visit|event|session|phase|fase|vague|mesure|temps|redcap event name)s?$/;

/**
 * Refuses a file in which the platform tells the rows of a person apart, where some have several: each would count as a respondent.
 *
 * @param by the column of `--by`, which may be the one that tells them apart
 * @param isWave whether the rows are those of one wave already
 * @throws UserError (status 2) that names the columns and the options to type
 */
export async function refuseSeveralRows(
  dataset: Dataset,
  by: string | undefined,
  isWave = false,
): Promise<void> {
  // What each column is for takes long to tell, and few platforms have such rows.
  if (dataset.export?.mayHaveVisits === false) return;
  const id = dataset.columns.find(({ role }) => role === 'id');
  const visits = dataset.columns.filter(({ role }) => role === 'visit');
  if (id === undefined || visits.length === 0 || isAmong(visits, dataset, by)) return;
  const { people, values } = await surveyed(dataset, id, visits);
  const told = visits.findIndex((_, index) => values[index]!.size > 1);
  if (people.size === dataset.rowCount || told === -1) return;
  throw severalRows(
    dataset,
    people.size,
    id,
    visits[told]!,
    [...values[told]!].slice(0, isWave ? 1 : MOST_WAVES),
  );
}

/**
 * The same of any file, where a column is called as ids are and most of them repeat, and another says the wave: by its header or its
 * values, each once a person. Where either is doubtful the rows are believed to be respondents.
 *
 * @throws UserError (status 2) as above
 */
export async function refuseRepeatedIds(dataset: Dataset, by: string | undefined): Promise<void> {
  const id = dataset.columns.find((column) => isIdName(lookupName(column)));
  if (id === undefined || dataset.export !== null) return;
  if (dataset.coded !== undefined) {
    watchIds(dataset.coded, id);
    return;
  }
  if (await areDifferentIn(engineOf(dataset), id)) return;
  // Mostly ids are not repeated, and then nothing else is looked at.
  if (!haveSeveralRows((await surveyed(dataset, id, [])).people)) return;
  const others = dataset.columns.filter((column) => column !== id);
  const { people, values } = await surveyed(dataset, id, others);
  for (const [index, column] of others.entries()) {
    const waves = [...values[index]!];
    const isNamed = WAVE_HEADER.test(
      lookupName(column)
        .toLowerCase()
        .replace(/[^a-z]+/g, ' ')
        .trim(),
    );
    const saysWaves = waves.length > 1 && waves.length <= MOST_WAVES && !waves.includes('');
    if (!saysWaves || !(isNamed || waves.every((wave) => timeOf(wave) !== null))) continue;
    if (isAmong([column], dataset, by)) return;
    if (await isOnceEach(dataset, id, column)) throw severalRows(dataset, people.size, id, column, waves);
  }
}

/** Where the file is read once, by its bytes: most ids must be seen to stand in one row, else it is read as text. */
function watchIds(rows: CodedRows, { index }: Column): void {
  const ids = new DifferentIds(rows.expected);
  rows.watch({
    column: index,
    add: (bytes, places, count) => ids.add(bytes, places, count),
    divided: {
      work: { column: index, expected: rows.expected },
      take: (found) => ids.take(found as Uint32Array),
    },
    conclude: (count) => {
      if (!ids.areMostlySingle(count)) throw new Unusual('ids that repeat');
    },
  });
}

/** Whether an engine counts so many different ids that most of them cannot have several rows. */
async function areDifferentIn(table: EngineTable | null, { index }: Column): Promise<boolean> {
  if (table === null) return false;
  const { relation, columns, query } = table;
  const id = `lower(trim(CAST(${quotedName(columns[index]!.name)} AS VARCHAR)))`;
  const sql = `SELECT CAST(count(*) AS VARCHAR), CAST(count(DISTINCT ${id}) AS VARCHAR) FROM ${relation}`;
  for await (const [row] of query(sql)) {
    const [rows, different] = row!.map(Number);
    return 2 * (rows! - different!) < different!;
  }
  return false;
}

function isAmong(columns: readonly Column[], dataset: Dataset, by: string | undefined): boolean {
  return by !== undefined && columns.includes(findColumn(dataset, by, '--by'));
}

/** How many rows each person has, and the different values of the columns, as far as they are few. */
async function surveyed(dataset: Dataset, id: Column, columns: readonly Column[]) {
  const people = new Map<string, number>();
  const values = columns.map(() => new Set<string>());
  const wanted = { columns: new Set([id, ...columns].map(({ index }) => index)), after: 0 };
  for await (const { cells } of dataset.batches(wanted))
    for (const row of cells) {
      const person = normaliseId((row[id.index] ?? '').trim());
      people.set(person, (people.get(person) ?? 0) + 1);
      for (const [index, column] of columns.entries())
        if (values[index]!.size <= MOST_WAVES) values[index]!.add((row[column.index] ?? '').trim());
    }
  return { people, values };
}

/** Whether no person has a value twice. */
async function isOnceEach(dataset: Dataset, id: Column, column: Column): Promise<boolean> {
  const seen = new Set<string>();
  let rows = 0;
  for await (const { cells } of dataset.batches())
    for (const row of cells) {
      rows++;
      seen.add(`${normaliseId((row[id.index] ?? '').trim())}\0${(row[column.index] ?? '').trim()}`);
    }
  return seen.size === rows;
}

function severalRows(
  { file, rowCount: rows }: Dataset,
  people: number,
  id: Column,
  column: Column,
  values: readonly string[],
) {
  const named = values.filter((value) => value !== '');
  const waves = inTime(named, (value) => parseNumber(value, '.')).slice(0, 2);
  const facts = { file, rows, people, id: id.name, column: column.name, waves };
  return cannotRun(createMessage(fileMessages, 'several-rows-a-person', facts), {
    file,
    column: column.name,
  });
}
