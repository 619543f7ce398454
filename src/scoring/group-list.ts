import type { Column } from '../model/dataset.ts';
import type { DecodedRow } from './decode-dataset.ts';
import { isMissingText, type MissingCodes, missingCodes } from './missing-codes.ts';
import type { AskedContent } from './personal-column.ts';

/** Groups of `--by`, in order of appearance; blank and missing codes belong to none. */
export class GroupList {
  readonly names: string[] = [];
  /** Codes that were declared as missing. */
  readonly declared: readonly string[];
  private groups: Int32Array | null;
  private readonly column: Column | null;
  private readonly known = new Map<string, number>();
  private readonly byName = new Map<string, number>();
  private readonly missing: MissingCodes;

  constructor(column: Column | null, missing: readonly string[], rowCount: number) {
    this.column = column;
    this.declared = missing;
    this.missing = missingCodes(missing);
    this.groups = column === null ? null : new Int32Array(rowCount);
    if (column === null) this.names.push('');
  }

  /** Group of each respondent, −1 when blank; `null` where everybody is in the one group. */
  get groupOf(): Int32Array | null {
    return this.groups;
  }

  add({ index, cells }: Pick<DecodedRow, 'index' | 'cells'>): number {
    if (this.column === null || this.groups === null) return 0;
    const group = this.groupIn(cells[this.column.index] ?? '');
    this.groups[index] = group;
    return group;
  }

  /** The group that a cell names. */
  groupIn(cell: string): number {
    return this.known.get(cell) ?? this.newGroup(cell);
  }

  /** Those of all respondents, where they were gathered elsewhere. */
  take(groupOf: Int32Array): void {
    this.groups = groupOf;
  }

  /** What the column holds, for a look at whether it may be shown. */
  content(numberOf: (name: string) => number): AskedContent {
    const sizes = new Array<number>(this.names.length).fill(0);
    let blanks = 0;
    for (const group of this.groupOf ?? []) {
      if (group < 0) blanks++;
      else sizes[group]!++;
    }
    return {
      counts: new Map(this.names.map((name, group) => [name, sizes[group]!])),
      blanks,
      isNumeric: this.names.every((name) => !Number.isNaN(numberOf(name))),
    };
  }

  private newGroup(cell: string): number {
    const group = isMissingText(cell, this.missing) ? -1 : this.groupCalled(categoryName(cell));
    this.known.set(cell, group);
    return group;
  }

  /** Cells that show the same are one group. */
  groupCalled(name: string): number {
    const group = this.byName.get(name) ?? this.names.push(name) - 1;
    this.byName.set(name, group);
    return group;
  }
}

/**
 * The name of a group or category: what the cell shows. Invisible characters are dropped, blanks of every kind are one space, and
 * accents have one form; case, accents and signs tell names apart.
 *
 * @example categoryName(' De\u00a0Brug ') // 'De Brug'
 */
export function categoryName(cell: string): string {
  if (/^[!-~]*(?: [!-~]+)*$/.test(cell)) return cell;
  return cell
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
