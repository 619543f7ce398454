import type { Column } from '../../model/dataset.ts';
import { entryCodes } from '../../model/entry-form.ts';
import { isUserError, type Problem } from '../../model/problem.ts';
import type { Response, Scale, ScaleItem } from '../../model/scale.ts';
import { lookupName, normaliseAnswer, normaliseName } from '../../scoring/column-name.ts';
import { answerDecoder, type DecodedAnswer } from '../../scoring/decode-answer.ts';
import { missingCodes } from '../../scoring/missing-codes.ts';
import { parseNumber } from '../../scoring/parse-number.ts';
import { decimalSign } from '../../scoring/quantity.ts';
import { type ScaleSelection, selectScales } from '../../scoring/select-scales.ts';
import type { Texts, TypedFile } from './typed-file.ts';

/** A column that both files have. */
export interface ComparedColumn {
  readonly name: string;
  /** Its place in the columns of each file. */
  readonly at: readonly [number, number];
  readonly item: { readonly scale: Scale; readonly item: ScaleItem; readonly response: Response } | null;
  /** What a cell says, by the number of its text: equal answers are equal, however they are written. */
  readonly answer: (file: 0 | 1, text: number) => Answer;
}

/** What a cell says. */
export interface Answer {
  /** Equal for equal answers; `''` for a blank cell. */
  readonly key: string;
  /** The code of an item; `NaN` without one, and for columns that are no items. */
  readonly value: number;
  readonly isImpossible: boolean;
}

/** A scale whose items both files have, and where they stand among the columns that are compared. */
export interface ComparedScale {
  readonly scale: Scale;
  readonly columns: readonly number[];
}

export interface ComparedColumns {
  readonly columns: readonly ComparedColumn[];
  readonly onlyIn: readonly [readonly string[], readonly string[]];
  readonly scales: readonly ComparedScale[];
  readonly warnings: readonly Problem[];
}

export interface ComparedSettings {
  readonly requested: readonly Scale[] | null;
  readonly candidates: readonly Scale[];
  readonly acceptDraft: boolean;
  readonly missing: readonly string[];
}

/**
 * The columns of two files beside each other: items by their definitions, others by name. The id, doubt and remarks are the typist's own
 * and are not compared.
 *
 * @throws UserError (status 2) for a scale that was asked for and is not whole in both files
 */
export function comparedColumns(
  files: readonly [TypedFile, TypedFile],
  settings: ComparedSettings,
  texts: Texts,
): ComparedColumns {
  const { scales, warnings } = selected(files, settings);
  const [first, second] = files;
  const owned = new Set(files.flatMap(({ idColumns, doubt, remarks }) => [...idColumns, doubt, remarks]));
  const itemOf = new Map<Column, NonNullable<ComparedColumn['item']>>();
  const partnerOf = new Map<Column, Column>();
  for (const { scale, matches } of scales) {
    const [own, other] = matches;
    if (own == null || other == null) continue;
    scale.items.forEach((item, index) => {
      const column = own.columns[index]!;
      if (itemOf.has(column)) return;
      itemOf.set(column, { scale, item, response: item.response ?? scale.response });
      partnerOf.set(column, other.columns[index]!);
    });
  }
  const taken = new Set(partnerOf.values());
  const byName = new Map<string, Column>();
  for (const column of second.dataset.columns)
    if (!taken.has(column) && !owned.has(column)) byName.set(keyOf(column), column);
  for (const column of first.dataset.columns) {
    const other = byName.get(keyOf(column));
    if (owned.has(column) || partnerOf.has(column) || other === undefined) continue;
    partnerOf.set(column, other);
    byName.delete(keyOf(column));
  }
  const paired = first.dataset.columns.filter((column) => partnerOf.has(column));
  const codes = entryCodes([...itemOf.values()].map(({ response }) => response));
  const missing = [...settings.missing, String(codes.twoCrosses), String(codes.unreadable)];
  const columns = paired.map((column): ComparedColumn => {
    const other = partnerOf.get(column)!;
    const item = itemOf.get(column) ?? null;
    const readers = [column, other].map((each) => answersOf(each, item, missing, texts));
    return {
      name: column.name,
      at: [first.dataset.columns.indexOf(column), second.dataset.columns.indexOf(other)],
      item,
      answer: (file, text) => readers[file]!(text),
    };
  });
  const position = new Map(paired.map((column, index) => [column, index]));
  const partners = new Set(partnerOf.values());
  const isAlone = (column: Column) => !owned.has(column) && !partnerOf.has(column) && !partners.has(column);
  const alone = ({ dataset }: TypedFile) => dataset.columns.filter(isAlone).map(({ name }) => name);
  return {
    columns,
    onlyIn: [alone(first), alone(second)],
    scales: scales.flatMap(({ scale, matches: [own, other] }) =>
      own == null || other == null
        ? []
        : [{ scale, columns: own.columns.map((column) => position.get(column!)!) }],
    ),
    warnings,
  };
}

function keyOf(column: Column): string {
  return normaliseName(lookupName(column)) || column.name;
}

/** Typed files need no scale: without one the cells are compared all the same. */
function selected(
  files: readonly [TypedFile, TypedFile],
  { requested, candidates, acceptDraft }: ComparedSettings,
): Pick<ScaleSelection, 'scales' | 'warnings'> {
  try {
    return selectScales(
      requested,
      candidates,
      files.map(({ dataset }) => dataset),
      acceptDraft,
    );
  } catch (error) {
    if (!isUserError(error) || !error.problems.some(({ code }) => code === 'no-scale')) throw error;
    const partly = error.problems.filter(({ code }) => code !== 'no-scale');
    return { scales: [], warnings: partly.map((problem) => ({ ...problem, severity: 'warning' })) };
  }
}

/** Each text is read once. */
function answersOf(
  column: Column,
  item: ComparedColumn['item'],
  missing: readonly string[],
  texts: Texts,
): (text: number) => Answer {
  const sign = decimalSign(column);
  const decode =
    item === null
      ? null
      : answerDecoder({ response: item.response, missing: missingCodes(missing, item.scale), decimal: sign });
  const known: Answer[] = [];
  return (text) => {
    const found = known[text];
    if (found !== undefined) return found;
    const cell = texts.text(text);
    const answer =
      decode === null ? plainAnswer(cell, parseNumber(cell, sign)) : itemAnswer(cell, decode(cell));
    known[text] = answer;
    return answer;
  };
}

function itemAnswer(cell: string, decoded: DecodedAnswer): Answer {
  if (decoded.kind === 'value')
    return { key: `=${decoded.value}`, value: decoded.value, isImpossible: false };
  const text = normaliseAnswer(cell);
  if (decoded.kind === 'invalid') return { key: text, value: Number.NaN, isImpossible: true };
  const number = parseNumber(cell, '.');
  return { key: Number.isNaN(number) ? text : `=${number}`, value: Number.NaN, isImpossible: false };
}

/** What is no item is compared as it is written, but for blanks around it and the form of a number. */
function plainAnswer(cell: string, number: number): Answer {
  const key =
    normaliseAnswer(cell) === '' ? '' : Number.isNaN(number) ? cell.trim().normalize('NFC') : `=${number}`;
  return { key, value: Number.NaN, isImpossible: false };
}
