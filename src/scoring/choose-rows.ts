import type { ColumnLabels } from '../model/column-labels.ts';
import { type Column, type Dataset, type LeftOutRows, withChanges } from '../model/dataset.ts';
import { RESPONSE_STATUSES, type ResponseStatus, statusOf } from '../model/export-form.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, isUserError, type Problem, remark } from '../model/problem.ts';
import { type RowRule, treated } from '../model/treatment.ts';
import { lookupName, normaliseAnswer } from './column-name.ts';
import { eachOnce } from './each-once.ts';
import { findColumn } from './find-column.ts';
import { parseNumber } from './parse-number.ts';
import { decimalSign } from './quantity.ts';
import { rowsWhere } from './rows-where.ts';

/** Which rows of a file are used. */
export interface RowChoice {
  /** Responses with these statuses are left out. */
  readonly drop?: readonly ResponseStatus[] | undefined;
  /** Conditions as the user writes them, all of which a row fulfils: `Consent=1`, `Age>17`, `Panel=a|b`, `Email=`. */
  readonly where?: readonly string[] | undefined;
  /** What codes are called, by which conditions may name them. */
  readonly labels?: ColumnLabels | undefined;
}

/** A condition over the cells of a row. */
interface Condition {
  readonly text: string;
  readonly column: Column;
  readonly isFulfilled: (cells: readonly string[]) => boolean;
  readonly rule: RowRule;
}

const OPERATOR = /!=|<=|>=|=|<|>/g;

/**
 * The same file with the rows that are chosen, before ids, duplicates and impossible values are looked at. Each row that is left out is
 * counted once: by its status (the first of preview, spam, test, unfinished), else by the first condition that it does not fulfil.
 *
 * @param mayBeNone whether no row need be left, as where the file is one of several
 * @throws UserError (status 2) for a status that the file does not tell, a column that it does not have, a condition that is none, and
 *   where no row is left
 * @example await chooseRows(dataset, { drop: ['preview'], where: ['Consent=1'] })
 */
export async function chooseRows(dataset: Dataset, choice: RowChoice, mayBeNone = false): Promise<Dataset> {
  const { drop = [], where = [], labels = {} } = choice;
  if (drop.length === 0 && where.length === 0) {
    const notices = () => withRemarks(dataset, [], dataset.rowCount, dataset.export?.statuses ?? {});
    if (dataset.coded === undefined) return { ...dataset, notices: notices() };
    return withChanges(dataset, {
      get notices() {
        return notices();
      },
    });
  }
  for (const status of drop) requireStatus(dataset, status);
  const conditions = where.map((text) => conditionOf(dataset, text, labels));
  const reasonOf = reasons(drop, conditions);
  const statuses = dataset.export?.statusRules ?? [];
  const statusIn = (cells: readonly string[]) =>
    statuses.length === 0 ? null : statusOf({ statuses }, cells);
  const counts = new Map<number, number>();
  const kept: StatusCounts = {};
  let chosen = 0;
  let isCounted = false;
  const isUsed = (row: readonly string[]): boolean => {
    const status = statusIn(row);
    const reason = reasonOf(row, status);
    if (isCounted) return reason === null;
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    else if (status !== null) kept[status] = (kept[status] ?? 0) + 1;
    return reason === null;
  };
  const leftOutRows = () => [
    ...RESPONSE_STATUSES.flatMap((status, index): LeftOutRows[] =>
      drop.includes(status) ? [{ by: 'status', status, count: counts.get(index) ?? 0 }] : [],
    ),
    ...conditions.map(({ text }, index): LeftOutRows => {
      const count = counts.get(RESPONSE_STATUSES.length + index) ?? 0;
      return { by: 'condition', condition: text, count };
    }),
  ];
  if (dataset.coded !== undefined) {
    const finish = () => {
      isCounted = true;
    };
    const columns = [
      ...conditions.map(({ column }) => column.index),
      ...statuses.flatMap((rule) => rule.columns),
    ];
    dataset.coded.choose({ columns: [...new Set(columns)], isUsed, finish });
    return withChanges(dataset, {
      get leftOut() {
        return leftOutRows();
      },
      get notices() {
        const { file, rows, rowCount } = dataset;
        const all = { file, rowCount: rows.respondents, notices: dataset.notices };
        return withRemarks(all, leftOutRows(), rowCount, kept);
      },
    });
  }
  for await (const { cells } of dataset.batches()) for (const row of cells) if (isUsed(row)) chosen++;
  const leftOut = leftOutRows();
  const { file, rowCount } = dataset;
  if (chosen === 0 && !mayBeNone) {
    const facts = { file, rows: rowCount, leftOut };
    throw cannotRun(createMessage(fileMessages, 'no-rows-chosen', facts), { file });
  }
  return {
    ...dataset,
    rowCount: chosen,
    leftOut,
    ...treated(dataset, {
      rules: [
        ...(drop.length === 0 ? [] : [{ by: 'status', dropped: drop, rules: statuses } as const]),
        ...conditions.map(({ rule }) => rule),
      ],
    }),
    notices: withRemarks(dataset, leftOut, chosen, kept),
    batches: () =>
      rowsWhere(dataset, (cells) => reasonOf(cells, drop.length === 0 ? null : statusIn(cells)) === null),
  };
}

