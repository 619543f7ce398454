/**
 * How an effect size may have been computed. `formula`: the one way there is; `at-most`: a bound, since other effects of the same analysis may
 * count. The others name a design or a correction: `audit.variant.<code>`. In the order in which they are said.
 */
export const EFFECT_VARIANTS = [
  'formula',
  'at-most',
  'one-way',
  'adjusted',
  'group-sizes',
  'equal-groups',
  'unequal-groups',
  'pairs-dz',
  'pairs-sd',
  'means',
  'phi',
  'cramers-v',
  'bias-corrected',
  'continuity',
] as const;
