import type { Column, DecimalSign } from '../model/dataset.ts';
import type { AnswerMeaning, AnswerTable } from '../model/emit-plan.ts';
import type { Scale } from '../model/scale.ts';
import { answerDecoder, type DecodedAnswer } from '../scoring/decode-answer.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { missingCodes } from '../scoring/missing-codes.ts';
import type { SurveyedFile } from './emit-survey.ts';

/** The tables of answers of a scale, and which one each item has in each file. */
export interface ScaleAnswers {
  readonly tables: readonly AnswerTable[];
  tableOf(file: number, item: number): number;
}

/** A cell that every program reads as the same number. */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Works out what every cell means that occurs in the columns of a scale. Columns share a table unless they disagree about a cell: `1.234`
 * is a decimal number in one column and more than a thousand in another.
 */
export function answersOfScale(
  scale: Scale,
  matches: readonly (ScaleMatch | null)[],
  surveyed: readonly SurveyedFile[],
  missing: readonly string[],
): ScaleAnswers {
  const shared: SharedTable[] = [];
  const tables = matches.map((match, file) =>
    scale.items.map((item, position) => {
      const column = match?.columns[position] ?? null;
      if (column === null) return -1;
      const response = item.response ?? scale.response;
      const decode = answerDecoder({
        response,
        missing: missingCodes(missing, scale),
        decimal: decimalSign(column),
      });
      const cells = [...(surveyed[file]?.cells.get(column.index) ?? [])].filter((cell) => cell !== '');
      const meanings = cells.map((cell) => meaningOf(cell, decode(cell)));
      let index = shared.findIndex((table) => table.accepts(response, meanings));
      if (index === -1) index = shared.push(new SharedTable(response)) - 1;
      shared[index]!.add(meanings);
      return index;
    }),
  );
  return {
    tables: shared.map((table) => table.listed()),
    tableOf: (file, item) => tables[file]![item]!,
  };
}

function decimalSign({ decimal }: Column): DecimalSign | null {
  return decimal.kind === 'sign' ? decimal.sign : null;
}

function meaningOf(cell: string, answer: DecodedAnswer): AnswerMeaning {
  if (answer.kind === 'value') return { cell, value: answer.value, kind: 'answer' };
  return { cell, value: null, kind: answer.kind === 'missing' ? 'missing' : 'impossible' };
}

/** Cells and their meanings, of items with one range of answers. */
class SharedTable {
  private readonly response: object;
  private readonly known = new Map<string, AnswerMeaning>();

  constructor(response: object) {
    this.response = response;
  }

  /** Items with another range may give a wording another code, also one that does not occur yet. */
  accepts(response: object, meanings: readonly AnswerMeaning[]): boolean {
    return (
      response === this.response &&
      meanings.every(({ cell, value }) => {
        const known = this.known.get(cell);
        return known === undefined || known.value === value;
      })
    );
  }

  add(meanings: readonly AnswerMeaning[]): void {
    for (const meaning of meanings) this.known.set(meaning.cell, meaning);
  }

  /** What needs to be said, answers by their code; a plain number that means itself does not. */
  listed(): AnswerTable {
    return [...this.known.values()]
      .filter(({ cell, value }) => !(PLAIN_NUMBER.test(cell) && Number(cell) === value))
      .sort(
        (a, b) =>
          (a.value ?? Number.POSITIVE_INFINITY) - (b.value ?? Number.POSITIVE_INFINITY) ||
          compare(a.cell, b.cell),
      );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