/** Why a row is left out: the position of its status, or of the condition behind the statuses; `null` for a row that is used. */
function reasons(
  drop: readonly ResponseStatus[],
  conditions: readonly Condition[],
): (cells: readonly string[], status: ResponseStatus | null) => number | null {
  return (cells, status) => {
    if (status !== null && drop.includes(status)) return RESPONSE_STATUSES.indexOf(status);
    const broken = conditions.findIndex(({ isFulfilled }) => !isFulfilled(cells));
    return broken === -1 ? null : RESPONSE_STATUSES.length + broken;
  };
}

type StatusCounts = Partial<Record<ResponseStatus, number>>;

/**
 * With the remarks on the rows that are left out, and on the statuses that are among the others.
 *
 * @param chosen how many rows are used
 * @param statuses how many of them have a status
 */
function withRemarks(
  { file, rowCount: rows, notices }: Pick<Dataset, 'file' | 'rowCount' | 'notices'>,
  leftOut: readonly LeftOutRows[],
  chosen: number,
  statuses: StatusCounts,
): readonly Problem[] {
  const counts = RESPONSE_STATUSES.flatMap((status) => {
    const count = statuses[status] ?? 0;
    return count === 0 ? [] : [{ status, count }];
  });
  return [
    ...notices,
    ...(leftOut.length === 0
      ? []
      : [remark(createMessage(fileMessages, 'rows-left-out', { file, rows, leftOut }), { file })]),
    ...(counts.length === 0
      ? []
      : [remark(createMessage(fileMessages, 'export-statuses', { file, rows: chosen, counts }), { file })]),
  ];
}

function requireStatus({ file, export: facts }: Dataset, status: ResponseStatus): void {
  const known = RESPONSE_STATUSES.filter((each) => facts?.statusRules.some((rule) => rule.status === each));
  if (known.includes(status)) return;
  const platform = facts?.platform ?? null;
  throw cannotRun(createMessage(fileMessages, 'unknown-status', { file, status, platform, known }), { file });
}

