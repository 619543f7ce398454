import { type EngineTable, quotedName, quotedText } from '../../model/engine.ts';
import type { ItemCodes } from './item-codes.ts';

/** What is summed of the items of complete respondents, as `Collection` in `score-dataset.ts`. */
export type SummedProducts = 'none' | 'sums' | 'pairs';

/** What a statement is made of. */
export interface StatementParts {
  /** Of one score, in order. */
  readonly items: readonly ItemCodes[];
  /** Column of the groups. */
  readonly group: number | null;
  readonly products: SummedProducts;
}

/**
 * The statement that counts the respondents by group, answers given and their sum, which is all that a score rests on; with the sums of the
 * items (`s0`, `s1`, …) and of their squares or products (`p0`, …) within these, of which those of complete respondents are used.
 */
export function statesQuery(table: EngineTable, { items, group, products }: StatementParts): string {
  const x = items.map((_, index) => `x${index}`);
  const type = typeOf(items);
  const cells = items.map((item, index) => `${caseExpression(table, item, type)} AS x${index}`);
  const groupName = group === null ? "''" : `CAST(${quotedName(table.columns[group]!.name)} AS VARCHAR)`;
  const sums = sumsOf(items.length, products).map(([name, of]) => `sum(${of}) AS ${name}`);
  return `SELECT ${['g', 'answered', 'total', 'count(*) AS n', ...sums].join(', ')}
FROM (
  SELECT *,
    ${x.map((name) => `(CASE WHEN ${name} IS NULL THEN 0 ELSE 1 END)`).join(' + ')} AS answered,
    ${x.map((name) => `coalesce(${name}, 0)`).join(' + ')} AS total
  FROM (
    SELECT ${groupName} AS g,
      ${cells.join(',\n      ')}
    FROM ${table.relation}
  ) AS codes
) AS respondents
GROUP BY g, answered, total`;
}

/** The same with every value as text, for a program. */
export function scoreStatement(table: EngineTable, parts: StatementParts): string {
  const sums = sumsOf(parts.items.length, parts.products).map(([name]) => name);
  const values = ['g', 'answered', 'total', 'n', ...sums].map((name) => `CAST(${name} AS VARCHAR)`);
  return `SELECT ${values.join(', ')} FROM (${statesQuery(table, parts)}) AS states`;
}

function sumsOf(k: number, products: SummedProducts): (readonly [name: string, of: string])[] {
  const x = Array.from({ length: k }, (_, index) => `x${index}`);
  const pairs = x.flatMap((one, index) => x.slice(0, index + 1).map((other) => `${one} * ${other}`));
  const second =
    products === 'pairs' ? pairs : products === 'sums' ? x.map((name) => `${name} * ${name}`) : [];
  return [
    ...(products === 'none' ? [] : x.map((name, index) => [`s${index}`, name] as const)),
    ...second.map((of, index) => [`p${index}`, of] as const),
  ];
}

type SqlNumber = 'INTEGER' | 'BIGINT' | 'DOUBLE PRECISION';

/**
 * The narrowest type that holds the products and the sum of any answers: an engine multiplies and adds in the type of its column, and ends with an error
 * where that overflows (squares of amounts above 46,340 in an INTEGER, of 12 in a TINYINT).
 */
function typeOf(items: readonly ItemCodes[]): SqlNumber {
  let most = 0;
  for (const { values } of items) for (const value of values.values()) most = Math.max(most, Math.abs(value));
  const largest = Math.max(most * most, items.length * most);
  if (largest < 2 ** 31) return 'INTEGER';
  return largest < 2 ** 63 ? 'BIGINT' : 'DOUBLE PRECISION';
}

/** The value of an item from its cell; NULL for no answer. */
function caseExpression(
  { columns }: EngineTable,
  { column, values, isWhole }: ItemCodes,
  type: SqlNumber,
): string {
  if (column === -1 || values.size === 0) return `CAST(NULL AS ${type})`;
  const { name, kind } = columns[column]!;
  const straight = kind === 'whole' && isWhole ? straightLine(values) : null;
  if (straight !== null) {
    const [slope, origin] = straight;
    const code = `CAST(${quotedName(name)} AS ${type})`;
    return slope === 1 ? `(${code} + ${origin})` : `(${origin} - ${code})`;
  }
  const isNumber = kind !== 'text';
  const cell = isNumber ? quotedName(name) : `CAST(${quotedName(name)} AS VARCHAR)`;
  const branches = [...values].map(
    ([text, value]) => `WHEN ${isNumber ? text : quotedText(text)} THEN ${value}`,
  );
  const value = `CASE ${cell} ${branches.join(' ')} END`;
  return type === 'INTEGER' ? value : `CAST(${value} AS ${type})`;
}

/** Where all values are a constant more than their codes, or their codes from a constant: the usual answers, and reversed ones. */
function straightLine(values: ReadonlyMap<string, number>): readonly [slope: 1 | -1, origin: number] | null {
  const pairs = [...values].map(([code, value]) => [Number(code), value] as const);
  const [code, value] = pairs[0]!;
  for (const slope of [1, -1] as const) {
    const origin = value - slope * code;
    if (pairs.every(([each, counts]) => counts === origin + slope * each)) return [slope, origin];
  }
  return null;
}
