import type { Choice, ChoicesSummary } from '../model/result.ts';

/**
 * What the choices come to: how many keep sign and decision, between which differences they lie, and which moves it most.
 *
 * @param rows the analysis as it was done first
 * @param significant whether that one is
 */
export function choicesSummary(rows: readonly Choice[], significant: boolean | null): ChoicesSummary {
  const [first, ...others] = rows as [Choice, ...Choice[]];
  const known = others.filter(({ difference }) => difference !== null);
  const differences = rows.flatMap(({ difference }) => difference ?? []);
  const count = (holds: (row: Choice) => boolean | null) => known.filter((row) => holds(row) === true).length;
  return {
    choices: others.length,
    known: known.length,
    sameSign: count(({ sameSign }) => sameSign),
    sameDecision: count(({ sameDecision }) => sameDecision),
    significant,
    lowest: differences.length === 0 ? null : Math.min(...differences),
    highest: differences.length === 0 ? null : Math.max(...differences),
    moves: first.difference === null ? null : furthest(rows, first.difference),
  };
}

function furthest(rows: readonly Choice[], from: number): ChoicesSummary['moves'] {
  let most: { index: number; by: number } | null = null;
  rows.forEach(({ difference }, index) => {
    if (difference === null || difference === from) return;
    const by = difference - from;
    if (most === null || Math.abs(by) > Math.abs(most.by)) most = { index, by };
  });
  return most;
}
