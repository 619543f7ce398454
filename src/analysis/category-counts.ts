import { choiceMessages } from '../model/messages/choices.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import type { RespondentVariable } from '../model/result.ts';

/** A respondents' column with more different values than this is no category but an id or free text. */
const MOST_CATEGORIES = 60;

/** Counts the values of one respondents' column by group. */
export class CategoryCounts {
  private readonly column: string;
  private readonly option: string;
  /** Per value: count by group. `null` is a blank. */
  private readonly counts = new Map<string | null, number[]>();

  /** @param option how the user named the column, for messages */
  constructor(column: string, option = '--columns') {
    this.column = column;
    this.option = option;
  }

  /** @throws UserError (status 2) when the column holds too many different values to be shown in a report */
  add(group: number, value: string | null): void {
    const byGroup = this.counts.get(value) ?? [];
    byGroup[group] = (byGroup[group] ?? 0) + 1;
    this.counts.set(value, byGroup);
    if (this.counts.size > MOST_CATEGORIES + 1) {
      throw this.tooMany(MOST_CATEGORIES);
    }
  }

  private tooMany(most: number | null): UserError {
    const { option, column } = this;
    return cannotRun(said(choiceMessages, 'too-many-categories', { option, column, most }), { column });
  }

  /**
   * @param order positions of the groups in the order of the table
   * @param sizes respondents by group
   */
  result(order: readonly number[], sizes: readonly number[]): RespondentVariable {
    const values = [...this.counts.keys()].filter((value) => value !== null);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total >= 10 && values.length > 0.8 * total) {
      throw this.tooMany(null);
    }
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
