/** A number; a dash behind a digit is none's sign. */
const NUMBER = /(?:(?<!\d)(?<!\d )[-−] ?)?(?:\d+(?:[.,]\d+)?|[.,]\d+)/g;

/** The numbers of a cell that holds several, as they are printed: `48.4 (10.3)`, `[-1.91, 6.25]`, `1.4 (-1.0 to 3.9)`. */
export function numbersIn(cell: string): string[] {
  return (cell.replace(/(?<!\d)\d+ ?%/g, '').match(NUMBER) ?? []).map((each) => each.replace(/\s/g, ''));
}

/** A mean and what stands behind it, or the two ends of an interval; `null` where there are not two numbers. */
export function twoNumbers(cell: string): readonly [string, string] | null {
  const [first, second, ...others] = numbersIn(cell);
  return first === undefined || second === undefined || others.length > 0 ? null : [first, second];
}

/** Lowest and highest score: a dash between two numbers is no sign. */
export function endsOfRange(cell: string): readonly [string, string] | null {
  const [, low, high] = /^\s*([-−]?[\d.,]+)\s*(?:–|—|-|to|tot|à)\s*([-−]?[\d.,]+)\s*$/.exec(cell) ?? [];
  return low === undefined || high === undefined ? null : [low, high];
}

/** A cell that says nothing. */
export function isBlankCell(cell: string | undefined): boolean {
  return cell === undefined || /^(?:[–—-]|\/|n\/?a|n\.?v\.?t\.?|\[c\])?$/i.test(cell.trim());
}

/** A printed number without marks of notes behind it, but with stars, which may be all that it says of p. */
export function printedNumber(cell: string): string {
  return cell
    .trim()
    .replace(/(?<=\d)\s*[a-z]$/i, '')
    .replace(/(?<=\d)[ᵃ-ᶻ†‡§]+$/u, '');
}
