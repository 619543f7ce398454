/** A respondent whose answers are to be looked at. */
type Flagged = { readonly file: string; readonly row: number };

function flagged({ file, row }: Flagged): string {
  return `${file}, row ${row}`;
}

/** What respondents are flagged for, in English. */
export const qualityMessages = {
  'many-missing': (it: Flagged & { readonly missing: number; readonly items: number }) =>
    `${flagged(it)}: ${it.missing} of ${it.items} items have no answer`,
  'long-string': (it: Flagged & { readonly length: number; readonly of: number; readonly answer: number }) =>
    `${flagged(it)}: ${it.length} answers in a row are ${it.answer}, of ${it.of} items with the same answer options`,
  'straight-line': (it: Flagged & { readonly scales: readonly string[] }) =>
    `${flagged(it)}: every answer to ${it.scales.join(' and to ')} is the same, though some of the items are reversed`,
  'low-variability': (it: Flagged & { readonly sd: number }) =>
    `${flagged(it)}: the answers to items with the same options hardly differ (SD ${it.sd.toFixed(2)})`,
  'low-consistency': (it: Flagged & { readonly consistency: number; readonly scales: number }) =>
    `${flagged(it)}: the two halves of the scales disagree (even-odd consistency ${it.consistency.toFixed(2)} over ${it.scales} scales)`,
  'multivariate-outlier': (
    it: Flagged & {
      readonly scale: string | null;
      readonly distance: number;
      readonly df: number;
      readonly p: number;
    },
  ) =>
    `${flagged(it)}: an unusual combination of answers${it.scale === null ? '' : ` to ${it.scale}`} (Mahalanobis D² ${it.distance.toFixed(1)}, df ${it.df}, p ${it.p < 0.001 ? '< .001' : `= ${it.p.toFixed(3)}`})`,
  'more-flags': (it: { readonly file: string; readonly count: number }) =>
    `${it.file}: ${it.count} more flags are counted, not listed; with limits that flag so many, look at the limits first`,
} as const;
