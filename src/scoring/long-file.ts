import type { Column, Dataset, LeftOutRows } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, remark } from '../model/problem.ts';
import { normaliseAnswer } from './column-name.ts';
import { eachOnce } from './each-once.ts';
import { findColumn } from './find-column.ts';
import type { LaidOut } from './laid-out.ts';
import { parseNumber } from './parse-number.ts';
import { refusePersonal } from './personal-column.ts';
import { decimalSign } from './quantity.ts';
import { rowsWhere } from './rows-where.ts';
import { inTime, MOST_WAVES } from './wave-words.ts';

/** More than these are counted, not named. */
const NAMED_VALUES = 8;

/**
 * A file with a row per respondent and wave as the waves that it holds, each a file of its own with the rows of that wave. Rows that are of
 * no wave, or of one that is not among those that are wanted, are left out and counted.
 *
 * @param name the column that says the wave
 * @param wanted the waves in order, by the values of that column; all of them, in the order of time, unless given
 * @param personal columns that may be shown although they look personal
 * @param called what a value is called; it is its own name where that is `null`
 * @throws UserError (status 2) for an unknown column or wave, and for too few waves
 * @example (await wavesOfColumn(dataset, 'time', ['t0', 't1'], [])).waves.map(({ wave }) => wave) // ['t0', 't1']
 */
export async function wavesOfColumn(
  dataset: Dataset,
  name: string,
  wanted: readonly string[] | null,
  personal: readonly string[],
  called: (value: string) => string | null = () => null,
): Promise<LaidOut> {
  const { file } = dataset;
  const column = findColumn(dataset, name, '--wave');
  const keyOf = comparable(column);
  const values = await valuesOf(dataset, column, keyOf);
  refuseNoWaves(dataset, column, values, personal);
  const keys = wavesAmong(values, wanted, { file, column: column.name }, keyOf);
  if (keys.length < 2 && wanted === null) {
    const facts = {
      file,
      column: column.name,
      waves: shownValues(keys.map((key) => values.get(key)!.value)),
    };
    throw cannotRun(createMessage(choiceMessages, 'number-of-waves', facts), { file, column: column.name });
  }
  const used = keys.reduce((sum, key) => sum + values.get(key)!.count, 0);
  const leftOut = otherRows(values, keys, dataset.rowCount);
  const whole: Dataset = {
    ...dataset,
    rowCount: used,
    leftOut: [...dataset.leftOut, ...leftOut],
    notices: [
      ...dataset.notices,
      ...[
        createMessage(fileMessages, 'waves-of-column', {
          file,
          column: column.name,
          waves: keys.map((key) => values.get(key)!.value),
        }),
        ...(leftOut.length === 0
          ? []
          : [createMessage(fileMessages, 'rows-left-out', { file, rows: dataset.rowCount, leftOut })]),
      ].map((message) => remark(message, { file })),
    ],
  };
  return {
    file: whole,
    layout: { kind: 'long', column: column.name },
    waves: keys.map((key, index) => {
      const { value, count } = values.get(key)!;
      return {
        wave: called(value) ?? nameOf(value, column),
        rows: { column: column.index, isOf: (cell) => keyOf(cell) === key },
        dataset: {
          // What is said of the file is said once.
          ...(index === 0 ? whole : { ...whole, notices: [], damagedRows: [] }),
          rowCount: count,
          ...(dataset.coded !== undefined && {
            coded: dataset.coded.part(column.index, (cell) => keyOf(cell) === key, count),
          }),
          batches: () => rowsWhere(dataset, (cells) => keyOf(cells[column.index] ?? '') === key),
        },
      };
    }),
  };
}

interface WaveValue {
  /** As it is written first. */
  readonly value: string;
  count: number;
}

