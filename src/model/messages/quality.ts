import type { Messages } from './create-message.ts';
import { listIn } from './wording.ts';

/** A respondent whose answers are to be looked at. */
type Flagged = { readonly file: string; readonly row: number };

/** What respondents are flagged for. */
export const qualityMessages = {
  'many-missing': 'quality.many-missing',
  'long-string': 'quality.long-string',
  'straight-line': (it: Flagged & { readonly scales: readonly string[] }, words) => {
    const names = it.scales.map(words.scale);
    const scales = listIn(words, names, 'quality.straight-line.last', 'quality.straight-line.next');
    return words.text('quality.straight-line', { ...it, scales });
  },
  'low-variability': (it: Flagged & { readonly sd: number }, words) =>
    words.text('quality.low-variability', { ...it, sd: words.number.fixed(it.sd, 2) }),
  'low-consistency': (it: Flagged & { readonly consistency: number; readonly scales: number }, words) =>
    words.text('quality.low-consistency', { ...it, consistency: words.number.fixed(it.consistency, 2) }),
  'multivariate-outlier': (
    it: Flagged & {
      readonly scale: string | null;
      readonly distance: number;
      readonly df: number;
      readonly p: number;
    },
    words,
  ) => {
    const p = words.number.p(it.p);
    const values = {
      ...it,
      distance: words.number.fixed(it.distance, 1),
      p: /^[<>]/.test(p) ? p : `= ${p}`,
    };
    return it.scale === null
      ? words.text('quality.multivariate-outlier', values)
      : words.text('quality.multivariate-outlier.scale', { ...values, scale: words.scale(it.scale) });
  },
  'more-flags': 'quality.more-flags',
} as const satisfies Messages;
