import type { ColumnLabels } from './column-labels.ts';
import type { InputSummary, LocalisedText, Result, Settings, Warning } from './result.ts';
import type { Count, Withholdable, Withholding } from './withheld.ts';

/** What `describe` finds: who answered, and how each item was answered. */
export interface DescribeResult {
  readonly schema: 'ensure-stats/describe/1';
  readonly tool: Result['tool'];
  readonly inputs: readonly InputSummary[];
  readonly settings: Settings;
  /** What codes of groups and characteristics are called; absent without `--labels`, and only of codes that stand in the result. */
  readonly labels?: ColumnLabels;
  /** Column headings of both tables: waves, files or groups, with their number of respondents. */
  readonly groups: readonly { readonly name: string; readonly n: Count }[];
  readonly respondents: readonly RespondentVariable[];
  readonly scales: readonly ItemFrequencies[];
  readonly warnings: readonly Warning[];
  /** What was withheld for the respondents' privacy; absent when nothing was to be. */
  readonly withheld?: Withholding;
}

export interface RespondentVariable {
  readonly column: string;
  /** Of a quantity, such as age in years, its distribution by group; `categories` is then empty. Absent where values are counted. */
  readonly numbers?: readonly NumberSummary[];
  /** Each value that occurs, `null` for blank; `counts[g]` and `shares[g]` by group. Shares are of all respondents of the group. */
  readonly categories: readonly {
    readonly value: string | null;
    /** Values of fewer respondents than may be shown, taken together; `value` is then `null` and says nothing. */
    readonly others?: true;
    readonly counts: readonly Count[];
    readonly shares: readonly (number | null)[];
  }[];
}

/** The distribution of a quantity in one group. */
export interface NumberSummary extends Withholdable {
  readonly n: Count;
  readonly missing: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

export interface ItemFrequencies {
  readonly id: string;
  readonly name: LocalisedText;
  readonly items: readonly {
    readonly id: string;
    readonly text: LocalisedText | null;
    readonly reversed: boolean;
    /** Lowest and highest answer that the item allows; `null` for the upper end of an open count. */
    readonly range: readonly [number, number | null];
    /** Answers and gaps per group. */
    readonly n: readonly Count[];
    readonly missing: readonly Count[];
    readonly mean: readonly (number | null)[];
    readonly sd: readonly (number | null)[];
    /** Every option in order, also those nobody chose; for open counts the values that occur. */
    readonly options: readonly {
      readonly value: number;
      readonly label: LocalisedText | null;
      readonly counts: readonly Count[];
      readonly shares: readonly (number | null)[];
    }[];
  }[];
}