/** The first sign behind which the condition makes sense: headers hold such signs too (`Age (<18)=1`). */
function conditionOf(dataset: Dataset, text: string, labels: ColumnLabels): Condition {
  const { file } = dataset;
  const signs = [...text.matchAll(OPERATOR)].filter(({ index }) => text.slice(0, index).trim() !== '');
  const [first] = signs;
  if (first === undefined)
    throw cannotRun(createMessage(answerMessages, 'not-a-condition', { condition: text }), {
      file,
      value: text,
    });
  const isHeader = (name: string) => dataset.columns.some((column) => lookupName(column) === name);
  const found =
    signs.find(({ index }) => isHeader(text.slice(0, index).trim())) ??
    signs.find(({ index }) => hasColumn(dataset, text.slice(0, index))) ??
    first;
  const name = text.slice(0, found.index).trim();
  const column = findColumn(dataset, name, '--where');
  const [sign] = found;
  const wanted = text.slice(found.index + sign.length);
  const test =
    sign === '=' || sign === '!=' ? equals(column, wanted, labels) : compares(column, sign, wanted);
  if (test === null)
    throw cannotRun(
      createMessage(answerMessages, 'not-a-condition', {
        condition: text,
        compared: { sign, value: wanted.trim() },
      }),
      {
        file,
        value: text,
      },
    );
  // A blank is no value that could differ from another.
  const isBlankWanted = sign === '=' && wanted.split('|').some((value) => value.trim() === '');
  const isFulfilled = (cell: string) => {
    if (normaliseAnswer(cell) === '') return isBlankWanted;
    return sign === '!=' ? !test(cell) : test(cell);
  };
  const written = `${name}${sign}${wanted.trim()}`;
  return {
    text: written,
    column,
    isFulfilled: (cells) => isFulfilled(cells[column.index] ?? ''),
    rule: {
      by: 'condition',
      text: written,
      column: column.index,
      sign,
      bound: readBound(wanted, column),
      decimal: decimalSign(column),
      isFulfilled,
    },
  };
}

function hasColumn(dataset: Dataset, name: string): boolean {
  try {
    findColumn(dataset, name.trim(), '--where');
    return true;
  } catch (error) {
    // Several columns of the name are found too, and said to be several.
    if (isUserError(error)) return error.problems[0]!.code === 'ambiguous-column';
    throw error;
  }
}

/** By code or by label; as numbers where both are. */
function equals(column: Column, wanted: string, labels: ColumnLabels): (cell: string) => boolean {
  const named = wanted.split('|').map(normaliseAnswer);
  const values = [...named, ...codesCalled(column, named, labels)];
  const numbers = values.map((value) => readBound(value, column)).filter(Number.isFinite);
  return eachOnce(
    (cell) => values.includes(normaliseAnswer(cell)) || numbers.includes(numberOf(cell, column)),
  );
}

/** Codes whose label, in any language or by the file itself, is one of the values. */
function codesCalled(column: Column, values: readonly string[], labels: ColumnLabels): string[] {
  const codes = labels[column.name] ?? labels[column.as ?? ''] ?? {};
  const called = Object.entries(codes).flatMap(([code, label]) => {
    const texts = typeof label === 'string' ? [label] : Object.values(label);
    return texts.some((text) => values.includes(normaliseAnswer(text))) ? [normaliseAnswer(code)] : [];
  });
  const ofFile = (column.valueLabels ?? []).flatMap(({ value, label }) =>
    values.includes(normaliseAnswer(label)) ? [normaliseAnswer(value)] : [],
  );
  return [...called, ...ofFile];
}

/** `null` where the bound is no number. */
function compares(column: Column, sign: string, wanted: string): ((cell: string) => boolean) | null {
  const bound = readBound(wanted, column);
  if (Number.isNaN(bound)) return null;
  return eachOnce((cell) => {
    const number = numberOf(cell, column);
    if (sign === '<') return number < bound;
    if (sign === '<=') return number <= bound;
    return sign === '>' ? number > bound : number >= bound;
  });
}

function numberOf(text: string, column: Column): number {
  return parseNumber(text, decimalSign(column));
}

/** A number that the user writes: as the column has it, or with a decimal point. */
function readBound(text: string, column: Column): number {
  const own = numberOf(text, column);
  return Number.isNaN(own) ? parseNumber(text, '.') : own;
}
