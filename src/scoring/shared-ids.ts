import type { Column, Dataset } from '../model/dataset.ts';
import { isAgeName, isIdName, roleOfColumn } from '../model/header-role.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { type Problem, remark } from '../model/problem.ts';
import { lookupName, normaliseName } from './column-name.ts';
import { normaliseId } from './normalise-id.ts';

/** In larger files nothing is looked for: every value of a column that may be an id is kept. */
const MOST_ROWS = 100_000;
/** In a column that is not named as ids are, so many rows and so large a share of the smaller file must be found again. */
const FEWEST_ROWS = 5;
const SHARE = 0.5;
/** In one that is. */
const SHARE_OF_NAMED = 0.1;
/** Personal columns that tell people apart, be it that several share one. */
const TELLING = ['e-mail', 'phone', 'name', 'id'];
/** A number of a person may well be that of the row; of other numbers that run through, nobody knows. */
const OF_PERSON =
  /participant|deelnemer|cli[e\u00eb]nt|pati[e\u00eb]nt|student|leerling|subject|person|\u00e9l\u00e8ve|panel/i;

/** Looks at the rows of a file. */
export interface SharedWatch {
  readonly columns: readonly number[];
  /** @returns whether further rows are wanted */
  add(cells: readonly string[]): boolean;
}

/** A column that all files have, and what is known of its values in each. */
interface Candidate {
  readonly columns: readonly Column[];
  readonly values: readonly Set<string>[];
  /** Whether the values are numbers one after the other, as rows are numbered. */
  readonly runs: boolean[];
  readonly last: number[];
  /** Whether no value stands twice so far. */
  isUnique: boolean;
}

/**
 * Looks for a column by which the respondents of several files could be matched, among the rows that are read anyway: filled in and different
 * for most respondents, and partly the same in others. A hint for a message, never acted on.
 */
export class SharedIds {
  private candidates: Candidate[];
  private readonly datasets: readonly Dataset[];

  private constructor(datasets: readonly Dataset[], candidates: Candidate[]) {
    this.datasets = datasets;
    this.candidates = candidates;
  }

  /**
   * @param items per file, the positions of the columns that belong to a scale
   * @returns `null` where no column of all files can be one
   */
  static of(datasets: readonly Dataset[], items: readonly ReadonlySet<number>[]): SharedIds | null {
    const [first, ...later] = datasets;
    if (first === undefined || later.length === 0) return null;
    if (datasets.some((dataset) => dataset.coded === undefined && dataset.rowCount > MOST_ROWS)) return null;
    const others = later.map(({ columns }, at) => {
      const byName = new Map<string, Column | null>();
      for (const column of columns) {
        if (items[at + 1]!.has(column.index)) continue;
        const key = normaliseName(lookupName(column));
        byName.set(key, byName.has(key) ? null : column);
      }
      return byName;
    });
    const candidates = first.columns.flatMap((column): Candidate[] => {
      const name = lookupName(column);
      if (name === '' || items[0]!.has(column.index)) return [];
      const key = normaliseName(name);
      const same = others.flatMap((byName) => byName.get(key) ?? []);
      if (same.length < later.length) return [];
      return [
        {
          columns: [column, ...same],
          values: datasets.map(() => new Set()),
          runs: datasets.map(() => true),
          last: datasets.map(() => Number.NaN),
          isUnique: true,
        },
      ];
    });
    return candidates.length === 0 ? null : new SharedIds(datasets, candidates);
  }

  /** What looks at the rows of one of the files. */
  of(file: number): SharedWatch {
    let rows = 0;
    return {
      columns: this.candidates.map(({ columns }) => columns[file]!.index),
      add: (cells) => {
        if (++rows > MOST_ROWS) this.candidates = [];
        let areUnique = true;
        for (const candidate of this.candidates) {
          keepValue(candidate, file, cells);
          areUnique &&= candidate.isUnique;
        }
        if (!areUnique) this.candidates = this.candidates.filter(({ isUnique }) => isUnique);
        return this.candidates.length > 0;
      },
    };
  }

  /** The column that matches most, with the option that names it. */
  hints(): Problem[] {
    const rows = this.datasets.map(({ rowCount }) => rowCount);
    // What a header says is asked last, and of few columns: it takes longer than to see that values repeat.
    const found = this.candidates
      .filter(({ columns }) => columns.every(mayBeId))
      .map((candidate) => {
        const column = candidate.columns[0]!;
        const name = lookupName(column);
        const isNamed = column.role === 'id' || isIdName(name);
        return { name, isNamed, candidate, shared: sharedValues(candidate.values) };
      })
      .filter(({ candidate, name, isNamed }) => isLikely(candidate, name, isNamed, rows))
      .toSorted((one, other) => Number(other.isNamed) - Number(one.isNamed) || other.shared - one.shared);
    const [best] = found;
    if (best === undefined) return [];
    return [
      remark(
        createMessage(answerMessages, 'id-hint', {
          column: best.name,
          count: best.shared,
          files: rows.length,
        }),
      ),
    ];
  }
}

function mayBeId(column: Column): boolean {
  if (
    column.role !== undefined &&
    column.role !== 'answer' &&
    column.role !== 'id' &&
    column.role !== 'personal'
  )
    return false;
  const role = roleOfColumn(column);
  if (role.role === 'personal') return TELLING.includes(role.kind);
  return role.role === 'ordinary' && !isAgeName(lookupName(column));
}

function keepValue(candidate: Candidate, file: number, cells: readonly string[]): void {
  const { columns, values, runs, last } = candidate;
  const value = normaliseId((cells[columns[file]!.index] ?? '').trim());
  if (value === '') {
    runs[file] = false;
    return;
  }
  const own = values[file]!;
  if (own.has(value)) candidate.isUnique = false;
  own.add(value);
  const number = Number(value);
  if (own.size > 1 && number !== last[file]! + 1) runs[file] = false;
  last[file] = number;
}

/** Values that stand in several files. */
function sharedValues(values: readonly ReadonlySet<string>[]): number {
  const files = new Map<string, number>();
  for (const own of values) for (const value of own) files.set(value, (files.get(value) ?? 0) + 1);
  return [...files.values()].filter((count) => count > 1).length;
}

/** Whether each later file has enough of the values of another. */
function isLikely(
  { values, runs }: Candidate,
  name: string,
  isNamed: boolean,
  rows: readonly number[],
): boolean {
  if (values.some((own, file) => 2 * own.size < rows[file]!)) return false;
  // As answers are numbered when they come in.
  if (runs.every(Boolean) && !OF_PERSON.test(name)) return false;
  return values.slice(1).every((own, at) =>
    values.slice(0, at + 1).some((earlier) => {
      const smaller = Math.min(earlier.size, own.size);
      const shared = sharedValues([earlier, own]);
      return isNamed
        ? shared >= 2 && shared >= SHARE_OF_NAMED * smaller
        : smaller >= FEWEST_ROWS && shared >= SHARE * smaller;
    }),
  );
}
