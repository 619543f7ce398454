import { chiSquareUpper } from '../../stats/distributions/index.ts';
import { mcNemar } from '../../stats/proportions/mcnemar.ts';

/** Those who gave an answer at one of two waves only. */
export interface Changed {
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** A p-value in the place of the exact two-sided one of McNemar's test. */
interface OtherP {
  readonly convention: 'one-sided' | 'mid-p' | 'chi-square' | 'continuity';
  readonly p: number;
}

/**
 * p-values that are printed in the place of the exact two-sided one: of one side; mid-p, P(X ≤ min) + P(X < min), which counts the smaller
 * count itself half; and that of McNemar's χ² = (|b − c| − correction)² / (b + c), without and with Edwards' correction of 1.
 *
 * @param changed people of whom some changed
 */
export function otherPs({ onlyFirst, onlySecond }: Changed): OtherP[] {
  const changed = onlyFirst + onlySecond;
  const [least, most] = [Math.min(onlyFirst, onlySecond), Math.max(onlyFirst, onlySecond)];
  const upTo = (count: number) => (count < 0 ? 0 : pOf(mcNemar(count, changed - count, 'greater')));
  const ofChiSquare = (correction: number) =>
    chiSquareUpper(Math.max(0, most - least - correction) ** 2 / changed, 1);
  return [
    { convention: 'one-sided', p: pOf(mcNemar(onlyFirst, onlySecond, 'greater')) },
    { convention: 'one-sided', p: pOf(mcNemar(onlyFirst, onlySecond, 'less')) },
    { convention: 'mid-p', p: Math.min(1, upTo(least) + upTo(least - 1)) },
    { convention: 'chi-square', p: ofChiSquare(0) },
    { convention: 'continuity', p: ofChiSquare(1) },
  ];
}

function pOf(test: ReturnType<typeof mcNemar>): number {
  return test.ok ? test.value.p : Number.NaN;
}
