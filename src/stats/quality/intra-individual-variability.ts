import { type Estimate, estimated, notComputable } from '../estimate.ts';

/**
 * Intra-individual response variability, IRV: the sample standard deviation (n − 1) of one respondent's answers (Dunn, Heggestad,
 * Shanock & Theilgard 2018), also called the inter-item standard deviation (Marjanovic, Holden, Struthers, Cribbie & Greenglass 2015).
 *
 * Low values are those of somebody who gives nearly the same answer throughout (Dunn et al.), high ones of somebody who answers at
 * random (Marjanovic et al.). Answers are taken as given, before reversal, and must share one response format. As `careless::irv` in R,
 * gaps left out.
 *
 * @param answers codes, `NaN` where unanswered
 * @returns in units of the codes; `too-few` below two answers
 * @example intraIndividualVariability([1, 2, 4, NaN]) // { ok: true, value: 1.5275 }
 */
export function intraIndividualVariability(answers: ArrayLike<number>): Estimate<number> {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < answers.length; i++) {
    if (Number.isNaN(answers[i]!)) continue;
    n++;
    sum += answers[i]!;
  }
  if (n < 2) return notComputable('too-few');
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < answers.length; i++) {
    if (!Number.isNaN(answers[i]!)) squares += (answers[i]! - mean) ** 2;
  }
  return estimated(Math.sqrt(squares / (n - 1)));
}
