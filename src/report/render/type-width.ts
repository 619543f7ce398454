/** How wide the signs of a serif text type are, in digits; the widest of Times and Computer Modern. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[ijl.,'|]$/u, 0.6],
  [/^[;:’‘!]$/u, 0.7],
  [/^[ftrs()[\]\s]$/u, 0.8],
  [/^[bdhknpquvxyĳ]$/u, 1.1],
  [/^[ŵωώ¼½¾]$/u, 1.5],
  [/^[ďŉα-ψά-ώµ“”„]$/u, 1.3],
  [/^[mwæœ]$/u, 1.65],
  [/^[MWŴÆŒ%]$/u, 1.95],
  [/^[&@©®™‰№…—―←→↔]$/u, 2],
  [/^[ΉΎΜΦΩ]$/u, 1.8],
  [/^[IJ]$/u, 1.1],
  [/^\p{Lu}$/u, 1.5],
  // A hyphen may be a minus.
  [/^[<>=≥≤+~−×÷±¬≈≠≡√∞∑∏∆∩-]$/u, 1.6],
  [/^[¶℮]$/u, 1.3],
  [/^\p{Mn}$/u, 0],
  [
    /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u,
    2,
  ],
];
const known = new Map<string, number>();

/**
 * About how wide a text is in a serif type, counted in digits (half an em each), so that a column is wide enough for it.
 *
 * @example typeWidth('48.43') // 4.6
 */
export function typeWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

/** The widest word of a text. */
export function widestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(typeWidth));
}

function signWidth(sign: string): number {
  const width = known.get(sign);
  if (width !== undefined) return width;
  const found = WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? 1;
  known.set(sign, found);
  return found;
}