/** The different values of the column in their order, blanks aside, by what they are compared by. */
async function valuesOf(
  dataset: Dataset,
  column: Column,
  keyOf: (cell: string) => string,
): Promise<Map<string, WaveValue>> {
  const values = new Map<string, WaveValue>();
  const add = (cell: string, count: number) => {
    const key = keyOf(cell);
    if (key === '') return;
    const known = values.get(key);
    if (known !== undefined) known.count += count;
    else values.set(key, { value: cell.trim(), count });
  };
  if (dataset.coded !== undefined) {
    const { countCells } = await import('./count-coded.ts');
    for (const { text, count } of await countCells(dataset.coded, column)) add(text, count);
    return values;
  }
  for await (const { cells } of dataset.batches()) for (const row of cells) add(row[column.index] ?? '', 1);
  return values;
}

function wavesAmong(
  values: ReadonlyMap<string, WaveValue>,
  wanted: readonly string[] | null,
  place: { readonly file: string; readonly column: string },
  keyOf: (cell: string) => string,
): string[] {
  if (wanted === null) {
    const keyOfValue = new Map([...values].map(([key, { value }]) => [value, key]));
    return inTime([...keyOfValue.keys()], (value) => parseNumber(value, '.')).map(
      (value) => keyOfValue.get(value)!,
    );
  }
  return wanted.map((wave, index) => {
    const key = keyOf(wave);
    if (!values.has(key)) {
      const known = shownValues([...values.values()].map(({ value }) => value));
      throw cannotRun(
        createMessage(choiceMessages, 'unknown-wave', { ...place, wave, values: known }),
        place,
      );
    }
    if (wanted.slice(0, index).some((other) => keyOf(other) === key))
      throw cannotRun(createMessage(choiceMessages, 'wave-twice', { name: wave }), place);
    return key;
  });
}

/** Values of names, addresses and the like are shown nowhere, and a column with many values is none of waves. */
function refuseNoWaves(
  { file, rowCount }: Dataset,
  column: Column,
  values: ReadonlyMap<string, WaveValue>,
  personal: readonly string[],
): void {
  const counts = new Map([...values.values()].map(({ value, count }) => [value, count]));
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isNumeric = [...counts.keys()].every((value) => !Number.isNaN(parseNumber(value, '.')));
  const asked = { file, column, option: '--wave' };
  refusePersonal(asked, personal);
  refusePersonal(asked, personal, { counts, blanks: rowCount - filled, isNumeric });
  if (values.size > 0 && values.size <= MOST_WAVES) return;
  const facts = { file, column: column.name, count: values.size };
  throw cannotRun(createMessage(choiceMessages, 'no-wave-column', facts), { file, column: column.name });
}

function shownValues(values: readonly string[]) {
  return { names: values.slice(0, NAMED_VALUES), more: Math.max(0, values.length - NAMED_VALUES) };
}

/** Rows of other waves, and of none. */
function otherRows(
  values: ReadonlyMap<string, WaveValue>,
  keys: readonly string[],
  rows: number,
): LeftOutRows[] {
  const others = [...values].filter(([key]) => !keys.includes(key)).map(([, value]) => value);
  const blank = rows - [...values.values()].reduce((sum, { count }) => sum + count, 0);
  return [
    ...others.map(({ value, count }): LeftOutRows => ({ by: 'wave', wave: value, count })),
    ...(blank === 0 ? [] : [{ by: 'wave', wave: '', count: blank } as const]),
  ];
}

/** A number by itself says nothing: `1` of the column `time` is the wave `time 1`. */
function nameOf(value: string, { name }: Column): string {
  return Number.isNaN(parseNumber(value, '.')) ? value : `${name} ${value}`;
}

/** Values are compared as answers are, and numerically where they are numbers. */
function comparable(column: Column): (cell: string) => string {
  const sign = decimalSign(column);
  return eachOnce((cell) => {
    const number = parseNumber(cell, sign);
    return Number.isNaN(number) ? normaliseAnswer(cell) : String(number);
  });
}
