import type { FindingPlace } from '../model/audit-result.ts';
import type { PublishedTable } from '../model/published.ts';
import { type Claim, contradictions } from './checks/repeated-claims.ts';
import { parseReportedNumber, type ReportedNumber } from './checks/reported-number.ts';
import type { TableSettings } from './number-reader.ts';
import { consistent, findingOf, inconsistent, type Outcome } from './outcome.ts';
import type { PublishedCell, Quantity } from './published-cell.ts';
import { publishedCells } from './published-cells.ts';

/** What is printed in several places: the claims of the file, and the same quantity in several rows. */
export function claimOutcomes(table: PublishedTable, settings: TableSettings): Outcome[] {
  const cells = publishedCells(table);
  const byQuantity = new Map<string, PublishedCell[]>();
  for (const cell of cells) {
    const key = quantityOf(cell);
    if (key !== null) byQuantity.set(key, [...(byQuantity.get(key) ?? []), cell]);
  }
  return [...byQuantity.values()]
    .filter((same) => same.length > 1)
    .flatMap((same) => sameOutcomes(same, table, settings));
}

/** Quantities that a table may print of the same respondents in two rows. */
const OF_ROWS: readonly Quantity[] = ['mean', 'sd', 'se', 'median', 'min', 'max', 'alpha'];

/** Cells with the same key stand for the same number; `null` for a cell that can stand in one place only. */
function quantityOf({ quantity, claim, scale, item, group, wave }: PublishedCell): string | null {
  if (claim !== undefined) return JSON.stringify(['claim', claim]);
  if (!OF_ROWS.includes(quantity)) return null;
  return JSON.stringify([quantity, scale, item, group, wave]);
}

function sameOutcomes(
  cells: readonly PublishedCell[],
  table: PublishedTable,
  settings: TableSettings,
): Outcome[] {
  const parsed = cells.map((cell) => ({ cell, number: parseReportedNumber(cell.printed, settings.decimal) }));
  const place = placeOf(cells[0]!, table);
  const contradicted = parsed.every(({ number }) => number.ok)
    ? contradictions(
        parsed.map(({ number }, index) => claimAt(index, number as { readonly number: ReportedNumber })),
        settings.rounding,
      ).map(({ first, second }) => [cells[Number(first.place)]!, cells[Number(second.place)]!] as const)
    : wordsThatDiffer(cells);
  if (contradicted.length === 0) return [consistent('claims')];
  return contradicted.map(([first, second]) =>
    inconsistent(
      'claims',
      findingOf('contradiction', 'inconsistent', {
        place,
        cells: [{ cell: first }, { cell: second }],
        values: {
          quantity: first.claim === undefined ? first.quantity : 'claim',
          first: first.printed,
          firstWhere: first.where ?? '',
          second: second.printed,
          secondWhere: second.where ?? '',
        },
      }),
    ),
  );
}

/** The place is the position in the list, so that the pair is found back. */
function claimAt(index: number, { number }: { readonly number: ReportedNumber }): Claim {
  return { quantity: '', place: String(index), number };
}

/** Each claim in words that is not the first's. */
function wordsThatDiffer(cells: readonly PublishedCell[]): (readonly [PublishedCell, PublishedCell])[] {
  const words = ({ printed }: PublishedCell) => printed.trim().toLowerCase().replace(/\s+/g, ' ');
  const [first, ...rest] = cells;
  return rest.filter((cell) => words(cell) !== words(first!)).map((cell) => [first!, cell] as const);
}

function placeOf({ claim, scale, item, group, wave }: PublishedCell, table: PublishedTable): FindingPlace {
  if (claim !== undefined) return { claim };
  const name = table.rows?.find((row) => row.scale === scale)?.name ?? table.scales?.[scale ?? '']?.name;
  const groupName = table.groups?.find(({ id }) => id === group)?.name;
  return {
    ...(scale === undefined ? {} : { scale, name: name ?? scale }),
    ...(item === undefined ? {} : { item }),
    ...(group === undefined ? {} : { group, groupName: groupName ?? group }),
    ...(wave === undefined ? {} : { wave }),
  };
}
