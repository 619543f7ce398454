import type { EmitFilter, EmitStatusRule } from '../model/emit-plan.ts';
import type { CellTest } from '../model/export-form.ts';
import { statusOf } from '../model/export-form.ts';
import type { RowRule } from '../model/treatment.ts';
import { parseNumber } from '../scoring/parse-number.ts';

type Cells = ReadonlyMap<number, ReadonlySet<string>>;

/**
 * The conditions under which rows are used, by the cells that occur: no script has to know how this tool compares texts. A condition that
 * names a value names in the script the cells that have it, and no others.
 */
export function filtersOf(rules: readonly RowRule[], cells: Cells): EmitFilter[] {
  return rules.map((rule) =>
    rule.by === 'status' ? statusFilter(rule, cells) : conditionFilter(rule, cells),
  );
}

type Condition = Extract<RowRule, { by: 'condition' }>;

function conditionFilter(
  { text, column, sign, bound, decimal, isFulfilled }: Condition,
  all: Cells,
): EmitFilter {
  const cells = [...all.get(column)!];
  if (sign === '!=')
    return {
      text,
      kind: 'cells',
      column,
      keeps: false,
      cells: sorted(cells.filter((cell) => !isFulfilled(cell))),
    };
  const kept = sorted(cells.filter(isFulfilled));
  if (sign === '=') return { text, kind: 'cells', column, keeps: true, cells: kept };
  const point = decimal ?? '.';
  const isSimple = cells.every((cell) => isNumber(cell, point) !== Number.isNaN(parseNumber(cell, decimal)));
  if (!isSimple) return { text, kind: 'cells', column, keeps: true, cells: kept };
  return { text, kind: 'number', column, sign: sign as '<', bound, decimal: point };
}

/** A number that every program reads as the same one once its decimal sign is a point. */
function isNumber(cell: string, decimal: string): boolean {
  return (decimal === ',' ? /^[+-]?\d+(?:,\d+)?$/ : /^[+-]?\d+(?:\.\d+)?$/).test(cell);
}

function statusFilter({ dropped, rules }: Extract<RowRule, { by: 'status' }>, all: Cells): EmitFilter {
  // What comes behind the last status that is dropped changes nothing.
  const last = rules.findLastIndex(({ status }) => dropped.includes(status));
  return {
    text: `not ${dropped.join(', ')}`,
    kind: 'status',
    rules: rules.slice(0, last + 1).map(({ status, columns, test }): EmitStatusRule => {
      const cells = sorted([...new Set(columns.flatMap((column) => [...(all.get(column) ?? [])]))]);
      const blank = cells.filter((cell) => applies({ blank: true }, cell));
      return {
        status,
        isDropped: dropped.includes(status),
        columns,
        blank: blank.includes('') ? blank : ['', ...blank],
        cells: 'blank' in test ? null : cells.filter((cell) => applies(test, cell)),
      };
    }),
  };
}

/** Whether a cell by itself fulfils the test of a status. */
function applies(test: CellTest, cell: string): boolean {
  return statusOf({ statuses: [{ status: 'test', columns: [0], test }] }, [cell]) !== null;
}

function sorted(cells: readonly string[]): string[] {
  return [...cells].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
