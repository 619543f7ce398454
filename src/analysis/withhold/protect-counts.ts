import type { InputSummary } from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';

/** A count of at least one that is below the smallest that may be shown. */
export function isSmall(count: Count, minCell: number): boolean {
  return count !== null && count > 0 && count < minCell;
}

/** The count, or `null` when it is small. Zero stays: it is nobody's number. */
export function shown(count: Count, minCell: number): Count {
  return isSmall(count, minCell) ? null : count;
}

/** A part of a whole that is printed: withheld when it or what is left of the whole is small. */
export function shownPart(part: Count, whole: Count, minCell: number): Count {
  if (part === null || whole === null) return part === 0 ? 0 : null;
  return isSmall(part, minCell) || isSmall(whole - part, minCell) ? null : part;
}

/**
 * Cell suppression in one sum whose total is known: withholds the small counts (primary suppression) and, one after the other, the
 * smallest of the others (secondary suppression) until nothing withheld can be worked out again.
 *
 * That is so when at least two cells are withheld, their sum (which is the total less what is shown) is itself not small, and they are
 * not all alike. Then exchanging two different withheld counts gives another table with the same printed cells, which this rule, that
 * looks at values and not at places, would print in the same way; so not even who knows the rule can tell the two apart. Cells of
 * equal size are therefore withheld together, and zeros as soon as no other cell is left to be shown.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4: threshold rule, and protection of the union of the suppressed
 * cells. τ-ARGUS and sdcTable solve the same for tables of any dimension by linear programming; here sums have one dimension.
 *
 * @param counts whole numbers of a sum that is printed or can be worked out
 * @param minCell the smallest count that may be shown; up to 1 everything is shown
 * @example protectCounts([2, 10, 20, 9, 5], 5) // [null, 10, 20, 9, null]
 */
export function protectCounts(counts: readonly number[], minCell: number): Count[] {
  const hidden = new Set(counts.flatMap((count, cell) => (isSmall(count, minCell) ? [cell] : [])));
  if (hidden.size === 0) return [...counts];
  const sizes = [...new Set(counts.filter((count) => count >= minCell))].sort((a, b) => a - b);
  for (const size of sizes) {
    if (
      isProtected(
        [...hidden].map((cell) => counts[cell]!),
        minCell,
      )
    )
      break;
    counts.forEach((count, cell) => {
      if (count === size) hidden.add(cell);
    });
  }
  const nothingLeft = counts.every((count, cell) => count === 0 || hidden.has(cell));
  return counts.map((count, cell) => (nothingLeft || hidden.has(cell) ? null : count));
}

function isProtected(hidden: readonly number[], minCell: number): boolean {
  const sum = hidden.reduce((total, count) => total + count, 0);
  return sum >= minCell && new Set(hidden).size >= 2;
}

/**
 * The same for two groups counted side by side, where sums run along both sides: a row is withheld whole or not at all, in each group the
 * withheld rows protect each other, and a row whose sum would be withheld among the sums (as a table of everybody does) goes too.
 *
 * @param rows counts of the first and second group
 */
export function protectPairs(
  rows: readonly (readonly [number, number])[],
  minCell: number,
): (readonly [Count, Count])[] {
  const sums = rows.map(([a, b]) => a + b);
  const hiddenSums = protectCounts(sums, minCell);
  const hidden = new Set(
    rows.flatMap((row, index) =>
      hiddenSums[index] === null || row.some((count) => isSmall(count, minCell)) ? [index] : [],
    ),
  );
  if (hidden.size === 0) return [...rows];
  for (const size of [...new Set(sums)].sort((a, b) => a - b)) {
    const inside = [...hidden].map((row) => rows[row]!);
    if (
      [0, 1].every((group) =>
        isProtected(
          inside.map((row) => row[group]!),
          minCell,
        ),
      )
    )
      break;
    sums.forEach((sum, row) => {
      if (sum === size) hidden.add(row);
    });
  }
  return rows.map((row, index) => (hidden.has(index) ? [null, null] : row));
}

/** The rows of a file by what became of them: those of respondents go where one of their numbers is to be hidden. */
function withholdRowCounts(
  counts: InputSummary['rowCounts'],
  hidden: boolean,
  minCell: number,
): InputSummary['rowCounts'] {
  const { headings, blank, damaged, ...ofRespondents } = counts;
  const { leftOut, respondents, withoutGroup, otherGroups, used } = ofRespondents;
  const anySmall = [leftOut ?? 0, respondents, withoutGroup, otherGroups, used].some((count) =>
    isSmall(count, minCell),
  );
  if (!hidden && !anySmall) return counts;
  const none = { inFile: null, respondents: null, withoutGroup: null, otherGroups: null, used: null };
  return { ...none, ...(leftOut !== undefined && { leftOut: null }), headings, blank, damaged };
}

/** What is said of the rows of a file: of statuses and reasons all counts go where one of them is to be hidden. */
export function withholdRows(input: InputSummary, hidden: boolean, minCell: number): InputSummary {
  const { export: facts, leftOut } = input;
  const counts = [...Object.values(facts?.statuses ?? {}), ...(leftOut ?? []).map(({ count }) => count)];
  const hides = hidden || counts.some((count) => isSmall(count, minCell));
  const statuses = Object.fromEntries(Object.keys(facts?.statuses ?? {}).map((status) => [status, null]));
  return {
    ...input,
    rows: hidden ? null : shown(input.rows, minCell),
    rowCounts: withholdRowCounts(input.rowCounts, hides, minCell),
    ...(hides && facts !== undefined && { export: { ...facts, statuses } }),
    ...(hides && leftOut !== undefined && { leftOut: leftOut.map((each) => ({ ...each, count: null })) }),
    invalidSetMissing: shown(input.invalidSetMissing, minCell),
    missingCodes: shown(input.missingCodes, minCell),
  };
}
