import { readFileSync } from 'node:fs';

type Row<Field extends string> = Readonly<Record<Field, number>>;
type Tails = { readonly lower?: number; readonly upper?: number };
type Quantiles = { readonly lowerQuantile?: number; readonly upperQuantile?: number };

function read<Content>(name: string): Content {
  return JSON.parse(
    readFileSync(new URL(`../../../fixtures/reference/${name}`, import.meta.url), 'utf8'),
  ) as Content;
}

/** mpmath, 17 digits: `fixtures/reference/distributions-mpmath.py`. A tail beyond double range is absent. */
export const multiplePrecision = read<{
  normal: { upper: Row<'z' | 'upper' | 'density'>[]; quantile: Row<'p' | 'upperQuantile'>[] };
  studentT: Row<'df' | 'p' | 'upperQuantile' | 't' | 'upper'>[];
  f: (Row<'df1' | 'df2' | 'p'> & Tails & Quantiles)[];
  beta: (Row<'a' | 'b' | 'p'> & Tails & Quantiles)[];
  chiSquare: (Row<'df' | 'p'> & Tails & Quantiles)[];
  gamma: Row<'x' | 'logGammaRatio' | 'stirlingError'>[];
  noncentralT: (Row<'t' | 'df' | 'ncp'> & Tails)[];
  noncentralTConfidence: Row<'t' | 'df' | 'level' | 'lower' | 'upper'>[];
  noncentralChiSquare: Row<'x' | 'df' | 'ncp' | 'upper'>[];
  noncentralChiSquareConfidence: Row<'x' | 'df' | 'level' | 'lower' | 'upper'>[];
}>('distributions-mpmath.json');

/** R 4.2.2 at 15 significant digits. */
export const r = read<{
  t_two_sided: Row<'t' | 'df' | 'p_two' | 'cdf'>[];
  t_quantile: Row<'df' | 'p' | 'q'>[];
  noncentral_t_cdf: Row<'t' | 'df' | 'ncp' | 'cdf'>[];
  f_upper: Row<'f' | 'df1' | 'df2' | 'upper' | 'q975' | 'q025'>[];
  chisq_upper: Row<'x' | 'df' | 'upper'>[];
}>('distributions.reference.json');

/** R 4.2.2 at 17 digits: `fixtures/reference/rank-distributions.R`. */
export const rRanks = read<{
  signedRank: Row<'v' | 'n' | 'cdf' | 'upper'>[];
  rankSum: Row<'u' | 'm' | 'n' | 'cdf' | 'upper'>[];
  signedRankQuantile: Row<'p' | 'n' | 'q'>[];
  rankSumQuantile: Row<'p' | 'm' | 'n' | 'q'>[];
}>('rank-distributions.reference.json');

/** Exact fractions: `fixtures/reference/rank-distributions-exact.py`. */
export const exactRanks = read<{
  signedRank: Row<'n' | 'statistic' | 'cdf'>[];
  rankSum: Row<'m' | 'n' | 'statistic' | 'cdf'>[];
}>('rank-distributions-exact.json');
