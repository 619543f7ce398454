import type { DecimalSign } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import type { RespondentVariable } from '../model/result.ts';
import type { AskedContent } from '../scoring/personal-column.ts';
import { isQuantity, quantityOf } from '../scoring/quantity.ts';
import { describeSample } from '../stats/describe.ts';

/** A respondents' column with more different values than this is no category but an id or free text, unless it holds numbers. */
const MOST_CATEGORIES = 60;
/** Nothing of a column with more different texts is of use: they need not all be kept. */
const MOST_KEPT = 2000;

/** Counts the values of one respondents' column by group. */
export class CategoryCounts {
  private readonly column: string;
  private readonly option: string;
  /** Per value: count by group. `null` is a blank. */
  private readonly counts = new Map<string | null, number[]>();
  /** Each value as a number. */
  private readonly numbers = new Map<string, number>();
  private isNumeric = true;

  /** @param option how the user named the column, for messages */
  constructor(column: string, option = '--columns') {
    this.column = column;
    this.option = option;
  }

  /**
   * @param sign how the column writes decimals
   * @param known the value as a number, where it was read already
   * @param count of how many respondents
   * @throws UserError (status 2) when the column holds too many different values to be shown in a report
   */
  add(group: number, value: string | null, sign: DecimalSign | null, known?: number, count = 1): void {
    const byGroup = this.counts.get(value) ?? [];
    byGroup[group] = (byGroup[group] ?? 0) + count;
    this.counts.set(value, byGroup);
    if (value !== null && !this.numbers.has(value)) {
      const number = known ?? quantityOf(value, sign);
      this.numbers.set(value, number);
      if (Number.isNaN(number)) this.isNumeric = false;
    }
    if (!this.isNumeric && this.counts.size > MOST_KEPT) throw this.tooMany();
  }

  private tooMany(): UserError {
    const facts = { option: this.option, column: this.column, most: MOST_CATEGORIES };
    return cannotRun(createMessage(choiceMessages, 'too-many-categories', facts), { column: this.column });
  }

  /** What the column holds, for a look at whether it may be shown. */
  content(): AskedContent {
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + (count ?? 0), 0);
    const answered = [...this.counts].flatMap(([value, counts]) =>
      value === null ? [] : [[value, sum(counts)] as const],
    );
    return {
      counts: new Map(answered),
      blanks: sum(this.counts.get(null) ?? []),
      isNumeric: this.isNumeric,
    };
  }

  /** The numbers of each group, where the column is a quantity; `null` where its values are counted. */
  quantities(order: readonly number[]): Float64Array[] | null {
    if (!this.isNumeric || !isQuantity([...this.numbers.values()])) return null;
    return order.map((group) =>
      Float64Array.from(
        [...this.numbers].flatMap(([value, number]) =>
          new Array<number>(this.counts.get(value)?.[group] ?? 0).fill(number),
        ),
      ),
    );
  }

  /**
   * @param order positions of the groups in the order of the table
   * @param sizes respondents by group
   */
  result(order: readonly number[], sizes: readonly number[]): RespondentVariable {
    const values = [...this.counts.keys()].filter((value) => value !== null);
    const quantities = this.quantities(order);
    if (quantities !== null) {
      const numbers = quantities.map((own, position) => ({
        ...describeSample(own),
        missing: sizes[order[position]!]! - own.length,
      }));
      return { column: this.column, categories: [], numbers };
    }
    if (values.length > MOST_CATEGORIES) throw this.tooMany();
    const rows = [...this.sorted(values), ...(this.counts.has(null) ? [null] : [])];
    return {
      column: this.column,
      categories: rows.map((value) => ({
        value,
        counts: order.map((group) => this.counts.get(value)?.[group] ?? 0),
        shares: order.map((group) =>
          sizes[group]! > 0 ? (this.counts.get(value)?.[group] ?? 0) / sizes[group]! : null,
        ),
      })),
    };
  }

  /** Values that all begin with a number (`<18`, `18-35`, `>65`) by that number, others by frequency, then alphabetically. */
  private sorted(values: readonly string[]): string[] {
    const numbers = new Map(
      values.map((value) => [value, /\d+(?:[.,]\d+)?/.exec(value)?.[0].replace(',', '.')]),
    );
    const total = (value: string) => this.counts.get(value)!.reduce((sum, count) => sum + (count ?? 0), 0);
    if ([...numbers.values()].every((number) => number !== undefined)) {
      const openEnd = (value: string) =>
        /^\s*[<≤]/.test(value) ? -1 : /^\s*[>≥]|\+\s*$/.test(value) ? 1 : 0;
      return [...values].sort(
        (a, b) => Number(numbers.get(a)) - Number(numbers.get(b)) || openEnd(a) - openEnd(b),
      );
    }
    return [...values].sort((a, b) => total(b) - total(a) || a.localeCompare(b, 'en'));
  }
}
